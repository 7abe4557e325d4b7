/**
 * Calendar arithmetic on periods: a period is a grain (day, week … century) and a running number of that grain, so
 * that "the quarter before" is one less and never touches a clock or a time zone. Proleptic Gregorian calendar,
 * ISO 8601 weeks (Monday first, week 1 holds the first Thursday).
 *
 * Day numbers count from 1970-01-01 (day 0). Civil conversion after H. Hinnant, "chrono-compatible low-level date
 * algorithms" (2014). Easter after the anonymous Gregorian computus (Nature, 20 April 1876).
 */
export type Grain =
  | 'day'
  | 'week'
  | 'weekend'
  | 'month'
  | 'quarter'
  | 'season'
  | 'half'
  | 'year'
  | 'decade'
  | 'century'
  | 'millennium';

/** One period of the calendar: `index` counts periods of `grain` (days from 1970-01-01, weeks, months from year 0 …). */
export type Period = { readonly grain: Grain; readonly index: number };

export type CivilDate = { readonly year: number; readonly month: number; readonly day: number };

const SEASONS = ['SP', 'SU', 'FA', 'WI'] as const;
const PER_YEAR = { month: 12, quarter: 4, season: 4, half: 2 } as const;
const YEARS = { year: 1, decade: 10, century: 100, millennium: 1000 } as const;

/** The day number of a date; month 1 to 12. */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

export function civilDate(dayIndex: number): CivilDate {
  const z = dayIndex + 719468;
  const era = Math.floor(z / 146097);
  const doe = z - era * 146097;
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365,
  );
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return {
    year: yoe + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: doy - Math.floor((153 * mp + 2) / 5) + 1,
  };
}

/** Monday 1 … Sunday 7. */
export function weekdayOf(dayIndex: number): number {
  return ((((dayIndex + 3) % 7) + 7) % 7) + 1;
}

export function daysInMonth(year: number, month: number): number {
  const next = month === 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, month + 1, 1);
  return next - dayNumber(year, month, 1);
}

export const dayOf = (year: number, month: number, day: number): Period => ({
  grain: 'day',
  index: dayNumber(year, month, day),
});
export const monthOf = (year: number, month: number): Period => ({
  grain: 'month',
  index: year * 12 + month - 1,
});
export const quarterOf = (year: number, quarter: number): Period => ({
  grain: 'quarter',
  index: year * 4 + quarter - 1,
});
export const halfOf = (year: number, half: number): Period => ({ grain: 'half', index: year * 2 + half - 1 });
export const yearOf = (year: number): Period => ({ grain: 'year', index: year });

/** The season of a year by its TIMEX3 code; null for a code that is none. A winter counts to the year it begins in. */
export function seasonOf(year: number, code: string): Period | null {
  const at = (SEASONS as readonly string[]).indexOf(code);
  return at < 0 ? null : { grain: 'season', index: year * 4 + at };
}

/** The year that a period lies in, or begins in. */
export function yearOfPeriod({ grain, index }: Period): number {
  if (grain === 'day') return civilDate(index).year;
  if (grain === 'week' || grain === 'weekend') return isoWeek(index).year;
  if (grain in YEARS) return index * YEARS[grain as keyof typeof YEARS];
  return Math.floor(index / PER_YEAR[grain as keyof typeof PER_YEAR]);
}

/** Day number of the period's first day. Seasons begin on the first of March, June, September and December. */
export function firstDay({ grain, index }: Period): number {
  if (grain === 'day') return index;
  if (grain === 'week') return index * 7 - 3;
  if (grain === 'weekend') return index * 7 + 2;
  if (grain in YEARS) return dayNumber(index * YEARS[grain as keyof typeof YEARS], 1, 1);
  const per = PER_YEAR[grain as keyof typeof PER_YEAR];
  const year = Math.floor(index / per);
  const part = index - year * per;
  if (grain === 'season') return dayNumber(year, part * 3 + 3, 1);
  return dayNumber(year, (part * 12) / per + 1, 1);
}

/** Day number of the period's last day. */
export function lastDay(period: Period): number {
  if (period.grain === 'day') return period.index;
  if (period.grain === 'weekend') return firstDay(period) + 1;
  return firstDay({ grain: period.grain, index: period.index + 1 }) - 1;
}

/** The period of the given grain that holds a day. */
export function periodAt(grain: Grain, dayIndex: number): Period {
  if (grain === 'day') return { grain, index: dayIndex };
  if (grain === 'week' || grain === 'weekend') return { grain, index: Math.floor((dayIndex + 3) / 7) };
  const { year, month } = civilDate(dayIndex);
  if (grain in YEARS) return { grain, index: Math.floor(year / YEARS[grain as keyof typeof YEARS]) };
  if (grain === 'season') return { grain, index: Math.floor((year * 12 + month - 3) / 3) };
  const per = PER_YEAR[grain as keyof typeof PER_YEAR];
  return { grain, index: year * per + Math.floor(((month - 1) * per) / 12) };
}

/** The period of `grain` around the first day of `period`. */
export function widened(period: Period, grain: Grain): Period {
  return period.grain === grain ? period : periodAt(grain, firstDay(period));
}

/**
 * The period moved by a number of units, keeping its own grain: one year before 1989-Q3 is 1988-Q3, one month after
 * 31 January is the last day of February. A move finer than the grain goes to the finer grain.
 */
export function moved(period: Period, unit: Grain, by: number): Period {
  const { grain, index } = period;
  if (unit === grain) return { grain, index: index + by };
  if (unit === 'weekend') return moved(period, 'week', by);
  if (unit === 'season' || unit === 'half') return moved(period, 'month', by * (unit === 'half' ? 6 : 3));
  if (unit in YEARS && unit !== 'year') return moved(period, 'year', by * YEARS[unit as keyof typeof YEARS]);
  if (grain === 'day') return { grain, index: dayMoved(index, unit, by) };
  if (unit === 'year' && grain in PER_YEAR)
    return { grain, index: index + by * PER_YEAR[grain as keyof typeof PER_YEAR] };
  if (unit === 'year' && grain in YEARS) {
    const years = YEARS[grain as keyof typeof YEARS];
    return { grain, index: Math.floor((index * years + by) / years) };
  }
  if (rank(unit) < rank(grain)) return moved(widened(period, unit), unit, by);
  return periodAt(grain, dayMoved(firstDay(period), unit, by));
}

function dayMoved(index: number, unit: Grain, by: number): number {
  if (unit === 'day') return index + by;
  if (unit === 'week') return index + by * 7;
  const months = unit === 'year' ? by * 12 : unit === 'quarter' ? by * 3 : by;
  const { year, month, day } = civilDate(index);
  const target = year * 12 + month - 1 + months;
  const toYear = Math.floor(target / 12);
  const toMonth = target - toYear * 12 + 1;
  return dayNumber(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}

const ORDER: readonly Grain[] = [
  'day',
  'weekend',
  'week',
  'month',
  'quarter',
  'season',
  'half',
  'year',
  'decade',
  'century',
  'millennium',
];
/** Coarser grains rank higher. */
export function rank(grain: Grain): number {
  return ORDER.indexOf(grain);
}

/** ISO year and week of a week index. */
export function isoWeek(index: number): { year: number; week: number } {
  const thursday = index * 7;
  const { year } = civilDate(thursday);
  return { year, week: Math.floor((thursday - dayNumber(year, 1, 1)) / 7) + 1 };
}

/** Index of the Monday of an ISO week ("2026-W02"); the first week of a year is the one with 4 January. */
export function mondayOf(week: string): number {
  const first = periodAt('week', dayNumber(Number(week.slice(0, 4)), 1, 4));
  return firstDay({ grain: 'week', index: first.index + Number(week.slice(6, 8)) - 1 });
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** The TIMEX3 value of a period: 2026-01-12, 2026-W03, 2026-W03-WE, 2026-01, 2026-Q1, 2026-SP, 2026-H1, 2026, 202, 20. */
export function periodValue({ grain, index }: Period): string {
  if (grain === 'day') {
    const { year, month, day } = civilDate(index);
    return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  }
  if (grain === 'week' || grain === 'weekend') {
    const { year, week } = isoWeek(index);
    return `${pad(year, 4)}-W${pad(week, 2)}${grain === 'weekend' ? '-WE' : ''}`;
  }
  if (grain === 'year') return pad(index, 4);
  if (grain === 'decade') return pad(index, 3);
  if (grain === 'century') return `${pad(index, 2)}XX`;
  if (grain === 'millennium') return `${index}XXX`;
  const per = PER_YEAR[grain];
  const year = Math.floor(index / per);
  const part = index - year * per;
  const code =
    grain === 'month'
      ? pad(part + 1, 2)
      : grain === 'quarter'
        ? `Q${part + 1}`
        : grain === 'half'
          ? `H${part + 1}`
          : SEASONS[part];
  return `${pad(year, 4)}-${code}`;
}

/** The day number of the nth weekday of a month (n from 1; below 0 from the end), not before day `from`. */
export function nthWeekday(year: number, month: number, weekday: number, nth: number, from = 1): number {
  if (nth < 0) {
    const last = dayNumber(year, month, daysInMonth(year, month));
    return last - ((weekdayOf(last) - weekday + 7) % 7) + (nth + 1) * 7;
  }
  const first = dayNumber(year, month, from);
  return first + ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7;
}

/** The day number of Western Easter Sunday. */
export function easter(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = b >> 2;
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = c >> 2;
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  return dayNumber(year, month, ((h + l - 7 * m + 114) % 31) + 1);
}

const ISO_DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?=$|T)/;

/** The period that an ISO date or date-time names ("2026", "2026-01", "2026-01-12T18:08"); null where it names none. */
export function parsePeriod(value: string): Period | null {
  const match = ISO_DATE.exec(value);
  if (match === null) return null;
  const [, year, month, day] = match;
  if (month === undefined) return yearOf(Number(year));
  if (Number(month) < 1 || Number(month) > 12) return null;
  if (day === undefined) return monthOf(Number(year), Number(month));
  if (Number(day) < 1 || Number(day) > daysInMonth(Number(year), Number(month))) return null;
  return dayOf(Number(year), Number(month), Number(day));
}
