/**
 * Calendar dates as bylines, datelines and page heads write them, with a clock time where one stands beside. Only dates
 * that name their year count; a numeric date whose day and month could be exchanged is none.
 */
import calendar from '../lexicon/en/calendar.json' with { type: 'json' };
import { isCalendarDay } from '../text/iso-date.ts';
import type { Span } from '../text/span.ts';

export type WrittenDate = Span & {
  /** ISO 8601; local time unless the text says UTC or GMT. */
  readonly value: string;
  readonly precision: 'month' | 'day' | 'minute' | 'second';
};

const { months, weekdays, zones } = calendar.entries;
const monthNumber = new Map(months.flatMap((names, i) => names.map((name) => [name, i + 1] as const)));
const oneOf = (words: readonly string[]): string => [...words].sort((a, b) => b.length - a.length).join('|');

const MONTH = `(?<month>${oneOf(months.flat())})\\.?`;
const WEEKDAY = `(?:(?:${oneOf(weekdays)})\\.?,?\\s+)?`;
const YEAR = '(?<year>(?:19|20)\\d\\d)(?!\\d)';
const DAY = '(?<day>[0-3]?\\d)(?:st|nd|rd|th)?';
const CLOCK = '(?<hour>[0-2]?\\d)[:.](?<minute>[0-5]\\d)(?:[:.](?<second>[0-5]\\d)(?:\\.\\d+)?)?';
const HALF = '(?:\\s?(?<half>[ap])\\.?\\s?m\\b\\.?)?';
const ZONE = `(?:\\s?\\(?(?<zone>${oneOf(zones)}|[+-]\\d\\d:?\\d\\d)\\b\\)?)?`;
const JOIN = '(?:,?\\s+at\\s+|\\s*[,|•·]\\s*|\\s+[-–—]\\s+|\\s+|T)';

const shapes = [
  `${WEEKDAY}${MONTH}\\s{1,3}${DAY},?\\s{1,3}${YEAR}`,
  `${WEEKDAY}${DAY}\\s{1,3}(?:of\\s)?${MONTH},?\\s{1,3}${YEAR}`,
  `${DAY}-${MONTH}-${YEAR}`,
  `${YEAR}[-/.](?<number>[01]?\\d)[-/.]${DAY}(?!\\d)`,
  '(?<first>[0-3]?\\d)(?<mark>[/.])(?<other>[0-3]?\\d)\\k<mark>(?<year>(?:19|20)\\d\\d|\\d\\d)(?![\\d/])',
].map((shape) => new RegExp(`(?<![\\p{L}\\d/.,$€£-])${shape}`, 'giu'));
const MONTH_ONLY = new RegExp(`(?<![\\p{L}\\d])${MONTH},?\\s{1,3}${YEAR}`, 'giu');
const timeAfter = new RegExp(`${JOIN}${CLOCK}${HALF}${ZONE}`, 'iuy');
const timeBefore = new RegExp(`(?<![\\d:.])${CLOCK}${HALF}${ZONE}(?:,|\\s+on)?\\s+$`, 'iu');

/** The dates of a short text (a line, the head of a page), in order, not overlapping; `offset` is added to their spans. */
export function writtenDates(text: string, offset = 0): WrittenDate[] {
  const found: WrittenDate[] = [];
  for (const shape of [...shapes, MONTH_ONLY]) {
    for (const match of text.matchAll(shape)) {
      const start = match.index;
      const end = start + match[0].length;
      if (found.some((one) => start < one.end && one.start < end)) continue;
      const day = readDay(match.groups!);
      if (day !== null)
        found.push(withTime(text, { start, end, value: day, precision: day.length > 7 ? 'day' : 'month' }));
    }
  }
  return found
    .sort((a, b) => a.start - b.start)
    .map((one) => ({ ...one, start: one.start + offset, end: one.end + offset }));
}

type Groups = Readonly<Record<string, string | undefined>>;

function readDay(groups: Groups): string | null {
  const { month, number, first, other, mark, day } = groups;
  const shortYear = Number(groups.year);
  const year = shortYear < 100 ? shortYear + (shortYear < 70 ? 2000 : 1900) : shortYear;
  if (first !== undefined && other !== undefined) {
    const [a, b] = [Number(first), Number(other)];
    if (mark === '.' || a > 12) return isoDay(year, b, a);
    return b > 12 || a === b ? isoDay(year, a, b) : null;
  }
  const at = month === undefined ? Number(number) : monthNumber.get(month.toLowerCase())!;
  return day === undefined ? `${year}-${two(at)}` : isoDay(year, at, Number(day));
}

function isoDay(year: number, month: number, day: number): string | null {
  return isCalendarDay(year, month, day) ? `${year}-${two(month)}-${two(day)}` : null;
}

/** The date with the clock time that stands directly after or before it. */
function withTime(text: string, date: WrittenDate): WrittenDate {
  if (date.precision !== 'day') return date;
  timeAfter.lastIndex = date.end;
  const after = timeAfter.exec(text);
  if (after !== null) {
    const clock = readClock(after.groups!);
    if (clock !== null) return { ...date, ...stamp(date.value, clock), end: date.end + after[0].length };
  }
  const lead = Math.max(0, date.start - 24);
  const before = timeBefore.exec(text.slice(lead, date.start));
  const clock = before === null ? null : readClock(before.groups!);
  if (before === null || clock === null) return date;
  return { ...date, ...stamp(date.value, clock), start: lead + before.index };
}

function stamp(day: string, clock: string): Pick<WrittenDate, 'value' | 'precision'> {
  return { value: `${day}T${clock}`, precision: /^\d\d:\d\d:\d\d/.test(clock) ? 'second' : 'minute' };
}

function readClock({ hour, minute, second, half, zone }: Groups): string | null {
  let hours = Number(hour);
  if (half !== undefined) {
    if (hours < 1 || hours > 12) return null;
    hours = (hours % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  }
  if (hours > 23) return null;
  const seconds = second === undefined ? '' : `:${second}`;
  return `${two(hours)}:${minute}${seconds}${zoneSuffix(zone)}`;
}

function zoneSuffix(zone: string | undefined): string {
  if (zone === undefined) return '';
  if (/^(?:gmt|utc|z)$/i.test(zone)) return 'Z';
  return /^[+-]/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(-2)}` : '';
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
