/** What a document says again of a figure that another document tells otherwise. */
import type { Figure } from './figure.ts';

/** What a document says again of one thing: it counts by the same noun. */
const sayingOf = ({ document, base, head, part, more, quantity: { aspect } }: Figure): string =>
  `${document} ${base} ${head} ${part} ${more} ${aspect}`;

/** Figures of no group, by what they may say again. */
export function repetitions(items: readonly Figure[], groups: readonly Figure[][]): Map<string, Figure[]> {
  const grouped = new Set(groups.flat());
  const free = items.filter((figure) => !figure.toll && figure.head !== '' && !grouped.has(figure));
  return Map.groupBy(free, sayingOf);
}

/** The group with what its documents say again elsewhere: "15 million Norlanders", "more than 15 million Norlanders". */
export function withRepetitions(
  group: readonly Figure[],
  again: ReadonlyMap<string, readonly Figure[]>,
): Figure[] {
  const added = new Set<Figure>();
  for (const figure of group) {
    if (figure.toll || figure.head === '') continue;
    for (const other of again.get(sayingOf(figure)) ?? [])
      if (other.quantity.low !== null && other.quantity.low === figure.quantity.low) added.add(other);
  }
  return [...group, ...added];
}
