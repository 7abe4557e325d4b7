/** From tokens to spans of the text: content with its quotation marks, source, cue. */
import { hashText } from '../../language/perceptron.ts';
import type { Span } from '../../text/span.ts';
import type { Analysis } from './analysis.ts';
import type { Found } from './found.ts';
import { sourceSpan } from './sources.ts';

const h = hashText;
const HELPERS = new Set(['aux', 'cop', 'advmod', 'case', 'mark'].map((r) => h(r)));
/** Words between the anchor and the content or source that belong to the cue. */
const CONNECTING = new Set(['ADP', 'ADV', 'PART', 'AUX', 'VERB']);

/** The characters of a token range. */
export function spanOf(analysis: Analysis, from: number, to: number): Span {
  return { start: analysis.tokens[from]!.start, end: analysis.tokens[to - 1]!.end };
}

/** The content as spans, the marks of a quotation with it; a stretch inside a quotation takes the final stop along. */
export function contentSpans(analysis: Analysis, { anchor, content }: Found): Span[] {
  const { quotes, quoteOf, word } = analysis;
  const own = quoteOf[anchor]!;
  const spans: Span[] = [];
  for (let r = 0; r < content.ranges.length; r += 2) {
    let from = content.ranges[r]!;
    let to = content.ranges[r + 1]!;
    const opening = quoteOf[from]!;
    if (opening >= 0 && opening !== own && noWord(word, quotes[opening]!.from, from))
      from = quotes[opening]!.from;
    const closing = quoteOf[to - 1]!;
    if (closing >= 0 && closing !== own && noWord(word, to, quotes[closing]!.to)) to = quotes[closing]!.to;
    spans.push(spanOf(analysis, from, to));
  }
  return spans;
}

function noWord(word: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (word[i] === 1) return false;
  return true;
}

/** How much of the content stands in quotation marks that the cue is outside of. */
export function kindOf(analysis: Analysis, { anchor, content }: Found): 'direct' | 'indirect' | 'mixed' {
  let inside = 0;
  let outside = 0;
  const own = analysis.quoteOf[anchor]!;
  for (let r = 0; r < content.ranges.length; r += 2) {
    for (let i = content.ranges[r]!; i < content.ranges[r + 1]!; i++) {
      if (analysis.word[i] === 0) continue;
      if (analysis.quoteOf[i]! >= 0 && analysis.quoteOf[i] !== own) inside++;
      else outside++;
    }
  }
  return inside === 0 ? 'indirect' : outside === 0 ? 'direct' : 'mixed';
}

/** Tokens that are taken by the content and the source. */
function taken({ content }: Found, source: readonly [number, number] | null, i: number): boolean {
  if (source !== null && i >= source[0] && i < source[1]) return true;
  for (let r = 0; r < content.ranges.length; r += 2)
    if (i >= content.ranges[r]! && i < content.ranges[r + 1]!) return true;
  return false;
}

/** The anchor with its auxiliaries and adverbs before it and the words that join it to the content after it. */
export function cueRange(
  analysis: Analysis,
  found: Found,
  source: readonly [number, number] | null,
): [number, number] {
  const { anchor, content } = found;
  const s = analysis.sentence[anchor]!;
  let from = anchor;
  let to = anchor + 1;
  while (from > analysis.sentenceAt[s]! && from > anchor - 6) {
    const i = from - 1;
    if (
      analysis.word[i] === 0 ||
      taken(found, source, i) ||
      analysis.head[i] !== anchor ||
      !HELPERS.has(analysis.rel[i]!)
    )
      break;
    from = i;
  }
  const next = content.ranges.find((bound, r) => r % 2 === 0 && bound > anchor) ?? -1;
  const stop = next < 0 ? -1 : next;
  const limit = Math.min(analysis.sentenceAt[s + 1]!, to + 4);
  let end = to;
  while (end < limit && CONNECTING.has(analysis.tokens[end]!.pos) && !taken(found, source, end)) end++;
  if (end === stop || (source !== null && end === source[0])) to = end;
  else if (stop > 0 && stop - anchor <= LONGEST_CUE && lightVerb(analysis, found, source, stop)) to = stop;
  while (to > anchor + 1 && analysis.word[to - 1] === 0) to--;
  return [from, to];
}

/** Words of a cue at most. */
const LONGEST_CUE = 8;
const LIGHT = new Set(['obj', 'xcomp', 'expl'].map((r) => h(r)));

/** "made it clear that …", "issued a defence of …": what the verb takes before the content belongs to the cue. */
function lightVerb(
  analysis: Analysis,
  found: Found,
  source: readonly [number, number] | null,
  stop: number,
): boolean {
  let light = false;
  for (let i = found.anchor + 1; i < stop; i++) {
    if (
      analysis.word[i] === 0 ||
      analysis.quoteOf[i]! >= 0 ||
      analysis.kind[i] !== 0 ||
      taken(found, source, i)
    )
      return false;
    if (analysis.head[i] === found.anchor && LIGHT.has(analysis.rel[i]!)) light = true;
  }
  return light;
}

/** The source in tokens, or null. */
export function sourceRange(analysis: Analysis, { source, anchor, content }: Found): [number, number] | null {
  return source < 0 ? null : sourceSpan(analysis, source, anchor, content);
}
