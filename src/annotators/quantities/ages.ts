/** Numbers that are somebody's age. */
import { isDigit } from '../../language/number-lexemes.ts';
import { unitNamed } from '../../language/units.ts';
import contexts from '../../lexicon/en/figure-contexts.json' with { type: 'json' };
import type { Span } from '../../text/span.ts';
import type { Amount } from './amount.ts';
import { skipBlanks, skipBlanksBack, wordAfter, wordBefore } from './neighbours.ts';
import { rated } from './rates.ts';

const { entries } = contexts;
const AGE_NOUNS = new Set(entries.ageNouns);
const AGE_BEFORE = new Set(entries.ageBefore);
const AGE_BOUNDS = new Set(entries.ageBounds);
const AGE_GROUPS = new Set(entries.ageGroups);
const AGE_COMPARATIVES = new Set(entries.ageComparatives);
const AGE_UNITS = new Set(['year', 'month', 'week', 'day']);

/** "people under 30", "who is 70". */
function isAgeOfSomeone(text: string, before: Span & { readonly word: string }, from: number): boolean {
  const earlier = wordBefore(text, before.start, from).word;
  if (AGE_BOUNDS.has(before.word)) return AGE_GROUPS.has(earlier);
  return (before.word === 'is' || before.word === 'was') && earlier === 'who';
}

/** "21 or older", "16 and younger". */
function isAgeAndMore(text: string, end: number, limit: number): boolean {
  const joint = wordAfter(text, end, limit);
  if (joint.word !== 'or' && joint.word !== 'and') return false;
  return AGE_COMPARATIVES.has(wordAfter(text, joint.end, limit).word);
}

/** "Anna Berg, 34, said": a bare number between commas after a word, or closing the sentence after a name. */
function isApposed(text: string, { start, end, candidate, low }: Amount, from: number): boolean {
  if (candidate.style !== 'digits' || candidate.form !== 'cardinal' || text[end - 1] === '.') return false;
  const comma = skipBlanksBack(text, start, from) - 1;
  if (text[comma] !== ',' || comma === start - 1) return false;
  const name = wordBefore(text, comma, from);
  if (name.word === '' || isDigit(text.charCodeAt(name.start))) return false;
  const capital = text[name.start] !== text[name.start]!.toLowerCase();
  if (text[end] === ',') return low > 1 && !isDigit(text.charCodeAt(skipBlanks(text, end + 1, text.length)));
  return (
    capital && low > 15 && (text[end] === '.' || text[end] === ';') && !isDigit(text.charCodeAt(end + 1))
  );
}

/** "34 years old", "three-month-old", "aged 34", "87 yo": an age. */
export function aged(text: string, amount: Amount, from: number, limit: number): Amount {
  const year = unitNamed('year')!;
  const unit = amount.unit ?? year;
  if (AGE_UNITS.has(unit.name)) {
    const hyphen = text[amount.end] === '-' ? 1 : 0;
    const next = wordAfter(text, amount.end + hyphen, limit);
    const ofAge = next.word === 'of' ? wordAfter(text, next.end, limit) : null;
    const closed =
      hyphen === 0 && text.slice(amount.end, amount.end + 3) === ' - '
        ? wordAfter(text, amount.end + 3, limit)
        : null;
    const old = closed ?? next;
    if (AGE_NOUNS.has(old.word) || (closed === null && AGE_NOUNS.has(next.word.replace(/s$/, '')))) {
      return { ...amount, unit, kind: 'age', end: old.end };
    }
    if (ofAge?.word === 'age') return { ...amount, unit, kind: 'age', end: ofAge.end };
  }
  if (amount.unit === null || amount.unit.name === 'year') {
    const before = wordBefore(text, amount.start, from);
    const plausible = amount.low > 0 && amount.low < 130 && Number.isInteger(amount.low);
    if (plausible && amount.unit === null && isAgeOfSomeone(text, before, from)) {
      return { ...amount, unit: year, kind: 'age' };
    }
    if (plausible && amount.unit === null && isAgeAndMore(text, amount.end, limit)) {
      return { ...amount, unit: year, kind: 'age' };
    }
    if (
      plausible &&
      (AGE_BEFORE.has(before.word) || (amount.unit === null && isApposed(text, amount, from)))
    ) {
      return { ...amount, unit: year, kind: 'age' };
    }
  }
  return amount.unit === null ? amount : rated(text, amount, limit);
}
