/** "reports that A, and that B": clauses joined to what is said by a conjunction and a "that" of their own. */
import type { Analysis } from './analysis.ts';

/** Marks and joining words between two clauses at most ("; and also that"). */
const GAP = 3;
/** The word that joins a second clause where the first has none ("said A and that B"). */
const USUAL = 'that';

/**
 * The ranges of a content that follows its cue, up to the end of the last clause that is joined on by the word that opens the first
 * one. A second "that" or "whether" can hang on nothing but the cue, wherever the content was cut.
 */
export function withConjuncts(analysis: Analysis, anchor: number, ranges: readonly number[]): number[] {
  const { sentence, sentenceAt, quoteOf } = analysis;
  const from = ranges[ranges.length - 2]!;
  let to = ranges[ranges.length - 1]!;
  if (from <= anchor || sentence[from] !== sentence[anchor] || quoteOf[from] !== quoteOf[anchor])
    return [...ranges];
  const stop = sentenceAt[sentence[anchor]! + 1]!;
  const opener = joinerAt(analysis, from) ?? '';
  for (let i = from + 1; i < Math.min(stop, to + GAP + 1); i++) {
    if (i >= to && !isLink(analysis, i - 1, to)) break;
    if (!joins(analysis, i, opener)) continue;
    const verb = analysis.head[i]!;
    const end = clauseEnd(analysis, verb, stop);
    if (verb > i && end > to) to = end;
  }
  return [...ranges.slice(0, -1), to];
}

/** The conjunction that opens a clause, in lower case; undefined for any other word. */
function joinerAt({ tokens, text }: Analysis, i: number): string | undefined {
  const { start, end, pos, rel } = tokens[i]!;
  return pos === 'SCONJ' && rel === 'mark' ? text.slice(start, end).toLowerCase() : undefined;
}

/** A word between the content and what is joined on: a mark or a conjunction; anything inside the content. */
const isLink = ({ tokens, word }: Analysis, i: number, to: number): boolean =>
  i < to || word[i] === 0 || tokens[i]!.pos === 'CCONJ' || tokens[i]!.pos === 'ADV';

/** Whether a word joins a clause to one that `opener` opens: after a conjunction, or a comma where the first is opened as well. */
function joins(analysis: Analysis, i: number, opener: string): boolean {
  const joiner = joinerAt(analysis, i);
  if (joiner === undefined || joiner !== (opener || USUAL)) return false;
  let before = i - 1;
  if (analysis.tokens[before]!.pos === 'ADV') before--;
  const { pos, start, end } = analysis.tokens[before]!;
  return pos === 'CCONJ' || (opener !== '' && /^[,;]$/.test(analysis.text.slice(start, end)));
}

/** One past the last word of a clause, without what is set beside it and its final mark. */
function clauseEnd(analysis: Analysis, verb: number, stop: number): number {
  let end = Math.min(stop, analysis.right[verb]!);
  for (let c = analysis.childAt[verb]!; c < analysis.childAt[verb + 1]!; c++) {
    const child = analysis.children[c]!;
    if (child > verb && analysis.tokens[child]!.rel === 'parataxis')
      end = Math.min(end, analysis.left[child]!);
  }
  while (end > verb + 1 && analysis.word[end - 1] === 0) end--;
  return end;
}
