/** Reads calendar dates: written in figures, "12 January 2026", "Monday, Oct. 26", months, weekdays, quarters, seasons, holidays. */
import { dayOf, daysInMonth, monthOf, type Period, seasonOf } from '../../language/calendar.ts';
import datedEvents from '../../lexicon/en/dated-events.json' with { type: 'json' };
import { holidayAt } from './holidays.ts';
import { periodOfYear } from './quarters.ts';
import type { Node, Part, Reading } from './reading.ts';
import { relativeYear } from './relatives.ts';
import { BREAK, DIGITS, MARK, QUOTE, type Word } from './vocabulary.ts';
import {
  afterHyphen,
  capital,
  codeAt,
  digitCount,
  digitsAt,
  glued,
  isDash,
  isHyphen,
  type Words,
  wordAt,
  wordText,
} from './words.ts';
import { ordinalAt, yearAt } from './years.ts';

const EVENTS = datedEvents.entries;
const COMMA = 44;
const STOP = 46;
const SLASH = 47;

/** A date at `i`, from the most complete form to the barest. */
export function dateAt(w: Words, i: number): Node | null {
  const word = wordAt(w, i);
  if (word === DIGITS) return figureDate(w, i) ?? dayFirst(w, i) ?? periodOfYear(w, i);
  if (word.weekday > 0) return weekdayDate(w, i, word);
  if (word.month > 0) return monthDate(w, i, word);
  if (word.season !== '') return seasonDate(w, i, word);
  if (word.holidays.length > 0) {
    const holiday = holidayAt(w, i, word);
    if (holiday !== null) return holiday;
  }
  if (word.ordinal > 0) return periodOfYear(w, i) ?? dayFirst(w, i);
  return null;
}

/** 2026-01-12, 2026-01-12T18:08, 1/12/2026, 12.01.2026, 20260112 is left alone. */
function figureDate(w: Words, i: number): Node | null {
  const mark = codeAt(w, i + 1);
  if (!glued(w, i + 1) || (!isHyphen(mark) && mark !== SLASH && mark !== STOP)) return null;
  if (glued(w, i) && wordAt(w, i - 1) === DIGITS) return null;
  if (!glued(w, i + 2) || wordAt(w, i + 2) !== DIGITS) return null;
  const [a, b] = [digitsAt(w, i), digitsAt(w, i + 2)];
  const third =
    glued(w, i + 3) && codeAt(w, i + 3) === mark && glued(w, i + 4) && wordAt(w, i + 4) === DIGITS;
  if (glued(w, i) && (codeAt(w, i - 1) === mark || codeAt(w, i - 1) === 36)) return null;
  if (!third) return shortFigures(w, i, mark, a, b);
  if (glued(w, i + 5) && codeAt(w, i + 5) === mark && glued(w, i + 6) && wordAt(w, i + 6) === DIGITS)
    return null;
  const c = digitsAt(w, i + 4);
  const widths = [digitCount(w, i), digitCount(w, i + 2), digitCount(w, i + 4)];
  if (widths[0] === 4 && widths[1]! <= 2 && widths[2]! <= 2) return timedDay(w, fullDay(a, b, c, i + 5));
  if (widths[0]! > 2 || widths[1]! > 2 || (widths[2] !== 4 && (widths[2] !== 2 || mark === STOP)))
    return null;
  const year = widths[2] === 4 ? c : c < 50 ? 2000 + c : 1900 + c;
  // Month first, as in American English, unless only the other order is a date or stops stand between (European).
  // Which of two small numbers is the month is not said: only the year is known.
  if (mark !== STOP && a <= 12 && b <= 12 && a !== b && a > 0 && b > 0) return vagueDay(year, i + 5);
  const dayLeads = (mark === STOP && b <= 12) || a > 12;
  return dayLeads ? fullDay(year, b, a, i + 5) : fullDay(year, a, b, i + 5);
}

/** 2026-01, and 1/12 after a word that a day follows. */
function shortFigures(w: Words, i: number, mark: number, a: number, b: number): Node | null {
  if (
    isHyphen(mark) &&
    digitCount(w, i) === 4 &&
    digitCount(w, i + 2) === 2 &&
    a >= 1900 &&
    a < 2100 &&
    b >= 1 &&
    b <= 12 &&
    b <= a % 100
  )
    return null;
  if (mark !== SLASH || digitCount(w, i) > 2 || digitCount(w, i + 2) > 2) return null;
  if (!wordAt(w, i - 1).roles.has('slashDateBefore')) return null;
  const [month, day] = a > 12 ? [b, a] : [a, b];
  if (EVENTS.some((one) => one.month === month && one.day === day)) return null;
  return partDay(month, day, i + 3);
}

function fullDay(year: number, month: number, day: number, to: number): Node | null {
  if (year < 1000 || year > 2200 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    return null;
  return { to, reading: { kind: 'absolute', period: dayOf(year, month, day) } };
}

function vagueDay(year: number, to: number): Node {
  return { to, reading: { kind: 'vague', value: `${year}-XX-XX` } };
}

function partDay(month: number, day: number, to: number): Node | null {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(2000, month)) return null;
  return { to, reading: { kind: 'part', part: { grain: 'day', month, day } } };
}

/** The clock that an ISO date-time goes on with ("T18:08:30"). */
function timedDay(w: Words, day: Node | null): Node | null {
  if (day === null || wordText(w, day.to) !== 'T' || !glued(w, day.to)) return day;
  const at = day.to + 1;
  if (digitCount(w, at) !== 2 || codeAt(w, at + 1) !== 58 || digitCount(w, at + 2) !== 2) return day;
  const seconds = codeAt(w, at + 3) === 58 && digitCount(w, at + 4) === 2;
  let to = seconds ? at + 5 : at + 3;
  if (wordText(w, to) === 'Z' && glued(w, to)) to++;
  const second = seconds ? digitsAt(w, at + 4) : null;
  const clock = { hour: digitsAt(w, at), minute: digitsAt(w, at + 2), second, zone: '' };
  if (clock.hour > 24 || clock.minute > 59) return day;
  return { to, reading: { kind: 'clock', ...clock, date: day.reading } };
}

/** Day of the month in digits, with "st" or "th" or without; NaN where there is none. */
function dayNumberAt(w: Words, i: number): { readonly day: number; readonly to: number } | null {
  const ordinal = ordinalAt(w, i);
  if (ordinal !== null) return ordinal.value <= 31 ? { day: ordinal.value, to: ordinal.to } : null;
  const count = digitCount(w, i);
  if (count < 1 || count > 2) return null;
  const day = digitsAt(w, i);
  if (day < 1 || day > 31) return null;
  const code = glued(w, i + 1) ? codeAt(w, i + 1) : 0;
  const decimal =
    (code === STOP || code === COMMA || code === 58) && wordAt(w, i + 2) === DIGITS && glued(w, i + 2);
  if (decimal || code === 37 || code === SLASH || (code >= 97 && code <= 122)) return null;
  return { day, to: i + 1 };
}

/** One past the month's name and the stop of its abbreviation. */
function afterMonth(w: Words, i: number, word: Word): number {
  return word.short && codeAt(w, i + 1) === STOP && glued(w, i + 1) ? i + 2 : i + 1;
}

/** "12 January 2026", "the 12th of January"; "the" is the caller's. */
function dayFirst(w: Words, i: number): Node | null {
  const day = dayNumberAt(w, i);
  if (day === null || (glued(w, i) && isDash(codeAt(w, i - 1)) && wordAt(w, i - 2) !== DIGITS)) return null;
  const ordinal = day.to > i + 1 || wordAt(w, i) !== DIGITS;
  let at = afterHyphen(w, day.to);
  if (wordAt(w, at).roles.has('of') && ordinal) at++;
  const month = wordAt(w, at);
  if (month.month === 0) return null;
  if (!capital(w, at) && !plainMonth(month) && !ordinal) return null;
  if (ordinal && wordAt(w, i) !== DIGITS && !wordAt(w, at - 1).roles.has('of')) return null;
  const end = afterMonth(w, at, month);
  // "the 19 Sept. 11 victims": the number before counts them.
  if (month.short && !ordinal && digitCount(w, end) > 0 && digitCount(w, end) < 3) return null;
  return { ...withYear(w, month.month, day.day, end), article: ordinal };
}

/** The day of an event that goes by its date ("the Sept. 11 attacks"). */
function namedEvent(w: Words, month: number, day: number, to: number): Period | null {
  const event = EVENTS.find((one) => one.month === month && one.day === day);
  if (event === undefined || !event.after.includes(wordText(w, to).toLowerCase())) return null;
  return dayOf(event.year, month, day);
}

/** A day of a month and the year that follows it, if one does. */
function withYear(w: Words, month: number, day: number, to: number): Node {
  const named = namedEvent(w, month, day, to);
  if (named !== null) return { to, reading: { kind: 'absolute', period: named } };
  const at = codeAt(w, to) === COMMA ? to + 1 : afterHyphen(w, to);
  const year = yearAt(w, at);
  if (year !== null && day <= daysInMonth(year.year, month)) {
    if (!(wordAt(w, year.to).unit !== null || wordAt(w, year.to).roles.has('notYearAfter')))
      return { to: year.to, reading: { kind: 'absolute', period: dayOf(year.year, month, day) } };
  }
  const relative = relativeYear(w, wordAt(w, to).roles.has('of') ? to + 1 : to);
  const part: Part = { grain: 'day', month, day };
  if (relative !== null) return { to: relative.to, reading: { kind: 'part', part, year: relative.reading } };
  return { to, reading: { kind: 'part', part } };
}

function monthDate(w: Words, i: number, word: Word): Node | null {
  const to = afterMonth(w, i, word);
  const at = afterHyphen(w, to);
  const day = dayNumberAt(w, wordAt(w, at).roles.has('the') ? at + 1 : at);
  const written = capital(w, i);
  if (day !== null && day.day <= daysInMonth(2000, word.month) && (written || !word.short)) {
    const counted =
      wordAt(w, day.to).roles.has('notYearAfter') ||
      (wordAt(w, at) !== DIGITS && wordAt(w, day.to).unit !== null);
    if (!counted) return withYear(w, word.month, day.day, day.to);
  }
  if (!written && !plainMonth(word)) return null;
  const year = yearAfterMonth(w, to);
  if (year !== null)
    return { to: year.to, reading: { kind: 'absolute', period: monthOf(year.year, word.month) } };
  if (!monthAlone(w, i, word, to)) return null;
  const relative = relativeYear(w, wordAt(w, to).roles.has('of') ? to + 1 : to);
  const part: Part = { grain: 'month', month: word.month };
  if (relative !== null) return { to: relative.to, reading: { kind: 'part', part, year: relative.reading } };
  return { to, reading: { kind: 'part', part } };
}

function yearAfterMonth(w: Words, to: number): { readonly year: number; readonly to: number } | null {
  let at = to;
  if (codeAt(w, at) === COMMA || wordAt(w, at).roles.has('of')) at++;
  else at = afterHyphen(w, at);
  const year = yearAt(w, at);
  if (year !== null) {
    const counted = wordAt(w, year.to).roles.has('notYearAfter');
    return counted ||
      (at > to && wordAt(w, to).roles.has('of') === false && codeAt(w, to) === COMMA && year.year < 1900)
      ? null
      : year;
  }
  if (wordAt(w, at) === QUOTE && digitCount(w, at + 1) === 2 && glued(w, at + 1)) {
    const short = digitsAt(w, at + 1);
    return { year: short < 50 ? 2000 + short : 1900 + short, to: at + 2 };
  }
  return null;
}

/** A month's name in full that is no other word in lower case ("may", "march", "august"). */
function plainMonth(word: Word): boolean {
  return !word.short && !word.roles.has('otherWord');
}

/** Whether a bare month name is the month: "May", "March", "Jan", "August Wilson" may be something else. */
function monthAlone(w: Words, i: number, word: Word, to: number): boolean {
  const before = wordAt(w, i - 1);
  const led = before.roles.has('beforeMonth') || before.roles.has('before') || isHyphen(codeAt(w, i - 1));
  if (word.short)
    return to > i + 1 ? led || digitCount(w, to) > 0 : led && !before.roles.has('shortMonthLead');
  const modal = word.roles.has('modalMonth');
  if (modal || word.roles.has('walkingMonth')) {
    if (!led || (modal && before.roles.has('modalLead'))) return false;
    if (!modal && wordAt(w, i + 1).roles.has('walkedFor')) return false;
    if (before.roles.has('the') || before.roles.has('article')) return !capital(w, to) && codeAt(w, to) >= 97;
    return true;
  }
  // "August Wilson", "April Jones": a name, unless a preposition leads.
  const named = capital(w, to) && codeAt(w, to) !== 0 && glued(w, to) === false && wordAt(w, to).month === 0;
  if (named && (!led || before.roles.has('weakLead'))) return wordAt(w, to).weekday > 0;
  if (
    capital(w, i - 1) &&
    !led &&
    wordAt(w, i - 1).weekday === 0 &&
    !glued(w, i) &&
    wordAt(w, i - 1).text === ''
  ) {
    return codeAt(w, i - 1) === 0;
  }
  return true;
}

function weekdayDate(w: Words, i: number, word: Word): Node | null {
  if (!capital(w, i) && word.roles.has('otherWord')) return null;
  const stop = word.short && codeAt(w, i + 1) === STOP && glued(w, i + 1);
  const to = stop ? i + 2 : i + 1;
  const before = wordAt(w, i - 1);
  if (capital(w, i - 1) && before.roles.has('namedDayBefore')) return null;
  const after = wordAt(w, to);
  const at = codeAt(w, to) === COMMA ? to + 1 : to;
  const next = wordAt(w, at);
  if (!word.plural) {
    const the = next.roles.has('the') ? at + 1 : at;
    const date =
      next.month > 0
        ? monthDate(w, at, next)
        : wordAt(w, the) === DIGITS || wordAt(w, the).ordinal > 0
          ? (dayFirst(w, the) ?? weekdayDay(w, the, word))
          : null;
    if (date !== null && isDay(date.reading))
      return { to: date.to, reading: named(date.reading, word.weekday) };
  }
  // "on a Tuesday." says no day; "a Tuesday meeting" does.
  const generic = before.roles.has('article') && (after === MARK || after === BREAK);
  if (generic) return null;
  if (word.short && !stop) return null;
  if (word.short && !(before.roles.has('beforeTime') || codeAt(w, to) === COMMA)) return null;
  if (after.roles.has('namedDayAfter') && capital(w, to)) return null;
  if (word.plural) return { to, reading: { kind: 'set', value: `XXXX-WXX-${word.weekday}` } };
  return { to, reading: { kind: 'part', part: { grain: 'weekday', weekday: word.weekday } } };
}

/** "Monday the 12th": the day of the month alone, in the month at hand, is kept as the weekday. */
function weekdayDay(w: Words, i: number, word: Word): Node | null {
  const ordinal = ordinalAt(w, i);
  if (ordinal === null || !wordAt(w, i - 1).roles.has('the') || ordinal.value > 31) return null;
  if (wordAt(w, ordinal.to).unit !== null) return null;
  return { to: ordinal.to, reading: { kind: 'part', part: { grain: 'weekday', weekday: word.weekday } } };
}

/** The day with the weekday that it is said to be, which tells the year. */
function named(reading: Reading, weekday: number): Reading {
  if (reading.kind !== 'part' || reading.part.grain !== 'day') return reading;
  return { ...reading, part: { ...reading.part, weekday } };
}

/** ", March 8" after "this coming Sunday": the date that the weekday is. */
export function dateAfterWeekday(w: Words, i: number, weekday: number): Node | null {
  const at = codeAt(w, i) === COMMA ? i + 1 : i;
  const next = wordAt(w, at);
  const date =
    next.month > 0 && capital(w, at)
      ? monthDate(w, at, next)
      : wordAt(w, at) === DIGITS
        ? dayFirst(w, at)
        : null;
  return date !== null && isDay(date.reading) ? { to: date.to, reading: named(date.reading, weekday) } : null;
}

function isDay(reading: Reading): boolean {
  if (reading.kind === 'absolute') return reading.period.grain === 'day';
  return reading.kind === 'part' && (reading.part.grain === 'day' || reading.part.grain === 'weekday');
}

function seasonDate(w: Words, i: number, word: Word): Node | null {
  if (word.plural) return null;
  const of = wordAt(w, i + 1).roles.has('of') ? i + 2 : i + 1;
  const year = yearAt(w, of);
  if (year !== null && !wordAt(w, year.to).roles.has('notYearAfter')) {
    return {
      to: year.to,
      reading: { kind: 'absolute', period: seasonOf(year.year, word.season)! },
      article: true,
    };
  }
  const relative = relativeYear(w, of);
  const part: Part = { grain: 'season', season: word.season };
  if (relative !== null && relative.to > i + 1)
    return { to: relative.to, reading: { kind: 'part', part, year: relative.reading }, article: true };
  const before = wordAt(w, i - 1);
  if (!before.roles.has('seasonBefore')) return null;
  if (word.roles.has('vagueSeason') && before.roles.has('vagueSeasonLead')) {
    const led =
      wordAt(w, i - 2).roles.has('in') || wordAt(w, i - 2).roles.has('beforeMonth') || before.roles.has('by');
    if (!led || wordAt(w, i + 1).roles.has('of') || wordAt(w, i + 1).roles.has('in')) return null;
  }
  return { to: i + 1, reading: { kind: 'part', part }, article: true };
}

/** The second of two days of one month ("April 24 and 25", "Oct. 3-5") after a date that ends at `i`; null where there is none. */
export function secondDay(w: Words, i: number, first: Reading): Node | null {
  const day = first.kind === 'part' && first.part.grain === 'day' ? first.part : null;
  if (day === null) return null;
  const joint = wordAt(w, i);
  if (!joint.roles.has('and') && !joint.roles.has('to') && !joint.roles.has('or') && !isDash(codeAt(w, i)))
    return null;
  const next = dayNumberAt(w, i + 1);
  if (next === null || next.day <= day.day || next.day > daysInMonth(2000, day.month)) return null;
  const after = wordAt(w, next.to);
  if (after.unit !== null || after.roles.has('notYearAfter') || after.month > 0) return null;
  const code = codeAt(w, next.to);
  if (!isDash(codeAt(w, i)) && code >= 97 && code <= 122 && !after.roles.has('beforeTime')) return null;
  return withYear(w, day.month, next.day, next.to);
}
