/** Ages from which, or up to which, something holds: "over 21" leaves those of 21 out, "21 or older" does not. */
import type { Quantity } from '../../model/annotation.ts';
import type { Interval } from './values.ts';

/** What figures of this kind are compared by. */
export const AGE_LIMIT = 'age limit';

/** The first age that counts in, or the last one; null where the figure is no limit. */
export function limitOf({ kind, comparator, low, high }: Quantity): Interval | null {
  if (kind !== 'age' || comparator === '=' || comparator === '~' || comparator === 'range') return null;
  const named = low ?? high;
  if (named === null) return null;
  const value = comparator === '>' ? named + 1 : comparator === '<' ? named - 1 : named;
  return { low: value, high: value };
}
