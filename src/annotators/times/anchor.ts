/** Turns readings into periods of the calendar, from the day of publication and the times the text spoke of before. */
import {
  dayNumber,
  daysInMonth,
  easter,
  firstDay,
  type Grain,
  halfOf,
  lastDay,
  monthOf,
  moved,
  nthWeekday,
  type Period,
  periodAt,
  quarterOf,
  rank,
  seasonOf,
  weekdayOf,
  widened,
  yearOf,
  yearOfPeriod,
} from '../../language/calendar.ts';
import type { Direction } from '../../language/direction.ts';
import type { From, Part, Reading } from './reading.ts';
import type { Holiday } from './vocabulary.ts';

/** What is known when an expression is read. */
export type Anchors = {
  /** The day of publication (or month or year), where it is known. */
  readonly now: Period | null;
  /** The last time that the text spoke of. */
  readonly focus: Period | null;
  /** The last quarter that the text spoke of lately, which "a year earlier" is compared with. */
  readonly frame: Period | null;
  /** Where the sentence points. */
  readonly direction: Direction;
  /** What a day or month without its year is by the dates that the text tells beside it. */
  readonly told: Period | null;
};

export type Basis = 'stated' | 'publication' | 'text' | 'unresolved';
/** A period, or the words of the value that are known where the period is not. */
export type Resolved = { readonly period: Period | null; readonly partial: string; readonly basis: Basis };

const resolved = (period: Period, basis: Basis): Resolved => ({ period, partial: '', basis });
const unresolved = (partial: string): Resolved => ({ period: null, partial, basis: 'unresolved' });

const UNKNOWN: Readonly<Record<Grain, string>> = {
  day: 'XXXX-XX-XX',
  week: 'XXXX-WXX',
  weekend: 'XXXX-WXX-WE',
  month: 'XXXX-XX',
  quarter: 'XXXX-QX',
  season: 'XXXX-XX',
  half: 'XXXX-HX',
  year: 'XXXX',
  decade: 'XXX',
  century: 'XXXX',
  millennium: 'XXXX',
};

const pad = (value: number): string => String(value).padStart(2, '0');

/** The period that a reading of a date means. */
export function resolve(reading: Reading, anchors: Anchors): Resolved {
  switch (reading.kind) {
    case 'absolute':
      return resolved(reading.period, 'stated');
    case 'relative':
      return relative(reading.grain, reading.shift, reading.from, anchors);
    case 'moved':
      return movedTo(reading, anchors);
    case 'definite':
      return definite(reading.grain, anchors);
    case 'compared':
      return compared(reading, anchors);
    case 'part':
      return part(reading, anchors);
    case 'vague':
      return unresolved(reading.value);
    case 'nth':
      return nth(reading, anchors);
    case 'around': {
      const { period, partial, basis } = resolve(reading.of, anchors);
      return period === null
        ? { period, partial: `${partial.slice(0, 4)}-WXX`, basis }
        : resolved(widened(period, 'week'), basis);
    }
    case 'beside': {
      const { period, partial, basis } = resolve(reading.of, anchors);
      if (period?.grain !== 'day')
        return { period: null, partial: partial || UNKNOWN.day, basis: 'unresolved' };
      return resolved({ grain: 'day', index: period.index + reading.days }, basis);
    }
    default:
      return unresolved('XXXX-XX-XX');
  }
}

function base(from: From, anchors: Anchors): { readonly period: Period; readonly basis: Basis } | null {
  if (from === 'focus' && anchors.focus !== null) return { period: anchors.focus, basis: 'text' };
  if (anchors.now !== null) return { period: anchors.now, basis: 'publication' };
  return null;
}

function relative(grain: Grain, shift: number, from: From, anchors: Anchors): Resolved {
  const start = base(from, anchors);
  if (start === null) return unresolved(UNKNOWN[grain]);
  if (rank(start.period.grain) > rank(grain) && !(grain === 'weekend' && start.period.grain === 'week'))
    return unresolved(within(start.period, grain));
  const period = widened(start.period, grain);
  return resolved({ grain, index: period.index + shift }, start.basis);
}

/** A value of a finer grain in a coarser period: only the year is known. */
function within(period: Period, grain: Grain): string {
  return UNKNOWN[grain].startsWith('XXXX')
    ? UNKNOWN[grain].replace('XXXX', String(yearOfPeriod(period)).padStart(4, '0'))
    : UNKNOWN[grain];
}

function movedTo(reading: Extract<Reading, { kind: 'moved' }>, anchors: Anchors): Resolved {
  const { amount, direction, from } = reading;
  const clock = reading.grain === 'hour' || reading.grain === 'minute' || reading.grain === 'second';
  const unit: Grain = clock ? 'day' : (reading.grain as Grain);
  if (amount === null) return unresolved(UNKNOWN[unit]);
  if (unit === 'year' && amount === 1 && direction < 0 && anchors.frame !== null)
    return resolved(moved(anchors.frame, 'year', -1), 'text');
  const start = base(from, anchors);
  if (start === null) return unresolved(UNKNOWN[unit]);
  if (clock) return resolved(start.period, start.basis);
  const { grain, by } = wholeSteps(unit, amount);
  if (rank(start.period.grain) > rank(grain)) return unresolved(within(start.period, grain));
  const shown: Grain = rank(grain) > rank('year') ? 'year' : grain;
  const years =
    rank(grain) > rank('year') ? { decade: 10, century: 100, millennium: 1000 }[grain as 'decade'] : 1;
  return resolved(moved(widened(start.period, shown), shown, direction * by * years), start.basis);
}

/** Half years and the like in a finer unit. */
function wholeSteps(grain: Grain, amount: number): { readonly grain: Grain; readonly by: number } {
  if (Number.isInteger(amount)) return { grain, by: amount };
  if (grain === 'year') return { grain: 'month', by: Math.round(amount * 12) };
  if (grain === 'decade') return { grain: 'year', by: Math.round(amount * 10) };
  if (grain === 'century') return { grain: 'year', by: Math.round(amount * 100) };
  return { grain, by: Math.round(amount) };
}

function definite(grain: Grain, anchors: Anchors): Resolved {
  const { focus, frame, now, direction } = anchors;
  if (grain === 'quarter' && frame !== null) return resolved(frame, 'text');
  if (grain === 'day' && focus !== null && focus.grain === 'day') return resolved(focus, 'text');
  if (now === null) {
    if (focus !== null && rank(focus.grain) <= rank(grain)) return resolved(widened(focus, grain), 'text');
    return unresolved(UNKNOWN[grain]);
  }
  if (rank(now.grain) > rank(grain)) return unresolved(within(now, grain));
  const current = widened(now, grain);
  if (grain === 'quarter') return resolved({ grain, index: current.index - 1 }, 'publication');
  if (grain === 'weekend' && direction <= 0 && weekdayOf(firstDay(now)) < 6)
    return resolved({ grain, index: current.index - 1 }, 'publication');
  return resolved(current, 'publication');
}

/** The nth day, weekday or full week of a month or year; null in `period` where there are not so many. */
function nth(reading: Extract<Reading, { kind: 'nth' }>, anchors: Anchors): Resolved {
  const within = resolve(reading.of, anchors);
  const { grain, weekday: name } = reading;
  if (within.period === null) return unresolved(UNKNOWN[grain]);
  const [first, last] = [firstDay(within.period), lastDay(within.period)];
  const step = grain === 'day' && name === 0 ? 1 : 7;
  const wanted = grain === 'week' ? 1 : name;
  const end = grain === 'week' ? last - 6 : last;
  const index =
    reading.nth > 0
      ? first + (step === 1 ? 0 : (wanted - weekdayOf(first) + 7) % 7) + (reading.nth - 1) * step
      : end - (step === 1 ? 0 : (weekdayOf(end) - wanted + 7) % 7) + (reading.nth + 1) * step;
  if (index < first || index > last) return unresolved(UNKNOWN[grain]);
  return resolved(periodAt(grain, index), within.basis);
}

function compared(reading: Extract<Reading, { kind: 'compared' }>, anchors: Anchors): Resolved {
  const { frame, now } = anchors;
  const { grain, year } = reading;
  if (year !== undefined) {
    if (frame === null)
      return grain === 'quarter' ? unresolved(`${year}-QX`) : resolved(yearOf(year), 'stated');
    return resolved(moved(frame, 'year', year - yearOfPeriod(frame)), 'text');
  }
  if (frame !== null && grain !== 'year') return resolved(moved(frame, 'year', -1), 'text');
  const start = now ?? anchors.focus;
  if (start === null) return unresolved(UNKNOWN[grain ?? 'year']);
  const basis: Basis = now === null ? 'text' : 'publication';
  if (grain === 'quarter' && rank(start.grain) <= rank('quarter'))
    return resolved({ grain, index: widened(start, 'quarter').index - 5 }, basis);
  return resolved({ grain: 'year', index: yearOfPeriod(start) - 1 }, basis);
}

function part(reading: Extract<Reading, { kind: 'part' }>, anchors: Anchors): Resolved {
  const { part: named, year } = reading;
  if (year !== undefined) {
    const inYear = resolve(year, anchors);
    if (inYear.period === null) return unresolved(partial(named, inYear.partial.slice(0, 4)));
    if (named.grain === 'weekday') return weekdayIn(named.weekday, inYear);
    const period = partIn(named, yearOfPeriod(inYear.period));
    return period === null ? unresolved(partial(named, 'XXXX')) : resolved(period, inYear.basis);
  }
  if (anchors.told !== null) return resolved(anchors.told, 'text');
  const from = reading.from ?? 'now';
  const start = base(from, anchors);
  if (start === null) return unresolved(partial(named, 'XXXX'));
  const { period, basis } = start;
  if (named.grain === 'weekday') return weekday(named.weekday, reading.shift, start, anchors.direction);
  if (rank(period.grain) >= rank('year')) {
    const found = reading.shift === undefined ? partIn(named, yearOfPeriod(period)) : null;
    return found === null ? unresolved(partial(named, 'XXXX')) : resolved(found, basis);
  }
  return resolved(nearest(named, period, reading.shift, anchors.direction), basis);
}

function weekdayIn(weekday: number, week: Resolved): Resolved {
  if (week.period?.grain !== 'week') return unresolved(`XXXX-WXX-${weekday}`);
  return resolved({ grain: 'day', index: firstDay(week.period) + weekday - 1 }, week.basis);
}

function weekday(
  named: number,
  shift: number | undefined,
  start: { readonly period: Period; readonly basis: Basis },
  direction: Direction,
): Resolved {
  if (start.period.grain !== 'day') return unresolved(`XXXX-WXX-${named}`);
  const today = start.period.index;
  const back = (weekdayOf(today) - named + 7) % 7;
  const ahead = (7 - back) % 7;
  const day = (index: number): Resolved => resolved({ grain: 'day', index }, start.basis);
  if (shift === undefined) return day(direction > 0 ? today + ahead : today - back);
  if (shift < 0) return day(today - (back === 0 ? 7 : back));
  // "Next Tuesday" is the Tuesday of the week after this one, as Duckling and Recognizers-Text read it too.
  if (shift > 0) return day(today - weekdayOf(today) + 7 + named);
  return day(direction < 0 ? today - back : today - weekdayOf(today) + named);
}

/** The part of a given year; null for a day that the year has not. */
export function partIn(named: Part, year: number): Period | null {
  switch (named.grain) {
    case 'month':
      return monthOf(year, named.month);
    case 'quarter':
      return quarterOf(year, named.nth);
    case 'half':
      return halfOf(year, named.nth);
    case 'season':
      return seasonOf(year, named.season);
    case 'day':
      return named.day > daysInMonth(year, named.month)
        ? null
        : { grain: 'day', index: dayNumber(year, named.month, named.day) };
    case 'holiday':
      return { grain: 'day', index: holidayIn(named.holiday, year) };
    default:
      return null;
  }
}

function holidayIn(holiday: Holiday, year: number): number {
  const { month, day, weekday: name, nth, after, plus, easter: fromEaster } = holiday;
  if (fromEaster !== undefined) return easter(year) + fromEaster;
  if (day !== undefined) return dayNumber(year, month!, day);
  return nthWeekday(year, month!, name!, nth!, (after ?? 0) + 1) + (plus ?? 0);
}

/** How many times farther the past may lie before an undirected month or day is read as the coming one. */
const PAST_BIAS = 3;
/** A day of the year that is so many times nearer on one side is that one, whatever the tense of the sentence. */
const DAY_BIAS = 2;

/**
 * The bias holds for days within so many of the day of publication, by how sure the direction is (its absolute value): a verb misread, or
 * one of another clause, speaks of a day of last year less often than an article of a day at hand.
 */
const AT_HAND = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 21, 7, 0] as const;

/** Whether a day is the weekday that it is said to be. */
function fits(named: Part, period: Period): boolean {
  return named.grain !== 'day' || named.weekday === undefined || weekdayOf(period.index) === named.weekday;
}

function nearest(named: Part, now: Period, shift: number | undefined, direction: Direction): Period {
  const year = yearOfPeriod(now);
  const today = firstDay(now);
  const candidates = [year - 2, year - 1, year, year + 1, year + 2, year + 4]
    .map((one) => partIn(named, one))
    .filter((one) => one !== null)
    .filter((one, _, all) => fits(named, one) || !all.some((other) => fits(named, other)));
  const grain = candidates[0]!.grain;
  const current = periodAt(grain, today).index;
  const before = candidates.filter((one) => one.index < current).at(-1) ?? candidates[0]!;
  const after = candidates.find((one) => one.index > current) ?? candidates.at(-1)!;
  const here = candidates.find((one) => one.index === current);
  if (shift !== undefined) {
    if (shift < 0) return before;
    if (shift > 0) return after;
    const own = here ?? candidates.find((one) => yearOfPeriod(one) === year) ?? before;
    // "This December was wet", read in January, and "this January will be", read in December.
    const far = Math.abs(own.index - current);
    if (direction < 0 && own.index > current)
      return far > (current - before.index) * PAST_BIAS ? before : own;
    if (direction > 0 && own.index < current) return far > (after.index - current) * PAST_BIAS ? after : own;
    return own;
  }
  if (here !== undefined) return here;
  const past = current - before.index;
  const ahead = after.index - current;
  if (grain === 'day' && Math.min(past, ahead) <= AT_HAND[Math.abs(direction)]!) {
    if (past > ahead * DAY_BIAS) return after;
    if (ahead > past * DAY_BIAS) return before;
  }
  // The quarter just over is reported on for months, in whatever tense.
  if (grain === 'quarter' && past === 1) return before;
  if (direction < 0) return before;
  if (direction > 0) return after;
  if (grain === 'day') return past <= ahead ? before : after;
  return past <= ahead * PAST_BIAS ? before : after;
}

/** What is known of a part whose year is not. */
function partial(named: Part, year: string): string {
  switch (named.grain) {
    case 'month':
      return `${year}-${pad(named.month)}`;
    case 'day':
      return `${year}-${pad(named.month)}-${pad(named.day)}`;
    case 'quarter':
      return `${year}-Q${named.nth}`;
    case 'half':
      return `${year}-H${named.nth}`;
    case 'season':
      return `${year}-${named.season}`;
    case 'weekday':
      return `${year}-WXX-${named.weekday}`;
    default: {
      const { month, day } = named.holiday;
      return month !== undefined && day !== undefined ? `${year}-${pad(month)}-${pad(day)}` : `${year}-XX-XX`;
    }
  }
}
