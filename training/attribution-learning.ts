/**
 * What `training/attributions.ts` learns from and how: gold attributions as choices between candidates, and the
 * threshold of the content.
 */

import type { Analysis } from '../src/annotators/attributions/analysis.ts';
import { anchorFeatures, mayAnchor } from '../src/annotators/attributions/anchors.ts';
import { contentFeatures } from '../src/annotators/attributions/content-features.ts';
import { baseOf, type Candidate, contentCandidates } from '../src/annotators/attributions/contents.ts';
import { anchorProbability, findAttributions, surplus } from '../src/annotators/attributions/find.ts';
import { sourceCandidates, sourceContext, sourceFeatures } from '../src/annotators/attributions/sources.ts';
import type { AttributionModel, Thresholds } from '../src/language/attribution-model.ts';
import type { HashedModel } from '../src/language/hashed-model.ts';
import { clear, newFeatureList } from '../src/language/perceptron.ts';
import type { Span } from '../src/text/span.ts';
import type { GoldAttribution } from './gold/polnear.ts';
import { addChoice, beginDecision, newDecisions, trainSoftmax } from './softmax.ts';

/** A gold attribution in tokens. */
export type Truth = {
  readonly anchor: number;
  readonly content: ReadonlySet<number>;
  readonly source: ReadonlySet<number>;
};
export type Article = { readonly id: string; readonly analysis: Analysis; readonly truths: readonly Truth[] };

/** Anchors less likely than this are neither learned from nor looked at. */
export const ANCHOR = 0.04;
/** A candidate that shares less with the truth is wrong. */
const SOFT = 0.5;
/** Values of F1 that differ by less are equally good. */
const EQUAL = 0.002;
const log = (line: string): void => console.log(`  ${line}`);
const list = newFeatureList(256);
const empty = newFeatureList(1);

// ------------------------------------------------------------------------------------------------ articles

/** An article ready for learning: its analysis, and its gold attributions in tokens. */
export function articleOf(id: string, analysis: Analysis, attributions: readonly GoldAttribution[]): Article {
  const truths = attributions.flatMap((gold): Truth[] => {
    const content = wordsIn(analysis, gold.content);
    const anchor = anchorOf(analysis, gold.cue);
    return anchor < 0 || content.size === 0
      ? []
      : [{ anchor, content, source: wordsIn(analysis, gold.source) }];
  });
  return { id, analysis, truths };
}

function tokensIn(analysis: Analysis, spans: readonly Span[]): number[] {
  const found: number[] = [];
  for (const { start, end } of spans) {
    let low = 0;
    let high = analysis.size;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (analysis.tokens[middle]!.end <= start) low = middle + 1;
      else high = middle;
    }
    for (let i = low; i < analysis.size && analysis.tokens[i]!.start < end; i++) found.push(i);
  }
  return found;
}

function wordsIn(analysis: Analysis, spans: readonly Span[]): Set<number> {
  return new Set(tokensIn(analysis, spans).filter((i) => analysis.word[i] === 1));
}

/** How well a part of speech stands for a cue; smaller is better. */
const WEIGHT: Readonly<Record<string, number>> = {
  VERB: 0,
  ADJ: 1,
  NOUN: 1,
  PROPN: 2,
  ADV: 3,
  X: 3,
  ADP: 4,
  SCONJ: 4,
  PRON: 5,
  NUM: 5,
  DET: 6,
  AUX: 6,
  PART: 7,
};

/** The word of the cue that the others hang on; among equals the one most like a cue. */
function anchorOf(analysis: Analysis, cue: readonly Span[]): number {
  const tokens = tokensIn(analysis, cue);
  const inside = new Set(tokens);
  let best = -1;
  let cost = Number.POSITIVE_INFINITY;
  for (const i of tokens) {
    let depth = 0;
    for (let up = analysis.head[i]!, step = 0; up >= 0 && step < 20; up = analysis.head[up]!, step++)
      if (inside.has(up)) depth++;
    const value = depth * 10 + (WEIGHT[analysis.tokens[i]!.pos] ?? 5) + (analysis.word[i] === 1 ? 0 : 50);
    if (value < cost) {
      cost = value;
      best = i;
    }
  }
  return best;
}

function jaccard(analysis: Analysis, truth: ReadonlySet<number>, { ranges }: Candidate): number {
  let size = 0;
  let both = 0;
  for (let r = 0; r < ranges.length; r += 2) {
    for (let i = ranges[r]!; i < ranges[r + 1]!; i++) {
      if (analysis.word[i] === 0) continue;
      size++;
      if (truth.has(i)) both++;
    }
  }
  return both / Math.max(1, size + truth.size - both);
}

// ------------------------------------------------------------------------------------------------ training

function trainAnchors(articles: readonly Article[]): HashedModel {
  const decisions = newDecisions();
  for (const { analysis, truths } of articles) {
    const cues = new Set(truths.map((truth) => truth.anchor));
    const held = new Set(truths.flatMap((truth) => [...truth.content]));
    for (let i = 0; i < analysis.size; i++) {
      if (!mayAnchor(analysis, i) || (held.has(i) && !cues.has(i))) continue;
      clear(list);
      anchorFeatures(analysis, i, 0, list);
      beginDecision(decisions);
      addChoice(decisions, list, cues.has(i) ? 1 : 0);
      addChoice(decisions, empty, cues.has(i) ? 0 : 1);
    }
  }
  console.log(`anchors: ${decisions.decisionAt.length} words`);
  return trainSoftmax(decisions, { bits: 21, epochs: 4, rate: 0.08, decay: 1e-5, least: 3, seed: 1, log });
}

function trainContents(articles: readonly Article[], anchors: HashedModel): HashedModel {
  const decisions = newDecisions();
  const model = { anchors } as AttributionModel;
  const desk = { list, scores: new Float64Array(256) };
  for (const { analysis, truths } of articles) {
    const cues = Map.groupBy(truths, (truth) => truth.anchor);
    const held = new Set(truths.flatMap((truth) => [...truth.content]));
    for (let i = 0; i < analysis.size; i++) {
      if (!mayAnchor(analysis, i) || (held.has(i) && !cues.has(i))) continue;
      const here = cues.get(i);
      if (here === undefined && anchorProbability(analysis, model, desk, i) < ANCHOR) continue;
      const candidates = contentCandidates(analysis, i);
      if (candidates.length === 0) continue;
      const match = candidates.map((one) =>
        Math.max(0, ...(here ?? []).map(({ content }) => jaccard(analysis, content, one))),
      );
      const best = Math.max(...match);
      const right = match.filter((value) => value === best).length;
      beginDecision(decisions);
      clear(list);
      anchorFeatures(analysis, i, 1, list);
      addChoice(decisions, list, best >= SOFT ? 0 : 1);
      const base = baseOf(analysis, i);
      candidates.forEach((candidate, c) => {
        clear(list);
        contentFeatures(analysis, i, base, candidate, list);
        addChoice(decisions, list, best >= SOFT && match[c] === best ? 1 / right : 0);
      });
    }
  }
  console.log(`contents: ${decisions.decisionAt.length} anchors, ${decisions.choiceAt.length} choices`);
  return trainSoftmax(decisions, {
    bits: 22,
    epochs: 4,
    rate: 0.06,
    decay: 1e-4,
    least: 3,
    seed: 2,
    log,
  });
}

function bestContent(analysis: Analysis, truth: Truth): Candidate | null {
  let best: Candidate | null = null;
  let value = SOFT;
  for (const candidate of contentCandidates(analysis, truth.anchor)) {
    const match = jaccard(analysis, truth.content, candidate);
    if (match >= value && (best === null || match > value)) {
      best = candidate;
      value = match;
    }
  }
  return best;
}

/** Sources count as right where their head is the head of the gold source; other words inside it hardly. */
function trainSources(articles: readonly Article[]): HashedModel {
  const decisions = newDecisions();
  for (const { analysis, truths } of articles) {
    for (const truth of truths) {
      const content = bestContent(analysis, truth);
      if (content === null) continue;
      const candidates = sourceCandidates(analysis, truth.anchor, content);
      const match = candidates.map((i): number => {
        if (i < 0) return truth.source.size === 0 ? 1 : 0;
        return !truth.source.has(i) ? 0 : truth.source.has(analysis.head[i]!) ? 0.001 : 1;
      });
      const sum = match.reduce((a, b) => a + b, 0);
      if (sum === 0) continue;
      const context = sourceContext(analysis, truth.anchor, content);
      beginDecision(decisions);
      candidates.forEach((candidate, c) => {
        clear(list);
        sourceFeatures(context, candidate, list);
        addChoice(decisions, list, match[c]! / sum);
      });
    }
  }
  console.log(`sources: ${decisions.decisionAt.length} attributions`);
  return trainSoftmax(decisions, {
    bits: 21,
    epochs: 5,
    rate: 0.06,
    decay: 1e-6,
    least: 3,
    seed: 3,
    log,
  });
}

export function trainAll(articles: readonly Article[], thresholds: Thresholds): AttributionModel {
  const anchors = trainAnchors(articles);
  return { anchors, contents: trainContents(articles, anchors), sources: trainSources(articles), thresholds };
}

// -------------------------------------------------------------------------------------------------- tuning

/** The content threshold with the best F1 of contents found on articles that the model has not seen. */
export function bestThreshold(model: AttributionModel, articles: readonly Article[]): number {
  const low = { ...model, thresholds: { ...model.thresholds, content: 0.3 } };
  const scored: { confidence: number; right: boolean }[] = [];
  let gold = 0;
  for (const { analysis, truths } of articles) {
    gold += truths.length;
    const open = new Set(truths);
    const found = findAttributions(analysis, low).sort((a, b) => b.confidence - a.confidence);
    for (const one of found) {
      const truth = [...open].find(({ content }) => jaccard(analysis, content, one.content) >= SOFT);
      if (truth !== undefined) open.delete(truth);
      const sourceRight =
        truth !== undefined && (one.source < 0 ? truth.source.size === 0 : truth.source.has(one.source));
      scored.push({ confidence: one.confidence - surplus(analysis, one.anchor), right: sourceRight });
    }
  }
  let best = { threshold: 0.5, f1: 0 };
  for (let threshold = 0.36; threshold <= 0.7; threshold += 0.02) {
    const kept = scored.filter(({ confidence }) => confidence >= threshold);
    const right = kept.filter((one) => one.right).length;
    const f1 = (2 * right) / (kept.length + gold);
    log(
      `threshold ${threshold.toFixed(2)}: ${kept.length} found, ${right} right of ${gold}, F1 ${f1.toFixed(4)}`,
    );
    // Among thresholds as good as the best the highest: a wrong attribution costs more trust than a missed one.
    if (f1 > best.f1 - EQUAL) best = { threshold, f1: Math.max(f1, best.f1) };
  }
  return Math.round(best.threshold * 100) / 100;
}
