/** How many values each document gives of one measure: what it tells apart, nobody takes for one. */
import type { Figure } from './figure.ts';
import { scorerOf } from './scorers.ts';
import { compatible, isVague, opposed } from './values.ts';

/** By document and measure, the values that it gives. */
export type Uses = ReadonlyMap<string, readonly Figure[]>;

const useOf = (figure: Figure): string =>
  `${figure.document} ${figure.base} ${figure.measured ? figure.frame.verb : figure.head}${scorerOf(figure)}`;

/** The different values that each document gives of a counted noun, or of a verb's extent. */
export function usesOf(items: readonly Figure[]): Uses {
  const uses = new Map<string, Figure[]>();
  for (const figure of items) {
    const own = uses.get(useOf(figure)) ?? [];
    if (!own.some((other) => compatible(other.interval, figure.interval)))
      uses.set(useOf(figure), [...own, figure]);
  }
  return uses;
}

/** Whether some document gives both values of one measure: then they are of two things, unless it corrects one. */
export function knownApart(a: Figure, b: Figure, uses: Uses, documents: Iterable<string>): boolean {
  if (
    a.base === 'age' ||
    a.parent !== null ||
    // "Nearly 30" and "over 30" are of one number in one document too.
    opposed(a.interval, b.interval) ||
    useOf(a).slice(a.document.length) !== useOf(b).slice(b.document.length)
  )
    return false;
  const measure = useOf(a).slice(a.document.length);
  for (const document of documents) {
    const own = (uses.get(document + measure) ?? []).filter((one) => !one.revised && !isVague(one.interval));
    const gives = (figure: Figure) => own.some((one) => compatible(one.interval, figure.interval));
    if (own.length > 1 && gives(a) && gives(b)) return true;
  }
  return false;
}

/** What each document counts once is the likelier to be one thing; of what it counts again and again, any may be. */
export function uniqueness(a: Figure, b: Figure, uses: Uses): number {
  const most = Math.max(uses.get(useOf(a))?.length ?? 1, uses.get(useOf(b))?.length ?? 1);
  return most === 1 ? 1 : most === 2 ? 0 : -1;
}
