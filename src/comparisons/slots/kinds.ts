/** Of which kind a thing of the story is: a tanker or a container ship, a freight train or a passenger train. */
import words from '../../lexicon/en/slot-kinds.json' with { type: 'json' };
import type { StoryContext } from '../../model/finding.ts';
import { treeOf } from '../../story/arguments.ts';
import { entityById } from '../../story/entities.ts';
import { cover, overlapping, type Span } from '../../text/span.ts';
import type { Filler, Slot } from './filler.ts';
import { isMain } from './main.ts';
import type { Place } from './place.ts';
import { valueAt, type WordSet, wordSet } from './sets.ts';

type Kind = {
  readonly slot: string;
  /** The least kinds that fit a value told by a wider word. */
  readonly alike: readonly (readonly string[])[];
  /** Words of which half of the documents have one. */
  readonly main?: readonly string[];
  /** Only what stands beside a name is of a kind, or before the noun beside it ("describing"). */
  readonly named?: boolean;
  readonly describing?: boolean;
  readonly values: Readonly<Record<string, readonly string[]>>;
};
const KINDS: readonly (Kind & { readonly set: WordSet })[] = (
  words.entries.kinds as unknown as readonly Kind[]
).map((kind) => ({ ...kind, set: wordSet(kind.values) }));

export const KIND_SLOTS: readonly (readonly [string, Slot])[] = KINDS.map(({ slot, alike }) => {
  const pairs = new Set(alike.flatMap(([a, b]) => [`${a} / ${b}`, `${b} / ${a}`]));
  return [
    slot,
    { type: 'kind', soft: true, single: true, alike: (a, b) => pairs.has(`${a.value} / ${b.value}`) },
  ];
});

/** UTF-16 units on either side of a noun in which its name is looked for. */
const NEAR = 40;
/** Tokens on either side of a noun that are looked at. */
const JOINT = 10;

const main = new WeakMap<StoryContext, readonly (typeof KINDS)[number][]>();

/** The kinds that are asked of a story: half of its documents, and two at least, speak of such a thing. */
function askedIn(story: StoryContext): readonly (typeof KINDS)[number][] {
  let found = main.get(story);
  if (!found) {
    found = KINDS.filter(({ main: words }) => !words || isMain(words, story));
    main.set(story, found);
  }
  return found;
}

/** The name of a thing or body that stands right behind a noun or before it: "the tanker Sea Star", "the Sea Star, a tanker". */
function nameBeside({ document, story }: Place, at: number, named: boolean): Span | null {
  const { mentions, tokens } = document.layers;
  const { text } = document.document;
  const { start, end } = tokens[at]!;
  const near = overlapping(mentions, { start: Math.max(0, start - NEAR), end: end + NEAR });
  const found = near.find((mention) => {
    if (mention.form !== 'name') return false;
    if (mention.start <= start && mention.end >= end)
      return named && mention.start === start && mention.end > end + 1;
    const entity = entityById(story, story.entityOf(document.document.id, mention.entity) ?? null);
    const person = entity?.type === 'person';
    if (/^\s$/.test(text.slice(end, mention.start))) return !(named && person);
    if (person) return false;
    // Beside a comma only what the tree joins: "in the city, The Star said".
    const joined = tokens
      .slice(Math.max(0, at - JOINT), at + JOINT)
      .some(
        (token, i) =>
          token.start >= mention.start &&
          token.end <= mention.end &&
          (token.head === at || tokens[at]!.head === Math.max(0, at - JOINT) + i) &&
          /^(appos|flat|nmod:desc)/.test(token.head === at ? token.rel : tokens[at]!.rel),
      );
    return (
      joined &&
      /^,\s$|^,\s(?:an?|the)\s(?:[\p{L}-]+\s){0,3}$/u.test(
        mention.start >= end ? text.slice(end, mention.start) : text.slice(mention.end, start),
      )
    );
  });
  return found ? { start: found.start === start ? end + 1 : found.start, end: found.end } : null;
}

export function kindsAt(place: Place, at: number): Filler[] {
  const { document, story } = place;
  const tree = treeOf(document);
  const { pos, head, rel } = tree.tokens[at]!;
  if (pos !== 'NOUN' && pos !== 'ADJ' && pos !== 'PROPN') return [];
  return askedIn(story).flatMap(({ slot, set, named, describing }): Filler[] => {
    const value = valueAt(document, set, at);
    if (
      value === undefined ||
      (describing ? rel !== 'amod' : pos !== (named && pos === 'PROPN' ? pos : 'NOUN'))
    )
      return [];
    const name = nameBeside(place, describing ? head : at, named === true);
    if (named && !name) return [];
    const before = tree.children[at]!.filter(
      (child) => child < at && /^(compound|amod)/.test(tree.tokens[child]!.rel),
    );
    const span = cover([tree.tokens[at]!, ...before.map((child) => tree.tokens[child]!)]);
    const whole = name ? cover([span, name]) : span;
    const shown = name ? document.document.text.slice(name.start, name.end) : '';
    const holder = name ? `named ${shown.toLowerCase()}` : 'event';
    return [{ ...place.base, ...whole, slot, holder, name: shown, value, words: span, hedged: false }];
  });
}
