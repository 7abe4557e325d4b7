/** The words that are shown of a statement: the stretch that counts, with its clause where that is short enough. */
import type { Evidence, StoryContext } from '../../model/finding.ts';
import { evidenceOf } from '../../story/evidence.ts';
import type { Span } from '../../text/span.ts';
import type { Statement } from './statement.ts';

/** Longest excerpt, UTF-16 units. */
const LONGEST = 260;
/** Words around a stretch whose clause is longer, UTF-16 units. */
const MARGIN = 60;

/** Whether a mark ends a clause; a comma or colon between digits ("42,000", "9:20") does not. */
function parts(text: string, at: number): boolean {
  if (!/[,;:()–—"“”\n]/.test(text[at]!)) return false;
  return !(/[,:]/.test(text[at]!) && /\d/.test(text[at - 1] ?? '') && /\d/.test(text[at + 1] ?? ''));
}

/** The stretch with its clause, where that is short enough to show. */
export function widened(statement: Statement, window: Span, text: string): Span {
  let { start, end } = window;
  while (start > statement.start && !parts(text, start - 1)) start--;
  while (end < statement.end && !parts(text, end)) end++;
  if (end - start <= LONGEST) return { start, end };
  // The clause is too long to show: some words on either side.
  const cut = (at: number, step: 1 | -1) => {
    let to = at;
    for (let moved = 0; moved < MARGIN && to > statement.start && to < statement.end; moved++) to += step;
    while (to > statement.start && to < statement.end && !/\s/.test(text[to]!)) to -= step;
    return to;
  };
  return {
    start: Math.min(window.start, cut(window.start, -1)),
    end: Math.max(window.end, cut(window.end, 1)),
  };
}

export function excerpt(statement: Statement, window: Span, story: StoryContext, side?: string): Evidence {
  const document = story.documents.get(statement.document)!;
  const span = widened(statement, window, document.document.text);
  return evidenceOf(document, span.end - span.start <= 2 * LONGEST ? span : statement, side);
}
