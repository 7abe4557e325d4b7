/** Of what and of when a figure speaks: an earlier event, a part of a total, people of one kind. */
import words from '../../lexicon/en/figure-words.json' with { type: 'json' };
import type { Quantity } from '../../model/annotation.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import { termsOf } from '../../story/terms.ts';
import { isEarlier, publicationDay } from '../../story/when.ts';
import { overlapping, overlaps, type Span } from '../../text/span.ts';

const PART: ReadonlySet<string> = new Set(words.entries.part);
const MORE: ReadonlySet<string> = new Set(words.entries.more);
const PAST: ReadonlySet<string> = new Set(words.entries.past);
/** A time reckoned in days or less. */
const SHORT = /\b(?:hour|day|night|morning|evening|week|minute)s?\b/i;
/** A month, a year or a season: no toll of one event. */
const WIDE = /^(?:\d{4}|XXXX)(-\d{2}|-W\d{2}|-[SQH].*)?$/;

/** Whether the figure speaks of another time than the document's story. */
export function isOld(document: AnnotatedDocument, quantity: Quantity, clause: Span, toll: boolean): boolean {
  const published = publicationDay(document);
  const scope = quantity.period ? [clause, quantity.period] : [clause];
  const times = scope.flatMap((span) => overlapping(document.layers.times, span));
  if (
    times.some(
      (time) => isEarlier(time, published) || (toll && time.type === 'DATE' && WIDE.test(time.value)),
    )
  )
    return true;
  // "A day earlier" is the story's own time.
  const near = times.filter((time) => SHORT.test(document.document.text.slice(time.start, time.end)));
  return scope
    .flatMap((span) => termsOf(document, span))
    .some((term) => PAST.has(term.norm) && !near.some((time) => overlaps(time, term)));
}

/** "five of the dead", "including ten children": a part of a total. */
export function isPart(text: string, quantity: Span, clause: Span): boolean {
  const before = text.slice(Math.max(clause.start, quantity.start - 24), quantity.start).toLowerCase();
  const after = text.slice(quantity.end, quantity.end + 12).toLowerCase();
  if (/^\s+of\s+(the|them|those|these|his|her|its|their|whom|our)\b/.test(after)) return true;
  return before
    .split(/[^\p{L}]+/u)
    .slice(-3)
    .some((word) => PART.has(word));
}

/** "another 40", "50 others", "20 more people": in addition to others. */
export function isMore(document: AnnotatedDocument, quantity: Span, phrase: Span): boolean {
  const around = { start: Math.max(0, quantity.start - 12), end: phrase.end + 1 };
  const terms = termsOf(document, around);
  return terms.some((term, i) => MORE.has(term.norm) && terms[i + 1]?.norm !== 'than');
}
