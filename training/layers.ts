/** The pieces of the network in training: linear maps, the gated recurrence, Adam. Single precision, gradients by hand. */
import type { Arena, Matrix } from './matrix.ts';

/** A weight matrix (or vector, one row) with its gradient and Adam's running means. */
export type Parameter = {
  readonly value: Matrix;
  readonly gradient: Matrix;
  readonly mean: Float32Array;
  readonly square: Float32Array;
};

/** `next` gives the numbers to start from; without it the values are left as they are in the arena. */
export type Maker = {
  readonly arena: Arena;
  readonly next: (() => number) | null;
  readonly parameters: Parameter[];
};

const up8 = (count: number) => (count + 7) & ~7;

/** A parameter of `rows` × `columns` (padded to eights), uniform in ± `spread`. */
export function parameter(maker: Maker, rows: number, columns: number, spread: number): Parameter {
  const width = up8(columns);
  const { next } = maker;
  const value = maker.arena.matrix(rows, width);
  for (let r = 0; next !== null && r < rows; r++) {
    for (let c = 0; c < columns; c++) value.data[r * width + c] = (next() * 2 - 1) * spread;
  }
  const made = {
    value,
    gradient: maker.arena.matrix(rows, width),
    mean: maker.arena.numbers(value.data.length),
    square: maker.arena.numbers(value.data.length),
  };
  maker.parameters.push(made);
  return made;
}

/** y = x · weight + bias. */
export type Linear = { readonly weight: Parameter; readonly bias: Parameter; readonly transposed: Matrix };

export function linear(maker: Maker, inputs: number, outputs: number): Linear {
  const weight = parameter(maker, inputs, outputs, Math.sqrt(6 / (inputs + outputs)));
  return {
    weight,
    bias: parameter(maker, 1, outputs, 0),
    transposed: maker.arena.matrix(weight.value.columns, up8(inputs)),
  };
}

export function forward(arena: Arena, layer: Linear, x: Matrix, y: Matrix, rows: number): void {
  for (let r = 0; r < rows; r++) y.data.set(layer.bias.value.data, r * y.columns);
  arena.times(x, layer.weight.value, y, rows);
}

/** Adds to the gradients of the layer and, where given, of its input. `dy` must be zero in padded columns. */
export function backward(
  arena: Arena,
  layer: Linear,
  x: Matrix,
  dy: Matrix,
  dx: Matrix | null,
  rows: number,
): void {
  arena.transposedTimes(x, dy, layer.weight.gradient, rows);
  const width = dy.columns;
  const bias = layer.bias.gradient.data.byteOffset;
  for (let r = 0; r < rows; r++) arena.kernels.added(bias, dy.data.byteOffset + r * width * 4, width);
  if (dx === null) return;
  const { data, columns } = layer.weight.value;
  const inputs = layer.transposed.columns;
  const turned = layer.transposed.data;
  for (let i = 0; i < inputs; i++)
    for (let o = 0; o < columns; o++) turned[o * inputs + i] = data[i * columns + o]!;
  arena.times(dy, layer.transposed, dx, rows);
}

/** Numbers per direction that the recurrence keeps for going back. */
export type Memory = { readonly states: Float32Array };

/** Numbers that a kernel handles at once, and their bytes. */
const LANES = 4;
const BYTES = 4;

/** Where a direction of a sentence begins, and how it goes on: rows `from` … `to`, `size` numbers. */
function directions(
  starts: Int32Array,
  size: number,
  go: (first: number, last: number, words: number, step: number, column: number) => void,
): void {
  for (let s = 0; s + 1 < starts.length; s++) {
    const from = starts[s]!;
    const to = starts[s + 1]!;
    if (to === from) continue;
    for (let i = 0; i < size; i += LANES) {
      go(from, to - 1, to - from, 1, i);
      go(to - 1, from, to - from, -1, size + i);
    }
  }
}

/**
 * The simple recurrent unit (Lei et al. 2018) without state in its gates, in both directions. Columns of `u` are for each
 * direction candidate, forget gate, reset gate; the first half of `x` and `y` belongs to the forward direction.
 */
export function recur(
  { kernels }: Arena,
  u: Matrix,
  x: Matrix,
  y: Matrix,
  memory: Memory,
  starts: Int32Array,
  size: number,
): void {
  const column = (i: number) => (i < size ? i : i + 2 * size);
  directions(starts, size, (first, _, words, step, i) => {
    const at = (first * x.columns + i) * BYTES;
    kernels.recurred(
      u.data.byteOffset + (first * u.columns + column(i)) * BYTES,
      x.data.byteOffset + at,
      y.data.byteOffset + at,
      memory.states.byteOffset + at,
      words,
      size * BYTES,
      step * u.columns * BYTES,
      step * x.columns * BYTES,
    );
  });
}

/** Gradients of `recur`: from `dy` to `du` (written) and `dx` (added to). */
export function recurBack(
  { kernels }: Arena,
  u: Matrix,
  x: Matrix,
  dy: Matrix,
  du: Matrix,
  dx: Matrix,
  memory: Memory,
  starts: Int32Array,
  size: number,
): void {
  const column = (i: number) => (i < size ? i : i + 2 * size);
  directions(starts, size, (_, last, words, step, i) => {
    const at = (last * x.columns + i) * BYTES;
    const wide = (last * u.columns + column(i)) * BYTES;
    kernels.recurredBack(
      u.data.byteOffset + wide,
      x.data.byteOffset + at,
      dy.data.byteOffset + at,
      du.data.byteOffset + wide,
      dx.data.byteOffset + at,
      memory.states.byteOffset + at,
      words,
      size * BYTES,
      step * u.columns * BYTES,
      step * x.columns * BYTES,
    );
  });
}
