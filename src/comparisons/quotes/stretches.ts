/** Quoted stretches cut into sentences, and interrupted sentences made whole. */
import turns from '../../lexicon/en/quote-turns.json' with { type: 'json' };
import type { AnnotatedDocument } from '../../model/layers.ts';
import { cover, overlapping, type Span, trim } from '../../text/span.ts';
import { wordsOf } from '../../text/words.ts';

/** Longest cue between two parts of one sentence, UTF-16 units. */
const CUE = 160;

const SECOND = new RegExp(`^[^\\p{L}]*(?:\\p{L}+ing|${turns.entries.secondClause.join('|')})\\b`, 'iu');

/** Whether what stands between two stretches is one cue: no sentence ends there, and no second clause begins ("adding that"). */
function isOneCue(gap: string): boolean {
  if (SECOND.test(gap)) return false;
  if (/[\n\r.!?](?!\S)/u.test(gap)) return false;
  return !/,\s+\p{L}/u.test(gap.replace(/^[^\p{L}]+/u, ''));
}

/** Words that a reporter may set between two parts of one quoted sentence without a cue, UTF-16 units. */
const SET_BETWEEN = 30;

/**
 * Stretches in marks, a sentence that its cue interrupts made one: "We will not leave," she said, "before spring." What stands
 * between holds one of `cues`, or is short.
 */
export function uninterrupted(
  document: AnnotatedDocument,
  stretches: readonly Span[],
  cues: readonly Span[],
): Span[][] {
  const { text } = document.document;
  const joined: Span[][] = [];
  for (const stretch of stretches) {
    const last = joined.at(-1)?.at(-1);
    const goesOn =
      last !== undefined &&
      stretch.start - last.end <= CUE &&
      (stretch.start - last.end <= SET_BETWEEN ||
        cues.some((cue) => last.end <= cue.start && cue.end <= stretch.start)) &&
      !/[.!?…]\s*$/u.test(text.slice(last.start, last.end)) &&
      isOneCue(text.slice(last.end, stretch.start)) &&
      /^[\s…]*\p{Ll}/u.test(text.slice(stretch.start, stretch.start + 4));
    if (goesOn) joined.at(-1)!.push(stretch);
    else joined.push([stretch]);
  }
  return joined;
}

/**
 * The stretches of a quotation with the part of its first or last sentence on the other side of the cue, where the attribution has one
 * side only: "We can mend the wall today," the mayor said, "and open the gate."
 */
export function withOtherPart(
  document: AnnotatedDocument,
  own: readonly Span[],
  free: readonly Span[],
  cues: readonly Span[],
): readonly Span[] {
  const [first, last] = [own[0], own.at(-1)];
  if (!first || !last) return own;
  const isOne = (a: Span, b: Span) =>
    cues.some((cue) => a.end <= cue.start && cue.end <= b.start) &&
    /,\s*["“'‘]$/u.test(document.document.text.slice(a.end, b.start)) &&
    uninterrupted(document, [a, b], cues).length === 1;
  const before = free.findLast((one) => one.end <= first.start);
  const after = free.find((one) => one.start >= last.end);
  return [
    ...(before && isOne(before, first) ? [before] : []),
    ...own,
    ...(after && isOne(last, after) ? [after] : []),
  ];
}

/** A stretch cut at the document's sentence bounds. */
export function bySentence(document: AnnotatedDocument, span: Span): Span[] {
  const { text } = document.document;
  const parts = overlapping(document.layers.sentences, span).map((sentence) => ({
    start: Math.max(sentence.start, span.start),
    end: Math.min(sentence.end, span.end),
  }));
  return (parts.length > 0 ? parts : [span])
    .map((part) => trim(text, part))
    .filter((part) => part.end > part.start);
}

export function cut(outer: Span, inner: Span): Span {
  return { start: Math.max(outer.start, inner.start), end: Math.min(outer.end, inner.end) };
}

/** Sentences of fewer words say too little alone: they are taken with the next. */
const SHORT_SENTENCE = 6;

/** The sentences of a quotation; of an interrupted one the last sentence before the cue goes on after it. */
export function sentencesOf(document: AnnotatedDocument, stretches: readonly Span[]): Span[][] {
  const { text } = document.document;
  const found: Span[][] = [];
  const size = (parts: readonly Span[]) => parts.reduce((sum, part) => sum + wordsOf(text, part).length, 0);
  const isShort = (parts: readonly Span[]) => size(parts) < SHORT_SENTENCE;
  /** Two sentences that are short together ("The dam is not the point. The town is the point."). */
  const areShort = (parts: readonly Span[], next: Span) =>
    size(parts) <= SHORT_SENTENCE && size([next]) < SHORT_SENTENCE;
  stretches.forEach((stretch, i) => {
    bySentence(document, stretch).forEach((part, k) => {
      const last = found.at(-1);
      if (last && i > 0 && k === 0) last.push(part);
      else if (last && (isShort(last) || areShort(last, part)))
        found[found.length - 1] = [...last.slice(0, -1), cover([last.at(-1)!, part])];
      else found.push([part]);
    });
  });
  const last = found.at(-1);
  const before = found.at(-2);
  if (last && before && last.length === 1 && isShort(last)) {
    found.splice(-2, 2, [...before.slice(0, -1), cover([before.at(-1)!, last[0]!])]);
  }
  return found;
}

/**
 * Whether a stretch begins at a mark that closes: a comma or stop before it, a space after it, and none that ends it. The quotation
 * began in another paragraph, and what follows is the reporter's.
 */
export function isAfterClosing(document: AnnotatedDocument, { start, end }: Span): boolean {
  const { text } = document.document;
  if (!/^\s/u.test(text.slice(start, start + 1)) || /["”'’»]/u.test(text.slice(end, end + 1))) return false;
  return /[,.!?]\s*["']$/u.test(text.slice(Math.max(0, start - 4), start));
}
