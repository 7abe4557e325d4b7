/** Families of measures: which words tell that a figure counts deaths, arrests, votes … (`lexicon/en/measure-families.json`). */
import lexicon from '../../lexicon/en/measure-families.json' with { type: 'json' };
import type { QuantityKind } from '../../model/annotation.ts';
import type { Word } from './words.ts';

export type Family = { readonly name: string; readonly unit: string | null };

type Row = {
  readonly family: string;
  readonly unit: string | null;
  readonly nouns?: readonly string[];
  readonly titles?: readonly string[];
  readonly objects?: readonly string[];
  readonly subjects?: readonly string[];
  readonly states?: readonly string[];
  readonly afterUnit?: readonly string[];
};

/** Families by a phrase of lower-case words. */
type Phrases = { readonly map: ReadonlyMap<string, Family>; readonly longest: number };

const { entries } = lexicon;
const rows = entries.families as readonly Row[];

function phrases(field: 'nouns' | 'titles' | 'objects' | 'subjects' | 'states' | 'afterUnit'): Phrases {
  const map = new Map<string, Family>();
  let longest = 1;
  for (const row of rows) {
    for (const phrase of row[field] ?? []) {
      if (!map.has(phrase)) map.set(phrase, { name: row.family, unit: row.unit });
      longest = Math.max(longest, phrase.split(' ').length);
    }
  }
  return { map, longest };
}

export const NOUNS = phrases('nouns');
export const TITLES = phrases('titles');
export const OBJECTS = phrases('objects');
export const SUBJECTS = phrases('subjects');
export const STATES = phrases('states');
export const AFTER_UNIT = phrases('afterUnit');

const WEAK = new Set(entries.weakVerbs);
const OWN_NOUN = new Set(entries.ownNounFamilies);
const PERSONS = new Set(entries.personFamilies);
const LIVES_VERBS = new Set(entries.livesVerbs);
const KINDS = new Map(Object.entries(entries.kinds));
export const CASUALTIES = NOUNS.map.get('casualty')!;
const DEATHS = NOUNS.map.get('death')!;

export type Match = { readonly family: Family; readonly from: number; readonly to: number };

/** The longest phrase that ends with the word `last`. */
export function endingAt(words: readonly Word[], last: number, { map, longest }: Phrases): Match | null {
  for (let length = Math.min(longest, last + 1); length > 0; length--) {
    const from = last - length + 1;
    const family = map.get(joined(words, from, last + 1));
    if (family !== undefined) return { family, from, to: last + 1 };
  }
  return null;
}

/** The longest phrase that begins with the word `first`. */
export function startingAt(words: readonly Word[], first: number, { map, longest }: Phrases): Match | null {
  for (let length = Math.min(longest, words.length - first); length > 0; length--) {
    const family = map.get(joined(words, first, first + length));
    if (family !== undefined) return { family, from: first, to: first + length };
  }
  return null;
}

function joined(words: readonly Word[], from: number, to: number): string {
  let text = words[from]!.word;
  for (let i = from + 1; i < to; i++) text += ` ${words[i]!.word}`;
  return text;
}

/** Whether a verb's family fits what is counted: "held 30 meetings" arrests nobody. */
export function fits(
  words: readonly Word[],
  verb: Match,
  noun: Match | null,
  head: Word | undefined,
): boolean {
  const word = joined(words, verb.from, verb.to);
  if (OWN_NOUN.has(verb.family.name)) return noun?.family.name === verb.family.name;
  if (head === undefined || !WEAK.has(word)) return true;
  return noun !== null && (PERSONS.has(noun.family.name) || noun.family.name === verb.family.name);
}

/** "30 lives" are deaths beside "lost" and "claimed". */
export function livesLost(words: readonly Word[], from: number, to: number): Family | null {
  for (let i = Math.max(0, from); i < Math.min(words.length, to); i++)
    if (LIVES_VERBS.has(words[i]!.word)) return DEATHS;
  return null;
}

/** Whether a family only says who was counted, so that a named measure before it says more. */
export function isGeneric(family: Family): boolean {
  return PERSONS.has(family.name);
}

/** The family that a kind of unit has by itself: money, share, distance. */
export function familyOfKind(kind: QuantityKind): string | null {
  return KINDS.get(kind) ?? null;
}
