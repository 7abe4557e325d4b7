/**
 * Two sentences of one speaker that say one thing in words of their own: "I used money that was the town's" and "I used
 * money I should not have used". They are too unlike to be one sentence written down twice; what they share are words that
 * nobody else in the story uses.
 */
import type { FindingDraft, StoryContext } from '../../model/finding.ts';
import type { Pair } from '../../model/stages.ts';
import { weightOfFrequency } from '../../story/weights.ts';
import type { Likeness } from './alike.ts';
import type { Compared } from './clusters.ts';
import { difference } from './differences.ts';
import { areApart } from './settings.ts';
import type { Utterance } from './utterances.ts';
import { FILLERS } from './word-kinds.ts';
import type { SpokenWord } from './wording.ts';

/** Share of a story's documents that may hold a word which tells two sentences to be one; two may in any story. */
const FEW = 0.35;

/** Weight from which a word is one of few documents of a story. */
export const rareFrom = ({ documents: { size } }: StoryContext): number =>
  weightOfFrequency(Math.max(2, Math.floor(size * FEW)), size) - 1e-9;

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
const HALF = 0.49;
/** Likeness, by the lighter one, from which what was said on two occasions is one thing. */
const PART = 0.6;

/** What is required was found by reading pairs: people say like things in different sentences, which are no versions of one. */
function isRetold(a: Utterance, b: Utterance, like: Likeness, story: StoryContext): boolean {
  const { mutual, overlap, cover, run, runContent, shared } = like;
  if (mutual >= 0.45 && cover >= 0.55 && run >= 2 && shared >= 1) return true;
  // A catchphrase alone is no retelling.
  return runContent >= 3 && (mutual >= TWICE || overlap >= HALF) && shareRare(a, b, story);
}

function mayBe(a: Utterance, b: Utterance): boolean {
  if (a.form !== 'direct' || b.form !== 'direct' || a.headline || b.headline) return false;
  if (a.document === b.document || Math.min(a.words.length, b.words.length) < WORDS) return false;
  // "A witness" here and "a witness" there may be two.
  const speaker = a.speaker ?? a.presumed;
  if (speaker === null || speaker !== (b.speaker ?? b.presumed)) return false;
  return true;
}

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
  for (const cluster of clusters) for (const i of cluster) for (const j of cluster) used.add(placeOf(i, j));
  const isUsed = (i: number, j: number) => used.has(placeOf(i, j)) || used.has(placeOf(j, i));
  const found = pairs.flatMap(([i, j]) => {
    const [a, b] = [items[i]!, items[j]!];
    if (isUsed(i, j) || !mayBe(a, b)) return [];
    const { like, relation } = compared(i, j);
    // What was said in an interview is another telling than what was said or written elsewhere.
    const apart = a.told !== b.told || areApart(a.setting, b.setting);
    const twice = relation === 'twice' && like.mutual >= TWICE && like.overlap >= PART;
    return twice || (relation === null && !apart && isRetold(a, b, like, story))
      ? [{ i, j, twice, value: like.mutual * 2 + like.overlap }]
      : [];
  });
  return found
    .sort((x, y) => y.value - x.value || x.i - y.i || x.j - y.j)
    .flatMap(({ i, j, twice }): FindingDraft[] => {
      if (isUsed(i, j)) return [];
      used.add(placeOf(i, j)).add(placeOf(j, i));
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
