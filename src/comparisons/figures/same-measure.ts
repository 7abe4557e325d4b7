/** Whether two figures measure the same thing; only then do their values say anything about each other. */
import words from '../../lexicon/en/figure-words.json' with { type: 'json' };
import type { Quantity } from '../../model/annotation.ts';
import type { StoryContext } from '../../model/finding.ts';
import { sameParty } from '../../story/frame.ts';
import { weightShared } from '../../story/weights.ts';
import { sameAge } from './ages.ts';
import { ofOtherEvents, otherExtent, otherMoment } from './apart.ts';
import type { Figure } from './figure.ts';
import { bothLast, frameLikeness, sameDeed, sameVerb } from './frames.ts';
import { AGE_LIMIT } from './limits.ts';
import { areVotes, sameContest, sameLimit } from './same-contest.ts';
import { namedApart, shared } from './sets.ts';
import { isSlip } from './slips.ts';
import { type Uses, uniqueness } from './uses.ts';
import { compatible, significant } from './values.ts';

/** Families whose values grow as time goes by, by any factor. */
const RISING: ReadonlySet<string> = new Set(words.entries.rising);
/** Nouns for people that say no more than in what they have a part. */
const PERSONS: ReadonlySet<string> = new Set([...words.entries.populations, ...words.entries.persons]);
/** Measures that a story knows one of at a time. */
const INDICES: ReadonlySet<string> = new Set(words.entries.indices);
/** What players and teams are counted by: one player's is no other's. */
const STATISTICS: ReadonlySet<string> = new Set(words.entries.statistics);
const LIGHT: ReadonlySet<string> = new Set(words.entries.light);
/** Nouns that are counted everywhere and for everything: times, points, ways. */
const LOOSE: ReadonlySet<string> = new Set(words.entries.loose);

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

const grows = (a: Figure, b: Figure): boolean =>
  a.quantity.family !== null && a.quantity.family === b.quantity.family && RISING.has(a.quantity.family);

/** How near two values are: near ones of some size are hardly two things by chance, far ones hardly one. */
function nearness(a: Figure, b: Figure): number {
  const [low, high] = [a, b]
    .map(({ interval, quantity: { comparator } }) =>
      comparator.startsWith('>') ? Math.abs(interval.low) : Math.abs(interval.low + interval.high) / 2,
    )
    .sort((x, y) => x - y) as [number, number];
  if (low === 0) return -1;
  if (grows(a, b)) return 2;
  const ratio = high / low;
  const size = a.measured ? 20 : low;
  // Numbers of such a size are hardly near by chance.
  if (!a.measured && low >= HUGE && ratio <= 1.1) return 4;
  const chance = size < 10 ? 0.5 : size < 20 ? 1.5 : size < 100 ? 2 : 3;
  if (ratio <= 1.25) return chance;
  if (ratio <= 2) return size < 10 ? 0 : chance / 2;
  return ratio <= 5 ? -0.5 : ratio <= 20 ? -1.5 : -4;
}

/** "rose to a record 9 metres" tells a level too. */
const aspectOf = ({ quantity: { aspect } }: Figure): string => (aspect === 'record' ? 'level' : aspect);

/** Counts from here on. */
const HUGE = 100_000;

const isAgent = ({ head, frame }: Figure): boolean => head !== '' && head === frame.agent?.lemma;

/** One of the measures that a story knows one of at a time. */
function isIndex(a: Figure, b: Figure): boolean {
  if (a.head !== '' && a.head === b.head && INDICES.has(a.head)) return true;
  const named = (figure: Figure) =>
    [figure.family ?? '', ...figure.clause].filter((word) => INDICES.has(word));
  return (
    (a.quantity.kind === 'percent' || a.family === 'magnitude') &&
    named(a).some((word) => named(b).includes(word))
  );
}

/** What is so long, heavy or dear: the noun beside the figure, or the subject of its clause. */
function thingOf({ head, frame, quantity }: Figure): string | null {
  if (quantity.kind !== 'money' && quantity.kind !== 'length' && quantity.kind !== 'mass') return null;
  return head !== '' ? head : (frame.agent?.lemma ?? null);
}

/** What is counted or measured, and the words that restrict it. */
function measureLikeness(a: Figure, b: Figure): number {
  if (isIndex(a, b)) return 4.5;
  if (a.dimension !== null && a.dimension === b.dimension) return a.quantity.kind === 'speed' ? 3.5 : 3;
  if (a.measured && thingOf(a) !== null && thingOf(a) === thingOf(b))
    return a.dimension === b.dimension ? 2.5 : 2;
  // "The boy fell 12 feet": who falls is the agent, and says nothing of what is measured.
  if (a.measured && (isAgent(a) || isAgent(b))) return 0;
  const both = shared(a.modifiers, b.modifiers);
  // "16 tests" beside "missile" and "20 missile tests": what restricts the one may stand elsewhere in the other's clause.
  const common = Math.max(both, shared(a.modifiers, b.clause), shared(b.modifiers, a.clause));
  const apart = a.modifiers.size > 0 && b.modifiers.size > 0 && common === 0;
  const restricted = (a.modifiers.size === 0) !== (b.modifiers.size === 0) && common === 0;
  // Twelve kilograms of the one, three of the other.
  const other = a.head !== '' && b.head !== '' && a.head !== b.head;
  if (a.measured && other && !a.clause.has(b.head) && !b.clause.has(a.head)) return -2.5;
  const heads =
    a.head !== '' && a.head === b.head
      ? LOOSE.has(a.head)
        ? 0
        : 2
      : a.head !== '' && b.head !== '' && !a.modifiers.has(b.head) && !b.modifiers.has(a.head)
        ? -1
        : 0;
  return heads + Math.min(2, common) * 1.5 - (apart ? 2 : restricted ? 0.5 : 0);
}

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
  if (!agrees && ofOtherEvents(a, b) && (a.measured || Math.max(a.interval.low, b.interval.low) < PUBLIC))
    return never;
  if (a.converts !== null || b.converts !== null) return a.converts === b.converts ? CONFLICT : never;
  if (a.base === AGE_LIMIT)
    return sameLimit(a, b) && shared(a.context, b.context) >= LIMIT_WORDS ? CONFLICT : never;
  if (a.parent !== null && a.parent === b.parent) return CONFLICT;
  if (a.quantity.kind === 'score' && sameContest(a, b)) return CONFLICT;
  if (a.quantity.kind === 'score' && !areVotes(a, b)) return never;
  if (a.dimension !== null && b.dimension !== null && a.dimension !== b.dimension) return never;
  if ((a.quantity.step === 'from') !== (b.quantity.step === 'from')) return never;
  if ((a.quantity.step === 'by') !== (b.quantity.step === 'by')) return never;
  if (a.part !== b.part || a.more !== b.more || (a.quantity.per ?? '') !== (b.quantity.per ?? ''))
    return never;
  if (!a.measured && a.head !== b.head && !isIndex(a, b) && !samePeople(a, b) && a.quantity.kind !== 'score')
    return never;
  if (!agrees && (a.lingers !== b.lingers || otherMoment(a, b) || otherExtent(a, b))) return never;
  if (!agrees && [a, b].some((one) => isStatistic(one) || runsOn(one) || isIntroduction(one))) return never;
  if (!agrees && (a.general || b.general || a.reckoned !== b.reckoned || a.required !== b.required))
    return never;
  if (a.compared !== b.compared) return never;
  if (!agrees && (a.compared || a.whole !== b.whole)) return never;
  if (namedApart(a.listed, b.listed)) return never;
  if (isSubset(a, b) || isSubset(b, a)) return never;
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
    // "three other rifles", "a further four engines": told of the same remainder.
    (a.more && a.head !== '' ? 1.5 : 0) +
    (isRepeated(a, b) ? 1 : 0) +
    timeLikeness(a, b) -
    (a.wished === b.wished ? 0 : 2) -
    (!agrees && MANIFOLD.has(a.quantity.kind) ? 0.5 : 0) -
    (!agrees && ofOtherEvents(a, b) ? 2 : 0) +
    (namedApart(a.complement, b.complement) ? -2 : Math.min(1, shared(a.complement, b.complement))) +
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
/** A number of people from here on is a crowd or a public that may be called by another noun. */
const MANY = 10;

/** "143 million people" and "145 million consumers": one crowd by two nouns that restrict nothing. */
function samePeople(a: Figure, b: Figure): boolean {
  const isPeople = ({ head }: Figure) => head === '' || PERSONS.has(head);
  return isPeople(a) && isPeople(b) && Math.min(a.interval.low, b.interval.low) >= MANY && nearness(a, b) > 0;
}

/** Content words of a sentence, and the share of all words of two, that make them one sentence but for the figure. */
const WORDS = 4;
const PARALLEL = 0.7;

/** Whether the sentences say the same but for the figures. */
function isParallel(a: Figure, b: Figure): boolean {
  const both = shared(a.context, b.context);
  return both >= WORDS && both >= PARALLEL * (a.context.size + b.context.size - both);
}

/** Fewer of a narrower kind: "two female gorillas" and "three gorillas" do not contradict. */
function isSubset(a: Figure, b: Figure): boolean {
  if (a.measured || a.quantity.kind === 'score' || a.interval.high >= b.interval.low) return false;
  return (
    a.modifiers.size > b.modifiers.size &&
    shared(a.modifiers, b.modifiers) === b.modifiers.size &&
    !isGeneralised(a, b)
  );
}

/** "five fire rescue units" and "four rescue units": a word of the name left out restricts nothing. */
const isGeneralised = (a: Figure, b: Figure): boolean =>
  b.modifiers.size > 0 && a.modifiers.size - b.modifiers.size === 1;

/** What a player did, told of many players in one breath. */
const isStatistic = ({ head, quantity }: Figure): boolean =>
  STATISTICS.has(head) || STATISTICS.has(quantity.unit ?? '');

/** "One witness" introduces a witness and counts none. */
const isIntroduction = ({ measured, interval }: Figure): boolean =>
  !measured && interval.low === 1 && interval.high === 1;

/** "four days of protests": true of the day on which it is written. */
const runsOn = ({ quantity, lasting }: Figure): boolean => quantity.kind === 'duration' && lasting;

/** Distances are of one thing only from one place. */
function anchorLikeness(a: Figure, b: Figure): number {
  if (a.anchors.size === 0 || b.anchors.size === 0) return 0;
  return shared(a.anchors, b.anchors) > 0 ? 2 : -3;
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
