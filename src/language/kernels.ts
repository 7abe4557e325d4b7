/**
 * The heavy steps of the network in 128-bit vectors. Weights are 8-bit and activations 16-bit whole numbers, the rest is
 * single precision without fused or reordered steps, so the result is the same on every machine.
 */
import {
  add,
  addFloats,
  addInts,
  type Code,
  dotShorts,
  floats,
  get,
  instantiate,
  int,
  type Kernel,
  larger,
  less,
  loadVector,
  multiply,
  multiplyFloats,
  narrow,
  repeat,
  set,
  shuffle,
  smaller,
  storeVector,
  subtract,
  subtractFloats,
  toFloats,
  toInts,
  zeroVector,
} from './assembler.ts';

/** Rows come in twos and outputs in fours: buffers have room for that. */
export const ROWS = 2;
export const OUTS = 4;

/** Activations are whole numbers of 1/1024. */
export const UNIT = 1024;

const each = <T>(n: number, f: (i: number) => readonly T[]): T[] =>
  Array.from({ length: n }, (_, i) => f(i)).flat();

/** Bytes of the given places of two vectors, counted 0 to 3 and 4 to 7. */
const lanes = (places: readonly number[]): number[] =>
  places.flatMap((place) => [0, 1, 2, 3].map((byte) => place * 4 + byte));

/** The sums of four vectors as one vector; `vectors` and two `scratch` places are locals. */
function sums(vectors: readonly number[], scratch: number, plus: (a: Code, b: Code) => Code): Code {
  const [a, b, c, d] = vectors.map(get) as [Code, Code, Code, Code];
  const halves = (one: Code, other: Code) =>
    plus(shuffle(one, other, lanes([0, 1, 4, 5])), shuffle(one, other, lanes([2, 3, 6, 7])));
  const [left, right] = [get(scratch), get(scratch + 1)];
  return [
    ...set(scratch, halves(a, b)),
    ...set(scratch + 1, halves(c, d)),
    ...plus(shuffle(left, right, lanes([0, 2, 4, 6])), shuffle(left, right, lanes([1, 3, 5, 7]))),
  ];
}

/** How numbers of one kind are multiplied and added up, and what becomes of four sums, given where scale and bias of their outputs stand. */
type Arithmetic = {
  readonly bytes: number;
  readonly step: (sum: Code, a: Code, b: Code) => Code;
  readonly plus: (a: Code, b: Code) => Code;
  readonly finish: (sums: Code, scale: Code, bias: Code) => Code;
};

/**
 * `out[r][o] = finish(Σ x[r][k] · w[o][k])`; parameters x, w, out (addresses), rows, outs, size (of k), strides of x and w in
 * bytes, scale and bias (addresses). A few rows go over all weights at a time, so that they stay near: the caller sees to it.
 */
function product({ bytes, step, plus, finish }: Arithmetic): Kernel {
  const [x, w, out, rows, outs, size, xStride, wStride, scale, bias] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  const [row, rowsEnd, weights, weightsEnd, column, target, stride, end] = [10, 11, 12, 13, 14, 15, 16, 17];
  const rowAt = 18;
  const weightAt = rowAt + ROWS;
  const accumulator = weightAt + OUTS;
  const inputs = accumulator + ROWS * OUTS;
  const factor = inputs + ROWS;
  const scratch = factor + 1;
  const forward = (pointer: number, by: Code) => set(pointer, add(get(pointer), by));
  const inner = repeat(
    [
      ...each(ROWS, (r) => set(inputs + r, loadVector(get(rowAt + r)))),
      ...each(OUTS, (o) => [
        ...set(factor, loadVector(get(weightAt + o))),
        ...each(ROWS, (r) => {
          const sum = accumulator + r * OUTS + o;
          return set(sum, step(get(sum), get(inputs + r), get(factor)));
        }),
      ]),
      ...each(ROWS + OUTS, (i) => forward(rowAt + i, int(16))),
    ],
    less(get(rowAt), get(end)),
  );
  const block = [
    ...each(ROWS, (r) => set(rowAt + r, r === 0 ? get(row) : add(get(rowAt + r - 1), get(xStride)))),
    ...each(OUTS, (o) =>
      set(weightAt + o, o === 0 ? get(weights) : add(get(weightAt + o - 1), get(wStride))),
    ),
    ...set(end, add(get(row), multiply(get(size), int(bytes)))),
    ...each(ROWS * OUTS, (i) => set(accumulator + i, zeroVector)),
    ...inner,
    ...each(ROWS, (r) => {
      const four = each(OUTS, (o) => [accumulator + r * OUTS + o]);
      const result = finish(sums(four, scratch, plus), get(scale), get(bias));
      return [...storeVector(get(target), result), ...forward(target, get(stride))];
    }),
    ...forward(row, multiply(get(xStride), int(ROWS))),
  ];
  return {
    parameters: 10,
    ints: accumulator - 10,
    vectors: ROWS * OUTS + ROWS + 3,
    code: [
      ...set(stride, multiply(get(outs), int(4))),
      ...set(rowsEnd, add(get(x), multiply(get(rows), get(xStride)))),
      ...set(weights, get(w)),
      ...set(weightsEnd, add(get(w), multiply(get(outs), get(wStride)))),
      ...set(column, get(out)),
      ...repeat(
        [
          ...set(row, get(x)),
          ...set(target, get(column)),
          ...repeat(block, less(get(row), get(rowsEnd))),
          ...forward(weights, multiply(get(wStride), int(OUTS))),
          ...each(3, (i) => forward([column, scale, bias][i]!, int(OUTS * 4))),
        ],
        less(get(weights), get(weightsEnd)),
      ),
    ],
  };
}

/** Whole numbers, brought to single precision: sum · scale + bias. */
const shorts: Arithmetic = {
  bytes: 2,
  step: (sum, a, b) => addInts(sum, dotShorts(a, b)),
  plus: addInts,
  finish: (four, scale, bias) =>
    addFloats(multiplyFloats(toFloats(four), loadVector(scale)), loadVector(bias)),
};
/** Single precision as it is. */
const singles: Arithmetic = {
  bytes: 4,
  step: (sum, a, b) => addFloats(sum, multiplyFloats(a, b)),
  plus: addFloats,
  finish: (four) => four,
};

/** `x[i] = max(x[i], 0)`; parameters x, count (in fours). */
const floored: Kernel = {
  parameters: 2,
  ints: 1,
  vectors: 0,
  code: [
    ...set(2, add(get(0), multiply(get(1), int(4)))),
    ...repeat(
      [...storeVector(get(0), larger(loadVector(get(0)), floats(0))), ...set(0, add(get(0), int(16)))],
      less(get(0), get(2)),
    ),
  ],
};

/** `to[i] = max(from[i], floor)` in units of 1/1024, 16-bit; parameters from, to, count (in eights), floor (0 or a low number). */
const shortened = (floor: number): Kernel => {
  const [from, to, count] = [0, 1, 2];
  const end = 3;
  const half = (offset: number) =>
    toInts(multiplyFloats(larger(loadVector(get(from), offset), floats(floor)), floats(UNIT)));
  return {
    parameters: 3,
    ints: 1,
    vectors: 0,
    code: [
      ...set(end, add(get(from), multiply(get(count), int(4)))),
      ...repeat(
        [
          ...storeVector(get(to), narrow(half(0), half(16))),
          ...set(from, add(get(from), int(32))),
          ...set(to, add(get(to), int(16))),
        ],
        less(get(from), get(end)),
      ),
    ],
  };
};

/**
 * One direction of the recurrence over consecutive words: state c = f·c + (1-f)·a, output r·c + (1-r)·x, with
 * f and r held between 0 and 1. Parameters: u (a, then f, then r of the first word), x, z, words, size in bytes of one
 * of a, f, r, then strides of u and of x and z from word to word in bytes (negative: backwards).
 */
const gates: Kernel = (() => {
  const [u, x, z, words, size, uStride, xStride] = [0, 1, 2, 3, 4, 5, 6];
  const [i, n, ua, xa, za] = [7, 8, 9, 10, 11];
  const [state, f, r] = [12, 13, 14];
  const gate = (vector: Code) =>
    smaller(larger(addFloats(multiplyFloats(vector, floats(0.25)), floats(0.5)), floats(0)), floats(1));
  const rest = (vector: number) => subtractFloats(floats(1), get(vector));
  const word = [
    ...set(f, gate(loadVector(add(get(ua), get(size))))),
    ...set(r, gate(loadVector(add(get(ua), add(get(size), get(size)))))),
    ...set(
      state,
      addFloats(multiplyFloats(get(f), get(state)), multiplyFloats(rest(f), loadVector(get(ua)))),
    ),
    ...storeVector(
      get(za),
      addFloats(multiplyFloats(get(r), get(state)), multiplyFloats(rest(r), loadVector(get(xa)))),
    ),
    ...set(ua, add(get(ua), get(uStride))),
    ...set(xa, add(get(xa), get(xStride))),
    ...set(za, add(get(za), get(xStride))),
    ...set(n, subtract(get(n), int(1))),
  ];
  return {
    parameters: 7,
    ints: 5,
    vectors: 3,
    code: [
      ...set(i, int(0)),
      ...repeat(
        [
          ...set(ua, add(get(u), get(i))),
          ...set(xa, add(get(x), get(i))),
          ...set(za, add(get(z), get(i))),
          ...set(n, get(words)),
          ...set(state, zeroVector),
          ...repeat(word, get(n)),
          ...set(i, add(get(i), int(16))),
        ],
        less(get(i), get(size)),
      ),
    ],
  };
})();

export type Kernels = Readonly<
  Record<'product' | 'dots' | 'floored' | 'shortened' | 'rectified' | 'gates', (...numbers: number[]) => void>
>;

/** The kernels over `memory`; their parameters are told above, addresses are bytes. */
export function kernelsOver(memory: WebAssembly.Memory): Kernels {
  const all = {
    product: product(shorts),
    dots: product(singles),
    floored,
    shortened: shortened(-1e9),
    rectified: shortened(0),
    gates,
  };
  return instantiate(all, memory);
}
