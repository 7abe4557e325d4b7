/** Who gave the news of a death: "her daughter announced", "according to his manager", "the hospital said". */
import words from '../../lexicon/en/slot-kinds.json' with { type: 'json' };
import { treeOf } from '../../story/arguments.ts';
import { propositionAt, roleOf } from '../../story/propositions.ts';
import { contains, overlapping } from '../../text/span.ts';
import type { Filler, Slot } from './filler.ts';
import { holderOf } from './holders.ts';
import type { Place } from './place.ts';
import { valueAt, wordSet } from './sets.ts';

const { tellers } = words.entries;
const DYING: ReadonlySet<string> = new Set(tellers.dying);
const TELLERS = wordSet(tellers.values);

export const TELLER = 'who told of the death';
export const TELLER_SLOTS: readonly (readonly [string, Slot])[] = [
  [TELLER, { type: 'attribution', soft: true, single: true, alike: () => false }],
];

/** Deaths told in a sentence on the word of somebody. */
export function tellersIn(place: Place): Filler[] {
  const { document, story, sentence } = place;
  const { tokens, lemmas } = treeOf(document);
  const found: Filler[] = [];
  for (let at = place.from; at < place.to; at++) {
    if (tokens[at]!.pos !== 'VERB' || !DYING.has(lemmas[at]!)) continue;
    const one = propositionAt(document, story, at);
    const source = one?.attribution?.source[0];
    const dead = one && roleOf(one, 'agent');
    if (one?.status !== 'done' || one.negative || !source || !dead || !contains(sentence, source)) continue;
    const whose = holderOf(document, story, dead);
    if (!whose?.key.startsWith('person ')) continue;
    // "the family's spokesman" is no relative.
    const told = overlapping(tokens, source)
      .filter(({ rel }) => !/^(compound|nmod)/.test(rel))
      .map((token) => valueAt(document, TELLERS, tokens.indexOf(token, place.from)))
      .find((value) => value !== undefined);
    if (told === undefined) continue;
    const span = { start: source.start, end: source.end };
    found.push({
      ...place.base,
      start: Math.min(one.start, span.start),
      end: Math.max(tokens[at]!.end, span.end),
      slot: TELLER,
      holder: whose.key,
      name: whose.name,
      value: told,
      shown: document.document.text.slice(span.start, span.end),
      words: span,
      hedged: false,
    });
  }
  return found;
}
