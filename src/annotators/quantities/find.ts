/** Finds the figures of a sentence: which span, of which numbers it is made, and how they are joined. */
import { isDigit, isLetter } from '../../language/number-lexemes.ts';
import { unitAt, unitNamed } from '../../language/units.ts';
import comparatorLexicon from '../../lexicon/en/comparators.json' with { type: 'json' };
import contexts from '../../lexicon/en/figure-contexts.json' with { type: 'json' };
import type { Span } from '../../text/span.ts';
import type { Amount } from './amount.ts';
import { amountOf } from './amounts.ts';
import { isNoFigure } from './context.ts';
import { skipBlanks, wordAfter, wordBefore } from './neighbours.ts';
import type { Candidate } from './scan.ts';
import { scan } from './scan.ts';

/**
 * How the amounts of a figure are joined: one alone ("six feet two" is one, too), the ends of a range, a part and its
 * whole ("one in five"), a part of a percentage ("half of 1 percent"), the two sides of a vote or game, the steps of a change ("from 24", "to 30").
 */
export type Join = 'one' | 'product' | 'compound' | 'range' | 'ratio' | 'score';

export type Found = Span & {
  readonly amounts: readonly Amount[];
  readonly join: Join;
};

const { entries } = contexts;
const VOTES = new Set([...entries.votes, ...entries.scores]);
const CHANGES = new Set(entries.aspects.change);
const OUT_OF = new Set(entries.outOf);
const NOT_HALF_AFTER = new Set(entries.notHalfAfter);
const NO_QUARTER_AFTER = new Set(entries.noQuarterAfter);
const RANGE_WORDS = new Set(comparatorLexicon.entries.rangeWords);
const ALTERNATIVES = new Set(comparatorLexicon.entries.alternatives);

/** The longest text between two numbers of one figure. */
const LONGEST_JOINT = 14;

/** The figures of one sentence in order, none overlapping. */
export function find(text: string, sentence: Span): Found[] {
  const candidates = scan(text, sentence).filter(
    (one) => !isNoFigure(text, one, sentence) && !isDivision(text, one, sentence),
  );
  const found: Found[] = [];
  let from = sentence.start;
  for (let i = 0; i < candidates.length; ) {
    const candidate = candidates[i]!;
    if (candidate.start < from) {
      i++;
      continue;
    }
    const first = amountOf(text, candidate, from, sentence.end);
    if (isPartOfWord(text, first) || isHalfOfWord(text, first)) {
      i++;
      continue;
    }
    const { figure, used } = joined(text, first, candidates, i, sentence);
    found.push(figure);
    from = figure.end;
    i += used;
  }
  return found;
}

/** "the first half", "the third quarter" are parts of a game or year, not amounts. */
function isDivision(text: string, { start, end, form, low }: Candidate, sentence: Span): boolean {
  if (form !== 'fraction' || (low !== 0.5 && low !== 0.25)) return false;
  const bare = text.slice(start, end).toLowerCase();
  if (bare !== 'half' && bare !== 'quarter') return false;
  const before = wordBefore(text, start, sentence.start).word;
  if (bare === 'half') return NOT_HALF_AFTER.has(before) || text[start - 1] === '-';
  return (
    NO_QUARTER_AFTER.has(before) ||
    text[start - 1] === '-' ||
    !/^\s*(?:of an?|mile|inch|point)\b/.test(text.slice(end, end + 12))
  );
}

/** "half-frozen", "half-brother": no part of anything counted. */
function isHalfOfWord(text: string, { end, candidate, unit }: Amount): boolean {
  return (
    candidate.form === 'fraction' &&
    candidate.low === 0.5 &&
    unit === null &&
    text[end] === '-' &&
    isLetter(text.charCodeAt(end + 1))
  );
}

/** "3D", "4x4": letters stand on the digits that are no unit. */
function isPartOfWord(text: string, { end, candidate }: Amount): boolean {
  if (end !== candidate.end || end >= text.length || !isDigit(text.charCodeAt(end - 1))) return false;
  return isLetter(text.charCodeAt(end)) || (text[end] === '/' && isLetter(text.charCodeAt(end + 1)));
}

function single(amount: Amount): Found {
  return { start: amount.start, end: amount.end, amounts: [amount], join: 'one' };
}

function joined(
  text: string,
  first: Amount,
  candidates: readonly Candidate[],
  i: number,
  sentence: Span,
): { figure: Found; used: number } {
  const next = candidates[i + 1];
  const alone = { figure: single(first), used: 1 };
  if (next === undefined || next.start < first.end || next.start - first.end > LONGEST_JOINT + 6)
    return alone;
  if (next.sort !== 'number' || first.candidate.sort !== 'number') return alone;
  const joint = text.slice(first.end, next.start);
  if (joint.includes('\n')) return alone;
  const second = inches(text, first, amountOf(text, next, first.end, sentence.end), sentence);
  const between = text.slice(first.end, second.start);
  const join = joinOf(text, first, second, between, sentence);
  if (join === null) return alone;
  const figure = { start: first.start, end: second.end, amounts: [first, second], join };
  return { figure, used: 2 };
}

/** Inches in a foot. */
const FOOT = 12;

/** After feet, "in" and a double prime are inches, whatever follows; in "6-foot-3" they are left out. */
function inches(text: string, first: Amount, second: Amount, sentence: Span): Amount {
  if (first.unit?.name !== 'foot' || second.unit !== null) return second;
  const bare = unitNamed('inch')!;
  if (text.slice(first.end, second.start) === '-' && second.low < FOOT && second.end === second.numberEnd)
    return { ...second, unit: bare, kind: 'length' };
  const unit = unitAt(text, skipBlanks(text, second.end, sentence.end), sentence.end);
  return unit?.unit.name === 'inch' ? { ...second, unit: unit.unit, kind: 'length', end: unit.end } : second;
}

function joinOf(text: string, first: Amount, second: Amount, between: string, sentence: Span): Join | null {
  const mark = between.replace(/^-(?= (?:to|or) )/, '').trim();
  if (isCompound(first, second, isDashed(first, second, mark) ? '' : mark)) return 'compound';
  if (isMoneyAndCents(text, first, second, mark, sentence)) return 'compound';
  if (first.candidate.form === 'ordinal' || second.candidate.form === 'ordinal') {
    return mark === 'and' &&
      first.candidate.form === second.candidate.form &&
      startsRange(text, first, sentence)
      ? 'range'
      : null;
  }
  if (mark.toLowerCase() === 'of' && second.unit?.name === 'percent' && first.candidate.form === 'fraction')
    return 'product';
  if (mark.toLowerCase() === 'of' && isOfTen(first, second)) return 'ratio';
  if (OUT_OF.has(mark.toLowerCase().replace(/\s+/g, ' ')) && isRatio(text, first, second, sentence))
    return 'ratio';
  if (mark === '-' || mark === '–' || mark === '‑' || mark === '−' || mark === '~' || mark === '—') {
    return dashed(text, first, second, between, sentence);
  }
  const word = mark.toLowerCase();
  if (!sameSort(first, second)) return null;
  if (word === 'and') return startsRange(text, first, sentence) && first.low < second.low ? 'range' : null;
  // "by 61 votes to 38": the noun stands between.
  if (TALLY.test(mark) && first.unit === null && first.low >= second.low)
    return isContest(text, first, second, sentence) ? 'score' : null;
  if (RANGE_WORDS.has(word)) {
    if (first.unit === null && first.low > second.low)
      return isContest(text, first, second, sentence) ? 'score' : null;
    if (first.low < 0 && second.low < first.low && first.kind === 'temperature') return 'range';
    if (first.low >= second.low || isChangeFrom(text, first, sentence)) return null;
    return 'range';
  }
  if (!ALTERNATIVES.has(word) || first.unit !== null || first.low >= second.low) return null;
  return second.low <= first.low * 2 || second.low - first.low <= 2 ? 'range' : null;
}

/** What stands between the two sides of a vote told in full. */
const TALLY = /^votes? to$/i;

/** "6-foot-3", "6-feet-2 inches". */
const isDashed = (first: Amount, second: Amount, mark: string): boolean =>
  mark === '-' && first.unit?.name === 'foot' && second.unit?.name === 'inch';

/** "5 feet 2 inches", "3 dollars 50 cents", "2 hours and 30 minutes": a smaller unit of the same kind follows. */
function isCompound(first: Amount, second: Amount, mark: string): boolean {
  if (mark !== '' && mark !== 'and') return false;
  const { unit } = first;
  const smaller = second.unit;
  if (unit === null || smaller === null || unit.base !== smaller.base || unit.kind !== smaller.kind)
    return false;
  if (unit.factor === null || smaller.factor === null || smaller.factor >= unit.factor) return false;
  return (
    second.high * smaller.factor < unit.factor &&
    Number.isInteger(first.low) &&
    first.low >= 0 &&
    unit.offset === 0
  );
}

/** "thirteen dollars forty-five": a bare number of hundredths after money in words, with nothing counted behind it. */
function isMoneyAndCents(text: string, first: Amount, second: Amount, mark: string, sentence: Span): boolean {
  if (
    (mark !== '' && mark !== 'and') ||
    first.kind !== 'money' ||
    second.unit !== null ||
    first.numberEnd === first.end
  )
    return false;
  const { low } = second;
  if (!Number.isInteger(low) || low < 10 || low > 99 || !Number.isInteger(first.low)) return false;
  return wordAfter(text, second.end, sentence.end).word === '' && text[second.end] !== ',';
}

/** The part is smaller than the whole, and the whole counts nothing else ("one in two days" is none). */
function isRatio(text: string, first: Amount, second: Amount, sentence: Span): boolean {
  const whole = (amount: Amount) => amount.unit === null && Number.isInteger(amount.low) && amount.low > 0;
  if (!whole(first) || !whole(second) || first.low >= second.low || first.low > 1000) return false;
  if (text.slice(first.end, second.start).trim().toLowerCase() !== 'in') return true;
  if (first.candidate.style === 'digits' && second.low > 1900 && second.low < 2100) return false;
  const after = wordAfter(text, second.end, sentence.end);
  return second.low <= 100 || second.low % 50 === 0 || after.word === '';
}

/** "eight of 10 voters": of ten or a hundred, else it is a count of a group. */
function isOfTen(first: Amount, second: Amount): boolean {
  const bare = first.unit === null && second.unit === null && first.candidate.form === 'cardinal';
  return bare && first.low > 0 && first.low < second.low && (second.low === 10 || second.low === 100);
}

function sameSort(first: Amount, second: Amount): boolean {
  if (first.unit === null) return true;
  return first.unit.kind === second.unit?.kind && first.unit.base === second.unit.base;
}

function startsRange(text: string, first: Amount, sentence: Span): boolean {
  const before = wordBefore(text, first.start, sentence.start);
  return comparatorLexicon.entries.rangeStarts.includes(before.word) && before.word === 'between';
}

/** "rose from 24 to 30": two levels, not a range. */
function isChangeFrom(text: string, first: Amount, sentence: Span): boolean {
  const from = wordBefore(text, first.start, sentence.start);
  if (from.word !== 'from') return false;
  let at = from.start;
  for (let step = 0; step < 4; step++) {
    const word = wordBefore(text, at, sentence.start);
    if (word.word === '') return false;
    if (CHANGES.has(word.word)) return true;
    at = word.start;
  }
  return false;
}

/** Two numbers with a dash: a range where they rise, a score where they fall or the words are of votes and games. */
function dashed(text: string, first: Amount, second: Amount, between: string, sentence: Span): Join | null {
  const whole = (amount: Amount) => Number.isInteger(amount.low) && amount.low >= 0;
  const spaced = between.startsWith(' ') || between.endsWith(' ');
  const tail = text[second.end];
  if ((tail === '-' || tail === '–') && isDigit(text.charCodeAt(second.end + 1))) return null;
  if (first.candidate.style === 'words' && between === '-' && second.candidate.style !== 'words') return null;
  if (first.unit === null && second.unit === null && whole(first) && whole(second) && between !== '~') {
    if (first.low >= second.low) return spaced && !between.includes('–') ? null : 'score';
    if (isContest(text, first, second, sentence)) return 'score';
  }
  if (first.low >= second.low || !sameSort(first, second)) return null;
  return spaced && between.includes('—') ? null : 'range';
}

/** Words of votes or games close to a pair of numbers. */
function isContest(text: string, first: Amount, second: Amount, sentence: Span): boolean {
  let at = first.start;
  for (let step = 0; step < 7 && at > sentence.start; step++) {
    const word = wordBefore(text, at, sentence.start);
    if (word.word === '') at--;
    else at = word.start;
    if (VOTES.has(word.word)) return true;
  }
  at = second.end;
  for (let step = 0; step < 4 && at < sentence.end; step++) {
    const word = wordAfter(text, at + (text[at] === '-' ? 1 : 0), sentence.end);
    if (word.word === '') return false;
    if (VOTES.has(word.word)) return true;
    at = word.end;
  }
  return false;
}
