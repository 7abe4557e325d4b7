/** ISO 8601 dates as far as they are used for publication: a calendar date as precise as known, with or without a time. */

const ISO =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?)?)?$/;

export type IsoPrecision = 'year' | 'month' | 'day' | 'minute' | 'second';

/** How precise an ISO date is; null where it is none or names a day that no calendar has. */
export function isoPrecision(value: string): IsoPrecision | null {
  const match = ISO.exec(value);
  if (match === null) return null;
  const [, year, month, day, hour, minute, second] = match;
  if (month === undefined) return 'year';
  if (Number(month) < 1 || Number(month) > 12) return null;
  if (day === undefined) return 'month';
  if (!isCalendarDay(Number(year), Number(month), Number(day))) return null;
  if (hour === undefined) return 'day';
  if (Number(hour) > 24 || Number(minute) > 59) return null;
  return second === undefined ? 'minute' : 'second';
}

export function isIsoDate(value: string): boolean {
  return isoPrecision(value) !== null;
}

/** Whether a year, month (1 to 12) and day stand in the proleptic Gregorian calendar. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day <= days[month - 1]!;
}
