/**
 * Joins given names of two syllables written with a hyphen ("Lin Mei-hua"), which the tokeniser cuts in three, into one name:
 * the second syllable hangs on the first, the first on a family name before it, and what hung on the second on the whole
 * name (names are flat in Universal Dependencies, their first word is the head).
 */

import lexicon from '../lexicon/en/tokenization.json' with { type: 'json' };
import { isBelow } from './tree.ts';

/** What is read of a word: its form, whether it is tagged as a name, whether it follows the word before without a space. */
export type NamePiece = { readonly form: string; readonly name: boolean; readonly glued: boolean };

const CAPITALISED = /^\p{Lu}\p{Ll}+$/u;
const SMALL = /^\p{Ll}+$/u;
/** A syllable of Chinese or Korean as the usual romanisations write it. */
const SYLLABLE =
  /^(?:[bpmfdtnlgkhzcsjqxrywv]|zh|ch|sh|ng|gw|kw|ts|tz|hs|kk|ss|jj)?w?(?:[aeiouü]{1,3}|y[aeou]{1,2})(?:n|ng|m|p|t|k|h|l|r|w)?$/u;
/** English words that have such a form and follow a hyphen. */
const ENGLISH = new Set(lexicon.entries.hyphenated);

/** Whether a hyphenated given name stands around the hyphen at `i`. */
function isGivenName(pieces: readonly NamePiece[], i: number): boolean {
  const before = pieces[i - 1];
  const hyphen = pieces[i]!;
  const after = pieces[i + 1];
  if (before === undefined || after === undefined || !/^[-‐‑]$/.test(hyphen.form)) return false;
  if (!hyphen.glued || !after.glued || !before.name) return false;
  if (!CAPITALISED.test(before.form) || !SMALL.test(after.form)) return false;
  return SYLLABLE.test(before.form.toLowerCase()) && SYLLABLE.test(after.form) && !ENGLISH.has(after.form);
}

/** Makes `up` the head of `down`: if it was below it, it takes the place of `down` in the tree. */
function hang(heads: Int32Array, rels: string[], down: number, up: number): void {
  if (heads[up] === down) {
    heads[up] = heads[down]!;
    rels[up] = rels[down]!;
  }
  heads[down] = up;
  rels[down] = 'flat';
}

/**
 * Changes `heads` (-1: root), `rels` and `tags` of the sentence whose words are `pieces`: the second syllable has the tag of the
 * first, whatever word it looks like.
 */
export function joinHyphenatedNames(
  pieces: readonly NamePiece[],
  heads: Int32Array,
  rels: string[],
  tags: Int32Array,
): void {
  for (let i = 1; i + 1 < pieces.length; i++) {
    if (!isGivenName(pieces, i)) continue;
    const first = i - 1;
    const second = i + 1;
    tags[second] = tags[first]!;
    // Where one hangs on the other by way of further words, the tree is left as it is read.
    const direct = heads[second] === first || heads[first] === second;
    if (!direct && (isBelow(heads, first, second) || isBelow(heads, second, first))) continue;
    hang(heads, rels, second, first);
    const family = first - 1;
    const named = family >= 0 && pieces[family]!.name && CAPITALISED.test(pieces[family]!.form);
    if (named && heads[family] === first) hang(heads, rels, first, family);
    const top = heads[first] === family && rels[first] === 'flat' ? family : first;
    for (let w = 0; w < pieces.length; w++) if (heads[w] === second && w !== i && w !== top) heads[w] = top;
  }
}
