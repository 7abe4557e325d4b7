/** Rules that tidy what the tagger finds: edges, words that are no names, nouns that several names share, kinds of thing. */
import nameKinds from '../lexicon/en/name-kinds.json' with { type: 'json' };
import organizationWords from '../lexicon/en/organization-words.json' with { type: 'json' };
import placeWords from '../lexicon/en/place-words.json' with { type: 'json' };
import titles from '../lexicon/en/titles.json' with { type: 'json' };
import type { EntityType, Name } from '../model/annotation.ts';
import type { NameFrame } from './names-frame.ts';
import { TAGGED_TYPES, type WordSpan } from './names-labels.ts';
import { LEXICON, lexiconBits } from './names-lexicon.ts';
import { CASE, PLACE_BITS, type WordFacts } from './names-words.ts';

/** An organization that is part of a listed longer name gets the whole of it. */
export function wholePhrase({ phrase, place }: NameFrame, { start, end, type }: WordSpan): WordSpan {
  let [first, last] = [start, end];
  if (TAGGED_TYPES[type] !== 'organization' || start >= end) return { start, end, type };
  if (phrase[start]! & LEXICON.organization) while (first > 0 && place[first]! > 1) first--;
  if (phrase[end - 1]! & LEXICON.organization) while (last < place.length && place[last]! > 1) last++;
  return { start: first, end: last, type };
}

/** Two places joined by a hyphen ("Peru-Chile") are two names. */
export function atHyphen(words: readonly WordFacts[], name: WordSpan): WordSpan[] {
  const { start, end } = name;
  const place = (i: number): boolean => i >= start && i < end && (words[i]!.bits & PLACE_BITS) !== 0;
  for (let i = start + 1; i + 1 < end; i++) {
    if (words[i]!.lower !== '-' || i - start > 2 || end - i > 3 || !place(i - 1) || !place(i + 1)) continue;
    const type = TAGGED_TYPES.indexOf('place');
    return [
      { start, end: i, type },
      { start: i + 1, end, type },
    ];
  }
  return [name];
}

/** Demonyms, months and days alone are no names, nor are addresses. */
export function isNoName(words: readonly WordFacts[], start: number, end: number): boolean {
  const none = LEXICON.month | LEXICON.demonym;
  const name = words.slice(start, end);
  const beside = [words[start - 1], words[end]].some((one) => one?.letters === CASE.number);
  if (end - start === 1 && beside && lexiconBits(`${name[0]!.lower}.`) & LEXICON.month) return true;
  if (name.some(({ lower }) => lower.includes('@') || lower.includes('://'))) return true;
  return name.every(
    ({ bits, letters }) => letters === CASE.mark || letters === CASE.number || (bits & none) !== 0,
  );
}

/** A name goes on over capitals up to a noun that makes a name of them: "the Larkin and [Moss New Dawn] cartels". */
export function withSharedHead(words: readonly WordFacts[], end: number, type: number): number {
  if (TAGGED_TYPES[type] === 'person') return end;
  let last = end;
  while (last < words.length && last < end + 4 && words[last]!.letters === CASE.initial) last++;
  return last > end && SHARED_HEADS.has(words[last]?.lower ?? '') ? last : end;
}
/** Whether a noun after the name, or after the names it is coordinated with, makes an organization of it. */
export function isShared(words: readonly WordFacts[], start: number, end: number): boolean {
  const noun = words[end]?.lower ?? '';
  if (OWNED_HEADS.has(noun)) return true;
  if (SHARED_PLURALS.has(noun) && words[start - 1]?.lower === 'and') return true;
  if (words[end]?.lower !== 'and' && words[end]?.lower !== ',') return false;
  let at = end;
  while (at < end + 10 && at < words.length) {
    const { lower, letters } = words[at]!;
    if (lower !== 'and' && lower !== ',' && letters !== CASE.initial) break;
    at++;
  }
  return at > end + 1 && SHARED_PLURALS.has(words[at]?.lower ?? '');
}
const OWNED_HEADS = new Set(organizationWords.entries.owned);
const SHARED_PLURALS = new Set(
  organizationWords.entries.shared.map((word) =>
    word.endsWith('y') ? word.replace(/y$/, 'ies') : `${word}s`,
  ),
);
const KEPT_TITLES = new Set(titles.entries.kept);
const TITLES = new Set(
  [...Object.keys(titles.entries.courtesy), ...titles.entries.office]
    .filter((title) => !KEPT_TITLES.has(title))
    .flatMap((title) => title.toLowerCase().split(' ')),
);
const SHARED_HEADS = new Set(
  organizationWords.entries.shared.flatMap((word) => [word, `${word}s`, word.replace(/y$/, 'ies')]),
);

/** A name without punctuation at its edges (a stop of an abbreviation stays) and without titles; empty where nothing else is left. */

export function withoutMarks(words: readonly WordFacts[], { start, end, type }: WordSpan): WordSpan {
  let [first, last] = [start, end];
  while (first < last && words[first]!.letters === CASE.mark) first++;
  while (first < last && words[last - 1]!.letters === CASE.mark && !/^[.!)]$/.test(words[last - 1]!.lower))
    last--;
  if (TAGGED_TYPES[type] === 'person') {
    while (last - first > 1 && TITLES.has(words[first]!.lower) && !(words[first]!.bits & LEXICON.given))
      first++;
    if (first > start && TITLES.has(words[first]!.lower)) first = last;
  }
  const empty = words
    .slice(first, last)
    .every(({ letters }) => letters === CASE.mark || letters === CASE.number);
  return { start: empty ? last : first, end: last, type };
}

/** A surname behind a title and one more capitalised word has that word as its first name: "Sen. [Rand Oldfield]". `least` is the first free word. */
export function withFirstName(
  words: readonly WordFacts[],
  { start, end, type }: WordSpan,
  least: number,
): WordSpan {
  const before = words[start - 1];
  const isFree = TAGGED_TYPES[type] === 'person' && end - start === 1 && start - 1 >= least;
  if (!isFree || before?.letters !== CASE.initial || TITLES.has(before.lower)) return { start, end, type };
  const title = words[start - 2]?.lower === '.' ? words[start - 3] : words[start - 2];
  return { start: title && TITLES.has(title.lower) ? start - 1 : start, end, type };
}

const lastWords = (list: readonly string[]): ReadonlySet<string> => new Set(list);
const FIRM_BODIES = lastWords(organizationWords.entries.firm);
const FIRM_PLACES = lastWords(placeWords.entries.firm);
const FEASTS = lastWords(nameKinds.entries.feasts);
const STATUTES = lastWords(nameKinds.entries.statutes);
const STRICT = lastWords(organizationWords.entries.strict);
const EVENT_WORDS = lastWords(nameKinds.entries.event);
const LAW_WORDS = lastWords(nameKinds.entries.law);
const PRODUCT_WORDS = lastWords(nameKinds.entries.product);

/** The layer's type of a name: what the tagger calls "other" is told further by its words. */
export function kindOf(tagged: (typeof TAGGED_TYPES)[number], name: string): EntityType {
  const words = name.toLowerCase().split(/\s+/);
  if (FEASTS.has(words.join(' '))) return 'event';
  if (words.length > 1 && FIRM_BODIES.has(words.at(-1)!)) return 'organization';
  if (tagged === 'person') return words.length > 1 && FIRM_PLACES.has(words.at(-1)!) ? 'place' : tagged;
  if (STATUTES.has(words.at(-1)!) || STATUTES.has(words.join(' '))) return 'law';
  if (tagged === 'place' && words.length > 1 && STRICT.has(words.at(-1)!)) return 'organization';
  if (tagged !== 'other' && tagged !== 'event') return tagged;
  const head = words[words.findIndex((word) => word === 'of' || word === 'on' || word === 'for') - 1];
  const has = (set: ReadonlySet<string>): boolean =>
    set.has(words.at(-1)!) || (head !== undefined && set.has(head)) || set.has(words.join(' '));
  if (has(LAW_WORDS) && !(tagged === 'event' && has(EVENT_WORDS))) return 'law';
  if (tagged === 'event' || has(EVENT_WORDS)) return 'event';
  return has(PRODUCT_WORDS) ? 'product' : 'other';
}

/**
 * One word alone follows the longer names it is part of: the surname of somebody named in full is a person, the first word of
 * one organization's name that organization ("Talbot" of "Talbot Motors"), unless it is a country or town as well.
 */
export function alike(text: string, names: readonly Name[]): Name[] {
  const surnames = new Set<string>();
  const firsts = new Set<string>();
  const wordsOf = ({ start, end }: Name): string[] => text.slice(start, end).toLowerCase().split(/\s+/);
  for (const name of names) {
    const words = wordsOf(name);
    if (words.length < 2) continue;
    if (name.type === 'person') surnames.add(words.at(-1)!);
    if (name.type === 'organization') firsts.add(words[0]!);
  }
  return names.map((name) => {
    const [word = '', ...more] = wordsOf(name);
    if (more.length > 0 || lexiconBits(word) & (PLACE_BITS | LEXICON.demonym | LEXICON.organizationHead))
      return name;
    if (surnames.has(word)) return firsts.has(word) ? name : { ...name, type: 'person' };
    return name.type === 'person' && firsts.has(word) && !(lexiconBits(word) & LEXICON.given)
      ? { ...name, type: 'organization' }
      : name;
  });
}
