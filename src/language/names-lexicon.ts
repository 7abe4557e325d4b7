/** What the word lists say about a word or a run of words, as bits: evidence for the name tagger, never a decision. */
import demonyms from '../lexicon/en/demonyms.json' with { type: 'json' };
import givenNames from '../lexicon/en/given-names.json' with { type: 'json' };
import nameKinds from '../lexicon/en/name-kinds.json' with { type: 'json' };
import organizationWords from '../lexicon/en/organization-words.json' with { type: 'json' };
import organizations from '../lexicon/en/organizations.json' with { type: 'json' };
import placeAliases from '../lexicon/en/place-aliases.json' with { type: 'json' };
import placeWords from '../lexicon/en/place-words.json' with { type: 'json' };
import places from '../lexicon/en/places.json' with { type: 'json' };
import roles from '../lexicon/en/roles.json' with { type: 'json' };
import surnames from '../lexicon/en/surnames.json' with { type: 'json' };
import titles from '../lexicon/en/titles.json' with { type: 'json' };

/** One bit a list. */
export const LEXICON = {
  given: 1 << 0,
  surname: 1 << 1,
  title: 1 << 2,
  role: 1 << 3,
  demonym: 1 << 4,
  organizationHead: 1 << 5,
  organizationSuffix: 1 << 6,
  placeHead: 1 << 7,
  placeFirst: 1 << 8,
  eventHead: 1 << 9,
  lawHead: 1 << 10,
  productHead: 1 << 11,
  month: 1 << 12,
  country: 1 << 13,
  region: 1 << 14,
  city: 1 << 15,
  organization: 1 << 16,
} as const;

/** Bits of single words, lower case. */
const words = new Map<string, number>();
/** Bits of phrases of two words and more, lower case, joined by one space. */
const phrases = new Map<string, number>();
/** Most words of a phrase that begins with this word. */
const longest = new Map<string, number>();

function add(entries: Iterable<string>, bit: number): void {
  for (const entry of entries) {
    // As the tokeniser cuts words: hyphens, commas and possessive marks stand alone.
    const key = entry
      .toLowerCase()
      .replace(/(?<=\p{L})(-|,|'s\b)/gu, ' $1')
      .replace(/ -/g, ' - ');
    const parts = key.split(' ');
    if (parts.length === 1) {
      words.set(key, (words.get(key) ?? 0) | bit);
      continue;
    }
    phrases.set(key, (phrases.get(key) ?? 0) | bit);
    const first = parts[0]!;
    longest.set(first, Math.max(longest.get(first) ?? 0, parts.length));
  }
}

const { adjectives, people } = demonyms.entries;
add([...givenNames.entries.female, ...givenNames.entries.male, ...givenNames.entries.either], LEXICON.given);
add(surnames.entries, LEXICON.surname);
add([...Object.keys(titles.entries.courtesy), ...titles.entries.office], LEXICON.title);
add([...roles.entries.neutral, ...roles.entries.male, ...roles.entries.female], LEXICON.role);
add(Object.keys(adjectives), LEXICON.demonym);
add(
  [...Object.keys(people), ...Object.keys(adjectives), ...Object.keys(people)].flatMap((word) => [
    word,
    `${word}s`,
  ]),
  LEXICON.demonym,
);
add(organizationWords.entries.heads, LEXICON.organizationHead);
add(organizationWords.entries.suffixes, LEXICON.organizationSuffix);
add([...organizationWords.entries.bodies, ...organizations.entries], LEXICON.organization);
add(placeWords.entries.heads, LEXICON.placeHead);
add(placeWords.entries.first, LEXICON.placeFirst);
add(nameKinds.entries.event, LEXICON.eventHead);
add(nameKinds.entries.law, LEXICON.lawHead);
add(nameKinds.entries.product, LEXICON.productHead);
add(nameKinds.entries.months, LEXICON.month);
add([...places.entries.countries, ...Object.keys(placeAliases.entries)], LEXICON.country);
add(places.entries.regions, LEXICON.region);
add(places.entries.cities, LEXICON.city);

/** Bits of a word in lower case; accents may be missing in the lists. */
export function lexiconBits(lower: string): number {
  const bits = words.get(lower);
  if (bits !== undefined || !ACCENTED.test(lower)) return bits ?? 0;
  return words.get(lower.normalize('NFD').replace(/\p{M}/gu, '')) ?? 0;
}
const ACCENTED = /[^\u0000-\u007f]/;

/** Most words a listed phrase beginning with `lower` has; 0 where none begins with it. */
export function longestPhrase(lower: string): number {
  return longest.get(lower) ?? 0;
}

/** Bits of a phrase in lower case, its words joined by one space. */
export function phraseBits(phrase: string): number {
  return phrases.get(phrase) ?? 0;
}
