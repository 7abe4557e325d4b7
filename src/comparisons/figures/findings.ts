/** What is told of figures of one measure: that documents agree, differ, or give values that rise with time. */
import words from '../../lexicon/en/figure-words.json' with { type: 'json' };
import type { Evidence, FindingDraft, StoryContext } from '../../model/finding.ts';
import { evidenceOf, originGroups } from '../../story/evidence.ts';
import { overlapping } from '../../text/span.ts';
import type { Figure } from './figure.ts';
import { gravityOf } from './grave.ts';
import { AGE_LIMIT } from './limits.ts';
import { agreedWeight, matters } from './ranking.ts';
import { areOpposed } from './sides.ts';
import { compatible, isVague } from './values.ts';

const RISING: ReadonlySet<string> = new Set(words.entries.rising);
const SIDES = 'abcdefghijklmnopqrstuvwxyz';

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
  if (first!.base === 'age' || first!.base === AGE_LIMIT) return first!.base;
  if (first!.body !== null) return first!.body.of;
  if (first!.contest !== null) return first!.contest;
  if (first!.stock !== null && cluster.every(({ stock }) => stock?.of === first!.stock!.of))
    return first!.stock.of;
  if (first!.toll)
    return [...first!.modifiers, first!.noun, family]
      .filter((word) => word !== '' && word !== null)
      .join(' ');
  const said = [...first!.modifiers, first!.noun].filter((word) => word !== '').join(' ');
  return said === '' ? (family ?? kind) : said;
}

/** A vague count below this is "several" or "multiple". */
const FEW = 20;
/** Characters from a figure in which another count stands beside it: "four men and one woman". */
const BESIDE = 30;

/** Whether another number of things is told in one breath with the figure. */
function isListed(figure: Figure, story: StoryContext): boolean {
  const { quantity, document } = figure;
  const around = { start: Math.max(0, quantity.start - BESIDE), end: quantity.end + BESIDE };
  return overlapping(story.documents.get(document)!.layers.quantities, around).some(
    (other) => other.start !== quantity.start && other.kind === 'count',
  );
}

/** "several witnesses" in two reports, "one neighbour": nothing that an editor would hold to be confirmed. */
const isTrivial = (side: readonly Figure[], story: StoryContext): boolean =>
  side.every(
    (figure) =>
      !figure.toll &&
      figure.quantity.kind === 'count' &&
      ((isVague(figure.interval) && figure.interval.high < FEW) ||
        (figure.interval.high === 1 && !isListed(figure, story))),
  );

/** The figures of a side without the vague ones that an exact one of it does not bear out: "scores" beside 31 and "dozens". */
function borneOut(side: readonly Figure[]): Figure[] {
  const exact = side.filter(({ interval }) => !isVague(interval));
  return side.filter(
    (one) => !isVague(one.interval) || exact.every(({ interval }) => compatible(interval, one.interval)),
  );
}

export function agreement(group: readonly Figure[], story: StoryContext): FindingDraft | null {
  const side = borneOut(group);
  const figures = perDocument(side);
  const evidence = evidenceFor(figures, story);
  const origins = originGroups(evidence, story).length;
  // That something is the third confirms little.
  if (origins < 2 || isTrivial(side, story) || side[0]!.base === 'ordinal') return null;
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

function showValue(figure: Figure, story: StoryContext): string {
  const { low, high, comparator, unit, kind, start, end } = figure.quantity;
  const words = story.documents.get(figure.document)!.document.text.slice(start, end);
  // "dozens" stands for no two numbers that a text gives.
  if (isVague(figure.interval) && !/\d/.test(words)) return words.toLowerCase().replace(/\s+/g, ' ');
  if (kind === 'score') return `${low}-${high}`;
  const value =
    low !== null && high !== null && low !== high
      ? `${low}–${high}`
      : `${comparator === '=' ? '' : comparator}${low ?? high}`;
  return figure.measured && unit !== null ? `${value} ${unit}` : value;
}

/** Two sides of one number, or a vague word against numbers: not much of a conflict. */
function isSoft(sides: readonly (readonly Figure[])[]): boolean {
  const vague = (side: readonly Figure[]) => side.every((figure) => isVague(figure.interval));
  return sides.length === 2 && (sides.some(vague) || areOpposed(sides));
}

/** How many live in a place, or what a sum comes to in another currency: seldom what the story is about. */
const isBackground = (figures: readonly Figure[]): boolean =>
  figures.every((one) => one.converts !== null) || figures.every((one) => one.stock !== null);

export function difference(values: readonly Figure[][], story: StoryContext): FindingDraft | null {
  const all = values.flatMap((side) => perDocument(side));
  const family = all[0]!.quantity.family ?? '';
  // Who is critically hurt recovers or dies: only the number of all the hurt rises.
  const graded = all.some(({ modifiers }) => [...modifiers].some((word) => gravityOf(word) !== null));
  const counts = all.filter(({ interval }) => !isVague(interval));
  const rising = RISING.has(family) && !graded && (risesWithTime(counts) || saidToRise(counts));
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
  const shown = [...new Set(sides.map((side) => showValue(side.find(isExact) ?? side[0]!, story)))].slice(
    0,
    6,
  );
  return {
    kind: 'figure',
    verdict: rising ? 'update' : 'differ',
    relation: 'same-measure',
    severity:
      origins < 2 || isSoft(sides) || isBackground(figures)
        ? 'low'
        : toll
          ? 'high'
          : rising || matters(figures)
            ? 'medium'
            : 'low',
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
