/** Reads days with a name: "Christmas Eve", "Thanksgiving 2014", "Good Friday". */
import { yearOf } from '../../language/calendar.ts';
import { holidayName } from './holiday-names.ts';
import type { Node, Part } from './reading.ts';
import { relativeYear } from './relatives.ts';
import type { Word } from './vocabulary.ts';
import { capital, codeAt, type Words, wordAt } from './words.ts';
import { yearAt } from './years.ts';

const COMMA = 44;

/** A holiday at `i` with the year that follows. */
export function holidayAt(w: Words, i: number, word: Word): Node | null {
  const named = holidayName(w, i, word);
  if (named === null) return null;
  const { holiday, to } = named;
  const part: Part = { grain: 'holiday', holiday };
  const comma = codeAt(w, to) === COMMA ? to + 1 : to;
  const year = yearAt(w, wordAt(w, to).roles.has('of') ? to + 1 : comma);
  if (year !== null) {
    return {
      to: year.to,
      reading: { kind: 'part', part, year: { kind: 'absolute', period: yearOf(year.year) } },
    };
  }
  const relative = relativeYear(w, wordAt(w, to).roles.has('of') ? to + 1 : to);
  if (relative !== null) return { to: relative.to, reading: { kind: 'part', part, year: relative.reading } };
  // In small letters the bare word may be the act ("thanksgiving"); names of two words are the day.
  if (to === i + 1 && !capital(w, i) && word.roles.has('otherWord')) return null;
  return { to, reading: { kind: 'part', part } };
}
