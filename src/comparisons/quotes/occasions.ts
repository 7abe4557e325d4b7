/** Whether two wordings go back to one occasion: people say like things twice, to two reporters, in a letter and in a statement. */
import turns from '../../lexicon/en/quote-turns.json' with { type: 'json' };
import type { StoryContext } from '../../model/finding.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import { recent } from '../../story/recent.ts';
import type { WordOp } from '../../text/word-diff.ts';
import { wordsOf } from '../../text/words.ts';
import { likeness } from './alike.ts';
import type { Variant } from './clusters.ts';
import { isTelling } from './effect-kinds.ts';
import { effectsOf } from './effects.ts';
import type { Utterance } from './utterances.ts';
import { turnsOrTells } from './word-kinds.ts';

/** Likeness, by the heavier wording, from which two wordings are one sentence though they were told to different hearers. */
const WHOLE = 0.55;
const HEARER: ReadonlySet<string> = new Set(turns.entries.hearer);

/** Whether one speaks to somebody ("your plan") of whom the other speaks ("the minister's plan"). */
function turnsAway(a: Utterance, b: Utterance, ops: readonly WordOp[]): boolean {
  const addressed = (one: Utterance, from = 0, to = one.words.length) =>
    one.words.slice(from, to).some((word) => HEARER.has(word.norm));
  return ops.some(
    (op) =>
      op.op === 'replace' &&
      ((addressed(a, ...op.a) && !addressed(b)) || (addressed(b, ...op.b) && !addressed(a))),
  );
}

/** Words that tell or turn, in any order, that both wordings have. */
function inCommon(a: Utterance, b: Utterance): number {
  const own = new Set(a.words.filter(turnsOrTells).map((word) => word.lemma));
  return new Set(b.words.filter((word) => own.has(word.lemma)).map((word) => word.lemma)).size;
}

/** Most words of a slogan. */
const SLOGAN = 8;

/** Whether many people are quoted with a few words: they say them often. */
const areSlogans = (a: Utterance, b: Utterance): boolean =>
  (a.ofMany || b.ofMany) && Math.min(a.words.length, b.words.length) <= SLOGAN;

/** Whether nothing speaks against two like wordings having been said once. */
export function saidOnce({ utterance: a }: Variant, { utterance: b }: Variant): boolean {
  const { mutual, ops } = likeness(a, b);
  if (inCommon(a, b) < 2 || turnsAway(a, b, ops) || areSlogans(a, b)) return false;
  // They name different hearers: these are two interviews.
  const apart = a.told !== null && b.told !== null && a.told !== b.told;
  return !apart || mutual >= WHOLE;
}

/** Words on each side of a change that make it a phrase of its sentence, and content words of a phrase that is nobody else's. */
const AROUND = 2;
const OWN = 3;

/** The normalised words of a document, a space on each side. */
export const printed: (document: AnnotatedDocument) => string = recent(({ document: { text } }) => {
  const words = wordsOf(text, { start: 0, end: text.length });
  return ` ${words.map((word) => word.norm).join(' ')} `;
});

/** The phrases of `one` that are other words in `other`, with the words next to them. */
function phrases(one: Utterance, other: Utterance): string[] {
  const { text } = one;
  return likeness(one, other).ops.flatMap((op) => {
    if (op.op === 'same' || op.a[1] === op.a[0]) return [];
    const [from, to] = [op.a[0] - AROUND, op.a[1] + AROUND];
    const words = one.words.slice(Math.max(0, from), to);
    const changed = one.words.slice(...op.a);
    if (!changed.some((word) => word.content) || words.length < changed.length + AROUND) return [];
    if (words.filter((word) => word.content).length < OWN) return [];
    const span = { start: words[0]!.start - one.start, end: words.at(-1)!.end - one.start };
    return [
      ` ${wordsOf(text, span)
        .map((word) => word.norm)
        .join(' ')} `,
    ];
  });
}

/** Whether two quotations are of the same words of a sentence, not of two parts of it. */
const meet = (a: Utterance, b: Utterance): boolean =>
  a.form === 'direct' && b.form === 'direct' && likeness(a, b).overlap >= 0.5;

/** Whether a document that prints one wording has the other too, in marks or without: then both were said or written. */
export function printsBoth(a: Variant, b: Variant, story: StoryContext): boolean {
  // One person who is quoted twice in like words has told it in two ways, which is what is to be shown.
  const [x, y] = [a.utterance, b.utterance];
  if (x.speaker !== null && x.speaker === y.speaker && x.byName && y.byName) return false;
  const has = (members: readonly Utterance[], own: readonly string[]) =>
    members.some(
      (member) =>
        member.form === 'direct' &&
        own.some((phrase) => printed(story.documents.get(member.document)!).includes(phrase)),
    );
  return (
    b.members.some((one) => a.members.some((other) => one.document === other.document && meet(one, other))) ||
    has(a.members, phrases(b.utterance, a.utterance)) ||
    has(b.members, phrases(a.utterance, b.utterance))
  );
}

/** The wordings with those members only whose words show the difference: not a fragment that could come from either. */
export function tellingOf(variants: readonly Variant[]): Variant[] {
  return variants.map((variant) => ({
    ...variant,
    members: variant.members.filter(
      (member) =>
        member === variant.utterance ||
        variant.utterance.form !== 'direct' ||
        (member.form === 'direct' &&
          variants.some(
            ({ utterance }) =>
              utterance !== variant.utterance &&
              meet(utterance, member) &&
              isTelling(effectsOf(utterance, member, likeness(utterance, member).ops)),
          )),
    ),
  }));
}
