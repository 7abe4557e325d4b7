/** The wordings of one utterance differ. */
import type { Evidence, FindingDraft, StoryContext } from '../../model/finding.ts';
import { originGroups } from '../../story/evidence.ts';
import { wordDiff } from '../../text/word-diff.ts';
import { likeness } from './alike.ts';
import type { Variant } from './clusters.ts';
import type { Effect } from './effect-kinds.ts';
import { isInOtherWords, isRetold, leftOut } from './effects.ts';
import { evidenceFor, speakersOf } from './shown.ts';

const SIDES = 'abcdefghijklmnopqrstuvwxyz';
const GRAVE: ReadonlySet<Effect> = new Set(['negation', 'number']);
const TELLING: ReadonlySet<Effect> = new Set(['modal', 'tense', 'condition', 'wording']);

/** Whether all that tells is that several words are others: the same in other words, as of two translators. */
export const SAME_OTHERWISE = ', the same in other words';

/** What is changed where a sentence says the same in other words. */
const OTHERWISE: ReadonlySet<Effect> = new Set([
  'wording',
  'inflection',
  'form',
  'person',
  'shortened',
  'omission',
]);

function saysTheSame(variants: readonly Variant[]): boolean {
  const [lead, ...others] = variants as readonly [Variant, ...Variant[]];
  const worded = others.filter(({ effects }) => effects.includes('wording'));
  return (
    worded.length > 0 &&
    others.every(({ effects }) => effects.every((effect) => OTHERWISE.has(effect))) &&
    worded.every(({ utterance }) => {
      const { ops } = likeness(lead.utterance, utterance);
      return isInOtherWords(lead.utterance, utterance, ops);
    })
  );
}

/** High where the sense is turned, medium where a telling word is another, low where the sentence says the same in other words. */
function severityOf(variants: readonly Variant[]): FindingDraft['severity'] {
  const [lead, ...others] = variants as readonly [Variant, ...Variant[]];
  const effects = others.flatMap((variant) => variant.effects);
  if (effects.some((effect) => GRAVE.has(effect))) return 'high';
  const tells = others.some(({ utterance, effects: own }) => {
    const { ops } = likeness(lead.utterance, utterance);
    const retold = own.length > 1 || isRetold(lead.utterance, utterance, ops);
    return own.some((effect) => TELLING.has(effect) && !(effect === 'wording' && retold));
  });
  return tells ? 'medium' : 'low';
}

/** What can be shown by the words that one wording lacks. */
const CUTS: ReadonlySet<Effect> = new Set([
  'condition',
  'contrast',
  'hedge',
  'opening',
  'ending',
  'vocative',
  'form',
  'omission',
  'limit',
  'shortened',
]);
/** What an editor looks at last: no word that tells is another. */
const SLIGHT: ReadonlySet<Effect> = new Set([
  'opening',
  'ending',
  'form',
  'person',
  'shortened',
  'reported',
  'completion',
  'retold',
]);

/** What a difference is worth that leaves the sense as it is, of one that does not. */
const SOFT = 0.5;

/** The more origins and telling changes the more; slight ones stand behind what several origins agree on. */
function weightOf(effects: readonly Effect[], origins: number, low: boolean, same: boolean): number {
  if (same) return 0.3;
  const telling = effects.filter((effect) => !SLIGHT.has(effect)).length;
  if (telling === 0) return 0.3;
  return (origins + telling / 4) * (low ? SOFT : 1);
}

/** Who, in how many wordings, what the changes do; of one cut also the words that are left out. */
function reasonOf(variants: readonly Variant[], effects: readonly Effect[], speaker: string | null): string {
  const [lead, other, ...more] = variants as readonly [Variant, ...Variant[]];
  const what = effects.length > 0 ? `: ${effects.join(', ')}` : '';
  const isCut = effects.every((effect) => CUTS.has(effect));
  const missing = other && isCut && more.length === 0 ? leftOut(lead.utterance, other.utterance) : null;
  return `${speaker ?? 'One utterance'} in ${variants.length} wordings${what}${missing === null ? '' : ` (“${missing}”)`}`;
}

/** The wordings differ: a word diff against the longest, and what the changes do. */
export function difference(
  variants: readonly Variant[],
  story: StoryContext,
  documents = 2,
): FindingDraft | null {
  const reference = variants[0]!.utterance;
  const evidence: Evidence[] = [];
  const rows = variants.flatMap((variant, i) => {
    const own = evidenceFor(variant.members, story, SIDES[Math.min(i, SIDES.length - 1)]);
    const words = variant.utterance.words.map((word) => word.norm);
    const ops = wordDiff(
      reference.words.map((word) => word.norm),
      words,
    );
    const { document } = variant.utterance;
    const at = own.findIndex((part) => part.document === document);
    const row = { evidence: evidence.length + at, document, words, ops };
    evidence.push(...own);
    return at < 0 ? [] : [row];
  });
  if (new Set(evidence.map((part) => part.document)).size < documents) return null;
  const effects = [...new Set(variants.flatMap((variant) => variant.effects))];
  const speakers = speakersOf(
    variants.flatMap((variant) => variant.members),
    story,
  );
  const texts = new Set(evidence.map((part) => story.originOf.get(part.document)));
  const grade = severityOf(variants);
  const same = saysTheSame(variants);
  // Copies differ by their editing only; that two outlets heard it from a third makes no difference smaller.
  const severity = texts.size < 2 && grade !== 'high' ? 'low' : grade;
  const origins = originGroups(evidence, story).length;
  return {
    kind: 'quote',
    verdict: 'differ',
    relation: 'same-utterance',
    severity,
    origins,
    reason: reasonOf(variants, effects, speakers[0] ?? null) + (same ? SAME_OTHERWISE : ''),
    weight:
      weightOf(effects, origins, severity === 'low', same && severity === 'low') +
      Math.min(reference.content.size, 20) / 40,
    evidence,
    detail: {
      speakers,
      variants: rows.map((row) => ({
        ...row,
        ops: row.ops.map((op) => ({ op: op.op, a: [...op.a], b: [...op.b] })),
      })),
      effects,
    },
  };
}
