/**
 * The network of the language core, as it runs: words become the sum of the vectors of their features; a window of three
 * words and gated recurrent layers in both directions (simple recurrent units, Lei et al. 2018) put them in context; from
 * there a tag for each word, a score for each pair of head and dependent (after Dozat & Manning 2017, of low rank) and a
 * relation for each chosen pair. Weights are 8-bit, activations 16-bit whole numbers. Training: `training/core.ts`.
 */
import { ownCopy } from '../text/own-copy.ts';
import { distanceOf } from './distance.ts';
import { type Casing, casingOf, normalForm, openings, wordFeatures, wordKey } from './features.ts';
import { kernelsOver, OUTS, ROWS, UNIT } from './kernels.ts';
import { type ModelFile, section } from './model-file.ts';
import { newFeatureList, rowOf, tableOf, unpackKeys } from './perceptron.ts';
import { bestTree } from './tree.ts';

export type NetworkSizes = {
  readonly embed: number;
  readonly hidden: number;
  readonly layers: number;
  readonly arc: number;
  readonly label: number;
  readonly tags: number;
  readonly rels: number;
};

/** What the network finds out about a sentence: for each word a tag, a head (-1: root) and a relation, as indexes. */
export type Analysis = {
  readonly tags: Int32Array;
  readonly heads: Int32Array;
  readonly rels: Int32Array;
  /** Share of words that the vocabulary does not know. */
  readonly unknown: number;
};

/** Words that go through the network together; a sentence must not be longer. */
export const CAPACITY = 256;
/** Rows that buffers have room for: products come in fours. */
const ROOM = CAPACITY + OUTS;
/** Rows that go over the weights of a layer at a time: so many lie in the fastest cache. */
const TILE = 32;

/** A weight matrix in the network's memory, with what one step of a sum stands for and the bias, by output (addresses). */
type Layer = {
  readonly weights: number;
  readonly scales: number;
  readonly bias: number;
  readonly inputs: number;
  readonly outputs: number;
};

export type Network = ReturnType<typeof networkFrom>;

/** Memory that is handed out piece by piece, with 64 bytes of room after each. */
function takingFrom(memory: WebAssembly.Memory): (bytes: number) => number {
  let used = 64;
  return (bytes) => {
    const at = used;
    used += ((bytes + 63) & ~63) + 64;
    if (used > memory.buffer.byteLength) throw new RangeError('the network does not fit into its memory');
    return at;
  };
}

/** A network from the sections of the core's model file. */
export function networkFrom(file: ModelFile, sizes: NetworkSizes) {
  const { embed, hidden, layers, arc, label, rels } = sizes;
  const width = 2 * hidden;
  const joint = jointOf(sizes);
  const names = [
    'window',
    ...Array.from({ length: layers }, (_, l) => `recurrent${l}`),
    'joint',
    'pair',
    'labeller',
  ];
  const weights = names.reduce(
    (sum, name) => sum + section(file, `${name}.weight`, Int8Array).length * 2 + 8192,
    0,
  );
  const widest = Math.max(3 * embed, width, arc, label);
  const numbers = widest + 2 * width + 6 * hidden + joint + arc + label + rels + 3 * OUTS;
  const bytes = weights + (ROOM * (numbers + ROOM) + 2 * embed) * 4;
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / 65536) + 1 });
  const take = takingFrom(memory);
  const all = new Map(names.map((name) => [name, layerFrom(file, name, memory, take)]));
  const scales = section(file, 'vectors.scale', Float32Array);
  const distance = section(file, 'distance', Float32Array);
  const floats = (columns: number) => {
    const length = ROOM * columns;
    return new Float32Array(memory.buffer, take(length * 4), length);
  };
  return {
    sizes,
    joint,
    table: tableOf(unpackKeys(section(file, 'vectors.keys', Uint8Array), scales.length)),
    vectors: section(file, 'vectors.rows', Int8Array),
    vectorScales: scales,
    layers: {
      window: all.get('window')!,
      recurrent: Array.from({ length: layers }, (_, l) => all.get(`recurrent${l}`)!),
      joint: all.get('joint')!,
      pair: all.get('pair')!,
      labeller: all.get('labeller')!,
    },
    rootHead: section(file, 'rootHead', Float32Array),
    distance,
    /** What the distance adds to the score of a head `offset` words away, at place `CAPACITY + offset`. */
    byOffset: Float32Array.from(
      { length: 2 * CAPACITY },
      (_, place) => distance[distanceOf(place - CAPACITY)]!,
    ),
    labelRoot: section(file, 'labelRoot', Float32Array),
    labelDistance: section(file, 'labelDistance', Float32Array),
    kernels: kernelsOver(memory),
    input: new Int16Array(memory.buffer, take(ROOM * widest * 2), ROOM * widest),
    /** The vector of one word. */
    x: new Float32Array(memory.buffer, take(embed * 4), embed),
    shortX: new Int16Array(memory.buffer, take(embed * 2), embed),
    y: floats(width),
    z: floats(width),
    u: floats(6 * hidden),
    h: floats(all.get('joint')!.outputs),
    q: floats(arc),
    l: floats(label),
    r: floats(all.get('labeller')!.outputs),
    scores: floats(ROOM),
    features: newFeatureList(32),
    kept: [newKept(), newKept()] as const,
  };
}

/** Vectors of words by form, for each way a sentence may be capitalised. */
function newKept(): Readonly<Record<Casing, Map<string, WordVector>>> {
  return { plain: new Map(), shout: new Map(), headline: new Map() };
}

const jointOf = ({ tags, arc, label }: NetworkSizes): number => tags + 2 * arc + 2 * label;

function layerFrom(
  file: ModelFile,
  name: string,
  memory: WebAssembly.Memory,
  take: (bytes: number) => number,
): Layer {
  const weight = section(file, `${name}.weight`, Int8Array);
  const scale = section(file, `${name}.scale`, Float32Array);
  const inputs = weight.length / scale.length;
  const outputs = (scale.length + OUTS - 1) & ~(OUTS - 1);
  const weights = take(outputs * inputs * 2);
  new Int16Array(memory.buffer, weights, weight.length).set(weight);
  const scales = take(outputs * 4);
  new Float32Array(memory.buffer, scales, outputs).set(scale.map((one) => one / UNIT));
  const bias = take(outputs * 4);
  new Float32Array(memory.buffer, bias, outputs).set(section(file, `${name}.bias`, Float32Array));
  return { weights, scales, bias, inputs, outputs };
}

/** Runs `layer` over the first `rows` rows of `net.input` and writes the result to `to`. */
function run(net: Network, layer: Layer, rows: number, to: Float32Array): void {
  const { weights, scales, bias, inputs, outputs } = layer;
  const stride = inputs * 2;
  for (let first = 0; first < rows; first += TILE) {
    const some = Math.min(TILE, (rows - first + ROWS - 1) & ~(ROWS - 1));
    const from = net.input.byteOffset + first * stride;
    const target = to.byteOffset + first * outputs * 4;
    net.kernels.product(from, weights, target, some, outputs, inputs, stride, stride, scales, bias);
  }
}

/**
 * Analyses sentences given as forms, none longer than `CAPACITY` words, together at most `CAPACITY` words.
 */
export function analyse(net: Network, sentences: readonly (readonly string[])[]): Analysis[] {
  const starts = new Int32Array(sentences.length + 1);
  sentences.forEach((forms, s) => {
    starts[s + 1] = starts[s]! + forms.length;
  });
  const rows = starts[sentences.length]!;
  if (rows > CAPACITY) throw new RangeError(`${rows} words at once, more than ${CAPACITY}`);
  if (rows === 0) return sentences.map(() => NOTHING);
  const unknown = sentences.map((forms, s) => embedWords(net, forms, starts[s]!));
  contextualise(net, starts, rows);
  const { arc, tags } = net.sizes;
  const { kernels, h, input, q, y, layers } = net;
  const width = layers.joint.outputs;
  kernels.shortened(y.byteOffset, input.byteOffset, rows * layers.joint.inputs);
  run(net, layers.joint, rows, h);
  for (let r = 0; r < rows; r++) {
    const dependent = h.byteOffset + (r * width + tags) * 4;
    kernels.rectified(dependent, input.byteOffset + r * arc * 2, arc);
    kernels.floored(dependent + arc * 4, arc);
  }
  run(net, layers.pair, rows, q);
  const heads = sentences.map((forms, s) => bestTree(arcScores(net, starts[s]!, forms.length), forms.length));
  const rels = relations(net, starts, heads, rows);
  return sentences.map((forms, s) => ({
    tags: Int32Array.from(forms, (_, i) => largest(h, (starts[s]! + i) * width, tags)),
    heads: heads[s]!,
    rels: rels.slice(starts[s], starts[s + 1]),
    unknown: unknown[s]!,
  }));
}

const NOTHING: Analysis = {
  tags: new Int32Array(),
  heads: new Int32Array(),
  rels: new Int32Array(),
  unknown: 0,
};

function largest(scores: Float32Array, from: number, count: number): number {
  let top = 0;
  for (let i = 1; i < count; i++) if (scores[from + i]! > scores[from + top]!) top = i;
  return top;
}

/**
 * Writes the windows of a sentence's words to the input from row `start` on: the vectors of the word before, the word and the one
 * after. Gives the share of words without a vector of their own.
 */
function embedWords(net: Network, forms: readonly string[], start: number): number {
  const {
    input,
    sizes: { embed },
  } = net;
  const casing = casingOf(forms);
  const first = openings(forms);
  const last = forms.length - 1;
  let unknown = 0;
  for (let i = 0; i <= last; i++) {
    const word = wordVector(net, forms[i]!, casing, first[i]!);
    const own = ((start + i) * 3 + 1) * embed;
    input.set(word.vector, own);
    if (i > 0) input.set(word.vector, own - 2 * embed);
    else input.fill(0, own - embed, own);
    if (i < last) input.set(word.vector, own + 2 * embed);
    else input.fill(0, own + embed, own + 2 * embed);
    if (!word.known) unknown++;
  }
  return forms.length === 0 ? 0 : unknown / forms.length;
}

/** Whether the vocabulary has a word. */
export function isKnown(net: Network, form: string): boolean {
  return rowOf(net.table, wordKey(normalForm(form))) >= 0;
}

/** Words whose vectors are kept, and the length of those: the frequent ones come again and again. */
const KEPT_WORDS = 20_000;
const KEPT_LENGTH = 24;

/** A word's vector as the network takes it in, and whether the vocabulary has the word. */
type WordVector = { readonly vector: Int16Array; readonly known: boolean };

/** The sum of the vectors of a word's features. */
function wordVector(net: Network, form: string, casing: Casing, first: boolean): WordVector {
  const kept = net.kept[first ? 1 : 0][casing];
  const before = kept.get(form);
  if (before !== undefined) return before;
  const { features, table, vectors, vectorScales, x, shortX, kernels } = net;
  const embed = x.length;
  wordFeatures(form, casing, first, features);
  x.fill(0);
  for (let k = 0; k < features.length; k++) {
    const row = rowOf(table, features.keys[k]!);
    if (row < 0) continue;
    const scale = vectorScales[row]!;
    for (let d = 0, from = row * embed; d < embed; d++, from++) x[d]! += vectors[from]! * scale;
  }
  kernels.shortened(x.byteOffset, shortX.byteOffset, embed);
  const word = { vector: shortX.slice(), known: rowOf(table, features.keys[0]!) >= 0 };
  if (kept.size >= KEPT_WORDS) kept.clear();
  if (form.length <= KEPT_LENGTH) kept.set(ownCopy(form), word);
  return word;
}

/** From windows of words in the input to the words in context in `y`. */
function contextualise(net: Network, starts: Int32Array, rows: number): void {
  const { input, kernels, layers } = net;
  const width = 2 * net.sizes.hidden;
  run(net, layers.window, rows, net.y);
  kernels.floored(net.y.byteOffset, rows * width);
  for (const layer of layers.recurrent) {
    kernels.shortened(net.y.byteOffset, input.byteOffset, rows * width);
    run(net, layer, rows, net.u);
    for (let s = 0; s + 1 < starts.length; s++) recur(net, starts[s]!, starts[s + 1]!);
    [net.y, net.z] = [net.z, net.y];
  }
}

/** Both directions of a recurrent layer over the words `from` … `to`: reads `u` and `y`, writes `z`. */
function recur(net: Network, from: number, to: number): void {
  const size = net.sizes.hidden * 4;
  const { u, y, z, kernels } = net;
  if (to === from) return;
  for (const side of [0, 1]) {
    const first = side === 0 ? from : to - 1;
    const step = side === 0 ? 1 : -1;
    const place = (first * 2 + side) * size;
    const at = u.byteOffset + place * 3;
    kernels.gates(
      at,
      y.byteOffset + place,
      z.byteOffset + place,
      to - from,
      size,
      step * size * 6,
      step * size * 2,
    );
  }
}

/** Scores of all heads for all words of the sentence at row `from`, as `bestTree` reads them. */
function arcScores(net: Network, from: number, n: number): Float32Array {
  const { arc, tags } = net.sizes;
  const { q, h, rootHead, distance, byOffset, kernels, scores: room } = net;
  const width = net.layers.joint.outputs;
  const columns = (n + OUTS - 1) & ~(OUTS - 1);
  const padded = (n + ROWS - 1) & ~(ROWS - 1);
  const headsAt = h.byteOffset + (from * width + tags + arc) * 4;
  kernels.dots(
    q.byteOffset + from * arc * 4,
    headsAt,
    room.byteOffset,
    padded,
    columns,
    arc,
    arc * 4,
    width * 4,
  );
  const scores = new Float32Array(n * (n + 1));
  for (let i = 0; i < n; i++) {
    const row = i * (n + 1);
    const near = CAPACITY - i;
    for (let j = 0; j < n; j++) scores[row + j] = room[i * columns + j]! + byOffset[near + j]!;
    scores[row + i] = Number.NEGATIVE_INFINITY;
    let root = distance[0]!;
    const base = (from + i) * arc;
    for (let d = 0; d < arc; d++) root += q[base + d]! * rootHead[d]!;
    scores[row + n] = root;
  }
  return scores;
}

function relations(net: Network, starts: Int32Array, heads: readonly Int32Array[], rows: number): Int32Array {
  const { arc, label, tags, rels } = net.sizes;
  const { h, l, labelRoot, labelDistance, layers, kernels } = net;
  const width = layers.joint.outputs;
  const own = tags + 2 * arc;
  heads.forEach((list, s) => {
    const start = starts[s]!;
    for (let i = 0; i < list.length; i++) {
      const head = list[i]!;
      const root = head < 0;
      const at = (start + i) * width + own;
      const other = root ? labelRoot : h;
      const otherAt = root ? 0 : (start + head) * width + own + label;
      const distance = (root ? 0 : distanceOf(head - i)) * label;
      const to = (start + i) * label;
      for (let d = 0; d < label; d++)
        l[to + d] = h[at + d]! + other[otherAt + d]! + labelDistance[distance + d]!;
    }
  });
  kernels.rectified(l.byteOffset, net.input.byteOffset, rows * label);
  run(net, layers.labeller, rows, net.r);
  const outputs = layers.labeller.outputs;
  return Int32Array.from({ length: rows }, (_, r) => largest(net.r, r * outputs, rels));
}
