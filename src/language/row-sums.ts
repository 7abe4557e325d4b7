/** Scores of a linear model in 128-bit vectors, for models with many labels whose features have weights for most of them. */
import {
  add,
  addInts,
  addShorts,
  firstInts,
  get,
  instantiate,
  int,
  type Kernel,
  lastInts,
  less,
  loadBytes,
  loadInt,
  loadVector,
  multiply,
  repeat,
  set,
  storeVector,
  zeroVector,
} from './assembler.ts';
import { type FeatureList, type LinearModel, rowOf } from './perceptron.ts';

/** Labels that are added up together. */
const EIGHT = 8;
/** Rows that are added up in 16-bit numbers: so many weights of 8 bits fit. */
const MOST_ROWS = 256;

/** `out[l] += Σ weights[row][l]` over listed rows; parameters: list of addresses of rows, its length, out. `eights` × 8 labels. */
function sumOfRows(eights: number): Kernel {
  const [list, length, out, end, row] = [0, 1, 2, 3, 4];
  const sum = 5;
  const each = (f: (i: number) => readonly number[]) => Array.from({ length: eights }, (_, i) => f(i)).flat();
  const plus = (offset: number, ints: readonly number[]) =>
    storeVector(get(out), addInts(loadVector(get(out), offset), ints), offset);
  return {
    parameters: 3,
    ints: 2,
    vectors: eights,
    code: [
      ...set(end, add(get(list), multiply(get(length), int(4)))),
      ...each((i) => set(sum + i, zeroVector)),
      ...repeat(
        [
          ...set(row, loadInt(get(list))),
          ...each((i) => set(sum + i, addShorts(get(sum + i), loadBytes(get(row), i * EIGHT)))),
          ...set(list, add(get(list), int(4))),
        ],
        less(get(list), get(end)),
      ),
      ...each((i) => [
        ...plus(i * 32, firstInts(get(sum + i))),
        ...plus(i * 32 + 16, lastInts(get(sum + i))),
      ]),
    ],
  };
}

/**
 * The scores of all labels by `model`, as `scoreLinear` gives them; the array is the same at each call. The weights are copied to
 * full rows, so that `model` need not be kept.
 */
export function rowSums(model: LinearModel): (features: FeatureList) => Int32Array {
  const { labels, table, starts, entryLabels, entryWeights } = model;
  const eights = Math.ceil(labels / EIGHT);
  const width = eights * EIGHT;
  const rows = starts.length - 1;
  const [listAt, outAt] = [64, 64 + MOST_ROWS * 4];
  const weightsAt = outAt + width * 4;
  const memory = new WebAssembly.Memory({ initial: Math.ceil((weightsAt + rows * width) / 65536) });
  const { sumRows } = instantiate({ sumRows: sumOfRows(eights) }, memory);
  const weights = new Int8Array(memory.buffer, weightsAt);
  for (let row = 0; row < rows; row++) {
    const end = starts[row + 1]!;
    for (let e = starts[row]!; e < end; e++) weights[row * width + entryLabels[e]!] = entryWeights[e]!;
  }
  const list = new Uint32Array(memory.buffer, listAt, MOST_ROWS);
  const scores = new Int32Array(memory.buffer, outAt, labels);
  return ({ keys, length }) => {
    scores.fill(0);
    let listed = 0;
    for (let i = 0; i < length; i++) {
      const row = rowOf(table, keys[i]!);
      if (row < 0) continue;
      list[listed++] = weightsAt + row * width;
      if (listed < MOST_ROWS) continue;
      sumRows(listAt, listed, outAt);
      listed = 0;
    }
    if (listed > 0) sumRows(listAt, listed, outAt);
    return scores;
  };
}
