/**
 * The network of the language core in training. Words become the sum of the vectors of their features; a window of three
 * words and two (or more) gated recurrent layers in both directions put them in context; from there a tag for each word,
 * a score for each pair of head and dependent (Dozat & Manning 2017, of low rank), a relation for each chosen pair.
 */
import { DISTANCES, distanceOf } from '../src/language/distance.ts';
import { forward, linear, type Maker, type Memory, type Parameter, parameter, recur } from './layers.ts';
import { type Matrix, memoryOf, arena as newArena } from './matrix.ts';

export type Sizes = {
  readonly embed: number;
  /** Per direction. */
  readonly hidden: number;
  readonly layers: number;
  readonly arc: number;
  readonly label: number;
  readonly vector: number;
};

/** What a network is made for. */
export type Shape = {
  readonly sizes: Sizes;
  readonly features: number;
  readonly tags: number;
  readonly rels: number;
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

/** Words that fit into the network at once, and words of the longest sentence. */
const CAPACITY = 1200;
const LONGEST = 400;
const up8 = (count: number) => (count + 7) & ~7;

/** Megabytes that activations and the weights of layers take at most. */
const LAYERS = 120;

/** Megabytes of memory that a network of this shape needs. */
export const megabytesOf = ({ sizes, features }: Shape): number =>
  LAYERS + Math.ceil((features * sizes.embed * 16) / 2 ** 20);

/**
 * A network in `memory` from the address `from` on. Without `next`, which gives the numbers to start from, it takes the
 * weights as they are there: two threads can see the same network.
 */
export function newNetwork(
  shape: Shape,
  next: (() => number) | null,
  memory: WebAssembly.Memory = memoryOf(megabytesOf(shape)),
  from = 0,
) {
  const { sizes, tags, rels } = shape;
  const arena = newArena(memory, from);
  const parameters: Parameter[] = [];
  const maker: Maker = { arena, next, parameters };
  const { embed, hidden, layers, arc, label, vector } = sizes;
  const width = 2 * hidden;
  const length = shape.features * embed;
  const features = {
    value: arena.numbers(length),
    gradient: arena.numbers(length),
    mean: arena.numbers(length),
    square: arena.numbers(length),
  };
  if (next !== null) for (let i = 0; i < length; i++) features.value[i] = (next() * 2 - 1) * 0.15;
  const recurrent = Array.from({ length: layers }, () => linear(maker, width, 6 * hidden));
  for (const layer of next === null ? [] : recurrent) {
    for (const d of [0, 1])
      for (let i = 0; i < hidden; i++) layer.bias.value.data[(d * 3 + 1) * hidden + i] = 0.6;
  }
  const matrix = (columns: number) => arena.matrix(CAPACITY, up8(columns));
  const pairs = () => arena.matrix(LONGEST, up8(LONGEST + 1));
  return {
    ...shape,
    arena,
    parameters,
    features,
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
    memories: Array.from({ length: layers }, (): Memory => ({ states: matrix(width).data })),
    masks: Array.from({ length: layers + 2 }, (_, i) => matrix(i === 0 ? embed : width).data),
    t: matrix(tags),
    dep: matrix(arc),
    ddep: matrix(arc),
    hd: matrix(arc),
    dhd: matrix(arc),
    q: matrix(arc),
    dq: matrix(arc),
    /** The heads of one sentence with the root after them, as rows and as columns; their gradients; scores of all pairs. */
    own: arena.matrix(LONGEST + 8, up8(arc)),
    turned: arena.matrix(up8(arc), up8(LONGEST + 1)),
    down: arena.matrix(LONGEST + 8, up8(arc)),
    scores: pairs(),
    ld: matrix(label),
    lh: matrix(label),
    dld: matrix(label),
    dlh: matrix(label),
    l: matrix(label),
    dl: matrix(label),
    r: matrix(rels),
    told: arena.numbers(8),
  };
}

/** Padded rows and columns must stay zero where products sum over them. */
export function clearRows(m: Matrix, rows: number): void {
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

/** Steps that the share of dropped numbers is rounded to: four are drawn from one number. */
const SHARES = 256;

function drop(
  { arena }: Network,
  m: Matrix,
  mask: Float32Array,
  rows: number,
  rate: number,
  next: () => number,
): void {
  const length = rows * m.columns;
  const share = Math.round(rate * SHARES);
  if (share === 0) {
    mask.fill(1, 0, length);
    return;
  }
  const kept = 1 / (1 - share / SHARES);
  for (let i = 0; i < length; i += 4) {
    const drawn = (next() * 2 ** 32) >>> 0;
    mask[i] = (drawn & 255) < share ? 0 : kept;
    mask[i + 1] = ((drawn >>> 8) & 255) < share ? 0 : kept;
    mask[i + 2] = ((drawn >>> 16) & 255) < share ? 0 : kept;
    mask[i + 3] = drawn >>> 24 < share ? 0 : kept;
  }
  arena.kernels.scaled(m.data.byteOffset, mask.byteOffset, length);
}

function relu({ arena }: Network, m: Matrix, rows: number): void {
  arena.kernels.passed(m.data.byteOffset, m.data.byteOffset, rows * m.columns);
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
  const { added } = net.arena.kernels;
  const hiddenWords = hide(rows, dropout.word, next);
  clearRows(net.v, rows);
  clearRows(net.x, rows);
  let row = 0;
  for (const example of batch.examples) {
    for (let i = 0; i < example.tags.length; i++, row++) {
      const list = example.rows[i]!;
      const to = net.x.data.byteOffset + row * embed * 4;
      for (let k = hiddenWords[row] ? 1 : 0; k < list.length; k++) {
        const feature = list[k]!;
        if (feature >= 0) added(to, net.features.value.byteOffset + feature * embed * 4, embed);
      }
      const at = example.vectors[i]!;
      if (at < 0 || hiddenWords[row]) continue;
      net.v.data.set(vectors.subarray(at * vector, (at + 1) * vector), row * net.v.columns);
    }
  }
  net.arena.times(net.v, net.project.value, net.x, rows);
  drop(net, net.x, net.masks[0]!, rows, dropout.input, next);
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
  relu(net, net.y[0]!, rows);
  drop(net, net.y[0]!, net.masks[1]!, rows, dropout.inner, next);
  for (let l = 0; l < layers; l++) {
    forward(net.arena, net.recurrent[l]!, net.y[l]!, net.u[l]!, rows);
    recur(net.arena, net.u[l]!, net.y[l]!, net.y[l + 1]!, net.memories[l]!, starts, hidden);
    drop(net, net.y[l + 1]!, net.masks[l + 2]!, rows, dropout.inner, next);
  }
  return hiddenWords;
}

/** The activations that the three outputs read, from the words in context. */
export function heads(net: Network, rows: number): void {
  const y = net.y[net.sizes.layers]!;
  const { arena } = net;
  forward(arena, net.tagger, y, net.t, rows);
  forward(arena, net.dependent, y, net.dep, rows);
  relu(net, net.dep, rows);
  forward(arena, net.head, y, net.hd, rows);
  relu(net, net.hd, rows);
  forward(arena, net.pair, net.dep, net.q, rows);
  forward(arena, net.labelDependent, y, net.ld, rows);
  forward(arena, net.labelHead, y, net.lh, rows);
}

/**
 * Scores of all heads (columns, the root after the words) for all words (rows) of the sentence that starts at row `from`, in
 * `net.scores`; gives the numbers of a row.
 */
export function arcScores(net: Network, from: number, length: number): number {
  if (length > LONGEST) throw new RangeError(`a sentence of ${length} words, more than ${LONGEST}`);
  const { own, turned, scores, q, hd, rootHead, distance, arena } = net;
  const width = q.columns;
  const stride = up8(length + 1);
  own.data.set(hd.data.subarray(from * width, (from + length) * width));
  own.data.set(rootHead.value.data, length * width);
  own.data.fill(0, (length + 1) * width, stride * width);
  for (let j = 0; j < stride; j++)
    for (let d = 0; d < width; d++) turned.data[d * stride + j] = own.data[j * width + d]!;
  scores.data.fill(0, 0, ((length + 3) & ~3) * stride);
  arena.kernels.product(
    q.data.byteOffset + from * width * 4,
    width * 4,
    turned.data.byteOffset,
    stride * 4,
    scores.data.byteOffset,
    stride * 4,
    (length + 3) & ~3,
    stride,
    width,
  );
  const near = distance.value.data;
  for (let i = 0; i < length; i++) {
    const row = i * stride;
    for (let j = 0; j < length; j++) scores.data[row + j]! += near[distanceOf(j - i)]!;
    scores.data[row + i] = Number.NEGATIVE_INFINITY;
    scores.data[row + length]! += near[0]!;
  }
  return stride;
}

/** Fills the hidden layer of the labeller for the given heads (negative: the root). */
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
