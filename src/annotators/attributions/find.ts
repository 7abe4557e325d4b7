/** Finds attributions with the trained model: anchors, the content of each, the head of its source. */
import type { AttributionModel } from '../../language/attribution-model.ts';
import { normalise, scoreHashed } from '../../language/hashed-model.ts';
import { clear, newFeatureList } from '../../language/perceptron.ts';
import type { Region } from '../../model/annotation.ts';
import { isHedge, isKnownCue, isSpeechLemma } from './acts.ts';
import type { Analysis } from './analysis.ts';
import { anchorFeatures, mayAnchor } from './anchors.ts';
import { withoutHearer } from './circumstances.ts';
import { withConjuncts } from './conjuncts.ts';
import { contentFeatures } from './content-features.ts';
import { baseOf, type Candidate, contentCandidates } from './contents.ts';
import type { Found, Sourceless } from './found.ts';
import {
  DOUBTFUL,
  insideSpeech,
  reportsAnother,
  shared,
  withoutNests,
  withoutTwins,
  withQuotations,
} from './resolve.ts';
import { headlineStatements, perStatements, signedQuotations } from './signatures.ts';
import { sourceCandidates, sourceContext, sourceFeatures } from './sources.ts';
import { isTitle } from './titles.ts';

/** Parts of a page that report nothing. */
const SILENT: ReadonlySet<Region['role']> = new Set(['navigation', 'boilerplate', 'form', 'tags']);
/** Choices whose agreement is looked at when the content is chosen. */
const BEST = 12;

/** A source in the text is preferred to none by so much, in log-odds. */
const NAMED = 0.5;

/** Attributions inside the content of others are given from this confidence on; the training data marks none. */
const NESTED = 0.5;

/** How much surer a cue must be that no lexicon knows. */
const UNKNOWN = 0.2;
/** How much less sure a word may be that does nothing else than attribute ("reportedly"). */
const HEDGING = 0.2;

/** Buffers of the decisions, made once for a document. */
type Desk = { readonly list: ReturnType<typeof newFeatureList>; readonly scores: Float64Array };

export function findAttributions(analysis: Analysis, model: AttributionModel): Found[] {
  const desk: Desk = { list: newFeatureList(256), scores: new Float64Array(256) };
  const speaks = (i: number): boolean =>
    !SILENT.has(analysis.roleOf[analysis.paragraphOf[analysis.sentence[i]!]!]!);
  const found: Sourceless[] = [];
  const doubtful: Sourceless[] = [];
  for (let i = 0; i < analysis.size; i++) {
    // "Hope Lind" hopes nothing.
    const named = analysis.kind[i] === 1 && analysis.tokens[i]!.pos === 'PROPN';
    if (named || !mayAnchor(analysis, i) || !speaks(i)) continue;
    if (anchorProbability(analysis, model, desk, i) < model.thresholds.anchor) continue;
    const chosen = chooseContent(analysis, model, desk, i);
    if (chosen === null || isTitle(analysis, i, chosen.content)) continue;
    const needed = model.thresholds.content + surplus(analysis, i);
    if (chosen.confidence >= needed) found.push(chosen);
    else doubtful.push(chosen);
  }
  const signed = [
    ...signedQuotations(analysis),
    ...headlineStatements(analysis),
    ...perStatements(analysis),
  ].filter((one) => speaks(one.anchor));
  // "reportedly told": the hedge of a cue is no cue of its own.
  const cues = new Set(found.map((one) => one.anchor));
  const hedged = (one: Sourceless): boolean =>
    isHedge(analysis, one.anchor) && cues.has(analysis.head[one.anchor]!);
  const single = withoutTwins(
    analysis,
    found.filter((one) => !hedged(one)),
  );
  const force = (anchor: number, quote: number): Sourceless | null =>
    speaks(anchor) ? chooseContent(analysis, model, desk, anchor, quote) : null;
  const spoken = single.filter((one) => !insideSpeech(analysis, one.anchor));
  const outer = withQuotations(analysis, withoutNests(spoken), [...found, ...doubtful], force);
  const withSource = (one: Sourceless): Found => ({
    ...one,
    source: chooseSource(analysis, model, desk, one.anchor, one.content),
  });
  const learned = outer
    .filter(
      (one) => !signed.some((other) => shared(analysis, one.content.ranges, other.content.ranges) > 0.5),
    )
    .map(withSource);
  const anchors = new Set(outer.map((one) => one.anchor));
  const inner = [...single, ...doubtful]
    .filter(
      (one) =>
        !anchors.has(one.anchor) &&
        one.confidence >= NESTED &&
        isSpeechLemma(analysis.tokens[one.anchor]!.lemma.toLowerCase()),
    )
    .map(withSource)
    .filter((one) => reportsAnother(analysis, one, learned));
  return [...learned, ...signed, ...inner].sort((a, b) => a.anchor - b.anchor);
}

/** What the threshold of the content rises by for words no lexicon knows, and falls by for words that only hedge. */
export function surplus(analysis: Analysis, anchor: number): number {
  return isHedge(analysis, anchor) ? -HEDGING : isKnownCue(analysis, anchor) ? 0 : UNKNOWN;
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
 * (minimum Bayes risk), with a bonus for the candidate itself. With `quote` only candidates that begin in that quotation.
 */
export function chooseContent(
  analysis: Analysis,
  model: AttributionModel,
  desk: Desk,
  anchor: number,
  quote = -1,
): Sourceless | null {
  const { list, scores } = desk;
  const candidates = contentCandidates(analysis, anchor).filter(
    ({ ranges }) => quote < 0 || analysis.quoteOf[ranges[0]!] === quote,
  );
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
  if (quote < 0 && 1 - scores[0]! < DOUBTFUL) return null;
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
  const content = candidates[best]!;
  return {
    anchor,
    content: {
      ...content,
      ranges: withConjuncts(analysis, anchor, withoutHearer(analysis, anchor, content.ranges)),
    },
    confidence,
  };
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
    if (context.quoted === 1 && isClause(analysis, candidate, anchor)) continue;
    clear(desk.list);
    sourceFeatures(context, candidate, desk.list);
    const value = scoreHashed(model.sources, desk.list) - (candidate < 0 ? NAMED : 0);
    if (value > score) {
      score = value;
      best = candidate;
    }
  }
  return best;
}

/**
 * A clause is nobody: a phrase with a subject in front of its head, a relative clause, or its pronoun unless the cue is
 * the clause's own verb ("who said: “…”").
 */
function isClause(analysis: Analysis, i: number, anchor: number): boolean {
  if (i < 0) return false;
  const { tokens, head, left } = analysis;
  if (tokens[i]!.rel === 'acl:relcl') return true;
  for (let at = Math.max(left[i]!, i - 8); at < i; at++) if (tokens[at]!.rel === 'nsubj') return true;
  const up = head[i]!;
  if (up < 0 || up === anchor || (head[anchor] === up && tokens[anchor]!.rel === 'conj')) return false;
  return tokens[i]!.pos === 'PRON' && tokens[up]!.rel === 'acl:relcl';
}
