/**
 * Cuts spans that may nest and cross into pieces that only nest, as mark-up needs them. A span that crosses nothing
 * stays whole; of two that cross, the one that starts later is cut at the other's end.
 */
import { bySpan, type Span } from '../text/span.ts';

export type Piece<T> = Span & {
  readonly of: T;
  /** The first piece of its span carries the anchor, the last the way back. */
  readonly first: boolean;
  readonly last: boolean;
};

/** `cuts`: sorted offsets that no piece may straddle (edges of paragraphs). Result in the order of `bySpan`. */
export function nestable<T extends Span>(
  spans: readonly T[],
  cuts: readonly number[] = [],
): readonly Piece<T>[] {
  const waiting = spans.flatMap((span) => split(span, cuts)).sort(bySpan);
  const pieces: Piece<T>[] = [];
  const open: Span[] = [];
  // Pieces cut off wait in `rest`, a list sorted like `waiting`, and are taken when their turn comes.
  const rest: Piece<T>[] = [];
  let next = 0;
  while (next < waiting.length || rest.length > 0) {
    const fromRest = rest.length > 0 && (next >= waiting.length || bySpan(rest[0]!, waiting[next]!) < 0);
    const piece = fromRest ? rest.shift()! : waiting[next++]!;
    while (open.length > 0 && open.at(-1)!.end <= piece.start) open.pop();
    const around = open.at(-1);
    if (around !== undefined && around.end < piece.end) {
      const head = { ...piece, end: around.end, last: false };
      insert(rest, { ...piece, start: around.end, first: false });
      pieces.push(head);
      open.push(head);
    } else {
      pieces.push(piece);
      open.push(piece);
    }
  }
  return pieces;
}

/** A span cut at every offset of `cuts` inside it. */
export function split<T extends Span>(span: T, cuts: readonly number[]): Piece<T>[] {
  const pieces: Piece<T>[] = [];
  let start = span.start;
  for (let i = firstAfter(cuts, span.start); i < cuts.length && cuts[i]! < span.end; i++) {
    pieces.push({ start, end: cuts[i]!, of: span, first: start === span.start, last: false });
    start = cuts[i]!;
  }
  pieces.push({ start, end: span.end, of: span, first: start === span.start, last: true });
  return pieces;
}

/** Index of the first offset of a sorted list that is greater than `offset`. */
export function firstAfter(offsets: readonly number[], offset: number): number {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (offsets[middle]! > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

function insert<T>(sorted: Piece<T>[], piece: Piece<T>): void {
  let at = sorted.length;
  while (at > 0 && bySpan(sorted[at - 1]!, piece) > 0) at--;
  sorted.splice(at, 0, piece);
}
