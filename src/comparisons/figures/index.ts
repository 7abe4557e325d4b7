/** Figures: the same measure in several documents; agree, differ, or risen with time. */
import words from '../../lexicon/en/figure-words.json' with { type: 'json' };
import type { Evidence, FindingDraft, StoryContext } from '../../model/finding.ts';
import { defineComparison, type Pair } from '../../model/stages.ts';
import { evidenceOf, originGroups } from '../../story/evidence.ts';
import { union } from '../../text/union.ts';
import { type Figure, figuresOf } from './figure.ts';
import { belonging } from './same-measure.ts';
import { compatible } from './values.ts';

const RISING: ReadonlySet<string> = new Set(words.entries.rising);
const SIDES = 'abcdefghijklmnopqrstuvwxyz';

function keysOf(figure: Figure): string[] {
  if (figure.toll) return [`toll ${figure.quantity.family}`];
  if (figure.converts !== null) return [`converts ${figure.converts}`];
  if (figure.person !== null) return [`age ${figure.person}`];
  const said = [...figure.modifiers, figure.head].filter((word) => word !== '');
  const value = `${figure.quantity.low} ${figure.quantity.family ?? figure.quantity.unit}`;
  const around = [value, figure.predicate ?? '', ...(figure.measured ? figure.clause : figure.verbs)];
  return [...said, ...around].map((word) => `${figure.base} ${word}`);
}

/** An interval whose ends lie this far apart as a ratio is vague ("dozens"): it only ever joins others. */
const VAGUE = 1.9;
const isVague = ({ low, high }: Figure['interval']): boolean => low > 0 && high / low >= VAGUE;

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
    const apart = (side: readonly Figure[]) =>
      Math.min(...side.map((other) => Math.abs(other.interval.low - figure.interval.low)));
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

/** How far a document's other tolls may lie from its main one and still be of the same event. */
const NEAR = 2;

/** Tolls without those that a document gives of something smaller or larger than its own story: its headline or first toll is its main one. */
function mainTolls(items: readonly Figure[]): ReadonlySet<Figure> {
  const main = new Map<string, Figure>();
  for (const figure of items) {
    if (
      !figure.toll ||
      figure.quantity.high === 0 ||
      figure.old ||
      figure.part ||
      figure.head !== '' ||
      figure.modifiers.size > 0
    )
      continue;
    const key = `${figure.document} ${figure.quantity.family}`;
    const earlier = main.get(key);
    if (!earlier || (isVague(earlier.interval) && !isVague(figure.interval))) main.set(key, figure);
  }
  return new Set(
    items.filter((figure) => {
      const own = figure.toll ? main.get(`${figure.document} ${figure.quantity.family}`) : undefined;
      if (figure.quantity.high === 0) return figure.quantity.family !== 'deaths' || !own;
      if (!own || own === figure || figure.head !== '' || figure.modifiers.size > 0) return true;
      if (isVague(own.interval) || isVague(figure.interval)) return true;
      return (
        figure.interval.high * NEAR >= own.interval.low && figure.interval.low <= own.interval.high * NEAR
      );
    }),
  );
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
    return [...first!.modifiers, first!.head, family]
      .filter((word) => word !== '' && word !== null)
      .join(' ');
  const said = [...first!.modifiers, first!.head].filter((word) => word !== '').join(' ');
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
    weight: origins + (side[0]!.toll ? 1 : 0),
    evidence,
    detail: {
      measure,
      family: side[0]!.quantity.family,
      unit: side[0]!.quantity.unit,
      values: valuesOf(figures, 0),
    },
  };
}

/**
 * Whether the values rise with the documents' days. A document without a day neither rises nor hinders where its value is
 * one that a dated document gives too; nought rises to nothing.
 */
function risesWithTime(figures: readonly Figure[]): boolean {
  const dated = figures.filter((figure) => figure.published !== null && !figure.published.includes('/'));
  const known = (figure: Figure) =>
    dated.some((one) => one.interval.low <= figure.interval.high && figure.interval.low <= one.interval.high);
  if (figures.some((figure) => figure.interval.high === 0 || !known(figure))) return false;
  let rises = false;
  for (const a of dated) {
    for (const b of dated) {
      const [early, late] = [a.published!, b.published!];
      // A day against a minute of that day says nothing of which is later.
      if (early >= late || (early.length !== late.length && late.startsWith(early.slice(0, 10)))) continue;
      if (b.interval.high < a.interval.low) return false;
      if (b.interval.low > a.interval.high) rises = true;
    }
  }
  return rises;
}

/** Whether a text says of the highest value that the count rose to it. */
function saidToRise(figures: readonly Figure[]): boolean {
  const top = Math.max(...figures.map((figure) => figure.interval.low));
  return figures.some((figure) => figure.interval.low === top && figure.quantity.step === 'to');
}

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
  const shown = [...new Set(sides.map((side) => showValue(side[0]!)))].slice(0, 6);
  return {
    kind: 'figure',
    verdict: rising ? 'update' : 'differ',
    relation: 'same-measure',
    severity: origins < 2 ? 'low' : toll ? 'high' : 'medium',
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

function compare(items: readonly Figure[], pairs: readonly Pair[], story: StoryContext): FindingDraft[] {
  const measures = union(items.length);
  const same = union(items.length);
  const kept = mainTolls(items);
  for (const [i, j] of pairs) {
    const [a, b] = [items[i]!, items[j]!];
    if (!kept.has(a) || !kept.has(b)) continue;
    const how = belonging(a, b);
    if (how === 'measure') measures.join(i, j);
    else if (how === 'figure') same.join(i, j);
  }
  const drafts: FindingDraft[] = [];
  const agreed = (side: readonly Figure[]) => {
    const draft = agreement(side, story);
    if (draft) drafts.push(draft);
  };
  for (const group of measures.groups()) {
    if (group.length < 2) continue;
    const sides = sidesOf(group.map((index) => items[index]!));
    for (const side of sides) agreed(side);
    // A side of vague values alone ("several") contradicts nobody.
    const exact = sides
      .map((side) => side.filter((figure) => !isVague(figure.interval)))
      .filter((side) => side.length > 0);
    const documents = new Set(exact.flat().map((figure) => figure.document));
    if (exact.length > 1 && documents.size > 1) {
      const differing = difference(exact, story);
      if (differing) drafts.push(differing);
    }
  }
  for (const group of same.groups()) if (group.length > 1) agreed(group.map((index) => items[index]!));
  return drafts;
}

export const comparedFigures = defineComparison<Figure>({
  name: 'figures',
  version: 1,
  items: figuresOf,
  keys: keysOf,
  compare,
});
