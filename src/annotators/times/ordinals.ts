/** Reads days and weeks counted inside a longer time: "the last Monday of March", "the first week of October", "the day after tomorrow". */
import type { Phrase } from './edges.ts';
import type { Node, Reading } from './reading.ts';
import { type Words, wordAt } from './words.ts';
import { ordinalAt } from './years.ts';

/** `i` is after "the", if there is one. */
export function nthAt(w: Words, i: number, depth: number, phrase: Phrase): Node | null {
  const beside = besideDay(w, i, depth, phrase);
  if (beside !== null) return beside;
  const last = isLast(w, i);
  const counted = last ? { value: -1, to: i + 1 } : ordinalAt(w, i);
  // "the second last week" is counted from the end.
  const ordinal =
    counted !== null && !last && isLast(w, counted.to)
      ? { value: -counted.value, to: counted.to + 1 }
      : counted;
  if (ordinal === null || ordinal.value === 0 || ordinal.value > 31) return null;
  const ofMonth = dayOfMonth(w, ordinal, ordinal.value < 0);
  if (ofMonth !== null) return ofMonth;
  const noun = wordAt(w, ordinal.to);
  const grain = noun.unit === 'week' ? 'week' : noun.unit === 'day' || noun.weekday > 0 ? 'day' : null;
  if (grain === null || noun.plural) return null;
  const joint = wordAt(w, ordinal.to + 1);
  if (!joint.roles.has('of') && !joint.roles.has('in')) return null;
  const inner = phrase(w, ordinal.to + 2, depth + 1);
  if (inner === null || !holdsDays(inner.reading)) return null;
  const reading: Reading = {
    kind: 'nth',
    nth: ordinal.value,
    grain,
    weekday: noun.weekday,
    of: inner.reading,
  };
  return { to: inner.to, reading, article: true };
}

const isLast = (w: Words, i: number): boolean => wordAt(w, i).roles.has('lastOne');

function holdsDays(reading: Reading): boolean {
  switch (reading.kind) {
    case 'absolute':
      return reading.period.grain === 'month' || reading.period.grain === 'year';
    case 'part':
      return reading.part.grain === 'month';
    case 'relative':
    case 'definite':
      return reading.grain === 'month' || reading.grain === 'year';
    default:
      return false;
  }
}

/** "20th of next month", "the 3rd of this month". */
function dayOfMonth(
  w: Words,
  ordinal: { readonly value: number; readonly to: number },
  last: boolean,
): Node | null {
  if (last || !wordAt(w, ordinal.to).roles.has('of')) return null;
  const at = wordAt(w, ordinal.to + 1).roles.has('the') ? ordinal.to + 2 : ordinal.to + 1;
  const { roles } = wordAt(w, at);
  const month = wordAt(w, at + 1);
  if (month.unit !== 'month' || month.plural) return null;
  const shift = roles.has('ahead') ? 1 : roles.has('here') ? 0 : roles.has('back') ? -1 : null;
  if (shift === null) return null;
  const of: Reading = { kind: 'relative', grain: 'month', shift, from: 'now' };
  return {
    to: at + 2,
    reading: { kind: 'nth', nth: ordinal.value, grain: 'day', weekday: 0, of },
    article: true,
  };
}

/** "day after tomorrow", "day before yesterday", "day before the Jan. 3 vote" is left alone. */
function besideDay(w: Words, i: number, depth: number, phrase: Phrase): Node | null {
  if (wordAt(w, i).unit !== 'day' || wordAt(w, i).plural) return null;
  const { roles } = wordAt(w, i + 1);
  const days = roles.has('afterWord') ? 1 : roles.has('beforeWord') ? -1 : 0;
  if (days === 0) return null;
  const named = wordAt(w, i + 2);
  if (Number.isNaN(named.dayShift) && named.weekday === 0 && !named.roles.has('back')) return null;
  const inner = phrase(w, i + 2, depth + 1);
  if (inner === null || (inner.reading.kind !== 'relative' && inner.reading.kind !== 'part')) return null;
  if (inner.reading.kind === 'relative' && inner.reading.grain !== 'day') return null;
  return { to: inner.to, reading: { kind: 'beside', days, of: inner.reading }, article: true };
}
