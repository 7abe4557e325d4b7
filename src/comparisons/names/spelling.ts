/** When two words are one name in two spellings. */

import british from '../../lexicon/en/british-spelling.json' with { type: 'json' };
import givenNames from '../../lexicon/en/given-names.json' with { type: 'json' };
import type { EntityType } from '../../model/annotation.ts';
import { editDistance } from '../../text/edit-distance.ts';

/** Shortest name word whose spelling can be told from another name, in letters. */
export const SHORTEST = 5;
/** Letters from which two may be wrong. */
const LONG = 8;
/** Shortest skeleton that tells a name, of a short and of a longer word, and the shortest in which one sound may be another. */
const SKELETON = 3;
const SHORT_SKELETON = 2;
const LONGER = 6;
const LONG_SKELETON = 6;

const FEMALE: ReadonlySet<string> = new Set(givenNames.entries.female);
const MALE: ReadonlySet<string> = new Set(givenNames.entries.male);

/** "Patrick" and "Patricia": two people, and no spellings. */
export const otherGender = (a: string, b: string): boolean =>
  (MALE.has(a) && FEMALE.has(b) && !FEMALE.has(a)) || (FEMALE.has(a) && MALE.has(b) && !MALE.has(a));

export type Spelt = {
  readonly type: EntityType;
  readonly words: readonly string[];
  /** Words of the fullest name that its document gives. */
  readonly full: readonly string[];
};

const RULES = british.entries.map(([ending, other]) => [new RegExp(`${ending!}$`), other!] as const);

/** "Centre" and "Center", "Recognised" and "Recognized": two ways to spell a word rather than a name. */
function isRegional(a: string, b: string): boolean {
  return RULES.some(([ending, other]) => a.replace(ending, other) === b || b.replace(ending, other) === a);
}

/** Two spellings of one word: one letter apart, same first letter, and not an inflection of each other. */
function isMisspelt(a: string, b: string, limit: number): boolean {
  if (a === b || Math.min(a.length, b.length) < SHORTEST || a[0] !== b[0]) return false;
  if (/\d/.test(a + b) || isRegional(a, b) || editDistance(a, b, limit) > limit) return false;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return (
    !long.startsWith(short) && !(a.slice(0, -1) === b.slice(0, -1) && /[sn]$/.test(a) && /[sn]$/.test(b))
  );
}

/** Letters that transliterations exchange, as one; what is left are the consonants of a name. */
export function skeleton(word: string): string {
  return word
    .replace(/ph/g, 'f')
    .replace(/(?:ck|[ckgqx])h?/g, 'k')
    .replace(/[zs]h?/g, 's')
    .replace(/[wv]/g, 'v')
    .replace(/d[jh]|j/g, 'j')
    .replace(/th/g, 't')
    .replace(/[aeiouyh'-]/g, '')
    .replace(/(.)\1+/g, '$1');
}

/** One name written down by ear twice: "Mohamed" and "Muhammad", "Catherine" and "Kathryn". */
function soundsAlike(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < SHORTEST || a === b || isRegional(a, b)) return false;
  if (a.startsWith(b) || b.startsWith(a) || otherGender(a, b) || otherGender(b, a)) return false;
  const [x, y] = [skeleton(a), skeleton(b)];
  const least = Math.min(a.length, b.length) >= LONGER ? SHORT_SKELETON : SKELETON;
  if (Math.min(x.length, y.length) < least) return false;
  if (x === y) return editDistance(a, b, 4) <= 4;
  return (
    Math.min(x.length, y.length) >= LONG_SKELETON && editDistance(x, y, 1) <= 1 && editDistance(a, b, 3) <= 3
  );
}

/** Two given names beside one surname that no spelling explains. */
function otherPerson(a: Spelt, b: Spelt): boolean {
  if (a.type !== 'person' || a.full.length < 2 || b.full.length < 2) return false;
  const [x, y] = [a.full[0]!, b.full[0]!];
  return x !== y && !x.startsWith(y) && !y.startsWith(x) && !isMisspelt(x, y, 1) && !soundsAlike(x, y);
}

/** The words in which two names differ, or null where they are no spellings of one name. */
export function variant(a: Spelt, b: Spelt): readonly [string, string] | null {
  if (a.type !== b.type) return null;
  if (a.words.length === b.words.length) {
    // "Partiers" and "Parties": bodies of people, not spellings.
    if (
      a.type !== 'person' &&
      a.words.at(-1)!.endsWith('s') &&
      b.words.at(-1)!.endsWith('s') &&
      a.words.at(-1) !== b.words.at(-1)
    )
      return null;
    const differing = a.words.flatMap((word, i) => (word === b.words[i] ? [] : [i]));
    const [at] = differing;
    if (differing.length !== 1 || at === undefined) return null;
    const [x, y] = [a.words[at]!, b.words[at]!];
    if (a.words.length === 1) return isMisspelt(x, y, 1) && !otherPerson(a, b) ? [x, y] : null;
    // Beside an equal name a long one may be two letters off, or be written down by ear.
    const limit = Math.min(x.length, y.length) >= LONG ? 2 : 1;
    return isMisspelt(x, y, limit) || (a.type === 'person' && soundsAlike(x, y)) ? [x, y] : null;
  }
  const [short, long] = a.words.length < b.words.length ? [a, b] : [b, a];
  // A word alone is the surname of somebody; of a body or a place it may be anything.
  if (short.words.length !== 1 || long.type !== 'person' || otherPerson(a, b)) return null;
  const [word] = short.words;
  const last = long.words.at(-1)!;
  const known = short.full.length > 1 ? short.full.at(-1) === word : true;
  const found = known && isMisspelt(last, word!, 1) ? last : null;
  const first = long.words[0]!;
  const given =
    found === null && short.full.length === 1 && isMisspelt(first, word!, 1) && !isSurname(first, word!);
  const end = found ?? (given ? first : null);
  if (end === null) return null;
  return short === a ? [word!, end] : [end, word!];
}

/** "David" and "Davis": the one is a given name and the other is not its spelling. */
function isSurname(given: string, word: string): boolean {
  return skeleton(given) !== skeleton(word);
}
