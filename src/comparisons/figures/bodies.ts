/** How heavy and how tall a person is said to be: "6-foot-3, 205 pounds", "a 200-pound boxer", "weighing 60 kilos". */
import { toBase } from '../../language/quantity-values.ts';
import { isKindOf, isKnownNoun } from '../../language/word-kinds.ts';
import words from '../../lexicon/en/figure-words.json' with { type: 'json' };
import type { Quantity } from '../../model/annotation.ts';
import type { StoryContext } from '../../model/finding.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import { entityById } from '../../story/entities.ts';
import type { Frame } from '../../story/frame.ts';
import { termsOf } from '../../story/terms.ts';
import { overlapping, type Span } from '../../text/span.ts';
import type { Interval } from './values.ts';

/** Verbs and units that say of a person what the person weighs or measures. */
const BODILY: ReadonlySet<string> = new Set(words.entries.bodily);
/** What people weigh and measure, in kilograms and metres; how far two ways to put one may lie apart (pounds, kilos). */
const SIZES = {
  mass: { of: 'weight', low: 15, high: 350, slack: 0.012 },
  length: { of: 'height', low: 0.7, high: 2.6, slack: 0.006 },
} as const;

/** Characters after a figure in which "tall" stands. */
const LONGEST = 8;

export type Body = { readonly of: 'weight' | 'height'; readonly whose: string };

const sizeOf = ({ kind }: Quantity) => (kind === 'mass' || kind === 'length' ? SIZES[kind] : null);

/** "6 feet tall" */
const wordAfter = (document: AnnotatedDocument, { end }: Quantity): string =>
  termsOf(document, { start: end, end: end + LONGEST })[0]?.lemma ?? '';

/** The person of the story whose weight or height it is; null where it is no person's, or it is not certain whose. */
export function bodyOf(
  document: AnnotatedDocument,
  quantity: Quantity,
  sentence: Span,
  frame: Frame,
  head: string,
  story: StoryContext,
): Body | null {
  const size = sizeOf(quantity);
  const value = quantity.low;
  if (size === null || value === null || value !== quantity.high) return null;
  const base = toBase(value, quantity.unit, quantity.kind).value;
  if (base < size.low || base > size.high || frame.supposed) return null;
  // "stood beside a 200-pound stone"
  if (isKnownNoun(head) && !isKindOf(head, 'person')) return null;
  const said = [head, frame.verb ?? '', wordAfter(document, quantity)];
  if (!said.some((word) => BODILY.has(word) || isKindOf(word, 'person'))) return null;
  const isPerson = (id: string) => entityById(story, id)?.type === 'person';
  const people = new Set(
    overlapping(document.layers.mentions, sentence)
      .flatMap((mention) => story.entityOf(document.document.id, mention.entity) ?? [])
      .filter(isPerson),
  );
  const [whose, other] =
    people.size === 1 ? [...people] : [...(frame.agent?.entities ?? [])].filter(isPerson);
  return whose === undefined || other !== undefined ? null : { of: size.of, whose };
}

/** What people weigh and measure is told as exactly as it is meant. */
export function sizeMeant({ low, high }: Interval, { of }: Body): Interval {
  const slack = of === 'weight' ? SIZES.mass.slack : SIZES.length.slack;
  const middle = (low + high) / 2;
  return { low: middle * (1 - slack), high: middle * (1 + slack) };
}
