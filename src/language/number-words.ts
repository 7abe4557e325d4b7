/**
 * Reads a written number: "twenty-four", "3.5 billion", "two and a half", "1,234.5", "half a dozen",
 * "two thirds", "twenty-first". Pure arithmetic on text: whether a number is a quantity, part of a date or
 * of a name is for its caller to say.
 */
import lexicon from '../lexicon/en/number-words.json' with { type: 'json' };
import type { Span } from '../text/span.ts';
import { cardinalOf, isDenominator, type Read } from './cardinals.ts';
import {
  abbreviatedScale,
  isBlank,
  isDigit,
  isLetter,
  type Lexeme,
  lexemesAt,
  numberWord,
} from './number-lexemes.ts';

export type WrittenNumber = Span & {
  readonly value: number;
  /** "four" and "4", "fourth", "a fourth"; a mixed number ("four and a half") is a cardinal. */
  readonly form: 'cardinal' | 'ordinal' | 'fraction';
  /** `mixed` is digits with a scale in letters: "3.5 billion", "10k". */
  readonly style: 'digits' | 'words' | 'mixed';
  /** The scale word or letter at its end, as a factor: 1e6 for "3 million"; 1 where there is none. */
  readonly scale: number;
};

export type NumberOptions = {
  /** Reads "m", "t", "K" … right after digits as scales: for callers that know that no unit is meant ("£200m"). */
  readonly ambiguousScales?: boolean;
  /** False where "and" joins two numbers, as after "between". Default true. */
  readonly and?: boolean;
};

/** Single letters that are a scale with a space before them too: "10 k". */
const SPACED = new Set(lexicon.entries.spacedScales);
const FOLLOWERS = new Set(lexicon.entries.fractionFollowers);

/**
 * The longest number that starts exactly at `at` and ends by `limit`; null where none does.
 * Offsets are UTF-16 code units of `text`. Takes time linear in the number's own length.
 */
export function numberAt(
  text: string,
  at: number,
  limit: number = text.length,
  options: NumberOptions = {},
): WrittenNumber | null {
  const lexemes = lexemesAt(text, at, limit);
  const first = lexemes[0];
  if (first === undefined) return null;
  if (first.kind === 'minus') return negative(text, lexemes, limit, options);
  const scaled = literalScale(text, lexemes, limit, options);
  return readNumber(text, scaled.lexemes, scaled.scale, options.and ?? true);
}

/** All numbers of a stretch of text in order, none inside a longer word ("F16", "B2B"). */
export function numbersIn(text: string, range: Span, options: NumberOptions = {}): WrittenNumber[] {
  const found: WrittenNumber[] = [];
  let at = range.start;
  while (at < range.end) {
    const code = text.charCodeAt(at);
    const digit = isDigit(code) || (code === 46 && isDigit(text.charCodeAt(at + 1))) || isVulgar(code);
    if (!digit && !isLetter(code)) {
      at++;
      continue;
    }
    let end = at + 1;
    while (end < range.end && isWordPart(text.charCodeAt(end))) end++;
    const candidate = digit || numberWord(text.slice(at, Math.min(end, at + 24)).toLowerCase()) !== undefined;
    const number = candidate ? numberAt(text, at, range.end, options) : null;
    if (number !== null) found.push(number);
    at = Math.max(end, number?.end ?? 0);
  }
  return found;
}

function isVulgar(code: number): boolean {
  return (code >= 0xbc && code <= 0xbe) || (code >= 0x2150 && code <= 0x215e);
}

function isWordPart(code: number): boolean {
  return isLetter(code) || isDigit(code);
}

function negative(
  text: string,
  lexemes: readonly Lexeme[],
  limit: number,
  options: NumberOptions,
): WrittenNumber | null {
  const [minus, next] = lexemes;
  if (next === undefined || next.joint === 'hyphen' || next.kind === 'minus' || next.kind === 'article')
    return null;
  const number = numberAt(text, next.start, limit, options);
  if (number === null || number.form === 'ordinal') return null;
  return { ...number, start: minus!.start, value: -number.value };
}

/** Takes an abbreviated scale after leading digits ("10k", "10 bn") into the run of lexemes. */
function literalScale(
  text: string,
  lexemes: Lexeme[],
  limit: number,
  options: NumberOptions,
): { lexemes: Lexeme[]; scale: number } {
  const [first] = lexemes;
  if (first?.kind !== 'literal') return { lexemes, scale: 1 };
  let start = first.end;
  while (start < first.end + 2 && (text.charCodeAt(start) === 32 || text.charCodeAt(start) === 0xa0)) start++;
  let end = start;
  while (end < limit && end < start + 5 && isWordPart(text.charCodeAt(end))) end++;
  const letters = text.slice(start, end);
  const scale = abbreviatedScale(letters, options.ambiguousScales ?? false);
  const apart = start > first.end && letters.length === 1 && !SPACED.has(letters);
  if (scale === undefined || apart) return { lexemes, scale: 1 };
  return { lexemes: [{ ...first, end, value: round(first.value * scale), broken: true }], scale };
}

/** Removes the noise of binary multiplication: 3.3 × 1e6 is 3,300,000. */
function round(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(15)) : value;
}

function readNumber(
  text: string,
  lexemes: readonly Lexeme[],
  abbreviated: number,
  and: boolean,
): WrittenNumber | null {
  const finish = (to: number, value: number, form: WrittenNumber['form'], scale = 1): WrittenNumber => {
    const digits = lexemes[0]!.kind === 'literal' || (form === 'ordinal' && lexemes[0]!.broken === true);
    const style = !digits ? 'words' : to > 1 || abbreviated !== 1 ? 'mixed' : 'digits';
    const start = lexemes[0]!.start;
    return { start, end: lexemes[to - 1]!.end, value: round(value), form, style, scale: abbreviated * scale };
  };
  const part = partOf(text, lexemes);
  if (part !== null)
    return finish(part.to, part.value, part.scale === 1 ? 'fraction' : 'cardinal', part.scale);
  const ordinal = ordinalOf(lexemes);
  if (ordinal !== null) return finish(ordinal.to, ordinal.value, 'ordinal');
  const cardinal = cardinalOf(lexemes, 0, and);
  if (cardinal === null) return null;
  const { to, value, scale } = extended(text, lexemes, cardinal);
  return finish(to, value, 'cardinal', scale);
}

/** What may follow a whole number: "point five", "and a half", "dozen", "over three". */
function extended(text: string, lexemes: readonly Lexeme[], whole: Read): Read {
  const next = lexemes[whole.to];
  if (next?.joint === 'hyphen' && next.kind !== 'dozen' && next.kind !== 'and') return whole;
  if (next?.kind === 'point') return scaledBy(lexemes, decimals(lexemes, whole));
  if (next?.kind === 'dozen') return { to: whole.to + 1, value: whole.value * next.value, scale: 12 };
  if (next?.kind === 'and') {
    const mixed = mixedPart(lexemes, whole);
    return mixed === null ? whole : scaledBy(lexemes, mixed);
  }
  if (next?.kind === 'over') {
    const divisor = cardinalOf(lexemes, whole.to + 1, true);
    if (divisor !== null && divisor.value !== 0 && !wordFollows(text, lexemes[divisor.to - 1]!.end)) {
      return { to: divisor.to, value: whole.value / divisor.value, scale: 1 };
    }
  }
  return whole;
}

/** Whether letters follow, blanks apart: "over 3 years" divides nothing. */
function wordFollows(text: string, end: number): boolean {
  let at = end;
  while (isBlank(text.charCodeAt(at))) at++;
  return at < text.length && isLetter(text.charCodeAt(at));
}

/** "and a half", "and three quarters" after a whole number; after a scale word of a thousand or more, of that scale. */
function mixedPart(lexemes: readonly Lexeme[], whole: Read): Read | null {
  const numerator = lexemes[whole.to + 1];
  const denominator = lexemes[whole.to + 2];
  if (numerator === undefined || denominator === undefined) return null;
  const count = numerator.kind === 'article' ? 1 : numerator.kind === 'small' ? numerator.value : 0;
  if (count === 0 || !isDenominator(denominator) || (count > 1 && !denominator.plural)) return null;
  const share = count / denominator.value;
  const smaller = lexemes[whole.to + 3];
  if (smaller?.kind === 'scale' && !smaller.plural && smaller.value < whole.scale) {
    return { to: whole.to + 4, value: whole.value + share * smaller.value, scale: smaller.value };
  }
  const of = whole.scale >= 1000 ? whole.scale : 1;
  return { to: whole.to + 3, value: whole.value + share * of, scale: whole.scale };
}

/** A scale word after a mixed or decimal number: "two and a half million". */
function scaledBy(lexemes: readonly Lexeme[], number: Read): Read {
  const next = lexemes[number.to];
  if (next?.kind !== 'scale' || next.value <= number.scale || next.plural) return number;
  return { to: number.to + 1, value: number.value * next.value, scale: next.value };
}

function decimals(lexemes: readonly Lexeme[], whole: Read): Read {
  let digits = '';
  let to = whole.to + 1;
  for (; to < lexemes.length; to++) {
    const lexeme = lexemes[to]!;
    if (lexeme.kind === 'small' || (lexeme.kind === 'literal' && !lexeme.broken)) digits += lexeme.value;
    else if (lexeme.kind === 'tens') {
      const unit = lexemes[to + 1];
      const joined = unit?.kind === 'small' && unit.value > 0 && unit.value < 10;
      digits += lexeme.value + (joined ? unit.value : 0);
      if (joined) to++;
    } else break;
  }
  if (digits === '') return whole;
  return { to, value: Number(`${whole.value}.${digits}`), scale: whole.scale };
}

/** A half, two thirds, half a dozen, three quarters of a million, one hundred thirty-fifths. */
function partOf(text: string, lexemes: readonly Lexeme[]): Read | null {
  const last = lexemes.findIndex((one, i) => isDenominator(one, lexemes[i - 1]));
  if (last < 0 || (last > 0 && lexemes.slice(0, last).some((one) => one.kind === 'denominator'))) return null;
  const denominator = lexemes[last]!;
  if (last === 0) {
    return denominator.kind === 'denominator' && denominator.value !== 3 && !denominator.plural
      ? ofScale(lexemes, { to: 1, value: 1 / denominator.value, scale: 1 })
      : null;
  }
  const article = lexemes[0]!.kind === 'article';
  if (article && !denominator.plural && !followedAsPart(text, denominator)) return null;
  for (let from = Math.max(1, last - 12); from <= last; from++) {
    const read = fractionSplit(lexemes, from, last, denominator.plural);
    if (read !== null) return ofScale(lexemes, read);
  }
  return null;
}

/** "a third of", "a third." is a part; "a third man" is a rank. */
function followedAsPart(text: string, denominator: Lexeme): boolean {
  if (denominator.kind === 'denominator' && denominator.value !== 3) return true;
  let at = denominator.end;
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 0xa0) at++;
  let end = at;
  while (end < at + 12 && isLetter(text.charCodeAt(end))) end++;
  return end === at ? text[at] !== '-' : FOLLOWERS.has(text.slice(at, end).toLowerCase());
}

/** Reads `lexemes[0..from)` as numerator and `[from..last]` as denominator, where both are numbers. */
function fractionSplit(lexemes: readonly Lexeme[], from: number, last: number, plural: boolean): Read | null {
  const before = lexemes[from - 1]!;
  const head = lexemes[from]!;
  const addend = lexemes[from - 2]?.kind === 'and' && before.kind === 'small' && before.value < 10;
  if (addend && from === last) return null;
  if (head.kind === 'and' || (from < last && head.kind !== 'small' && head.kind !== 'tens')) return null;
  if (head.joint === 'hyphen' && before.kind === 'tens' && from < last) return null;
  const article = from === 1 && before.kind === 'article';
  const numerator = article ? { to: 1, value: 1, scale: 1 } : cardinalOf(lexemes.slice(0, from), 0, true);
  if (numerator === null || numerator.to !== from) return null;
  const one = numerator.value === 1;
  if (!plural && !one && !(from === last && head.kind === 'denominator')) return null;
  const rank = ordinalOf(
    lexemes.slice(from, last + 1).map((one) => (one.plural ? { ...one, plural: false } : one)),
  );
  const denominator = from === last ? head.value : rank?.to === last + 1 - from ? rank.value : 0;
  if (denominator === 0 || (lexemes[last]!.kind === 'ordinal' && !plural && !one)) return null;
  return { to: last + 1, value: numerator.value / denominator, scale: 1 };
}

/** "half a million", "a quarter million", "three quarters of a million", "half a dozen". */
function ofScale(lexemes: readonly Lexeme[], part: Read): Read {
  let to = part.to;
  if (lexemes[to]?.kind === 'of') to++;
  if (lexemes[to]?.kind === 'article') to++;
  const scale = lexemes[to];
  if ((scale?.kind !== 'scale' && scale?.kind !== 'dozen') || scale.plural || scale.joint === 'hyphen')
    return part;
  return { to: to + 1, value: part.value * scale.value, scale: scale.value };
}

/** An ordinal: "third", "twenty-first", "two hundredth", "one hundred and third". */
function ordinalOf(lexemes: readonly Lexeme[]): Read | null {
  const last = lexemes.findIndex(
    (one) => one.kind === 'ordinal' || (one.kind === 'denominator' && one.value === 3),
  );
  const lexeme = lexemes[last];
  if (lexeme === undefined || lexeme.plural) return null;
  if (last === 0) return { to: 1, value: lexeme.value, scale: 1 };
  if (lexeme.broken) return null;
  const scale = lexeme.value >= 100 ? lexeme.value : 1;
  const connected = lexemes[last - 1]!.kind === 'and';
  const before = cardinalOf(lexemes.slice(0, connected ? last - 1 : last), 0, true);
  if (before === null || before.to !== (connected ? last - 1 : last)) return null;
  if (scale > 1) return connected ? null : { to: last + 1, value: before.value * scale, scale: 1 };
  const previous = lexemes[last - 1 - (connected ? 1 : 0)]!;
  const fits =
    previous.kind === 'scale' ||
    (previous.kind === 'tens' && lexeme.value < 10 && lexeme.value > 0 && !connected);
  return fits ? { to: last + 1, value: before.value + lexeme.value, scale: 1 } : null;
}
