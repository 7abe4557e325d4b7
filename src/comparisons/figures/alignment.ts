/** Which figures of a story belong together, tolls apart. */
import type { StoryContext } from '../../model/finding.ts';
import type { Pair } from '../../model/stages.ts';
import type { Figure } from './figure.ts';
import { AGREEMENT, CONFLICT, likeness, TAKEN } from './same-measure.ts';
import { knownApart, usesOf } from './uses.ts';
import { compatible, isVague } from './values.ts';

/** Whether one of the documents gives both ages, of whomever: they are two people's. */
function knowsBoth(a: Figure, b: Figure, ages: ReadonlyMap<string, readonly Figure[]>): boolean {
  if (compatible(a.interval, b.interval)) return false;
  const gives = (document: string, { interval }: Figure) =>
    ages.get(document)!.some((one) => !one.revised && compatible(one.interval, interval));
  return gives(a.document, b) || gives(b.document, a);
}

type Candidate = {
  readonly i: number;
  readonly j: number;
  readonly points: number;
  readonly agrees: boolean;
};

/**
 * Which figures belong together, tolls apart: in each pair of documents the likeliest first, and equal values before
 * others. A figure that has found its own value in a document conflicts with no other figure of it: whoever gives both
 * values tells two things apart.
 */
export function alignment(items: readonly Figure[], pairs: readonly Pair[], story: StoryContext): Pair[] {
  const uses = usesOf(items);
  const ages = Map.groupBy(
    items.filter((figure) => figure.base === 'age'),
    (figure) => figure.document,
  );
  const candidates = pairs.flatMap(([i, j]): Candidate[] => {
    const [a, b] = [items[i]!, items[j]!];
    const points = likeness(a, b, uses, story);
    if (points >= TAKEN && a.base === 'age' && a.person === null && knowsBoth(a, b, ages)) return [];
    return points >= TAKEN ? [{ i, j, points, agrees: compatible(a.interval, b.interval) }] : [];
  });
  candidates.sort((a, b) => Number(b.agrees) - Number(a.agrees) || b.points - a.points);
  const taken = new Set<string>();
  const joins = new Map<number, Figure>();
  const documents = new Set(items.map((figure) => figure.document));
  return candidates.flatMap(({ i, j, points, agrees }): Pair[] => {
    const [own, other] = [`${i} ${items[j]!.document}`, `${j} ${items[i]!.document}`];
    if (!agrees && (points < CONFLICT || taken.has(own) || taken.has(other))) return [];
    if (!agrees && knownApart(items[i]!, items[j]!, uses, documents)) return [];
    // "Dozens" settles nothing, and a value that the text corrects is still open.
    const settles = (figure: Figure) => !figure.revised && !isVague(figure.interval);
    if (settles(items[i]!)) taken.add(other);
    if (settles(items[j]!)) taken.add(own);
    if (points < (agrees ? AGREEMENT : CONFLICT)) return [];
    // "Several" agrees with two values that do not agree with each other: it joins the likeliest alone.
    for (const [vague, exact] of [
      [i, j],
      [j, i],
    ] as const) {
      if (!isVague(items[vague]!.interval) || isVague(items[exact]!.interval)) continue;
      const joined = joins.get(vague);
      if (joined && !compatible(joined.interval, items[exact]!.interval)) return [];
      joins.set(vague, items[exact]!);
    }
    return [[i, j]];
  });
}
