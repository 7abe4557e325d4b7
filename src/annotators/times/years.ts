/** Reads years, decades and centuries, and says whether a bare number is a year. */
import { type Period, yearOf } from '../../language/calendar.ts';
import { numberAt } from '../../language/number-words.ts';
import type { Node } from './reading.ts';
import { DIGITS, QUOTE } from './vocabulary.ts';
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

const FIRST_YEAR = 1000;
const LAST_YEAR = 2150;
/** Numbers from here on are taken for years without a preposition. */
const MODERN = 1900;
const LAST_MODERN = 2050;
const COMMA = 44;
const STOP = 46;
const COLON = 58;
const SLASH = 47;
const PERCENT = 37;
const OPEN = 40;

/** A year written in four digits or in words ("nineteen ninety-six"); its value, or NaN. `to` is one past it. */
export function yearAt(w: Words, i: number): { readonly year: number; readonly to: number } | null {
  const word = wordAt(w, i);
  if (word === DIGITS) {
    if (digitCount(w, i) !== 4 || joinedBefore(w, i) || joinedAfter(w, i)) return null;
    const year = digitsAt(w, i);
    return year >= FIRST_YEAR && year <= LAST_YEAR ? { year, to: i + 1 } : null;
  }
  return word.roles.has('number') ? wordYear(w, i) : null;
}

function joinedBefore(w: Words, i: number): boolean {
  if (!glued(w, i)) return false;
  const code = codeAt(w, i - 1);
  if (isDash(code) || code === SLASH)
    return wordAt(w, i - 2) === DIGITS && glued(w, i - 1) && digitCount(w, i - 2) < 4;
  return code !== OPEN && wordAt(w, i - 1) !== QUOTE && code !== 34 && code !== 0x201c && code !== 91;
}

function joinedAfter(w: Words, i: number): boolean {
  if (!glued(w, i + 1)) return false;
  const code = codeAt(w, i + 1);
  const digitsNext = wordAt(w, i + 2) === DIGITS && glued(w, i + 2);
  if (code === COMMA || code === STOP || code === COLON) return digitsNext;
  if (isHyphen(code)) return !(digitsNext && yearPair(w, i)) && digitsNext;
  if (code === SLASH) return digitsNext && digitCount(w, i + 2) !== 2 && digitCount(w, i + 2) !== 4;
  return code === PERCENT || code === 36 || isLetterCode(code);
}

const isLetterCode = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

/** "1985-87", "2008-2011". */
function yearPair(w: Words, i: number): boolean {
  const count = digitCount(w, i + 2);
  const second = digitsAt(w, i + 2);
  const first = digitsAt(w, i);
  return count === 4 ? second > first && second < LAST_YEAR : count === 2 && second > first % 100;
}

const isTeen = (value: number): boolean => value >= 13 && value <= 20;
function wordYear(w: Words, i: number): { readonly year: number; readonly to: number } | null {
  const start = w.starts[i]!;
  const limit = Math.min(w.text.length, start + 50);
  const next = wordAt(w, afterHyphen(w, i + 1));
  if (!next.roles.has('number')) return null;
  // Only "two thousand" needs more than one word to be known as a year.
  const whole = next.roles.has('thousand') ? limit : w.ends[i]!;
  const first = numberAt(w.text, start, whole);
  if (first === null || first.form !== 'cardinal') return null;
  let to = i + 1;
  while (to < w.count && w.starts[to]! < first.end) to++;
  if (first.value >= 2000 && first.value < 2100) return { year: first.value, to };
  if (!isTeen(first.value) || to !== i + 1) return null;
  const at = afterHyphen(w, to);
  if (!wordAt(w, at).roles.has('number')) return null;
  const second = numberAt(w.text, w.starts[at]!, limit);
  if (second === null || second.form !== 'cardinal' || second.value < 10 || second.value > 99) return null;
  let end = at + 1;
  while (end < w.count && w.starts[end]! < second.end) end++;
  return { year: first.value * 100 + second.value, to: end };
}

/** Whether a number that could be a year stands where years stand. */
export function isYearInContext(w: Words, i: number, year: number, to: number): boolean {
  const before = wordAt(w, i - 1);
  const after = wordAt(w, to);
  if (before.roles.has('notYearBefore') || after.roles.has('notYearAfter') || after.unit !== null) {
    if (!(after.unit !== null && !after.plural)) return false;
  }
  const code = codeAt(w, i - 1);
  if (code === COLON && wordAt(w, i - 2).roles.has('notYearBefore')) return false;
  if (code === 36 || code === 35 || code === 0xa3 || code === 0x20ac || code === 64) return false;
  if (wordAt(w, i) !== DIGITS) return before.roles.has('beforeTime') || year < 2000;
  const said = before.roles.has('beforeTime') && !before.roles.has('more') && !before.roles.has('than');
  if (year < MODERN || year > LAST_MODERN) {
    const prepositions =
      said && (!before.roles.has('weakLead') || (before.roles.has('of') && year % 50 !== 0));
    return prepositions && !followedByNoun(w, to);
  }
  if (capital(w, i - 1) && !said && glued(w, i)) return false;
  return true;
}

/** A lower-case word that is no preposition or verb could be a counted noun: only plurals in -s are taken for one. */
function followedByNoun(w: Words, to: number): boolean {
  const code = codeAt(w, to);
  if (!(code >= 97 && code <= 122)) return false;
  const text = wordText(w, to);
  return text.length > 3 && text.endsWith('s') && !text.endsWith('ss');
}

/** "1990s", "'90s", "the nineties", "1800s" (a century). */
export function decadeAt(w: Words, i: number): Node | null {
  let at = i;
  const quoted = wordAt(w, i) === QUOTE && glued(w, i + 1);
  if (quoted) at++;
  const word = wordAt(w, at);
  if (word.decade >= 0 && !quoted) return decade(1900 + word.decade, at + 1);
  if (word !== DIGITS) return null;
  const count = digitCount(w, at);
  let end = at + 1;
  if (wordAt(w, end) === QUOTE && glued(w, end)) end++;
  if (codeAt(w, end) !== 115 || wordText(w, end) !== 's' || !glued(w, end)) return null;
  const value = digitsAt(w, at);
  if (count === 4 && value % 10 === 0 && value >= 1100 && value < LAST_YEAR) {
    if (joinedBefore(w, at)) return null;
    return decade(value, end + 1);
  }
  if (count === 2 && value % 10 === 0 && (quoted || decadeContext(w, i))) {
    return decade(value < 20 ? 2000 + value : 1900 + value, end + 1);
  }
  return null;
}

/** "the 80s", "early 60s" is a decade; "in his 60s", "temperatures in the 80s" is not always: "the" alone does not do. */
function decadeContext(w: Words, i: number): boolean {
  const before = wordAt(w, i - 1);
  return (before.roles.has('before') || isHyphen(codeAt(w, i - 1))) && wordAt(w, i - 2).roles.has('the');
}

function decade(year: number, to: number): Node {
  const period: Period =
    year % 100 === 0 && year < 2000
      ? { grain: 'century', index: year / 100 }
      : { grain: 'decade', index: Math.floor(year / 10) };
  return { to, reading: { kind: 'absolute', period }, article: true };
}

/** "20th century", "the nineteenth century", "third millennium". */
export function centuryAt(w: Words, i: number): Node | null {
  const ordinal = ordinalAt(w, i);
  if (ordinal === null || ordinal.value < 1 || ordinal.value > 30) return null;
  const at = afterHyphen(w, ordinal.to);
  const { unit, plural } = wordAt(w, at);
  if (plural || (unit !== 'century' && unit !== 'millennium')) return null;
  const era = eraAt(w, at + 1);
  if (era.sign < 0) return null;
  const period: Period = { grain: unit, index: ordinal.value - 1 };
  return { to: era.to, reading: { kind: 'absolute', period }, article: true };
}

/** "B.C.", "AD" and the like after a year or century. */
export function eraAt(w: Words, i: number): { readonly sign: 1 | -1; readonly to: number } {
  const text = wordText(w, i);
  if (text === 'BC' || text === 'BCE') return { sign: -1, to: i + 1 };
  if (text === 'AD' || text === 'CE') return { sign: 1, to: i + 1 };
  if ((text === 'B' || text === 'A') && codeAt(w, i + 1) === STOP) {
    const second = wordText(w, i + 2);
    if (second === (text === 'B' ? 'C' : 'D')) return { sign: text === 'B' ? -1 : 1, to: i + 4 };
  }
  return { sign: 1, to: i };
}

/** "third", "3rd", "twenty-first"; the hyphened ones in full. */
export function ordinalAt(w: Words, i: number): { readonly value: number; readonly to: number } | null {
  const word = wordAt(w, i);
  if (word === DIGITS) {
    if (!glued(w, i + 1) || !wordAt(w, i + 1).roles.has('ordinalEndings') || digitCount(w, i) > 2)
      return null;
    return { value: digitsAt(w, i), to: i + 2 };
  }
  if (word.ordinal > 0) return { value: word.ordinal, to: i + 1 };
  if (!word.roles.has('number')) return null;
  const at = afterHyphen(w, i + 1);
  if (at === i + 1 && wordAt(w, at).ordinal === 0) return null;
  const last = wordAt(w, at);
  if (last.ordinal < 1 || last.ordinal > 9) return null;
  const number = numberAt(w.text, w.starts[i]!, w.ends[at]!);
  return number?.form === 'ordinal' ? { value: number.value, to: at + 1 } : null;
}

/** A year that needs no context because its words say so: "the year 2000", "fiscal 1989", "FY2013". */
export function namedYear(w: Words, i: number): Node | null {
  let at = i;
  const fiscal = wordAt(w, at).roles.has('fiscal');
  if (fiscal) at = afterHyphen(w, at + 1);
  if (wordAt(w, at).roles.has('yearWord') && !(fiscal && wordAt(w, at).plural)) at++;
  if (at === i) return null;
  const year =
    yearAt(w, at) ?? (fiscal && digitCount(w, at) === 4 ? { year: digitsAt(w, at), to: at + 1 } : null);
  if (year === null || year.year < FIRST_YEAR) return null;
  return { to: year.to, reading: { kind: 'absolute', period: yearOf(year.year) }, article: true };
}
