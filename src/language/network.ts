/**
 * The network of the language core, as it runs: words become the sum of the vectors of their features; a window of three
 * words and gated recurrent layers in both directions (simple recurrent units, Lei et al. 2018) put them in context; from
 * there a tag for each word, a score for each pair of head and dependent (after Dozat & Manning 2017, of low rank) and a
 * relation for each chosen pair. Weights are 8-bit, activations 16-bit whole numbers. Training: `training/core.ts`.
 */
import { distanceOf } from './distance.ts';
import { casingOf, openings, wordFeatures } from './features.ts';
import { type ModelFile, section } from './model-file.ts';
import { newFeatureList, rowOf, type Table, tableOf, unpackKeys } from './perceptron.ts';
import { productOver, ROWS } from './product.ts';
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
/** Activations are whole numbers of 1/1024. */
const UNIT = 1024;
const LIMIT = 32767;

/** A weight matrix in the network's memory. */
type Layer = {
  readonly address: number;
  readonly inputs: number;
  readonly outputs: number;
  /** What one step of a sum stands for, by output. */
  readonly scales: Float32Array;
  readonly bias: Float32Array;
};

export type Network = ReturnType<typeof networkFrom>;

/** A network from the sections of the core's model file. */
export function networkFrom(file: ModelFile, sizes: NetworkSizes) {
  const { embed, hidden, layers, arc, label, tags, rels } = sizes;
  const width = 2 * hidden;
  const joint = tags + 2 * arc + 2 * label;
  const names = [
    'window',
    ...Array.from({ length: layers }, (_, l) => `recurrent${l}`),
    'joint',
    'pair',
    'labeller',
  ];
  const largestIn = Math.max(3 * embed, width, arc, label);
  const largestOut = Math.max(6 * hidden, joint + 1, arc, rels + 1);
  const weightBytes = names.reduce(
    (sum, name) => sum + section(file, `${name}.weight`, Int8Array).length * 2 + 1024,
    0,
  );
  const bytes = weightBytes + CAPACITY * (largestIn * 2 + largestOut * 4) + 1024;
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / 65536) });
  let used = 0;
  const take = (size: number): number => {
    const at = used;
    used += (size + 63) & ~63;
    return at;
  };
  const layerNamed = (name: string): Layer => {
    const weight = section(file, `${name}.weight`, Int8Array);
    const scales = section(file, `${name}.scale`, Float32Array);
    const bias = section(file, `${name}.bias`, Float32Array);
    const address = take(weight.length * 2);
    new Int16Array(memory.buffer, address, weight.length).set(weight);
    const unit = scales.map((scale) => scale / UNIT);
    return { address, inputs: weight.length / scales.length, outputs: scales.length, scales: unit, bias };
  };
  const all = new Map(names.map((name) => [name, layerNamed(name)]));
  const counts = section(file, 'vectors.scale', Float32Array);
  const keys = unpackKeys(section(file, 'vectors.keys', Uint8Array), counts.length);
  const input = take(CAPACITY * largestIn * 2);
  const output = take(CAPACITY * largestOut * 4);
  return {
    sizes,
    table: tableOf(keys) as Table,
    vectors: section(file, 'vectors.rows', Int8Array),
    vectorScales: counts,
    window: all.get('window')!,
    recurrent: Array.from({ length: layers }, (_, l) => all.get(`recurrent${l}`)!),
    joint: all.get('joint')!,
    pair: all.get('pair')!,
    labeller: all.get('labeller')!,
    rootHead: section(file, 'rootHead', Float32Array),
    distance: section(file, 'distance', Float32Array),
    labelRoot: section(file, 'labelRoot', Float32Array),
    labelDistance: section(file, 'labelDistance', Float32Array),
    product: productOver(memory),
    inputAt: input,
    outputAt: output,
    input: new Int16Array(memory.buffer, input, CAPACITY * largestIn),
    output: new Int32Array(memory.buffer, output, CAPACITY * largestOut),
    x: new Float32Array(CAPACITY * embed),
    y: new Float32Array(CAPACITY * width),
    z: new Float32Array(CAPACITY * width),
    u: new Float32Array(CAPACITY * 6 * hidden),
    h: new Float32Array(CAPACITY * joint),
    q: new Float32Array(CAPACITY * arc),
    l: new Float32Array(CAPACITY * label),
    r: new Float32Array(CAPACITY * rels),
    features: newFeatureList(32),
  };
}

const short = (value: number): number => {
  const n = Math.round(value * UNIT);
  return n > LIMIT ? LIMIT : n < -LIMIT ? -LIMIT : n;
};

/** Runs `layer` over the first `rows` rows of `net.input` and writes the result, with bias, to `to`. */
function run(net: Network, layer: Layer, rows: number, to: Float32Array, outputs: number): void {
  const padded = (rows + ROWS - 1) & ~(ROWS - 1);
  net.product(net.inputAt, layer.address, net.outputAt, padded, layer.outputs, layer.inputs);
  const { scales, bias } = layer;
  for (let r = 0; r < rows; r++) {
    const from = r * layer.outputs;
    const at = r * outputs;
    for (let o = 0; o < outputs; o++) to[at + o] = net.output[from + o]! * scales[o]! + bias[o]!;
  }
}

/** Copies numbers into the network's input, as whole numbers. */
function feed(net: Network, from: Float32Array, count: number): void {
  for (let i = 0; i < count; i++) net.input[i] = short(from[i]!);
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
  const unknown = sentences.map((forms, s) => embedWords(net, forms, starts[s]!));
  contextualise(net, starts, rows);
  const { arc, label, tags } = net.sizes;
  const joint = tags + 2 * arc + 2 * label;
  feed(net, net.y, rows * net.sizes.hidden * 2);
  run(net, net.joint, rows, net.h, joint);
  for (let r = 0; r < rows; r++) {
    const from = r * joint + tags;
    for (let d = 0; d < 2 * arc; d++) if (net.h[from + d]! < 0) net.h[from + d] = 0;
    for (let d = 0; d < arc; d++) net.input[r * arc + d] = short(net.h[from + d]!);
  }
  run(net, net.pair, rows, net.q, arc);
  const heads = sentences.map((forms, s) => bestTree(arcScores(net, starts[s]!, forms.length), forms.length));
  const rels = relations(net, starts, heads, rows);
  return sentences.map((forms, s) => ({
    tags: Int32Array.from(forms, (_, i) => largest(net.h, (starts[s]! + i) * joint, tags)),
    heads: heads[s]!,
    rels: rels.slice(starts[s], starts[s + 1]),
    unknown: unknown[s]!,
  }));
}

function largest(scores: Float32Array, from: number, count: number): number {
  let top = 0;
  for (let i = 1; i < count; i++) if (scores[from + i]! > scores[from + top]!) top = i;
  return top;
}

/** Writes the vectors of a sentence's words from row `start` on; gives the share of words without one of their own. */
function embedWords(net: Network, forms: readonly string[], start: number): number {
  const { embed } = net.sizes;
  const { features, vectors, vectorScales, x } = net;
  const casing = casingOf(forms);
  const first = openings(forms);
  let unknown = 0;
  forms.forEach((form, i) => {
    wordFeatures(form, casing, first[i]!, features);
    const to = (start + i) * embed;
    x.fill(0, to, to + embed);
    for (let k = 0; k < features.length; k++) {
      const row = rowOf(net.table, features.keys[k]!);
      if (row < 0) {
        if (k === 0) unknown++;
        continue;
      }
      const scale = vectorScales[row]!;
      for (let d = 0, from = row * embed; d < embed; d++, from++) x[to + d]! += vectors[from]! * scale;
    }
  });
  return forms.length === 0 ? 0 : unknown / forms.length;
}

/** From `x` to the words in context in `y`. */
function contextualise(net: Network, starts: Int32Array, rows: number): void {
  const { embed, hidden } = net.sizes;
  const { input, x } = net;
  for (let s = 0; s + 1 < starts.length; s++) {
    for (let t = starts[s]!; t < starts[s + 1]!; t++) {
      for (let w = 0; w < 3; w++) {
        const other = t + w - 1;
        const to = (t * 3 + w) * embed;
        if (other < starts[s]! || other >= starts[s + 1]!) input.fill(0, to, to + embed);
        else for (let d = 0; d < embed; d++) input[to + d] = short(x[other * embed + d]!);
      }
    }
  }
  const width = 2 * hidden;
  run(net, net.window, rows, net.y, width);
  for (let i = 0; i < rows * width; i++) if (net.y[i]! < 0) net.y[i] = 0;
  for (const layer of net.recurrent) {
    feed(net, net.y, rows * width);
    run(net, layer, rows, net.u, 6 * hidden);
    for (let s = 0; s + 1 < starts.length; s++) {
      recur(net, starts[s]!, starts[s + 1]!, 1);
      recur(net, starts[s]!, starts[s + 1]!, -1);
    }
    [net.y, net.z] = [net.z, net.y];
  }
}

/** One direction of a recurrent layer over the words `from` … `to`: reads `u` and `y`, writes `z`. */
function recur(net: Network, from: number, to: number, step: 1 | -1): void {
  const { hidden } = net.sizes;
  const { u, y, z } = net;
  const side = step === 1 ? 0 : 1;
  const state = new Float32Array(hidden);
  for (let n = 0, t = step === 1 ? from : to - 1; n < to - from; n++, t += step) {
    const at = (t * 2 + side) * 3 * hidden;
    const place = (t * 2 + side) * hidden;
    for (let i = 0; i < hidden; i++) {
      const fx = u[at + hidden + i]!;
      const rx = u[at + 2 * hidden + i]!;
      const f = fx <= -2 ? 0 : fx >= 2 ? 1 : 0.5 + 0.25 * fx;
      const r = rx <= -2 ? 0 : rx >= 2 ? 1 : 0.5 + 0.25 * rx;
      const c = f * state[i]! + (1 - f) * u[at + i]!;
      state[i] = c;
      z[place + i] = r * c + (1 - r) * y[place + i]!;
    }
  }
}

/** Scores of all heads for all words of the sentence at row `from`, as `bestTree` reads them. */
function arcScores(net: Network, from: number, n: number): Float32Array {
  const { arc, label, tags } = net.sizes;
  const joint = tags + 2 * arc + 2 * label;
  const { q, h, rootHead, distance } = net;
  const scores = new Float32Array(n * (n + 1));
  for (let i = 0; i < n; i++) {
    const base = (from + i) * arc;
    const row = i * (n + 1);
    for (let j = 0; j < n; j++) {
      if (j === i) {
        scores[row + j] = Number.NEGATIVE_INFINITY;
        continue;
      }
      const at = (from + j) * joint + tags + arc;
      let sum = distance[distanceOf(j - i)]!;
      for (let d = 0; d < arc; d++) sum += q[base + d]! * h[at + d]!;
      scores[row + j] = sum;
    }
    let root = distance[0]!;
    for (let d = 0; d < arc; d++) root += q[base + d]! * rootHead[d]!;
    scores[row + n] = root;
  }
  return scores;
}

function relations(net: Network, starts: Int32Array, heads: readonly Int32Array[], rows: number): Int32Array {
  const { arc, label, tags, rels } = net.sizes;
  const joint = tags + 2 * arc + 2 * label;
  const own = tags + 2 * arc;
  heads.forEach((list, s) => {
    const start = starts[s]!;
    list.forEach((head, i) => {
      const root = head < 0;
      const at = (start + i) * joint + own;
      const other = root ? net.labelRoot : net.h;
      const otherAt = root ? 0 : (start + head) * joint + own + label;
      const distance = (root ? 0 : distanceOf(head - i)) * label;
      for (let d = 0; d < label; d++) {
        const sum = net.h[at + d]! + other[otherAt + d]! + net.labelDistance[distance + d]!;
        net.input[(start + i) * label + d] = sum < 0 ? 0 : short(sum);
      }
    });
  });
  run(net, net.labeller, rows, net.r, rels);
  return Int32Array.from({ length: rows }, (_, r) => largest(net.r, r * rels, rels));
}
