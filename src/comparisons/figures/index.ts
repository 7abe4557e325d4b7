/** Figures: the same measure in several documents; agree, differ, or risen with time. */
import words from '../../lexicon/en/figure-words.json' with { type: 'json' };
import type { Evidence, FindingDraft, StoryContext } from '../../model/finding.ts';
import { defineComparison, type Pair } from '../../model/stages.ts';
import { evidenceOf, originGroups } from '../../story/evidence.ts';
import { union } from '../../text/union.ts';
import { conversions } from './conversions.ts';
import { type Figure, figuresOf } from './figure.ts';
import { folded } from './folded.ts';
import { agreedWeight, matters } from './ranking.ts';
import { AGREEMENT, CONFLICT, knownApart, likeness, sameFigure, TAKEN, usesOf } from './same-measure.ts';
import { mainTolls, sameToll } from './tolls.ts';
import { compatible, isVague } from './values.ts';

const RISING: ReadonlySet<string> = new Set(words.entries.rising);
const SIDES = 'abcdefghijklmnopqrstuvwxyz';

function keysOf(figure: Figure): string[] {
  if (figure.toll) return [`toll ${figure.family}`];
  if (figure.converts !== null) return [`converts ${figure.converts}`];
  if (figure.person !== null) return [`age ${figure.person}`];
  const thing = figure.measured ? [figure.frame.agent?.lemma ?? '', figure.dimension ?? ''] : [];
  const said = [...figure.modifiers, figure.head, ...thing].filter((word) => word !== '');
  const value = `${figure.quantity.low} ${figure.quantity.family ?? figure.quantity.unit}`;
  const around = [
    value,
    figure.predicate ?? '',
    figure.measured ? '' : (figure.family ?? ''),
    ...(figure.measured ? figure.clause : figure.verbs),
  ];
  return [...said, ...around].filter((word) => word !== '').map((word) => `${figure.base} ${word}`);
}

/**
 * Figures grouped by value: each joins the group with all of whose members it is compatible. Exact ones come first, and
 * vague ones join the first group that they allow.
 */
function sidesOf(cluster: readonly Figure[]): Figure[][] {
  const width = ({ interval }: Figure) =>
    (interval.high - interval.low) / Math.max(1e-9, Math.abs(interval.high));
  const sorted = [...cluster].sort(
    (a, b) =>
      Number(isVague(a.interval)) - Number(isVague(b.interval)) ||
      width(a) - width(b) ||
      a.order - b.order ||
      a.start - b.start,
  );
  const sides: Figure[][] = [];
  for (const figure of sorted) {
    const vague = isVague(figure.interval);
    const fits = (side: readonly Figure[]) =>
      vague
        ? side.some((other) => compatible(figure.interval, other.interval))
        : side.every((other) => compatible(figure.interval, other.interval));
    // A bound stands nearest to the number that it names.
    const middle = ({ interval, quantity }: Figure) =>
      quantity.comparator.startsWith('<')
        ? interval.high
        : quantity.comparator.startsWith('>')
          ? interval.low
          : (interval.low + interval.high) / 2;
    const apart = (side: readonly Figure[]) =>
      Math.min(...side.map((other) => Math.abs(middle(other) - middle(figure))));
    const home = sides.filter(fits).sort((a, b) => (vague ? b.length - a.length : apart(a) - apart(b)))[0];
    if (home) home.push(figure);
    else sides.push([figure]);
  }
  for (const side of sides)
    side.sort((a, b) => a.order - b.order || Number(a.headline) - Number(b.headline) || a.start - b.start);
  return sides.sort(
    (a, b) => new Set(b.map((one) => one.document)).size - new Set(a.map((one) => one.document)).size,
  );
}

/** Passages of a document on one side: the first of each way to put the value, at most three. */
function perDocument(side: readonly Figure[]): Figure[] {
  const seen = new Set<string>();
  const counts = new Map<string, number>();
  return side.filter((figure) => {
    const { low, high, comparator, family } = figure.quantity;
    const key = `${figure.document} ${low} ${high} ${comparator} ${family}`;
    const count = counts.get(figure.document) ?? 0;
    if (seen.has(key) || count >= 3) return false;
    seen.add(key);
    counts.set(figure.document, count + 1);
    return true;
  });
}

function evidenceFor(figures: readonly Figure[], story: StoryContext, side?: string): Evidence[] {
  return figures.map((figure) => evidenceOf(story.documents.get(figure.document)!, figure, side));
}

function valuesOf(figures: readonly Figure[], from: number) {
  return figures.map((figure, i) => ({
    evidence: from + i,
    document: figure.document,
    low: figure.quantity.low,
    high: figure.quantity.high,
    comparator: figure.quantity.comparator,
    unit: figure.quantity.unit,
    published: figure.published,
  }));
}

function measureName(cluster: readonly Figure[]): string {
  const [first] = cluster;
  const { family, kind } = first!.quantity;
  if (first!.base === 'age') return 'age';
  if (first!.toll)
    return [...first!.modifiers, first!.noun, family]
      .filter((word) => word !== '' && word !== null)
      .join(' ');
  const said = [...first!.modifiers, first!.noun].filter((word) => word !== '').join(' ');
  return said === '' ? (family ?? kind) : said;
}

function agreement(side: readonly Figure[], story: StoryContext): FindingDraft | null {
  const figures = perDocument(side);
  const evidence = evidenceFor(figures, story);
  const origins = originGroups(evidence, story).length;
  if (origins < 2) return null;
  const measure = measureName(side);
  return {
    kind: 'figure',
    verdict: 'agree',
    relation: 'same-measure',
    severity: 'low',
    origins,
    reason: `${origins} origins agree on ${measure}`,
    weight: agreedWeight(side, origins),
    evidence,
    detail: {
      measure,
      family: side[0]!.quantity.family,
      unit: side[0]!.quantity.unit,
      values: valuesOf(figures, 0),
    },
  };
}

/** Of the pairs of documents from two days whose values differ, the share that may fall and the values still rise. */
const FALLING = 0.3;

/**
 * Whether the values rise with the documents' days: most pairs from two days do, since a page may be changed under its old
 * date. A document without a day hinders nothing where its value is one that a dated document gives too; nought rises to
 * nothing.
 */
function risesWithTime(figures: readonly Figure[]): boolean {
  const dated = figures.filter((figure) => figure.published !== null && !figure.published.includes('/'));
  if (figures.some((figure) => figure.interval.high === 0)) return false;
  if (figures.some((figure) => !dated.some((one) => compatible(one.interval, figure.interval)))) return false;
  let rises = 0;
  let falls = 0;
  for (const a of dated) {
    for (const b of dated) {
      const [early, late] = [a.published!, b.published!];
      // A day against a minute of that day says nothing of which is later.
      if (early >= late || (early.length !== late.length && late.startsWith(early.slice(0, 10)))) continue;
      if (b.interval.high < a.interval.low) falls++;
      if (b.interval.low > a.interval.high) rises++;
    }
  }
  return rises > 0 && falls <= rises * FALLING;
}

/** Whether a text says that the count rose: to the highest value, or in a sentence that gives one of several. */
function saidToRise(figures: readonly Figure[]): boolean {
  if (figures.some((figure) => figure.interval.high === 0)) return false;
  return figures.some((figure) => figure.quantity.step === 'to' || figure.climbs);
}

const isExact = ({ quantity }: Figure): boolean => quantity.comparator === '=';

function showValue(figure: Figure): string {
  const { low, high, comparator, unit } = figure.quantity;
  const value =
    comparator === 'range' ? `${low}–${high}` : `${comparator === '=' ? '' : comparator}${low ?? high}`;
  return figure.measured && unit !== null ? `${value} ${unit}` : value;
}

function difference(values: readonly Figure[][], story: StoryContext): FindingDraft | null {
  const all = values.flatMap((side) => perDocument(side));
  const family = all[0]!.quantity.family ?? '';
  const rising = RISING.has(family) && (risesWithTime(all) || saidToRise(all));
  // What rises is told from its beginning.
  const sides = rising ? [...values].sort((a, b) => a[0]!.interval.low - b[0]!.interval.low) : values;
  const figures: Figure[] = [];
  const evidence: Evidence[] = [];
  sides.forEach((side, i) => {
    const own = perDocument(side);
    figures.push(...own);
    evidence.push(...evidenceFor(own, story, SIDES[Math.min(i, SIDES.length - 1)]));
  });
  const [first] = figures;
  const origins = originGroups(evidence, story).length;
  const { toll } = first!;
  const measure = measureName(figures);
  const shown = [...new Set(sides.map((side) => showValue(side.find(isExact) ?? side[0]!)))].slice(0, 6);
  return {
    kind: 'figure',
    verdict: rising ? 'update' : 'differ',
    relation: 'same-measure',
    severity: origins < 2 ? 'low' : toll ? 'high' : rising || matters(figures) ? 'medium' : 'low',
    origins,
    reason: `${measure}: ${shown.join(' against ')}${rising ? ', rising' : ''}`,
    weight: origins + (toll ? 2 : 0) + (figures.some((figure) => figure.headline) ? 0.5 : 0),
    evidence,
    detail: {
      measure,
      family: first!.quantity.family,
      unit: first!.quantity.unit,
      values: valuesOf(figures, 0),
    },
  };
}

/** Whether one of the documents gives both ages, of whomever: they are two people's. */
function knowsBoth(a: Figure, b: Figure, ages: ReadonlyMap<string, readonly Figure[]>): boolean {
  if (compatible(a.interval, b.interval)) return false;
  const gives = (document: string, { interval }: Figure) =>
    ages.get(document)!.some((one) => !one.revised && compatible(one.interval, interval));
  return gives(a.document, b) || gives(b.document, a);
}

type Candidate = {
  readonly i: number;
  readonly j: number;
  readonly points: number;
  readonly agrees: boolean;
};

/**
 * Which figures belong together, tolls apart: in each pair of documents the likeliest first, and equal values before
 * others. A figure that has found its own value in a document conflicts with no other figure of it: whoever gives both
 * values tells two things apart.
 */
function alignment(items: readonly Figure[], pairs: readonly Pair[], story: StoryContext): Pair[] {
  const uses = usesOf(items);
  const ages = Map.groupBy(
    items.filter((figure) => figure.base === 'age'),
    (figure) => figure.document,
  );
  const candidates = pairs.flatMap(([i, j]): Candidate[] => {
    const [a, b] = [items[i]!, items[j]!];
    const points = likeness(a, b, uses, story);
    if (points >= TAKEN && a.base === 'age' && a.person === null && knowsBoth(a, b, ages)) return [];
    return points >= TAKEN ? [{ i, j, points, agrees: compatible(a.interval, b.interval) }] : [];
  });
  candidates.sort((a, b) => Number(b.agrees) - Number(a.agrees) || b.points - a.points);
  const taken = new Set<string>();
  const joins = new Map<number, Figure>();
  const documents = new Set(items.map((figure) => figure.document));
  return candidates.flatMap(({ i, j, points, agrees }): Pair[] => {
    const [own, other] = [`${i} ${items[j]!.document}`, `${j} ${items[i]!.document}`];
    if (!agrees && (points < CONFLICT || taken.has(own) || taken.has(other))) return [];
    if (!agrees && knownApart(items[i]!, items[j]!, uses, documents)) return [];
    // "Dozens" settles nothing, and a value that the text corrects is still open.
    const settles = (figure: Figure) => !figure.revised && !isVague(figure.interval);
    if (settles(items[i]!)) taken.add(other);
    if (settles(items[j]!)) taken.add(own);
    if (points < (agrees ? AGREEMENT : CONFLICT)) return [];
    // "Several" agrees with two values that do not agree with each other: it joins the likeliest alone.
    for (const [vague, exact] of [
      [i, j],
      [j, i],
    ] as const) {
      if (!isVague(items[vague]!.interval) || isVague(items[exact]!.interval)) continue;
      const joined = joins.get(vague);
      if (joined && !compatible(joined.interval, items[exact]!.interval)) return [];
      joins.set(vague, items[exact]!);
    }
    return [[i, j]];
  });
}

/** Documents that give two of the values, as two things. */
function tellingApart(sides: readonly (readonly Figure[])[]): Set<string> {
  const seen = new Set<string>();
  const apart = new Set<string>();
  for (const side of sides) {
    const documents = new Set(side.filter((figure) => !figure.revised).map((figure) => figure.document));
    for (const document of documents) (seen.has(document) ? apart : seen).add(document);
  }
  return apart;
}

/** The sides of a group, without vague values: "several" contradicts nobody. */
function exactSides(figures: readonly Figure[]): Figure[][] {
  return sidesOf(figures)
    .map((side) => side.filter((figure) => !isVague(figure.interval)))
    .filter((side) => side.length > 0);
}

/**
 * The sides of a group that contradict each other. A document that gives two of the values is left out, and what it tells
 * apart with them: figures that stand nowhere beside each other are left.
 */
function contradicting(group: readonly Figure[]): Figure[][] {
  const exact = exactSides(group);
  const apart = tellingApart(exact);
  if (apart.size === 0) return exact;
  const both = exact.filter((side) => side.some((figure) => apart.has(figure.document))).flat();
  return exactSides(group.filter((figure) => !apart.has(figure.document) && !both.includes(figure)));
}

/**
 * Without tolls that their document does not mean as rivals: "50 killed and 53 hurt", where of two in one sentence that
 * corrects none the later is of something else; and "over 100" of a document that elsewhere gives a higher number.
 */
function withoutLists(group: readonly Figure[]): Figure[] {
  return group.filter(
    (figure) =>
      figure.revised ||
      figure.climbs ||
      !group.some(
        (other) =>
          other.document === figure.document &&
          !compatible(other.interval, figure.interval) &&
          (figure.quantity.comparator.startsWith('>')
            ? other.interval.low > figure.interval.high
            : other.sentence.start === figure.sentence.start && other.quantity.start < figure.quantity.start),
      ),
  );
}

function findingsOf(group: readonly Figure[], story: StoryContext): FindingDraft[] {
  const drafts = sidesOf(group).flatMap((side) => agreement(side, story) ?? []);
  const origins = new Set(group.map((figure) => story.originOf.get(figure.document)));
  // Of one toll a document may well give two values, of two sources or two hours.
  const toll = group[0]!.toll && origins.size > 1;
  const sides = toll ? exactSides(withoutLists(group)) : contradicting(group);
  const documents = new Set(sides.flat().map((figure) => figure.document));
  if (sides.length < 2 || documents.size < 2) return drafts;
  const differing = difference(sides, story);
  return differing ? [...drafts, differing] : drafts;
}

function compare(items: readonly Figure[], pairs: readonly Pair[], story: StoryContext): FindingDraft[] {
  const measures = union(items.length);
  const same = union(items.length);
  const kept = mainTolls(items, story);
  for (const [i, j] of alignment(items, pairs, story)) measures.join(i, j);
  for (const [i, j] of pairs) {
    const [a, b] = [items[i]!, items[j]!];
    if (kept.has(a) && kept.has(b) && sameToll(a, b)) measures.join(i, j);
    else if (sameFigure(a, b)) same.join(i, j);
  }
  const groupsOf = (sets: typeof same) =>
    sets
      .groups()
      .filter((group) => group.length > 1)
      .map((group) => group.map((index) => items[index]!));
  return folded([
    ...groupsOf(measures).flatMap((group) => findingsOf(group, story)),
    ...groupsOf(same).flatMap((group) => agreement(group, story) ?? []),
  ]);
}

export const comparedFigures = defineComparison<Figure>({
  name: 'figures',
  version: 2,
  items: (document, story) => conversions(figuresOf(document, story), document.document.text),
  keys: keysOf,
  compare,
});
