/** Words that tell of a toll, by its family, and counts of people that no number states. */
import families from '../../lexicon/en/measure-families.json' with { type: 'json' };
import type { Quantity } from '../../model/annotation.ts';
import type { Span } from '../../text/span.ts';

type Family = {
  readonly family: string;
  readonly objects?: readonly string[];
  readonly subjects?: readonly string[];
  readonly states?: readonly string[];
  readonly nouns?: readonly string[];
};
const FAMILIES = families.entries.families as unknown as readonly Family[];

/** Verbs that harm or kill only in some senses; "hurt" is not one. */
const WEAK: ReadonlySet<string> = new Set(families.entries.weakVerbs.filter((word) => word !== 'hurt'));
const HARMS = new Map<string, string>();
for (const { family, objects, subjects, states, nouns } of FAMILIES) {
  if (family !== 'deaths' && family !== 'injured') continue;
  for (const word of [...(objects ?? []), ...(subjects ?? []), ...(states ?? []), ...(nouns ?? [])])
    if (!HARMS.has(word) && !WEAK.has(word)) HARMS.set(word, family);
}
const STATES = new Map<string, string>();
for (const { family, states, nouns } of FAMILIES)
  for (const word of [...(states ?? []), ...(states === undefined ? [] : (nouns ?? []))])
    if (!STATES.has(word)) STATES.set(word, family);

/** "deaths" or "injured" by a word that tells of it; null for other words. */
export const harmOf = (word: string): string | null => HARMS.get(word) ?? null;

/** The family of those who are in a state: "dead", "wounded", "missing", "arrested"; null for other words. */
export const stateOf = (word: string): string | null => STATES.get(word) ?? null;

/** A count of people as a quantity that stands on the words which tell it. */
export function countOf(
  name: string,
  { start, end }: Span,
  { low, high }: { readonly low: number; readonly high: number },
  family: string,
  measure: readonly Span[],
): Quantity {
  return {
    id: `${name}-${start}`,
    start,
    end,
    low,
    high,
    comparator: '=',
    unit: 'person',
    kind: 'count',
    measure: [...measure],
    family,
    aspect: 'level',
    period: null,
    place: null,
    attribution: null,
    comparable: true,
  };
}
