/** A document that quotes one utterance in two wordings, in two places. */
import type { FindingDraft, StoryContext } from '../../model/finding.ts';
import type { Pair } from '../../model/stages.ts';
import type { Compared } from './clusters.ts';
import { difference } from './differences.ts';
import type { Effect } from './effect-kinds.ts';
import { effectsOf } from './effects.ts';
import type { Utterance } from './utterances.ts';

/** Code units between two places of a document that quote one utterance; nearer ones are sentences built alike. */
const ELSEWHERE = 400;
/** What tells also where the rest is much alike, and what does so only where hardly anything else differs. */
const GRAVE: ReadonlySet<Effect> = new Set(['negation', 'number', 'modal']);
const SLIGHT: ReadonlySet<Effect> = new Set(['wording', 'tense', 'limit', 'hedge', 'inflection', 'form']);
/** Words that a quotation printed twice has. */
const WORDS = 4;

/** Whether two passages of a document are one quotation, printed twice. */
function isReprint(a: Utterance, b: Utterance, { like, relation }: Compared): boolean {
  if (a.speech === b.speech || like.shared < 2 || Math.min(a.words.length, b.words.length) < WORDS)
    return false;
  if (relation === 'one' && like.mutual >= 0.6 && like.shared >= 3) return true;
  const known = (one: Utterance) => one.speaker ?? one.presumed;
  return (
    (known(a) === null || known(b) === null || known(a) === known(b)) &&
    like.mutual >= 0.7 &&
    like.overlap >= 0.8
  );
}

function finding(a: Utterance, b: Utterance, compared: Compared, story: StoryContext): FindingDraft[] {
  if (a.form !== 'direct' || b.form !== 'direct' || !isReprint(a, b, compared)) return [];
  const effects = effectsOf(a, b, compared.like.ops);
  const apart = Math.abs(a.start - b.start) >= ELSEWHERE;
  if (!apart && !a.headline) return [];
  if (!effects.some((effect) => GRAVE.has(effect) || SLIGHT.has(effect))) return [];
  const variants = [
    { utterance: a, members: [a], effects: [] },
    { utterance: b, members: [b], effects },
  ];
  const draft = difference(variants, story, 1);
  return draft ? [{ ...draft, severity: 'low', reason: `${draft.reason}, in one document` }] : [];
}

export function withinOne(
  items: readonly Utterance[],
  pairs: readonly Pair[],
  compared: (i: number, j: number) => Compared,
  story: StoryContext,
): FindingDraft[] {
  return pairs.flatMap(([i, j]) => {
    const [a, b] = [items[i]!, items[j]!];
    return a.document === b.document ? finding(a, b, compared(i, j), story) : [];
  });
}
