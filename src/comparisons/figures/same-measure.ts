/** Whether two figures measure the same thing; only then do their values say anything about each other. */
import words from '../../lexicon/en/figure-words.json' with { type: 'json' };
import type { Quantity } from '../../model/annotation.ts';
import type { StoryContext } from '../../model/finding.ts';
import { sameParty } from '../../story/frame.ts';
import { weightShared } from '../../story/weights.ts';
import { sameAge } from './ages.ts';
import { ofOtherEvents, toldApart } from './apart.ts';
import type { Figure } from './figure.ts';
import { bothLast, frameLikeness, sameDeed, sameVerb } from './frames.ts';
import { AGE_LIMIT } from './limits.ts';
import { isPublic, LOOSE, measureLikeness } from './measures.ts';
import { nearness } from './near.ts';
import { areVotes, sameContest, sameLimit } from './same-contest.ts';
import { ofOneScorer } from './scorers.ts';
import { namedApart, shared } from './sets.ts';
import { isSlip } from './slips.ts';
import { sameStock } from './stocks.ts';
import { type Uses, uniqueness } from './uses.ts';
import { compatible, significant } from './values.ts';

const LIGHT: ReadonlySet<string> = new Set(words.entries.light);

/**
 * What it takes that two values conflict, and that they are one figure: points of likeness as `likeness` gives them.
 * Set on stories of the tuning parts; the same for every kind.
 */
export const CONFLICT = 4.3;
export const AGREEMENT = 3.5;
/** From here on a figure of another document with the same value is taken for the same one, so that no other conflicts with it. */
export const TAKEN = 1.5;

/** One value, so unusual or so alike in what it counts that it is the same figure. */
export function sameFigure(a: Figure, b: Figure): boolean {
  const value = a.quantity.low;
  if (a.base !== b.base || a.document === b.document) return false;
  if (value === null || value !== b.quantity.low || a.quantity.high !== b.quantity.high) return false;
  if (a.toll || a.quantity.kind === 'age' || a.base === 'age' || a.quantity.kind === 'duration') return false;
  const around = shared(a.context, b.context);
  if (significant(value) >= 4) return around >= 1;
  // "3.5 million dollars" beside two words in common: amounts of money are seldom equal by chance.
  if (a.quantity.kind === 'money' && significant(value) >= 2 && around >= 2) return true;
  return (
    a.quantity.family !== null &&
    a.quantity.family === b.quantity.family &&
    around >= 3 &&
    shared(a.clause, b.clause) >= 1
  );
}

/** Words that the sentences of two limits of age must share. */
const LIMIT_WORDS = 2;
/** Words that the sentences of two values that differ in one digit must share. */
const SLIP_WORDS = 3;

/** Words without the verbs that say too little. */
const told = (words: ReadonlySet<string>): string[] => [...words].filter((word) => !LIGHT.has(word));

/** "rose to a record 9 metres" tells a level too. */
const aspectOf = ({ quantity: { aspect, kind } }: Figure): string =>
  aspect === 'record' || kind === 'score' ? 'level' : aspect;

/**
 * Points for two figures being of one measure; -Infinity where they cannot be. Both values are within the same base and
 * the same aspect; the words of the clauses, their frames and names, and how near the values are all count.
 */
export function likeness(a: Figure, b: Figure, uses: Uses, story: StoryContext): number {
  const never = Number.NEGATIVE_INFINITY;
  if (a.base !== b.base || a.document === b.document || aspectOf(a) !== aspectOf(b)) return never;
  if (a.toll || b.toll) return never;
  if (a.base === 'age') return sameAge(a, b) ? CONFLICT : never;
  const agrees = compatible(a.interval, b.interval);
  if (
    isSlip(a, b) &&
    (a.head === b.head || a.head === '' || b.head === '') &&
    shared(a.context, b.context) >= SLIP_WORDS
  )
    return CONFLICT;
  // A count of the many may grow for weeks; whatever else differs then is of another event.
  if (!agrees && ofOtherEvents(a, b) && !ofPublic(a, b)) return never;
  if (a.converts !== null || b.converts !== null) return a.converts === b.converts ? CONFLICT : never;
  if (a.base === AGE_LIMIT)
    return sameLimit(a, b) && shared(a.context, b.context) >= LIMIT_WORDS ? CONFLICT : never;
  if (a.parent !== null && a.parent === b.parent) return CONFLICT;
  if (a.body !== null && b.body !== null)
    return a.body.of === b.body.of && a.body.whose === b.body.whose ? CONFLICT : never;
  if (sameStock(a, b)) return CONFLICT;
  if (a.quantity.kind === 'score' && sameContest(a, b)) return CONFLICT;
  if (a.quantity.kind === 'score' && !areVotes(a, b)) return never;
  if (toldApart(a, b, agrees)) return never;
  if (!agrees && ofOneScorer(a, b)) return CONFLICT;
  const names = shared(a.names, b.names);
  return (
    (a.anchors.size > 0 || b.anchors.size > 0 ? anchorLikeness(a, b) : measureLikeness(a, b)) +
    uniqueness(a, b, uses) +
    frameLikeness(a, b, story) +
    Math.min(3, weightShared(told(a.clause), told(b.clause), story)) +
    0.3 * Math.min(4, weightShared(told(a.context), told(b.context), story)) +
    (names > 0 ? 0.5 : namedApart(a.proper, b.proper) ? -2.5 : 0) +
    (isParallel(a, b) ? 2 : 0) +
    // "$31 a share", "$33 per share": rates of one thing.
    ((a.quantity.per ?? '') !== '' ? 1.5 : 0) +
    // "two other crates", "a further four engines": told of the same remainder.
    (a.more && a.head !== '' ? 1.5 : 0) +
    (isRepeated(a, b) ? 1 : 0) +
    timeLikeness(a, b) -
    (a.wished === b.wished ? 0 : 2) -
    (!agrees && MANIFOLD.has(a.quantity.kind) ? 0.5 : 0) -
    (!agrees && ofOtherEvents(a, b) ? 2 : 0) +
    complementLikeness(a, b) +
    (agrees ? 1 : nearness(a, b)) -
    strictness(a, sameVerb(a, b) || bothLast(a, b) || sameDeed(a, b))
  );
}

/** "was stabbed eleven times": how often one deed was done to one party. */
function isRepeated(a: Figure, b: Figure): boolean {
  if (a.head !== 'time' || a.head !== b.head || !sameVerb(a, b)) return false;
  return sameParty(a.frame.patient, b.frame.patient) > 0 || sameParty(a.frame.agent, b.frame.agent) > 0;
}

/** A count of a public, which is found out little by little. */
const PUBLIC = 1000;
const ofPublic = (a: Figure, b: Figure): boolean =>
  a.measured
    ? a.quantity.kind === 'fraction' && isPublic(a.head) && a.head === b.head
    : Math.max(a.interval.low, b.interval.low) >= PUBLIC;

/** Content words of a sentence, and the share of all words of two, that make them one sentence but for the figure. */
const WORDS = 4;
const PARALLEL = 0.7;

/** Whether the sentences say the same but for the figures. */
function isParallel(a: Figure, b: Figure): boolean {
  const both = shared(a.context, b.context);
  return both >= WORDS && both >= PARALLEL * (a.context.size + b.context.size - both);
}

/** Distances are of one thing only from one place. */
function anchorLikeness(a: Figure, b: Figure): number {
  if (a.anchors.size === 0 || b.anchors.size === 0) return 0;
  return shared(a.anchors, b.anchors) > 0 ? 2 : -3;
}

/** Points for each word that follows both after "of", two of them at most. */
const COMPLEMENT = 0.8;

/** What follows after "of"; of a share the noun beside it says the same. */
function complementLikeness(a: Figure, b: Figure): number {
  if (namedApart(a.complement, b.complement)) return -2;
  const whole = ({ base, complement, noun }: Figure) =>
    base.startsWith('percent') && noun !== '' ? new Set([...complement, noun]) : complement;
  return COMPLEMENT * Math.min(2, shared(whole(a), whole(b)));
}

const isYear = (time: string): boolean => /^\d{4}$/.test(time);

/** Whether the clauses speak of one time: other years count most, other days may be those of the report. */
function timeLikeness(a: Figure, b: Figure): number {
  if (shared(a.times, b.times) > 0) return 0.7;
  const years = [...a.times].every(isYear) && [...b.times].every(isYear);
  return (namedApart(a.times, b.times) ? (years ? -3 : -1) : 0) - (a.old === b.old ? 0 : 4);
}

/** Kinds of which a story tells many: sums and spans of time. */
const MANIFOLD: ReadonlySet<Quantity['kind']> = new Set(['money', 'duration']);

/** Kinds that stand in every text for everything ask for more. */
function strictness(a: Figure, sameVerb: boolean): number {
  switch (a.quantity.kind) {
    case 'percent':
    case 'information':
      return 2.3;
    case 'duration':
      // "served five months": what one did is of one length.
      return sameVerb ? 0.3 : 1.7;
    case 'area':
    case 'volume':
      return 0.5;
    case 'money':
      return 1.2;
    case 'length':
    case 'speed':
    case 'mass':
    case 'temperature':
      return -1;
    default:
      return a.head === '' || LOOSE.has(a.head) ? 1.5 : 0;
  }
}
