/** The words beside an offset, looked at one by one: cheap, and never further than one line. */
import { isDigit, isLetter } from '../../language/number-lexemes.ts';
import type { Span } from '../../text/span.ts';

/** A word with its lower-case form; `text` is empty where there is none. */
export type Word = Span & { readonly word: string };

const LONGEST = 40;
const NONE: Word = { start: 0, end: 0, word: '' };

export function isBlankCode(code: number): boolean {
  return code === 32 || code === 0xa0 || code === 9 || code === 0x202f || code === 0x2009;
}

function isApostrophe(code: number): boolean {
  return code === 39 || code === 0x2019;
}

function isWordCode(code: number): boolean {
  return isLetter(code) || isDigit(code);
}

/** The offset of the first character at or after `at` that is no blank. */
export function skipBlanks(text: string, at: number, limit: number): number {
  let next = at;
  while (next < limit && isBlankCode(text.charCodeAt(next))) next++;
  return next;
}

/** The offset after the last character before `at` that is no blank. */
export function skipBlanksBack(text: string, at: number, from: number): number {
  let next = at;
  while (next > from && isBlankCode(text.charCodeAt(next - 1))) next--;
  return next;
}

/** The word that ends right before `at`, blanks apart; none where a mark stands between. */
export function wordBefore(text: string, at: number, from: number): Word {
  const end = skipBlanksBack(text, at, from);
  let start = end;
  while (start > from && end - start < LONGEST) {
    const code = text.charCodeAt(start - 1);
    const inner = (isApostrophe(code) || code === 46) && start < end && start - 1 > from;
    if (!isWordCode(code) && !(inner && isWordCode(text.charCodeAt(start - 2)))) break;
    start--;
  }
  if (start < end) return { start, end, word: text.slice(start, end).toLowerCase() };
  if (end - 2 > from && text.charCodeAt(end - 1) === 46 && isLetter(text.charCodeAt(end - 2))) {
    const abbreviation = wordBefore(text, end - 1, from);
    return { ...abbreviation, end };
  }
  return { ...NONE, start: end, end };
}

/** The word that starts right after `at`, blanks apart; none where a mark stands between. */
export function wordAfter(text: string, at: number, limit: number): Word {
  const start = skipBlanks(text, at, limit);
  let end = start;
  while (end < limit && end - start < LONGEST) {
    const code = text.charCodeAt(end);
    const inner = (isApostrophe(code) || code === 46) && end > start && isLetter(text.charCodeAt(end + 1));
    if (!isWordCode(code) && !inner) break;
    end++;
  }
  return end > start
    ? { start, end, word: text.slice(start, end).toLowerCase() }
    : { ...NONE, start, end: start };
}

/** Whether the text just before `at` ends in one of the phrases: the longest that does, as a span. */
export function phraseBefore(
  text: string,
  at: number,
  from: number,
  phrases: ReadonlyMap<string, readonly string[]>,
): { readonly span: Span; readonly phrase: string } | null {
  const end = skipBlanksBack(text, at, from);
  const last = wordBefore(text, end, from);
  const list = phrases.get(last.word);
  if (last.word === '' || list === undefined) return null;
  for (const phrase of list) {
    const start = matchBack(text, end, from, phrase);
    if (start !== null) return { span: { start, end }, phrase };
  }
  return null;
}

/** Whether the words of `phrase` end at `end`; gives their start. */
function matchBack(text: string, end: number, from: number, phrase: string): number | null {
  let at = end;
  const words = phrase.split(' ');
  for (let i = words.length - 1; i >= 0; i--) {
    const word = wordBefore(text, at, from);
    if (word.word !== words[i]) return null;
    at = word.start;
  }
  return at;
}

/** The phrase of the list that starts after `at`, blanks apart, the longest first. */
export function phraseAfter(
  text: string,
  at: number,
  limit: number,
  phrases: ReadonlyMap<string, readonly string[]>,
): { readonly span: Span; readonly phrase: string } | null {
  const first = wordAfter(text, at, limit);
  const list = phrases.get(first.word);
  if (first.word === '' || list === undefined) return null;
  for (const phrase of list) {
    const words = phrase.split(' ');
    let end = at;
    if (
      words.every((wanted) => {
        const word = wordAfter(text, end, limit);
        end = word.end;
        return word.word === wanted;
      })
    ) {
      return { span: { start: first.start, end }, phrase };
    }
  }
  return null;
}

/** Phrases by their last (or first) word, the longest first, for `phraseBefore` (or `phraseAfter`). */
export function indexPhrases(
  phrases: readonly string[],
  by: 'last' | 'first',
): Map<string, readonly string[]> {
  const index = new Map<string, string[]>();
  for (const phrase of [...phrases].sort((a, b) => b.length - a.length)) {
    const words = phrase.split(' ');
    const key = by === 'last' ? words.at(-1)! : words[0]!;
    const list = index.get(key) ?? [];
    list.push(phrase);
    index.set(key, list);
  }
  return index;
}
