/**
 * A half-open range `[start, end)` in UTF-16 code units of one document's `text`.
 * `text.slice(start, end)` is the evidence.
 */
export type Span = { readonly start: number; readonly end: number };

/** The characters a span covers. */
export function evidence(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}

/** True when the spans share at least one code unit. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** True when `inner` lies wholly inside `outer` (equal spans included). */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Sort order of spans: by start, the longer first where they start together. */
export function bySpan(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end;
}

/** The smallest span that covers all of `spans`, which must not be empty. */
export function cover(spans: readonly Span[]): Span {
  let start = Number.POSITIVE_INFINITY;
  let end = Number.NEGATIVE_INFINITY;
  for (const span of spans) {
    if (span.start < start) start = span.start;
    if (span.end > end) end = span.end;
  }
  if (spans.length === 0) throw new RangeError('cover() needs at least one span');
  return { start, end };
}

/** The span without white space at its edges; empty (at its start) where nothing else is left. */
export function trim(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

/** White space as JavaScript's `\s` has it, for a UTF-16 code unit. */
export function isSpace(code: number): boolean {
  return (
    code === 0x20 ||
    (code >= 0x09 && code <= 0x0d) ||
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

/** Index of the first item of a list sorted by start whose end is after `offset`; the list's length if none is. */
export function firstEndingAfter(sorted: readonly Span[], offset: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Sorted spans that do not touch, covering the same characters. */
export function merged(spans: readonly Span[]): Span[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start || a.end - b.end);
  const found: { start: number; end: number }[] = [];
  for (const { start, end } of sorted) {
    const last = found.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else found.push({ start, end });
  }
  return found;
}

/** The items of a sorted, non-overlapping list that share a code unit with `span`. */
export function overlapping<T extends Span>(sorted: readonly T[], span: Span): T[] {
  const found: T[] = [];
  for (let i = firstEndingAfter(sorted, span.start); i < sorted.length; i++) {
    const item = sorted[i]!;
    if (item.start >= span.end) break;
    found.push(item);
  }
  return found;
}
