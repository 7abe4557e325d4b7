/** Whether a time lies before the days that a document tells of. */
import type { Time } from '../model/annotation.ts';
import type { AnnotatedDocument } from '../model/layers.ts';

/** Days before publication after which a date is another event's. */
const RECENT = 14;

const days = (value: string): number => Date.parse(value) / 86_400_000;

/** Last day that a date value covers; NaN where its calendar place is open. */
function lastDay(value: string): number {
  if (/^\d{4}$/.test(value)) return days(`${value}-12-31`);
  if (/^\d{4}-\d{2}$/.test(value)) return days(`${value}-28`);
  return /^\d{4}-\d{2}-\d{2}/.test(value) ? days(value.slice(0, 10)) : Number.NaN;
}

/** The document's day of publication, null where it is not known to the day. */
export function publicationDay(document: AnnotatedDocument): string | null {
  const published = document.layers.meta.published?.value ?? null;
  return published !== null && /^\d{4}-\d{2}-\d{2}/.test(published) ? published.slice(0, 10) : null;
}

/**
 * Whether two documents of these days of publication lie more than two weeks apart, so that each tells of its own event
 * unless a text says otherwise; false where a day is not known.
 */
export function weeksApart(a: string | null, b: string | null): boolean {
  const day = (value: string | null) =>
    value !== null && /^\d{4}-\d{2}-\d{2}/.test(value) ? days(value.slice(0, 10)) : Number.NaN;
  return Math.abs(day(a) - day(b)) > RECENT;
}

/** Whether a date ends two weeks or more before `published`, or is said to be past without a date. */
export function isEarlier(time: Time, published: string | null): boolean {
  if (time.value === 'PAST_REF') return true;
  if (time.type !== 'DATE' || published === null) return false;
  return days(published) - lastDay(time.value) > RECENT;
}
