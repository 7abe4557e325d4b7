/**
 * Two sentences of one speaker that say one thing in words of their own: "I used money that was the town's" and "I used
 * money I should not have used". They are too unlike to be one sentence written down twice; what they share are words that
 * nobody else in the story uses.
 */
import type { FindingDraft, StoryContext } from '../../model/finding.ts';
import type { Pair } from '../../model/stages.ts';
import type { Likeness } from './alike.ts';
import type { Compared } from './clusters.ts';
import { difference } from './differences.ts';
import { rareFrom } from './rarity.ts';
import { areApart } from './settings.ts';
import type { Utterance } from './utterances.ts';
import { FILLERS } from './word-kinds.ts';
import type { SpokenWord } from './wording.ts';

/** Words of a quotation that is compared. */
const WORDS = 3;

const isRare = (word: SpokenWord, least: number): boolean =>
  word.content &&
  !word.name &&
  word.weight >= least &&
  word.pos !== 'PROPN' &&
  word.pos !== 'NUM' &&
  !FILLERS.has(word.norm);

/** Whether both say one of the words of few documents, in any place. */
function shareRare(a: Utterance, b: Utterance, story: StoryContext): boolean {
  const least = rareFrom(story);
  const own = new Set(a.words.filter((word) => isRare(word, least)).map((word) => word.lemma));
  return b.words.some((word) => isRare(word, least) && own.has(word.lemma));
}

/** Likeness, by the heavier one, from which two sentences say one thing, or else by the lighter one. */
const TWICE = 0.2;
const THIRD = 0.32;
const HALF = 0.49;
/** Likeness, by the lighter one, from which what was said on two occasions is one thing. */
const PART = 0.6;

/** Whether something speaks for two occasions: another hearer, another kind of occasion. */
const mayBeApart = (a: Utterance, b: Utterance): boolean =>
  a.told !== b.told || areApart(a.setting, b.setting);

/** What is required was found by reading pairs: people say like things in different sentences, which are no versions of one. */
function isRetold(a: Utterance, b: Utterance, like: Likeness, story: StoryContext): boolean {
  const { mutual, overlap, cover, run, runContent, shared } = like;
  if (mutual >= 0.45 && cover >= 0.5 && run >= 2 && shared >= 1) return true;
  // A catchphrase alone is no retelling, nor are its words on two occasions.
  const isLike = !mayBeApart(a, b) && runContent >= 3 && (mutual >= TWICE || overlap >= HALF);
  const isBuiltLike = run >= 4 && runContent >= 2 && mutual >= THIRD && cover >= 0.45;
  return (isLike || isBuiltLike) && shareRare(a, b, story);
}

function mayBe(a: Utterance, b: Utterance): boolean {
  if (a.form !== 'direct' || b.form !== 'direct' || a.headline || b.headline) return false;
  if (a.document === b.document || Math.min(a.words.length, b.words.length) < WORDS) return false;
  // "A witness" here and "a witness" there may be two.
  const speaker = a.speaker ?? a.presumed;
  if (speaker === null || speaker !== (b.speaker ?? b.presumed)) return false;
  return true;
}

/** Whether something was said to an outlet: in two interviews people say like things in sentences that are no versions of one. */
const isHeard = ({ told, setting }: Utterance): boolean =>
  told !== null || setting.hearers.length > 0 || setting.medium === 'interview';

/** Whether the documents state two occasions, not one only. */
const areStated = (a: Utterance, b: Utterance): boolean =>
  (a.told !== null && b.told !== null && a.told !== b.told) || areApart(a.setting, b.setting);

/** Two occasions by what the documents state of them: "one thing on two occasions (CNN; statement)". */
function occasionsOf(a: Utterance, b: Utterance): string {
  const shown = [a.setting.shown, b.setting.shown];
  return `on two occasions${shown.every((one) => one !== null) ? ` (${shown.join('; ')})` : ''}`;
}

/** Pairs that retell, the most alike first, each quotation once; those that stand in one of `clusters` are compared already. */
export function retellings(
  items: readonly Utterance[],
  pairs: readonly Pair[],
  compared: (i: number, j: number) => Compared,
  clusters: readonly (readonly number[])[],
  story: StoryContext,
): FindingDraft[] {
  const used = new Set<string>();
  const placeOf = (i: number, j: number) => `${i} ${items[j]!.document}`;
  const mates = new Map(clusters.flatMap((cluster) => cluster.map((i) => [i, cluster] as const)));
  for (const cluster of clusters) for (const i of cluster) for (const j of cluster) used.add(placeOf(i, j));
  const isUsed = (i: number, j: number) => used.has(placeOf(i, j)) || used.has(placeOf(j, i));
  const found = pairs.flatMap(([i, j]) => {
    const [a, b] = [items[i]!, items[j]!];
    if (isUsed(i, j) || !mayBe(a, b)) return [];
    const { like, relation } = compared(i, j);
    const told = relation !== 'one' && !(isHeard(a) && isHeard(b)) && isRetold(a, b, like, story);
    const twice = relation === 'twice' && like.mutual >= TWICE && like.overlap >= PART;
    return twice || told
      ? [{ i, j, twice: twice || areStated(a, b), value: like.mutual * 2 + like.overlap }]
      : [];
  });
  return found
    .sort((x, y) => y.value - x.value || x.i - y.i || x.j - y.j)
    .flatMap(({ i, j, twice }): FindingDraft[] => {
      if (isUsed(i, j)) return [];
      for (const x of mates.get(i) ?? [i])
        for (const y of mates.get(j) ?? [j]) used.add(placeOf(x, y)).add(placeOf(y, x));
      const [a, b] = [items[i]!, items[j]!];
      const draft = difference(
        [
          { utterance: a, members: [a], effects: [] },
          { utterance: b, members: [b], effects: ['retold'] },
        ],
        story,
      );
      if (!draft) return [];
      const [who] = draft.detail.speakers as readonly string[];
      const reason = twice
        ? `${who ?? 'One speaker'} says one thing in two wordings, ${occasionsOf(a, b)}`
        : `${who ?? 'One speaker'} says one thing in two sentences`;
      return [{ ...draft, severity: 'low', reason }];
    });
}
