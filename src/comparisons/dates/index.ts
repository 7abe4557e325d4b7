/** Dates and times of day: one event dated in several documents. */
import type { FindingDraft, StoryContext } from '../../model/finding.ts';
import { defineComparison, type Pair } from '../../model/stages.ts';
import { evidenceOf, originGroups } from '../../story/evidence.ts';
import { union } from '../../text/union.ts';
import { type Dated, datedOf } from './dated.ts';

const keysOf = (item: Dated): string[] => item.classes.map((name) => `${item.kind} ${name}`);

const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  [...a].filter((one) => b.has(one)).length;

/** Days between two datings of one event, at most. */
const FAR = 45;

/** Whether two dates are said of one event: its class, and what takes part in it. */
function sameEvent(a: Dated, b: Dated): boolean {
  if (a.document === b.document || a.kind !== b.kind || !a.classes.some((name) => b.classes.includes(name)))
    return false;
  const words = shared(a.content, b.content) - (a.event === b.event ? 1 : 0);
  if (a.kind === 'clock') return words >= 1 || shared(a.names, b.names) >= 1 || a.event === b.event;
  // Two days far apart are two events rather than one misdated; so are a day and a year.
  const years = (item: Dated) => item.high - item.low > 360;
  const gap = Math.max(a.low, b.low) - Math.min(a.high, b.high);
  if (years(a) !== years(b) || (!years(a) && gap > FAR)) return false;
  return a.event === b.event
    ? words >= 1 && (words >= 2 || shared(a.names, b.names) >= 1)
    : words >= 2 && shared(a.names, b.names) >= 1;
}

/** Weekday of a day number: 0 is Sunday. */
const weekday = (day: number): number => (day + 4) % 7;

/** Whether both can be right; a bare weekday is taken to be the same day as any date on that weekday. */
function meet(a: Dated, b: Dated): boolean {
  if (a.low < b.high && b.low < a.high) return true;
  if (a.kind !== 'date' || (a.weekday === null && b.weekday === null)) return false;
  const day = (item: Dated) => (item.high - item.low === 1 ? weekday(item.low) : null);
  return Math.abs(a.low - b.low) <= 8 && day(a) !== null && day(a) === day(b);
}

/** Dates grouped by compatibility; exact ones first, so that "in March" joins the day it holds. */
function sidesOf(cluster: readonly Dated[]): Dated[][] {
  const sides: Dated[][] = [];
  for (const item of [...cluster].sort(
    (a, b) => a.high - a.low - (b.high - b.low) || a.order - b.order || a.start - b.start,
  )) {
    const home = sides.find((side) => side.every((other) => meet(item, other)));
    if (home) home.push(item);
    else sides.push([item]);
  }
  return sides;
}

function perDocument(side: readonly Dated[]): Dated[] {
  const seen = new Set<string>();
  return [...side]
    .sort(
      (a, b) =>
        a.order - b.order ||
        a.high - a.low - (b.high - b.low) ||
        Number(a.headline) - Number(b.headline) ||
        a.start - b.start,
    )
    .filter((one) => !seen.has(one.document) && seen.add(one.document));
}

const SIDES = 'abcdefgh';

function findings(cluster: readonly Dated[], story: StoryContext): FindingDraft[] {
  const sides = sidesOf(cluster).map(perDocument);
  const [first] = cluster;
  const base = {
    kind: 'date',
    relation: 'same-event',
    detail: { type: 'date', event: first!.event },
  } as const;
  const agreed = sides.flatMap((side): FindingDraft[] => {
    const evidence = side.map((one) => evidenceOf(story.documents.get(one.document)!, one));
    const origins = originGroups(evidence, story).length;
    if (origins < 2) return [];
    return [
      {
        ...base,
        verdict: 'agree',
        severity: 'low',
        origins,
        reason: `${origins} origins date it alike: ${first!.event}`,
        weight: origins,
        evidence,
      },
    ];
  });
  if (sides.length < 2) return agreed;
  const all = sides.flatMap((side, i) =>
    side.map((one) => ({ one, side: SIDES[Math.min(i, SIDES.length - 1)]! })),
  );
  const evidence = all.map(({ one, side }) => evidenceOf(story.documents.get(one.document)!, one, side));
  const origins = originGroups(evidence, story).length;
  const shown = ({ kind, time }: Dated) =>
    kind === 'clock' ? (/T(\d{2}(?::\d{2})?)/.exec(time.value)?.[1] ?? time.value) : time.value;
  const values = [...new Set(sides.map((side) => shown(side[0]!)))];
  const differing: FindingDraft = {
    ...base,
    verdict: 'differ',
    severity: origins > 1 ? (first!.kind === 'date' ? 'high' : 'medium') : 'low',
    origins,
    reason: `${first!.event}: ${values.join(' against ')}`,
    weight: origins + 0.5,
    evidence,
  };
  return [...agreed, differing];
}

function compare(items: readonly Dated[], pairs: readonly Pair[], story: StoryContext): FindingDraft[] {
  const sets = union(items.length);
  for (const [i, j] of pairs) if (sameEvent(items[i]!, items[j]!)) sets.join(i, j);
  return sets.groups().flatMap((group) =>
    group.length < 2
      ? []
      : findings(
          group.map((index) => items[index]!),
          story,
        ),
  );
}

export const comparedDates = defineComparison<Dated>({
  name: 'dates',
  version: 1,
  items: datedOf,
  keys: keysOf,
  compare,
});
