/**
 * Roles: what the text says a person is ("Mexican President X", "X, the foreign minister,"), and the noun phrases that mean
 * a person by a role ("the Mexican leader"). A role is read the same way inside and outside of quotation marks.
 */
import demonyms from '../lexicon/en/demonyms.json' with { type: 'json' };
import placeAliases from '../lexicon/en/place-aliases.json' with { type: 'json' };
import roleWords from '../lexicon/en/roles.json' with { type: 'json' };
import titles from '../lexicon/en/titles.json' with { type: 'json' };
import type { Span } from '../text/span.ts';
import type { Frame } from './references-frame.ts';

export type Gender = 'female' | 'male';

/** A role that the text gives to a person. */
export type RoleFact = {
  /** The role in lower case, abbreviations written out. */
  readonly role: string;
  /** The country, town or body it belongs to, in lower case and by its common name; null where none is said. */
  readonly of: string | null;
  readonly former: boolean;
  readonly span: Span;
};

/** A role phrase as a range of words, `last` exclusive. */
type Phrase = { readonly first: number; readonly last: number; readonly role: string };

/** A phrase with its determiners and modifiers. */
export type RolePhrase = Phrase & {
  /** First word of the modifiers that belong to the role ("former Mexican"), and of the whole phrase ("the", "Mexico's"). */
  readonly from: number;
  readonly whole: number;
  /** Last word, exclusive, with "of Mexico". */
  readonly to: number;
  readonly of: string | null;
  readonly former: boolean;
  /** "the", a possessive, an indefinite article, or nothing before it. */
  readonly determiner: 'definite' | 'possessive' | 'indefinite' | 'other' | 'none';
};

const { neutral, male, female, unique, generic, families } = roleWords.entries;
const spaced = (phrase: string): string => phrase.replaceAll('-', ' - ');
const ABBREVIATIONS = new Map(Object.entries(titles.entries.abbreviations));
const ROLE_OF = new Map<string, string>();
for (const role of [...neutral, ...male, ...female]) ROLE_OF.set(spaced(role), role);
for (const title of titles.entries.office) {
  const key = title.toLowerCase();
  if (!ROLE_OF.has(spaced(key))) ROLE_OF.set(spaced(key), ABBREVIATIONS.get(key) ?? key);
}
for (const [short, role] of ABBREVIATIONS) ROLE_OF.set(spaced(short), role);
const LONGEST = 5;
/** Words that a role begins and ends with. */
const OPENING = new Set([...ROLE_OF.keys()].map((role) => role.slice(0, `${role} `.indexOf(' '))));
const CLOSING = new Set([...ROLE_OF.keys()].map((role) => role.slice(role.lastIndexOf(' ') + 1)));

const GENDERS = new Map<string, Gender>([
  ...female.map((role) => [role, 'female'] as const),
  ...male.map((role) => [role, 'male'] as const),
  ...titles.entries.gendered.female.map((title) => [title.toLowerCase(), 'female'] as const),
  ...titles.entries.gendered.male.map((title) => [title.toLowerCase(), 'male'] as const),
]);
const UNIQUE = new Set(unique);
const GENERIC = new Set(generic);
const FAMILIES = new Map(Object.entries(families).map(([word, members]) => [word, new Set<string>(members)]));
const SMALL = new Set(titles.entries.small);
const FORMER = new Set(['former', 'ex', 'late']);
const ALIASES = new Map(
  Object.entries(placeAliases.entries).map(([other, common]) => [
    other.toLowerCase().replaceAll('.', ''),
    common,
  ]),
);
const ADJECTIVES = new Map(
  Object.entries(demonyms.entries.adjectives).map(([word, place]) => [
    word.toLowerCase(),
    commonPlace(place),
  ]),
);

/** The common lower-case name of a place. */
export function commonPlace(name: string): string {
  const key = name.replace(/^the /i, '');
  return (ALIASES.get(key.toLowerCase().replaceAll('.', '')) ?? key).toLowerCase().replaceAll('.', '');
}

/** The gender that a role word tells, if it does. */
export function genderOfRole(role: string): Gender | undefined {
  return GENDERS.get(role);
}

/** The longest role phrase that ends before word `last`. */
function roleBefore({ words }: Frame, last: number, least: number): Phrase | undefined {
  if (!CLOSING.has(words[last - 1]!)) return undefined;
  for (let length = Math.min(LONGEST, last - least); length > 0; length--) {
    const role = ROLE_OF.get(words.slice(last - length, last).join(' '));
    if (role !== undefined) return { first: last - length, last, role };
  }
  return undefined;
}

/** The longest role phrase that begins at word `first`. */
function roleAt({ words }: Frame, first: number, most: number): Phrase | undefined {
  if (!OPENING.has(words[first]!)) return undefined;
  for (let length = Math.min(LONGEST, most - first); length > 0; length--) {
    const role = ROLE_OF.get(words.slice(first, first + length).join(' '));
    if (role !== undefined) return { first, last: first + length, role };
  }
  return undefined;
}

/** Reads the modifiers and determiner before a role phrase, and what it is "of". */
function widen(frame: Frame, phrase: Phrase): RolePhrase {
  const { words } = frame;
  const [least, most] = limits(frame, phrase.first);
  let from = phrase.first;
  let of: string | null = null;
  let former = false;
  let determiner: RolePhrase['determiner'] = 'none';
  let whole = from;
  while (from > least) {
    const place = placeBefore(frame, from, least);
    if (place !== undefined) {
      of ??= place.name;
      from = place.first;
      whole = from;
      if (place.possessive) determiner = 'possessive';
      if (place.possessive) break;
      continue;
    }
    const word = words[from - 1]!;
    if (!SMALL.has(word) && word !== '-' && !isModifier(frame, from - 1)) break;
    if (FORMER.has(word)) former = true;
    from--;
    whole = from;
  }
  if (determiner === 'none' && whole > least) {
    const word = words[whole - 1]!;
    if (word === 'the') determiner = 'definite';
    else if (word === 'a' || word === 'an') determiner = 'indefinite';
    else if (word === "'s" || frame.tokens[whole - 1]!.pos === 'DET' || OWNERS.has(word))
      determiner = 'other';
    if (determiner === 'definite' || determiner === 'indefinite') whole--;
  }
  const complement = complementAfter(frame, phrase.last, most);
  of = complement?.name ?? of;
  return { ...phrase, from, whole, to: complement?.last ?? phrase.last, of, former, determiner };
}
const OWNERS = new Set([
  'his',
  'her',
  'its',
  'their',
  'our',
  'my',
  'your',
  'this',
  'that',
  'these',
  'those',
  'any',
  'no',
  'every',
  'each',
  'some',
  'another',
]);

function limits(frame: Frame, token: number): [number, number] {
  const s = frame.sentenceOf[token]!;
  return [frame.bounds[s]!, frame.bounds[s + 1]!];
}

const isModifier = ({ tokens }: Frame, t: number): boolean => tokens[t]!.pos === 'ADJ';

/** The place or body right before word `at`: an adjective of it, its name, or its name with 's. */
function placeBefore(
  frame: Frame,
  at: number,
  least: number,
): { readonly first: number; readonly name: string; readonly possessive: boolean } | undefined {
  const { words, nameAt, names, ranges, text } = frame;
  const possessive = at - 1 > least && (words[at - 1] === "'s" || words[at - 1] === "'");
  const last = possessive ? at - 1 : at;
  const n = last > least ? nameAt[last - 1]! : -1;
  if (n >= 0 && names[n]!.type !== 'person') {
    const name = text.slice(names[n]!.start, names[n]!.end);
    return { first: Math.max(least, ranges[n]!.first), name: commonPlace(name), possessive };
  }
  if (possessive) return undefined;
  for (const length of [2, 1]) {
    if (at - length < least) continue;
    const place = ADJECTIVES.get(words.slice(at - length, at).join(' '));
    if (place !== undefined) return { first: at - length, name: place, possessive: false };
  }
  return undefined;
}

const OF_WORDS = new Set(['of', 'for', 'at']);

/** "of Mexico", "for the Harbour Authority" after a role. */
function complementAfter(
  frame: Frame,
  at: number,
  most: number,
): { readonly last: number; readonly name: string } | undefined {
  const { words, nameAt, names, ranges, text } = frame;
  if (at + 1 >= most || !OF_WORDS.has(words[at]!)) return undefined;
  const first = words[at + 1] === 'the' ? at + 2 : at + 1;
  const n = first < most ? nameAt[first]! : -1;
  if (n < 0 || names[n]!.type === 'person') return undefined;
  const { last } = ranges[n]!;
  return { last: Math.min(last, most), name: commonPlace(text.slice(names[n]!.start, names[n]!.end)) };
}

const spanOf = ({ tokens }: Frame, first: number, last: number): Span => ({
  start: tokens[first]!.start,
  end: tokens[last - 1]!.end,
});

function factOf(frame: Frame, phrase: RolePhrase): RoleFact {
  const { role, of, former, from, to } = phrase;
  return { role, of, former, span: spanOf(frame, from, to) };
}

/** The roles that stand beside name `n`: before it, in apposition before or after it, or behind "is" and "became". */
export function rolesBeside(
  frame: Frame,
  n: number,
): { readonly fact: RoleFact; readonly phrase: RolePhrase }[] {
  const { first, last } = frame.ranges[n]!;
  const [least, most] = limits(frame, first);
  const found: RolePhrase[] = [];
  const before = roleBefore(frame, first, least);
  if (before !== undefined) found.push(widen(frame, before));
  else if (first - 1 > least && frame.words[first - 1] === ',') {
    const apposed = roleBefore(frame, first - 1, least);
    const wide = apposed && widen(frame, apposed);
    if (
      wide &&
      (wide.determiner === 'definite' || wide.determiner === 'possessive') &&
      isLoneName(frame, n)
    ) {
      found.push(wide);
    }
  }
  const after = apposedAfter(frame, last, most);
  if (after !== undefined) found.push(after);
  return found.map((phrase) => ({ fact: factOf(frame, phrase), phrase }));
}

/** Whether a comma or the end of the clause follows the name, so that the words before the comma can be its apposition. */
function isLoneName({ words, ranges }: Frame, n: number): boolean {
  const next = words[ranges[n]!.last];
  return next === undefined || next !== 'and';
}

const COPULAS = new Set(['is', 'was', 'became', 'becomes']);
/** Words between a comma and the role of an apposition, at most. */
const REACH = 6;

/** "X, the foreign minister of Y", "X, 62, a spokeswoman for Y", "X is the president". */
function apposedAfter(frame: Frame, at: number, most: number): RolePhrase | undefined {
  const { words, nameAt, names, tokens } = frame;
  const copula = at < most && COPULAS.has(words[at]!);
  if (at >= most || (!copula && words[at] !== ',')) return undefined;
  let t = at + 1;
  if (/^\d+$/.test(words[t] ?? '') && words[t + 1] === ',') t += 2;
  if (words[t] === 'who' && COPULAS.has(words[t + 1]!)) t += 2;
  const start = t;
  if (copula && words[t] !== 'the') return undefined;
  for (; t < most && t < start + REACH; t++) {
    const phrase = roleAt(frame, t, most);
    if (phrase !== undefined) {
      const next = nameAt[phrase.last] ?? -1;
      if (next >= 0 && names[next]!.type === 'person') return undefined;
      const wide = widen(frame, phrase);
      return wide.whole <= start + 1 ? wide : undefined;
    }
    const inName = nameAt[t]! >= 0 && names[nameAt[t]!]!.type !== 'person';
    if (!inName && !/^(the|a|an|'s|-|\d+|his|her|its)$/.test(words[t]!) && !SMALL.has(words[t]!)) {
      const { pos } = tokens[t]!;
      if (!ADJECTIVES.has(words[t]!) && pos !== 'ADJ' && pos !== 'NOUN' && pos !== 'PROPN') return undefined;
    }
  }
  return undefined;
}

// ---------------------------------------------------------------------------------------------- noun phrases

/** Definite noun phrases with a role that stand for a person, outside of names and beside none. */
export function roleNominals(frame: Frame, taken: (token: number) => boolean): RolePhrase[] {
  const { words, nameAt, names } = frame;
  const found: RolePhrase[] = [];
  for (let t = 0; t < words.length; t++) {
    if (nameAt[t]! >= 0 || taken(t)) continue;
    const [, most] = limits(frame, t);
    const phrase = roleAt(frame, t, most);
    if (phrase === undefined) continue;
    const wide = widen(frame, phrase);
    t = phrase.last - 1;
    const next = phrase.last < most ? nameAt[phrase.last]! : -1;
    if (next >= 0 && names[next]!.type === 'person') continue;
    if (isCompound(frame, phrase.last, most)) continue;
    if (wide.determiner === 'definite' || wide.determiner === 'possessive') found.push(wide);
  }
  return found;
}

/** Whether the role is only the first part of a longer noun ("the president elect", "the police chief's"): a noun follows. */
function isCompound({ tokens, words }: Frame, at: number, most: number): boolean {
  if (at >= most) return false;
  return words[at] === '-' || tokens[at]!.pos === 'NOUN' || tokens[at]!.pos === 'PROPN';
}

/** Whether a phrase ("the Mexican leader") fits a role that the text gives a person ("president", "mexico"). */
export function fits(phrase: RolePhrase, fact: RoleFact): boolean {
  if (phrase.former !== fact.former) return false;
  if (phrase.of !== null && phrase.of !== fact.of) return false;
  if (phrase.role === fact.role) return true;
  return FAMILIES.get(phrase.role)?.has(fact.role) ?? false;
}

/** Whether one person at a time holds the role, or many may. */
export const isUnique = (role: string): boolean => UNIQUE.has(role);
export const isGeneric = (role: string): boolean => GENERIC.has(role);
