/** Reads how many units: "three", "2 1/2", "a couple of", "several", "12 to 18", with what goes before ("more than"). */
import { numberAt } from '../../language/number-words.ts';
import { BREAK, DIGITS, OTHER, quantifierMod } from './vocabulary.ts';
import { afterHyphen, codeAt, digitCount, glued, isDash, type Words, wordAt } from './words.ts';

export type Amount = {
  readonly to: number;
  /** null for "several", "a few". */
  readonly value: number | null;
  /** Upper end of "two to three". */
  readonly high?: number;
  /** How it was said: an article stands for one. */
  readonly form: 'number' | 'article' | 'vague' | 'half';
};

/** Numbers longer than this many code units are not read. */
const LONGEST_NUMBER = 60;
const COMMA = 44;
const STOP = 46;

/** The index of the first word that begins at `offset` or later. */
function indexAt(w: Words, from: number, offset: number): number {
  let i = from;
  while (i < w.count && w.starts[i]! < offset) i++;
  return i;
}

/** A number in digits or words at `i`, no larger than a million. */
function plainNumber(w: Words, i: number): Amount | null {
  const word = wordAt(w, i);
  if (word === DIGITS) {
    if (simpleDigits(w, i)) {
      return { to: i + 1, value: Number(w.text.slice(w.starts[i]!, w.ends[i]!)), form: 'number' };
    }
  } else if (!word.roles.has('number') && !word.roles.has('article') && !word.roles.has('half')) return null;
  if (!unitAhead(w, i)) return null;
  const start = w.starts[i]!;
  const number = numberAt(w.text, start, limitAt(w, i));
  if (number === null || number.form === 'ordinal' || !(number.value > 0) || number.value > 1e6) return null;
  return { to: indexAt(w, i + 1, number.end), value: number.value, form: 'number' };
}

/** Words of a number before its unit ("two thousand three hundred and twenty-four consecutive days"). */
const LONGEST_AMOUNT = 12;

/** Whether a unit stands in reach: reading numbers is the dear part, and most numbers count something else. */
function unitAhead(w: Words, i: number): boolean {
  for (let at = i + 1; at < i + LONGEST_AMOUNT; at++) {
    const word = wordAt(w, at);
    if (word.unit !== null) return true;
    if (word === OTHER || word === BREAK) return false;
  }
  return false;
}

/** Where a number that begins at `i` has to end: before a unit that is a number word too ("three quarters"). */
function limitAt(w: Words, i: number): number {
  for (let at = i + 1; at < i + 4; at++) if (wordAt(w, at).unit !== null) return w.ends[at - 1]!;
  return Math.min(w.text.length, w.starts[i]! + LONGEST_NUMBER);
}

/** Digits that nothing continues: no decimals, groups, fractions or scale letters. */
function simpleDigits(w: Words, i: number): boolean {
  if (digitCount(w, i) > 6) return false;
  const next = wordAt(w, i + 1);
  if (glued(w, i + 1)) {
    const code = codeAt(w, i + 1);
    if (code === COMMA || code === STOP) return !(wordAt(w, i + 2) === DIGITS && glued(w, i + 2));
    return next !== DIGITS && code < 0xbc && code !== 47;
  }
  return next !== DIGITS && !(codeAt(w, i + 1) >= 0xbc && codeAt(w, i + 1) <= 0xbe);
}

/** The number of units said at `i`. */
export function amountAt(w: Words, i: number): Amount | null {
  const word = wordAt(w, i);
  if (word.roles.has('article')) return afterArticle(w, i);
  if (word.roles.has('vagueMany') && !word.roles.has('number'))
    return { to: i + 1, value: null, form: 'vague' };
  if (word.roles.has('few')) return { to: i + 1, value: null, form: 'vague' };
  if (word.roles.has('vagueScale') && wordAt(w, i + 1).roles.has('of'))
    return { to: i + 2, value: null, form: 'vague' };
  if (word.roles.has('half')) return halfOf(w, i);
  const number = plainNumber(w, i);
  return number === null ? null : ranged(w, number);
}

function halfOf(w: Words, i: number): Amount | null {
  let to = afterHyphen(w, i + 1);
  if (wordAt(w, to).roles.has('article')) to++;
  return wordAt(w, to).unit === null ? null : { to, value: 0.5, form: 'half' };
}

function afterArticle(w: Words, i: number): Amount | null {
  const next = wordAt(w, i + 1);
  if (next.roles.has('half')) return halfOf(w, i + 1);
  if (next.roles.has('vagueFew')) {
    const of = wordAt(w, i + 2).roles.has('of') ? 1 : 0;
    const couple = next.roles.has('couple') || wordAt(w, i + 2).roles.has('couple');
    return { to: i + 2 + of, value: couple ? 2 : null, form: 'vague' };
  }
  if (next.roles.has('number')) return plainNumber(w, i);
  return { to: i + 1, value: 1, form: 'article' };
}

function ranged(w: Words, low: Amount): Amount {
  const joint = wordAt(w, low.to);
  if (!joint.roles.has('to') && !joint.roles.has('or') && !isDash(codeAt(w, low.to))) return low;
  const high = plainNumber(w, low.to + 1);
  if (high === null || low.value === null || high.value! <= low.value) return low;
  return { ...low, to: high.to, high: high.value! };
}

export type Approximation = { readonly to: number; readonly mod: string };

/** "about", "nearly", "more than", "at least", "no more than", "up to" at `i`; null where there is none. */
export function approximationAt(w: Words, i: number): Approximation | null {
  const word = wordAt(w, i);
  const { roles } = word;
  if (roles.has('approx')) return { to: i + 1, mod: 'APPROX' };
  if (roles.has('less')) return { to: i + 1, mod: 'LESS_THAN' };
  if (roles.has('more')) return { to: i + 1, mod: 'MORE_THAN' };
  const next = wordAt(w, i + 1);
  if (roles.has('at')) {
    return next.roles.has('quantifier') && !wordAt(w, i + 2).roles.has('than') && next.text.endsWith('st')
      ? { to: i + 2, mod: quantifierMod(next)! }
      : null;
  }
  if (roles.has('quantifier') && next.roles.has('than')) return { to: i + 2, mod: quantifierMod(word)! };
  if (roles.has('no') || roles.has('not')) {
    if (!next.roles.has('quantifier') || !wordAt(w, i + 2).roles.has('than')) return null;
    const mod = quantifierMod(next) === 'MORE_THAN' ? 'EQUAL_OR_LESS' : 'EQUAL_OR_MORE';
    return { to: i + 3, mod };
  }
  if (roles.has('up') && next.roles.has('to')) return { to: i + 2, mod: 'EQUAL_OR_LESS' };
  return null;
}
