/** One extent in two units: "about 900 miles (1,450 km)". */
import type { Figure } from './figure.ts';
import { anyOf } from './joints.ts';

/** What may stand between an extent and its conversion. */
const BRACKET = new RegExp(`^[\\p{L}\\s.-]{0,12}[(/–—,]\\s*(?:${anyOf('about')} )?$`, 'u');

/** Share by which an extent and its conversion may differ and still be one. */
const ROUNDED = 0.12;

const middle = ({ interval }: Figure): number => (interval.low + interval.high) / 2;

/**
 * Figures of which an extent and its conversion in brackets leave equally much open: whichever is rounded the more
 * coarsely was there first, and the other is only reckoned from it.
 */
export function conversions(figures: readonly Figure[], text: string): Figure[] {
  const found = figures.map((figure) => ({ ...figure }));
  const sorted = [...found].sort((a, b) => a.quantity.start - b.quantity.start);
  sorted.forEach((second, i) => {
    const first = sorted[i - 1];
    if (!first?.measured || first.base !== second.base || first.quantity.unit === second.quantity.unit)
      return;
    if (!BRACKET.test(text.slice(first.quantity.end, second.quantity.start))) return;
    if (Math.abs(middle(first) - middle(second)) > ROUNDED * middle(first)) return;
    const hull = {
      low: Math.min(first.interval.low, second.interval.low),
      high: Math.max(first.interval.high, second.interval.high),
    };
    Object.assign(first, { interval: hull });
    Object.assign(second, { interval: hull });
  });
  return found;
}
