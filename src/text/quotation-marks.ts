/** Stretches between quotation marks, found from the characters alone. */
import type { Span } from './span.ts';

/** Longest stretch that one pair of marks may hold; a mark that is never closed must not swallow a page. */
const LONGEST = 1500;

/**
 * Spans of the words inside double quotation marks (curly, straight, angular) of one line each, marks left out.
 * A curly mark that the line never closes runs to its end, as in speech of several paragraphs.
 */
export function quotedSpans(text: string): Span[] {
  const found: Span[] = [];
  let open = -1;
  let mark = '';
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (char === '\n') {
      if (open >= 0 && mark === '“' && i - open <= LONGEST) found.push({ start: open, end: i });
      open = -1;
    } else if (open < 0) {
      if (char === '“' || char === '"' || char === '«') {
        open = i + 1;
        mark = char;
      }
    } else if (
      (mark === '“' && char === '”') ||
      (mark === '"' && char === '"') ||
      (mark === '«' && char === '»')
    ) {
      if (i > open && i - open <= LONGEST) found.push({ start: open, end: i });
      open = -1;
    } else if (mark === '“' && char === '“') open = i + 1;
  }
  return found;
}
