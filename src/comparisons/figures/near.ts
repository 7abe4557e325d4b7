/** How near the values of two figures are, in points of likeness. */
import words from '../../lexicon/en/figure-words.json' with { type: 'json' };
import type { Figure } from './figure.ts';

/** Families whose values grow as time goes by, by any factor. */
const RISING: ReadonlySet<string> = new Set(words.entries.rising);
/** Counts of one noun from here on are hardly of two things even where one is half as large again. */
const LARGE = 1000;
/** Counts from here on. */
const HUGE = 100_000;

const grows = (a: Figure, b: Figure): boolean =>
  a.quantity.family !== null && a.quantity.family === b.quantity.family && RISING.has(a.quantity.family);

/** How near two values are: near ones of some size are hardly two things by chance, far ones hardly one. */
export function nearness(a: Figure, b: Figure): number {
  const [low, high] = [a, b]
    .map(({ interval, quantity: { comparator } }) =>
      comparator.startsWith('>') ? Math.abs(interval.low) : Math.abs(interval.low + interval.high) / 2,
    )
    .sort((x, y) => x - y) as [number, number];
  if (low === 0) return -1;
  if (grows(a, b)) return 2;
  const ratio = high / low;
  const size = a.measured ? 20 : low;
  // Numbers of such a size are hardly near by chance.
  if (!a.measured && low >= HUGE && ratio <= 1.1) return 4;
  const chance = size < 10 ? 0.5 : size < 20 ? 1.5 : size < 100 ? 2 : 3;
  if (ratio <= 1.25) return chance;
  if (ratio <= 2) return size < 10 ? 0 : size >= LARGE ? 2.5 : chance / 2;
  return ratio <= 5 ? -0.5 : ratio <= 20 ? -1.5 : -4;
}
