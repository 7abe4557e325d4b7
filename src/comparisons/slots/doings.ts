/** What somebody was doing when it happened: "was walking his dog when he was shot", "was hit while he slept". */
import words from '../../lexicon/en/slot-kinds.json' with { type: 'json' };
import { childWith, treeOf } from '../../story/arguments.ts';
import { propositionAt, roleOf } from '../../story/propositions.ts';
import type { Filler, Slot } from './filler.ts';
import { headFinder } from './heads.ts';
import { holderOf } from './holders.ts';
import type { Place } from './place.ts';

const { doings, sameDoings, while: openers } = words.entries;
const DOINGS = new Map<string, string>(
  Object.entries(doings).flatMap(([value, verbs]) => verbs.map((verb) => [verb, value] as const)),
);
const doingOf = headFinder(new Set(DOINGS.keys()));
const WHILE: ReadonlySet<string> = new Set(openers);
const WHEN: ReadonlySet<string> = new Set(words.entries.when);
const alike = new Set(sameDoings.flatMap(([a, b]) => [`${a} / ${b}`, `${b} / ${a}`]));

export const DOING_SLOT = 'what they were doing';
export const DOING_SLOTS: readonly (readonly [string, Slot])[] = [
  [DOING_SLOT, { type: 'status', soft: true, alike: (a, b) => alike.has(`${a.value} / ${b.value}`) }],
];

/** A progressive past form ("was walking"), or a clause behind "while" or "as". */
export function doingsAt(place: Place, at: number): Filler[] {
  const { document, story } = place;
  const tree = treeOf(document);
  const { tokens, norms, lemmas, children } = tree;
  if (tokens[at]!.pos !== 'VERB') return [];
  const verb = doingOf(lemmas[at]!, norms[at]!);
  if (verb === undefined) return [];
  const was = children[at]!.some(
    (child) => /^aux/.test(tokens[child]!.rel) && /^(was|were)$/.test(norms[child]!),
  );
  const mark = childWith(tree, at, /^mark$/);
  const during = mark !== undefined && WHILE.has(norms[mark]!);
  // "was walking his dog when a shot fell": told of the moment, not of a time of life.
  const when = children[at]!.some(
    (child) => tokens[child]!.rel === 'advcl' && children[child]!.some((word) => WHEN.has(norms[word]!)),
  );
  if (!/ing$/.test(norms[at]!) || !((was && when) || during)) return [];
  const one = propositionAt(document, story, at);
  if (one?.status !== 'done' || one.negative || one.passive) return [];
  const agent = roleOf(one, 'agent');
  const whose = agent && holderOf(document, story, agent);
  if (!whose) return [];
  return [
    {
      ...place.base,
      start: one.start,
      end: one.end,
      slot: DOING_SLOT,
      holder: whose.key,
      name: whose.name,
      value: DOINGS.get(verb)!,
      words: tokens[at]!,
      hedged: one.hedged,
    },
  ];
}
