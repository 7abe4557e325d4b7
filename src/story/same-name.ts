/** Whether two names are taken to be one person, organization or place, and why. */
import generations from '../lexicon/en/generations.json' with { type: 'json' };
import shortForms from '../lexicon/en/name-short-forms.json' with { type: 'json' };
import nicknames from '../lexicon/en/nicknames.json' with { type: 'json' };
import organizationWords from '../lexicon/en/organization-words.json' with { type: 'json' };
import placeAliases from '../lexicon/en/place-aliases.json' with { type: 'json' };
import places from '../lexicon/en/places.json' with { type: 'json' };
import type { EntityType } from '../model/annotation.ts';
import { editDistance } from '../text/edit-distance.ts';
import { normalWord } from '../text/words.ts';

export type Name = { readonly type: EntityType; readonly name: string; readonly words: readonly string[] };

const SHORT: Readonly<Record<string, readonly string[]>> = nicknames.entries;
const FULL: Readonly<Record<string, string>> = shortForms.entries;
const ALIASES: Readonly<Record<string, string>> = placeAliases.entries;
const PLACES: ReadonlySet<string> = new Set(
  Object.values(places.entries)
    .flat()
    .map((name) => name.toLowerCase()),
);
/** Legal forms that a company's name may end with. */
const FORMS: ReadonlySet<string> = new Set(
  organizationWords.entries.suffixes.map((form) => normalWord(form.replaceAll('.', ''))),
);
/** Kinds of organization: many have the same. */
const KINDS: ReadonlySet<string> = new Set([
  ...organizationWords.entries.heads,
  ...organizationWords.entries.nominal,
  ...organizationWords.entries.bodies.map((body) => body.toLowerCase()),
]);
/** Words that tell namesakes of one family apart. */
const GENERATIONS: ReadonlySet<string> = new Set(generations.entries);
/** Small words that count for no letter of an acronym. */
const JOINTS = /^(?:of|the|and|for|on|in|to|de|la|del|du|des)$/;

/** Words of a name as they are compared; a hyphen parts words as a space does ("Ban Ki-moon", "Ban Ki Moon"). */
export function nameOf(type: EntityType, name: string): Name {
  const full = type === 'person' ? name : (ALIASES[name.replace(/^the\s+/i, '')] ?? name);
  const words = (full.match(/[\p{L}\p{M}\p{N}'’]+/gu) ?? []).map(normalWord);
  if (type === 'person') return { type, name, words };
  const plain = words.filter((word) => word !== 'the').map((word) => FULL[word] ?? word);
  // "F.B.I." is one word.
  if (plain.length > 1 && plain.every((word) => word.length === 1))
    return { type, name, words: [plain.join('')] };
  while (plain.length > 1 && FORMS.has(plain.at(-1)!)) plain.pop();
  return { type, name, words: plain.length > 0 ? plain : words };
}

/** Whether two given names may be one person's: equal, short for one name, an initial, or one typing error apart in five letters or more. */
function givenNamesAgree(x: string, y: string): boolean {
  if (x === y || SHORT[x]?.includes(y) || SHORT[y]?.includes(x)) return true;
  if (SHORT[x]?.some((full) => SHORT[y]?.includes(full))) return true;
  if ((x.length === 1 && y.startsWith(x)) || (y.length === 1 && x.startsWith(y))) return true;
  return Math.min(x.length, y.length) >= 5 && editDistance(x, y, 1) <= 1;
}

/** Whether two surnames are one in two spellings. */
function surnamesAlike(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  return a === b || (shorter >= 5 && editDistance(a, b, 2) <= (shorter >= 8 ? 2 : 1));
}

/** The name without "Jr." and the like, and which of them it has. */
function generation(words: readonly string[]): {
  readonly words: readonly string[];
  readonly mark: string | null;
} {
  const last = words.at(-1);
  return words.length > 2 && last !== undefined && GENERATIONS.has(last)
    ? { words: words.slice(0, -1), mark: last }
    : { words, mark: null };
}

function samePerson(a: readonly string[], b: readonly string[]): string | null {
  if (a.join(' ') === b.join(' ')) return 'same name';
  const [x, y] = [generation(a), generation(b)];
  if (x.mark !== null && y.mark !== null && x.mark !== y.mark) return null;
  const [p, q] = [x.words, y.words];
  if (p.length < 2 || q.length < 2) return null;
  const [surnameP, surnameQ] = [p.at(-1)!, q.at(-1)!];
  if (surnameP === surnameQ && givenNamesAgree(p[0]!, q[0]!))
    return p[0] === q[0] ? 'same given name and surname' : 'same surname, like given name';
  if (p[0] === q[0] && surnamesAlike(surnameP, surnameQ)) return 'same given name, like surname';
  // One name holds the other in order ("Laura Solis", "Laura Solis Prado").
  const [short, long] = p.length <= q.length ? [p, q] : [q, p];
  return ` ${long.join(' ')} `.includes(` ${short.join(' ')} `) ? 'one name holds the other' : null;
}

/** Why two names of different documents are one, null where they are not taken to be. */
export function sameEntity(a: Name, b: Name): string | null {
  if (a.type === 'person' && b.type === 'person') return samePerson(a.words, b.words);
  const [x, y] = [a.words.join(' '), b.words.join(' ')];
  if (x !== y) {
    const long =
      a.type === 'organization' &&
      b.type === 'organization' &&
      a.words.length >= 4 &&
      a.words.length === b.words.length;
    return long && editDistance(x, y, 1) <= 1 ? 'same name but for a letter' : null;
  }
  if (a.type === b.type) return 'same name';
  // A name may be read as a place here and as an organization there; a person's name as a company's is another's.
  const other = a.type === 'person' ? b.type : b.type === 'person' ? a.type : null;
  if (other === null) return 'same name, read as another type';
  return a.words.length > 1 && other !== 'organization' && other !== 'place'
    ? 'same name, read as another type'
    : null;
}

/** Whether two names are surely of two people: full names that do not agree. */
export function tellsApart(a: Name, b: Name): boolean {
  return (
    a.type === 'person' &&
    b.type === 'person' &&
    a.words.length > 1 &&
    b.words.length > 1 &&
    samePerson(a.words, b.words) === null
  );
}

/**
 * Why `short` may stand for `long`, null where it may not: a surname, an acronym, a name without its place ("the Harbourmen", "Orrin
 * Harbourmen") or without what follows "of". It holds only where no other name of the story could be meant.
 */
export function shortFor(short: Name, long: Name): string | null {
  const [s, l] = [short.words, long.words];
  if (short.type === 'person')
    return long.type === 'person' && s.length === 1 && l.length > 1 && generation(l).words.at(-1) === s[0]
      ? 'only bearer of the surname'
      : null;
  if (long.type === 'person' || s.length >= l.length) return null;
  if (s.length === 1 && isAcronym(short.name, l)) return 'acronym';
  if (short.type === 'place' || long.type === 'place') return null;
  const rest = l.length - s.length;
  // Each place has a senate, a party and a police of its own.
  const shared = s.some((word) => KINDS.has(word));
  if (!shared && l.slice(rest).join(' ') === s.join(' ') && PLACES.has(l.slice(0, rest).join(' ')))
    return 'name without its place';
  // "Orrin Police", "Orrin Police Department".
  if (rest === 1 && s.length > 1 && KINDS.has(l.at(-1)!) && l.slice(0, -1).join(' ') === s.join(' '))
    return 'name without its last word';
  return JOINTS.test(l[s.length]!) && l.slice(0, s.length).join(' ') === s.join(' ') && s.length > 1
    ? 'name without what it is of'
    : null;
}

/** Whether a name in capitals is the first letters of the words. */
function isAcronym(name: string, words: readonly string[]): boolean {
  const letters = name.replace(/[.\s]/g, '');
  if (!/^\p{Lu}{3,8}$/u.test(letters)) return false;
  const all = words.map((word) => word[0]).join('');
  const main = words
    .filter((word) => !JOINTS.test(word))
    .map((word) => word[0])
    .join('');
  const lower = letters.toLowerCase();
  return words.length > 1 && (lower === all || lower === main);
}
