/** Figures: the same measure in several documents; agree, differ, or risen with time. */
import words from '../../lexicon/en/figure-words.json' with { type: 'json' };
import type { Evidence, FindingDraft, StoryContext } from '../../model/finding.ts';
import { defineComparison, type Pair } from '../../model/stages.ts';
import { evidenceOf, originGroups } from '../../story/evidence.ts';
import { union } from '../../text/union.ts';
import { type Figure, figuresOf } from './figure.ts';
import { sameMeasure } from './same-measure.ts';
import { compatible } from './values.ts';

const RISING: ReadonlySet<string> = new Set(words.entries.rising);
const SIDES = 'abcdefghijklmnopqrstuvwxyz';

function keysOf(figure: Figure): string[] {
  if (figure.family !== null) return [`family ${figure.family}`];
  const own = [...figure.modifiers, figure.head].filter(Boolean).map((word) => `${figure.base} ${word}`);
  return figure.measured
    ? [...own, ...[...figure.clause].map((word) => `${figure.base} ${word}`)]
    : own.length > 0
      ? own
      : [figure.base];
}

/** Figures grouped by value: each joins the first group with all of whose members it is compatible; narrow intervals first. */
function sidesOf(cluster: readonly Figure[]): Figure[][] {
  const width = (figure: Figure) =>
    (figure.interval.high - figure.interval.low) / Math.max(1e-9, Math.abs(figure.interval.high));
  const sorted = [...cluster].sort((a, b) => width(a) - width(b) || a.order - b.order || a.start - b.start);
  const sides: Figure[][] = [];
  for (const figure of sorted) {
    const home = sides.find((side) => side.every((other) => compatible(figure.interval, other.interval)));
    if (home) home.push(figure);
    else sides.push([figure]);
  }
  return sides.map((side) =>
    side.sort((a, b) => a.order - b.order || Number(a.headline) - Number(b.headline) || a.start - b.start),
  );
}

/** One passage a document and side: the first in running text. */
function perDocument(side: readonly Figure[]): Figure[] {
  const seen = new Set<string>();
  return side.filter((figure) => !seen.has(figure.document) && seen.add(figure.document));
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
  return (
    first!.family ?? [...first!.modifiers, first!.head].filter(Boolean).join(' ') ?? first!.quantity.kind
  );
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
    weight: origins + (side[0]!.family !== null ? 1 : 0),
    evidence,
    detail: { measure, family: side[0]!.family, unit: side[0]!.quantity.unit, values: valuesOf(figures, 0) },
  };
}

/** Whether the values rise with the documents' dates, all of which are known and not all of one day. */
function risesWithTime(figures: readonly Figure[]): boolean {
  if (figures.some((figure) => figure.published === null || figure.published.includes('/'))) return false;
  const sorted = [...figures].sort((a, b) =>
    a.published! < b.published! ? -1 : a.published! > b.published! ? 1 : a.interval.low - b.interval.low,
  );
  if (sorted[0]!.published === sorted.at(-1)!.published) return false;
  return sorted.every((figure, i) => i === 0 || figure.interval.high >= sorted[i - 1]!.interval.low);
}

function showValue(figure: Figure): string {
  const { low, high, comparator } = figure.quantity;
  if (comparator === 'range') return `${low}–${high}`;
  return `${comparator === '=' ? '' : comparator}${low ?? high}`;
}

function difference(sides: readonly Figure[][], story: StoryContext): FindingDraft | null {
  const figures: Figure[] = [];
  const evidence: Evidence[] = [];
  sides.forEach((side, i) => {
    const own = perDocument(side);
    figures.push(...own);
    evidence.push(...evidenceFor(own, story, SIDES[Math.min(i, SIDES.length - 1)]));
  });
  const [first] = figures;
  const rising = first!.family !== null && RISING.has(first!.family) && risesWithTime(figures);
  const origins = originGroups(evidence, story).length;
  const toll = first!.family !== null;
  const measure = measureName(figures);
  const shown = [...new Set(sides.map((side) => showValue(side[0]!)))].slice(0, 6);
  return {
    kind: 'figure',
    verdict: rising ? 'update' : 'differ',
    relation: 'same-measure',
    severity: toll && origins > 1 ? 'high' : 'medium',
    origins,
    reason: `${measure}: ${shown.join(' against ')}${rising ? ', rising with the date' : ''}`,
    weight: origins + (toll ? 2 : 0) + (figures.some((figure) => figure.headline) ? 0.5 : 0),
    evidence,
    detail: { measure, family: first!.family, unit: first!.quantity.unit, values: valuesOf(figures, 0) },
  };
}

function compare(items: readonly Figure[], pairs: readonly Pair[], story: StoryContext): FindingDraft[] {
  const sets = union(items.length);
  for (const [i, j] of pairs) if (sameMeasure(items[i]!, items[j]!) !== null) sets.join(i, j);
  const drafts: FindingDraft[] = [];
  for (const group of sets.groups()) {
    if (group.length < 2) continue;
    const sides = sidesOf(group.map((index) => items[index]!));
    for (const side of sides) {
      const agreed = agreement(side, story);
      if (agreed) drafts.push(agreed);
    }
    if (sides.length > 1) {
      const differing = difference(sides, story);
      if (differing) drafts.push(differing);
    }
  }
  return drafts;
}

export const comparedFigures = defineComparison<Figure>({
  name: 'figures',
  version: 1,
  items: figuresOf,
  keys: keysOf,
  compare,
});
