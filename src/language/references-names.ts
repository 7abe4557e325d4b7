/**
 * Joins the names of a document that mean the same: a first name and a surname with the surname alone, an acronym with the
 * words it stands for, a short form with the full one, capitals with the normal form. People who share a surname stay apart.
 */
import demonyms from '../lexicon/en/demonyms.json' with { type: 'json' };
import organizationWords from '../lexicon/en/organization-words.json' with { type: 'json' };
import placeAliases from '../lexicon/en/place-aliases.json' with { type: 'json' };
import titles from '../lexicon/en/titles.json' with { type: 'json' };
import type { EntityType, Name } from '../model/annotation.ts';
import type { Frame } from './references-frame.ts';
import { addTo, joinPeople, type NameGroup, type ReadName } from './references-people.ts';

const lowered = (list: readonly string[]): ReadonlySet<string> =>
  new Set(list.map((word) => word.toLowerCase()));
const TITLES = lowered([...Object.keys(titles.entries.courtesy), ...titles.entries.office]);
const SUFFIXES = lowered(organizationWords.entries.suffixes);
const ORGANIZATION_HEADS = lowered(organizationWords.entries.heads);
const ALIASES = new Map(
  Object.entries(placeAliases.entries).map(([other, common]) => [
    wordsOf(other).join(' '),
    wordsOf(common).join(' '),
  ]),
);
const DEMONYMS = new Map(
  Object.entries(demonyms.entries.adjectives).map(([a, place]) => [a.toLowerCase(), place.toLowerCase()]),
);
const OWNED = new Set(organizationWords.entries.owned);
const SHARED_PLURAL = new Map(
  organizationWords.entries.shared.map((word) => [
    word.endsWith('y') && !/[aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`,
    word,
  ]),
);
const GENERATIONS = new Set(['jr', 'sr', 'ii', 'iii', 'iv', 'v']);
const SMALL = new Set(['of', 'the', 'and', 'for', 'de', 'la', 'del', 'on', 'in', 'to', '&', 'a', 'an']);

/** Lower-case words of a name: no stops, apostrophes made straight, accents kept, the possessive and a leading article dropped. */
export function wordsOf(name: string): string[] {
  const words = name
    .toLowerCase()
    .replace(/’/g, "'")
    .replace(/'s?$/, '')
    .replace(/\./g, '')
    .split(/[\s,]+/)
    .filter((word) => word !== '' && !/^["“”()]+$/.test(word));
  return words.length > 1 && words[0] === 'the' ? words.slice(1) : words;
}

/** Words that compare: accents dropped too. */
function comparable(name: string): string[] {
  return wordsOf(name.normalize('NFD').replace(/\p{M}/gu, ''));
}

function read(text: string, name: Name, index: number): ReadName {
  const shown = text.slice(name.start, name.end);
  let words = comparable(shown);
  if (name.type === 'person') {
    while (words.length > 1 && TITLES.has(words[0]!)) words = words.slice(1);
    while (words.length > 1 && GENERATIONS.has(words.at(-1)!)) words = words.slice(0, -1);
  } else if (name.type === 'organization') {
    while (words.length > 1 && SUFFIXES.has(words.at(-1)!)) words = words.slice(0, -1);
  }
  const capitals = /^[\p{Lu}.&]{2,}$/u.test(shown.replace(/[’']s?$/, ''));
  return { index, type: name.type, words, capitals };
}

/** Groups in order of their first name. */
export function joinNames(frame: Frame): NameGroup[] {
  const all = sameTypes(
    frame.names.map((name, index) => withSharedHead(frame, read(frame.text, name, index))),
  );
  const groups: NameGroup[] = [];
  joinPeople(
    frame,
    all.filter((one) => one.type === 'person'),
    groups,
  );
  joinOrganizations(
    all.filter((one) => one.type === 'organization'),
    groups,
  );
  joinOthers(
    all.filter((one) => one.type !== 'person' && one.type !== 'organization'),
    groups,
  );
  for (const group of groups) group.members.sort((a, b) => a - b);
  return groups.sort((a, b) => a.members[0]! - b.members[0]!);
}

/**
 * "the Larkin cartel" and "the Larkin and Moss cartels" name two organizations by words that may be places or people: the
 * noun that follows in lower case, or follows the coordination in the plural, belongs to each name.
 */
function withSharedHead(frame: Frame, one: ReadName): ReadName {
  const { words, ranges, nameAt, names } = frame;
  if (one.type === 'person') return one;
  let { last } = ranges[one.index]!;
  let plural = false;
  while (words[last] === ',' || words[last] === 'and' || words[last] === 'or') {
    const next = nameAt[words[last + 1] === 'and' ? last + 2 : last + 1] ?? -1;
    if (next < 0 || names[next]!.type === 'person') return one;
    last = ranges[next]!.last;
    plural = true;
  }
  const noun = words[last] ?? '';
  const head = plural ? SHARED_PLURAL.get(noun) : OWNED.has(noun) ? noun : undefined;
  if (head === undefined || one.words.at(-1) === head) return one;
  return { ...one, type: 'organization', words: [...one.words, head] };
}

/** The same words have one type in a document, unless two types are both frequent. */
function sameTypes(all: readonly ReadName[]): ReadName[] {
  const counts = new Map<string, Map<EntityType, number>>();
  for (const { words, type } of all) {
    const key = words.join(' ');
    const types = counts.get(key) ?? new Map<EntityType, number>();
    types.set(type, (types.get(type) ?? 0) + 1);
    counts.set(key, types);
  }
  return all.map((one) => {
    const types = counts.get(one.words.join(' '))!;
    if (types.size === 1) return one;
    const thing = (name: EntityType): number => (name === 'person' ? 0 : 1);
    const order = [...types].sort((a, b) => b[1] - a[1] || thing(b[0]) - thing(a[0]));
    const [type, most] = order[0]!;
    const total = [...types.values()].reduce((sum, count) => sum + count, 0);
    // A name of several words hardly means two things; one word may ("Washington").
    return most / total >= (one.words.length > 1 ? 0.5 : 0.6) ? { ...one, type } : one;
  });
}

// ---------------------------------------------------------------------------------------------- organizations

function joinOrganizations(all: readonly ReadName[], groups: NameGroup[]): void {
  const own: NameGroup[] = [];
  const find = (key: string): NameGroup | undefined => own.find((group) => keyOf(group.words) === key);
  for (const one of all.filter(({ words }) => words.length > 1)) {
    const group = find(keyOf(one.words));
    if (group) addTo(group, one);
    else own.push({ members: [one.index], type: 'organization', words: one.words });
  }
  joinShortForms(own);
  for (const one of all.filter(({ words }) => words.length === 1)) {
    const word = one.words[0]!;
    const long = own.filter((group) => group.words.length > 1);
    const spelt = one.capitals ? long.filter((group) => isAcronym(word.replace(/&/g, ''), group.words)) : [];
    const begun = spelt.length > 0 ? spelt : long.filter((group) => isShort(word, group.words));
    const group = find(word) ?? (begun.length === 1 ? begun[0] : undefined);
    if (group) addTo(group, one);
    else own.push({ members: [one.index], type: 'organization', words: one.words });
  }
  groups.push(...own);
}

/** "Justice Department" and "Department of Justice" have one key. */
function keyOf(words: readonly string[]): string {
  return words
    .filter((word) => !SMALL.has(word))
    .sort()
    .join(' ');
}

/** Joins a short form of two words and more to the one longer name that begins with it ("Larkin Brothers" and "Larkin Brothers Bank"). */
function joinShortForms(own: NameGroup[]): void {
  for (let i = own.length - 1; i >= 0; i--) {
    const short = own[i]!.words;
    const longer = own.filter((group) => group.words.length > short.length && isPart(short, group.words));
    if (longer.length !== 1) continue;
    longer[0]!.members.push(...own[i]!.members);
    own.splice(i, 1);
  }
}

/** Whether `short` begins `long` without being a whole name of its kind, or ends it ("Security Council" of "UN Security Council"). */
function isPart(short: readonly string[], long: readonly string[]): boolean {
  const from = long.length - short.length;
  if (short.every((word, w) => long[from + w] === word)) return !SMALL.has(long[from - 1]!);
  return short.every((word, w) => long[w] === word) && !ORGANIZATION_HEADS.has(short.at(-1)!);
}

/** Whether one word is a short form of a longer name: its first word, where that is no kind of body and no country's word. */
function isShort(word: string, words: readonly string[]): boolean {
  return words[0] === word && !ORGANIZATION_HEADS.has(word) && !DEMONYMS.has(word) && !ALIASES.has(word);
}

/** Initials of the words, with or without the small ones. */
export function isAcronym(letters: string, words: readonly string[]): boolean {
  if (letters.length < 2) return false;
  const all = words.flatMap((word) => word.split('-')).filter((word) => word !== '&');
  const initials = (list: readonly string[]): string => list.map((word) => word.charAt(0)).join('');
  const large = all.filter((word) => !SMALL.has(word));
  const full = initials(large);
  return (
    full === letters ||
    initials(all) === letters ||
    (letters.length > 2 && full.replace(/^u?s/, '') === letters)
  );
}

// ---------------------------------------------------------------------------------------------- places and the rest

function joinOthers(all: readonly ReadName[], groups: NameGroup[]): void {
  const own = new Map<string, NameGroup>();
  for (const one of all) {
    const words = one.words.join(' ');
    const key = `${one.type} ${ALIASES.get(words) ?? words}`;
    const group = own.get(key);
    if (group) addTo(group, one);
    else own.set(key, { members: [one.index], type: one.type, words: one.words });
  }
  groups.push(...own.values());
}
