/**
 * Matrix products in single precision for training, as one vectorised kernel. Products are added in one rounding where the
 * processor can (all of the last ten years do), in two where it cannot: the same bytes come out on processors of one kind.
 */
import {
  add,
  get,
  instantiate,
  int,
  type Kernel,
  less,
  loadSplat,
  loadVector,
  multiply,
  multiplyAdd,
  repeat,
  set,
  storeVector,
} from '../src/language/assembler.ts';

const ROWS = 4;
const VECTORS = 2;

/**
 * `c[m][n] += Σ a(m,k) · b[k][n]` with strides in bytes: a's by row and by k, b's and c's by row.
 * Parameters: a, aRow, aStep, b, bRow, c, cRow, m, n, k. Rows in fours, columns in eights.
 */
const gemm: Kernel = (() => {
  const [a, aRow, aStep, b, bRow, c, cRow, m, n, k] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  const [row, column, rowAt, target, step, from] = [10, 11, 12, 13, 14, 15];
  const pointer = 16;
  const ints = 6 + ROWS + 1;
  const accumulator = pointer + ROWS + 1;
  const factors = accumulator + ROWS * VECTORS;
  const input = factors + VECTORS;
  const each = <T>(count: number, f: (i: number) => readonly T[]): T[] =>
    Array.from({ length: count }, (_, i) => f(i)).flat();
  const inner = repeat(
    [
      ...each(VECTORS, (v) => set(factors + v, loadVector(get(from), v * 16))),
      ...each(ROWS, (r) => [
        ...set(input, loadSplat(get(pointer + r))),
        ...each(VECTORS, (v) => {
          const sum = accumulator + r * VECTORS + v;
          return set(sum, multiplyAdd(get(input), get(factors + v), get(sum)));
        }),
        ...set(pointer + r, add(get(pointer + r), get(aStep))),
      ]),
      ...set(from, add(get(from), get(bRow))),
      ...set(step, add(get(step), int(1))),
    ],
    less(get(step), get(k)),
  );
  const address = pointer + ROWS;
  const start = (r: number) => [
    ...set(address, add(get(target), multiply(get(cRow), int(r)))),
    ...each(VECTORS, (v) => set(accumulator + r * VECTORS + v, loadVector(get(address), v * 16))),
  ];
  const finish = (r: number) => [
    ...set(address, add(get(target), multiply(get(cRow), int(r)))),
    ...each(VECTORS, (v) => storeVector(get(address), get(accumulator + r * VECTORS + v), v * 16)),
  ];
  const block = [
    ...each(ROWS, (r) => set(pointer + r, r === 0 ? get(rowAt) : add(get(pointer + r - 1), get(aRow)))),
    ...set(from, add(get(b), multiply(get(column), int(4)))),
    ...set(target, add(add(get(c), multiply(get(row), get(cRow))), multiply(get(column), int(4)))),
    ...each(ROWS, start),
    ...set(step, int(0)),
    ...inner,
    ...each(ROWS, finish),
    ...set(column, add(get(column), int(VECTORS * 4))),
  ];
  return {
    parameters: 10,
    ints,
    vectors: ROWS * VECTORS + VECTORS + 1,
    code: [
      ...set(row, int(0)),
      ...set(rowAt, get(a)),
      ...repeat(
        [
          ...set(column, int(0)),
          ...repeat(block, less(get(column), get(n))),
          ...set(row, add(get(row), int(ROWS))),
          ...set(rowAt, add(get(rowAt), multiply(get(aRow), int(ROWS)))),
        ],
        less(get(row), get(m)),
      ),
    ],
  };
})();

/** A matrix in the arena: row after row, `columns` a multiple of 8, room for `rows` a multiple of 4. */
export type Matrix = { readonly data: Float32Array; readonly rows: number; readonly columns: number };

/** Memory for matrices, and products over them. Matrices live as long as the arena. */
export type Arena = {
  matrix(rows: number, columns: number): Matrix;
  /** c += a · b for the first `rows` rows of a (rounded up to four; keep the rest zero). */
  times(a: Matrix, b: Matrix, c: Matrix, rows: number): void;
  /** c += aᵀ · b, summed over the first `rows` rows. */
  transposedTimes(a: Matrix, b: Matrix, c: Matrix, rows: number): void;
};

export function arena(megabytes: number): Arena {
  const memory = new WebAssembly.Memory({ initial: megabytes * 16 });
  const kernel = instantiate({ gemm }, memory).gemm;
  let used = 0;
  const up4 = (count: number) => (count + 3) & ~3;
  return {
    matrix(rows, columns) {
      if (columns % 8 !== 0) throw new RangeError('columns come in eights');
      const length = up4(rows) * columns;
      const data = new Float32Array(memory.buffer, used, length);
      used += (length * 4 + 63) & ~63;
      return { data, rows: up4(rows), columns };
    },
    times(a, b, c, rows) {
      const m = up4(rows);
      kernel(
        a.data.byteOffset,
        a.columns * 4,
        4,
        b.data.byteOffset,
        b.columns * 4,
        c.data.byteOffset,
        c.columns * 4,
        m,
        c.columns,
        a.columns,
      );
    },
    transposedTimes(a, b, c, rows) {
      kernel(
        a.data.byteOffset,
        4,
        a.columns * 4,
        b.data.byteOffset,
        b.columns * 4,
        c.data.byteOffset,
        c.columns * 4,
        a.columns,
        b.columns,
        rows,
      );
    },
  };
}
