/** What a time covers on the scale that it is compared on. */
import type { Time } from '../../model/annotation.ts';

export type Range = {
  readonly kind: 'clock' | 'date' | 'weekday';
  /** Minutes of the day for a clock, days since 1970 for a date, the day of the week from Sunday; half-open. */
  readonly low: number;
  readonly high: number;
};

/** Words that mark a time as near, not exact. */
const NEAR =
  /(?:around|about|approximately|roughly|shortly|just|nearly|almost|before|after|early|late|by)\s+$/i;

/** Minutes of the day that a TIMEX3 clock value allows; null where it gives no hour. */
function clock(time: Time, before: string): [number, number] | null {
  const match = /T(\d{2})(?::(\d{2}))?/.exec(time.value);
  if (time.type !== 'TIME' || !match) return null;
  const minute = match[2] === undefined ? 0 : Number(match[2]);
  const at = Number(match[1]) * 60 + minute;
  const near = time.mod !== undefined || NEAR.test(before);
  const slack = minute === 0 ? (near ? 30 : 5) : near ? 5 : minute === 30 ? 3 : 0;
  return [at - slack, at + slack + 1];
}

const day = (year: number, month: number, date: number): number =>
  Math.round(Date.UTC(year, month - 1, date) / 86_400_000);

/** The year in which days without one are reckoned; a leap year. */
const RECKONED = 2000;

/** Monday of an ISO week. */
function monday(year: number, week: number): number {
  const fourth = day(year, 1, 4);
  return fourth - ((fourth + 3) % 7) + (week - 1) * 7;
}

/** Days that a TIMEX3 date value covers; null where the calendar place is open. */
export function days(value: string): [number, number] | null {
  const week = /^(\d{4})-W(\d{2})(-WE)?$/.exec(value);
  if (week) {
    const first = monday(Number(week[1]), Number(week[2]));
    return week[3] ? [first + 5, first + 7] : [first, first + 7];
  }
  const match = /^(\d{4}|XXXX(?=-\d))(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?$/.exec(value);
  if (!match) return null;
  const [year, month, date] = [
    match[1] === 'XXXX' ? RECKONED : Number(match[1]),
    Number(match[2]),
    Number(match[3]),
  ];
  if (match[3]) return [day(year, month, date), day(year, month, date) + 1];
  if (match[2]) return [day(year, month, 1), day(year, month + 1, 1)];
  return [day(year, 1, 1), day(year + 1, 1, 1)];
}

/** A part of a day as TIMEX3 writes it: "Friday night" is XXXX-WXX-5TNI. */
const PART = /^(.+)T(MO|AF|EV|NI)$/;

/**
 * What a time covers, with the scale that it is compared on; null where it is none of an event's. "Friday night" is of Friday and
 * of the small hours of Saturday.
 */
export function rangeOf(time: Time, before: string): Range | null {
  const minutes = clock(time, before);
  if (minutes) return { kind: 'clock', low: minutes[0], high: minutes[1] };
  const part = time.type === 'TIME' ? PART.exec(time.value) : null;
  if (time.type !== 'DATE' && !part) return null;
  const value = part ? part[1]! : time.value;
  const more = part?.[2] === 'NI' ? 1 : 0;
  const weekday = /^XXXX-WXX-([1-7])$/.exec(value);
  if (weekday) {
    const first = Number(weekday[1]) % 7;
    return { kind: 'weekday', low: first, high: first + 1 + more };
  }
  const covered = days(value);
  return covered && { kind: 'date', low: covered[0], high: covered[1] + more };
}

/** "earlier this week" ends before the day on which it is written. */
export function earlier(range: Range | null, words: string, published: string | null): Range | null {
  if (range?.kind !== 'date' || !published || !/\bearlier\s+(?:in\s+)?th[ei]s?\s/i.test(words)) return range;
  const today = days(published.slice(0, 10));
  return today && today[0] > range.low && today[0] < range.high ? { ...range, high: today[0] } : range;
}
