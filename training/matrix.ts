/**
 * Matrix products in single precision for training, as one vectorised kernel. Products are added in one rounding where the
 * processor can (all of the last ten years do), in two where it cannot: the same bytes come out on processors of one kind.
 */
import {
  add,
  type Code,
  divide,
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
import { adam, added, passed, recurred, recurredBack, scaled } from './vector-kernels.ts';

const ROWS = 4;
const VECTORS = 2;
/** Steps of a sum between two looks at whether it is done. */
const UNROLLED = 4;

/**
 * `c[m][n] += Σ a(m,k) · b[k][n]` with strides in bytes. Parameters: a, its stride, b, stride of its rows, c, stride of its
 * rows, m, n, k. Rows in fours, columns in eights. The numbers of a sum stand one after the other in a (`turned` false, its
 * stride is from row to row), or those of four rows do (`turned`, its stride is from step to step).
 */
const gemm = (turned: boolean): Kernel => {
  const [a, aStride, b, bRow, c, cRow, m, n, k] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
  const [row, column, rowAt, target, step, from, whole, address] = [9, 10, 11, 12, 13, 14, 15, 16];
  const pointer = 17;
  const accumulator = pointer + ROWS;
  const factors = accumulator + ROWS * VECTORS;
  const input = factors + VECTORS;
  const each = <T>(count: number, f: (i: number) => readonly T[]): T[] =>
    Array.from({ length: count }, (_, i) => f(i)).flat();
  const forward = (at: number, by: Code) => set(at, add(get(at), by));
  const inputAt = (r: number, s: number) =>
    turned ? loadSplat(get(pointer), r * 4) : loadSplat(get(pointer + r), s * 4);
  const one = (s: number): Code => [
    ...each(VECTORS, (v) => set(factors + v, loadVector(get(from), v * 16))),
    ...each(ROWS, (r) => [
      ...set(input, inputAt(r, s)),
      ...each(VECTORS, (v) => {
        const sum = accumulator + r * VECTORS + v;
        return set(sum, multiplyAdd(get(input), get(factors + v), get(sum)));
      }),
    ]),
    ...forward(from, get(bRow)),
    ...(turned ? forward(pointer, get(aStride)) : []),
  ];
  const steps = (count: number): Code => [
    ...each(count, one),
    ...(turned ? [] : each(ROWS, (r) => forward(pointer + r, int(count * 4)))),
    ...forward(step, int(count)),
  ];
  const when = (condition: Code, body: Code): Code => [...condition, 0x04, 0x40, ...body, 0x0b];
  const while_ = (body: Code, condition: Code): Code => when(condition, repeat(body, condition));
  const rows = (go: (sum: (v: number) => number) => Code): Code =>
    each(ROWS, (r) => [
      ...set(address, add(get(target), multiply(get(cRow), int(r)))),
      ...go((v) => accumulator + r * VECTORS + v),
    ]);
  const block = [
    ...(turned
      ? set(pointer, get(rowAt))
      : each(ROWS, (r) => set(pointer + r, r === 0 ? get(rowAt) : add(get(pointer + r - 1), get(aStride))))),
    ...set(from, add(get(b), multiply(get(column), int(4)))),
    ...set(target, add(add(get(c), multiply(get(row), get(cRow))), multiply(get(column), int(4)))),
    ...rows((sum) => each(VECTORS, (v) => set(sum(v), loadVector(get(address), v * 16)))),
    ...set(step, int(0)),
    ...while_(steps(UNROLLED), less(get(step), get(whole))),
    ...while_(steps(1), less(get(step), get(k))),
    ...rows((sum) => each(VECTORS, (v) => storeVector(get(address), get(sum(v)), v * 16))),
    ...forward(column, int(VECTORS * 4)),
  ];
  return {
    parameters: 9,
    ints: accumulator - 9,
    vectors: ROWS * VECTORS + VECTORS + 1,
    code: [
      ...set(whole, multiply(divide(get(k), int(UNROLLED)), int(UNROLLED))),
      ...set(row, int(0)),
      ...set(rowAt, get(a)),
      ...repeat(
        [
          ...set(column, int(0)),
          ...repeat(block, less(get(column), get(n))),
          ...forward(row, int(ROWS)),
          ...forward(rowAt, turned ? int(ROWS * 4) : multiply(get(aStride), int(ROWS))),
        ],
        less(get(row), get(m)),
      ),
    ],
  };
};

/** A matrix in the arena: row after row, `columns` a multiple of 8, room for `rows` a multiple of 4. */
export type Matrix = { readonly data: Float32Array; readonly rows: number; readonly columns: number };

const kernels = {
  product: gemm(false),
  turnedProduct: gemm(true),
  added,
  scaled,
  passed,
  recurred,
  recurredBack,
  adam,
};

/** Memory for matrices and lists of numbers, and what is done with them. They live as long as the arena. */
export type Arena = {
  readonly memory: WebAssembly.Memory;
  matrix(rows: number, columns: number): Matrix;
  /** Room for `length` numbers, rounded up to fours. */
  numbers(length: number): Float32Array;
  /** c += a · b for the first `rows` rows of a (rounded up to four; keep the rest zero). */
  times(a: Matrix, b: Matrix, c: Matrix, rows: number): void;
  /** c += aᵀ · b, summed over the first `rows` rows. */
  transposedTimes(a: Matrix, b: Matrix, c: Matrix, rows: number): void;
  /** The kernels by themselves; addresses are `byteOffset`s. */
  readonly kernels: Readonly<Record<keyof typeof kernels, (...numbers: number[]) => void>>;
};

/** Memory of an arena; threads can share it. */
export const memoryOf = (megabytes: number): WebAssembly.Memory =>
  new WebAssembly.Memory({ initial: megabytes * 16, maximum: megabytes * 16, shared: true });

/** An arena in `memory` from the address `from` on. */
export function arena(memory: WebAssembly.Memory, from = 0): Arena {
  const made = instantiate(kernels, memory);
  let used = from;
  const up4 = (count: number) => (count + 3) & ~3;
  const numbers = (length: number) => {
    const data = new Float32Array(memory.buffer, used, up4(length));
    used += (length * 4 + 63) & ~63;
    return data;
  };
  return {
    memory,
    kernels: made,
    numbers,
    matrix(rows, columns) {
      if (columns % 8 !== 0) throw new RangeError('columns come in eights');
      return { data: numbers(up4(rows) * columns), rows: up4(rows), columns };
    },
    times(a, b, c, rows) {
      const m = up4(rows);
      made.product(
        a.data.byteOffset,
        a.columns * 4,
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
      made.turnedProduct(
        a.data.byteOffset,
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
