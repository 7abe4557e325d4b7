/** The figures of one measure by value, and which of the values contradict each other. */
import type { Figure } from './figure.ts';
import { compatible, farFrom, isVague, opposed } from './values.ts';

/**
 * Figures grouped by value: each joins the group with all of whose members it is compatible. Exact ones come first, and
 * vague ones join the first group that they allow.
 */
export function sidesOf(cluster: readonly Figure[]): Figure[][] {
  const width = ({ interval }: Figure) =>
    (interval.high - interval.low) / Math.max(1e-9, Math.abs(interval.high));
  const sorted = [...cluster].sort(
    (a, b) =>
      Number(isVague(a.interval)) - Number(isVague(b.interval)) ||
      width(a) - width(b) ||
      a.order - b.order ||
      a.start - b.start,
  );
  const sides: Figure[][] = [];
  for (const figure of sorted) {
    const vague = isVague(figure.interval);
    const fits = (side: readonly Figure[]) =>
      vague
        ? side.some((other) => compatible(figure.interval, other.interval))
        : side.every((other) => compatible(figure.interval, other.interval));
    // A bound stands nearest to the number that it names.
    const middle = ({ interval, quantity }: Figure) =>
      quantity.comparator.startsWith('<')
        ? interval.high
        : quantity.comparator.startsWith('>')
          ? interval.low
          : (interval.low + interval.high) / 2;
    const apart = (side: readonly Figure[]) =>
      Math.min(...side.map((other) => Math.abs(middle(other) - middle(figure))));
    const home = sides.filter(fits).sort((a, b) => (vague ? b.length - a.length : apart(a) - apart(b)))[0];
    if (home) home.push(figure);
    else sides.push([figure]);
  }
  for (const side of sides)
    side.sort((a, b) => a.order - b.order || Number(a.headline) - Number(b.headline) || a.start - b.start);
  return sides.sort(
    (a, b) => new Set(b.map((one) => one.document)).size - new Set(a.map((one) => one.document)).size,
  );
}

/** Two sides of one number: "nearly 30", "over 30". */
export function areOpposed(sides: readonly (readonly Figure[])[]): boolean {
  const [a, b] = sides;
  return sides.length === 2 && a!.every((one) => b!.every((other) => opposed(one.interval, other.interval)));
}

/** Documents that give two of the values, as two things. */
function tellingApart(sides: readonly (readonly Figure[])[]): Set<string> {
  const seen = new Set<string>();
  const apart = new Set<string>();
  for (const side of sides) {
    const documents = new Set(side.filter((figure) => !figure.revised).map((figure) => figure.document));
    for (const document of documents) (seen.has(document) ? apart : seen).add(document);
  }
  return apart;
}

/** Below this a vague number with "more" is what is left after a few that were told: "several others". */
const FEW = 20;

/** Vague figures of documents that give no number, by what they allow: "several dozen" and "hundreds" exclude each other. */
function vagueSides(figures: readonly Figure[], exact: readonly Figure[]): Figure[][] {
  const counting = new Set(exact.map((figure) => figure.document));
  const loose = figures.filter(
    ({ interval, document, more }) =>
      isVague(interval) && !counting.has(document) && !(more && interval.low < FEW),
  );
  const sides: Figure[][] = [];
  for (const figure of loose) {
    const home = sides.find((side) => side.some((other) => compatible(figure.interval, other.interval)));
    if (home) home.push(figure);
    else sides.push([figure]);
  }
  return sides;
}

const allFar = (side: readonly Figure[], others: readonly Figure[]): boolean =>
  side.every((one) => others.every((other) => farFrom(one.interval, other.interval)));

/**
 * The sides of a group, without vague values: "several" contradicts nobody, unless its document gives no number at all and it is far
 * from the one that the others agree on ("several days" and "six weeks"), or from another vague one ("dozens", "hundreds").
 */
export function exactSides(figures: readonly Figure[]): Figure[][] {
  const exact = sidesOf(figures)
    .map((side) => side.filter((figure) => !isVague(figure.interval)))
    .filter((side) => side.length > 0);
  const vague = vagueSides(figures, exact.flat());
  const far = exact.length === 1 ? vague.filter((side) => allFar(side, exact[0]!)) : [];
  if (exact.length > 0) return [...exact, ...far.slice(0, 1)];
  return vague.filter((side) => vague.every((other) => other === side || allFar(side, other)));
}

/**
 * The sides of a group that contradict each other. A document that gives two of the values is left out, and what it tells
 * apart with them: figures that stand nowhere beside each other are left.
 */
export function contradicting(group: readonly Figure[]): Figure[][] {
  const exact = exactSides(group);
  const apart = tellingApart(exact);
  if (apart.size === 0 || areOpposed(exact)) return exact;
  const both = exact.filter((side) => side.some((figure) => apart.has(figure.document))).flat();
  return exactSides(group.filter((figure) => !apart.has(figure.document) && !both.includes(figure)));
}

/**
 * Without tolls that their document does not mean as rivals: "50 killed and 53 hurt", where of two in one sentence that
 * corrects none the later is of something else; and "over 100" of a document that elsewhere gives a higher number.
 */
export function withoutLists(group: readonly Figure[]): Figure[] {
  return group.filter(
    (figure) =>
      figure.revised ||
      figure.climbs ||
      !group.some(
        (other) =>
          other.document === figure.document &&
          !compatible(other.interval, figure.interval) &&
          (figure.quantity.comparator.startsWith('>')
            ? other.interval.low > figure.interval.high
            : other.sentence.start === figure.sentence.start && other.quantity.start < figure.quantity.start),
      ),
  );
}
