/**
 * Compares the values of two figures. It knows nothing of what they measure: whether two figures are about the
 * same thing is for its caller to say.
 */
import currencyLexicon from '../lexicon/en/currencies.json' with { type: 'json' };
import type { Quantity } from '../model/annotation.ts';
import { unitNamed } from './units.ts';

/** The part of a quantity that carries its value. */
export type Valued = Pick<Quantity, 'low' | 'high' | 'comparator' | 'unit' | 'kind'>;

/** A closed interval in `unit`, the base unit of the kind; open ends are ±Infinity. */
export type Interval = { readonly low: number; readonly high: number; readonly unit: string };

/**
 * How two values stand to each other:
 * - `equal`: the same bounds and the same kind of statement, or two ways to write one value ("half", "50 percent");
 * - `rounds`: one is the other rounded ("3.5 million", "3,487,000"; "18 miles", "29 km"), or lies within what "about" allows;
 * - `overlaps`: no contradiction, one value can meet both ("more than 30", "35"; "several", "six");
 * - `differs`: no value meets both;
 * - `incomparable`: other dimensions, or money of two currencies.
 */
export type Agreement = 'equal' | 'rounds' | 'overlaps' | 'differs' | 'incomparable';

const PLAIN = new Set(['count', 'number', 'magnitude', 'other']);
const SHARES: Readonly<Record<string, number>> = { percent: 0.01, ratio: 1, fraction: 1 };
/** A share of a value that "about" may be off, at least and at most. */
const APPROXIMATE = { least: 0.05, most: 0.15 };
/** Rounding to tens, hundreds … is believed only up to this share of the value. */
const ROUNDED_SHARE = 0.05;
/** Whole counts below this are taken as counted, not as rounded. */
const COUNTED_BELOW = 1000;
const EPSILON = 1e-9;
/** Units that a bare currency name ("dollar") may stand for: those whose names end in it. */
const OPEN_CURRENCIES = new Map(
  currencyLexicon.entries
    .filter((row) => row.unit === row.words[0])
    .map((row) => [
      row.unit,
      currencyLexicon.entries
        .filter((one) => one.words.some((word) => word.endsWith(` ${row.unit}`)))
        .map((one) => one.unit),
    ]),
);

/** A value in the base unit of its kind; shares become parts of one. Unknown units stay as they are. */
export function toBase(
  value: number,
  unit: string | null,
  kind: Quantity['kind'],
): { value: number; unit: string } {
  const known = unit === null ? undefined : unitNamed(unit);
  if (
    kind in SHARES &&
    (unit === null || unit === 'percent' || known === undefined || known.kind !== 'percent')
  ) {
    if (unit === 'times') return { value, unit };
    return { value: value * (unit === 'percent' ? 0.01 : kind === 'percent' ? 0.01 : 1), unit: 'one' };
  }
  if (PLAIN.has(kind) && (known === undefined || known.factor === null)) return { value, unit: 'one' };
  if (known === undefined || known.factor === null) return { value, unit: unit ?? kind };
  return { value: value * known.factor + known.offset, unit: known.base ?? known.name };
}

/** The place of a value's last digit that is not zero: 100 for 3,500, 1 for 29, 0.01 for 1.45. */
export function lastPlace(value: number): number {
  if (!Number.isFinite(value) || value === 0) return 1;
  const [digits, exponent] = Math.abs(Number(value.toPrecision(12)))
    .toExponential()
    .split('e') as [string, string];
  const decimals = digits.includes('.') ? digits.length - digits.indexOf('.') - 1 : 0;
  return 10 ** (Number(exponent) - decimals);
}

/**
 * The values that a statement allows, in the base unit. "About 50" reaches half its last place to each side, at least
 * 5 and at most 15 percent; the ends of "over" and "under" are counted in, so that "over 30" and "30" do not contradict.
 */
export function intervalOf(quantity: Valued): Interval | null {
  const { low, high, comparator } = quantity;
  const one = low ?? high;
  if (one === null) return null;
  const base = (value: number) => toBase(value, quantity.unit, quantity.kind);
  const { unit } = base(one);
  const ends = bounds(low, high, comparator);
  const a = Number.isFinite(ends[0]) ? base(ends[0]).value : ends[0];
  const b = Number.isFinite(ends[1]) ? base(ends[1]).value : ends[1];
  return { low: Math.min(a, b), high: Math.max(a, b), unit };
}

function bounds(
  low: number | null,
  high: number | null,
  comparator: Quantity['comparator'],
): [number, number] {
  const one = (low ?? high)!;
  const from = Math.min(low ?? one, high ?? one);
  const to = Math.max(low ?? one, high ?? one);
  if (comparator === '>' || comparator === '>=') return [from, Number.POSITIVE_INFINITY];
  if (comparator === '<' || comparator === '<=') return [Number.NEGATIVE_INFINITY, to];
  if (comparator === '~' && from === to) {
    const size = Math.abs(one);
    const slack = Math.min(Math.max(lastPlace(one) / 2, size * APPROXIMATE.least), size * APPROXIMATE.most);
    return [one - slack, one + slack];
  }
  return [from, to];
}

/** Whether money in these two base units may be the same money. */
function sameUnit(a: string, b: string): boolean {
  return (
    a === b ||
    (OPEN_CURRENCIES.get(a)?.includes(b) ?? false) ||
    (OPEN_CURRENCIES.get(b)?.includes(a) ?? false)
  );
}

function near(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) <= EPSILON * Math.max(1e-6, Math.abs(a), Math.abs(b));
}

/** How the values of two figures stand to each other. Symmetric; a figure is `equal` to itself. */
export function compatible(a: Valued, b: Valued): Agreement {
  const x = intervalOf(a);
  const y = intervalOf(b);
  if (x === null || y === null || !sameUnit(x.unit, y.unit)) return 'incomparable';
  if ((a.kind === 'score') !== (b.kind === 'score')) return 'incomparable';
  if (a.kind === 'score') return near(a.low!, b.low!) && near(a.high!, b.high!) ? 'equal' : 'differs';
  const same = near(x.low, y.low) && near(x.high, y.high);
  if (same && kindOf(a) === kindOf(b)) return 'equal';
  if (isPoint(a) && isPoint(b)) {
    if (explainedByRounding(a, b) || explainedByRounding(b, a)) return 'rounds';
    if (a.comparator !== '~' && b.comparator !== '~') return 'differs';
    return meet(x, y) ? 'rounds' : 'differs';
  }
  return meet(x, y) ? 'overlaps' : 'differs';
}

function kindOf(quantity: Valued): string {
  if (quantity.comparator === 'range' && quantity.low === quantity.high) return '=';
  return quantity.comparator;
}

/** One stated value, exact or approximate. */
function isPoint(quantity: Valued): boolean {
  const { low, high, comparator } = quantity;
  return (comparator === '=' || comparator === '~') && (low === null || high === null || low === high);
}

function meet(a: Interval, b: Interval): boolean {
  return (a.low <= b.high || near(a.low, b.high)) && (b.low <= a.high || near(b.low, a.high));
}

/** Whether `coarse` is what `fine` gives when rounded to the last place that `coarse` shows. */
function explainedByRounding(coarse: Valued, fine: Valued): boolean {
  const value = (coarse.low ?? coarse.high)!;
  const other = inUnitOf(coarse, fine);
  if (other === null) return false;
  const place = lastPlace(value);
  const converted = coarse.unit !== fine.unit && !PLAIN.has(coarse.kind);
  if (!converted && lastPlace(other) >= place) return false;
  if (Math.abs(other - value) > (place / 2) * (1 + EPSILON)) return false;
  if (place <= 1) return true;
  const counted = !converted && PLAIN.has(coarse.kind) && Math.abs(value) < COUNTED_BELOW;
  return !counted && Math.abs(other - value) <= ROUNDED_SHARE * Math.abs(value);
}

/** The one value of `quantity` in the unit of `target`. */
function inUnitOf(target: Valued, quantity: Valued): number | null {
  const value = (quantity.low ?? quantity.high)!;
  if (target.unit === quantity.unit && target.kind === quantity.kind) return value;
  const base = toBase(value, quantity.unit, quantity.kind);
  const zero = toBase(0, target.unit, target.kind).value;
  const factor = toBase(1, target.unit, target.kind).value - zero;
  return factor === 0 ? null : Number(((base.value - zero) / factor).toPrecision(12));
}
