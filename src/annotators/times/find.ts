/**
 * Finds time expressions: which words, and what they say on their own. Which day they mean is for `interpret.ts`.
 *
 * A hand-written recursive descent over the words of the text (`words.ts`); at every word that can begin a time the
 * longest reading wins. Extents follow TimeML 1.2.1 and its news corpora: prepositions stay out, "the" stays in where
 * the head noun is a unit ("the third quarter"), and out where the time modifies another noun ("the Oct. 3 vote").
 */
import { approximationAt } from './amounts.ts';
import { clockAt, withDate } from './clocks.ts';
import { dateAfterWeekday, dateAt, secondDay } from './dates.ts';
import { lengthNode, placedLength, stretchAt } from './durations.ts';
import { edgeAt } from './edges.ts';
import { nthAt } from './ordinals.ts';
import { periodOfYear, quarterCode } from './quarters.ts';
import type { Found, Node, Reading } from './reading.ts';
import { referenceAt, setAt } from './references.ts';
import { relativeAt } from './relatives.ts';
import { DIGITS, OTHER, QUOTE } from './vocabulary.ts';
import { capital, codeAt, digitCount, digitsAt, glued, isDash, type Words, wordAt } from './words.ts';
import { centuryAt, decadeAt, eraAt, isYearInContext, namedYear, yearAt } from './years.ts';

const COMMA = 44;

/** The time expressions of a text in order, none inside another. Offsets are those of `words`. */
export function findTimes(words: Words): Found[] {
  const found: Found[] = [];
  let i = 0;
  while (i < words.count) {
    if (!wordAt(words, i).starter) {
      i++;
      continue;
    }
    const node = expressionAt(words, i);
    if (node === null) {
      i++;
      continue;
    }
    found.push({ ...node, from: i });
    i = node.to;
    for (let second = secondAt(words, i, node); second !== null; second = secondAt(words, i, second)) {
      found.push({ ...second, from: i + 1 });
      i = second.to;
    }
  }
  return found;
}

/** A second day or year that shares the month or century of the first: "April 24 and 25", "1985-87". */
function secondAt(w: Words, i: number, first: Node): Node | null {
  return secondDay(w, i, first.reading) ?? secondYear(w, i, first.reading);
}

/** "87" of "1985-87". */
function secondYear(w: Words, i: number, first: Reading): Node | null {
  if (first.kind !== 'absolute' || first.period.grain !== 'year' || !isDash(codeAt(w, i))) return null;
  const short = digitCount(w, i + 1) === 2 && glued(w, i) && glued(w, i + 1) ? digitsAt(w, i + 1) : 0;
  const year = first.period.index;
  if (short <= year % 100 || (glued(w, i + 2) && (wordAt(w, i + 2) === OTHER || isDash(codeAt(w, i + 2)))))
    return null;
  const period = { grain: 'year', index: year - (year % 100) + short } as const;
  return { to: i + 2, reading: { kind: 'absolute', period } };
}

/** The longest expression at `i`, with a word of approximation before it. */
function expressionAt(w: Words, i: number): Node | null {
  const approximation = approximationAt(w, i);
  if (approximation !== null) {
    const node = approximated(w, i, approximation.to, approximation.mod);
    if (node !== null) return node;
  }
  return phraseAt(w, i, 0);
}

function approximated(w: Words, i: number, at: number, mod: string): Node | null {
  const word = wordAt(w, i);
  const node = phraseAt(w, at, 0);
  if (node === null) return null;
  const { kind } = node.reading;
  const length = kind === 'duration' || kind === 'moved';
  const the = wordAt(w, at).roles.has('the');
  if (length && word.roles.has('more') && !overCounts(w, i, at)) return null;
  if (length && (!the || word.roles.has('at'))) return { ...node, mod };
  if (mod !== 'APPROX') return null;
  if (kind === 'clock') return { ...node, mod };
  const weekday = node.reading.kind === 'part' && node.reading.part.grain === 'weekday';
  const dated = kind === 'absolute' || (kind === 'part' && !weekday) || kind === 'relative';
  return dated && !word.roles.has('concerning') && !the ? { ...node, mod } : null;
}

/** Whether "over" says more than a length ("just over an hour") and no stretch ("used over three years"). */
function overCounts(w: Words, i: number, at: number): boolean {
  const code = codeAt(w, i - 1);
  const word = wordAt(w, i - 1);
  return (
    wordAt(w, at).roles.has('article') ||
    code === 0 ||
    code === COMMA ||
    word.roles.has('beforeTime') ||
    word.roles.has('just')
  );
}

/** The longest time expression that begins exactly at `i`; null where there is none. */
export function phraseAt(w: Words, i: number, depth: number): Node | null {
  if (depth > 3) return null;
  const word = wordAt(w, i);
  let best: Node | null = null;
  const take = (node: Node | null): void => {
    if (node !== null && (best === null || node.to > best.to)) best = node;
  };
  if (word.roles.has('the')) {
    const after = afterThe(w, i + 1, depth);
    return after === null ? null : extended(w, after, depth);
  }
  take(edgeAt(w, i, depth, phraseAt));
  take(clockWithDate(w, i, depth));
  take(setAt(w, i));
  take(dateAt(w, i));
  take(nthAt(w, i, depth, phraseAt));
  take(relativeAt(w, i, false));
  take(namedYear(w, i));
  if (word === DIGITS || word === QUOTE || word.decade >= 0) take(decadeAt(w, i));
  take(centuryAt(w, i));
  take(lengthNode(w, i));
  take(stretchAt(w, i));
  if (word.roles.has('span')) take(placedLength(w, i));
  take(bareYear(w, i));
  if (word.roles.has('quarterLetter')) take(quarterCode(w, i));
  take(dayWord(w, i));
  if (best === null) take(referenceAt(w, i));
  return best === null ? null : extended(w, best, depth);
}

/** What "the" can go before. */
function afterThe(w: Words, i: number, depth: number): Node | null {
  let best: Node | null = null;
  const take = (node: Node | null): void => {
    if (node?.article && (best === null || node.to > best.to)) best = node;
  };
  take(edgeAt(w, i, depth, phraseAt));
  take(nthAt(w, i, depth, phraseAt));
  take(relativeAt(w, i, true));
  take(placedLength(w, i));
  take(dateAt(w, i));
  take(periodOfYear(w, i));
  take(namedYear(w, i));
  take(decadeAt(w, i));
  take(centuryAt(w, i));
  take(yearPeriod(w, i));
  take(referenceAfterThe(w, i));
  if (best === null) take(definite(w, i));
  return best;
}

const referenceAfterThe = (w: Words, i: number): Node | null => {
  const node = referenceAt(w, i);
  return node?.article ? node : null;
};

/** "the 1988 quarter", "the 1988 period", "the 1988 third quarter". */
function yearPeriod(w: Words, i: number): Node | null {
  const year = yearAt(w, i);
  if (year === null) return null;
  const noun = wordAt(w, year.to);
  const absolute: Reading = { kind: 'absolute', period: { grain: 'year', index: year.year } };
  if (noun.roles.has('period') || (noun.unit === 'quarter' && !noun.plural)) {
    const grain = noun.unit === 'quarter' ? 'quarter' : null;
    return { to: year.to + 1, reading: { kind: 'compared', grain, year: year.year }, article: true };
  }
  if (noun.season !== '' && !noun.plural) {
    const part = { grain: 'season', season: noun.season } as const;
    return { to: year.to + 1, reading: { kind: 'part', part, year: absolute }, article: true };
  }
  const quarter = periodOfYear(w, year.to);
  if (quarter?.reading.kind === 'part')
    return { to: quarter.to, reading: { ...quarter.reading, year: absolute }, article: true };
  return null;
}

/** "the week", "the year", "the weekend", "the week of March 6". */
function definite(w: Words, i: number): Node | null {
  const whole = wordAt(w, i).roles.has('whole');
  const fiscal = wordAt(w, i).roles.has('fiscal');
  const at = whole || fiscal ? i + 1 : i;
  const { unit, plural } = wordAt(w, at);
  if (unit === null || plural || capital(w, at)) return null;
  if (unit === 'year' && wordAt(w, at + 1).roles.has('ending'))
    return { to: at + 1, reading: { kind: 'duration', value: 'P1Y' }, article: true };
  if (unit === 'week' && wordAt(w, at + 1).roles.has('of')) {
    const day = dayAt(w, at + 2, 1);
    if (day !== null) return { to: day.to, reading: { kind: 'around', of: day.reading }, article: true };
  }
  if (unit === 'weekend')
    return { to: at + 1, reading: { kind: 'definite', grain: 'weekend' }, article: true };
  if (unit === 'quarter' || unit === 'year' || unit === 'month' || unit === 'week' || unit === 'day') {
    if (unit === 'day') return null;
    if (
      glued(w, at + 1) &&
      codeAt(w, at + 1) !== COMMA &&
      codeAt(w, at + 1) !== 46 &&
      wordAt(w, at + 1) !== QUOTE
    )
      return null;
    return { to: at + 1, reading: { kind: 'definite', grain: unit }, article: true };
  }
  return null;
}

function bareYear(w: Words, i: number): Node | null {
  const year = yearAt(w, i);
  if (year === null || !isYearInContext(w, i, year.year, year.to)) return null;
  const era = eraAt(w, year.to);
  if (era.sign < 0) return null;
  return { to: era.to, reading: { kind: 'absolute', period: { grain: 'year', index: year.year } } };
}

/** "yesterday", "tonight", "overnight". */
function dayWord(w: Words, i: number): Node | null {
  const word = wordAt(w, i);
  const today: Reading = { kind: 'relative', grain: 'day', shift: 0, from: 'now' };
  if (!Number.isNaN(word.dayShift)) {
    return { to: i + 1, reading: { kind: 'relative', grain: 'day', shift: word.dayShift, from: 'now' } };
  }
  if (word.roles.has('tonight') || word.roles.has('overnight'))
    return { to: i + 1, reading: { kind: 'daypart', part: 'NI', date: today } };
  return null;
}

/** A clock with the date right after it: "5 p.m. EST, Nov. 6", "noon Saturday", "9 a.m. on Tuesday". */
function clockWithDate(w: Words, i: number, depth: number): Node | null {
  const clock = clockAt(w, i);
  if (clock === null) return null;
  const at = codeAt(w, clock.to) === COMMA ? clock.to + 1 : clock.to;
  const date = dayAt(w, at, depth);
  return date === null ? clock : withDate(clock, date.reading, date.to);
}

/** A day at `i`: a weekday, a date, "yesterday"; null for anything longer or vaguer. */
function dayAt(w: Words, i: number, depth: number): Node | null {
  const word = wordAt(w, i);
  const able =
    word.weekday > 0 ||
    word.month > 0 ||
    !Number.isNaN(word.dayShift) ||
    word.roles.has('back') ||
    word.roles.has('ahead');
  if (!able || word.plural) return null;
  const node = dayWord(w, i) ?? dateAt(w, i) ?? (depth < 2 ? relativeAt(w, i, false) : null);
  return node !== null && isDay(node.reading) ? node : null;
}

export function isDay(reading: Reading): boolean {
  switch (reading.kind) {
    case 'absolute':
      return reading.period.grain === 'day';
    case 'part':
      return (
        reading.part.grain === 'day' || reading.part.grain === 'weekday' || reading.part.grain === 'holiday'
      );
    case 'relative':
    case 'definite':
    case 'nth':
      return reading.grain === 'day';
    case 'beside':
      return true;
    default:
      return false;
  }
}

/** What goes on after an expression: "Friday night", "this year's third quarter", "Tuesday of last week". */
function extended(w: Words, node: Node, depth: number): Node {
  const after = afterNext(w, node);
  if (after !== null) return after;
  const { reading, to } = node;
  const next = wordAt(w, to);
  if (isDay(reading) && next.part !== '' && !(next.plural && reading.kind !== 'part'))
    return withPart(w, node);
  if (reading.kind === 'daypart') return partWithDate(w, node, depth);
  if (reading.kind === 'part' && reading.part.grain === 'weekday') {
    const date = reading.shift === undefined ? null : dateAfterWeekday(w, to, reading.part.weekday);
    return date === null ? weekdayOfWeek(w, node) : { ...node, ...date };
  }
  const owner = reading.kind === 'relative' ? reading.grain : null;
  if (
    (owner === 'year' || owner === 'week') &&
    wordAt(w, to) === QUOTE &&
    wordAt(w, to + 1).roles.has('possessive')
  ) {
    const part = possessed(w, to + 2, owner);
    if (part !== null)
      return { ...node, to: part.to, reading: { ...part.reading, year: reading } as Reading };
  }
  return node;
}

/** "Friday after next", "the week after next". */
function afterNext(w: Words, node: Node): Node | null {
  const { reading, to } = node;
  if (
    !wordAt(w, to).roles.has('afterWord') ||
    !wordAt(w, to + 1).roles.has('afterward') ||
    wordAt(w, to + 2).text !== ''
  )
    return null;
  if (reading.kind === 'definite') {
    return {
      ...node,
      to: to + 2,
      reading: { kind: 'relative', grain: reading.grain, shift: 2, from: 'now' },
    };
  }
  if (reading.kind !== 'part' || reading.shift !== undefined || reading.year !== undefined) return null;
  if (reading.part.grain !== 'weekday') return null;
  return { ...node, to: to + 2, reading: { ...reading, shift: 1 } };
}

function withPart(w: Words, node: Node): Node {
  const { part, plural } = wordAt(w, node.to);
  if (wordAt(w, node.to + 1).roles.has('nightNotTime')) return node;
  if (plural && node.reading.kind === 'part' && node.reading.part.grain === 'weekday') {
    return {
      to: node.to + 1,
      reading: { kind: 'set', value: `XXXX-WXX-${node.reading.part.weekday}T${part}` },
    };
  }
  return { ...node, to: node.to + 1, reading: { kind: 'daypart', part, date: node.reading } };
}

/** "mid-afternoon yesterday", "the morning of Aug. 7". */
function partWithDate(w: Words, node: Node, depth: number): Node {
  const { reading } = node;
  if (reading.kind !== 'daypart' || (reading.date !== undefined && reading.date.kind !== 'definite'))
    return node;
  const at = wordAt(w, node.to).roles.has('of') ? node.to + 1 : node.to;
  const date = dayAt(w, at, depth);
  return date === null ? node : { ...node, to: date.to, reading: { ...reading, date: date.reading } };
}

function weekdayOfWeek(w: Words, node: Node): Node {
  if (node.reading.kind !== 'part' || node.reading.shift !== undefined) return node;
  const at = wordAt(w, node.to).roles.has('of') ? node.to + 1 : node.to;
  const week = relativeAt(w, at, false);
  if (week?.reading.kind !== 'relative' || week.reading.grain !== 'week') return node;
  return { ...node, to: week.to, reading: { ...node.reading, year: week.reading } };
}

/** The quarter, half, season or month that a year owns: "next year's first quarter". */
function possessed(w: Words, i: number, owner: 'year' | 'week'): Node | null {
  if (owner === 'week') {
    const day = dateAt(w, i);
    return day?.reading.kind === 'part' && day.reading.part.grain === 'weekday' ? day : null;
  }
  const quarter = periodOfYear(w, i);
  if (quarter?.reading.kind === 'part' && quarter.reading.year === undefined) return quarter;
  return null;
}
