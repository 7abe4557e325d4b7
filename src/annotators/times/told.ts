/**
 * The year of a day or month that is named without one, from the dates beside it: the other end of a stretch ("from December 30 to
 * January 2, 2019"), or the date that the text told of just before ("broke on December 3, 2019. On January 10 the mayor resigned.").
 */
import { firstDay, type Period, yearOfPeriod } from '../../language/calendar.ts';
import { partIn } from './anchor.ts';
import type { Found, Part, Reading } from './reading.ts';
import type { Words } from './words.ts';

/** A date that was dated before: its words, what it means, whether the text gives its year, and the sentence it stands in. */
export type Dated = {
  readonly by: Found;
  readonly period: Period;
  readonly told: boolean;
  readonly sentence: number;
};

/** Sentences from one date of a story to the next at most. */
const SENTENCES = 2;
/** Days from one date of a story to the next at most: a second date that falls so soon after the first goes on from it. */
const DAYS = 75;
/** A date so near before the day of publication is news, whatever was told before it, in days. */
const NEWS = 31;

/** The day or month of a reading that has no year; null for all others. */
export function yearless(reading: Reading): Part | null {
  if (reading.kind === 'clock' || reading.kind === 'daypart')
    return reading.date === undefined ? null : yearless(reading.date);
  if (reading.kind !== 'part' || reading.year !== undefined || reading.shift !== undefined) return null;
  if (reading.from === 'focus') return null;
  return reading.part.grain === 'day' || reading.part.grain === 'month' ? reading.part : null;
}

/** Whether two expressions are the ends of one stretch: only "to", "and" or a dash stands between them. */
function joined(words: Words, one: Found | undefined, next: Found | undefined): boolean {
  if (!one || !next || next.from - one.to !== 1) return false;
  if (words.words[one.to]!.roles.has('stretchJoining')) return true;
  return /^[-–—]$/.test(words.text.slice(words.starts[one.to]!, words.ends[one.to]!));
}

/** Years around that of a period, in order. */
const yearsAround = (period: Period): readonly number[] => [-1, 0, 1].map((by) => yearOfPeriod(period) + by);

/** What a part is that ends with, or begins, a stretch of which the other end has its year. */
export function stretchEnd(
  found: readonly Found[],
  at: number,
  words: Words,
  before: Dated | undefined,
): Period | null {
  const part = yearless(found[at]!.reading);
  if (part === null) return null;
  const next = found[at + 1];
  if (next?.reading.kind === 'absolute' && joined(words, found[at], next)) {
    const { period } = next.reading;
    if (period.grain !== part.grain) return null;
    return candidates(part, period).findLast((one) => one.index <= period.index) ?? null;
  }
  if (!before?.told || before.by !== found[at - 1] || before.period.grain !== part.grain) return null;
  if (!joined(words, before.by, found[at])) return null;
  return candidates(part, before.period).find((one) => one.index >= before.period.index) ?? null;
}

function candidates(part: Part, near: Period): Period[] {
  return yearsAround(near)
    .map((year) => partIn(part, year))
    .filter((one) => one !== null);
}

/** What a day is that goes on from a date told shortly before, long before the day of publication; null where it does not. */
export function goesOn(
  part: Part,
  before: Dated | undefined,
  sentence: number,
  now: Period | null,
): Period | null {
  if (part.grain !== 'day' || !before?.told || sentence - before.sentence > SENTENCES) return null;
  const start = firstDay(before.period);
  const next = candidates(part, before.period).find((one) => firstDay(one) >= start) ?? null;
  if (next === null || firstDay(next) - start > DAYS) return null;
  if (now === null) return next;
  const today = firstDay(now);
  const latest = candidates(part, now).findLast((one) => firstDay(one) <= today);
  const isNews = latest === undefined || today - firstDay(latest) <= NEWS;
  return isNews || firstDay(next) >= firstDay(latest) ? null : next;
}
