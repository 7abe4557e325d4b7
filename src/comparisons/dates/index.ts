/** Dates and times of day: one event dated in several documents. */
import type { FindingDraft, StoryContext } from '../../model/finding.ts';
import { defineComparison, type Pair } from '../../model/stages.ts';
import { evidenceOf, originGroups } from '../../story/evidence.ts';
import { union } from '../../text/union.ts';
import { type Dated, datedOf } from './dated.ts';
import { AGREEMENT, conflictsFrom, likeness, meet, TAKEN } from './likeness.ts';
import { misdated } from './misdated.ts';
import { twiceDated } from './once.ts';

/** Times meet by the class or the verb of their events, and by who acts or is acted on. */
const keysOf = (item: Dated): string[] =>
  [
    ...item.classes,
    ...[item.frame.agent, item.frame.patient].flatMap((party) => [...(party?.entities ?? [])]),
  ].map((name) => `${item.kind} ${name}`);

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
  const holders = sides.flatMap((side) => side.map((one) => one.document));
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
        // When it was is seldom in doubt, and seldom news.
        weight: 0.1 + origins / 50,
        evidence,
      },
    ];
  });
  // A document that gives two of the times tells of two events.
  if (sides.length < 2 || new Set(holders).size < holders.length) return agreed;
  const all = sides.flatMap((side, i) =>
    side.map((one) => ({ one, side: SIDES[Math.min(i, SIDES.length - 1)]! })),
  );
  const evidence = all.map(({ one, side }) => evidenceOf(story.documents.get(one.document)!, one, side));
  const origins = originGroups(evidence, story).length;
  const shown = ({ kind, time, weekday }: Dated) =>
    kind === 'weekday'
      ? (weekday ?? time.value)
      : kind === 'clock'
        ? (/T(\d{2}(?::\d{2})?)/.exec(time.value)?.[1] ?? time.value)
        : time.value;
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

type Candidate = {
  readonly i: number;
  readonly j: number;
  readonly points: number;
  readonly agrees: boolean;
};

/**
 * Which times are of one event: in each pair of documents the likeliest first, and equal ones before others. A time that
 * has found itself in a document conflicts with no other time of it: whoever gives both tells of two events.
 */
function alignment(items: readonly Dated[], pairs: readonly Pair[], story: StoryContext): Pair[] {
  const candidates = pairs.flatMap(([i, j]): Candidate[] => {
    const [a, b] = [items[i]!, items[j]!];
    const points = likeness(a, b, story);
    const agrees = meet(a, b);
    return points >= (agrees ? TAKEN : Math.min(TAKEN, conflictsFrom(a, b)))
      ? [{ i, j, points, agrees }]
      : [];
  });
  candidates.sort((a, b) => Number(b.agrees) - Number(a.agrees) || b.points - a.points);
  const taken = new Set<string>();
  return candidates.flatMap(({ i, j, points, agrees }): Pair[] => {
    const [own, other] = [`${i} ${items[j]!.document}`, `${j} ${items[i]!.document}`];
    const [a, b] = [items[i]!, items[j]!];
    if (!agrees && (points < conflictsFrom(a, b) || taken.has(own) || taken.has(other))) return [];
    taken.add(own).add(other);
    return points >= (agrees ? AGREEMENT : conflictsFrom(a, b)) ? [[i, j]] : [];
  });
}

function compare(items: readonly Dated[], pairs: readonly Pair[], story: StoryContext): FindingDraft[] {
  const sets = union(items.length);
  for (const [i, j] of alignment(items, pairs, story)) sets.join(i, j);
  const compared = sets.groups().flatMap((group) =>
    group.length < 2
      ? []
      : findings(
          group.map((index) => items[index]!),
          story,
        ),
  );
  return [...compared, ...twiceDated(items, story), ...misdated(story)];
}

export const comparedDates = defineComparison<Dated>({
  name: 'dates',
  version: 2,
  items: datedOf,
  keys: keysOf,
  compare,
});
