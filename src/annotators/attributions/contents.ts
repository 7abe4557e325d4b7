/**
 * Candidates for the content of an anchor: stretches of the parse around it, stretches between marks, and quotations.
 * Which one it is (or none) is for the model to say; here only what could be one is listed.
 */
import { hashText } from '../../language/perceptron.ts';
import type { Analysis } from './analysis.ts';

/** `ranges` are token ranges [from, to, from, to …] in text order; they begin and end with words. */
export type Candidate = {
  readonly ranges: readonly number[];
  /** Where it stands: 0 after the anchor, 1 before, 2 around, 3 in another sentence or paragraph. */
  readonly side: number;
  /** How it was found: 0 parse, 1 marks, 2 quotations; +4 where sentences in quotation marks were joined on. */
  readonly via: number;
};

/** How far from the anchor a sentence is read, in tokens; longer ones are cut. */
const REACH = 160;
const MOST = 110;
/** Sentences of a quotation that are joined on at most. */
const JOINED = 40;
/** Paragraphs of a quotation that are read on at most. */
const PARAGRAPHS = 60;

const h = hashText;
const LEAVES = new Set(
  ['case', 'punct', 'det', 'aux', 'mark', 'cc', 'fixed', 'goeswith', 'flat', 'compound'].map((r) => h(r)),
);
const PENDANT = new Set(['case', 'mark', 'fixed', 'punct', 'cc'].map((r) => h(r)));
const CASES = new Set(['case', 'fixed'].map((r) => h(r)));
const STOPS = ',;:—–-()'.split('').map((c) => h(c));
const COMMA = h(',');

type Build = {
  readonly analysis: Analysis;
  readonly anchor: number;
  readonly from: number;
  readonly to: number;
  readonly seen: Set<number>;
  readonly found: Candidate[];
};

/** The node that an anchor speaks through: the head where the anchor is a preposition, a mark or punctuation. */
export function baseOf(analysis: Analysis, anchor: number): number {
  let base = anchor;
  for (let step = 0; step < 2 && PENDANT.has(analysis.rel[base]!) && analysis.head[base]! >= 0; step++)
    base = analysis.head[base]!;
  return base;
}

export function contentCandidates(analysis: Analysis, anchor: number): Candidate[] {
  const s = analysis.sentence[anchor]!;
  let from = Math.max(analysis.sentenceAt[s]!, anchor - REACH);
  let to = Math.min(analysis.sentenceAt[s + 1]!, anchor + REACH);
  const q = analysis.quoteOf[anchor]!;
  if (q >= 0) {
    from = Math.max(from, analysis.quotes[q]!.from);
    to = Math.min(to, analysis.quotes[q]!.to);
  }
  const build: Build = { analysis, anchor, from, to, seen: new Set(), found: [] };
  quotationCandidates(build);
  parseCandidates(build);
  markCandidates(build);
  return build.found;
}

/** Adds a candidate after trimming it to words and to whole quotations; joins the sentences in quotation marks that follow. */
function add(build: Build, ranges: readonly number[], via: number, joined = true): void {
  const { analysis, anchor, seen, found } = build;
  if (found.length >= MOST) return;
  const clean: number[] = [];
  for (let r = 0; r < ranges.length; r += 2) {
    let [from, to] = snapped(analysis, ranges[r]!, ranges[r + 1]!, anchor);
    while (from < to && analysis.word[from] === 0) from++;
    while (to > from && analysis.word[to - 1] === 0) to--;
    if (from >= to) continue;
    const last = clean.length - 1;
    if (clean.length > 0 && from <= clean[last]!) clean[last] = Math.max(clean[last]!, to);
    else clean.push(from, to);
  }
  if (clean.length === 0) return;
  clean.push(...continued(analysis, clean[clean.length - 1]!, anchor));
  if (clean.some((_, r) => r % 2 === 0 && clean[r]! <= anchor && anchor < clean[r + 1]!)) return;
  let key = clean.length;
  for (const bound of clean) key = (Math.imul(key, 0x01000193) ^ bound) >>> 0;
  if (!seen.has(key)) {
    seen.add(key);
    found.push({ ranges: clean, side: sideOf(analysis, clean, anchor), via });
  }
  if (!joined) return;
  const more = following(analysis, clean[clean.length - 1]!, anchor);
  joinOn(build, clean, more, via);
}

/** Ranges of the paragraphs that go on with a quotation left open at `end`. */
function continued(analysis: Analysis, end: number, anchor: number): number[] {
  const { quotes, quoteOf } = analysis;
  const ranges: number[] = [];
  let q = quoteOf[end - 1]!;
  if (q < 0 || q === quoteOf[anchor] || end < quotes[q]!.to - 2) return ranges;
  for (let n = 0; n < PARAGRAPHS && !quotes[q]!.closed; n++) {
    let next = q + 1;
    while (next < quotes.length && next < q + 4 && quotes[next]!.continues !== q) next++;
    if (quotes[next]?.continues !== q) break;
    const { from, to } = quotes[next]!;
    let [a, b] = [from, to];
    while (a < b && analysis.word[a] === 0) a++;
    while (b > a && analysis.word[b - 1] === 0) b--;
    if (a < b) ranges.push(a, b);
    q = next;
  }
  return ranges;
}

function sideOf(analysis: Analysis, ranges: readonly number[], anchor: number): number {
  const first = ranges[0]!;
  const last = ranges[ranges.length - 1]!;
  if (first > anchor) return first < analysis.sentenceAt[analysis.sentence[anchor]! + 1]! ? 0 : 3;
  if (last <= anchor) return analysis.sentence[last - 1]! === analysis.sentence[anchor]! ? 1 : 3;
  return 2;
}

/** A range grown to whole quotations where it cuts one that the anchor stands outside of. */
function snapped(analysis: Analysis, from: number, to: number, anchor: number): [number, number] {
  const { quoteOf, quotes } = analysis;
  if (from >= to || quoteOf[anchor]! >= 0) return [from, to];
  let [start, end] = [from, to];
  const q = quoteOf[start]!;
  if (q >= 0) {
    const quote = quotes[q]!;
    // Beginning in the middle of a quotation is only right for its own tail, which no candidate is.
    start = quote.from;
  }
  const r = quoteOf[end - 1]!;
  if (r >= 0) end = quotes[r]!.to;
  return [start, end];
}

/** The next word at or after `at`, or the size. */
function wordFrom(analysis: Analysis, at: number): number {
  let i = at;
  while (i < analysis.size && i < at + REACH && analysis.word[i] === 0) i++;
  return i;
}

/** Whether the sentences that a quotation stands in hold no word outside quotations. */
function standsAlone(analysis: Analysis, q: number): boolean {
  const quote = analysis.quotes[q]!;
  const { sentence, sentenceAt, word, quoteOf } = analysis;
  const from = Math.max(sentenceAt[sentence[quote.from]!]!, quote.from - REACH);
  const to = Math.min(sentenceAt[sentence[quote.to - 1]! + 1]!, quote.to + REACH);
  for (let i = from; i < quote.from; i++) if (word[i] === 1 && quoteOf[i]! < 0) return false;
  for (let i = quote.to; i < to; i++) if (word[i] === 1 && quoteOf[i]! < 0) return false;
  // A comma before the closing mark promises a cue, wherever the sentence was cut.
  for (let i = quote.to - 1; i > quote.from && word[i] === 0; i--)
    if (analysis.form[i] === COMMA) return false;
  return true;
}

/** Token ranges of the quotations that follow `end` with no words between and no cue of their own. */
function following(analysis: Analysis, end: number, anchor: number): number[] {
  const ranges: number[] = [];
  if (analysis.quoteOf[anchor]! >= 0) return ranges;
  let at = end;
  for (let n = 0; n < JOINED; n++) {
    const word = wordFrom(analysis, at);
    if (word >= analysis.size || analysis.word[word] === 0) break;
    const q = analysis.quoteOf[word]!;
    if (q < 0 || analysis.quotes[q]!.from < at - 1) break;
    if (analysis.quotes[q]!.words < 3 && !standsAlone(analysis, q)) break;
    if (!standsAlone(analysis, q)) break;
    ranges.push(word, analysis.quotes[q]!.to);
    at = analysis.quotes[q]!.to;
  }
  return ranges;
}

// --------------------------------------------------------------------------------------------- quotations

function quotationCandidates(build: Build): void {
  const { analysis, anchor } = build;
  if (analysis.quoteOf[anchor]! >= 0) return;
  const left = quoteBefore(analysis, anchor);
  const right = quoteAfter(analysis, anchor);
  const rangeOf = (q: number): number[] => [analysis.quotes[q]!.from, analysis.quotes[q]!.to];
  if (left >= 0 && right >= 0) add(build, [...rangeOf(left), ...rangeOf(right)], 2);
  if (left >= 0) add(build, rangeOf(left), 2, false);
  if (left >= 0) afterClause(build, left);
  if (right >= 0) {
    add(build, rangeOf(right), 2);
    // Several quotations and what stands between them: "“a,” b “c”".
    let last = right;
    const stop = analysis.sentenceAt[analysis.sentence[anchor]! + 1]!;
    for (
      let q = right + 1;
      q < analysis.quotes.length && analysis.quotes[q]!.from < stop && q < right + 4;
      q++
    )
      last = q;
    if (last > right) add(build, [analysis.quotes[right]!.from, analysis.quotes[last]!.to], 2);
  }
}

/** "“…,” she said. “…”": the quotation that opens the next sentence goes with the one before the cue. */
function afterClause(build: Build, left: number): void {
  const { analysis, anchor } = build;
  const end = analysis.sentenceAt[analysis.sentence[anchor]! + 1]!;
  const more = following(analysis, end, anchor);
  const { from, to } = analysis.quotes[left]!;
  joinOn(build, [from, to], more, 2);
}

/** Candidates with the quotations that follow: those of the same paragraph, and all of them. */
function joinOn(build: Build, ranges: readonly number[], more: readonly number[], via: number): void {
  const { paragraphOf, sentence } = build.analysis;
  if (more.length === 0) return;
  add(build, [...ranges, ...more], via + 4, false);
  const near = more.filter((bound, r) => {
    const first = r % 2 === 0 ? bound : more[r - 1]!;
    return paragraphOf[sentence[first]!] === paragraphOf[sentence[build.anchor]!];
  });
  if (near.length > 0 && near.length < more.length) add(build, [...ranges, ...near], via + 8, false);
}

/** The quotation that ends shortly before the anchor, in its paragraph; -1 for none. */
function quoteBefore(analysis: Analysis, anchor: number): number {
  const start = analysis.paragraphAt[analysis.paragraphOf[analysis.sentence[anchor]!]!]!;
  for (let i = anchor - 1, gap = 0; i >= Math.max(start, anchor - REACH) && gap < 26; i--) {
    if (analysis.quoteOf[i]! >= 0) return analysis.quoteOf[i]!;
    gap += analysis.word[i]!;
  }
  return -1;
}

/** The quotation that begins shortly after the anchor: in its sentence, opening the next one, or the next paragraph. */
function quoteAfter(analysis: Analysis, anchor: number): number {
  const stop = analysis.sentenceAt[analysis.sentence[anchor]! + 1]!;
  for (let i = anchor + 1, gap = 0; i < Math.min(analysis.size, anchor + REACH) && gap < 32; i++) {
    const q = analysis.quoteOf[i]!;
    // In the next sentence only what has no cue of its own.
    if (q >= 0) return i < stop || standsAlone(analysis, q) ? q : -1;
    if (i >= stop && analysis.word[i] === 1) return -1;
    gap += analysis.word[i]!;
  }
  return -1;
}

// -------------------------------------------------------------------------------------------------- parse

function parseCandidates(build: Build): void {
  const { analysis, anchor, from, to } = build;
  const base = baseOf(analysis, anchor);
  descend(build, base, 0);
  let child = base;
  for (let step = 0; step < 3; step++) {
    const up = analysis.head[child]!;
    if (up < from || up >= to) break;
    // The whole of what the anchor hangs on, without the anchor's own part.
    const hole: [number, number] = [
      Math.max(from, analysis.left[child]!),
      Math.min(to, analysis.right[child]!),
    ];
    const whole: [number, number] = [Math.max(from, analysis.left[up]!), Math.min(to, analysis.right[up]!)];
    if (hole[0] <= anchor && anchor < hole[1]) {
      add(build, [whole[0], hole[0], hole[1], whole[1]], 0);
      variants(build, up, whole[0], hole[0]);
      variants(build, up, hole[1], whole[1]);
    }
    for (let c = analysis.childAt[up]!; c < analysis.childAt[up + 1]!; c++) {
      const sibling = analysis.children[c]!;
      if (sibling !== child && !LEAVES.has(analysis.rel[sibling]!)) node(build, sibling);
    }
    if (up < anchor) add(build, [up, up + 1], 0, false);
    child = up;
  }
  // Everything around the cue and its helpers ("the plan appears sound").
  if (base === anchor) aroundGroup(build);
}

function descend(build: Build, i: number, depth: number): void {
  const { analysis } = build;
  for (let c = analysis.childAt[i]!; c < analysis.childAt[i + 1]!; c++) {
    const child = analysis.children[c]!;
    if (child < build.from || child >= build.to || LEAVES.has(analysis.rel[child]!)) continue;
    node(build, child);
    if (depth < 3) descend(build, child, depth + 1);
  }
}

function node(build: Build, i: number): void {
  const { analysis, anchor } = build;
  let from = Math.max(build.from, analysis.left[i]!);
  let to = Math.min(build.to, analysis.right[i]!);
  if (from <= anchor && anchor < to) {
    if (i > anchor) from = anchor + 1;
    else to = anchor;
  }
  variants(build, i, from, to);
}

/** A stretch, without its preposition, and cut before the dependents at its right edge. */
function variants(build: Build, i: number, from: number, to: number): void {
  const { analysis } = build;
  let start = from;
  while (start < to && analysis.word[start] === 0) start++;
  if (start >= to) return;
  const starts = [start];
  let bare = start;
  while (bare < to && CASES.has(analysis.rel[bare]!)) bare++;
  if (bare > start && bare < to) starts.push(bare);
  const ends = [to];
  let spine = i;
  for (let step = 0; step < 4 && ends.length < 6; step++) {
    let last = -1;
    for (let c = analysis.childAt[spine + 1]! - 1; c >= analysis.childAt[spine]!; c--) {
      const child = analysis.children[c]!;
      if (child <= spine) break;
      if (analysis.left[child]! > start && analysis.left[child]! < to && analysis.left[child]! > spine) {
        if (!LEAVES.has(analysis.rel[child]!)) {
          ends.push(analysis.left[child]!);
          if (last < 0) last = child;
        }
      }
    }
    if (last < 0) break;
    spine = last;
  }
  for (const s of starts) for (const e of ends.slice(0, 7)) if (s < e) add(build, [s, e], 0);
}

function aroundGroup(build: Build): void {
  const { analysis, anchor, from, to } = build;
  let before = anchor;
  while (before > from && analysis.head[before - 1] === anchor && LEAVES.has(analysis.rel[before - 1]!))
    before--;
  const left = Math.max(from, analysis.left[anchor]!);
  const right = Math.min(to, analysis.right[anchor]!);
  if (left < before && right > anchor + 1) add(build, [left, before, anchor + 1, right], 0);
  if (left < before) add(build, [left, before], 0);
}

// -------------------------------------------------------------------------------------------------- marks

/** Stretches that begin right after the anchor (or the preposition, "that" or comma after it) or run up to its clause. */
function markCandidates(build: Build): void {
  const { analysis, anchor, from, to } = build;
  const starts = [anchor + 1];
  if (anchor + 2 < to) starts.push(anchor + 2);
  for (let i = anchor + 1; i < Math.min(to, anchor + 14) && starts.length < 5; i++) {
    if (analysis.tokens[i]!.pos === 'SCONJ' || STOPS.includes(analysis.form[i]!)) {
      starts.push(analysis.word[i] === 1 ? i : i + 1);
    }
  }
  const ends = [to];
  for (let i = anchor + 2; i < to && ends.length < 6; i++)
    if (STOPS.includes(analysis.form[i]!) && analysis.quoteOf[i]! < 0) ends.push(i);
  for (const s of starts) for (const e of ends) if (s < e) add(build, [s, e], 1);
  const clause = clauseStart(analysis, anchor, from);
  const openings = [from];
  for (let i = clause - 2; i > from && openings.length < 4; i--)
    if (STOPS.includes(analysis.form[i]!) && analysis.quoteOf[i]! < 0) openings.push(i + 1);
  for (const s of openings) if (s < clause) add(build, [s, clause], 1);
  let close = anchor + 1;
  while (close < to && analysis.form[close] !== COMMA && analysis.quoteOf[close]! < 0) close++;
  if (clause > from && close < to) add(build, [from, clause, close, to], 1);
}

/** Where the clause of the anchor begins: at the subject, or after the last comma before the anchor. */
function clauseStart(analysis: Analysis, anchor: number, from: number): number {
  for (let i = anchor - 1; i >= from; i--) {
    if (analysis.form[i] === COMMA || analysis.quoteOf[i]! >= 0) return i + 1;
  }
  return Math.max(from, Math.min(anchor, analysis.left[anchor]!));
}
