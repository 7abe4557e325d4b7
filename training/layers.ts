/** The pieces of the network in training: linear maps, the gated recurrence, Adam. Single precision, gradients by hand. */
import type { Arena, Matrix } from './matrix.ts';

/** A weight matrix (or vector, one row) with its gradient and Adam's running means. */
export type Parameter = {
  readonly value: Matrix;
  readonly gradient: Matrix;
  readonly mean: Float32Array;
  readonly square: Float32Array;
};

export type Maker = { readonly arena: Arena; readonly next: () => number; readonly parameters: Parameter[] };

const up8 = (count: number) => (count + 7) & ~7;

/** A parameter of `rows` × `columns` (padded to eights), uniform in ± `spread`. */
export function parameter(maker: Maker, rows: number, columns: number, spread: number): Parameter {
  const width = up8(columns);
  const value = maker.arena.matrix(rows, width);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) value.data[r * width + c] = (maker.next() * 2 - 1) * spread;
  }
  const made = {
    value,
    gradient: maker.arena.matrix(rows, width),
    mean: new Float32Array(value.data.length),
    square: new Float32Array(value.data.length),
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
  const width = y.columns;
  const bias = layer.bias.value.data;
  for (let r = 0, at = 0; r < rows; r++) for (let c = 0; c < width; c++) y.data[at++] = bias[c]!;
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
  const bias = layer.bias.gradient.data;
  for (let r = 0, at = 0; r < rows; r++) for (let c = 0; c < width; c++) bias[c]! += dy.data[at++]!;
  if (dx === null) return;
  const { data, columns } = layer.weight.value;
  const inputs = layer.transposed.columns;
  const turned = layer.transposed.data;
  for (let i = 0; i < inputs; i++)
    for (let o = 0; o < columns; o++) turned[o * inputs + i] = data[i * columns + o]!;
  arena.times(dy, layer.transposed, dx, rows);
}

/** A straight-line stand-in for the logistic function: 0 below -2, 1 above 2. */
const gate = (x: number): number => (x <= -2 ? 0 : x >= 2 ? 1 : 0.5 + 0.25 * x);
const slope = (x: number): number => (x <= -2 || x >= 2 ? 0 : 0.25);

/** Numbers per direction that the recurrence keeps for going back. */
export type Memory = { readonly states: Float32Array };

/**
 * The simple recurrent unit (Lei et al. 2018) without state in its gates, in both directions. Columns of `u` are for each
 * direction candidate, forget gate, reset gate; the first half of `x` and `y` belongs to the forward direction.
 */
export function recur(
  u: Matrix,
  x: Matrix,
  y: Matrix,
  memory: Memory,
  starts: Int32Array,
  size: number,
): void {
  const wide = u.columns;
  const width = x.columns;
  for (let s = 0; s + 1 < starts.length; s++) {
    const from = starts[s]!;
    const to = starts[s + 1]!;
    for (let direction = 0; direction < 2; direction++) {
      const step = direction === 0 ? 1 : -1;
      const first = direction === 0 ? from : to - 1;
      for (let i = 0; i < size; i++) {
        let c = 0;
        for (let n = 0, t = first; n < to - from; n++, t += step) {
          const at = t * wide + direction * 3 * size + i;
          const a = u.data[at]!;
          const f = gate(u.data[at + size]!);
          const r = gate(u.data[at + 2 * size]!);
          c = f * c + (1 - f) * a;
          const place = t * width + direction * size + i;
          memory.states[place] = c;
          y.data[place] = r * c + (1 - r) * x.data[place]!;
        }
      }
    }
  }
}

/** Gradients of `recur`: from `dy` to `du` (written) and `dx` (added to). */
export function recurBack(
  u: Matrix,
  x: Matrix,
  dy: Matrix,
  du: Matrix,
  dx: Matrix,
  memory: Memory,
  starts: Int32Array,
  size: number,
): void {
  const wide = u.columns;
  const width = x.columns;
  for (let s = 0; s + 1 < starts.length; s++) {
    const from = starts[s]!;
    const to = starts[s + 1]!;
    for (let direction = 0; direction < 2; direction++) {
      const step = direction === 0 ? -1 : 1;
      const last = direction === 0 ? to - 1 : from;
      for (let i = 0; i < size; i++) {
        let dc = 0;
        for (let n = to - from - 1, t = last; n >= 0; n--, t += step) {
          const at = t * wide + direction * 3 * size + i;
          const place = t * width + direction * size + i;
          const fx = u.data[at + size]!;
          const rx = u.data[at + 2 * size]!;
          const f = gate(fx);
          const r = gate(rx);
          const dh = dy.data[place]!;
          const c = memory.states[place]!;
          const before = n === 0 ? 0 : memory.states[place + step * width]!;
          dc += dh * r;
          du.data[at + 2 * size] = dh * (c - x.data[place]!) * slope(rx);
          dx.data[place]! += dh * (1 - r);
          du.data[at + size] = dc * (before - u.data[at]!) * slope(fx);
          du.data[at] = dc * (1 - f);
          dc *= f;
        }
      }
    }
  }
}

export type Rate = { readonly step: number; readonly rate: number };
const BETA1 = 0.9;
const BETA2 = 0.98;

/** One step of Adam (Kingma & Ba 2015) over part of an array; clears the gradient. */
export function adam(
  value: Float32Array,
  gradient: Float32Array,
  mean: Float32Array,
  square: Float32Array,
  from: number,
  to: number,
  { step, rate }: Rate,
  scale = 1,
): void {
  const size = (rate * Math.sqrt(1 - BETA2 ** step)) / (1 - BETA1 ** step);
  for (let i = from; i < to; i++) {
    const g = gradient[i]! * scale;
    const m = BETA1 * mean[i]! + (1 - BETA1) * g;
    const v = BETA2 * square[i]! + (1 - BETA2) * g * g;
    mean[i] = m;
    square[i] = v;
    value[i]! -= (size * m) / (Math.sqrt(v) + 1e-8);
    gradient[i] = 0;
  }
}
