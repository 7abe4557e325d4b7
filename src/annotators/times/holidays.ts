/** Reads days with a name: "Christmas Eve", "Thanksgiving 2014", "Good Friday". */
import { yearOf } from '../../language/calendar.ts';
import type { Node, Part } from './reading.ts';
import { relativeYear } from './relatives.ts';
import type { HolidayName, Word } from './vocabulary.ts';
import { capital, codeAt, digitCount, type Words, wordAt } from './words.ts';
import { yearAt } from './years.ts';

const COMMA = 44;

/** The longest holiday name at `i`, with the year that follows. */
export function holidayAt(w: Words, i: number, word: Word): Node | null {
  if (!capital(w, i) && digitCount(w, i) === 0) return null;
  let best: HolidayName | null = null;
  for (const candidate of word.holidays) {
    const end = w.starts[i]! + candidate.name.length;
    if (best !== null && best.name.length >= candidate.name.length) continue;
    if (w.text.slice(w.starts[i]!, end).toLowerCase().replaceAll('’', "'") === candidate.name)
      best = candidate;
  }
  if (best === null) return null;
  let to = i + 1;
  while (to < w.count && w.starts[to]! < w.starts[i]! + best.name.length) to++;
  if (w.ends[to - 1]! !== w.starts[i]! + best.name.length) return null;
  const part: Part = { grain: 'holiday', holiday: best.holiday };
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
  return { to, reading: { kind: 'part', part } };
}
