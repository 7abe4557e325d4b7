/** Settles which of the attributions found can stand together: twins, nests, quotations that nobody claimed. */
import { hashText } from '../../language/perceptron.ts';
import type { Analysis } from './analysis.ts';
import { childOf } from './anchors.ts';
import type { Found, Sourceless } from './found.ts';

const SUBJECTS = new Set([hashText('nsubj')]);
/** By how much a cue with a subject of its own is preferred to one without. */
const OWN = 0.2;
/** Contents that share this much are one content seen from two anchors. */
const SAME = 0.85;
/** Of two attributions that hold each other's cue the outer one is preferred by so much for each it holds. */
const HOLDER = 0.2;
/** Neighbours that are looked at: contents reach no further than so many attributions. */
const WINDOW = 60;
/** A quotation of so many words is taken for speech … */
const LONG = 5;
/** … if a cue as likely as this stands by it, … */
export const DOUBTFUL = 0.15;
/** … or a verb within so many words, which a comma, a colon or a question joins it to. */
const NEAR = 8;

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

/** Of two attributions of which one holds the cue of the other, the surer one. `found` is sorted by anchor. */
export function withoutNests(found: readonly Sourceless[]): Sourceless[] {
  const rivals = found.map((_, i) => rivalsOf(found, i));
  const worth = found.map(
    ({ confidence }, i) => confidence + HOLDER * rivals[i]!.filter((j) => holds(found[i]!, found[j]!)).length,
  );
  const order = found.map((_, i) => i).sort((i, j) => worth[j]! - worth[i]! || i - j);
  const kept = new Set<number>();
  for (const i of order) if (!rivals[i]!.some((j) => kept.has(j))) kept.add(i);
  return found.filter((_, i) => kept.has(i));
}

const holds = (a: Sourceless, b: Sourceless): boolean =>
  a.content.ranges.some(
    (bound, r) => r % 2 === 0 && bound <= b.anchor && b.anchor < a.content.ranges[r + 1]!,
  );

/** Neighbours in text order that hold the cue of number `i` or whose cue it holds. */
function rivalsOf(found: readonly Sourceless[], i: number): number[] {
  const list: number[] = [];
  for (let j = Math.max(0, i - WINDOW); j < Math.min(found.length, i + WINDOW + 1); j++) {
    if (j !== i && (holds(found[i]!, found[j]!) || holds(found[j]!, found[i]!))) list.push(j);
  }
  return list;
}

/** Of two anchors with one content, the surer one; one with a subject of its own is preferred ("stated …, clarifying"). */
export function withoutTwins(analysis: Analysis, found: readonly Sourceless[]): Sourceless[] {
  const worth = found.map((one) => one.confidence + (childOf(analysis, one.anchor, SUBJECTS) < 0 ? 0 : OWN));
  return found.filter((one, i) => {
    for (let j = Math.max(0, i - 12); j < Math.min(found.length, i + 13); j++) {
      const other = found[j]!;
      if (j === i || worth[j]! < worth[i]! || (worth[j] === worth[i] && j > i)) continue;
      if (shared(analysis, one.content.ranges, other.content.ranges) >= SAME) return false;
    }
    return true;
  });
}

/** Whether an attribution stands whole in the content of another, as what its source says that a third one said. */
export function reportsAnother(
  analysis: Analysis,
  { anchor, content, source }: Found,
  outer: readonly Found[],
): boolean {
  if (source < 0) return false;
  const { pos, feats } = analysis.tokens[source]!;
  const third = pos === 'NOUN' || pos === 'PROPN' || (pos === 'PRON' && feats?.includes('Person=3') === true);
  const kind = analysis.kind[source]!;
  const somebody = kind === 1 || kind === 2 || kind === 5;
  // A noun as a cue is only trusted with somebody known ("Ruiz's hints", not "ground attacks").
  if (!third || (analysis.tokens[anchor]!.pos !== 'VERB' && !somebody)) return false;
  return outer.some((one) => {
    const inside = (i: number): boolean =>
      one.content.ranges.some((bound, r) => r % 2 === 0 && bound <= i && i < one.content.ranges[r + 1]!);
    return (
      inside(anchor) &&
      inside(source) &&
      content.ranges.every((bound, r) => inside(r % 2 === 0 ? bound : bound - 1))
    );
  });
}

/** Whether a word stands inside a quotation of some length: cues there are the speaker's, not the outlet's. */
export function insideSpeech(analysis: Analysis, i: number): boolean {
  const q = analysis.quoteOf[i]!;
  return q >= 0 && analysis.quotes[q]!.words >= LONG;
}

/**
 * A long quotation hardly ever stands without somebody who said it. For each that no attribution holds: the likeliest of
 * the doubtful ones whose content it is, or the verb next to it. A content that ran into the cue is cut before it.
 */
export function withQuotations(
  analysis: Analysis,
  kept: readonly Sourceless[],
  others: readonly Sourceless[],
  force: (anchor: number, quote: number) => Sourceless | null,
): Sourceless[] {
  let list = [...kept];
  const claimed = new Set(list.flatMap((one) => quotedIn(analysis, one.content.ranges)));
  analysis.quotes.forEach((quote, q) => {
    if (claimed.has(q) || quote.words < LONG) return;
    const free = others
      .filter(
        (one) =>
          one.confidence >= DOUBTFUL &&
          analysis.quoteOf[one.content.ranges[0]!] === q &&
          analysis.quoteOf[one.anchor] !== q,
      )
      .filter((one) => !list.some((other) => other.anchor === one.anchor))
      .sort((a, b) => b.confidence - a.confidence || a.anchor - b.anchor);
    const one = free[0] ?? joined(analysis, q, force);
    if (one === undefined) return;
    list = [
      ...list
        .filter((other) => other.anchor !== one.anchor)
        .flatMap((other) => cutBefore(analysis, other, one.anchor)),
      one,
    ];
    for (const i of quotedIn(analysis, one.content.ranges)) claimed.add(i);
  });
  return list.sort((a, b) => a.anchor - b.anchor);
}

/** The verb that punctuation joins a quotation to: "“…,” ran his answer", "she went on: “…”". */
function joined(
  analysis: Analysis,
  q: number,
  force: (anchor: number, quote: number) => Sourceless | null,
): Sourceless | undefined {
  const { from, to } = analysis.quotes[q]!;
  const mark = (i: number): string => {
    const token = analysis.tokens[i];
    return token === undefined || analysis.word[i] === 1 ? '' : analysis.text.slice(token.start, token.end);
  };
  const closes = [mark(to - 1), mark(to - 2), mark(to)].some((one) => /^[,?!]$/.test(one));
  const opens = /^[,:]$/.test(mark(from - 1));
  const tries: number[] = [];
  if (closes)
    for (let i = to, words = 0; i < analysis.size && words < NEAR && analysis.quoteOf[i]! < 0; i++) {
      tries.push(i);
      words += analysis.word[i]!;
    }
  if (opens)
    for (let i = from - 1, words = 0; i >= 0 && words < NEAR && analysis.quoteOf[i]! < 0; i--) {
      tries.push(i);
      words += analysis.word[i]!;
    }
  // A colon joins across paragraphs, anything else only within one.
  const paragraph = analysis.paragraphOf[analysis.sentence[from]!]!;
  const first = mark(from - 1) === ':' ? paragraph - 1 : paragraph;
  for (const i of tries) {
    const own = analysis.paragraphOf[analysis.sentence[i]!]!;
    if (analysis.tokens[i]!.pos !== 'VERB' || own < first || own > paragraph) continue;
    const one = force(i, q);
    if (one !== null) return one;
  }
  return undefined;
}

/** The attribution with its content cut before the clause of `anchor` where that stands inside; none where nothing is left. */
function cutBefore(analysis: Analysis, one: Sourceless, anchor: number): Sourceless[] {
  const { ranges } = one.content;
  if (!ranges.some((bound, r) => r % 2 === 0 && bound <= anchor && anchor < ranges[r + 1]!)) return [one];
  const left: number[] = [];
  for (let r = 0; r < ranges.length; r += 2) {
    let to = Math.min(ranges[r + 1]!, anchor);
    if (ranges[r]! > anchor) continue;
    if (to === anchor) while (to > ranges[r]! && analysis.word[to - 1] === 0) to--;
    if (to > ranges[r]!) left.push(ranges[r]!, to);
  }
  return left.length === 0 ? [] : [{ ...one, content: { ...one.content, ranges: left } }];
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
