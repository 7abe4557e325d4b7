/** Which figures are the story's own, and which are told in passing. */
import type { Figure } from './figure.ts';
import { AGE_LIMIT } from './limits.ts';
import { isVague } from './values.ts';

/** Documents that tell a figure in their opening before it is one of the story's own. */
const OPENINGS = 2;

/** Whether a figure is the story's own and none in passing: two documents open with it; where things lie is in passing. */
function stands(figures: readonly Figure[]): boolean {
  const opening = figures.filter((one) => (one.lead || one.headline) && one.anchors.size === 0);
  return new Set(opening.map((one) => one.document)).size >= OPENINGS;
}

/** Counts below this are told of many a thing in passing. */
const FEW = 10;

/** A count of a few things, or an age: every report of a story has them. */
const isCommon = (figure: Figure): boolean =>
  figure.base === 'age' || (!figure.measured && figure.interval.low < FEW);

/**
 * Weight of an agreement: a toll in numbers first, then what documents open with; last what is told in passing, behind it a few
 * of a thing and ages, and "several".
 */
export function agreedWeight(side: readonly Figure[], origins: number): number {
  const exact = side.some((one) => !isVague(one.interval));
  if (exact && side[0]!.toll) return origins + 1;
  if (!exact || side.every(isCommon)) return origins / 50;
  return stands(side) ? 1 + origins / 3 : 0.5 + origins / 10;
}

/** Whether a conflict is worth an editor's first look: no small count and no distance told in passing. */
export const matters = (figures: readonly Figure[]): boolean =>
  figures.every((one) => one.base !== AGE_LIMIT) &&
  (stands(figures) ||
    figures.every((one) => one.anchors.size === 0 && (one.measured || one.base === 'age')) ||
    figures.some((one) => !one.measured && one.interval.low >= FEW));
