/**
 * How far damage to one thing goes: "the hospital was destroyed", "part of the hospital collapsed", "the hospital was slightly
 * damaged", "the airport escaped damage", "the store is a total loss".
 */
import lexicon from '../../lexicon/en/damage.json' with { type: 'json' };
import type { StoryContext } from '../../model/finding.ts';
import { type Argument, argumentOf, type Tree, treeOf } from '../../story/arguments.ts';
import { entityById } from '../../story/entities.ts';
import { type Proposition, propositionAt, roleOf } from '../../story/propositions.ts';
import { cover, type Span } from '../../text/span.ts';
import type { Filler, Slot } from './filler.ts';
import { headFinder } from './heads.ts';
import { documentsWith } from './main.ts';
import type { Place } from './place.ts';

const { entries } = lexicon;
const setOf = (list: readonly string[]): ReadonlySet<string> => new Set(list);
const valuesOf = (lists: Readonly<Record<string, readonly string[]>>) =>
  new Map(Object.entries(lists).flatMap(([value, words]) => words.map((word) => [word, value] as const)));
const VERBS = valuesOf(entries.verbs);
const STATES = valuesOf(entries.states);
const PATTERNS = Object.entries(entries.patterns).flatMap(([value, list]) =>
  list.map(([head, word]) => ({ value, head: head!, word: word! })),
);
const NEEDS: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(entries.needs));
const SUSTAINING = setOf(entries.sustaining);
const ESCAPING = setOf(entries.escaping);
const CAUSING = setOf(entries.causing);
const DAMAGE = setOf(entries.damage);
const DEGREES = valuesOf(entries.degrees);
const ANY = setOf(entries.any);
/** The group of a noun by its first noun: a store and a supermarket are one. */
const THINGS = new Map(entries.things.flatMap((group) => group.map((noun) => [noun, group[0]!] as const)));
const GROUPS = entries.things;
/** Things that are no buildings. */
const OPEN = setOf(entries.open);
const INSIDE = setOf(entries.inside);
/** "Part of the hall", "one of the halls", "another hall", "damage to the hall". */
const OF = setOf(entries.of);
const SINGLE = setOf(entries.single);
const OTHER = setOf(entries.other);
const TO = setOf(entries.to);
const ALIKE = new Set(entries.alike.flatMap(([a, b]) => [`${a} / ${b}`, `${b} / ${a}`]));
const headOf = headFinder(new Set([...VERBS.keys(), ...SUSTAINING, ...PATTERNS.map(({ head }) => head)]));

const DAMAGED = 'damage';
export const DAMAGE_SLOTS: readonly (readonly [string, Slot])[] = [
  [DAMAGED, { type: 'status', soft: true, alike: (a, b) => ALIKE.has(`${a.value} / ${b.value}`) }],
];

const main = new WeakMap<StoryContext, string | null>();

/** The kind of house of which most documents speak, which "the building" means. */
function mainThing(story: StoryContext): string | null {
  let found = main.get(story);
  if (found === undefined) {
    const counts = GROUPS.filter(([noun]) => !OPEN.has(noun!))
      .map((group) => ({ group, count: documentsWith(group, story) }))
      .sort((a, b) => b.count - a.count);
    const [first] = counts;
    found = first && first.count >= 2 && first.count * 2 >= story.documents.size ? first.group[0]! : null;
    main.set(story, found);
  }
  return found;
}

type Thing = {
  readonly key: string;
  readonly name: string;
  /** Only a part of it is told of. */
  readonly part: boolean;
  /** It is a place in which buildings were damaged. */
  readonly within?: boolean;
};

/** The noun of which a part is told: "part of the hospital", "one of the hospitals". */
function wholeOf(tree: Tree, head: number): number {
  const of = tree.children[head]!.find(
    (child) =>
      tree.tokens[child]!.rel === 'nmod' && tree.children[child]!.some((word) => OF.has(tree.norms[word]!)),
  );
  return of ?? head;
}

/** "Houses in Orl": the place in which buildings were damaged. */
function placeOf(place: Place, token: number, noun: string): Thing | null {
  const { document, story } = place;
  const tree = treeOf(document);
  if (!ANY.has(noun) && !THINGS.has(noun)) return null;
  const { head } = tree.tokens[token]!;
  const around = [...tree.children[token]!, ...(head < 0 ? [] : tree.children[head]!)];
  for (const child of around) {
    if (!/^(nmod|obl)/.test(tree.tokens[child]!.rel)) continue;
    if (!tree.children[child]!.some((word) => INSIDE.has(tree.norms[word]!))) continue;
    const named = entityById(story, argumentOf(document, story, child, 'oblique').entity);
    if (named && named.type !== 'person' && /^\p{Lu}/u.test(named.name))
      return { key: `place ${named.id}`, name: named.name, part: false, within: true };
  }
  return null;
}

/** One thing that a phrase means, with whether only a part of it is told of; null for many things and for others. */
function thingOf(place: Place, one: Argument): Thing | null {
  const { document, story } = place;
  const tree = treeOf(document);
  const own = tree.lemmas[one.token]!;
  const degree = DEGREES.get(own);
  const single = SINGLE.has(tree.norms[one.token]!);
  const token = degree === 'partly' || degree === 'nearly' || single ? wholeOf(tree, one.token) : one.token;
  if (token === one.token && (degree !== undefined || single)) return null;
  const noun = tree.lemmas[token]!;
  const plural = /Number=Plur/.test(tree.tokens[token]!.feats ?? '') && !single;
  const named = entityById(story, argumentOf(document, story, token, 'patient').entity);
  const part = degree !== undefined;
  if (named && /^\p{Lu}/u.test(named.name) && named.type === 'place' && tree.tokens[token]!.pos === 'PROPN')
    return { key: `place ${named.id}`, name: named.name, part };
  if (plural) return placeOf(place, token, noun);
  if (one.none || tree.children[token]!.some((child) => OTHER.has(tree.norms[child]!))) return null;
  const group = ANY.has(noun) ? mainThing(story) : THINGS.get(noun);
  if (group === undefined || group === null) return null;
  const list = GROUPS.find(([first]) => first === group)!;
  if (documentsWith(list, story) < 2) return null;
  return { key: `thing ${group}`, name: `the ${group}`, part };
}

/** The value with its degree. */
function graded(value: string, degrees: ReadonlySet<string>): string {
  const base = value === 'collapsed' ? 'destroyed' : value === 'cracked' ? 'damaged' : value;
  if (base === 'destroyed') {
    if (degrees.has('partly')) return 'destroyed in part';
    if (degrees.has('nearly')) return 'destroyed nearly';
    return degrees.has('wholly') ? 'destroyed completely' : 'destroyed';
  }
  if (base !== 'damaged') return base;
  if (value === 'cracked' || degrees.has('slightly')) return 'damaged slightly';
  return degrees.has('badly') ? 'damaged badly' : 'damaged';
}

type Told = { readonly value: string; readonly thing: Argument; readonly words: number };

/** Words of degree that hang on a predicate or on the damage. */
function degreesAt(tree: Tree, tokens: readonly number[]): Set<string> {
  const found = new Set<string>();
  for (const token of tokens)
    for (const child of tree.children[token]!) {
      if (!/^(advmod|amod|det|compound|advcl|obl)/.test(tree.tokens[child]!.rel)) continue;
      const below = [
        child,
        ...tree.children[child]!.filter((word) => /^advmod/.test(tree.tokens[word]!.rel)),
      ];
      for (const word of below) {
        const degree = DEGREES.get(tree.norms[word]!);
        if (degree !== undefined) found.add(degree);
      }
    }
  return found;
}

/** What stands behind "to" below one of the tokens. */
const childTo = (tree: Tree, tokens: readonly number[]): number | undefined =>
  tokens
    .flatMap((token) => tree.children[token]!)
    .find(
      (child) =>
        /^(nmod|obl)/.test(tree.tokens[child]!.rel) &&
        tree.children[child]!.some((word) => TO.has(tree.norms[word]!)),
    );

/** "suffered extensive damage", "escaped damage", "caused minor damage to the airport". */
function byDamage(place: Place, one: Proposition): Told | null {
  const { document, story } = place;
  const tree = treeOf(document);
  const damage = one.arguments.find(({ lemma, role }) => DAMAGE.has(lemma) && role !== 'oblique');
  if (!damage) return null;
  const to = childTo(tree, [damage.token, one.token]);
  const agent = one.arguments.find(({ role }) => role === 'agent');
  const thing = CAUSING.has(one.lemma) || !agent ? null : agent;
  const whole = to === undefined ? thing : argumentOf(document, story, to, 'patient');
  if (!whole) return null;
  const none = ESCAPING.has(one.lemma) || damage.none || one.negative;
  const value = none ? 'none' : graded('damaged', degreesAt(tree, [damage.token]));
  return { value, thing: whole, words: damage.token };
}

function toldBy(place: Place, one: Proposition, at: number): Told | null {
  const tree = treeOf(place.document);
  const thing = roleOf(one, 'patient') ?? (one.kind === 'copula' ? roleOf(one, 'agent') : undefined);
  if (one.kind === 'copula' && thing && DAMAGE.has(thing.lemma)) {
    // "Damage to the hall was extensive."
    const whole = childTo(tree, [thing.token]);
    const degree = DEGREES.get(tree.norms[at]!);
    if (whole === undefined || degree === undefined || one.negative) return null;
    return {
      value: graded('damaged', new Set([degree])),
      thing: argumentOf(place.document, place.story, whole, 'patient'),
      words: at,
    };
  }
  if (one.kind === 'copula') {
    const state = STATES.get(tree.lemmas[at]!);
    const needs = NEEDS.get(tree.lemmas[at]!);
    const fits = !needs || tree.children[at]!.some((child) => needs.includes(tree.norms[child]!));
    return state && fits && thing && !one.negative ? { value: state, thing, words: at } : null;
  }
  if (one.kind !== 'verb') return null;
  const verb = VERBS.has(one.phrase) ? one.phrase : headOf(tree.lemmas[at]!, tree.norms[at]!);
  if (verb === undefined) return null;
  const pattern = PATTERNS.find(({ head, word }) => head === verb && one.below.includes(word));
  const value = pattern?.value ?? VERBS.get(verb);
  const undergoes = thing ?? (value === 'collapsed' || pattern ? roleOf(one, 'agent') : undefined);
  if (value === undefined || !undergoes) return SUSTAINING.has(verb) ? byDamage(place, one) : null;
  if (one.negative) return value === 'damaged' ? { value: 'none', thing: undergoes, words: at } : null;
  return { value: graded(value, degreesAt(tree, [at])), thing: undergoes, words: at };
}

/** Longest evidence, UTF-16 units. */
const LONGEST = 240;

export function damageAt(place: Place, at: number): Filler[] {
  const { document, story } = place;
  const tree = treeOf(document);
  const { pos } = tree.tokens[at]!;
  if (pos !== 'VERB' && pos !== 'ADJ' && pos !== 'NOUN') return [];
  const head = headOf(tree.lemmas[at]!, tree.norms[at]!);
  if (head === undefined && !STATES.has(tree.lemmas[at]!) && !DEGREES.has(tree.norms[at]!)) return [];
  const one = propositionAt(document, story, at);
  if (one?.status !== 'done' || one.kind === 'noun') return [];
  const told = toldBy(place, one, at);
  const thing = told && thingOf(place, told.thing);
  if (!told || !thing) return [];
  const lost = /^destroyed/.test(told.value);
  const value = lost && thing.within ? 'damaged' : lost && thing.part ? 'destroyed in part' : told.value;
  const degrees = tree.children[told.words]!.filter((child) => DEGREES.has(tree.norms[child]!));
  const words: Span = cover([tree.tokens[told.words]!, ...degrees.map((child) => tree.tokens[child]!)]);
  const whole = cover([words, told.thing]);
  return [
    {
      ...place.base,
      ...(whole.end - whole.start <= LONGEST ? whole : words),
      slot: DAMAGED,
      holder: thing.key,
      name: thing.name,
      value,
      words,
      hedged: one.hedged,
    },
  ];
}
