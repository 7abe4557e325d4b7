/** How far a head stands from its dependent, in classes: direction and a length that grows coarser. Class 0 is the root. */
export const DISTANCES = 21;

const LENGTHS = [0, 1, 2, 3, 4, 5, 5, 6, 6, 6, 7, 7, 7, 7, 7, 7];

/** The class of a head `offset` words to the right (negative: to the left) of its dependent. */
export function distanceOf(offset: number): number {
  const length = offset < 0 ? -offset : offset;
  const group = length < LENGTHS.length ? LENGTHS[length]! : length < 25 ? 8 : length < 40 ? 9 : 10;
  return offset < 0 ? group : 10 + group;
}
