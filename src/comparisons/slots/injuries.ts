/** How badly somebody is hurt, and which part of the body. */
import injuries from '../../lexicon/en/injuries.json' with { type: 'json' };
import { type Argument, argumentOf, phraseOf, type Tree, treeOf } from '../../story/arguments.ts';
import { type Proposition, propositionAt, roleOf } from '../../story/propositions.ts';
import { cover } from '../../text/span.ts';
import type { Filler, Slot } from './filler.ts';
import { holderOf, somebodyOf } from './holders.ts';
import type { Place } from './place.ts';
import { sameLists } from './sets.ts';

const { entries } = injuries;
const setOf = (words: readonly string[]): ReadonlySet<string> => new Set(words);
const HURTS = setOf(entries.hurts);
const BROKEN = setOf(entries.broken);
const VERBS = setOf(entries.verbs);
const HIT = setOf(entries.hit);
const HAVING = setOf(entries.having);
const DYING = setOf(entries.dying);
const DENIED: Readonly<Record<string, string>> = entries.denied;
const SEVERITY = new Map(
  Object.entries(entries.severity).flatMap(([value, words]) => words.map((word) => [word, value] as const)),
);
/** Regions of the body of each part. */
const PARTS = new Map<string, Set<string>>();
for (const [region, parts] of Object.entries(entries.regions))
  for (const part of parts) PARTS.set(part, (PARTS.get(part) ?? new Set()).add(region));

const SEVERITY_SLOT = 'how badly hurt';
const PART_SLOT = 'hurt where';

const alike = new Set(entries.alike.flatMap(([a, b]) => [`${a} / ${b}`, `${b} / ${a}`]));
const sameRegion = (a: string, b: string): boolean =>
  [...(PARTS.get(a) ?? [])].some((region) => PARTS.get(b)?.has(region));
export const INJURY_SLOTS: readonly (readonly [string, Slot])[] = [
  [
    SEVERITY_SLOT,
    {
      type: 'status',
      soft: true,
      alike: (a, b) => alike.has(`${a.value} / ${b.value}`),
    },
  ],
  [
    PART_SLOT,
    {
      type: 'place',
      soft: true,
      alike: (a, b) => sameLists(a.value, b.value, sameRegion),
    },
  ],
];

type Told = { readonly value: string; readonly token: number };

/** The words on how grave it is among some tokens; "non-life threatening" is told by its text. */
function severityAmong(place: Place, tree: Tree, tokens: readonly number[]): Told[] {
  const found: Told[] = [];
  for (const token of tokens) {
    const word = tree.norms[token]!;
    const value = SEVERITY.get(word);
    if (value !== undefined) found.push({ value, token });
    else if (/threatening$/.test(word)) {
      const { text } = place.document.document;
      const { end } = tree.tokens[token]!;
      const before = text.slice(Math.max(place.sentence.start, end - 40), end).toLowerCase();
      if (/life[\s-]+threatening$/.test(before))
        found.push({
          value:
            /\b(?:non|not|n['’]t)[\s-]+(?:be[\s-]+)?(?:thought[\s-]to[\s-]be[\s-]+)?life[\s-]+threatening$/.test(
              before,
            )
              ? 'not life-threatening'
              : 'critical',
          token,
        });
    }
  }
  return found;
}

/** Whose hurt a noun is: of the predicate that it hangs on, who undergoes it or has it. */
function ownerAt(place: Place, noun: number): Argument | null {
  const { document, story } = place;
  const tree = treeOf(document);
  let at = noun;
  for (let step = 0; step < 4; step++) {
    const own = tree.children[at]!.find((child) => tree.tokens[child]!.rel === 'nmod:poss');
    if (own !== undefined && step === 0) return argumentOf(document, story, own, 'agent');
    const { head, rel } = tree.tokens[at]!;
    if (head < 0 || /^(acl|advcl|parataxis|ccomp|appos|nsubj)/.test(rel)) return null;
    at = head;
    if (HAVING.has(tree.lemmas[at]!) && tree.tokens[at]!.pos === 'VERB') {
      const one = propositionAt(document, story, at);
      if (!one || one.negative || one.status !== 'done') return null;
      return (
        roleOf(one, one.passive || tree.lemmas[at] === 'leave' ? 'patient' : 'agent') ??
        roleOf(one, 'patient') ??
        null
      );
    }
    if (tree.tokens[at]!.pos === 'VERB') {
      const one = propositionAt(document, story, at);
      if (!one || one.negative || one.status !== 'done') return null;
      return roleOf(one, DYING.has(one.lemma) ? 'agent' : 'patient') ?? null;
    }
  }
  return null;
}

function filler(place: Place, slot: string, one: Argument, told: Told, from: number): Filler[] {
  const whose = holderOf(place.document, place.story, one) ?? somebodyOf(place.document, one);
  if (!whose) return [];
  const { tokens } = place.document.layers;
  const words = cover([tokens[from]!, tokens[told.token]!]);
  const whole = cover([words, one]);
  const span = whole.end - whole.start <= 240 && whole.start >= place.sentence.start ? whole : words;
  return [
    {
      ...place.base,
      ...span,
      slot,
      holder: whose.key,
      name: whose.name,
      ...(whose.noun === undefined ? {} : { noun: whose.noun }),
      value: told.value,
      words,
      hedged: false,
    },
  ];
}

/** Tokens after a hurt in which the part stands that the tree hangs on the verb: "died from a blow to the head". */
const NEAR = 5;

const behind = (tree: Tree, at: number): number[] =>
  HURTS.has(tree.lemmas[at]!) && tree.tokens[at]!.head >= 0
    ? tree.children[tree.tokens[at]!.head]!.filter(
        (child) => child > at && child <= at + NEAR && tree.tokens[child]!.rel === 'obl',
      )
    : [];

/** A hurt that is told beside another: it stands with that. */
const isJoined = (tree: Tree, at: number): boolean => {
  const { rel, head } = tree.tokens[at]!;
  return rel === 'conj' && head >= 0 && (HURTS.has(tree.lemmas[head]!) || PARTS.has(tree.lemmas[head]!));
};

/** A token, and the parts of the body joined to it. */
const withJoined = (tree: Tree, token: number): number[] => [
  token,
  ...tree.children[token]!.filter(
    (child) => tree.tokens[child]!.rel === 'conj' && partAt(tree, child) !== undefined,
  ),
];

function partAt(tree: Tree, token: number): string | undefined {
  return [tree.lemmas[token]!, tree.norms[token]!].find((word) => PARTS.has(word));
}

/** The parts of the body among some tokens, as one value. */
function partsOf(place: Place, owner: Argument, tokens: readonly number[], at: number): Filler[] {
  const tree = treeOf(place.document);
  const own = [...new Set(tokens)].filter((token) => partAt(tree, token) !== undefined).sort((a, b) => a - b);
  const value = [...new Set(own.map((token) => partAt(tree, token)!))].sort().join(' ');
  return own.length === 0 ? [] : filler(place, PART_SLOT, owner, { value, token: own.at(-1)! }, at);
}

/** A noun: "serious injuries", "broken ribs", "critical condition". */
function ofNoun(place: Place, at: number): Filler[] {
  const tree = treeOf(place.document);
  const lemma = tree.lemmas[at]!;
  const phrase = phraseOf(tree, at);
  const part = PARTS.has(lemma);
  const broken = part && phrase.some((token) => BROKEN.has(tree.norms[token]!));
  if (!broken && !HURTS.has(lemma) && lemma !== 'condition') return [];
  const owner = ownerAt(place, at);
  if (!owner) return [];
  const found: Filler[] = [];
  for (const told of severityAmong(place, tree, phrase))
    if (lemma === 'condition' || told.value !== 'stable')
      found.push(...filler(place, SEVERITY_SLOT, owner, told, at));
  // "wounds to the chest and the shoulder", "a cut on his chin and a bruise on his knee": all of them are one list.
  const joined = tree.children[at]!.filter(
    (child) =>
      tree.tokens[child]!.rel === 'conj' &&
      (HURTS.has(tree.lemmas[child]!) || PARTS.has(tree.lemmas[child]!)),
  );
  if (lemma === 'condition' || isJoined(tree, at)) return found;
  const whole = [...phrase, ...behind(tree, at), ...joined.flatMap((child) => phraseOf(tree, child))];
  return [
    ...found,
    ...partsOf(
      place,
      owner,
      whole.flatMap((token) => withJoined(tree, token)),
      at,
    ),
  ];
}

/** A verb: "was seriously hurt", "was shot in the leg"; or a state: "escaped unhurt". */
function ofVerb(place: Place, at: number): Filler[] {
  const { document, story } = place;
  const tree = treeOf(document);
  const lemma = tree.lemmas[at]!;
  const state = SEVERITY.get(tree.norms[at]!) === 'unhurt';
  if (!VERBS.has(lemma) && !HIT.has(lemma) && !state) return [];
  const one = propositionAt(document, story, at);
  if (one?.status !== 'done') return [];
  const owner = roleOf(one, 'patient') ?? (state ? roleOf(one, 'agent') : undefined);
  if (!owner) return [];
  if (state) return filler(place, SEVERITY_SLOT, owner, { value: 'unhurt', token: at }, at);
  const found: Filler[] = [];
  if (VERBS.has(lemma) || HIT.has(lemma)) {
    const beside = tree.children[at]!.filter((child) => /^advmod/.test(tree.tokens[child]!.rel));
    for (const told of severityAmong(place, tree, beside)) {
      const value = one.negative ? DENIED[told.value] : told.value;
      if (value !== undefined && VERBS.has(lemma))
        found.push(...filler(place, SEVERITY_SLOT, owner, { ...told, value }, at));
    }
  }
  return HIT.has(lemma) && !one.negative ? [...found, ...partsHit(place, one, owner, at)] : found;
}

/** "was shot in the leg and the arm", "hit in the back of the head" (the head). */
function partsHit(place: Place, one: Proposition, owner: Argument, at: number): Filler[] {
  const tree = treeOf(place.document);
  const tokens = one.arguments
    .filter(({ role, preposition }) => role === 'oblique' && /^(in|on|to|through)$/.test(preposition ?? ''))
    .flatMap(({ token }) => [
      token,
      ...tree.children[token]!.filter((child) => tree.tokens[child]!.rel === 'conj'),
    ])
    .map(
      (token) =>
        tree.children[token]!.find(
          (child) => tree.tokens[child]!.rel === 'nmod' && PARTS.has(tree.lemmas[child]!),
        ) ?? token,
    )
    .filter((token) => PARTS.has(tree.lemmas[token]!));
  return partsOf(place, owner, tokens, at);
}

export function injuriesAt(place: Place, at: number): Filler[] {
  const { pos } = treeOf(place.document).tokens[at]!;
  if (pos === 'NOUN') return ofNoun(place, at);
  return pos === 'VERB' || pos === 'ADJ' ? ofVerb(place, at) : [];
}
