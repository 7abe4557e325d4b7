/** The labels of the name tagger: outside, or a type with the place in the name (BILOU, after Ratinov and Roth 2009). */
import type { Span } from '../text/span.ts';

/** What the tagger tells apart; `other` is told further by the words of the name. */
export const TAGGED_TYPES = ['person', 'organization', 'place', 'event', 'other'] as const;
export type TaggedType = (typeof TAGGED_TYPES)[number];

/** Label 0 is outside; 1 + 4 × type + place: 0 begin, 1 inside, 2 last, 3 single. */
export const LABELS = 1 + 4 * TAGGED_TYPES.length;
export const OUTSIDE = 0;

export const labelOf = (type: number, place: 0 | 1 | 2 | 3): number => 1 + 4 * type + place;
export const typeOfLabel = (label: number): number => (label === 0 ? -1 : (label - 1) >> 2);
export const placeOfLabel = (label: number): number => (label - 1) & 3;

/** A name as a range of words and the index of its type in `TAGGED_TYPES`. */
export type WordSpan = Span & { readonly type: number };

/** The names that a legal sequence of labels marks, for the words `from` up to `to`. */
export function namesOf(labels: ArrayLike<number>, from: number, to: number): WordSpan[] {
  const names: WordSpan[] = [];
  let start = -1;
  for (let i = from; i < to; i++) {
    const label = labels[i]!;
    if (label === OUTSIDE) continue;
    const place = placeOfLabel(label);
    if (place === 0) start = i;
    else if (place === 3) names.push({ start: i, end: i + 1, type: typeOfLabel(label) });
    else if (place === 2) names.push({ start, end: i + 1, type: typeOfLabel(label) });
  }
  return names;
}

const IMPOSSIBLE = -1e9;

/**
 * The best legal sequence of labels (Viterbi) for `count` words with `LABELS` scores each. `allowed` holds a bit mask of
 * labels a word may have; where the masks leave no legal sequence the word is left outside. Writes to `out` from `at`.
 */
export function bestLabels(
  scores: ArrayLike<number>,
  count: number,
  out: Uint8Array,
  at: number,
  allowed?: Uint32Array,
): void {
  const best = new Float64Array(count * LABELS).fill(IMPOSSIBLE);
  const from = new Int8Array(count * LABELS);
  let closed = 0;
  let closedLabel = OUTSIDE;
  for (let i = 0; i < count; i++) {
    const row = i * LABELS;
    const mask = allowed === undefined ? -1 : allowed[i]!;
    let nextClosed = IMPOSSIBLE * 2;
    let nextLabel = OUTSIDE;
    for (let label = 0; label < LABELS; label++) {
      const score = mask & (1 << label) ? scores[row + label]! : IMPOSSIBLE;
      const place = label === OUTSIDE ? 3 : placeOfLabel(label);
      let value = closed + score;
      let back = closedLabel;
      if (place === 1 || place === 2) {
        const begin = label - place;
        const a = i === 0 ? IMPOSSIBLE : best[row - LABELS + begin]!;
        const b = i === 0 ? IMPOSSIBLE : best[row - LABELS + begin + 1]!;
        value = Math.max(a, b) + score;
        back = a >= b ? begin : begin + 1;
      }
      best[row + label] = value;
      from[row + label] = back;
      if (place >= 2 && value > nextClosed) [nextClosed, nextLabel] = [value, label];
    }
    [closed, closedLabel] = [nextClosed, nextLabel];
  }
  for (let i = count - 1, label = closedLabel; i >= 0; i--) {
    out[at + i] = label;
    label = from[i * LABELS + label]!;
  }
}
