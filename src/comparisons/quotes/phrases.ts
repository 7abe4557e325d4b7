/** Phrases of one speaker in which one word is another: "seasonal gap", "seasonal difference"; "greatly raises", "notably raises the cost". */
import type { FindingDraft, StoryContext } from '../../model/finding.ts';
import type { Pair } from '../../model/stages.ts';
import { overlaps, type Span } from '../../text/span.ts';
import { citedInTwo, isRare, type Passage, shownOf } from './fragments.ts';
import { commonIn, rareFrom } from './rarity.ts';
import { sharesSense } from './senses.ts';
import { areApart } from './settings.ts';
import { nameOf } from './shown.ts';
import { speakersOfPair } from './speakers.ts';
import type { Utterance } from './utterances.ts';
import { PERSONS } from './word-kinds.ts';
import type { SpokenWord } from './wording.ts';

/** The phrase that a word in marks makes with its neighbour: a describing word with its noun, a noun with what describes it. */
function phraseAt(
  one: Utterance,
  at: number,
): { readonly neighbour: SpokenWord; readonly span: Span } | null {
  const [before, word, after] = [one.words[at - 1], one.words[at]!, one.words[at + 1]];
  const gap = (x: SpokenWord, y: SpokenWord) => one.text.slice(x.end - one.start, y.start - one.start);
  const isNext = (x: SpokenWord, y: SpokenWord) => /^["“”'’]{0,2}[\s-]["“”'’]{0,2}$/u.test(gap(x, y));
  if (word.pos === 'ADJ' && after?.pos === 'NOUN' && isNext(word, after))
    return { neighbour: after, span: { start: word.start, end: after.end } };
  if (word.pos === 'NOUN' && after?.pos !== 'NOUN' && before && isNext(before, word))
    if (before.pos === 'ADJ' && before.content)
      return { neighbour: before, span: { start: before.start, end: word.end } };
  return null;
}

/** Most words of a quotation that cites one phrase only. */
const PHRASE = 3;

/** Whether the words in marks around a phrase are the phrase itself. */
const isCited = (one: Utterance, phrase: Span): boolean =>
  one.quoted.some(
    (part) =>
      part.start < phrase.end &&
      phrase.start < part.end &&
      one.words.filter((word) => part.start <= word.start && word.end <= part.end).length <= PHRASE,
  );

const inMarks = (one: Utterance, word: SpokenWord): boolean =>
  one.form === 'direct' || one.quoted.some((part) => part.start <= word.start && word.end <= part.end);

function phrasesOf(a: Utterance, b: Utterance, rare: number): readonly [Span, Span] | null {
  for (const [i, word] of a.words.entries()) {
    if (!isRare(word, rare) || !inMarks(a, word)) continue;
    for (const [j, other] of b.words.entries()) {
      if (other.lemma !== word.lemma || other.pos !== word.pos || !inMarks(b, other)) continue;
      const [x, y] = [phraseAt(a, i), phraseAt(b, j)];
      if (!x || !y || x.neighbour.lemma === y.neighbour.lemma) continue;
      if (sharesSense(x.neighbour.lemma, y.neighbour.lemma) || PERSONS.has(y.neighbour.norm)) continue;
      const cited = [isCited(a, x.span), isCited(b, y.span)];
      // "the national interest" and "its own interest" are two interests.
      if (word.pos === 'ADJ' ? cited.includes(true) : !cited.includes(false)) return [x.span, y.span];
    }
  }
  return null;
}

/** Content words, and all words, of a fragment of which one word is another in a longer quotation. */
const FRAGMENT = { least: 3, most: 8 };
/** Words that a longer quotation may have between those of the fragment. */
const LOOSE = 2;

/** Whether a mark stands between some words of a quotation. */
const isBroken = ({ words, text, start }: Utterance, from: number, to: number): boolean =>
  /[^\p{L}\p{M}\p{N}\s'’-]/u.test(text.slice(words[from]!.start - start, words[to]!.end - start));

/** Whether a row of content words is a fragment's own but for one, another of its kind; another is known to be the speaker's own. */
function isOneOther(
  own: readonly SpokenWord[],
  row: readonly SpokenWord[],
  common: ReadonlySet<string>,
): boolean {
  const at = own.findIndex((word, i) => word.lemma !== row[i]!.lemma);
  if (at < 0 || own.some((word, i) => i > at && word.lemma !== row[i]!.lemma)) return false;
  if (own[at]!.pos !== row[at]!.pos || NAMING.has(own[at]!.pos)) return false;
  return own.some((word, i) => i !== at && isRare(word, 0) && !common.has(word.lemma));
}
const NAMING: ReadonlySet<string> = new Set(['NUM', 'PROPN']);

/** The place of a fragment in a longer quotation that has its content words in a row but one, for which it has another of its kind. */
function otherWord(a: Utterance, b: Utterance, common: ReadonlySet<string>): readonly [Span, Span] | null {
  if (a.form !== 'direct' || b.form !== 'direct') return null;
  const [short, long] = a.words.length <= b.words.length ? [a, b] : [b, a];
  const [own, other] = [short, long].map(({ words }) => words.filter((word) => word.content)) as [
    SpokenWord[],
    SpokenWord[],
  ];
  const last = short.words.length - 1;
  if (last >= FRAGMENT.most || own.length < FRAGMENT.least || isBroken(short, 0, last)) return null;
  for (let k = 0; k + own.length <= other.length; k++) {
    const row = other.slice(k, k + own.length);
    if (!isOneOther(own, row, common)) continue;
    let [from, to] = [long.words.indexOf(row[0]!), long.words.indexOf(row.at(-1)!)];
    if (to - from > last + LOOSE || isBroken(long, from, to)) continue;
    // Words of form next to it belong to it where both have them.
    const key = (word: SpokenWord | undefined) => word?.key;
    let [first, end] = [short.words.indexOf(own[0]!), short.words.indexOf(own.at(-1)!)];
    while (first > 0 && from > 0 && key(short.words[first - 1]) === key(long.words[from - 1]))
      [first, from] = [first - 1, from - 1];
    while (end < last && key(short.words[end + 1]) === key(long.words[to + 1])) [end, to] = [end + 1, to + 1];
    const place = { start: long.words[from]!.start, end: long.words[to]!.end };
    const whole = { start: short.start, end: short.end };
    return short === a ? [whole, place] : [place, whole];
  }
  return null;
}

/** Phrases that one speaker is cited with in two ways, one of them a fragment; each pair of documents, and of phrases, once for a speaker. */
export function phrasesInTwo(
  items: readonly Utterance[],
  pairs: readonly Pair[],
  story: StoryContext,
): FindingDraft[] {
  const [rare, common] = [rareFrom(story), commonIn(story)];
  const told = new Set<string>();
  return pairs.flatMap(([i, j]): FindingDraft[] => {
    const [a, b] = [items[i]!, items[j]!];
    if (a.form === 'indirect' || b.form === 'indirect' || a.headline || b.headline) return [];
    if (speakersOfPair(a, b, story) !== 'same' || areApart(a.setting, b.setting)) return [];
    const key = `${a.speaker ?? a.presumed} ${a.document} ${b.document}`;
    const phrases = told.has(key) ? null : (phrasesOf(a, b, rare) ?? otherWord(a, b, common));
    if (!phrases) return [];
    const content = [a, b].map((one, k) =>
      one.words.flatMap((word) => (word.content && overlaps(word, phrases[k]!) ? word.lemma : [])).join(' '),
    );
    const words = `${a.speaker ?? a.presumed} ${content.sort().join(' / ')}`;
    if (told.has(words)) return [];
    told.add(key).add(words);
    const passages = [a, b].map((one, k): Passage => ({ document: one.document, ...phrases[k]! }));
    const shown: [string, string] = [shownOf(passages[0]!, story), shownOf(passages[1]!, story)];
    return [citedInTwo(passages, shown, nameOf(a.speaker ?? b.speaker, story), story)];
  });
}
