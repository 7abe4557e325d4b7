/**
 * Words cited alike that two reports complete in two ways: a "turning point" in the history of the town, a "turning point" in the talks.
 * One of them, or both, tell in their own sentence what the speaker said of it.
 */
import turns from '../../lexicon/en/quote-turns.json' with { type: 'json' };
import type { FindingDraft, StoryContext } from '../../model/finding.ts';
import type { Pair } from '../../model/stages.ts';
import { difference } from './differences.ts';
import { rareFrom } from './rarity.ts';
import { speakersOfPair } from './speakers.ts';
import type { Utterance } from './utterances.ts';
import { PERSONS } from './word-kinds.ts';
import type { SpokenWord } from './wording.ts';

/** Words that lead from what is cited to what it is said of, and those among them that open a clause. */
export const LEADING: ReadonlySet<string> = new Set([
  ...turns.entries.leading.phrase,
  ...turns.entries.leading.clause,
]);
export const CLAUSES: ReadonlySet<string> = new Set(turns.entries.leading.clause);
/** Words of a completion that are compared. */
export const REACH = 8;
/** Words of it in which a pronoun leaves open what is meant. */
const NEXT = 2;

/** The first words of what completes: those up to the next mark that ends a phrase. */
function completion({ words, text, start }: Utterance, from: number): SpokenWord[] {
  const found: SpokenWord[] = [];
  for (let i = from; i < Math.min(words.length, from + REACH); i++) {
    const before = words[i - 1]!;
    if (i > from && /[,;:.!?–—]/u.test(text.slice(before.end - start, words[i]!.start - start))) break;
    found.push(words[i]!);
  }
  return found;
}

const contentOf = (words: readonly SpokenWord[]): Set<string> =>
  new Set(words.filter((word) => word.content).map((word) => word.lemma));

/** "against it", "to make them law": what the pronoun stands for may be what the other names; "for his plan" names it. */
const isOpen = (words: readonly SpokenWord[]): boolean =>
  words.slice(0, NEXT).some((word, i) => PERSONS.has(word.norm) && !words[i + 1]?.content);

/** Whether two completions after one leading word say two things. */
export function completeOtherwise(lead: string, a: readonly SpokenWord[], b: readonly SpokenWord[]): boolean {
  if (isOpen(a) || isOpen(b)) return false;
  const [x, y] = [contentOf(a), contentOf(b)];
  if (x.size === 0 || y.size === 0) return false;
  const shared = [...x].filter((lemma) => y.has(lemma)).length;
  return CLAUSES.has(lead) ? shared * 2 <= Math.min(x.size, y.size) + 1 && shared < x.size : shared === 0;
}

/** Whether the words in marks of `report` stand in `other` and go on otherwise there. */
function goesOnOtherwise(report: Utterance, other: Utterance, known: boolean, rare: number): boolean {
  return report.quoted.some((part) => {
    const cited = report.words.filter((word) => part.start <= word.start && word.end <= part.end);
    const telling = cited.filter((word) => word.content);
    // Of two people who may not be one, only words that nobody else says are known to be the same.
    if (
      telling.length < (known ? 1 : 2) ||
      (!known && !telling.some((word) => word.pos === 'NOUN' && word.weight >= rare))
    )
      return false;
    const at = other.words.findIndex((_, i) =>
      cited.every((word, k) => other.words[i + k]?.key === word.key),
    );
    if (at < 0) return false;
    const [x, y] = [other.words[at + cited.length], report.words[report.words.indexOf(cited.at(-1)!) + 1]];
    if (!x || !y || x.norm !== y.norm || !LEADING.has(x.norm)) return false;
    return completeOtherwise(
      x.norm,
      completion(other, other.words.indexOf(x) + 1),
      completion(report, report.words.indexOf(y) + 1),
    );
  });
}

/** Each pair of documents once for one citation. */
export function completions(
  items: readonly Utterance[],
  pairs: readonly Pair[],
  story: StoryContext,
): FindingDraft[] {
  const told = new Set<string>();
  const rare = rareFrom(story);
  return pairs.flatMap(([i, j]): FindingDraft[] => {
    const [a, b] = [items[i]!, items[j]!];
    if (a.form === 'indirect' || b.form === 'indirect' || a.headline || b.headline) return [];
    const speakers = speakersOfPair(a, b, story);
    const orders = [[b, a] as const, [a, b] as const];
    const found = orders.find(
      ([x, y]) => x.form === 'mixed' && goesOnOtherwise(x, y, speakers === 'same', rare),
    );
    if (!found || speakers === 'two') return [];
    const [report, other] = found;
    const key = `${a.document} ${b.document} ${report.speech}`;
    if (told.has(key)) return [];
    told.add(key);
    const draft = difference(
      [
        { utterance: other, members: [other], effects: [] },
        { utterance: report, members: [report], effects: ['completion'] },
      ],
      story,
    );
    return draft ? [{ ...draft, severity: 'low' }] : [];
  });
}
