/** Groups of sentences that say the same, from pairs that do. */
import type { Span } from '../../text/span.ts';
import type { Alignment } from './align.ts';

/** Two statements, by their indexes, whose aligned stretches say the same. */
export type Edge = { readonly i: number; readonly j: number; readonly alignment: Alignment };

/** Statements by their indexes, each with its stretch; `weight` is that of the strongest pair. */
export type Group = { readonly members: ReadonlyMap<number, Span>; readonly weight: number };

/** `place`: the older of two groups has the stronger pair. */
type Open = { readonly members: Map<number, Span>; readonly weight: number; readonly place: number };

/** Code units that two spans share; negative where a gap lies between. */
export const overlap = (a: Span, b: Span): number => Math.min(a.end, b.end) - Math.max(a.start, b.start);
const covers = (a: Span, b: Span): boolean => overlap(a, b) * 2 >= Math.min(a.end - a.start, b.end - b.start);

/**
 * Groups of statements, from `edges` in order of their strength. A sentence joins the group in which its partner tells the
 * same stretch, where it `fits` the members; two groups that fit become one. Where neither does, the sentence stands in
 * both groups, or the pair is a group of its own, unless its document (`documentOf`) has a part in the other already.
 */
export function groupsOf(
  edges: readonly Edge[],
  documentOf: (statement: number) => string,
  fits: (members: Group['members'], statement: number, window: Span) => boolean,
): Group[] {
  const groups = new Set<Open>();
  const of = new Map<number, Open[]>();
  const enter = (group: Open, statement: number, window: Span) => {
    group.members.set(statement, window);
    of.set(statement, [...(of.get(statement) ?? []), group]);
  };
  const home = (statement: number, window: Span) =>
    (of.get(statement) ?? []).find(
      (group) => groups.has(group) && covers(group.members.get(statement)!, window),
    );
  const hasPart = ({ members }: Open, statement: number) =>
    [...members.keys()].some((own) => documentOf(own) === documentOf(statement));
  const joins = (group: Open, statement: number, window: Span) => {
    const may = fits(group.members, statement, window);
    if (may) enter(group, statement, window);
    return may;
  };
  const meet = (x: Open, y: Open, { i, j, alignment }: Edge) => {
    if ([...y.members].every(([own, stretch]) => fits(x.members, own, stretch))) {
      const [first, second] = x.place < y.place ? [x, y] : [y, x];
      for (const [own, stretch] of second.members) enter(first, own, stretch);
      groups.delete(second);
    } else if (hasPart(y, i) || !joins(y, i, alignment.a)) {
      if (!hasPart(x, j)) joins(x, j, alignment.b);
    }
  };
  for (const [at, edge] of edges.entries()) {
    const { i, j, alignment } = edge;
    const [x, y] = [home(i, alignment.a), home(j, alignment.b)];
    if (x && y) {
      if (x !== y) meet(x, y, edge);
      continue;
    }
    const [group, statement, window] = x ? [x, j, alignment.b] : [y, i, alignment.a];
    if (group && (joins(group, statement, window) || hasPart(group, statement))) continue;
    const pair: Open = { members: new Map(), weight: alignment.weight, place: at };
    groups.add(pair);
    enter(pair, i, alignment.a);
    enter(pair, j, alignment.b);
  }
  return [...groups];
}
