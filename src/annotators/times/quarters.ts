/** Reads quarters and halves of a year: "third quarter", "the fiscal second-quarter", "first half of 1989", "Q3 2012". */
import { halfOf, type Period, quarterOf } from '../../language/calendar.ts';
import type { Node, Part, Reading } from './reading.ts';
import { relativeYear } from './relatives.ts';
import { afterHyphen, codeAt, digitCount, digitsAt, glued, type Words, wordAt, wordText } from './words.ts';
import { namedYear, ordinalAt, yearAt } from './years.ts';

type Named = {
  readonly grain: 'quarter' | 'half';
  readonly nth: number;
  readonly to: number;
  /** Joined by a hyphen, as before another noun: "the" before it is not its own. */
  readonly joined: boolean;
};

const inYear = (grain: 'quarter' | 'half', nth: number, year: number): Period =>
  grain === 'quarter' ? quarterOf(year, nth) : halfOf(year, nth);

/** A quarter or half with the year that follows; a half only with its year. */
export function periodOfYear(w: Words, i: number): Node | null {
  const from = wordAt(w, i).roles.has('fiscal') ? afterHyphen(w, i + 1) : i;
  const named = quarterName(w, from);
  if (named === null) return null;
  const { grain, nth, to } = named;
  const part: Part = { grain, nth };
  const node = (end: number, reading: Reading): Node => ({ to: end, reading, article: !named.joined });
  const at = wordAt(w, to).roles.has('of') ? to + 1 : to;
  const year = yearAt(w, at);
  if (year !== null && !wordAt(w, year.to).roles.has('notYearAfter'))
    return node(year.to, { kind: 'absolute', period: inYear(grain, nth, year.year) });
  const decade = at > to ? namedYear(w, wordAt(w, at).roles.has('the') ? at + 1 : at) : namedYear(w, at);
  if (decade !== null) return node(decade.to, { kind: 'part', part, year: decade.reading });
  const relative = relativeYear(w, at);
  if (relative !== null) return node(relative.to, { kind: 'part', part, year: relative.reading });
  if (grain === 'half') return ofTheYear(w, at, to, part);
  return node(to, { kind: 'part', part });
}

/** "the first half of the year". */
function ofTheYear(w: Words, at: number, to: number, part: Part): Node | null {
  if (at === to || !wordAt(w, at).roles.has('the') || wordAt(w, at + 1).unit !== 'year') return null;
  if (wordAt(w, at + 1).plural) return null;
  return {
    to: at + 2,
    reading: { kind: 'part', part, year: { kind: 'definite', grain: 'year' } },
    article: true,
  };
}

function quarterName(w: Words, i: number): Named | null {
  const ordinal = ordinalAt(w, i) ?? (wordAt(w, i).roles.has('back') ? { value: -1, to: i + 1 } : null);
  if (ordinal === null) return null;
  let at = afterHyphen(w, ordinal.to);
  if (wordAt(w, at).roles.has('fiscal')) at = afterHyphen(w, at + 1);
  const word = wordAt(w, at);
  const joined = at > ordinal.to && !wordAt(w, at - 1).roles.has('fiscal');
  if (word.unit === 'quarter' && !word.plural && ordinal.value >= 1 && ordinal.value <= 4)
    return { grain: 'quarter', nth: ordinal.value, to: at + 1, joined };
  if (!word.roles.has('half') || ordinal.value > 2 || ordinal.value === 0) return null;
  return { grain: 'half', nth: ordinal.value === -1 ? 2 : ordinal.value, to: at + 1, joined };
}

/** "Q3 2012", "Q3": letters and a digit in one. */
export function quarterCode(w: Words, i: number): Node | null {
  const text = wordText(w, i);
  if ((text !== 'Q' && text !== 'H') || !glued(w, i + 1) || digitCount(w, i + 1) !== 1) return null;
  const nth = digitsAt(w, i + 1);
  if (
    nth < 1 ||
    nth > (text === 'Q' ? 4 : 2) ||
    (glued(w, i + 2) && codeAt(w, i + 2) >= 48 && codeAt(w, i + 2) < 123 && codeAt(w, i + 2) !== 58)
  )
    return null;
  const year = yearAt(w, i + 2);
  if (year !== null) {
    const period = inYear(text === 'Q' ? 'quarter' : 'half', nth, year.year);
    return { to: year.to, reading: { kind: 'absolute', period } };
  }
  const part: Part = { grain: text === 'Q' ? 'quarter' : 'half', nth };
  const relative = relativeYear(w, wordAt(w, i + 2).roles.has('of') ? i + 3 : i + 2);
  if (relative !== null) return { to: relative.to, reading: { kind: 'part', part, year: relative.reading } };
  return text === 'Q' ? { to: i + 2, reading: { kind: 'part', part } } : null;
}
