/** Words of a text with their offsets: the unit of shingles, word diffs and weighted overlap. */
import { ownCopy } from './own-copy.ts';
import type { Span } from './span.ts';

export type Word = Span & {
  /** Lower case, straight apostrophes, no diacritics, no possessive ending. */
  readonly norm: string;
};

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu;

/** Words that are their own normal form; most are, and Unicode normalisation is slow. */
const PLAIN = /^[a-z0-9]+$/;

/** Words whose normal forms are kept, one string for all places, and the length of those. */
const KEPT_WORDS = 60_000;
const KEPT_LENGTH = 24;
const kept = new Map<string, string>();

/** The word as it is compared: case, kind of apostrophe, diacritics and a possessive 's do not count. */
export function normalWord(word: string): string {
  if (word.length > KEPT_LENGTH) return normalised(word);
  const before = kept.get(word);
  if (before !== undefined) return before;
  if (kept.size >= KEPT_WORDS) kept.clear();
  const own = ownCopy(word);
  const norm = normalised(own);
  kept.set(own, norm);
  return norm;
}

function normalised(word: string): string {
  if (PLAIN.test(word)) return word;
  const plain = word
    .toLowerCase()
    .replaceAll('’', "'")
    .normalize('NFD')
    .replace(/\p{M}+/gu, '');
  return plain.endsWith("'s") && plain.length > 2 ? plain.slice(0, -2) : plain;
}

/** The words of `text` between `start` and `end`, in order. Digits with separators ("1,200", "6.15") are one word. */
export function wordsOf(text: string, span: Span): Word[] {
  const found: Word[] = [];
  for (const match of text.slice(span.start, span.end).matchAll(WORD)) {
    const start = span.start + match.index;
    const end = start + match[0].length;
    const last = found.at(-1);
    if (last && last.end + 1 === start && joinsDigits(text, last, start)) {
      found[found.length - 1] = { start: last.start, end, norm: normalWord(text.slice(last.start, end)) };
    } else found.push({ start, end, norm: normalWord(match[0]) });
  }
  return found;
}

function joinsDigits(text: string, last: Span, start: number): boolean {
  const between = text[last.end];
  return (
    (between === ',' || between === '.') &&
    isDigit(text.charCodeAt(last.end - 1)) &&
    isDigit(text.charCodeAt(start))
  );
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
