/** The clause around a span, by marks: what stands between the nearest marks on either side, within its sentence. */
import type { Span } from '../text/span.ts';

/**
 * `stop` tells the marks that end a clause besides a comma before a space. Offsets are those of `text`;
 * the result covers `span` and lies within `sentence`.
 */
export function clauseAround(text: string, span: Span, sentence: Span, stop: RegExp): Span {
  let { start, end } = span;
  while (
    start > sentence.start &&
    !stop.test(text[start - 1]!) &&
    !(text[start - 1] === ' ' && text[start - 2] === ',')
  )
    start--;
  while (end < sentence.end && !stop.test(text[end]!) && !(text[end] === ',' && text[end + 1] === ' ')) end++;
  return { start, end };
}
