/**
 * The one heavy step of the network: products of 16-bit activations with 8-bit weights (kept as 16-bit), in 128-bit
 * vectors. Whole numbers throughout, so the result is the same on every machine.
 */
import {
  add,
  addInts,
  type Code,
  dotShorts,
  firstInt,
  get,
  instantiate,
  int,
  type Kernel,
  less,
  loadVector,
  multiply,
  repeat,
  set,
  shuffle,
  storeInt,
  zeroVector,
} from './assembler.ts';

/** Rows of a block; the number of rows is padded to it. */
export const ROWS = 4;
const OUTS = 2;

/** Sum of a vector's four numbers. */
function total(vector: number, scratch: number): Code {
  const swap = (lanes: number[]) => {
    const bytes = lanes.flatMap((lane) => [0, 1, 2, 3].map((byte) => lane * 4 + byte));
    return set(scratch, addInts(get(scratch), shuffle(get(scratch), get(scratch), bytes)));
  };
  return [
    ...set(scratch, get(vector)),
    ...swap([2, 3, 0, 1]),
    ...swap([1, 0, 3, 2]),
    ...firstInt(get(scratch)),
  ];
}

/** `out[r][o] = Σ x[r][k] · w[o][k]`; parameters x, w, out (addresses), rows, outs, size (of k). */
const product: Kernel = (() => {
  const [x, w, out, rows, outs, size] = [0, 1, 2, 3, 4, 5];
  const [row, at, stop, weights, weightsEnd, target, bytes, stride] = [6, 7, 8, 9, 10, 11, 12, 13];
  const pointer = 14;
  const accumulator = pointer + ROWS + OUTS;
  const scratch = accumulator + ROWS * OUTS;
  const inputs = scratch + 1;
  const factors = inputs + ROWS;
  const each = <T>(n: number, f: (i: number) => readonly T[]): T[] =>
    Array.from({ length: n }, (_, i) => f(i)).flat();
  const inner = repeat(
    [
      ...each(OUTS, (o) => set(factors + o, loadVector(get(pointer + ROWS + o)))),
      ...each(ROWS, (r) => [
        ...set(inputs, loadVector(get(pointer + r))),
        ...each(OUTS, (o) => {
          const sum = accumulator + r * OUTS + o;
          return set(sum, addInts(get(sum), dotShorts(get(inputs), get(factors + o))));
        }),
        ...set(pointer + r, add(get(pointer + r), int(16))),
      ]),
      ...each(OUTS, (o) => set(pointer + ROWS + o, add(get(pointer + ROWS + o), int(16)))),
    ],
    less(get(pointer), get(at)),
  );
  const block = [
    ...each(ROWS, (r) => set(pointer + r, r === 0 ? get(row) : add(get(pointer + r - 1), get(bytes)))),
    ...each(OUTS, (o) =>
      set(pointer + ROWS + o, o === 0 ? get(weights) : add(get(pointer + ROWS + o - 1), get(bytes))),
    ),
    ...set(at, add(get(row), get(bytes))),
    ...each(ROWS * OUTS, (i) => set(accumulator + i, zeroVector)),
    ...inner,
    ...each(ROWS, (r) => [
      ...each(OUTS, (o) => {
        const address = r === 0 ? get(target) : add(get(target), multiply(get(stride), int(r)));
        return storeInt(address, total(accumulator + r * OUTS + o, scratch), o * 4);
      }),
    ]),
    ...set(target, add(get(target), int(OUTS * 4))),
    ...set(weights, add(get(weights), multiply(get(bytes), int(OUTS)))),
  ];
  return {
    parameters: 6,
    ints: accumulator - 6,
    vectors: ROWS * OUTS + 1 + ROWS + OUTS,
    code: [
      ...set(bytes, multiply(get(size), int(2))),
      ...set(stride, multiply(get(outs), int(4))),
      ...set(row, get(x)),
      ...set(stop, add(get(x), multiply(get(rows), get(bytes)))),
      ...set(weightsEnd, add(get(w), multiply(get(outs), get(bytes)))),
      ...set(target, get(out)),
      ...repeat(
        [
          ...set(weights, get(w)),
          ...repeat(block, less(get(weights), get(weightsEnd))),
          ...set(row, add(get(row), multiply(get(bytes), int(ROWS)))),
          ...set(target, add(get(target), multiply(get(stride), int(ROWS - 1)))),
        ],
        less(get(row), get(stop)),
      ),
    ],
  };
})();

/** The kernel over `memory`: `(x, w, out, rows, outs, size)`; rows in fours, outs in twos, size in eights. */
export function productOver(memory: WebAssembly.Memory): (...numbers: number[]) => void {
  return instantiate({ product }, memory).product;
}
