/** How large something is among its kind ("the country's second-largest port"), and the round in which two met. */
import words from '../../lexicon/en/slot-persons.json' with { type: 'json' };
import { entityById } from '../../story/entities.ts';
import { overlapping } from '../../text/span.ts';
import type { Filler, Slot } from './filler.ts';
import type { Place } from './place.ts';

const { entries } = words;
const alt = (list: readonly string[]): string => list.join('|');
/** "'s second-largest port": whose it is stands before. */
const RANKED = new RegExp(
  `['’]s\\s(?:(${alt(entries.ordinals)})[\\s-])?(${alt(entries.superlatives)})\\s(?!(?:and|or|in|of|on|ever)\\b)(\\p{Ll}+)`,
  'gu',
);
const OWNER = /(?:\p{Lu}[\p{L}.]*\s){0,2}\p{L}+$/u;
/** Characters looked back for the owner. */
const REACH = 40;
const SCOPES: ReadonlySet<string> = new Set(entries.scopes);
const NAME = String.raw`(\p{Lu}[\p{L}'’]*\.?(?:\s\p{Lu}[\p{L}'’]*){0,2})`;
const ROUND = `((?:${alt(entries.rounds)}))s?`;
const MET = new RegExp(
  `\\b${ROUND}\\s(?:match|game|tie)?\\s?(?:between|of)\\s${NAME}\\s(?:and|against|v\\.?|vs\\.?)\\s${NAME}|\\b${NAME}[-–]${NAME}\\s${ROUND}\\b`,
  'gu',
);

export const SCOPE = 'largest of what';
export const ORDER = 'which largest';
export const ROUND_SLOT = 'round';
export const RANK_SLOTS: readonly (readonly [string, Slot])[] = [
  [SCOPE, { type: 'scope', soft: true, alike: (a, b) => isHome(a.value) && isHome(b.value) }],
  [ORDER, { type: 'number', soft: false, alike: () => false }],
  [ROUND_SLOT, { type: 'number', soft: false, alike: () => false }],
];

/** "the nation's", "Orl's": a country by a noun or by its name may be one. */
const isHome = (scope: string): boolean => scope !== 'world';

function filler(
  place: Place,
  start: number,
  end: number,
  told: Pick<Filler, 'slot' | 'holder' | 'name' | 'value'>,
): Filler {
  const span = { start: place.sentence.start + start, end: place.sentence.start + end };
  return { ...place.base, ...span, ...told, words: span, hedged: false };
}

/** The name that a stretch stands in apposition to: "Orl, the country's largest port". */
function namedBefore(place: Place, at: number): { readonly id: string; readonly name: string } | null {
  const { document, story } = place;
  const { text } = document.document;
  const mention = overlapping(document.layers.mentions, { start: Math.max(0, at - 8), end: at }).find(
    ({ form, end }) => form === 'name' && /^(?:,|\sis|\swas)\s(?:the\s)?$/.test(text.slice(end, at)),
  );
  const entity = mention && entityById(story, story.entityOf(document.document.id, mention.entity) ?? null);
  return entity ? { id: entity.id, name: entity.name } : null;
}

function ranks(place: Place, text: string): Filler[] {
  return [...text.matchAll(RANKED)].flatMap((match): Filler[] => {
    const [all, ordinal, superlative, noun] = match as unknown as [
      string,
      string | undefined,
      string,
      string,
    ];
    const owner = OWNER.exec(text.slice(Math.max(0, match.index - REACH), match.index))?.[0];
    if (owner === undefined) return [];
    const last = owner.split(' ').at(-1)!.toLowerCase();
    const scope = SCOPES.has(last) ? last : /^\p{Lu}/u.test(owner) ? owner.toLowerCase() : null;
    if (scope === null) return [];
    const from = match.index - (SCOPES.has(last) ? last.length : owner.length);
    const end = match.index + all.length;
    const kind = `${superlative === 'biggest' ? 'largest' : superlative} ${noun}`;
    const named = namedBefore(place, place.sentence.start + from);
    const where = isHome(scope) ? 'home' : scope;
    const found: Filler[] = [];
    if (named)
      found.push(
        filler(place, from, end, {
          slot: ORDER,
          holder: `${named.id} ${kind} ${where}`,
          name: named.name,
          value: `${ordinal ?? 'first'} ${kind}`,
        }),
      );
    // "the world's largest retailer" and "the country's largest retailer" are told of one; a second largest is one of several.
    if (ordinal === undefined)
      found.push(
        filler(place, from, end, {
          slot: SCOPE,
          holder: kind,
          name: kind,
          value: scope === 'world' ? scope : 'country',
        }),
      );
    return found;
  });
}

function rounds(place: Place, text: string): Filler[] {
  return [...text.matchAll(MET)].map((match): Filler => {
    const [, before, a, b, c, d, after] = match;
    const names = [a ?? c!, b ?? d!].map((name) => name.toLowerCase()).sort();
    return filler(place, match.index, match.index + match[0].length, {
      slot: ROUND_SLOT,
      holder: names.join(' / '),
      name: [a ?? c!, b ?? d!].join(' and '),
      value: before ?? after!,
    });
  });
}

export function ranksIn(place: Place): Filler[] {
  const text = place.document.document.text.slice(
    place.sentence.start,
    Math.min(place.sentence.end, place.sentence.start + 1000),
  );
  return [...ranks(place, text), ...rounds(place, text)];
}
