/**
 * Candidates for the source of an attribution, as the word that heads it, and their features (templates 128–191).
 * Index -1 stands for no source ("it is expected that …").
 */
import { type FeatureList, hashText, mix, push } from '../../language/perceptron.ts';
import type { Analysis } from './analysis.ts';
import { bucket } from './anchors.ts';
import { baseOf, type Candidate } from './contents.ts';

const h = hashText;
const NOMINAL = new Set(['NOUN', 'PROPN', 'PRON', 'NUM', 'ADJ', 'DET', 'X', 'SYM']);
const LOOSE = new Set(['ADJ', 'NUM', 'DET', 'X', 'SYM'].map((p) => h(p)));
/** Relations of words that head no phrase of their own. */
const PARTS = new Set(
  ['compound', 'flat', 'fixed', 'goeswith', 'det', 'punct', 'amod', 'nummod', 'advmod', 'aux', 'cop'].map(
    (r) => h(r),
  ),
);
const ATTACHED = new Set(['compound', 'flat', 'amod'].map((r) => h(r)));
const SUBJECT = h('nsubj');
const CASES = new Set(['case', 'mark'].map((r) => h(r)));
const PRONOUN = h('PRON');
const ADJECTIVE = h('ADJ');
/** Tokens read at most on each side of the anchor. */
const REACH = 90;
const MOST = 48;

const within = (ranges: readonly number[], i: number): boolean => {
  for (let r = 0; r < ranges.length; r += 2) if (i >= ranges[r]! && i < ranges[r + 1]!) return true;
  return false;
};

/** A letter for a party with the place that follows it: "Quill, R-Ky.", "(D–Calif.)". It says whom a name stands for and is nobody. */
function isPartyTag({ text, tokens }: Analysis, i: number): boolean {
  const { start, end } = tokens[i]!;
  return end - start === 1 && /^\p{Lu}[-–]\p{Lu}/u.test(text.slice(start, start + 3));
}

/** The heads that could be the source, near ones first, and -1. */
export function sourceCandidates(analysis: Analysis, anchor: number, content: Candidate): number[] {
  const { tokens, rel, sentence, sentenceAt, paragraphOf, quoteOf } = analysis;
  const s = sentence[anchor]!;
  const from = Math.max(sentenceAt[s]!, anchor - REACH);
  const to = Math.min(sentenceAt[s + 1]!, anchor + REACH);
  const found: number[] = [-1];
  const quote = quoteOf[anchor]!;
  const take = (i: number, far: boolean): void => {
    if (found.length >= MOST || !NOMINAL.has(tokens[i]!.pos) || within(content.ranges, i)) return;
    if (analysis.word[i] === 0 || isPartyTag(analysis, i)) return;
    if (i === anchor || quoteOf[i]! !== quote) return;
    // A name that the parse hangs on the anchor as a part of it ("Lind plans …" read as a noun) may still be the source.
    const attached = analysis.head[i] === anchor && ATTACHED.has(rel[i]!);
    if (PARTS.has(rel[i]!) && !attached) return;
    if (far && rel[i] !== SUBJECT) return;
    if (LOOSE.has(analysis.pos[i]!) && rel[i] !== SUBJECT && tokens[i]!.pos !== 'X' && !attached) return;
    found.push(i);
  };
  for (let d = 1; d < REACH; d++) {
    if (anchor - d >= from) take(anchor - d, false);
    if (anchor + d < to) take(anchor + d, false);
  }
  for (
    let back = s - 1, steps = 0;
    back >= 0 && steps < 2 && paragraphOf[back]! >= paragraphOf[s]! - 1;
    back--, steps++
  ) {
    for (
      let i = sentenceAt[back + 1]! - 1;
      i >= Math.max(sentenceAt[back]!, sentenceAt[back + 1]! - REACH);
      i--
    )
      take(i, true);
  }
  return found;
}

/** Relations from `a` up to the nearest common head with `b`, and from `b` up to it. */
function pathBetween(analysis: Analysis, a: number, b: number): number {
  const { head, rel } = analysis;
  const ups: number[] = [];
  for (let i = b, step = 0; i >= 0 && step < 6; step++, i = head[i]!) ups.push(i);
  let path = 17;
  for (let i = a, step = 0; i >= 0 && step < 6; step++, i = head[i]!) {
    const at = ups.indexOf(i);
    if (at >= 0) {
      for (let u = 0; u < at; u++) path = mix(path + 1, rel[ups[u]!]!);
      return path;
    }
    path = mix(path, rel[i]!);
  }
  return 3;
}

export type SourceContext = {
  readonly analysis: Analysis;
  readonly anchor: number;
  readonly base: number;
  readonly content: Candidate;
  /** Whether the content stands in quotation marks. */
  readonly quoted: number;
};

export function sourceContext(analysis: Analysis, anchor: number, content: Candidate): SourceContext {
  const quoted = analysis.quoteOf[content.ranges[0]!]! >= 0 && analysis.quoteOf[anchor]! < 0 ? 1 : 0;
  return { analysis, anchor, base: baseOf(analysis, anchor), content, quoted };
}

export function sourceFeatures(context: SourceContext, i: number, list: FeatureList): void {
  const { analysis, anchor, base, content, quoted } = context;
  const { form, lemma, pos, rel, head, kind, word, sentence, left, right } = analysis;
  const add = (template: number, a: number, b = 0): void => push(list, mix(mix(8192 + template, a), b));
  const anchorRel = mix(pos[anchor]!, rel[anchor]!);
  if (i < 0) {
    add(0, lemma[anchor]!, rel[anchor]!);
    add(1, anchorRel, content.side);
    add(2, lemma[anchor]!, content.side);
    add(3, quoted, content.side);
    add(4, pos[anchor]!, head[anchor]! < 0 ? 0 : lemma[head[anchor]!]!);
    add(5, lemma[anchor]!, head[anchor]! < 0 ? 0 : lemma[head[anchor]!]!);
    add(6, form[Math.max(0, anchor - 1)]!, form[anchor]!);
    return;
  }
  const path = pathBetween(analysis, i, base);
  let preposition = 0;
  for (let c = analysis.childAt[i]!; c < analysis.childAt[i + 1]!; c++) {
    const child = analysis.children[c]!;
    if (child < i && CASES.has(rel[child]!)) preposition = form[child]!;
  }
  const step = sentence[anchor]! - sentence[i]!;
  const side = i < anchor ? 1 : 2;
  let gap = 0;
  let nouns = 0;
  for (let t = Math.min(i, anchor) + 1; t < Math.max(i, anchor) && gap < 40; t++) {
    gap += word[t]!;
    if (rel[t] === SUBJECT) nouns++;
  }
  const what = mix(pos[i]!, kind[i]!);
  add(8, path, mix(step, preposition));
  add(9, path, lemma[anchor]!);
  add(10, path, anchorRel);
  add(11, path, mix(content.side, quoted));
  add(12, rel[i]!, mix(preposition, lemma[anchor]!));
  add(13, rel[i]!, mix(preposition, anchorRel));
  add(14, what, path);
  add(15, what, mix(side, bucket(gap)));
  add(16, lemma[i]!);
  add(17, lemma[i]!, path);
  add(18, mix(side, bucket(gap)), mix(rel[i]!, step));
  add(19, mix(side, nouns), mix(rel[i]!, step));
  add(20, mix(side, content.side), mix(rel[i]!, bucket(gap)));
  add(21, mix(step, quoted), mix(rel[i]!, what));
  // What stands between the phrase and the anchor.
  const near = side === 1 ? right[i]! : left[i]! - 1;
  add(22, near >= 0 && near < analysis.size ? form[near]! : 0, mix(side, rel[i]!));
  add(23, mix(side, form[anchor + (side === 1 ? -1 : 1)] ?? 0), mix(rel[i]!, bucket(gap)));
  add(24, mix(what, rel[i]!), mix(side, content.side));
  const up = head[i]!;
  add(25, up < 0 ? 0 : lemma[up]!, mix(rel[i]!, up === anchor ? 1 : 0));
  add(26, up === anchor ? 1 : up === base ? 2 : head[anchor] === i ? 3 : 0, mix(rel[i]!, preposition));
  const first = content.ranges[0]!;
  const last = content.ranges[content.ranges.length - 1]!;
  add(
    27,
    mix(i < first ? 1 : i >= last ? 2 : 3, anchor < first ? 1 : anchor >= last ? 2 : 3),
    mix(side, rel[i]!),
  );
  add(28, pos[i] === PRONOUN ? form[i]! : 0, path);
  add(29, pos[i] === ADJECTIVE ? 1 : 0, rel[i]!);
  add(30, mix(preposition, side), mix(lemma[anchor]!, what));
  // "The mayor spoke of rain that fell, saying …": a participle after a comma shares the subject of the whole sentence.
  const participle = mix(analysis.ending[anchor]!, anchor > 0 ? form[anchor - 1]! : 0);
  const top = up >= 0 && head[up]! < 0 && rel[i] === SUBJECT ? 1 : 0;
  add(31, mix(top, rel[i]!), mix(participle, step));
  add(32, mix(top, rel[i]!), mix(participle, quoted));
  add(33, mix(top, what), mix(participle, nouns));
  add(34, path, participle);
}

/** Token ranges of the phrase that `i` heads, without the content and without the clause that the anchor stands in. */
export function sourceSpan(
  analysis: Analysis,
  i: number,
  anchor: number,
  content: Candidate,
): [number, number] {
  const { head, left, right, childAt, children, word, rel } = analysis;
  let from = left[i]!;
  let to = right[i]!;
  // Prepositions and commas in front belong to the cue.
  for (let c = childAt[i]!; c < childAt[i + 1]!; c++) {
    const child = children[c]!;
    if (child < i && CASES.has(rel[child]!)) from = Math.max(from, right[child]!);
  }
  // The branch that leads to the anchor, and whatever follows it.
  let branch = anchor;
  for (let step = 0; step < 40 && branch >= 0 && head[branch] !== i; step++) branch = head[branch]!;
  if (branch >= 0 && head[branch] === i) {
    if (branch > i) to = Math.min(to, left[branch]!);
    else from = Math.max(from, right[branch]!);
  }
  for (let r = 0; r < content.ranges.length; r += 2) {
    const [a, b] = [content.ranges[r]!, content.ranges[r + 1]!];
    if (a > i && a < to) to = a;
    if (b <= i && b > from) from = b;
  }
  if (anchor > i && anchor < to) to = anchor;
  if (anchor < i && anchor >= from) from = anchor + 1;
  // A name is taken whole, whatever the parse makes of its parts.
  if (analysis.nameFrom[i]! < from && !within(content.ranges, analysis.nameFrom[i]!))
    from = analysis.nameFrom[i]!;
  if (analysis.nameTo[i]! > to && (anchor < i || anchor >= analysis.nameTo[i]!)) to = analysis.nameTo[i]!;
  while (from < i && word[from] === 0) from++;
  while (to > i + 1 && word[to - 1] === 0) to--;
  return [Math.min(from, i), Math.max(to, i + 1)];
}
