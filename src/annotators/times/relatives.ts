/** Reads times that lean on another: "last week", "this fall", "the following day", "the year-earlier quarter". */
import type { Grain } from '../../language/calendar.ts';
import { lengthAt } from './durations.ts';
import { holidayName } from './holiday-names.ts';
import type { From, Node, Part, Reading } from './reading.ts';
import type { UnitName, Word } from './vocabulary.ts';
import { afterHyphen, capital, codeAt, digitsAt, glued, type Words, wordAt } from './words.ts';
import { ordinalAt } from './years.ts';

type Shift = { readonly shift: number; readonly from: From; readonly to: number };

/** Grains that a shift word makes a date of; "last minute" and "this hour" are none. */
const SHIFTED: Readonly<Partial<Record<UnitName, Grain>>> = {
  day: 'day',
  week: 'week',
  weekend: 'weekend',
  month: 'month',
  quarter: 'quarter',
  year: 'year',
  decade: 'decade',
  century: 'century',
  millennium: 'millennium',
};

/** "last", "this past", "next", "that same", "the following" at `i`. */
export function shiftAt(w: Words, i: number): Shift | null {
  const word = wordAt(w, i);
  const { roles } = word;
  const next = wordAt(w, i + 1);
  if (roles.has('focusAhead')) return { shift: 1, from: 'focus', to: i + 1 };
  if (roles.has('focusBack')) return { shift: -1, from: 'focus', to: i + 1 };
  if (roles.has('focus')) {
    const same = next.roles.has('focus') || next.roles.has('very');
    return { shift: 0, from: 'focus', to: same ? i + 2 : i + 1 };
  }
  if (roles.has('this')) {
    if (next.roles.has('back')) return { shift: -1, from: 'now', to: i + 2 };
    if (next.roles.has('ahead')) return { shift: 1, from: 'now', to: i + 2 };
    const filler = next.roles.has('same');
    return { shift: 0, from: 'now', to: filler ? i + 2 : i + 1 };
  }
  if (roles.has('back')) return { shift: -1, from: word.roles.has('prior') ? 'focus' : 'now', to: i + 1 };
  if (roles.has('here')) return { shift: 0, from: 'now', to: i + 1 };
  if (roles.has('ahead')) return { shift: 1, from: 'now', to: i + 1 };
  return null;
}

/** "last year", "that year", "a year ago": the year that a month or quarter before it belongs to. */
export function relativeYear(w: Words, i: number): Node | null {
  const at = wordAt(w, i).roles.has('the') ? i + 1 : i;
  const shift = shiftAt(w, at);
  if (shift !== null) {
    const unit = afterHyphen(w, wordAt(w, shift.to).roles.has('fiscal') ? shift.to + 1 : shift.to);
    const word = wordAt(w, unit);
    if (word.unit !== 'year' || word.plural || (glued(w, unit + 1) && afterHyphen(w, unit + 1) > unit + 1))
      return null;
    return {
      to: unit + 1,
      reading: { kind: 'relative', grain: 'year', shift: shift.shift, from: shift.from },
    };
  }
  if (!wordAt(w, i).roles.has('article') && !wordAt(w, i).roles.has('number')) return null;
  const length = lengthAt(w, i);
  if (length === null || length.unit !== 'year' || length.amount.value === null) return null;
  const after = wordAt(w, length.to);
  const from: From | null = after.roles.has('ago') ? 'now' : after.roles.has('backward') ? 'focus' : null;
  if (from === null) return null;
  const reading: Reading = { kind: 'moved', amount: length.amount.value, grain: 'year', direction: -1, from };
  return { to: length.to + 1, reading };
}

/** A shift word and what it shifts; `the` says whether "the" stands before. */
export function relativeAt(w: Words, i: number, the: boolean): Node | null {
  const compared = comparedAt(w, i);
  if (compared !== null) return compared;
  const shift = shiftAt(w, i);
  if (shift === null) return null;
  let at = afterHyphen(w, shift.to);
  const fiscal = wordAt(w, at).roles.has('fiscal') || wordAt(w, at).roles.has('whole');
  if (fiscal) at = afterHyphen(w, at + 1);
  const word = wordAt(w, at);
  if (word.unit !== null && !word.afterNumber) return shiftedUnit(w, at, word, shift, the);
  return fiscal ? null : shiftedPart(w, at, word, shift);
}

function shiftedUnit(w: Words, at: number, word: Word, shift: Shift, the: boolean): Node | null {
  const { part } = word;
  if (part !== '') return daypartOf(at, part, shift, the);
  const grain = SHIFTED[word.unit!];
  if (grain === undefined || word.plural) return null;
  if (afterHyphen(w, at + 1) > at + 1) return null;
  const dayAfter = the && shift.shift !== 0 && grain === 'day';
  if (grain === 'day' && shift.from === 'now' && !dayAfter && shift.shift !== 0) {
    if (shift.shift < 0) return null;
  }
  const from: From = dayAfter || (grain === 'day' && shift.shift !== 0) ? 'focus' : shift.from;
  let to = at + 1;
  const soft = wordAt(w, to).roles.has('or') && wordAt(w, to + 1).roles.has('so');
  if (soft) to += 2;
  const reading: Reading = { kind: 'relative', grain, shift: shift.shift, from };
  return { to, reading, article: true, ...(soft ? { mod: 'APPROX' } : {}) };
}

function daypartOf(at: number, part: string, shift: Shift, the: boolean): Node {
  const focus = shift.from === 'focus' || (the && shift.shift !== 0);
  // "last night" is the night before; "this morning" and "next morning" are of the day and the day after.
  const date: Reading = { kind: 'relative', grain: 'day', shift: shift.shift, from: focus ? 'focus' : 'now' };
  return { to: at + 1, reading: { kind: 'daypart', part, date }, article: true };
}

function shiftedPart(w: Words, at: number, word: Word, shift: Shift): Node | null {
  const { shift: by, from } = shift;
  const build = (part: Part, to: number): Node => ({
    to,
    reading: { kind: 'part', part, shift: by, from },
    article: true,
  });
  if (word.weekday > 0 && !word.plural && (capital(w, at) || !word.short)) {
    const stop = word.short && codeAt(w, at + 1) === 46 ? at + 2 : at + 1;
    return build({ grain: 'weekday', weekday: word.weekday }, stop);
  }
  if (word.month > 0 && (capital(w, at) || (!word.short && !word.roles.has('otherWord')))) {
    const stop = word.short && codeAt(w, at + 1) === 46 && glued(w, at + 1) ? at + 2 : at + 1;
    const day = digitsAt(w, stop);
    if (day >= 1 && day <= 31 && !(glued(w, stop + 1) && codeAt(w, stop + 1) === 58))
      return build({ grain: 'day', month: word.month, day }, stop + 1);
    return build({ grain: 'month', month: word.month }, stop);
  }
  if (word.season !== '' && !word.plural) return build({ grain: 'season', season: word.season }, at + 1);
  if (word.part !== '' && !word.plural) return daypartOf(at, word.part, shift, false);
  if (word.holidays.length > 0) {
    const named = holidayName(w, at, word);
    if (named !== null) return build({ grain: 'holiday', holiday: named.holiday }, named.to);
  }
  const ordinal = ordinalAt(w, at);
  const quarter = ordinal === null ? -1 : afterHyphen(w, ordinal.to);
  const joined = ordinal !== null && quarter > ordinal.to;
  if (ordinal !== null && !joined && wordAt(w, quarter).unit === 'quarter' && ordinal.value <= 4)
    return build({ grain: 'quarter', nth: ordinal.value }, quarter + 1);
  return null;
}

/** "year-earlier", "the year-ago quarter", "comparable period", "the latest quarter". */
function comparedAt(w: Words, i: number): Node | null {
  const word = wordAt(w, i);
  if (word.roles.has('latest')) {
    const at = wordAt(w, i + 1).roles.has('fiscal') ? i + 2 : i + 1;
    const next = wordAt(w, at);
    const grain = next.roles.has('period')
      ? 'quarter'
      : next.unit === null || next.plural
        ? undefined
        : SHIFTED[next.unit];
    if (grain === undefined) return null;
    return { to: at + 1, reading: { kind: 'definite', grain, latest: true }, article: true };
  }
  let at = word.roles.has('like') ? i + 1 : i;
  const year = wordAt(w, at);
  const second = afterHyphen(w, at + 1);
  const back =
    year.unit === 'year' &&
    !year.plural &&
    second === at + 2 &&
    (wordAt(w, second).roles.has('ago') || wordAt(w, second).roles.has('backward'));
  if (back) at = second + 1;
  if (!back && at === i) return null;
  const noun = wordAt(w, at);
  if (noun.roles.has('same') || (!back && noun.roles.has('focus'))) return null;
  if (noun.roles.has('period'))
    return { to: at + 1, reading: { kind: 'compared', grain: null }, article: true };
  if (noun.unit === 'quarter' && !noun.plural)
    return { to: at + 1, reading: { kind: 'compared', grain: 'quarter' }, article: true };
  const ordinal = ordinalAt(w, at);
  if (ordinal !== null && ordinal.value <= 4 && wordAt(w, afterHyphen(w, ordinal.to)).unit === 'quarter') {
    const part: Part = { grain: 'quarter', nth: ordinal.value };
    const to = afterHyphen(w, ordinal.to) + 1;
    return { to, reading: { kind: 'part', part, year: { kind: 'compared', grain: 'year' } }, article: true };
  }
  return back ? { to: at, reading: { kind: 'compared', grain: null } } : null;
}
