/** How much of a whole a deed befell or did: "all of the hostages were freed", "most of the hostages were freed". */
import words from '../../lexicon/en/slot-kinds.json' with { type: 'json' };
import { type Tree, treeOf } from '../../story/arguments.ts';
import { propositionAt } from '../../story/propositions.ts';
import { documentFrequency } from '../../story/weights.ts';
import { cover } from '../../text/span.ts';
import type { Filler, Slot } from './filler.ts';
import { roleNoun } from './holders.ts';
import type { Place } from './place.ts';

const { extents, nearly, senses } = words.entries;
const EXTENTS = new Map<string, string>(
  Object.entries(extents).flatMap(([value, list]) => list.map((word) => [word, value] as const)),
);
const NEARLY: ReadonlySet<string> = new Set(nearly);
/** One name for verbs that tell one deed. */
const SENSES = new Map<string, string>(
  senses.flatMap((verbs) => verbs.map((verb) => [verb, verbs[0]!] as const)),
);

const TOLD: ReadonlySet<string> = new Set(['done', 'planned', 'duty', 'asked', 'ordered']);
export const EXTENT = 'how many of them';
export const EXTENT_SLOTS: readonly (readonly [string, Slot])[] = [
  [
    EXTENT,
    {
      type: 'scope',
      soft: true,
      single: true,
      later: Object.keys(extents),
      // "some" and "most" are both less than all, and either may be the other.
      alike: (a, b) => a.value !== 'all' && b.value !== 'all' && a.value !== 'none' && b.value !== 'none',
    },
  ],
];

type Extent = {
  /** What makes it a part of a whole. */
  readonly narrow: readonly string[];
  readonly noun: number;
  readonly quantifier: number;
  readonly value: string;
};

/** Relations of words that make a part of a whole: "all of the women hostages" says nothing of all hostages. */
const NARROWING = /^(amod|compound|acl|nmod|nummod)/;

/** "All of the hostages", "most hostages", "nearly all the hostages". */
function extentOf(tree: Tree, head: number): Extent | null {
  const { tokens, norms, children } = tree;
  const own = EXTENTS.has(norms[head]!);
  const noun = own
    ? children[head]!.find(
        (child) =>
          tokens[child]!.rel === 'nmod' &&
          children[child]!.some((word) => norms[word] === 'of') &&
          children[child]!.some((word) => norms[word] === 'the'),
      )
    : head;
  const quantifier = own
    ? head
    : [...children[head]!, ...children[head]!.flatMap((child) => children[child]!)].find(
        (child) =>
          child < head && EXTENTS.has(norms[child]!) && /^(det|advmod|amod)/.test(tokens[child]!.rel),
      );
  if (noun === undefined || quantifier === undefined) return null;
  if (tokens[noun]!.pos !== 'NOUN' || !/Number=Plur/.test(tokens[noun]!.feats ?? '')) return null;
  const narrow = children[noun]!.filter((child) => child !== quantifier && NARROWING.test(tokens[child]!.rel))
    .map((child) => tree.lemmas[child]!)
    .sort();
  const value = EXTENTS.get(norms[quantifier]!)!;
  const near = quantifier > 0 && NEARLY.has(norms[quantifier - 1]!);
  return { noun, quantifier, narrow, value: near && value === 'all' ? 'nearly all' : value };
}

export function extentsAt(place: Place, at: number): Filler[] {
  const { document, story } = place;
  const tree = treeOf(document);
  if (tree.tokens[at]!.pos !== 'VERB') return [];
  const one = propositionAt(document, story, at);
  if (one?.kind !== 'verb' || !TOLD.has(one.status)) return [];
  return one.arguments.flatMap((argument): Filler[] => {
    if (argument.role !== 'patient' && argument.role !== 'agent') return [];
    const found = extentOf(tree, argument.token);
    if (!found) return [];
    const { noun, quantifier, narrow, value } = found;
    const lemma = tree.lemmas[noun]!;
    if ((documentFrequency(story).get(lemma) ?? 0) * 2 < story.documents.size) return [];
    if (one.negative && value !== 'none') return [];
    const deed = SENSES.get(one.lemma) ?? SENSES.get(tree.norms[at]!) ?? one.lemma;
    const words = cover([tree.tokens[quantifier]!, tree.tokens[noun]!]);
    return [
      {
        ...place.base,
        ...cover([words, tree.tokens[at]!]),
        slot: EXTENT,
        holder: ['extent', deed, ...narrow, roleNoun(lemma) ?? lemma].join(' '),
        name: `the ${lemma}`,
        value,
        words,
        hedged: one.hedged,
      },
    ];
  });
}
