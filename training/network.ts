/**
 * The network of the language core in training. Words become the sum of the vectors of their features; a window of three
 * words and two (or more) gated recurrent layers in both directions put them in context; from there a tag for each word,
 * a score for each pair of head and dependent (Dozat & Manning 2017, of low rank), a relation for each chosen pair.
 */
import { DISTANCES, distanceOf } from '../src/language/distance.ts';
import {
  adam,
  backward,
  forward,
  type Linear,
  linear,
  type Maker,
  type Memory,
  type Parameter,
  parameter,
  recur,
  recurBack,
} from './layers.ts';
import { type Arena, type Matrix, arena as newArena } from './matrix.ts';

export type Sizes = {
  readonly embed: number;
  /** Per direction. */
  readonly hidden: number;
  readonly layers: number;
  readonly arc: number;
  readonly label: number;
  readonly vector: number;
};

/** A sentence ready for the network: feature rows by word, vector rows, and what to learn. */
export type Example = {
  /** Feature rows of each word; -1 where unknown. The first is the word itself. */
  readonly rows: readonly Int32Array[];
  /** Row of the word vector, -1 without one. */
  readonly vectors: Int32Array;
  readonly tags: Int32Array;
  readonly heads: Int32Array;
  readonly rels: Int32Array;
  /** Weight of each word's loss. */
  readonly weights: Float32Array;
};

export type Network = ReturnType<typeof newNetwork>;

const CAPACITY = 1200;
const up8 = (count: number) => (count + 7) & ~7;

export function newNetwork(
  sizes: Sizes,
  featureRows: number,
  tags: number,
  rels: number,
  next: () => number,
) {
  const arena = newArena(160);
  const parameters: Parameter[] = [];
  const maker: Maker = { arena, next, parameters };
  const { embed, hidden, layers, arc, label, vector } = sizes;
  const width = 2 * hidden;
  const features = new Float32Array(featureRows * embed);
  for (let i = 0; i < features.length; i++) features[i] = (next() * 2 - 1) * 0.15;
  const recurrent = Array.from({ length: layers }, () => linear(maker, width, 6 * hidden));
  for (const layer of recurrent) {
    for (const d of [0, 1])
      for (let i = 0; i < hidden; i++) layer.bias.value.data[(d * 3 + 1) * hidden + i] = 0.6;
  }
  const matrix = (columns: number) => arena.matrix(CAPACITY, up8(columns));
  return {
    sizes,
    tags,
    rels,
    arena,
    parameters,
    features: {
      value: features,
      gradient: new Float32Array(features.length),
      mean: new Float32Array(features.length),
      square: new Float32Array(features.length),
    },
    project: parameter(maker, up8(vector), embed, 0.15),
    window: linear(maker, 3 * embed, width),
    recurrent,
    tagger: linear(maker, width, tags),
    dependent: linear(maker, width, arc),
    head: linear(maker, width, arc),
    pair: linear(maker, arc, arc),
    rootHead: parameter(maker, 1, arc, 0.1),
    distance: parameter(maker, 1, DISTANCES, 0),
    labelDependent: linear(maker, width, label),
    labelHead: linear(maker, width, label),
    labelRoot: parameter(maker, 1, label, 0.1),
    labelDistance: parameter(maker, DISTANCES, label, 0.05),
    labeller: linear(maker, label, rels),
    // activations and their gradients
    v: matrix(vector),
    x: matrix(embed),
    dx: matrix(embed),
    x3: matrix(3 * embed),
    dx3: matrix(3 * embed),
    y: Array.from({ length: layers + 1 }, () => matrix(width)),
    dy: Array.from({ length: layers + 1 }, () => matrix(width)),
    u: Array.from({ length: layers }, () => matrix(6 * hidden)),
    du: matrix(6 * hidden),
    memories: Array.from({ length: layers }, (): Memory => ({ states: new Float32Array(CAPACITY * width) })),
    masks: Array.from(
      { length: layers + 2 },
      (_, i) => new Float32Array(CAPACITY * (i === 0 ? embed : width)),
    ),
    t: matrix(tags),
    dep: matrix(arc),
    ddep: matrix(arc),
    hd: matrix(arc),
    dhd: matrix(arc),
    q: matrix(arc),
    dq: matrix(arc),
    ld: matrix(label),
    lh: matrix(label),
    dld: matrix(label),
    dlh: matrix(label),
    l: matrix(label),
    dl: matrix(label),
    r: matrix(rels),
  };
}

/** Padded rows and columns must stay zero where products sum over them. */
function clearRows(m: Matrix, rows: number): void {
  m.data.fill(0, 0, ((rows + 3) & ~3) * m.columns);
}

export type Batch = {
  readonly examples: readonly Example[];
  readonly starts: Int32Array;
  readonly rows: number;
};

export function batchOf(examples: readonly Example[]): Batch {
  const starts = new Int32Array(examples.length + 1);
  examples.forEach((example, i) => {
    starts[i + 1] = starts[i]! + example.tags.length;
  });
  return { examples, starts, rows: starts[examples.length]! };
}

export type Dropout = { readonly input: number; readonly inner: number; readonly word: number };

/** Which words are hidden from the network in this pass, as unknown words will be. */
function hide(rows: number, rate: number, next: () => number): Uint8Array {
  const hidden = new Uint8Array(rows);
  if (rate > 0) for (let i = 0; i < rows; i++) hidden[i] = next() < rate ? 1 : 0;
  return hidden;
}

function drop(m: Matrix, mask: Float32Array, rows: number, rate: number, next: () => number): void {
  const length = rows * m.columns;
  if (rate === 0) {
    mask.fill(1, 0, length);
    return;
  }
  const kept = 1 / (1 - rate);
  for (let i = 0; i < length; i++) {
    mask[i] = next() < rate ? 0 : kept;
    m.data[i]! *= mask[i]!;
  }
}

function relu(m: Matrix, rows: number): void {
  for (let i = 0; i < rows * m.columns; i++) if (m.data[i]! < 0) m.data[i] = 0;
}

function reluBack(y: Matrix, dy: Matrix, rows: number): void {
  for (let i = 0; i < rows * y.columns; i++) if (y.data[i]! <= 0) dy.data[i] = 0;
}

function addParameter(m: Matrix, row: number, vector: Float32Array, from: number, sign = 1): void {
  const at = row * m.columns;
  for (let c = 0; c < m.columns; c++) m.data[at + c]! += sign * vector[from + c]!;
}

/** Runs the encoder; `y[layers]` then holds the words in context. */
export function encode(
  net: Network,
  vectors: Float32Array,
  batch: Batch,
  dropout: Dropout,
  next: () => number,
): Uint8Array {
  const { embed, hidden, layers, vector } = net.sizes;
  const { rows, starts } = batch;
  const hiddenWords = hide(rows, dropout.word, next);
  clearRows(net.v, rows);
  clearRows(net.x, rows);
  let row = 0;
  for (const example of batch.examples) {
    for (let i = 0; i < example.tags.length; i++, row++) {
      const list = example.rows[i]!;
      for (let k = hiddenWords[row] ? 1 : 0; k < list.length; k++) {
        const feature = list[k]!;
        if (feature >= 0) addParameter(net.x, row, net.features.value, feature * embed);
      }
      const at = example.vectors[i]!;
      if (at < 0 || hiddenWords[row]) continue;
      for (let d = 0; d < vector; d++) net.v.data[row * net.v.columns + d] = vectors[at * vector + d]!;
    }
  }
  net.arena.times(net.v, net.project.value, net.x, rows);
  drop(net.x, net.masks[0]!, rows, dropout.input, next);
  clearRows(net.x3, rows);
  for (let s = 0; s + 1 < starts.length; s++) {
    for (let t = starts[s]!; t < starts[s + 1]!; t++) {
      for (let w = -1; w <= 1; w++) {
        if (t + w < starts[s]! || t + w >= starts[s + 1]!) continue;
        const from = (t + w) * embed;
        net.x3.data.set(net.x.data.subarray(from, from + embed), t * 3 * embed + (w + 1) * embed);
      }
    }
  }
  forward(net.arena, net.window, net.x3, net.y[0]!, rows);
  relu(net.y[0]!, rows);
  drop(net.y[0]!, net.masks[1]!, rows, dropout.inner, next);
  for (let l = 0; l < layers; l++) {
    forward(net.arena, net.recurrent[l]!, net.y[l]!, net.u[l]!, rows);
    recur(net.u[l]!, net.y[l]!, net.y[l + 1]!, net.memories[l]!, starts, hidden);
    drop(net.y[l + 1]!, net.masks[l + 2]!, rows, dropout.inner, next);
  }
  return hiddenWords;
}

function encodeBack(net: Network, batch: Batch, hiddenWords: Uint8Array, touched: Set<number>): void {
  const { embed, hidden, layers } = net.sizes;
  const { rows, starts } = batch;
  for (let l = layers - 1; l >= 0; l--) {
    const dy = net.dy[l + 1]!;
    const mask = net.masks[l + 2]!;
    for (let i = 0; i < rows * dy.columns; i++) dy.data[i]! *= mask[i]!;
    recurBack(net.u[l]!, net.y[l]!, dy, net.du, net.dy[l]!, net.memories[l]!, starts, hidden);
    backward(net.arena, net.recurrent[l]!, net.y[l]!, net.du, net.dy[l]!, rows);
  }
  const dy = net.dy[0]!;
  for (let i = 0; i < rows * dy.columns; i++) dy.data[i]! *= net.masks[1]![i]!;
  reluBack(net.y[0]!, dy, rows);
  clearRows(net.dx3, rows);
  backward(net.arena, net.window, net.x3, dy, net.dx3, rows);
  clearRows(net.dx, rows);
  for (let s = 0; s + 1 < starts.length; s++) {
    for (let t = starts[s]!; t < starts[s + 1]!; t++) {
      for (let w = -1; w <= 1; w++) {
        if (t + w < starts[s]! || t + w >= starts[s + 1]!) continue;
        const from = t * 3 * embed + (w + 1) * embed;
        for (let d = 0; d < embed; d++) net.dx.data[(t + w) * embed + d]! += net.dx3.data[from + d]!;
      }
    }
  }
  for (let i = 0; i < rows * embed; i++) net.dx.data[i]! *= net.masks[0]![i]!;
  net.arena.transposedTimes(net.v, net.dx, net.project.gradient, rows);
  let row = 0;
  for (const example of batch.examples) {
    for (let i = 0; i < example.tags.length; i++, row++) {
      const list = example.rows[i]!;
      for (let k = hiddenWords[row] ? 1 : 0; k < list.length; k++) {
        const feature = list[k]!;
        if (feature < 0) continue;
        touched.add(feature);
        const to = feature * embed;
        for (let d = 0; d < embed; d++) net.features.gradient[to + d]! += net.dx.data[row * embed + d]!;
      }
    }
  }
}

/** The activations that the three outputs read, from the words in context. */
export function heads(net: Network, rows: number): void {
  const y = net.y[net.sizes.layers]!;
  const { arena } = net;
  forward(arena, net.tagger, y, net.t, rows);
  forward(arena, net.dependent, y, net.dep, rows);
  relu(net.dep, rows);
  forward(arena, net.head, y, net.hd, rows);
  relu(net.hd, rows);
  forward(arena, net.pair, net.dep, net.q, rows);
  forward(arena, net.labelDependent, y, net.ld, rows);
  forward(arena, net.labelHead, y, net.lh, rows);
}

/** Scores of all heads for dependent `i` of the sentence that starts at row `from`; the root is last. */
export function arcScores(net: Network, from: number, length: number, i: number, scores: Float32Array): void {
  const { arc } = net.sizes;
  const width = net.q.columns;
  const q = net.q.data;
  const base = (from + i) * width;
  for (let j = 0; j <= length; j++) {
    const root = j === length;
    const other = root ? net.rootHead.value.data : net.hd.data;
    const at = root ? 0 : (from + j) * width;
    let sum = net.distance.value.data[root ? 0 : distanceOf(j - i)]!;
    for (let d = 0; d < arc; d++) sum += q[base + d]! * other[at + d]!;
    scores[j] = j === i ? Number.NEGATIVE_INFINITY : sum;
  }
}

/** Softmax in place over `count` numbers; the negative logarithm of the share of `gold`. */
function crossEntropy(scores: Float32Array, from: number, count: number, gold: number): number {
  let top = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < count; i++) if (scores[from + i]! > top) top = scores[from + i]!;
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const e = Math.exp(scores[from + i]! - top);
    scores[from + i] = e;
    sum += e;
  }
  for (let i = 0; i < count; i++) scores[from + i]! /= sum;
  const loss = -Math.log(scores[from + gold]! + 1e-9);
  scores[from + gold]! -= 1;
  return loss;
}

/** Fills the hidden layer of the labeller for the given heads (length marks the root). */
export function labelInputs(
  net: Network,
  batch: Batch,
  headOf: (sentence: number, i: number) => number,
): void {
  const { label } = net.sizes;
  const width = net.l.columns;
  batch.examples.forEach((example, s) => {
    const from = batch.starts[s]!;
    for (let i = 0; i < example.tags.length; i++) {
      const j = headOf(s, i);
      const root = j < 0;
      const at = (from + i) * width;
      const other = root ? net.labelRoot.value.data : net.lh.data;
      const otherAt = root ? 0 : (from + j) * width;
      const distance = (root ? 0 : distanceOf(j - i)) * width;
      for (let d = 0; d < label; d++) {
        const sum = net.ld.data[at + d]! + other[otherAt + d]! + net.labelDistance.value.data[distance + d]!;
        net.l.data[at + d] = sum < 0 ? 0 : sum;
      }
    }
  });
  forward(net.arena, net.labeller, net.l, net.r, batch.rows);
}

/** One pass forward and back over a batch: gradients are added up, the mean loss of a word is returned. */
export function learn(
  net: Network,
  vectors: Float32Array,
  batch: Batch,
  dropout: Dropout,
  next: () => number,
  touched: Set<number>,
): number {
  const { arc, label, layers } = net.sizes;
  const { rows, starts, examples } = batch;
  const { arena } = net;
  const hiddenWords = encode(net, vectors, batch, dropout, next);
  heads(net, rows);
  labelInputs(net, batch, (s, i) => examples[s]!.heads[i]!);
  for (const m of [net.dhd, net.dq, net.dlh, net.dld, net.ddep, ...net.dy]) clearRows(m, rows);
  let loss = 0;
  const scores = new Float32Array(CAPACITY + 1);
  examples.forEach((example, s) => {
    const from = starts[s]!;
    const length = example.tags.length;
    for (let i = 0; i < length; i++) {
      const weight = example.weights[i]! / rows;
      const tagAt = (from + i) * net.t.columns;
      loss += crossEntropy(net.t.data, tagAt, net.tags, example.tags[i]!) * weight;
      for (let c = 0; c < net.t.columns; c++)
        net.t.data[tagAt + c] = c < net.tags ? net.t.data[tagAt + c]! * weight : 0;
      const relAt = (from + i) * net.r.columns;
      loss += crossEntropy(net.r.data, relAt, net.rels, example.rels[i]!) * weight;
      for (let c = 0; c < net.r.columns; c++)
        net.r.data[relAt + c] = c < net.rels ? net.r.data[relAt + c]! * weight : 0;
      const gold = example.heads[i]! < 0 ? length : example.heads[i]!;
      arcScores(net, from, length, i, scores);
      loss += crossEntropy(scores, 0, length + 1, gold) * weight;
      const width = net.q.columns;
      const base = (from + i) * width;
      for (let j = 0; j <= length; j++) {
        const g = scores[j]! * weight;
        if (g === 0 || j === i) continue;
        const root = j === length;
        const other = root ? net.rootHead.value.data : net.hd.data;
        const dother = root ? net.rootHead.gradient.data : net.dhd.data;
        const at = root ? 0 : (from + j) * width;
        net.distance.gradient.data[root ? 0 : distanceOf(j - i)]! += g;
        for (let d = 0; d < arc; d++) {
          net.dq.data[base + d]! += g * other[at + d]!;
          dother[at + d]! += g * net.q.data[base + d]!;
        }
      }
    }
  });
  const y = net.y[layers]!;
  const dy = net.dy[layers]!;
  backward(arena, net.tagger, y, net.t, dy, rows);
  backward(arena, net.pair, net.dep, net.dq, net.ddep, rows);
  reluBack(net.dep, net.ddep, rows);
  backward(arena, net.dependent, y, net.ddep, dy, rows);
  reluBack(net.hd, net.dhd, rows);
  backward(arena, net.head, y, net.dhd, dy, rows);
  clearRows(net.dl, rows);
  backward(arena, net.labeller, net.l, net.r, net.dl, rows);
  reluBack(net.l, net.dl, rows);
  const width = net.l.columns;
  examples.forEach((example, s) => {
    const from = starts[s]!;
    for (let i = 0; i < example.tags.length; i++) {
      const j = example.heads[i]!;
      const at = (from + i) * width;
      const dother = j < 0 ? net.labelRoot.gradient.data : net.dlh.data;
      const otherAt = j < 0 ? 0 : (from + j) * width;
      const distance = (j < 0 ? 0 : distanceOf(j - i)) * width;
      for (let d = 0; d < label; d++) {
        const g = net.dl.data[at + d]!;
        net.dld.data[at + d] = g;
        dother[otherAt + d]! += g;
        net.labelDistance.gradient.data[distance + d]! += g;
      }
    }
  });
  backward(arena, net.labelDependent, y, net.dld, dy, rows);
  backward(arena, net.labelHead, y, net.dlh, dy, rows);
  encodeBack(net, batch, hiddenWords, touched);
  return loss;
}

/** Adam over everything that has a gradient; a too large gradient is scaled down first. */
export function update(net: Network, touched: Set<number>, step: number, rate: number): void {
  let norm = 0;
  for (const { gradient } of net.parameters) for (const g of gradient.data) norm += g * g;
  const scale = Math.min(1, 2 / (Math.sqrt(norm) + 1e-9));
  const at = { step, rate };
  for (const { value, gradient, mean, square } of net.parameters) {
    adam(value.data, gradient.data, mean, square, 0, value.data.length, at, scale);
  }
  const { embed } = net.sizes;
  const { value, gradient, mean, square } = net.features;
  for (const row of touched) {
    adam(value, gradient, mean, square, row * embed, (row + 1) * embed, at, scale);
  }
  touched.clear();
}

export type { Arena, Linear };
