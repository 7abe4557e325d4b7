/** Reads lengths of time and what is counted from them: "three weeks", "two-day", "a year ago", "the past nine months". */

import type { Grain } from '../../language/calendar.ts';
import { type Amount, amountAt } from './amounts.ts';
import type { From, Node, Reading } from './reading.ts';
import { DIGITS, OTHER, type UnitName, unitCode, type Word } from './vocabulary.ts';
import { afterHyphen, codeAt, glued, type Words, wordAt, wordText } from './words.ts';

/** Units counted in another one: a decade is ten years. */
const IN_UNITS: Readonly<Partial<Record<UnitName, number>>> = {
  fortnight: 2,
  decade: 10,
  century: 100,
  millennium: 1000,
};
/** Designators of a unit of which the number is not said (TimeML: "PXE" decades are shown in years). */
const GRAINS: Readonly<Partial<Record<UnitName, Grain | 'hour' | 'minute' | 'second'>>> = {
  second: 'second',
  minute: 'minute',
  hour: 'hour',
  day: 'day',
  night: 'day',
  week: 'week',
  fortnight: 'week',
  weekend: 'weekend',
  month: 'month',
  quarter: 'quarter',
  year: 'year',
  decade: 'decade',
  century: 'century',
  millennium: 'millennium',
};
const HALVES: Readonly<Record<string, string>> = { Y: '6M', TM: '30S', TH: '30M', D: 'T12H' };

type Counted = { readonly unit: UnitName; readonly value: number | null };

export function grainOf(unit: UnitName): Grain | 'hour' | 'minute' | 'second' {
  return GRAINS[unit]!;
}

/** The TIMEX3 value of a length: P3W, PT1M30S, P2Y6M, PXY. */
export function durationValue(parts: readonly Counted[]): string {
  let date = '';
  let time = '';
  for (const { unit, value } of parts) {
    const code = unitCode(unit);
    const letter = code.replace('T', '');
    const whole = code === 'WE' ? 'WE' : letter;
    const times = IN_UNITS[unit] ?? 1;
    let written: string;
    if (value === null) written = times > 10 ? 'XC' : times === 10 ? 'XE' : `X${whole}`;
    else written = numberOf(value * times, whole, HALVES[code]);
    if (code.startsWith('T')) time += written;
    else if (written.includes('T')) {
      date += written.slice(0, written.indexOf('T'));
      time += written.slice(written.indexOf('T') + 1);
    } else date += written;
  }
  return `P${date}${time === '' ? '' : `T${time}`}`;
}

function numberOf(value: number, letter: string, half: string | undefined): string {
  const whole = Math.floor(value);
  if (value === whole) return `${whole}${letter}`;
  if (value - whole === 0.5 && half !== undefined) return `${whole === 0 ? '' : `${whole}${letter}`}${half}`;
  return `${Number(value.toFixed(2))}${letter}`;
}

/** The unit at `i` after a number, past words such as "trading"; -1 where there is none. */
function unitIndex(w: Words, i: number): number {
  let at = afterHyphen(w, i);
  for (let skipped = 0; skipped < 2; skipped++) {
    const word = wordAt(w, at);
    if (word.unit !== null) return at;
    if (!word.roles.has('unitAdjective')) return -1;
    at = afterHyphen(w, at + 1);
  }
  return wordAt(w, at).unit === null ? -1 : at;
}

export type Length = {
  readonly to: number;
  readonly parts: readonly Counted[];
  readonly amount: Amount;
  readonly unit: UnitName;
  readonly plural: boolean;
  readonly approx: boolean;
};

/** A number and its unit at `i`, with further units ("one hour and 20 minutes") and halves ("a year and a half"). */
export function lengthAt(w: Words, i: number): Length | null {
  const amount = amountAt(w, i);
  if (amount === null) return null;
  const at = unitIndex(w, amount.to);
  if (at < 0) return null;
  const word = wordAt(w, at);
  const unit = word.unit!;
  // "three-quarters" is a fraction.
  if (unit === 'quarter' && word.plural && at > amount.to) return null;
  if (amount.form === 'article' && word.plural) return null;
  if (amount.form === 'vague' && !word.plural && amount.value === null) return null;
  let to = at + 1;
  if (word.afterNumber && codeAt(w, to) === 46 && glued(w, to)) to++;
  const parts: Counted[] = [{ unit, value: amount.value }];
  const half = andHalf(w, to);
  if (half > 0 && amount.value !== null) {
    parts[0] = { unit, value: amount.value + 0.5 };
    to = half;
  } else to = further(w, to, unit, parts);
  const soft = wordAt(w, to).roles.has('or') && wordAt(w, to + 1).roles.has('so');
  return { to: soft ? to + 2 : to, parts, amount, unit, plural: word.plural, approx: soft };
}

function andHalf(w: Words, i: number): number {
  const said =
    wordAt(w, i).roles.has('and') &&
    wordAt(w, i + 1).roles.has('article') &&
    wordAt(w, i + 2).roles.has('half');
  return said ? i + 3 : -1;
}

const SIZE: readonly UnitName[] = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'];
function further(w: Words, i: number, unit: UnitName, parts: Counted[]): number {
  let at = wordAt(w, i).roles.has('and') || codeAt(w, i) === 44 ? i + 1 : i;
  if (codeAt(w, i) === 44 && wordAt(w, at).roles.has('and')) at++;
  const amount = wordAt(w, at).roles.has('article') ? null : amountAt(w, at);
  if (amount === null || amount.value === null) return i;
  const word = wordAt(w, amount.to);
  if (word.unit === null || SIZE.indexOf(word.unit) >= SIZE.indexOf(unit) || SIZE.indexOf(word.unit) < 0)
    return i;
  parts.push({ unit: word.unit, value: amount.value });
  return amount.to + 1;
}

/** Whether an age follows: "years old", "-year-old", "years of age". */
export function ageAfter(w: Words, i: number): number {
  const at = afterHyphen(w, i);
  if (wordAt(w, at).roles.has('old')) return at + 1;
  if (wordAt(w, at).roles.has('of') && wordAt(w, at + 1).roles.has('age')) return at + 2;
  return -1;
}

/** A length at `i` and where it is counted from; null where it is an age or there is none. */
export function lengthNode(w: Words, i: number): Node | null {
  const length = lengthAt(w, i);
  if (length === null || ageAfter(w, length.to) > 0) return null;
  if (length.amount.form === 'article' && !oneUnit(w, i, length)) return null;
  const moved = movedFrom(w, length);
  if (moved !== null) return moved;
  const mod = length.approx ? 'APPROX' : length.amount.high !== undefined ? 'EQUAL_OR_MORE' : undefined;
  const reading: Reading = { kind: 'duration', value: durationValue(length.parts) };
  return mod === undefined ? { to: length.to, reading } : { to: length.to, reading, mod };
}

/** Units alone: "for weeks", "in the days before", "day-long", "a while". */
export function stretchAt(w: Words, i: number): Node | null {
  const word = wordAt(w, i);
  const node = (to: number, value: string): Node => ({ to, reading: { kind: 'duration', value } });
  if (word.length !== '') return node(i + 1, word.length);
  if (word.roles.has('article') && wordAt(w, i + 1).roles.has('while')) return node(i + 2, 'PXX');
  if (word.unit === null || word.afterNumber) return null;
  const long = afterHyphen(w, i + 1);
  if (long > i + 1 && wordAt(w, long).roles.has('long'))
    return node(long + 1, durationValue([{ unit: word.unit, value: word.plural ? null : 1 }]));
  if (!word.plural || word.unit === 'weekend' || word.unit === 'night') return null;
  const before = wordAt(w, i - 1);
  const after = wordAt(w, i + 1);
  const value = durationValue([{ unit: word.unit, value: null }]);
  if (after.roles.has('ago'))
    return {
      to: i + 2,
      reading: { kind: 'moved', amount: null, grain: grainOf(word.unit), direction: -1, from: 'now' },
    };
  if (before.roles.has('the'))
    return wordAt(w, i - 2).roles.has('in') && after.roles.has('stretchAfter') ? node(i + 1, value) : null;
  if (!before.roles.has('stretchBefore') || after.roles.has('of')) return null;
  return after.unit === null && codeAt(w, i + 1) !== 45 ? node(i + 1, value) : null;
}

/** Whether "a year" is a length or a date of its own, and no rate ("$3 a year", "twice a week") or part of a compound. */
function oneUnit(w: Words, i: number, length: Length): boolean {
  if (afterHyphen(w, length.to) > length.to && !wordAt(w, length.to + 1).roles.has('long')) return false;
  if (wordAt(w, i + 1).unit === null && wordAt(w, i + 1).roles.has('fiscal')) return false;
  if (wordAt(w, length.to).roles.has('ago') || wordAt(w, length.to).roles.has('backward')) return true;
  return !isRate(w, i);
}

/** Whether the words before "a year" say how much of something there is in it. */
export function isRate(w: Words, i: number): boolean {
  const word = wordAt(w, i - 1);
  if (word === DIGITS || word.roles.has('number') || word.roles.has('times')) return true;
  const code = codeAt(w, i - 1);
  if (code === 37) return true;
  const text = wordText(w, i - 1);
  return (
    word === OTHER &&
    text.length > 3 &&
    text.endsWith('s') &&
    !text.endsWith('ss') &&
    text === text.toLowerCase()
  );
}

/** "ago", "earlier", "later", "from now" after a length. */
function movedFrom(w: Words, length: Length): Node | null {
  const at = afterHyphen(w, length.to);
  if (at > length.to && length.amount.form === 'article') return null;
  const word: Word = wordAt(w, at);
  const grain = grainOf(length.unit);
  const amount =
    length.amount.value === null ? null : length.parts[0]!.value! * (length.unit === 'fortnight' ? 2 : 1);
  const node = (to: number, direction: 1 | -1, from: From): Node => ({
    to,
    reading: { kind: 'moved', amount, grain, direction, from },
    ...(length.approx ? { mod: 'APPROX' } : {}),
  });
  if (word.roles.has('ago')) return node(at + 1, -1, 'now');
  if (word.roles.has('backward')) return node(at + 1, -1, 'focus');
  if (word.roles.has('forward')) return node(at + 1, 1, 'focus');
  if (word.roles.has('hence')) return node(at + 1, 1, 'now');
  const from = wordAt(w, at + 1);
  if (word.roles.has('from') && (from.roles.has('present') || from.dayShift === 0))
    return node(at + 2, 1, 'now');
  return null;
}

/** "the past three weeks", "next few days", "the first nine months": a length that a word places; `i` is after "the". */
export function placedLength(w: Words, i: number): Node | null {
  let at = i;
  while (at < i + 2 && wordAt(w, at).roles.has('span')) at++;
  if (at === i) {
    if (!wordAt(w, i).roles.has('like') && !wordAt(w, i).roles.has('number')) return null;
    if (wordAt(w, i).roles.has('like')) at++;
  }
  const length = lengthAt(w, at);
  if (length === null) return bareSpan(w, i, at);
  if (length.amount.form === 'article' || !length.plural) return null;
  if (ageAfter(w, length.to) > 0) return null;
  const reading: Reading = { kind: 'duration', value: durationValue(length.parts) };
  return { to: length.to, reading, article: true, ...(length.approx ? { mod: 'APPROX' } : {}) };
}

/** "recent years", "the coming weeks", "past months": units without a number. */
function bareSpan(w: Words, i: number, at: number): Node | null {
  const word = wordAt(w, at);
  if (at === i || word.unit === null || !word.plural || word.afterNumber) return null;
  const value = durationValue([{ unit: word.unit, value: null }]);
  return { to: at + 1, reading: { kind: 'duration', value }, article: true };
}
