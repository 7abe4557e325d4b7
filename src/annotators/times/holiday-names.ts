/** Matches the names of holidays, which have several words. */
import type { Holiday, HolidayName, Word } from './vocabulary.ts';
import type { Words } from './words.ts';

/** The longest holiday name at `i`. */
export function holidayName(
  w: Words,
  i: number,
  word: Word,
): { readonly holiday: Holiday; readonly to: number } | null {
  let best: HolidayName | null = null;
  for (const candidate of word.holidays) {
    const end = w.starts[i]! + candidate.name.length;
    if (best !== null && best.name.length >= candidate.name.length) continue;
    if (w.text.slice(w.starts[i]!, end).toLowerCase().replaceAll('’', "'") === candidate.name)
      best = candidate;
  }
  if (best === null) return null;
  const end = w.starts[i]! + best.name.length;
  let to = i + 1;
  while (to < w.count && w.starts[to]! < end) to++;
  return w.ends[to - 1]! === end ? { holiday: best.holiday, to } : null;
}
