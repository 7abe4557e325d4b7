/** A document laid out for resolving references: words, sentences, names as word ranges, quotations, subjects. */
import type { Name, Region, Sentence, Token } from '../model/annotation.ts';
import { type Quotation, quotations } from './quotation-marks.ts';

/** A name as a range of words, `last` exclusive. */
export type NamedRange = { readonly first: number; readonly last: number };

export type Frame = {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Lower-case words with straight apostrophes. */
  readonly words: readonly string[];
  /** Sentence of each token; sentence `s` has the tokens `bounds[s]` up to `bounds[s + 1]`. */
  readonly sentenceOf: Int32Array;
  readonly bounds: readonly number[];
  /** Paragraph (region) of each sentence, and the role the region plays. */
  readonly regionOf: Int32Array;
  readonly roles: readonly Region['role'][];
  readonly names: readonly Name[];
  readonly ranges: readonly NamedRange[];
  /** Index of the name that a token belongs to, or -1. */
  readonly nameAt: Int32Array;
  /** Index of the innermost quotation that a token stands in, or -1. */
  readonly quoteAt: Int32Array;
  readonly quotes: readonly Quotation[];
};

export function frameOf(
  text: string,
  regions: readonly Region[],
  sentences: readonly Sentence[],
  tokens: readonly Token[],
  names: readonly Name[],
): Frame {
  const sentenceOf = new Int32Array(tokens.length);
  const regionOf = new Int32Array(sentences.length);
  const bounds = [0];
  let token = 0;
  let region = 0;
  sentences.forEach((sentence, s) => {
    while (region + 1 < regions.length && regions[region]!.end <= sentence.start) region++;
    regionOf[s] = region;
    for (; token < tokens.length && tokens[token]!.start < sentence.end; token++) sentenceOf[token] = s;
    bounds.push(token);
  });
  const nameAt = new Int32Array(tokens.length).fill(-1);
  const quotes = quotations(text, regions);
  return {
    text,
    tokens,
    words: tokens.map((one) => text.slice(one.start, one.end).toLowerCase().replaceAll('’', "'")),
    sentenceOf,
    bounds,
    regionOf,
    roles: regions.map((one) => one.role),
    names,
    ranges: rangesOf(tokens, names, nameAt),
    nameAt,
    quoteAt: insideOf(tokens, quotes),
    quotes,
  };
}

function rangesOf(tokens: readonly Token[], names: readonly Name[], nameAt: Int32Array): NamedRange[] {
  let at = 0;
  return names.map((name, n) => {
    while (at < tokens.length && tokens[at]!.end <= name.start) at++;
    const first = at;
    let last = at;
    for (; last < tokens.length && tokens[last]!.start < name.end; last++) nameAt[last] = n;
    return { first, last };
  });
}

/** For each token the innermost quotation around it. */
function insideOf(tokens: readonly Token[], quotes: readonly Quotation[]): Int32Array {
  const inside = new Int32Array(tokens.length).fill(-1);
  const order = quotes
    .map((quote, q) => ({ quote, q }))
    .filter(({ quote }) => quote.marks === 'double' || quote.closed)
    .sort((a, b) => a.quote.depth - b.quote.depth || a.quote.start - b.quote.start);
  for (const { quote, q } of order) {
    let low = 0;
    let high = tokens.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (tokens[middle]!.start >= quote.inner.start) high = middle;
      else low = middle + 1;
    }
    for (let t = low; t < tokens.length && tokens[t]!.end <= quote.inner.end; t++) inside[t] = q;
  }
  return inside;
}

/** The token of a range that its other tokens hang on: the one whose head lies outside. */
export function headOf(frame: Frame, { first, last }: NamedRange): number {
  for (let t = last - 1; t >= first; t--) {
    const { head } = frame.tokens[t]!;
    if (head < first || head >= last) return t;
  }
  return Math.max(first, last - 1);
}

/** Relations by which a name hangs on another word for the same thing, or shares its place in the clause. */
const SAME_PLACE = /^(flat|appos|conj|nmod:desc)/;

/** The word by which a range stands in its clause: its head, or the title, noun or first conjunct that the head hangs on. */
export function anchorOf(frame: Frame, range: NamedRange): number {
  let t = headOf(frame, range);
  for (let steps = 0; steps < 6; steps++) {
    const { rel, head } = frame.tokens[t]!;
    if (head < 0 || !SAME_PLACE.test(rel)) break;
    t = head;
  }
  return t;
}

/** Whether a possessive mark follows the range. */
export function isPossessive({ words }: Frame, { last }: NamedRange): boolean {
  return words[last] === "'s" || words[last] === "'";
}
