/** Whether two figures count or measure the same: the noun, and what restricts it. */
import words from '../../lexicon/en/figure-words.json' with { type: 'json' };
import type { Figure } from './figure.ts';
import { nearness } from './near.ts';
import { shared } from './sets.ts';

/** Nouns for people that say no more than in what they have a part. */
const PERSONS: ReadonlySet<string> = new Set([...words.entries.populations, ...words.entries.persons]);
/** Measures that a story knows one of at a time. */
const INDICES: ReadonlySet<string> = new Set(words.entries.indices);
/** Nouns that are counted everywhere and for everything: times, points, ways. */
export const LOOSE: ReadonlySet<string> = new Set(words.entries.loose);

/** One of the measures that a story knows one of at a time. */
export function isIndex(a: Figure, b: Figure): boolean {
  if (a.head !== '' && a.head === b.head && INDICES.has(a.head)) return true;
  const named = (figure: Figure) =>
    [figure.family ?? '', ...figure.clause].filter((word) => INDICES.has(word));
  return (
    (a.quantity.kind === 'percent' || a.family === 'magnitude') &&
    named(a).some((word) => named(b).includes(word))
  );
}

/** A noun for a whole public, of which a share is found out little by little. */
export const isPublic = (head: string): boolean => head === POPULATION || PERSONS.has(head);
const POPULATION = 'population';

/** A number of people from here on is a crowd or a public that may be called by another noun. */
const MANY = 10;

/** "52 million people" and "54 million residents": one crowd by two nouns that restrict nothing. */
export function samePeople(a: Figure, b: Figure): boolean {
  const isPeople = ({ head }: Figure) => head === '' || PERSONS.has(head);
  return isPeople(a) && isPeople(b) && Math.min(a.interval.low, b.interval.low) >= MANY && nearness(a, b) > 0;
}

const isAgent = ({ head, frame }: Figure): boolean => head !== '' && head === frame.agent?.lemma;

/** What is so long, heavy or dear: the noun beside the figure, or the subject of its clause. */
function thingOf({ head, frame, quantity }: Figure): string | null {
  if (quantity.kind !== 'money' && quantity.kind !== 'length' && quantity.kind !== 'mass') return null;
  return head !== '' ? head : (frame.agent?.lemma ?? null);
}

/** What is counted or measured, and the words that restrict it. */
export function measureLikeness(a: Figure, b: Figure): number {
  if (isIndex(a, b)) return 4.5;
  if (a.dimension !== null && a.dimension === b.dimension) return a.quantity.kind === 'speed' ? 3.5 : 3;
  if (a.measured && thingOf(a) !== null && thingOf(a) === thingOf(b))
    return a.dimension === b.dimension ? 2.5 : 2;
  // "The diver sank nine metres": who sinks is the agent, and says nothing of what is measured.
  if (a.measured && (isAgent(a) || isAgent(b))) return 0;
  const both = shared(a.modifiers, b.modifiers);
  // "14 flights" beside "balloon" and "18 balloon flights": what restricts the one may stand elsewhere in the other's clause.
  const common = Math.max(both, shared(a.modifiers, b.clause), shared(b.modifiers, a.clause));
  const apart = a.modifiers.size > 0 && b.modifiers.size > 0 && common === 0;
  const restricted = (a.modifiers.size === 0) !== (b.modifiers.size === 0) && common === 0;
  // Twelve kilograms of the one, three of the other.
  const other = a.head !== '' && b.head !== '' && a.head !== b.head;
  if (a.measured && other && !a.clause.has(b.head) && !b.clause.has(a.head)) return -2.5;
  const heads =
    a.head !== '' && a.head === b.head
      ? LOOSE.has(a.head)
        ? 0
        : 2
      : a.head !== '' && b.head !== '' && !a.modifiers.has(b.head) && !b.modifiers.has(a.head)
        ? -1
        : 0;
  return heads + Math.min(2, common) * 1.5 - (apart ? 2 : restricted ? 0.5 : 0);
}
