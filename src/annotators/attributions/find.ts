/** Finds attributions with the trained model: anchors, the content of each, the head of its source. */
import type { AttributionModel } from '../../language/attribution-model.ts';
import { normalise, scoreHashed } from '../../language/hashed-model.ts';
import { clear, newFeatureList } from '../../language/perceptron.ts';
import type { Region } from '../../model/annotation.ts';
import type { Analysis } from './analysis.ts';
import { anchorFeatures, mayAnchor } from './anchors.ts';
import { contentFeatures } from './content-features.ts';
import { baseOf, type Candidate, contentCandidates } from './contents.ts';
import { signedQuotations } from './signatures.ts';
import { sourceCandidates, sourceContext, sourceFeatures } from './sources.ts';

/** An attribution in tokens; `source` is the head of the source, -1 for none. */
export type Found = {
  readonly anchor: number;
  readonly content: Candidate;
  readonly source: number;
  /** Probability that the content is one, up to its edges. */
  readonly confidence: number;
};

/** Parts of a page that report nothing. */
const SILENT: ReadonlySet<Region['role']> = new Set(['navigation', 'boilerplate', 'form', 'tags']);
/** Contents that share this much are one content seen from two anchors. */
const SAME = 0.85;
/** Choices whose agreement is looked at when the content is chosen. */
const BEST = 12;

/** A quotation of so many words is taken for speech … */
const LONG = 5;
/** … if a cue as likely as this stands by it. */
const DOUBTFUL = 0.15;

type Sourceless = Omit<Found, 'source'>;

/** Buffers of the decisions, made once for a document. */
type Desk = { readonly list: ReturnType<typeof newFeatureList>; readonly scores: Float64Array };

export function findAttributions(analysis: Analysis, model: AttributionModel): Found[] {
  const desk: Desk = { list: newFeatureList(256), scores: new Float64Array(256) };
  const speaks = (i: number): boolean =>
    !SILENT.has(analysis.roleOf[analysis.paragraphOf[analysis.sentence[i]!]!]!);
  const found: Sourceless[] = [];
  const doubtful: Sourceless[] = [];
  for (let i = 0; i < analysis.size; i++) {
    if (!mayAnchor(analysis, i) || !speaks(i)) continue;
    if (anchorProbability(analysis, model, desk, i) < model.thresholds.anchor) continue;
    const chosen = chooseContent(analysis, model, desk, i);
    if (chosen === null) continue;
    if (chosen.confidence >= model.thresholds.content) found.push(chosen);
    else doubtful.push(chosen);
  }
  const signed = signedQuotations(analysis).filter((one) => speaks(one.anchor));
  const learned = withoutTwins(analysis, [...found, ...unclaimed(analysis, found, doubtful)]).filter(
    (one) => !signed.some((other) => shared(analysis, one.content.ranges, other.content.ranges) > 0.5),
  );
  const sourced = learned.map((one) => ({
    ...one,
    source: chooseSource(analysis, model, desk, one.anchor, one.content),
  }));
  return [...sourced, ...signed].sort((a, b) => a.anchor - b.anchor);
}

/**
 * A long quotation hardly ever stands without somebody who said it: for each that no attribution holds, the likeliest of
 * the doubtful ones whose content it is.
 */
function unclaimed(
  analysis: Analysis,
  found: readonly Sourceless[],
  doubtful: readonly Sourceless[],
): Sourceless[] {
  const claimed = new Uint8Array(analysis.quotes.length);
  const mark = ({ content: { ranges } }: Sourceless): void => {
    for (const i of quotedIn(analysis, ranges)) claimed[i] = 1;
  };
  found.forEach(mark);
  const added: Sourceless[] = [];
  const likely = doubtful
    .filter((one) => one.confidence >= DOUBTFUL)
    .sort((a, b) => b.confidence - a.confidence || a.anchor - b.anchor);
  for (const one of likely) {
    const quotes = quotedIn(analysis, one.content.ranges);
    const long = quotes.some((q) => claimed[q] === 0 && analysis.quotes[q]!.words >= LONG);
    if (!long || analysis.quoteOf[one.content.ranges[0]!]! < 0 || quotes.some((q) => claimed[q] === 1))
      continue;
    added.push(one);
    mark(one);
  }
  return added;
}

/** The quotations that stand wholly in the ranges. */
function quotedIn(analysis: Analysis, ranges: readonly number[]): number[] {
  const inside = new Set<number>();
  for (let r = 0; r < ranges.length; r += 2) {
    for (let i = ranges[r]!; i < ranges[r + 1]!; i++)
      if (analysis.quoteOf[i]! >= 0) inside.add(analysis.quoteOf[i]!);
  }
  return [...inside];
}

export function anchorProbability(
  analysis: Analysis,
  model: AttributionModel,
  desk: Desk,
  anchor: number,
): number {
  clear(desk.list);
  anchorFeatures(analysis, anchor, 0, desk.list);
  return 1 / (1 + Math.exp(-scoreHashed(model.anchors, desk.list)));
}

/**
 * The candidate that most of the probability agrees with: the sum over candidates that share half their words with it
 * (minimum Bayes risk), with a bonus for the candidate itself.
 */
export function chooseContent(
  analysis: Analysis,
  model: AttributionModel,
  desk: Desk,
  anchor: number,
): Sourceless | null {
  const { list, scores } = desk;
  const candidates = contentCandidates(analysis, anchor);
  if (candidates.length === 0) return null;
  const base = baseOf(analysis, anchor);
  clear(list);
  anchorFeatures(analysis, anchor, 1, list);
  scores[0] = scoreHashed(model.contents, list);
  candidates.forEach((candidate, c) => {
    clear(list);
    contentFeatures(analysis, anchor, base, candidate, list);
    scores[c + 1] = scoreHashed(model.contents, list);
  });
  normalise(scores, candidates.length + 1);
  const order = candidates
    .map((_, c) => c)
    .sort((a, b) => scores[b + 1]! - scores[a + 1]! || a - b)
    .slice(0, BEST);
  const rest = 1 - scores[0]!;
  if (rest < DOUBTFUL) return null;
  let best = -1;
  let value = -1;
  let confidence = 0;
  for (const c of order) {
    let agreed = 0;
    for (const d of order) {
      if (c === d || shared(analysis, candidates[c]!.ranges, candidates[d]!.ranges) >= 0.5)
        agreed += scores[d + 1]!;
    }
    const worth = agreed + 0.3 * scores[c + 1]!;
    if (worth > value) {
      value = worth;
      best = c;
      confidence = agreed;
    }
  }
  return { anchor, content: candidates[best]!, confidence };
}

/** Words in both sets of ranges as a share of the words in either. */
export function shared(analysis: Analysis, a: readonly number[], b: readonly number[]): number {
  const { word } = analysis;
  let both = 0;
  let all = 0;
  for (let r = 0; r < a.length; r += 2) for (let i = a[r]!; i < a[r + 1]!; i++) all += word[i]!;
  for (let r = 0; r < b.length; r += 2) for (let i = b[r]!; i < b[r + 1]!; i++) all += word[i]!;
  for (let r = 0; r < a.length; r += 2) {
    for (let q = 0; q < b.length; q += 2) {
      const to = Math.min(a[r + 1]!, b[q + 1]!);
      for (let i = Math.max(a[r]!, b[q]!); i < to; i++) both += word[i]!;
    }
  }
  return both / Math.max(1, all - both);
}

/** Of two anchors with one content, the surer one. */
function withoutTwins(analysis: Analysis, found: readonly Sourceless[]): Sourceless[] {
  return found.filter((one, i) => {
    for (let j = Math.max(0, i - 12); j < Math.min(found.length, i + 13); j++) {
      const other = found[j]!;
      if (j === i || other.confidence < one.confidence || (other.confidence === one.confidence && j > i))
        continue;
      if (shared(analysis, one.content.ranges, other.content.ranges) >= SAME) return false;
    }
    return true;
  });
}

function chooseSource(
  analysis: Analysis,
  model: AttributionModel,
  desk: Desk,
  anchor: number,
  content: Candidate,
): number {
  const context = sourceContext(analysis, anchor, content);
  let best = -1;
  let score = Number.NEGATIVE_INFINITY;
  for (const candidate of sourceCandidates(analysis, anchor, content)) {
    clear(desk.list);
    sourceFeatures(context, candidate, desk.list);
    const value = scoreHashed(model.sources, desk.list);
    if (value > score) {
      score = value;
      best = candidate;
    }
  }
  return best;
}
