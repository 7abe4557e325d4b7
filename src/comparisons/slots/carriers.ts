/**
 * Of which kind the vehicle of a crime was: "the robber drove a van", "the taxi with the thief", "a pickup that was used for the heist".
 */
import lexicon from '../../lexicon/en/crime-vehicles.json' with { type: 'json' };
import { type Tree, treeOf } from '../../story/arguments.ts';
import { type Proposition, propositionAt, roleOf } from '../../story/propositions.ts';
import { cover } from '../../text/span.ts';
import type { Filler, Slot } from './filler.ts';
import { isMain } from './main.ts';
import type { Place } from './place.ts';
import { valueAt, wordSet } from './sets.ts';

const { entries } = lexicon;
const setOf = (list: readonly string[]): ReadonlySet<string> => new Set(list);
const VEHICLES = wordSet(entries.vehicles);
const DRIVERS = setOf(entries.drivers);
const DRIVING = setOf(entries.driving);
const ABOARD = setOf(entries.aboard);
const USING = setOf(entries.using);
const CRIMES = setOf(entries.crimes);
const alike = new Set(entries.alike.flatMap(([a, b]) => [`${a} / ${b}`, `${b} / ${a}`]));

const CARRIER = 'vehicle used';
export const CARRIER_SLOTS: readonly (readonly [string, Slot])[] = [
  [
    CARRIER,
    { type: 'kind', soft: true, single: true, alike: (a, b) => alike.has(`${a.value} / ${b.value}`) },
  ],
];

/** The predicates that hang on a noun or that it hangs on. */
function predicatesOf(tree: Tree, at: number): number[] {
  const { head } = tree.tokens[at]!;
  const clauses = tree.children[at]!.filter((child) => /^acl/.test(tree.tokens[child]!.rel));
  return (head < 0 ? clauses : [head, ...clauses]).filter((token) => tree.tokens[token]!.pos === 'VERB');
}

/** "Drove a van", "fled in a car": who drives is a criminal; "was used for the heist": for a crime. */
function isUsed(tree: Tree, one: Proposition, at: number): boolean {
  if (one.negative || one.status !== 'done') return false;
  const own = one.arguments.find(({ token }) => token === at);
  const patient = roleOf(one, 'patient');
  const relative = tree.tokens[one.token]!.head === at;
  if (USING.has(one.lemma) && (relative || patient?.token === at))
    return one.below.some((word) => CRIMES.has(word));
  const agent = roleOf(one, 'agent');
  if (!DRIVING.has(one.lemma) || !agent || !DRIVERS.has(agent.lemma) || !own) return false;
  return own.role === 'patient' || ABOARD.has(own.preposition ?? '');
}

/** "The robber's van", "the taxi with the thief". */
const driverOf = (tree: Tree, at: number): number | undefined =>
  tree.children[at]!.find(
    (child) =>
      DRIVERS.has(tree.lemmas[child]!) &&
      (tree.tokens[child]!.rel === 'nmod:poss' ||
        (tree.tokens[child]!.rel === 'nmod' &&
          tree.children[child]!.some((word) => ABOARD.has(tree.norms[word]!)))),
  );

export function carriersAt(place: Place, at: number): Filler[] {
  const { document, story } = place;
  const tree = treeOf(document);
  const { pos, rel, feats } = tree.tokens[at]!;
  if (pos !== 'NOUN' || /^compound/.test(rel) || /Number=Plur/.test(feats ?? '')) return [];
  const value = valueAt(document, VEHICLES, at);
  if (value === undefined || !isMain(entries.main, story)) return [];
  const deed = predicatesOf(tree, at).find((token) => {
    const one = propositionAt(document, story, token);
    return one !== null && one !== undefined && isUsed(tree, one, at);
  });
  const beside = deed ?? driverOf(tree, at);
  if (beside === undefined) return [];
  const words = tree.tokens[at]!;
  const span = cover([words, tree.tokens[beside]!]);
  return [
    {
      ...place.base,
      start: span.start,
      end: span.end,
      slot: CARRIER,
      holder: 'event',
      name: '',
      value,
      words,
      hedged: false,
    },
  ];
}
