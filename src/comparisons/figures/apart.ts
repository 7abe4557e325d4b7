/** What shows that two figures, or their unlike values, are of two things: other events, moments, extents, parts. */
import { weeksApart } from '../../story/when.ts';
import type { Figure } from './figure.ts';
import { isIndex, samePeople } from './measures.ts';
import { isStatistic, ofOneScorer, ofOtherScorers } from './scorers.ts';
import { namedApart, shared } from './sets.ts';

/** Whether two documents weeks apart tell of two events: their clauses name no common day. */
export function ofOtherEvents(a: Figure, b: Figure): boolean {
  const day = (times: ReadonlySet<string>) =>
    new Set([...times].filter((time) => /^\d{4}-\d{2}-\d{2}/.test(time)));
  return weeksApart(a.published, b.published) && shared(day(a.times), day(b.times)) === 0;
}

/** "plunged 5 percent" and "closed down 3 percent": two moments of one day. */
const otherMoment = (a: Figure, b: Figure): boolean => a.quantity.kind === 'percent' && a.closes !== b.closes;

/** How high and how far; where one town lies and where another does. */
function otherExtent(a: Figure, b: Figure): boolean {
  if (a.quantity.kind !== 'length') return false;
  if (a.dimension !== b.dimension) return true;
  const located = ({ places, anchors }: Figure) => new Set([...places].filter((name) => !anchors.has(name)));
  return (a.anchors.size > 0 || b.anchors.size > 0) && namedApart(located(a), located(b));
}

/** Fewer of a narrower kind: "two grey herons" and "three herons" do not contradict. */
function isSubset(a: Figure, b: Figure): boolean {
  if (a.measured || a.quantity.kind === 'score' || a.interval.high >= b.interval.low) return false;
  return (
    a.modifiers.size > b.modifiers.size &&
    shared(a.modifiers, b.modifiers) === b.modifiers.size &&
    !isGeneralised(a, b)
  );
}

/** "seven river rescue boats" and "six rescue boats": a word of the name left out restricts nothing. */
const isGeneralised = (a: Figure, b: Figure): boolean =>
  b.modifiers.size > 0 && a.modifiers.size - b.modifiers.size === 1;

/** "One witness" introduces a witness and counts none. */
const isIntroduction = ({ measured, interval }: Figure): boolean =>
  !measured && interval.low === 1 && interval.high === 1;

/** "three weeks of marches": true of the day on which it is written. */
const runsOn = ({ quantity, lasting }: Figure): boolean => quantity.kind === 'duration' && lasting;

/** "21 miles" and "21 nautical miles": one number by a unit and by its short name. */
function namedLoosely({ quantity: a }: Figure, { quantity: b }: Figure): boolean {
  const [x, y] = [a.unit ?? '', b.unit ?? ''];
  return a.low !== null && a.low === b.low && x !== y && (x.endsWith(` ${y}`) || y.endsWith(` ${x}`));
}

type Rule = (a: Figure, b: Figure) => boolean;
const either =
  (is: (figure: Figure) => boolean): Rule =>
  (a, b) =>
    is(a) || is(b);
const oneOnly =
  (is: (figure: Figure) => unknown): Rule =>
  (a, b) =>
    is(a) !== is(b);

/** What tells two figures apart, whatever their values. */
const ALWAYS: Readonly<Record<string, Rule>> = {
  dimension: (a, b) => a.dimension !== null && b.dimension !== null && a.dimension !== b.dimension,
  from: oneOnly(({ quantity }) => quantity.step === 'from'),
  by: oneOnly(({ quantity }) => quantity.step === 'by'),
  part: oneOnly(({ part }) => part),
  more: oneOnly(({ more }) => more),
  per: oneOnly(({ quantity }) => quantity.per ?? ''),
  noun: (a, b) =>
    !a.measured && a.head !== b.head && !isIndex(a, b) && !samePeople(a, b) && a.quantity.kind !== 'score',
  scorer: ofOtherScorers,
  compared: oneOnly(({ compared }) => compared),
  listed: (a, b) => namedApart(a.listed, b.listed),
  subset: (a, b) => isSubset(a, b) || isSubset(b, a),
};

/** What tells unlike values apart. */
const UNLIKE: Readonly<Record<string, Rule>> = {
  lingers: oneOnly(({ lingers }) => lingers),
  moment: otherMoment,
  extent: otherExtent,
  unit: namedLoosely,
  statistic: (a, b) => (isStatistic(a) || isStatistic(b)) && !ofOneScorer(a, b),
  runsOn: either(runsOn),
  introduction: either(isIntroduction),
  general: either(({ general }) => general),
  reckoned: oneOnly(({ reckoned }) => reckoned),
  required: oneOnly(({ required }) => required),
  bothCompared: either(({ compared }) => compared),
  whole: oneOnly(({ whole }) => whole),
};

/** Whether two figures that look alike are of two things; `agrees`: their values may be one. */
export function toldApart(a: Figure, b: Figure, agrees: boolean): boolean {
  return (
    Object.values(ALWAYS).some((rule) => rule(a, b)) ||
    (!agrees && Object.values(UNLIKE).some((rule) => rule(a, b)))
  );
}
