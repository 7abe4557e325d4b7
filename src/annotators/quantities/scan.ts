/** Every number, vague amount and multiple of a stretch of text, whatever it stands for. */
import { isBlank, isDigit, isLetter, numberWord } from '../../language/number-lexemes.ts';
import { numberAt, type WrittenNumber } from '../../language/number-words.ts';
import { signBefore } from '../../language/units.ts';
import contexts from '../../lexicon/en/figure-contexts.json' with { type: 'json' };
import vagueLexicon from '../../lexicon/en/vague-amounts.json' with { type: 'json' };
import type { Span } from '../../text/span.ts';
import { indexPhrases, phraseAfter, wordAfter } from './neighbours.ts';

/** A number as read, an amount without a figure ("dozens": an interval), or a multiple ("doubled"). */
export type Candidate = Span & {
  readonly sort: 'number' | 'vague' | 'multiple';
  readonly low: number;
  readonly high: number;
  readonly form: WrittenNumber['form'];
  readonly style: WrittenNumber['style'];
  readonly scale: number;
};

type Bounds = readonly [number, number];
const VAGUE = new Map(
  Object.entries(vagueLexicon.entries.words).filter(
    (entry): entry is [string, [number, number]] => entry[1] !== null,
  ),
);
const MULTIPLIED = new Map(Object.entries(vagueLexicon.entries.multiplied) as unknown as [string, Bounds][]);
const SCALES = new Map(Object.entries(vagueLexicon.entries.scales));
const NEEDS_OF = new Set(vagueLexicon.entries.scaleNeedsOf);
const vaguePhrases = indexPhrases([...new Set([...VAGUE.keys(), ...MULTIPLIED.keys()])], 'first');
const MULTIPLES = new Map(Object.entries(contexts.entries.multiples));
const NEEDS_MORE = new Set(contexts.entries.multipleNeedsMore);
const MULTIPLE_FOLLOWERS = new Set(contexts.entries.multipleFollowers);
const LONGEST = 24;
/** Letters of a currency code right before digits: "USD115". */
const LONGEST_CODE = 4;

/** The candidates of `range` in order, none overlapping. Linear time. */
export function scan(text: string, range: Span): Candidate[] {
  const found: Candidate[] = [];
  let at = range.start;
  while (at < range.end) {
    const code = text.charCodeAt(at);
    if (isLetter(code)) {
      let end = at + 1;
      while (end < range.end && isLetter(text.charCodeAt(end))) end++;
      if (
        end - at <= LONGEST_CODE &&
        isDigit(text.charCodeAt(end)) &&
        signBefore(text, end, at)?.start === at
      ) {
        at = end;
        continue;
      }
      while (end < range.end && isWord(text.charCodeAt(end))) end++;
      const candidate = end - at <= LONGEST ? wordCandidate(text, at, end, range.end) : null;
      if (candidate !== null) found.push(candidate);
      at = Math.max(end, candidate?.end ?? 0);
    } else if (isDigit(code) || isVulgar(code) || (code === 46 && isDigit(text.charCodeAt(at + 1)))) {
      const number = numberAt(text, at, range.end);
      if (number !== null) found.push(plain(number));
      let end = Math.max(at + 1, number?.end ?? 0);
      while (end < range.end && isWord(text.charCodeAt(end)) && !isDigit(text.charCodeAt(end - 1))) end++;
      if (number === null) while (end < range.end && isDigit(text.charCodeAt(end))) end++;
      at = end;
    } else at++;
  }
  return found;
}

function isWord(code: number): boolean {
  return isLetter(code) || isDigit(code);
}

function isVulgar(code: number): boolean {
  return (code >= 0xbc && code <= 0xbe) || (code >= 0x2150 && code <= 0x215e);
}

function plain(number: WrittenNumber): Candidate {
  const { start, end, value, form, style, scale } = number;
  return { start, end, sort: 'number', low: value, high: value, form, style, scale };
}

function wordCandidate(text: string, at: number, end: number, limit: number): Candidate | null {
  const word = text.slice(at, end).toLowerCase();
  if (vaguePhrases.has(word)) {
    const vague = vagueAt(text, at, limit);
    if (vague !== null) return vague;
  }
  if (numberWord(word) !== undefined) {
    const number = numberAt(text, isPlusOrMinus(text, at) ? end + 1 : at, limit);
    return number === null ? null : plain(number);
  }
  const multiple = MULTIPLES.get(word);
  if (multiple === undefined || wordAfter(text, end, limit).word === 'down') return null;
  if (NEEDS_MORE.has(word) && !MULTIPLE_FOLLOWERS.has(wordAfter(text, end, limit).word)) return null;
  return {
    start: at,
    end,
    sort: 'multiple',
    low: multiple,
    high: multiple,
    form: 'cardinal',
    style: 'words',
    scale: 1,
  };
}

/** "plus or minus 4": the minus is no sign. */
function isPlusOrMinus(text: string, at: number): boolean {
  return /plus or $/i.test(text.slice(Math.max(0, at - 8), at));
}

/** "several", "dozens of", "a few hundred", "hundreds of thousands". */
function vagueAt(text: string, at: number, limit: number): Candidate | null {
  const found = phraseAfter(text, at, limit, vaguePhrases);
  if (found === null) return null;
  const candidate = (low: number, high: number, end: number): Candidate => ({
    start: at,
    end,
    sort: 'vague',
    low,
    high,
    form: 'cardinal',
    style: 'words',
    scale: 1,
  });
  const times = MULTIPLIED.get(found.phrase);
  if (times !== undefined && isBlank(text.charCodeAt(found.span.end))) {
    const next = wordAfter(text, found.span.end, limit);
    const scale = SCALES.get(next.word);
    if (scale !== undefined) return candidate(times[0] * scale, times[1] * scale, next.end);
  }
  const bounds = VAGUE.get(found.phrase);
  if (bounds === undefined) return null;
  const [only] = found.phrase.split(' ').slice(-1);
  if (found.phrase === only && NEEDS_OF.has(only) && wordAfter(text, found.span.end, limit).word !== 'of')
    return null;
  return candidate(bounds[0], bounds[1], found.span.end);
}
