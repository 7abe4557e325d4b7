/** What somebody is said to be: from which country ("the Tunisian driver"), of which calling ("Ann Hill, a nurse"). */

import { isKindOf, kindred } from '../../language/word-kinds.ts';
import demonyms from '../../lexicon/en/demonyms.json' with { type: 'json' };
import roles from '../../lexicon/en/roles.json' with { type: 'json' };
import words from '../../lexicon/en/slot-persons.json' with { type: 'json' };
import { argumentOf, treeOf } from '../../story/arguments.ts';
import { documentFrequency } from '../../story/weights.ts';
import type { Filler, Slot } from './filler.ts';
import { type Holder, holderOf, nameBeside } from './holders.ts';
import { classOf } from './patterns.ts';
import type { Place } from './place.ts';

const COUNTRIES = new Map<string, string>(
  Object.entries(demonyms.entries.adjectives).map(([word, country]) => [word.toLowerCase(), country]),
);
const OFFICES: ReadonlySet<string> = new Set(roles.entries.unique.flatMap((office) => office.split(' ')));
const CALLINGS: readonly string[] = words.entries.callings;
const NOT_CALLINGS: ReadonlySet<string> = new Set(words.entries.notCallings);

/** Nouns that were asked for, with the answer. */
const asked = new Map<string, boolean>();
const MOST = 20_000;

function isCalling(noun: string): boolean {
  let known = asked.get(noun);
  if (known === undefined) {
    known = CALLINGS.some((kind) => isKindOf(noun, kind));
    if (asked.size >= MOST) asked.clear();
    asked.set(noun, known);
  }
  return known;
}

export const COUNTRY = 'nationality';
export const CALLING = 'occupation';
export const CRAFT = 'whose ship or plane';
export const DESCRIPTION_SLOTS: readonly (readonly [string, Slot])[] = [
  [COUNTRY, { type: 'place', soft: true, alike: () => false }],
  [CRAFT, { type: 'place', soft: true, single: true, alike: () => false }],
  [CALLING, { type: 'actor', soft: true, alike: (a, b) => kindred(a.value, b.value) }],
];

/** The person whom a noun describes: one whose name stands beside it, or the only bearer of a role. */
function described(place: Place, head: number): Holder | null {
  const { document, story } = place;
  const beside = nameBeside(document, story, head);
  if (beside) return beside;
  const one = argumentOf(document, story, head, 'agent');
  return one.definite ? holderOf(document, story, one) : null;
}

function filler(place: Place, whose: Holder, slot: string, value: string, at: number, to: number): Filler {
  const { tokens } = treeOf(place.document);
  return {
    ...place.base,
    start: Math.min(tokens[at]!.start, tokens[to]!.start),
    end: Math.max(tokens[at]!.end, tokens[to]!.end),
    slot,
    holder: whose.key,
    name: whose.name,
    value,
    words: tokens[at]!,
    hedged: false,
  };
}

/** Whether a capitalised word stands right before, as of "North Korean". */
function isLaterPart({ document: { document, layers } }: Place, at: number): boolean {
  const [before, own] = [layers.tokens[at - 1], layers.tokens[at]!];
  if (!before || before.pos === 'PUNCT') return false;
  const between = document.text.slice(before.start, own.start);
  return /^\p{Lu}\p{Ll}+\s$/u.test(between) && /^(?:PROPN|ADJ|NOUN)$/.test(before.pos);
}

/** "the Tunisian driver", "Ann Hill, a French nurse". */
function countryAt(place: Place, at: number): Filler[] {
  const tree = treeOf(place.document);
  const { rel, head } = tree.tokens[at]!;
  const country = COUNTRIES.get(tree.norms[at]!);
  if (country === undefined || rel !== 'amod' || head < 0) return [];
  const noun = tree.lemmas[head]!;
  if (tree.tokens[head]!.pos !== 'NOUN' || isLaterPart(place, at)) return [];
  const craft = classOf(noun, ['ship', 'aircraft']);
  if (craft !== undefined) {
    // "Chinese ships" are many a ship.
    if (/Number=Plur/.test(tree.tokens[head]!.feats ?? '')) return [];
    const most = (documentFrequency(place.story).get(noun) ?? 0) * 2 >= place.story.documents.size;
    return most
      ? [filler(place, { key: `thing ${craft}`, name: `the ${noun}` }, CRAFT, country, at, head)]
      : [];
  }
  if (!isKindOf(noun, 'person') || OFFICES.has(noun)) return [];
  const whose = described(place, head);
  return whose && !whose.key.startsWith('people ') ? [filler(place, whose, COUNTRY, country, at, head)] : [];
}

/** "Ann Hill, a nurse", "nurse Ann Hill". */
function callingAt(place: Place, at: number): Filler[] {
  const tree = treeOf(place.document);
  const noun = tree.lemmas[at]!;
  if (tree.tokens[at]!.pos !== 'NOUN' || OFFICES.has(noun) || NOT_CALLINGS.has(noun)) return [];
  if (!isCalling(noun)) return [];
  const whose = described(place, at);
  return whose?.key.startsWith('person ') ? [filler(place, whose, CALLING, noun, at, at)] : [];
}

export function descriptionsAt(place: Place, at: number): Filler[] {
  return [...countryAt(place, at), ...callingAt(place, at)];
}
