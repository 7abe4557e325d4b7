/** Noun phrases for organizations and places: "the company", "the party", "the country". Only where one of those named last fits. */
import organizationWords from '../lexicon/en/organization-words.json' with { type: 'json' };
import placeWords from '../lexicon/en/place-words.json' with { type: 'json' };
import { LEXICON, lexiconBits, phraseBits } from './names-lexicon.ts';
import type { Frame } from './references-frame.ts';
import type { NameGroup } from './references-people.ts';
import type { Mentioned } from './references-pronouns.ts';

/** A definite phrase as a range of words, `last` exclusive, and its noun. */
export type BodyPhrase = { readonly first: number; readonly last: number; readonly noun: string };

const ORGANIZATION_NOUNS = new Set(organizationWords.entries.nominal);
const PLACE_NOUNS = new Set(placeWords.entries.nominal);
const BUSINESSES = new Set(organizationWords.entries.businesses);
const INSTITUTIONS = new Set(organizationWords.entries.institutions);
/** Words after the noun that make it something new ("the company that", "the city of"). */
const RESTRICTED = /^(of|that|which|who|where|for|in|at|behind|with|to|-)$/;

/** The phrase whose noun is word `t`, if it is definite and stands alone. */
export function bodyAt(frame: Frame, t: number): BodyPhrase | undefined {
  const { words, tokens, nameAt, sentenceOf } = frame;
  const noun = words[t]!;
  if (nameAt[t]! >= 0 || !(ORGANIZATION_NOUNS.has(noun) || PLACE_NOUNS.has(noun))) return undefined;
  const next = t + 1 < words.length && sentenceOf[t + 1] === sentenceOf[t] ? t + 1 : -1;
  if (next >= 0 && (RESTRICTED.test(words[next]!) || /^(NOUN|PROPN)$/.test(tokens[next]!.pos)))
    return undefined;
  const first = t - 1;
  return first >= 0 && words[first] === 'the' && sentenceOf[first] === sentenceOf[t]
    ? { first, last: t + 1, noun }
    : undefined;
}

/** How many sentences back a phrase may point. */
const REACH = 2;

/** The group a phrase means: the only fitting one named in the sentences before; else -1. */
export function bodyMeant(
  frame: Frame,
  { first, noun }: BodyPhrase,
  history: readonly Mentioned[],
  groups: readonly NameGroup[],
): number {
  const s = frame.sentenceOf[first]!;
  const near = new Set<number>();
  for (let h = history.length - 1; h >= 0; h--) {
    const { group, sentence } = history[h]!;
    if (s - sentence > REACH) break;
    if (fitsNoun(noun, groups[group]!)) near.add(group);
  }
  if (near.size === 1) return [...near][0]!;
  const worded = [...near].filter((group) => groups[group]!.words.includes(noun));
  return worded.length === 1 ? worded[0]! : -1;
}

function fitsNoun(noun: string, { type, words }: NameGroup): boolean {
  if (type === 'organization') {
    if (!ORGANIZATION_NOUNS.has(noun)) return false;
    if (words.includes(noun)) return true;
    return BUSINESSES.has(noun) && !words.some((word) => INSTITUTIONS.has(word));
  }
  if (type !== 'place' || !PLACE_NOUNS.has(noun)) return false;
  if (words.includes(noun)) return true;
  const name = words.join(' ');
  const bits = lexiconBits(name) | phraseBits(name);
  if (noun === 'country' || noun === 'nation') return (bits & LEXICON.country) !== 0;
  return noun === 'city' && (bits & LEXICON.city) !== 0 && (bits & LEXICON.country) === 0;
}
