/** One number with what is written on it: a sign, a currency before it, a unit after it. */
import { numberAt } from '../../language/number-words.ts';
import { type FoundUnit, signBefore, unitNamed } from '../../language/units.ts';
import contexts from '../../lexicon/en/figure-contexts.json' with { type: 'json' };
import vague from '../../lexicon/en/vague-amounts.json' with { type: 'json' };
import { aged } from './ages.ts';
import type { Amount } from './amount.ts';
import { isNegative, minusStart, signed, spacedMinus } from './minus.ts';
import { wordAfter } from './neighbours.ts';
import { rated, speedOf } from './rates.ts';
import type { Candidate } from './scan.ts';
import { isMillions, unitAfter } from './unit-after.ts';

const { entries } = contexts;
/** Scale words may follow a currency: "75 USD million". */
const SCALES = new Map(Object.entries(vague.entries.scales).filter(([, factor]) => factor >= 1000));

/** The candidate with its sign and units; `from` is the end of the figure before. */
export function amountOf(text: string, given: Candidate, from: number, limit: number): Amount {
  const before =
    signBefore(text, given.start, from) ?? signBefore(text, minusStart(text, given.start, from), from);
  const plainSign = before !== null && before.end <= given.start ? before : null;
  const candidate =
    plainSign !== null || isMillions(text, given, limit) ? withScale(text, given, limit) : given;
  const minus = minusStart(text, candidate.start, from);
  const negative =
    candidate.sort === 'number' &&
    candidate.form !== 'ordinal' &&
    isNegative(text, minus, candidate.start, from);
  let amount = basic(candidate, negative ? minus : candidate.start, negative);
  if (plainSign !== null) {
    const start = signed(text, plainSign.start, from);
    return rated(text, money(amount, plainSign, start, text, limit), limit);
  }
  if (candidate.form === 'ordinal') return amount;
  const found = unitAfter(text, candidate, limit);
  if (found === null) return aged(text, amount, from, limit);
  if (!negative && found.unit.kind === 'temperature' && spacedMinus(text, candidate.start, from)) {
    amount = basic(candidate, minusStart(text, candidate.start, from, 1), true);
  }
  return united(text, amount, found, from, limit);
}

function basic(candidate: Candidate, start: number, negative: boolean): Amount {
  const low = negative ? -candidate.high : candidate.low;
  const high = negative ? -candidate.low : candidate.high;
  const { end } = candidate;
  return { start, end, candidate, low, high, unit: null, kind: null, per: null, numberEnd: end };
}

/** Reads the number again where money makes "m" and "t" scales. */
function withScale(text: string, candidate: Candidate, limit: number): Candidate {
  const number =
    candidate.sort === 'number' ? numberAt(text, candidate.start, limit, { ambiguousScales: true }) : null;
  if (number === null || number.form === 'ordinal') return candidate;
  return {
    ...candidate,
    end: number.end,
    low: number.value,
    high: number.value,
    scale: number.scale,
    style: number.style,
  };
}

function money(amount: Amount, sign: FoundUnit, start: number, text: string, limit: number): Amount {
  const scaled = { ...amount, low: amount.low * sign.scale, high: amount.high * sign.scale };
  const same = unitAfter(text, amount.candidate, limit);
  const again =
    same !== null &&
    same.unit.kind === 'money' &&
    (same.unit.name === sign.unit.name || sign.unit.name === 'dollar');
  const unit = again ? same.unit : sign.unit;
  return {
    ...scaled,
    start: Math.min(start, amount.start),
    end: again ? same.end : amount.end,
    unit,
    kind: 'money',
  };
}

function united(text: string, amount: Amount, given: FoundUnit, from: number, limit: number): Amount {
  const found =
    given.unit.name === 'pound' && isSterling(text, amount, given, from, limit)
      ? { ...given, unit: unitNamed('GBP')! }
      : given;
  const { unit, end } = found;
  const value = {
    ...amount,
    low: amount.low * found.scale,
    high: amount.high * found.scale,
    unit,
    kind: unit.kind,
    end,
  };
  const later = unit.kind === 'money' && amount.candidate.scale === 1 ? wordAfter(text, end, limit) : null;
  const scale = later === null ? undefined : SCALES.get(later.word);
  if (later !== null && scale !== undefined) {
    return { ...value, low: value.low * scale, high: value.high * scale, end: later.end };
  }
  if (unit.kind === 'duration') return aged(text, value, from, limit);
  if (unit.kind === 'length') {
    const speed = speedOf(text, unit, end, limit);
    if (speed !== null) return { ...value, ...speed };
  }
  if (unit.kind === 'angle' && unit.name === 'degree') return degrees(text, value, from);
  return rated(text, value, limit);
}

/** Pounds are money in millions or beside words of money, and weight where something weighed follows. */
function isSterling(
  text: string,
  amount: Amount,
  { start, end }: FoundUnit,
  from: number,
  limit: number,
): boolean {
  if (!/^pounds?$/i.test(text.slice(start, end)) || wordAfter(text, end, limit).word === 'of') return false;
  const around = text.slice(Math.max(from, amount.start - 60), Math.min(limit, end + 40)).toLowerCase();
  return amount.low >= 1e6 || entries.moneyWords.some((word) => around.includes(word));
}

function degrees(text: string, amount: Amount, from: number): Amount {
  const around = text.slice(Math.max(from, amount.start - 60), amount.end + 30).toLowerCase();
  if (entries.temperatureWords.some((word) => around.includes(word)))
    return { ...amount, kind: 'temperature' };
  return amount;
}
