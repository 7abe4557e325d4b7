/** A document as the attribution stage looks at it: the parse as arrays, paragraphs, quotations, who stands in which. */
import { hashText } from '../../language/perceptron.ts';
import { type Quotation, quotations } from '../../language/quotation-marks.ts';
import type { Mention, Name, Region, Sentence, Token } from '../../model/annotation.ts';
import type { Span } from '../../text/span.ts';

/** What the stage reads of a document. `quoteBlocks` are stretches that mark-up sets apart as quotations. */
export type Input = {
  readonly text: string;
  readonly regions: readonly Region[];
  readonly sentences: readonly Sentence[];
  readonly tokens: readonly Token[];
  readonly names: readonly Name[];
  readonly mentions: readonly Mention[];
  readonly quoteBlocks?: readonly Span[];
};

/** All indexes are token indexes of the document; arrays have one entry a token unless said. */
export type Analysis = {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly size: number;
  /** Hashes of the lower-case form, the lemma, the part of speech and the relation (without subtype). */
  readonly form: Uint32Array;
  readonly lemma: Uint32Array;
  readonly pos: Uint32Array;
  readonly rel: Uint32Array;
  readonly head: Int32Array;
  /** First and one-past-last token of the subtree. */
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** Children of `i`: `children[childAt[i] … childAt[i + 1])`, in text order. */
  readonly children: Int32Array;
  readonly childAt: Int32Array;
  readonly sentence: Int32Array;
  /** 1 for a token that holds a letter or digit. */
  readonly word: Uint8Array;
  /** Hash of the last three letters. */
  readonly ending: Uint32Array;
  /** First and one-past-last token of each sentence; its paragraph. */
  readonly sentenceAt: Int32Array;
  readonly paragraphOf: Int32Array;
  /** First token of each paragraph, and the number of tokens at its end. */
  readonly paragraphAt: Int32Array;
  readonly roleOf: readonly Region['role'][];
  readonly quotes: readonly Quote[];
  /** The outermost quotation a token stands in (its marks included), -1 for none. */
  readonly quoteOf: Int32Array;
  /** Type of the name a token belongs to: 0 none, 1 person, 2 organization, 3 place, 4 other; 5 a mention that is no name. */
  readonly kind: Uint8Array;
  /** First and one-past-last token of the name a token belongs to; the token itself where it belongs to none. */
  readonly nameFrom: Int32Array;
  readonly nameTo: Int32Array;
};

/** An outermost quotation in tokens: `from` is the opening mark, `to` one past the closing one. */
export type Quote = {
  readonly from: number;
  readonly to: number;
  readonly single: boolean;
  readonly closed: boolean;
  /** Set apart by mark-up rather than by marks. */
  readonly block: boolean;
  /** The quotation of the paragraph before that this one goes on with, or -1. */
  readonly continues: number;
  readonly paragraph: number;
  /** Words inside. */
  readonly words: number;
};

const KINDS: Readonly<Record<string, number>> = { person: 1, organization: 2, place: 3 };
const cache = new Map<string, number>();

/** Hash of a word, remembered: the same few thousand words come again and again. */
function known(text: string): number {
  let hash = cache.get(text);
  if (hash === undefined) {
    hash = hashText(text);
    if (cache.size < 200_000) cache.set(text, hash);
  }
  return hash;
}

/** Regions cut at blank lines: the paragraphs that quotation marks are paired in. */
export function paragraphsOf(text: string, regions: readonly Region[]): Region[] {
  return regions.flatMap((region) => {
    const parts: Region[] = [];
    let start = region.start;
    for (const gap of text.slice(region.start, region.end).matchAll(/\r?\n[^\S\n]*\n/g)) {
      const end = region.start + gap.index;
      if (end > start) parts.push({ start, end, role: region.role });
      start = region.start + gap.index + gap[0].length;
    }
    if (region.end > start) parts.push({ start, end: region.end, role: region.role });
    return parts;
  });
}

/** Index of the first token that ends after `offset`. */
function tokenFrom(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

export function analyse(input: Input): Analysis {
  const { text, tokens } = input;
  const size = tokens.length;
  const form = new Uint32Array(size);
  const lemma = new Uint32Array(size);
  const pos = new Uint32Array(size);
  const rel = new Uint32Array(size);
  const head = new Int32Array(size);
  const word = new Uint8Array(size);
  const ending = new Uint32Array(size);
  for (let i = 0; i < size; i++) {
    const token = tokens[i]!;
    const surface = text.slice(token.start, token.end);
    form[i] = known(surface.toLowerCase());
    lemma[i] = known(token.lemma.toLowerCase());
    pos[i] = known(token.pos);
    const colon = token.rel.indexOf(':');
    rel[i] = known(colon < 0 ? token.rel : token.rel.slice(0, colon));
    head[i] = token.head;
    ending[i] = known(surface.slice(-3).toLowerCase());
    word[i] = /[\p{L}\p{N}]/u.test(surface) ? 1 : 0;
  }
  const paragraphs = paragraphsOf(text, input.regions);
  const places = placed(input, paragraphs);
  const { quotes, quoteOf } = quoted(input, paragraphs, word);
  return {
    text,
    tokens,
    size,
    form,
    lemma,
    pos,
    rel,
    head,
    word,
    ending,
    ...family(head, places.sentence, places.sentenceAt),
    ...places,
    roleOf: paragraphs.map((paragraph) => paragraph.role),
    quotes,
    quoteOf,
    ...kinds(input),
  };
}

function family(head: Int32Array, sentence: Int32Array, sentenceAt: Int32Array) {
  const size = head.length;
  const childAt = new Int32Array(size + 1);
  const left = new Int32Array(size);
  const right = new Int32Array(size);
  const order: number[] = [];
  for (let i = 0; i < size; i++) {
    left[i] = i;
    right[i] = i + 1;
    if (head[i]! >= 0) childAt[head[i]! + 1]!++;
  }
  for (let i = 0; i < size; i++) childAt[i + 1]! += childAt[i]!;
  const children = new Int32Array(childAt[size]!);
  const next = childAt.slice(0, size);
  for (let i = 0; i < size; i++) if (head[i]! >= 0) children[next[head[i]!]!++] = i;
  // Subtrees grow from the leaves up; a walk from the roots gives the order.
  for (let i = 0; i < size; i++) if (head[i]! < 0) order.push(i);
  for (let at = 0; at < order.length; at++) {
    for (let c = childAt[order[at]!]!; c < childAt[order[at]! + 1]!; c++) order.push(children[c]!);
  }
  for (let at = order.length - 1; at >= 0; at--) {
    const i = order[at]!;
    const up = head[i]!;
    if (up < 0) continue;
    if (left[i]! < left[up]!) left[up] = left[i]!;
    if (right[i]! > right[up]!) right[up] = right[i]!;
  }
  for (let i = 0; i < size; i++) {
    left[i] = Math.max(left[i]!, sentenceAt[sentence[i]!]!);
    right[i] = Math.min(right[i]!, sentenceAt[sentence[i]! + 1]!);
  }
  return { children, childAt, left, right };
}

function placed(input: Input, paragraphs: readonly Region[]) {
  const { tokens, sentences } = input;
  const sentence = new Int32Array(tokens.length);
  const sentenceAt = new Int32Array(sentences.length + 1);
  const paragraphOf = new Int32Array(sentences.length + 1);
  const paragraphAt = new Int32Array(paragraphs.length + 1);
  let at = 0;
  sentences.forEach((one, s) => {
    sentenceAt[s] = at;
    while (at < tokens.length && tokens[at]!.start < one.end) sentence[at++] = s;
  });
  sentenceAt[sentences.length] = tokens.length;
  while (at < tokens.length) sentence[at++] = Math.max(0, sentences.length - 1);
  let p = 0;
  sentences.forEach((one, s) => {
    while (p + 1 < paragraphs.length && paragraphs[p]!.end <= one.start) p++;
    paragraphOf[s] = p;
  });
  paragraphs.forEach((paragraph, q) => {
    paragraphAt[q] = tokenFrom(tokens, paragraph.start);
  });
  paragraphAt[paragraphs.length] = tokens.length;
  return { sentence, sentenceAt, paragraphOf, paragraphAt };
}

function quoted(input: Input, paragraphs: readonly Region[], word: Uint8Array) {
  const { text, tokens } = input;
  const found: readonly Quotation[] = quotations(text, paragraphs);
  const quoteOf = new Int32Array(tokens.length).fill(-1);
  const quotes: Quote[] = [];
  const slotOf = new Map<number, number>();
  const starts = [...(input.quoteBlocks ?? [])].map((block) => ({ ...block, block: true, index: -1 }));
  const all = [
    ...found.map((one, index) => ({ start: one.start, end: one.end, block: false, index })),
    ...starts,
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  let p = 0;
  let covered = 0;
  for (const one of all) {
    if (one.end <= covered) continue;
    const start = Math.max(one.start, covered);
    const from = tokenFrom(tokens, start);
    let to = from;
    let words = 0;
    while (to < tokens.length && tokens[to]!.start < one.end) {
      words += word[to]!;
      quoteOf[to++] = quotes.length;
    }
    if (to === from) continue;
    covered = one.end;
    while (p + 1 < paragraphs.length && paragraphs[p]!.end <= start) p++;
    const quotation = one.index < 0 ? undefined : found[one.index]!;
    slotOf.set(one.index, quotes.length);
    quotes.push({
      from,
      to,
      single: quotation?.marks === 'single',
      closed: quotation?.closed ?? true,
      block: one.block,
      continues: quotation === undefined ? -1 : (slotOf.get(quotation.continues) ?? -1),
      paragraph: p,
      words,
    });
  }
  return { quotes, quoteOf };
}

function kinds(input: Input) {
  const { tokens } = input;
  const kind = new Uint8Array(tokens.length);
  const nameFrom = Int32Array.from(tokens, (_, i) => i);
  const nameTo = Int32Array.from(tokens, (_, i) => i + 1);
  for (const mention of input.mentions) {
    if (mention.form === 'name') continue;
    const first = tokenFrom(tokens, mention.start);
    for (let i = first; i < tokens.length && tokens[i]!.start < mention.end; i++) kind[i] = 5;
  }
  for (const name of input.names) {
    const value = KINDS[name.type] ?? 4;
    const from = tokenFrom(tokens, name.start);
    let to = from;
    while (to < tokens.length && tokens[to]!.start < name.end) kind[to++] = value;
    for (let i = from; i < to; i++) {
      nameFrom[i] = from;
      nameTo[i] = to;
    }
  }
  return { kind, nameFrom, nameTo };
}
