/**
 * Joins the names of people: a full name with its other forms, a surname or a first name alone with the one person it fits. Where
 * several fit, titles decide (Mr, Ms, an office), then who was named last; of a couple or a family named together the one named first.
 */
import givenNames from '../lexicon/en/given-names.json' with { type: 'json' };
import nicknames from '../lexicon/en/nicknames.json' with { type: 'json' };
import titles from '../lexicon/en/titles.json' with { type: 'json' };
import type { EntityType } from '../model/annotation.ts';
import type { Frame } from './references-frame.ts';
import { type Gender, genderOfRole, type RoleFact, rolesBeside } from './references-roles.ts';

/** Names taken to mean one entity: indexes into the list of names, in order. */
export type NameGroup = {
  readonly members: number[];
  readonly type: EntityType;
  /** Lower-case words of the fullest name, without titles and legal suffixes. */
  words: readonly string[];
};

/** A name with its words made comparable. */
export type ReadName = {
  readonly index: number;
  readonly type: EntityType;
  readonly words: readonly string[];
  readonly capitals: boolean;
};

const FEMALE: ReadonlySet<string> = new Set(givenNames.entries.female);
const MALE: ReadonlySet<string> = new Set(givenNames.entries.male);
const GIVEN: ReadonlySet<string> = new Set([...FEMALE, ...MALE, ...givenNames.entries.either]);
const NICKNAMES = new Map<string, readonly string[]>(Object.entries(nicknames.entries));
const COURTESY = new Map<string, Gender | null>(
  Object.entries(titles.entries.courtesy).map(([title, gender]) => [
    title.toLowerCase(),
    gender as Gender | null,
  ]),
);
const KEPT: ReadonlySet<string> = new Set(titles.entries.kept.map((title) => title.toLowerCase()));

/** The courtesy title that stands before name `n` or opens it; undefined where none does. */
function courtesyOf(frame: Frame, n: number): string | undefined {
  const { first } = frame.ranges[n]!;
  const before = first > 0 ? frame.words[first - 1]! : '';
  const title = before === '.' ? `${frame.words[first - 2]}.` : before;
  return [title, frame.words[first] ?? ''].find((word) => COURTESY.has(word));
}

/** The gender that Mr, Mrs or Ms before the name tells. */
export const courtesyGender = (frame: Frame, n: number): Gender | undefined =>
  COURTESY.get(courtesyOf(frame, n) ?? '') ?? undefined;

/** Letters of the words of a Chinese or Korean name that is written in three, at most. */
const SYLLABLE = 5;

/** Whether a full name looks like one that begins with the family name: "Kim Jong-un", "Moon Jae In". */
function isFamilyFirst(words: readonly string[]): boolean {
  if (words.slice(1).some((word) => word.includes('-'))) return true;
  return words.length === 3 && words.every((word) => word.length > 1 && word.length <= SYLLABLE);
}

/** Gender evidence of a person: a role that tells it, then the given name. */
export function genderOf(words: readonly string[], facts: readonly RoleFact[]): Gender | undefined {
  for (const { role } of facts) {
    const gender = genderOfRole(role);
    if (gender !== undefined) return gender;
  }
  if (words.length < 2 || isFamilyFirst(words)) return undefined;
  const given = words[0]!.split('-')[0]!;
  return FEMALE.has(given) ? 'female' : MALE.has(given) ? 'male' : undefined;
}

/** Groups of the people named, added to `groups`: full names first, then each surname or first name alone. */
export function joinPeople(frame: Frame, people: readonly ReadName[], groups: NameGroup[]): void {
  const own: NameGroup[] = [];
  for (const person of people.filter(({ words }) => words.length > 1)) {
    const known = own.filter((group) => samePerson(group.words, person.words));
    if (known.length === 1) addTo(known[0]!, person);
    else own.push({ members: [person.index], type: 'person', words: person.words });
  }
  for (const person of people.filter(({ words }) => words.length === 1)) {
    const group = personMeant(frame, person, own);
    if (group === undefined) own.push({ members: [person.index], type: 'person', words: person.words });
    else addTo(group, person);
  }
  groups.push(...own);
}

/** Whom a surname or first name alone means; undefined where it is somebody not named before. */
function personMeant(
  frame: Frame,
  { index, words }: ReadName,
  own: readonly NameGroup[],
): NameGroup | undefined {
  const word = words[0]!;
  const facts = rolesBeside(frame, index).map(({ fact }) => fact);
  const courtesy = courtesyOf(frame, index);
  const gender = courtesyGender(frame, index) ?? genderOf(words, facts);
  const isCompatible = (group: NameGroup): boolean => {
    const known = genderOf(group.words, []);
    return gender === undefined || known === undefined || known === gender;
  };
  const same = own.filter((group) => group.words.length === 1 && group.words[0] === word);
  const family = own.filter((group) => group.words.length > 1 && endsWith(group.words, word));
  const first = own.filter((group) => group.words.length > 1 && group.words[0] === word);
  // "Mr. Paul" and "Senator Paul" are no Paul by his first name.
  const titled = courtesy !== undefined ? !KEPT.has(courtesy) : facts.some(({ role }) => !KEPT.has(role));
  const begun = titled ? first.filter((group) => !GIVEN.has(word) || isFamilyFirst(group.words)) : first;
  const near = (family.length > 0 ? family : begun).filter(isCompatible);
  const fits = near.length > 0 ? near : same;
  if (fits.length < 2) return fits[0];
  const roles = new Set(facts.map(({ role }) => role));
  const alike = fits.filter((group) =>
    group.members.some((n) => rolesBeside(frame, n).some(({ fact }) => roles.has(fact.role))),
  );
  return lastBefore(frame, alike.length > 0 ? alike : fits, index);
}

export function addTo(group: NameGroup, one: ReadName): void {
  group.members.push(one.index);
  if (one.words.length > group.words.length) group.words = one.words;
}

/** The group named last before `index`, else the one named first; of several in that sentence the one that it names first. */
function lastBefore(frame: Frame, groups: readonly NameGroup[], index: number): NameGroup {
  const sentence = (n: number): number => frame.sentenceOf[frame.ranges[n]!.first]!;
  const before = groups.flatMap((group) =>
    group.members.filter((member) => member < index).map((member) => ({ group, member })),
  );
  const last = Math.max(...before.map(({ member }) => member));
  const together = before.filter(({ member }) => sentence(member) === sentence(last));
  return together.sort((a, b) => a.member - b.member)[0]?.group ?? groups[0]!;
}

/** Whether a surname alone may stand for a full name: its last word, or the last but one of a double surname. */
function endsWith(words: readonly string[], word: string): boolean {
  if (words.at(-1) === word || words.at(-1)!.split('-').includes(word)) return true;
  return words.length > 2 && words.at(-2) === word && !GIVEN.has(word);
}

/** Two full names: one surname, and first names that agree (equal, an initial, or a short form of the other). */
function samePerson(a: readonly string[], b: readonly string[]): boolean {
  if (a.join(' ') === b.join(' ')) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (inOrder(short, long)) return true;
  if (a.at(-1) !== b.at(-1)) return false;
  return agree(a[0]!, b[0]!);
}

/** All words of `short` stand in `long` in order, the last of `short` being no given name of `long` only. */
function inOrder(short: readonly string[], long: readonly string[]): boolean {
  let at = 0;
  for (const word of short) {
    const found = long.indexOf(word, at);
    if (found < 0) return false;
    at = found + 1;
  }
  return true;
}

function agree(a: string, b: string): boolean {
  if (a === b || NICKNAMES.get(a)?.includes(b) || NICKNAMES.get(b)?.includes(a)) return true;
  if (a.length === 1 || b.length === 1) return a.charAt(0) === b.charAt(0);
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= 3 && long.startsWith(short);
}
