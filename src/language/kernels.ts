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
  firstFloat,
  firstInt,
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
  storeFloat,
  storeInt,
  storeVector,
  subtract,
  subtractFloats,
  toFloats,
  toInts,
  zeroVector,
} from './assembler.ts';

/** Rows come in fours and outputs in twos: buffers have room for that. */
export const ROWS = 4;
const OUTS = 2;

/** Activations are whole numbers of 1/1024. */
export const UNIT = 1024;

const each = <T>(n: number, f: (i: number) => readonly T[]): T[] =>
  Array.from({ length: n }, (_, i) => f(i)).flat();

/** Sum of a vector's four numbers, left in the first place. */
function total(vector: number, scratch: number, plus: (a: Code, b: Code) => Code): Code {
  const swap = (lanes: number[]) => {
    const bytes = lanes.flatMap((lane) => [0, 1, 2, 3].map((byte) => lane * 4 + byte));
    return set(scratch, plus(get(scratch), shuffle(get(scratch), get(scratch), bytes)));
  };
  return [...set(scratch, get(vector)), ...swap([2, 3, 0, 1]), ...swap([1, 0, 3, 2]), ...get(scratch)];
}

/** How numbers of one kind are multiplied, added up and stored. */
type Arithmetic = {
  readonly bytes: number;
  readonly step: (sum: Code, a: Code, b: Code) => Code;
  readonly plus: (a: Code, b: Code) => Code;
  readonly store: (address: Code, vector: Code, offset: number) => Code;
};

/** `out[r][o] = Σ x[r][k] · w[o][k]`; parameters x, w, out (addresses), rows, outs, size (of k), strides of x and w in bytes. */
function product({ bytes: width, step, plus, store }: Arithmetic): Kernel {
  const [x, w, out, rows, outs, size, xStride, wStride] = [0, 1, 2, 3, 4, 5, 6, 7];
  const [row, at, stop, weights, weightsEnd, target, bytes, stride] = [8, 9, 10, 11, 12, 13, 14, 15];
  const pointer = 16;
  const accumulator = pointer + ROWS + OUTS;
  const scratch = accumulator + ROWS * OUTS;
  const inputs = scratch + 1;
  const factors = inputs + 1;
  const inner = repeat(
    [
      ...each(OUTS, (o) => set(factors + o, loadVector(get(pointer + ROWS + o)))),
      ...each(ROWS, (r) => [
        ...set(inputs, loadVector(get(pointer + r))),
        ...each(OUTS, (o) => {
          const sum = accumulator + r * OUTS + o;
          return set(sum, step(get(sum), get(inputs), get(factors + o)));
        }),
        ...set(pointer + r, add(get(pointer + r), int(16))),
      ]),
      ...each(OUTS, (o) => set(pointer + ROWS + o, add(get(pointer + ROWS + o), int(16)))),
    ],
    less(get(pointer), get(at)),
  );
  const block = [
    ...each(ROWS, (r) => set(pointer + r, r === 0 ? get(row) : add(get(pointer + r - 1), get(xStride)))),
    ...each(OUTS, (o) => {
      const from = pointer + ROWS + o;
      return set(from, o === 0 ? get(weights) : add(get(from - 1), get(wStride)));
    }),
    ...set(at, add(get(row), get(bytes))),
    ...each(ROWS * OUTS, (i) => set(accumulator + i, zeroVector)),
    ...inner,
    ...each(ROWS, (r) =>
      each(OUTS, (o) => {
        const address = r === 0 ? get(target) : add(get(target), multiply(get(stride), int(r)));
        return store(address, total(accumulator + r * OUTS + o, scratch, plus), o * 4);
      }),
    ),
    ...set(target, add(get(target), int(OUTS * 4))),
    ...set(weights, add(get(weights), multiply(get(wStride), int(OUTS)))),
  ];
  return {
    parameters: 8,
    ints: accumulator - 8,
    vectors: ROWS * OUTS + 2 + OUTS,
    code: [
      ...set(bytes, multiply(get(size), int(width))),
      ...set(stride, multiply(get(outs), int(4))),
      ...set(row, get(x)),
      ...set(stop, add(get(x), multiply(get(rows), get(xStride)))),
      ...set(weightsEnd, add(get(w), multiply(get(outs), get(wStride)))),
      ...set(target, get(out)),
      ...repeat(
        [
          ...set(weights, get(w)),
          ...repeat(block, less(get(weights), get(weightsEnd))),
          ...set(row, add(get(row), multiply(get(xStride), int(ROWS)))),
          ...set(target, add(get(target), multiply(get(stride), int(ROWS - 1)))),
        ],
        less(get(row), get(stop)),
      ),
    ],
  };
}

const shorts: Arithmetic = {
  bytes: 2,
  step: (sum, a, b) => addInts(sum, dotShorts(a, b)),
  plus: addInts,
  store: (address, vector, offset) => storeInt(address, firstInt(vector), offset),
};
const singles: Arithmetic = {
  bytes: 4,
  step: (sum, a, b) => addFloats(sum, multiplyFloats(a, b)),
  plus: addFloats,
  store: (address, vector, offset) => storeFloat(address, firstFloat(vector), offset),
};

/** `to[i] = from[i] · scale[i] + bias[i]` from whole numbers; parameters from, scale, bias, to, count (in fours). */
const scaled: Kernel = (() => {
  const [from, scale, bias, to, count] = [0, 1, 2, 3, 4];
  const end = 5;
  const forward = (pointer: number) => set(pointer, add(get(pointer), int(16)));
  return {
    parameters: 5,
    ints: 1,
    vectors: 0,
    code: [
      ...set(end, add(get(from), multiply(get(count), int(4)))),
      ...repeat(
        [
          ...storeVector(
            get(to),
            addFloats(
              multiplyFloats(toFloats(loadVector(get(from))), loadVector(get(scale))),
              loadVector(get(bias)),
            ),
          ),
          ...[from, scale, bias, to].flatMap(forward),
        ],
        less(get(from), get(end)),
      ),
    ],
  };
})();

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
  Record<'product' | 'dots' | 'scaled' | 'shortened' | 'rectified' | 'gates', (...numbers: number[]) => void>
>;

/** The kernels over `memory`; their parameters are told above, addresses are bytes. */
export function kernelsOver(memory: WebAssembly.Memory): Kernels {
  const all = {
    product: product(shorts),
    dots: product(singles),
    scaled,
    shortened: shortened(-1e9),
    rectified: shortened(0),
    gates,
  };
  return instantiate(all, memory);
}
