/** Which of two deeds came first ("fired before driving off"), and what something holds ("a van full of guns"). */

import { kindred } from '../../language/word-kinds.ts';
import words from '../../lexicon/en/slot-persons.json' with { type: 'json' };
import { type Tree, treeOf } from '../../story/arguments.ts';
import { propositionAt } from '../../story/propositions.ts';
import { cover } from '../../text/span.ts';
import type { Filler, Slot } from './filler.ts';
import type { Place } from './place.ts';
import { sameLists } from './sets.ts';

const { entries } = words;
const DEEDS = new Map<string, string>(
  Object.entries(entries.deeds).flatMap(([name, list]) => list.map((word) => [word, name] as const)),
);
const setOf = (list: readonly string[]): ReadonlySet<string> => new Set(list);
const HOLDING = setOf(entries.holding);
const FINDING = setOf(entries.finding);
const CONTAINERS = setOf(entries.containers);
/** The family of what may be in something: only contents of one are compared. */
const CONTENTS = new Map<string, string>(
  Object.entries(entries.contents).flatMap(([name, list]) => list.map((word) => [word, name] as const)),
);

export const FIRST = 'which came first';
export const CONTENT = 'what was in it';
export const DEED_SLOTS: readonly (readonly [string, Slot])[] = [
  [FIRST, { type: 'order', soft: true, alike: () => false }],
  [CONTENT, { type: 'kind', soft: true, alike: (a, b) => sameLists(a.value, b.value, kindred) }],
];

/** Words between "before" and the deed that it leads to. */
const NEAR = 3;

function firstIn(place: Place): Filler[] {
  const { tokens, norms, lemmas } = treeOf(place.document);
  const deed = (at: number) =>
    tokens[at]!.pos === 'VERB' || tokens[at]!.pos === 'NOUN'
      ? (DEEDS.get(lemmas[at]!) ?? DEEDS.get(norms[at]!.replace(/(?:ing|ed)$/, '')))
      : undefined;
  const found: Filler[] = [];
  for (let at = place.from; at < place.to; at++) {
    const before = entries.before.includes(norms[at]!);
    if (!before && !entries.after.includes(norms[at]!)) continue;
    let next = at + 1;
    while (next < place.to && next <= at + NEAR && deed(next) === undefined) next++;
    if (next >= place.to || next > at + NEAR) continue;
    // "before" with a verb in -ing, of the same doer.
    if (
      !tokens
        .slice(at + 1, next + 1)
        .some(
          (token) =>
            /VerbForm=Ger|VerbForm=Part/.test(token.feats ?? '') ||
            /ing$/.test(place.document.document.text.slice(token.start, token.end)),
        )
    )
      continue;
    let earlier = at - 1;
    while (earlier >= place.from && (deed(earlier) === undefined || tokens[earlier]!.pos !== 'VERB'))
      earlier--;
    if (earlier < place.from) continue;
    const [a, b] = [deed(earlier)!, deed(next)!];
    if (a === b) continue;
    const value = before ? a : b;
    const span = cover([tokens[earlier]!, tokens[next]!]);
    found.push({
      ...place.base,
      ...span,
      slot: FIRST,
      holder: `event ${[a, b].sort().join(' ')}`,
      name: '',
      value: `first ${value}`,
      words: span,
      hedged: false,
    });
  }
  return found;
}

/** Nouns of a list with their tokens. */
function contents(place: Place, heads: readonly number[]): number[] {
  const tree = treeOf(place.document);
  const all = heads.flatMap((head) => [
    head,
    ...tree.children[head]!.filter((child) => tree.tokens[child]!.rel === 'conj'),
  ]);
  return [...new Set(all)].filter((token) => CONTENTS.has(tree.lemmas[token]!));
}

/** What holds and what is held, by the tree alone: "depicted the boat as full of coal". */
function heldBeside(tree: Tree, at: number): readonly number[] {
  return tree.children[at]!.filter((child) => /^(obl|nmod)/.test(tree.tokens[child]!.rel));
}

function contentsAt(place: Place, at: number): Filler[] {
  const { document, story } = place;
  const tree = treeOf(document);
  const holding = HOLDING.has(tree.lemmas[at]!);
  if (!holding && !FINDING.has(tree.lemmas[at]!)) return [];
  const one = propositionAt(document, story, at);
  if (one ? one.negative || one.status !== 'done' : !holding || tree.tokens[at]!.pos !== 'ADJ') return [];
  const args = one?.arguments ?? [];
  // "a van packed with rugs", "depicted the boat as full of coal": what holds stands above.
  const above = tree.tokens[at]!.head;
  const beside =
    above >= 0
      ? [above, ...tree.children[above]!.filter((child) => /^(obj|nsubj)/.test(tree.tokens[child]!.rel))]
      : [];
  const container = [...args.map(({ token }) => token), ...beside].find((token) =>
    CONTAINERS.has(tree.lemmas[token]!),
  );
  if (container === undefined || container < place.from || container >= place.to) return [];
  const heads = one
    ? args
        .filter((argument) => (holding ? argument.role !== 'agent' : argument.role === 'patient'))
        .map((argument) => argument.token)
    : heldBeside(tree, at);
  const all = contents(
    place,
    heads.filter((token) => token !== container),
  );
  const families = Map.groupBy(all, (token) => CONTENTS.get(tree.lemmas[token]!)!);
  return [...families].map(([family, tokens]) => {
    const words = cover(tokens.map((token) => tree.tokens[token]!));
    return {
      ...place.base,
      ...cover([tree.tokens[at]!, tree.tokens[container]!, words]),
      slot: CONTENT,
      holder: `thing ${tree.lemmas[container]} ${family}`,
      name: `the ${tree.lemmas[container]}`,
      value: [...new Set(tokens.map((token) => tree.lemmas[token]!))].sort().join(' '),
      shown: document.document.text.slice(words.start, words.end),
      words,
      hedged: one?.hedged ?? false,
    };
  });
}

export function deedsIn(place: Place): Filler[] {
  const found = firstIn(place);
  for (let at = place.from; at < place.to; at++) found.push(...contentsAt(place, at));
  return found;
}
