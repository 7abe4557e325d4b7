/**
 * The pieces of a written number: digits with their grouping, number words, and the small words between them.
 * A piece knows how it is joined to the one before, since "fifty-two" and "fifty, two" are different numbers.
 */
import lexicon from '../lexicon/en/number-words.json' with { type: 'json' };
import type { Span } from '../text/span.ts';

export type LexemeKind =
  | 'literal'
  | 'small'
  | 'tens'
  | 'scale'
  | 'dozen'
  | 'ordinal'
  | 'denominator'
  | 'article'
  | 'and'
  | 'point'
  | 'of'
  | 'over'
  | 'minus';

export type Lexeme = Span & {
  readonly kind: LexemeKind;
  /** Of a number word or of digits; 0 for the small words. */
  readonly value: number;
  /** How it follows the lexeme before: directly, after white space, or after a hyphen (white space around it or not). */
  readonly joint: 'tight' | 'space' | 'hyphen';
  /** "thirds", "hundreds": names several. */
  readonly plural: boolean;
  /** Digits are written with a decimal mark, as a fraction or as a power, so that no scale digit can follow. */
  readonly broken?: boolean;
};

type Entry = { readonly kind: LexemeKind; readonly value: number; readonly plural: boolean };

const words = new Map<string, Entry>();
const { entries } = lexicon;
const add = (word: string, kind: LexemeKind, value = 0, plural = false): void => {
  if (!words.has(word)) words.set(word, { kind, value, plural });
};
for (const [word, value] of Object.entries(entries.units)) add(word, 'small', value);
for (const [word, value] of Object.entries(entries.tens)) add(word, 'tens', value);
for (const [word, value] of Object.entries(entries.scales)) add(word, 'scale', value, word.endsWith('s'));
for (const [word, value] of Object.entries(entries.dozens)) add(word, 'dozen', value, word === 'dozens');
for (const [word, value] of Object.entries(entries.denominators)) {
  add(word, 'denominator', value, word.endsWith('s'));
}
for (const [word, value] of Object.entries(entries.ordinals)) {
  add(word, 'ordinal', value);
  if (!entries.notDenominators.includes(word)) add(`${word}s`, 'ordinal', value, true);
}
for (const word of entries.articles) add(word, 'article');
for (const word of entries.and) add(word, 'and');
for (const word of entries.point) add(word, 'point');
for (const word of entries.of) add(word, 'of');
for (const word of entries.over) add(word, 'over');
for (const word of entries.minus) add(word, 'minus');

const SUFFIXES = new Set(entries.ordinalSuffixes);
const ABBREVIATED = new Map(Object.entries(entries.abbreviatedScales));
const AMBIGUOUS = new Map(Object.entries(entries.ambiguousScales));
const LONGEST_WORD = Math.max(...[...words.keys()].map((word) => word.length));
/** Vulgar fraction characters: their parts are in the Unicode decomposition ("¾" is "3⁄4"). */
const VULGAR = /[\u00bc-\u00be\u2150-\u215e\u2189]/;

/** Whether a word may stand in a number; `word` in lower case. */
export function numberWord(word: string): LexemeKind | undefined {
  return words.get(word)?.kind;
}

/** The factor of an abbreviation after digits ("bn", "k"); `ambiguous` ones ("m", "t") count only where the reader knows better. */
export function abbreviatedScale(letters: string, ambiguous: boolean): number | undefined {
  if (AMBIGUOUS.has(letters)) return ambiguous ? AMBIGUOUS.get(letters) : undefined;
  return ABBREVIATED.get(letters);
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** A letter for the purpose of word boundaries: ASCII letters and everything from U+00C0 on that is no punctuation block. */
export function isLetter(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 0xc0 && code < 0x2000 && code !== 0xd7 && code !== 0xf7) ||
    (code >= 0x2c00 && code < 0x3000) ||
    (code >= 0x3040 && code < 0xd800) ||
    (code >= 0xf900 && code < 0xfe00)
  );
}

/** A blank inside a line: space, tab, no-break and thin spaces. */
export function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 0xa0 || (code >= 0x2000 && code <= 0x200a) || code === 0x202f;
}

function isHyphen(code: number): boolean {
  return code === 45 || code === 0x2010 || code === 0x2011;
}

// A group after a comma and a blank is one of the same number where it begins with a nought: "4, 051".
const GROUPED =
  /(?:\d{1,3}, 0\d{2}(?![\d,])|\d{1,3}(?:,\d{3})+|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?![\d])|\d{1,2}(?:,\d{2})+,\d{3}|\d+)(?:\.\d+)?|\.\d+/y;
const EUROPEAN = /\d{1,3}(?:\.\d{3})+,\d+/y;
const DECIMAL_COMMA = /(?<!\d,)\d+,\d{1,2}(?![\d,])/y;
const POWER = /(?:[eE]([+-]?\d{1,3})|\^([+-]{0,2}\d{1,3}))(?![\d.])|\s?[x×]\s?10\^([+-]?\d{1,3})/y;
const FRACTION = /\s?[/⁄]\s?(\d{1,4})(?!\d|[/.,]\d)/y;
const MIXED = /[ \u00a0]{1,2}(\d{1,2})\s?[/⁄]\s?(\d{1,3})(?![\d/])/y;

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Digits longer than this are an identifier. */
const LONGEST_DIGITS = 40;

type Literal = { readonly end: number; readonly value: number; readonly broken: boolean };

/** Digits at `at` with grouping, decimals, powers and fractions; null where there are none. */
export function literalAt(text: string, at: number, limit: number): Literal | null {
  const vulgar = vulgarAt(text, at);
  if (vulgar !== null) return { end: at + 1, value: vulgar, broken: true };
  const european = match(EUROPEAN, text, at) ?? match(DECIMAL_COMMA, text, at);
  const found = european ?? match(GROUPED, text, at);
  if (found === null || found[0].length > LONGEST_DIGITS) return null;
  if (at + found[0].length > limit) {
    const cut = literalAt(text.slice(at, limit), 0, limit - at);
    return cut === null ? null : { ...cut, end: at + cut.end };
  }
  let end = at + found[0].length;
  const plain =
    european === null ? found[0].replace(/[^\d.]/g, '') : found[0].replaceAll('.', '').replace(',', '.');
  let value = Number(plain);
  let broken = plain.includes('.');
  const power = match(POWER, text, end);
  if (power !== null && end + power[0].length <= limit) {
    value = powered(value, power);
    return { end: end + power[0].length, value, broken: true };
  }
  const after = vulgarAt(text, end);
  if (after !== null) return { end: end + 1, value: value + after, broken: true };
  const mixed = broken ? null : match(MIXED, text, end);
  if (mixed !== null && end + mixed[0].length <= limit && Number(mixed[1]) < Number(mixed[2])) {
    return { end: end + mixed[0].length, value: value + Number(mixed[1]) / Number(mixed[2]), broken: true };
  }
  const fraction = broken ? null : match(FRACTION, text, end);
  if (fraction !== null && end + fraction[0].length <= limit && Number(fraction[1]) > 0) {
    end += fraction[0].length;
    value /= Number(fraction[1]);
    broken = true;
  }
  return { end, value, broken };
}

function powered(value: number, power: RegExpExecArray): number {
  const [, exponent, caret, ten] = power;
  if (caret === undefined) return Number(`${value}e${exponent ?? ten}`);
  const signs = /^[+-]*/.exec(caret)![0];
  const sign = signs.replaceAll('+', '').length % 2 === 1 ? -1 : 1;
  return value ** (sign * Number(caret.slice(signs.length)));
}

function vulgarAt(text: string, at: number): number | null {
  const character = text[at];
  if (character === undefined || character < '\u00bc' || !VULGAR.test(character)) return null;
  const [numerator, denominator] = character.normalize('NFKD').split('\u2044').map(Number);
  return denominator ? numerator! / denominator : null;
}

/** The lexeme that starts exactly at `at`; null where nothing of a number does. */
function lexemeAt(text: string, at: number, limit: number, joint: Lexeme['joint']): Lexeme | null {
  const code = text.charCodeAt(at);
  if (isDigit(code) || code === 46 || (code >= 0xbc && VULGAR.test(text[at]!))) {
    const literal = literalAt(text, at, limit);
    if (literal === null) return null;
    const { end, value, broken } = literal;
    const suffix = broken ? '' : text.slice(end, end + 2).toLowerCase();
    if (SUFFIXES.has(suffix) && !isLetter(text.charCodeAt(end + 2)) && end + 2 <= limit) {
      return { start: at, end: end + 2, kind: 'ordinal', value, joint, plural: false, broken: true };
    }
    return { start: at, end, kind: 'literal', value, joint, plural: false, broken };
  }
  if (!isLetter(code)) return null;
  let end = at + 1;
  while (end < limit && isLetter(text.charCodeAt(end))) end++;
  if (end - at > LONGEST_WORD) return null;
  const entry = words.get(text.slice(at, end).toLowerCase());
  return entry === undefined ? null : { start: at, end, ...entry, joint };
}

/** A third small number in a row cannot belong to the number of the first; "of" follows parts only, an article no article. */
function breaks(found: readonly Lexeme[], lexeme: Lexeme): boolean {
  const last = found.at(-1);
  if (last === undefined) return false;
  if (lexeme.kind === 'of') return last.kind !== 'denominator' && last.kind !== 'ordinal';
  if (lexeme.kind === 'article') return last.kind === 'article';
  const unit = (one: Lexeme | undefined) => one?.kind === 'small' || one?.kind === 'literal';
  return unit(lexeme) && unit(last) && unit(found.at(-2));
}

/** Whether a scale word ("million") stands at `at`; one letter is a unit or a name. */
function isScaleAt(text: string, at: number, limit: number): boolean {
  const lexeme = lexemeAt(text, at, limit, 'tight');
  return lexeme?.kind === 'scale' && !isLetter(text.charCodeAt(lexeme.end));
}

/** Numbers of more pieces than this are read as several. */
const LONGEST_NUMBER = 32;

/** The run of lexemes from `at` on, ending where something else stands or at `limit`. */
export function lexemesAt(text: string, at: number, limit: number): Lexeme[] {
  const found: Lexeme[] = [];
  let joint: Lexeme['joint'] = 'tight';
  let next = at;
  while (found.length < LONGEST_NUMBER) {
    const lexeme = lexemeAt(text, next, limit, joint);
    if (lexeme === null || (breaks(found, lexeme) && !found.some((one) => one.kind === 'point'))) break;
    found.push(lexeme);
    next = lexeme.end;
    joint = 'tight';
    let blanks = 0;
    while (next < limit && blanks < 4 && isBlank(text.charCodeAt(next))) {
      next++;
      blanks++;
    }
    if (blanks > 0) joint = 'space';
    if (isHyphen(text.charCodeAt(next)) && next < limit) {
      joint = 'hyphen';
      next++;
      while (next < limit && isBlank(text.charCodeAt(next))) next++;
    }
    // "143million": a whole scale word stands right on its digits.
    if (joint === 'tight' && !(lexeme.kind === 'literal' && isScaleAt(text, next, limit))) break;
    if (next >= limit) break;
  }
  return found;
}
