/** Of what and of when a figure speaks: an earlier event, a part of a total, people of one kind. */
import words from '../../lexicon/en/figure-words.json' with { type: 'json' };
import type { Quantity, Time } from '../../model/annotation.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import { termsOf } from '../../story/terms.ts';
import { overlapping, type Span } from '../../text/span.ts';

const PART: ReadonlySet<string> = new Set(words.entries.part);
const MORE: ReadonlySet<string> = new Set(words.entries.more);
const PAST: ReadonlySet<string> = new Set(words.entries.past);
/** Days before publication after which a date is another event's. */
const RECENT = 14;

const days = (value: string): number => Date.parse(value) / 86_400_000;

/** Last day that a date value covers; NaN where its calendar place is open. */
function lastDay(value: string): number {
  if (/^\d{4}$/.test(value)) return days(`${value}-12-31`);
  if (/^\d{4}-\d{2}$/.test(value)) return days(`${value}-28`);
  return /^\d{4}-\d{2}-\d{2}/.test(value) ? days(value.slice(0, 10)) : Number.NaN;
}

/** Whether a time lies clearly before the document's own days; a toll of a whole month or year is never that of one event. */
function isEarlier(time: Time, published: string | null, toll: boolean): boolean {
  if (time.value === 'PAST_REF') return true;
  if (time.type !== 'DATE') return false;
  if (toll && /^\d{4}(-\d{2}|-W\d{2}|-[SQH].*)?$/.test(time.value)) return true;
  return published !== null && days(published.slice(0, 10)) - lastDay(time.value) > RECENT;
}

/** Whether the figure speaks of another time than the document's story. */
export function isOld(document: AnnotatedDocument, quantity: Quantity, clause: Span, toll: boolean): boolean {
  const published = document.layers.meta.published?.value ?? null;
  const known = published !== null && /^\d{4}-\d{2}-\d{2}/.test(published) ? published : null;
  const scope = quantity.period ? [clause, quantity.period] : [clause];
  const times = scope.flatMap((span) => overlapping(document.layers.times, span));
  if (times.some((time) => isEarlier(time, known, toll))) return true;
  return scope.flatMap((span) => termsOf(document, span)).some((term) => PAST.has(term.norm));
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
