/** Word-by-word difference of two passages. */
import { diffArrays } from 'diff';

/** A step from `a` to `b`: half-open ranges of word indexes. */
export type WordOp = {
  readonly op: 'same' | 'insert' | 'delete' | 'replace';
  readonly a: readonly [number, number];
  readonly b: readonly [number, number];
};

/** Longest passage compared word by word; Myers' algorithm is quadratic in the number of differences. */
const LONGEST = 400;

/** The shortest edit script from `a` to `b` (Myers 1986), a deletion next to an insertion made one replacement. */
export function wordDiff(a: readonly string[], b: readonly string[]): WordOp[] {
  const ops: WordOp[] = [];
  let [i, j] = [0, 0];
  for (const part of diffArrays([...a.slice(0, LONGEST)], [...b.slice(0, LONGEST)])) {
    const count = part.value.length;
    const last = ops.at(-1);
    if (!part.added && !part.removed) {
      ops.push({ op: 'same', a: [i, i + count], b: [j, j + count] });
      [i, j] = [i + count, j + count];
    } else if (part.removed) {
      if (last?.op === 'insert') ops[ops.length - 1] = { op: 'replace', a: [i, i + count], b: last.b };
      else ops.push({ op: 'delete', a: [i, i + count], b: [j, j] });
      i += count;
    } else {
      if (last?.op === 'delete') ops[ops.length - 1] = { op: 'replace', a: last.a, b: [j, j + count] };
      else ops.push({ op: 'insert', a: [i, i], b: [j, j + count] });
      j += count;
    }
  }
  return ops;
}
