/** Features of one candidate content of an anchor (templates 64–127). */
import { type FeatureList, hashText, mix, push } from '../../language/perceptron.ts';
import type { Analysis } from './analysis.ts';
import { bucket, childOf } from './anchors.ts';
import type { Candidate } from './contents.ts';

const h = hashText;
const EDGE = h('<edge>');
const SUBJECTS = new Set([h('nsubj'), h('csubj')]);
const MARKS = new Set([h('mark')]);
/** Longest stretch whose inner heads are looked at, in tokens. */
const LOOK = 80;

/** The words of the candidate that hang on a word outside it: how many, and the one with the largest subtree. */
function rootOf(analysis: Analysis, candidate: Candidate): { root: number; roots: number } {
  const { head, word, left, right } = analysis;
  const { ranges } = candidate;
  const inside = (i: number): boolean => {
    for (let r = 0; r < ranges.length; r += 2) if (i >= ranges[r]! && i < ranges[r + 1]!) return true;
    return false;
  };
  let root = -1;
  let roots = 0;
  let width = -1;
  const from = ranges[0]!;
  const to = Math.min(ranges[1]!, from + LOOK);
  for (let i = from; i < to; i++) {
    if (word[i] === 0 || (head[i]! >= 0 && inside(head[i]!))) continue;
    roots++;
    if (right[i]! - left[i]! > width) {
      root = i;
      width = right[i]! - left[i]!;
    }
  }
  return { root, roots };
}

/** The way from the root of the candidate to the anchor's node through at most three heads, as a number. */
function pathOf(analysis: Analysis, root: number, base: number): number {
  const { head, rel } = analysis;
  let path = 1;
  for (let i = root, step = 0; step < 4 && i >= 0; step++) {
    if (i === base) return mix(path, 1);
    path = mix(path, rel[i]!);
    i = head[i]!;
  }
  path = 2;
  for (let i = base, step = 0; step < 4 && i >= 0; step++) {
    if (i === root) return mix(path, 2);
    path = mix(path, rel[i]!);
    i = head[i]!;
  }
  if (root >= 0 && base >= 0 && head[root]! >= 0 && head[root] === head[base])
    return mix(mix(3, rel[root]!), rel[base]!);
  return 5;
}

export function contentFeatures(
  analysis: Analysis,
  anchor: number,
  base: number,
  candidate: Candidate,
  list: FeatureList,
): void {
  const { form, lemma, pos, rel, head, quoteOf, quotes, word, sentence, sentenceAt, left, right, kind } =
    analysis;
  const { ranges, side, via } = candidate;
  const add = (template: number, a: number, b = 0): void => push(list, mix(mix(4096 + template, a), b));
  const first = ranges[0]!;
  const last = ranges[ranges.length - 1]! - 1;
  const s = sentence[anchor]!;
  const from = sentenceAt[s]!;
  const to = sentenceAt[s + 1]!;
  const formAt = (i: number): number => (i >= from && i < to ? form[i]! : EDGE);
  const posAt = (i: number): number => (i >= from && i < to ? pos[i]! : EDGE);
  const { root, roots } = rootOf(analysis, candidate);
  const path = root < 0 ? 9 : pathOf(analysis, root, base);
  const rootRel = root < 0 ? 0 : rel[root]!;
  const rootPos = root < 0 ? 0 : pos[root]!;
  const rootLemma = root < 0 ? 0 : lemma[root]!;
  const anchorLemma = lemma[anchor]!;
  const anchorPos = mix(pos[anchor]!, rel[anchor]!);
  const quote = quotationShape(analysis, ranges);
  const shape = mix(mix(side, ranges.length), via);
  const lastQuote = ranges.length > 2 ? quotationShape(analysis, ranges.slice(ranges.length - 2)) : 9;
  const subjectOf = childOf(analysis, anchor, SUBJECTS);
  const takesSubject =
    subjectOf >= 0 && ranges.some((b, r) => r % 2 === 0 && b <= subjectOf && subjectOf < ranges[r + 1]!)
      ? 1
      : 0;
  add(0, side, via);
  add(1, shape, quote);
  add(2, path, mix(side, roots));
  add(3, path, anchorLemma);
  add(4, path, mix(anchorPos, rootPos));
  add(5, path, form[first]!);
  add(6, side, mix(roots, posAt(last + 1)));
  add(7, form[first]!, anchorLemma);
  add(8, form[first]!, anchorPos);
  add(9, mix(pos[first]!, rel[first]!), mix(side, formAt(first - 1)));
  add(10, mix(formAt(last + 1), posAt(last + 1)), mix(side, pos[last]!));
  add(
    11,
    mix(rootRel, root >= 0 && left[root]! < first ? 1 : 0),
    root >= 0 && right[root]! > last + 1 ? 1 : 0,
  );
  let words = 0;
  for (let r = 0; r < ranges.length; r += 2) words += ranges[r + 1]! - ranges[r]!;
  add(12, bucket(words), side);
  add(13, bucket(words), path);
  add(14, bucket(words), mix(anchorLemma, side));
  let gap = 0;
  let verbs = 0;
  let looked = 0;
  let breaks = 0;
  for (let i = first > anchor ? anchor + 1 : last + 1; i < (first > anchor ? first : anchor); i++) {
    if (gap > 30 || ++looked > 2 * LOOK) break;
    gap += word[i]!;
    if (analysis.tokens[i]!.pos === 'VERB') verbs++;
    if (word[i] === 0) breaks = mix(breaks, form[i]!);
  }
  add(15, mix(side, bucket(gap)), verbs > 2 ? 2 : verbs);
  add(16, mix(side, bucket(gap)), anchorLemma);
  add(17, mix(side, breaks), quote);
  add(18, side, mix(formAt(first - 1), form[first]!));
  add(19, mix(last + 1 >= to ? 1 : 0, first <= from ? 1 : 0), mix(side, anchorPos));
  add(20, mix(last + 1 >= to ? 1 : 0, posAt(last + 1)), path);
  add(21, anchorLemma, mix(side, via));
  add(22, anchorLemma, mix(rootRel, rootPos));
  add(23, rootLemma, anchorLemma);
  add(24, rootLemma, path);
  // What the two edges cut apart.
  const after = last + 1;
  const cutAfter = after < to && word[after] === 1 && head[after]! >= first && head[after]! <= last ? 1 : 0;
  add(25, mix(cutAfter, after < to ? rel[after]! : 0), mix(formAt(after), side));
  add(26, mix(cutAfter, after < to ? rel[after]! : 0), anchorLemma);
  const before = first - 1;
  const cutBefore = before >= from && head[before]! >= first && head[before]! <= last ? 1 : 0;
  add(27, mix(cutBefore, before >= from ? rel[before]! : 0), mix(formAt(before), side));
  add(28, mix(cutBefore, before >= from ? rel[before]! : 0), mix(anchorLemma, side));
  if (root >= 0) {
    const subject = childOf(analysis, root, SUBJECTS);
    const mark = childOf(analysis, root, MARKS);
    const subjectIn = subject < 0 ? 0 : subject >= first && subject <= last ? 1 : 2;
    const markForm = mark < 0 ? 0 : mark >= first && mark <= last ? form[mark]! : 7;
    add(29, mix(subjectIn, markForm), mix(path, rootPos));
    add(30, mix(subjectIn, markForm), mix(anchorLemma, side));
    add(31, kind[root]!, mix(anchorLemma, rootRel));
  }
  let cut = after;
  while (cut < to && word[cut] === 0) cut++;
  add(
    32,
    mix(cut >= to ? 1 : 0, cut < to ? rel[cut]! : 0),
    mix(roots > 1 ? 2 : roots, cut < to ? pos[cut]! : 0),
  );
  add(33, mix(formAt(after), cut < to ? form[cut]! : EDGE), side);
  const q = quoteOf[first]!;
  if (q >= 0) {
    add(34, mix(bucket(quotes[q]!.words), quotes[q]!.single ? 1 : 0), mix(quote, side));
    add(35, mix(quote, bucket(gap)), mix(breaks, side));
    add(
      36,
      mix(quote, analysis.paragraphOf[sentence[first]!]! === analysis.paragraphOf[s]! ? 1 : 0),
      mix(via, side),
    );
    add(37, quote, mix(formAt(after), formAt(before)));
    const stop = quotes[q]!.to;
    add(38, mix(form[Math.max(0, stop - 2)]!, form[stop - 1]!), mix(quote, side));
  }
  add(39, mix(quote, side), anchorLemma);
  add(40, mix(quote, side), mix(anchorPos, bucket(gap)));
  add(41, mix(path, quote), side);
  add(42, rel[first]!, mix(rel[last]!, side));
  add(44, mix(quote, lastQuote), mix(side, takesSubject));
  add(45, takesSubject, mix(anchorLemma, side));
  add(46, takesSubject, mix(anchorPos, path));
  add(43, mix(rootRel, rootPos), mix(shape, roots));
}

/** How the candidate and quotations lie: none, exactly one, begins or ends in one, holds one; several. */
function quotationShape(analysis: Analysis, ranges: readonly number[]): number {
  const { quoteOf, quotes } = analysis;
  const first = ranges[0]!;
  const last = ranges[ranges.length - 1]! - 1;
  const opens = quoteOf[first]!;
  const closes = quoteOf[last]!;
  let holds = 0;
  if (opens < 0 && closes < 0) {
    for (let i = first; i <= Math.min(last, first + LOOK); i++) if (quoteOf[i]! >= 0) holds = 1;
    return holds;
  }
  const starts = opens >= 0 && first <= quotes[opens]!.from + 1;
  const stops = closes >= 0 && last >= quotes[closes]!.to - 3;
  if (opens >= 0 && opens === closes) return starts && stops ? 2 : starts ? 3 : 4;
  if (opens >= 0 && closes >= 0) return 5;
  return opens >= 0 ? 6 : 7;
}
