/** The unit that stands after a number, and what only looks like one. */
import { isDigit, isLetter } from '../../language/number-lexemes.ts';
import { type FoundUnit, unitAt } from '../../language/units.ts';
import contexts from '../../lexicon/en/figure-contexts.json' with { type: 'json' };
import type { Span } from '../../text/span.ts';
import { isBlankCode, skipBlanks, wordAfter } from './neighbours.ts';
import type { Candidate } from './scan.ts';

const { entries } = contexts;
const METRE_FOLLOWERS = new Set(entries.metreFollowers);
const BRACKETS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };
/** Money words that are English words too count only with large numbers ("12 won" are winners). */
const LEAST_WITH_WEAK_WORD = 1000;
/** Symbols that stand right on their digits, being letters of lists and names otherwise. */
const NEVER_SPACED = new Set(['A', 'V', 'C', 'F', 't', 's', 'h']);
const WEAK_MONEY = new Set(['KRW', 'VND', 'LAK', 'sen', 'ZAR', 'ETH']);

/** The unit after a number: right on it, after a blank or hyphen, or in brackets. */
export function unitAfter(text: string, candidate: Candidate, limit: number): FoundUnit | null {
  const { end } = candidate;
  let at = end;
  const code = text.charCodeAt(at);
  if (isBlankCode(code)) at = skipBlanks(text, at, Math.min(limit, at + 3));
  else if ((code === 45 || code === 0x2011) && isLetter(text.charCodeAt(at + 1))) at++;
  const spaced = at > end;
  if (spaced && text[at] === '-' && text[at + 1] === ' ') at = skipBlanks(text, at + 1, limit);
  const close = BRACKETS[text[at] ?? ''];
  if (close !== undefined) {
    const inside = unitAt(text, at + 1, limit);
    return inside !== null && text[inside.end] === close && inside.unit.kind !== 'money'
      ? { ...inside, end: inside.end + 1 }
      : null;
  }
  if (candidate.form === 'fraction' || candidate.low === 0.5) at = skipPartitive(text, at, limit);
  const of = candidate.sort === 'vague' ? wordAfter(text, at, limit) : null;
  if (of?.word === 'of') at = skipBlanks(text, of.end, limit);
  const found = unitAt(text, at, limit);
  if (found === null) return null;
  return accepts(text, candidate, found, spaced, limit) ? found : null;
}

/** "half an hour", "three quarters of a mile". */
function skipPartitive(text: string, at: number, limit: number): number {
  let word = wordAfter(text, at, limit);
  if (word.word === 'of') word = wordAfter(text, word.end, limit);
  if (word.word !== 'a' && word.word !== 'an') return at;
  return skipBlanks(text, word.end, limit);
}

function accepts(
  text: string,
  candidate: Candidate,
  found: FoundUnit,
  spaced: boolean,
  limit: number,
): boolean {
  if (found.strength === 'decimal') return true;
  if (
    WEAK_MONEY.has(found.unit.name) &&
    found.strength === 'word' &&
    Math.abs(candidate.low) < LEAST_WITH_WEAK_WORD
  ) {
    return (
      text.slice(found.start, found.end).toUpperCase() === text.slice(found.start, found.end) &&
      found.unit.name !== 'KRW'
    );
  }
  if (found.strength !== 'weak') return true;
  if (candidate.style === 'words') return false;
  const symbol = text.slice(found.start, found.end);
  const after = wordAfter(text, found.end, limit);
  const companion = METRE_FOLLOWERS.has(after.word);
  if (found.unit.kind === 'temperature' && !isOfTemperature(text, candidate, limit)) return false;
  if (NEVER_SPACED.has(symbol)) return !spaced && symbol !== 's' && symbol !== 'A';
  if (symbol === 'in' || symbol === 'in.')
    return candidate.scale === 1 && ((companion && after.word !== 'and') || after.word === '');
  if (symbol === '"' || symbol === "'" || symbol === '′')
    return after.word !== '' ? companion && after.word !== 'and' : isDigit(text.charCodeAt(found.end));
  if (symbol === 'm' && !companion) return !isMillionHere(text, candidate, after.word);
  return (
    !spaced || companion || after.word === '' || isDigit(text.charCodeAt(skipBlanks(text, found.end, limit)))
  );
}

/** "m" right on digits, before a word that can be counted: "1.2m voters". */
export function isMillions(text: string, candidate: Candidate, limit: number): boolean {
  if (
    candidate.style !== 'digits' ||
    text[candidate.end] !== 'm' ||
    isLetter(text.charCodeAt(candidate.end + 1))
  )
    return false;
  const { word } = wordAfter(text, candidate.end + 1, limit);
  return !METRE_FOLLOWERS.has(word) && isMillionHere(text, candidate, word);
}

/** A word that can be counted follows the letter. */
function isMillionHere(text: string, candidate: Candidate, after: string): boolean {
  return isBlankCode(text.charCodeAt(candidate.end + 1)) && after.length > 3 && /^[a-z-]+$/.test(after);
}

/** Degrees measure temperature beside its words, else angles. */
function isOfTemperature(text: string, { start, end }: Span, limit: number): boolean {
  const around = text.slice(Math.max(0, start - 60), Math.min(limit, end + 40)).toLowerCase();
  return entries.temperatureWords.some((word) => around.includes(word));
}
