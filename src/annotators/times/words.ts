/** Cuts a text into the words, digits and marks that the finder of times reads. Linear, no regular expression. */
import { isSpace } from '../../text/span.ts';
import { BREAK, DIGITS, lookUp, MARK, QUOTE, type Word } from './vocabulary.ts';

/** The words of a text in parallel lists; a `BREAK` stands for every blank line, and four at the end. */
export type Words = {
  readonly text: string;
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly words: readonly Word[];
};

const isLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 0xc0 && code < 0x2000);
const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Whether letters begin a web address, in which no number is a date. */
function isAddress(text: string, start: number, end: number): boolean {
  const colon =
    text.charCodeAt(end) === 58 && text.charCodeAt(end + 1) === 47 && text.charCodeAt(end + 2) === 47;
  return (
    colon ||
    (end - start === 3 && text.charCodeAt(end) === 46 && text.slice(start, end).toLowerCase() === 'www')
  );
}

/** Breaks at the end, so that a reader may look some words ahead without asking for the length. */
const AHEAD = 6;

export function readWords(text: string): Words {
  const starts = new Int32Array(text.length + AHEAD);
  const ends = new Int32Array(text.length + AHEAD);
  const words: Word[] = [];
  let count = 0;
  let at = 0;
  let lines = 0;
  const put = (word: Word, start: number, end: number): void => {
    starts[count] = start;
    ends[count++] = end;
    words.push(word);
  };
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) {
      if (code === 10 && ++lines === 2 && count > 0 && words[count - 1] !== BREAK) put(BREAK, at, at);
      at++;
      continue;
    }
    lines = 0;
    const start = at;
    if (isLetter(code)) {
      let hash = 0;
      let next = code;
      do {
        hash = (Math.imul(hash, 31) + (next | 32)) | 0;
        next = text.charCodeAt(++at);
      } while (isLetter(next));
      if (isAddress(text, start, at)) {
        while (at < text.length && !isSpace(text.charCodeAt(at))) at++;
        put(MARK, start, at);
        continue;
      }
      put(lookUp(hash, text, start, at), start, at);
    } else if (isDigit(code)) {
      do at++;
      while (isDigit(text.charCodeAt(at)));
      put(DIGITS, start, at);
    } else {
      at++;
      put(code === 0x27 || code === 0x2019 || code === 0x60 ? QUOTE : MARK, start, at);
    }
  }
  for (let i = 0; i < AHEAD; i++) put(BREAK, text.length, text.length);
  return { text, count: count - AHEAD, starts, ends, words };
}

/** The code unit a word begins with; 0 past the end. */
export function codeAt(w: Words, i: number): number {
  return i < 0 || i >= w.count ? 0 : w.text.charCodeAt(w.starts[i]!);
}

/** The characters of a word. */
export function wordText(w: Words, i: number): string {
  return w.text.slice(w.starts[i]!, w.ends[i]!);
}

/** Whether a word follows the one before without white space. */
export function glued(w: Words, i: number): boolean {
  return i > 0 && i < w.count && w.starts[i] === w.ends[i - 1];
}

/** Whether a word begins with a capital letter. */
export function capital(w: Words, i: number): boolean {
  const code = codeAt(w, i);
  return (code >= 65 && code <= 90) || (code >= 0xc0 && code <= 0xde);
}

/** The word at `i`; words before the text's start and after its end are breaks. */
export function wordAt(w: Words, i: number): Word {
  return (i < 0 ? undefined : w.words[i]) ?? BREAK;
}

const HYPHEN = 45;
export function isHyphen(code: number): boolean {
  return code === HYPHEN || code === 0x2010 || code === 0x2011;
}
export function isDash(code: number): boolean {
  return isHyphen(code) || code === 0x2013 || code === 0x2014;
}

/** The index after a hyphen that joins two words ("third-quarter"), or `i` itself. */
export function afterHyphen(w: Words, i: number): number {
  return isHyphen(codeAt(w, i)) && glued(w, i) && glued(w, i + 1) ? i + 1 : i;
}

/** The whole number that digits at `i` spell; NaN where they are no digits or too many. */
export function digitsAt(w: Words, i: number): number {
  if (w.words[i] !== DIGITS) return Number.NaN;
  const length = w.ends[i]! - w.starts[i]!;
  return length > 9 ? Number.NaN : Number(wordText(w, i));
}

export function digitCount(w: Words, i: number): number {
  return w.words[i] === DIGITS ? w.ends[i]! - w.starts[i]! : 0;
}
