/** What stands around a figure and says of what it is: a conversion, a dimension, a starting point, names, the document's opening. */
import words from '../../lexicon/en/figure-words.json' with { type: 'json' };
import type { Quantity } from '../../model/annotation.ts';
import type { StoryContext } from '../../model/finding.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import { regionAt } from '../../story/regions.ts';
import { termsOf } from '../../story/terms.ts';
import { overlapping, type Span } from '../../text/span.ts';
import { anyOf } from './joints.ts';

/** An amount right before a bracket: "110 million euros (", "£110m (". */
const CONVERTED = new RegExp(
  `(\\d[\\d.,]*)[\\s-]*(${anyOf('scales')})?[\\s-]*\\p{L}*\\s*\\((?:${anyOf('about')} )?$`,
  'u',
);

/** The amount that a bracketed one gives again in another currency: "110 million euros ($121 million)". */
export function converted(document: AnnotatedDocument, quantity: Quantity): string | null {
  const { text } = document.document;
  if (quantity.kind !== 'money') return null;
  const match = CONVERTED.exec(text.slice(Math.max(0, quantity.start - 48), quantity.start));
  return match ? `${match[1]} ${(match[2] ?? '').slice(0, 1)}` : null;
}

/** Sentences of running text that open a document. */
const LEAD = 5;

/** Where the headline and the first sentences end. */
export function leadOf(document: AnnotatedDocument): number {
  const running = document.layers.sentences.filter((sentence) => {
    const role = regionAt(document, sentence.start)?.role;
    return role === 'body' || role === 'list';
  });
  return running[Math.min(LEAD, running.length) - 1]?.end ?? document.document.text.length;
}

/** The story's places named in any of the spans. */
export function placesIn(
  document: AnnotatedDocument,
  spans: readonly Span[],
  story: StoryContext,
): Set<string> {
  const types = new Map(document.layers.entities.map((entity) => [entity.id, entity.type]));
  return new Set(
    spans
      .flatMap((span) => overlapping(document.layers.mentions, span))
      .filter((mention) => mention.form === 'name' && types.get(mention.entity) === 'place')
      .flatMap((mention) => story.entityOf(document.document.id, mention.entity) ?? []),
  );
}

const DIMENSIONS: Readonly<Record<string, string>> = words.entries.dimensions;

/** "deep", "height": says of what an extent is, and not whose. */
export const isDimension = (word: string): boolean => Object.hasOwn(DIMENSIONS, word);

/** Words that say what a speed is of, where nothing moves at it: "the speed limit", "winds of". */
const SPEEDS: Readonly<Record<string, string>> = words.entries.speeds;
/** "at 40 mph", "at speeds of up to 40 mph": something moves as fast as that. */
const AT = new RegExp(`\\b${anyOf('at')}\\s+(?:${anyOf('articles')}\\s+)?(?:\\p{L}+\\s+){0,4}$`, 'u');
/** Characters on either side of a speed in which a word says what it is of. */
const NEAR_SPEED = 40;

/** "limit", "wind" or "travel"; null where the words leave it open. */
function speedOf(document: AnnotatedDocument, quantity: Quantity, clause: Span): string | null {
  const around = {
    start: Math.max(clause.start, quantity.start - NEAR_SPEED),
    end: Math.min(clause.end, quantity.end + NEAR_SPEED),
  };
  const said = termsOf(document, around).find((term) => Object.hasOwn(SPEEDS, term.lemma));
  if (said !== undefined) return SPEEDS[said.lemma]!;
  return AT.test(document.document.text.slice(around.start, quantity.start)) ? 'travel' : null;
}

/** "35 km deep", "at a depth of 35 km"; of a speed, whether something moves at it or may. */
export function dimensionOf(document: AnnotatedDocument, quantity: Quantity, clause: Span): string | null {
  if (quantity.kind === 'speed') return speedOf(document, quantity, clause);
  if (quantity.kind !== 'length') return null;
  const near = [
    ...termsOf(document, { start: quantity.end, end: quantity.end + 10 }).slice(0, 1),
    ...termsOf(document, { start: Math.max(clause.start, quantity.start - 24), end: quantity.start }),
  ];
  return (
    near
      .map((term) => (isDimension(term.norm) ? DIMENSIONS[term.norm] : undefined))
      .find((one) => one !== undefined) ?? null
  );
}

/** Characters of an "of" after a figure, and of a list of names. */
const COMPLEMENT = 40;

const LIST = 60;

/** "Of" right after a figure. */
export const OF_NEXT: RegExp = new RegExp(`^\\s+${anyOf('of')}\\b`);
const PHRASE_END = new RegExp(`[.,;:!?()–—\\n]|\\s${anyOf('phraseEnds')}\\s`);
const STARTING = new RegExp(`\\b${anyOf('starting')}\\b`);

/** "50,000 pages of printed letters": the words after "of". */
export function complementOf(document: AnnotatedDocument, phrase: Span): Set<string> {
  const after = document.document.text.slice(phrase.end, phrase.end + COMPLEMENT);
  if (!OF_NEXT.test(after)) return new Set();
  const length = after.split(PHRASE_END)[0]!.length;
  const said = termsOf(document, { start: phrase.end, end: phrase.end + length });
  return new Set(said.filter((term) => term.content).map((term) => term.lemma));
}

/** "three senators, Ann Hill, Bo Marsh and Cy Lund": the people named right after the figure. */
export function listedAfter(document: AnnotatedDocument, phrase: Span, story: StoryContext): Set<string> {
  const after = document.document.text.slice(phrase.end, phrase.end + LIST);
  if (!/^\s*[,:(–—]/.test(after)) return new Set();
  const people = new Set(
    document.layers.entities.filter((entity) => entity.type === 'person').map((entity) => entity.id),
  );
  const names = overlapping(document.layers.mentions, { start: phrase.end, end: phrase.end + after.length });
  return new Set(
    names.flatMap((mention) =>
      mention.form === 'name' && people.has(mention.entity)
        ? (story.entityOf(document.document.id, mention.entity) ?? [])
        : [],
    ),
  );
}

/** Characters after a distance in which its starting point is named. */
const ANCHOR_REACH = 60;

/** "230 km west of the capital Orrin": the places that a distance is measured from. */
export function anchorsOf(document: AnnotatedDocument, quantity: Quantity, story: StoryContext): Set<string> {
  if (quantity.kind !== 'length') return new Set();
  const { text, id } = document.document;
  const after = text.slice(quantity.end, quantity.end + ANCHOR_REACH).split(/[.;:!?\n]/)[0]!;
  const from = STARTING.exec(after);
  if (from === null) return new Set();
  const span = { start: quantity.end + from.index, end: quantity.end + after.length };
  return new Set(
    overlapping(document.layers.mentions, span).flatMap((mention) =>
      mention.form === 'name' ? (story.entityOf(id, mention.entity) ?? []) : [],
    ),
  );
}
