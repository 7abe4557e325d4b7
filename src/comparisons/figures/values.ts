/** What a figure leaves open: the interval that its rounding, its bounds and its hedges imply. */
import words from '../../lexicon/en/figure-words.json' with { type: 'json' };
import type { Quantity } from '../../model/annotation.ts';
import { jointWords } from './joints.ts';

/**
 * `cap` of an upper bound ("up to 1.6 million"): the values that the bound itself may have. `bound`: the number named by
 * "nearly 30" and "over 30", and on which side of it the value lies. `round`: a number of things that is rounded and no bound.
 */
export type Interval = {
  readonly low: number;
  readonly high: number;
  readonly cap?: Interval;
  readonly bound?: { readonly at: number; readonly side: 'below' | 'above' };
  readonly round?: number;
};

const BELOW: ReadonlySet<string> = new Set(words.entries.below);
const ABOVE: ReadonlySet<string> = new Set(words.entries.above);

/** The bound that comparing words make of one number, in base units. */
export function boundOf(
  { low, high }: Pick<Quantity, 'low' | 'high'>,
  scale: number,
  qualifier: string,
): Pick<Interval, 'bound'> {
  const at = low ?? high;
  const said = qualifier.toLowerCase();
  const side = BELOW.has(said) ? 'below' : ABOVE.has(said) ? 'above' : null;
  if (side === null || at === null || (low !== null && high !== null && low !== high)) return {};
  return { bound: { at: at * scale, side } };
}

/** Digits of a value without the zeros at its end. */
export function significant(value: number): number {
  return value
    .toPrecision(12)
    .replace(/e.*$/, '')
    .replace('.', '')
    .replace(/^0+|0+$/g, '').length;
}

/** Place value of the last digit that carries meaning: 10 for 230, 1000 for 30,000, 0.1 for 2.5. */
export function lastPlace(value: number): number {
  if (value === 0 || !Number.isFinite(value)) return 1;
  const digits = Math.abs(value).toExponential().split('e');
  const decimals = (digits[0]!.split('.')[1] ?? '').length;
  return 10 ** (Number(digits[1]) - decimals);
}

/** From a number to the next that is as round: 10 after 230, 50 after 250, 1000 after 42,000. */
function step(value: number): number {
  const place = lastPlace(value);
  return Math.round(value / place) % 5 === 0 && value / place > 5 ? 5 * place : place;
}

/** Half of what rounding may hide: half the last place, at most 5 % of the value; nothing for whole numbers below 100. */
function slack(value: number, measured: boolean): number {
  const place = lastPlace(value);
  if (!measured && place <= 1) return 0;
  if (!measured && Math.abs(value) < 100) return 0;
  return Math.min(place / 2, Math.abs(value) * 0.05);
}

/** Share of a bound that the true value may exceed it by and still be what was meant: "more than 50", "at least 50". */
const BOUND = 0.2;
const LEAST = 0.1;
/** How many times a lower bound what is measured may reach; below VAGUE, so that a bound stays no vague figure. */
const OPEN = 1.8;
/** Of numbers as round as the bound, how many the value may reach: "more than 42,000" is not 44,000, "at least 14" not 15. */
const PASSED = 2;
const HELD = 1;
/** What keeps a value below the number that it may not reach. */
const SHORT_OF = 1e-6;
/** "Over a third" is not half. */
const SHARE = 1.3;
/** How far "about" reaches, by how many digits the number is given with: "some 88.41 percent" is as good as exact. */
const ABOUT = [0.03, 0.03, 0.03, 0.01, 0] as const;
/** How far "two dozen" and "hundreds" spread to either side. */
const DOZENS = 0.2;
/** A ton is one of three weights, up to an eighth apart: half of that to either side. */
const TONS = 0.06;
const TON = jointWords('tons');

/**
 * The values a figure is compatible with. A bound is taken as it is meant in news: "more than 50" speaks of somewhat over
 * fifty, so that it agrees with 51 and not with 90; of lengths, masses and money it leaves more open. `scale` turns the
 * figure's unit into its base unit. `measured` is true for lengths, masses, money and the like, `dozens` for a number told
 * in dozens.
 */
export function interval(
  quantity: Pick<Quantity, 'low' | 'high' | 'comparator'> & {
    readonly unit?: string | null;
    readonly kind?: Quantity['kind'];
  },
  scale: number,
  measured: boolean,
  dozens = false,
): Interval | null {
  const plain = plainInterval(quantity, scale, measured);
  const rounded =
    !measured &&
    quantity.low !== null &&
    quantity.low === quantity.high &&
    /^[=~]$/.test(quantity.comparator);
  const ranges = quantity.low !== null && quantity.high !== null && quantity.low !== quantity.high;
  const spread = dozens && !ranges ? DOZENS : TON.has(quantity.unit ?? '') ? TONS : 0;
  return (
    plain && {
      ...plain,
      low: plain.low * (1 - spread),
      high: plain.high * (1 + spread),
      ...(rounded && lastPlace(quantity.low!) >= FEW ? { round: quantity.low! } : {}),
    }
  );
}

const isShare = ({ kind }: { readonly kind?: Quantity['kind'] }): boolean =>
  kind === 'percent' || kind === 'fraction';

function plainInterval(
  quantity: Pick<Quantity, 'low' | 'high' | 'comparator'> & { readonly kind?: Quantity['kind'] },
  scale: number,
  measured: boolean,
): Interval | null {
  const low = quantity.low ?? quantity.high;
  const high = quantity.high ?? quantity.low;
  if (low === null || high === null) return null;
  const [a, b] = [slack(low, measured), slack(high, measured)];
  const scaled = (from: number, to: number): Interval => ({ low: from * scale, high: to * scale });
  switch (quantity.comparator) {
    case '~': {
      // What is vague is so between its ends.
      if (low !== high) return scaled(low, high);
      const wide = (value: number, rounding: number) =>
        Math.max(
          rounding,
          Math.abs(value) < 20 && !measured
            ? 1
            : Math.abs(value) * ABOUT[Math.min(significant(value), ABOUT.length - 1)]!,
        );
      return scaled(low - wide(low, a), high + wide(high, b));
    }
    case '>':
    case '>=':
      return scaled(low, aboveOf(low, quantity, measured));
    case '<':
    case '<=':
      return { ...scaled(measured ? 0 : high * (1 - BOUND), high), cap: scaled(high - b, high + b) };
    default:
      return scaled(low - a, high + b);
  }
}

/** Up to where a lower bound reaches as it is meant: a share of its number, and no further than numbers as round as that. */
function aboveOf(
  low: number,
  { comparator, kind }: Pick<Quantity, 'comparator'> & { readonly kind?: Quantity['kind'] },
  measured: boolean,
): number {
  if (isShare(kind === undefined ? {} : { kind })) return low * SHARE;
  if (measured) return kind === 'duration' ? low * OPEN : Math.min(low * OPEN, low + PASSED * step(low));
  const next = low + step(low) * (comparator === '>' ? PASSED : HELD) * (1 - SHORT_OF);
  const reach = Math.min(low * (1 + (comparator === '>' ? BOUND : LEAST)), next);
  return comparator === '>' && low < FEW ? Math.max(reach, low + 1) : reach;
}

/** A count below this is more than itself by one at least. */
const FEW = 10;

/**
 * "Nearly 30 million" and "over 30 million": the two sides of one number. "More than 8,000" and "9,000": who knew of nine
 * thousand would have said so.
 */
export const opposed = (a: Interval, b: Interval): boolean =>
  onOtherSides(a, b) || outreaches(a, b) || outreaches(b, a);

function onOtherSides({ bound: a }: Interval, { bound: b }: Interval): boolean {
  if (a === undefined || b === undefined || a.side === b.side) return false;
  return Math.abs(a.at - b.at) <= 1e-9 * Math.abs(a.at);
}

/** Whether `b` is a number as round as the one that `a` passes, or rounder, and a step and more above it. */
function outreaches({ bound }: Interval, { round }: Interval): boolean {
  if (bound?.side !== 'above' || round === undefined || round <= bound.at) return false;
  const place = lastPlace(bound.at);
  return place >= FEW && lastPlace(round) >= place && round >= bound.at + step(bound.at) * (1 - SHORT_OF);
}

/** Whether two intervals have a value in common; two that only touch at an end that rounding has given them have none. */
export function compatible(a: Interval, b: Interval): boolean {
  // "As many as 1.5 million" and "up to 1.6 million" are two bounds.
  if (a.cap !== undefined && b.cap !== undefined) return compatible(a.cap, b.cap);
  if (opposed(a, b)) return false;
  const slip = 1e-9 * Math.max(Math.abs(a.high), Math.abs(b.high), 1);
  const open = Math.min(a.high - a.low, b.high - b.low) > 4 * slip ? -slip : slip;
  return a.low <= b.high + open && b.low <= a.high + open;
}

/** An interval whose ends lie this far apart as a ratio is vague ("dozens"): it only ever joins others. */
const VAGUE = 1.9;
/** How far, as a ratio, a value must lie outside what a vague word allows, and below what a bound names, to be another one. */
const BEYOND = 1.5;
const BEYOND_MANY = 1.2;
const UNDERCUT = 1.1;

/** Up to here a vague word is of a few things. */
const MANY = 20;

/** Whether an exact value is none that a vague one may mean: "several days" and "six weeks". */
export function farFrom(vague: Interval, exact: Interval): boolean {
  const beyond = vague.high < MANY ? BEYOND : BEYOND_MANY;
  const least = vague.bound?.side === 'above' ? UNDERCUT : beyond;
  const value = exact.cap ?? exact;
  return value.high * least < vague.low || value.low > vague.high * beyond;
}

export const isVague = ({ low, high }: Interval): boolean => low > 0 && high / low >= VAGUE;
