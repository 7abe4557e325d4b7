/** From the trained network to the sections of the model file that `src/language/network.ts` reads. */
import { wordKey } from '../src/language/features.ts';
import type { NumberArray } from '../src/language/model-file.ts';
import type { NetworkSizes } from '../src/language/network.ts';
import { packKeys } from '../src/language/perceptron.ts';
import type { Vocabulary } from './examples.ts';
import type { Linear } from './layers.ts';
import type { Network } from './network.ts';
import type { Vectors } from './vectors.ts';

/** Words beyond the training data that get a vector in the model. */
const WORDS = 48000;

export function sizesOf(net: Network): NetworkSizes {
  const { embed, hidden, layers, arc, label } = net.sizes;
  return { embed, hidden, layers, arc, label, tags: net.tags, rels: net.rels };
}

/** 8-bit rows with a scale each, over the full range of values. */
function quantise(
  rows: readonly Float32Array[],
  width: number,
): { numbers: Int8Array; scales: Float32Array } {
  const numbers = new Int8Array(rows.length * width);
  const scales = new Float32Array(rows.length);
  rows.forEach((row, r) => {
    let largest = 0;
    for (const value of row) largest = Math.max(largest, Math.abs(value));
    const scale = Math.fround(largest === 0 ? 1 : largest / 127);
    scales[r] = scale;
    row.forEach((value, i) => {
      numbers[r * width + i] = Math.max(-127, Math.min(127, Math.round(value / scale)));
    });
  });
  return { numbers, scales };
}

/** The outputs of linear layers over one input, one after the other, padded to an even number. */
function stacked(
  name: string,
  layers: readonly { layer: Linear; inputs: number; outputs: number }[],
): Record<string, NumberArray> {
  const rows: Float32Array[] = [];
  const bias: number[] = [];
  const inputs = layers[0]!.inputs;
  for (const { layer, outputs } of layers) {
    const { data, columns } = layer.weight.value;
    for (let o = 0; o < outputs; o++) {
      rows.push(Float32Array.from({ length: inputs }, (_, i) => data[i * columns + o]!));
      bias.push(layer.bias.value.data[o]!);
    }
  }
  if (rows.length % 2 === 1) {
    rows.push(new Float32Array(inputs));
    bias.push(0);
  }
  const { numbers, scales } = quantise(rows, inputs);
  return {
    [`${name}.weight`]: numbers,
    [`${name}.scale`]: scales,
    [`${name}.bias`]: Float32Array.from(bias),
  };
}

/** One row for each key: of features as trained, of words with their projected vectors added. */
function vectorSections(net: Network, vocabulary: Vocabulary, vectors: Vectors): Record<string, NumberArray> {
  const { embed, vector } = net.sizes;
  const project = net.project.value;
  const rows = new Map<number, Float32Array>();
  for (const [key, row] of vocabulary.rows) {
    rows.set(key, net.features.value.slice(row * embed, (row + 1) * embed));
  }
  vectors.words.forEach((word, at) => {
    const key = wordKey(word);
    const known = rows.get(key);
    if (known === undefined && at >= WORDS) return;
    const row = known ?? new Float32Array(embed);
    for (let d = 0; d < vector; d++) {
      const value = vectors.data[at * vector + d]!;
      for (let e = 0; e < embed; e++) row[e]! += value * project.data[d * project.columns + e]!;
    }
    rows.set(key, row);
  });
  const order = [...rows].sort((a, b) => a[0] - b[0]);
  const { numbers, scales } = quantise(
    order.map(([, row]) => row),
    embed,
  );
  return {
    'vectors.keys': packKeys(Uint32Array.from(order, ([key]) => key)),
    'vectors.scale': scales,
    'vectors.rows': numbers,
  };
}

export function networkSections(
  net: Network,
  vocabulary: Vocabulary,
  vectors: Vectors,
): Record<string, NumberArray> {
  const { embed, hidden, arc, label } = net.sizes;
  const width = 2 * hidden;
  const over = (layer: Linear, inputs: number, outputs: number) => ({ layer, inputs, outputs });
  const recurrent = net.recurrent.map((layer, l) =>
    stacked(`recurrent${l}`, [over(layer, width, 6 * hidden)]),
  );
  return {
    ...vectorSections(net, vocabulary, vectors),
    ...stacked('window', [over(net.window, 3 * embed, width)]),
    ...Object.assign({}, ...recurrent),
    ...stacked('joint', [
      over(net.tagger, width, net.tags),
      over(net.dependent, width, arc),
      over(net.head, width, arc),
      over(net.labelDependent, width, label),
      over(net.labelHead, width, label),
    ]),
    ...stacked('pair', [over(net.pair, arc, arc)]),
    ...stacked('labeller', [over(net.labeller, label, net.rels)]),
    rootHead: net.rootHead.value.data.slice(0, arc),
    distance: net.distance.value.data.slice(),
    labelRoot: net.labelRoot.value.data.slice(0, label),
    labelDistance: net.labelDistance.value.data.slice(),
  };
}
