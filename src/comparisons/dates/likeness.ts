/** Whether two times are said of one event, and whether both can be right. */
import { shareSense } from '../../language/word-kinds.ts';
import classes from '../../lexicon/en/event-classes.json' with { type: 'json' };
import type { StoryContext } from '../../model/finding.ts';
import { sameParty } from '../../story/frame.ts';
import { weightShared } from '../../story/weights.ts';
import { weeksApart } from '../../story/when.ts';
import type { Dated } from './dated.ts';

/** Points that two times need to be of one event: to conflict, to agree, to settle each other. */
export const CONFLICT = 3.5;
export const AGREEMENT = 3.5;
export const TAKEN = 2.5;

/** Points that two clock times near each other need to be of one event: few events of a story are timed to the minute. */
const TIMED = 1.6;

/** Points from which two times that cannot both be right conflict. */
export const conflictsFrom = (a: Dated, b: Dated): number =>
  a.kind === 'clock' && a.deed === b.deed && Math.max(a.low, b.low) - Math.min(a.high, b.high) <= CLOSE
    ? TIMED
    : CONFLICT;

/** Days between two datings of one event, at most. */
const FAR = 45;
const YEAR = 360;
/** Minutes between two clock times of one event that are near, likely, and possible. */
const CLOSE = 15;
const SOON = 45;
const LATE = 240;

const REPEATED: ReadonlySet<string> = new Set(classes.repeated);
const OFTEN: ReadonlySet<string> = new Set(classes.often);
/** Weight of shared words that makes two clauses much alike. */
const ALIKE = 2.6;

const PHASES: readonly (readonly string[])[] = classes.phases;

const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  [...a].filter((one) => b.has(one)).length;

const apart = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size > 0 && b.size > 0 && shared(a, b) === 0;

/** Weekday of a day number: 0 is Sunday. */
const weekday = (day: number): number => (day + 4) % 7;

const RECKONED = 2000;

/** The same day in the year of reckoning. */
function reckoned(day: number): number {
  const date = new Date(day * 86_400_000);
  return Math.round(Date.UTC(RECKONED, date.getUTCMonth(), date.getUTCDate()) / 86_400_000);
}

/** Both ranges on one scale; null where one says nothing of the other. */
function scaled(a: Dated, b: Dated): readonly [Dated, Dated] | null {
  if (a.kind !== b.kind) return null;
  if (a.kind !== 'date' || a.open === b.open) return [a, b];
  if (a.high - a.low > 1 || b.high - b.low > 1) return null;
  const move = (one: Dated): Dated =>
    one.open ? one : { ...one, low: reckoned(one.low), high: reckoned(one.low) + 1 };
  return [move(a), move(b)];
}

/** Whether both can be right; a bare weekday is taken to be the same day as any date on that weekday. */
export function meet(first: Dated, second: Dated): boolean {
  const both = scaled(first, second);
  if (both === null) return true;
  const [a, b] = both;
  if (a.low < b.high && b.low < a.high) return true;
  // Saturday night goes on to Sunday.
  if (a.kind === 'weekday') return a.low + 7 < b.high || b.low + 7 < a.high;
  if (a.kind === 'clock') {
    // "6.41" without morning or evening is either.
    const shift = (one: Dated) => (one.half ? 720 : 0);
    return [shift(a), -shift(b)].some((by) => by !== 0 && a.low + by < b.high && b.low < a.high + by);
  }
  if (a.kind !== 'date' || (a.weekday === null && b.weekday === null)) return false;
  const day = (item: Dated) => (item.high - item.low <= 2 ? weekday(item.low) : null);
  return Math.abs(a.low - b.low) <= 8 && day(a) !== null && day(a) === day(b);
}

/** 1957 and 1967: a slip of one digit. */
function oneDigit(a: Dated, b: Dated): boolean {
  const [x, y] = [a.time.value.slice(0, 4), b.time.value.slice(0, 4)];
  return [...x].filter((digit, i) => digit !== y[i]).length === 1 && x.slice(0, 2) === y.slice(0, 2);
}

/** How near two times are. Two days far apart are two events rather than one misdated; so are a day and a year. */
function nearness(first: Dated, second: Dated): number {
  const both = scaled(first, second);
  if (both === null) return Number.NEGATIVE_INFINITY;
  const [a, b] = both;
  if (meet(a, b)) return 1;
  const gap = Math.max(a.low, b.low) - Math.min(a.high, b.high);
  // Within days one meets, calls or travels again.
  if (a.kind !== 'clock' && OFTEN.has(a.deed) && OFTEN.has(b.deed)) return Number.NEGATIVE_INFINITY;
  if (a.kind === 'weekday') return 0;
  if (a.kind === 'clock') return gap <= CLOSE ? 3 : gap <= SOON ? 2 : gap <= LATE ? 0.5 : -2;
  const wide = (one: Dated) => one.high - one.low;
  if (wide(a) > YEAR !== wide(b) > YEAR) return Number.NEGATIVE_INFINITY;
  // "In 2019 a strike", "the last strike, in 2023".
  if (wide(a) > YEAR && (a.indefinite || b.indefinite)) return Number.NEGATIVE_INFINITY;
  // What one does again and again was done in many a year.
  if (wide(a) > YEAR && REPEATED.has(a.event)) return Number.NEGATIVE_INFINITY;
  if (wide(a) > YEAR) return gap < 2 * YEAR || oneDigit(a, b) ? 1 : gap < 5 * YEAR ? 0 : -1.5;
  if (gap > FAR) return Number.NEGATIVE_INFINITY;
  return gap <= 3 ? 0.5 : gap <= 14 ? 0.3 : -1;
}

/** One begins what the other ends, or it is planned where the other is done. */
function otherPhase(a: Dated, b: Dated): boolean {
  const phase = (one: Dated) =>
    PHASES.findIndex((lemmas) => lemmas.includes(one.frame.verb ?? '') || lemmas.includes(one.event));
  const [x, y] = [phase(a), phase(b)];
  return x !== y && (x >= 0 || y >= 0);
}

/** The crown court and the magistrates' court: each names its own, and neither name is a shorter form of the other. */
function marksApart(a: Dated, b: Dated): boolean {
  const holds = (x: readonly string[], y: readonly string[]) => y.every((word) => x.includes(word));
  return (
    a.marks.length > 0 &&
    b.marks.length > 0 &&
    !a.marks.some((x) => b.marks.some((y) => holds(x, y) || holds(y, x)))
  );
}

/** Two documents weeks apart of which at least one tells of its own days: they speak of two events. */
function ofOtherWeeks(a: Dated, b: Dated): boolean {
  if (a.kind === 'clock') return weeksApart(a.published, b.published);
  const own = (one: Dated) =>
    one.kind === 'weekday' ||
    one.open ||
    !weeksApart(one.published, new Date(one.low * 86_400_000).toISOString().slice(0, 10));
  return weeksApart(a.published, b.published) && (own(a) || own(b));
}

/** Magnitudes of one earthquake as two reports give them differ by no more. */
const STRENGTHS = 0.5;

/** A shock and a much weaker or stronger one, each by its magnitude. */
function strengthsApart(a: Dated, b: Dated): boolean {
  if (a.magnitudes.length === 0 || b.magnitudes.length === 0) return false;
  return !a.magnitudes.some((one) => b.magnitudes.some((other) => Math.abs(one - other) <= STRENGTHS));
}

/** Points for two times being of one event; -Infinity where they cannot be. */
export function likeness(a: Dated, b: Dated, story: StoryContext): number {
  if (a.document === b.document || otherPhase(a, b) || apart(a.ordinals, b.ordinals))
    return Number.NEGATIVE_INFINITY;
  if (!meet(a, b) && (marksApart(a, b) || ofOtherWeeks(a, b) || strengthsApart(a, b)))
    return Number.NEGATIVE_INFINITY;
  const near = nearness(a, b);
  if (near === Number.NEGATIVE_INFINITY) return near;
  const party = (key: 'agent' | 'patient') => {
    const [x, y] = [a.frame[key], b.frame[key]];
    const same = sameParty(x, y);
    if (same !== 0) return same > 0 ? 1.5 : -3;
    return x !== null && y !== null && x.entities.size === 0 && y.entities.size === 0 ? -0.7 : 0;
  };
  // Weeks apart, an order signed and a bill signed are two deeds.
  const [x, y] = [a.frame.patient, b.frame.patient];
  if (near < 0 && x !== null && y !== null && x.lemma !== y.lemma && sameParty(x, y) <= 0)
    return Number.NEGATIVE_INFINITY;
  const names = shared(a.names, b.names);
  const known = a.classes.some((name) => b.classes.includes(name));
  if (!known && !shareSense(a.deed, b.deed)) return Number.NEGATIVE_INFINITY;
  const said = a.deed === b.deed || (a.frame.verb !== null && a.frame.verb === b.frame.verb);
  const parties = party('agent') + party('patient');
  const words = weightShared(
    [...a.content].filter((word) => word !== a.event),
    [...b.content],
    story,
  );
  // A class alone makes no two times one event: somebody must be the same, or much be said alike.
  if (!said && parties <= 0 && words < ALIKE && !meet(a, b) && a.kind !== 'clock')
    return Number.NEGATIVE_INFINITY;
  // The same sum or number in both: "sold for $30 million in 1957".
  const numbers = [...a.content].filter((word) => /\d{2}/.test(word) && b.content.has(word)).length;
  return (
    (numbers > 0 && said ? 2 : 0) +
    (a.deed === b.deed
      ? a.nominal && b.nominal
        ? 3
        : 2
      : a.frame.verb !== null && a.frame.verb === b.frame.verb
        ? 1.7
        : 1.3) +
    parties +
    Math.min(3, words) +
    (names > 0 ? Math.min(1, names * 0.5) : apart(a.names, b.names) ? (parties > 0 && said ? -1 : -2.5) : 0) +
    near
  );
}
