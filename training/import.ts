/** From a model file back to a network in training, to go on from it. The reverse of `export.ts`. */
import type { CoreMeta } from '../src/language/core.ts';
import { type ModelFile, section } from '../src/language/model-file.ts';
import { unpackKeys } from '../src/language/perceptron.ts';
import type { Vocabulary } from './examples.ts';
import type { Linear } from './layers.ts';
import { type Network, newNetwork } from './network.ts';

/** The labels and features of a model; its words have the vectors they start from built in. */
export function vocabularyFrom(file: ModelFile): Vocabulary {
  const { tags, rels } = file.meta as CoreMeta;
  const count = section(file, 'vectors.scale', Float32Array).length;
  const keys = unpackKeys(section(file, 'vectors.keys', Uint8Array), count);
  return { rows: new Map([...keys].map((key, row) => [key, row])), tags, rels, vectorRows: new Map() };
}

/** A network with the weights of a model. */
export function networkFromModel(file: ModelFile, vocabulary: Vocabulary, next: () => number): Network {
  const { sizes } = file.meta as CoreMeta;
  const { embed, arc, label, tags, rels } = sizes;
  const net = newNetwork({ ...sizes, vector: 8 }, vocabulary.rows.size, tags, rels, next);
  const scales = section(file, 'vectors.scale', Float32Array);
  const rows = section(file, 'vectors.rows', Int8Array);
  for (let i = 0; i < rows.length; i++) net.features.value[i] = rows[i]! * scales[Math.floor(i / embed)]!;
  unstack(file, 'window', [[net.window, net.sizes.hidden * 2]]);
  net.recurrent.forEach((layer, l) => {
    unstack(file, `recurrent${l}`, [[layer, 6 * net.sizes.hidden]]);
  });
  unstack(file, 'joint', [
    [net.tagger, tags],
    [net.dependent, arc],
    [net.head, arc],
    [net.labelDependent, label],
    [net.labelHead, label],
  ]);
  unstack(file, 'pair', [[net.pair, arc]]);
  unstack(file, 'labeller', [[net.labeller, rels]]);
  for (const [parameter, name] of [
    [net.rootHead, 'rootHead'],
    [net.distance, 'distance'],
    [net.labelRoot, 'labelRoot'],
    [net.labelDistance, 'labelDistance'],
  ] as const) {
    parameter.value.data.set(section(file, name, Float32Array));
  }
  return net;
}

/** Fills layers from the outputs that `stacked` put one after the other. */
function unstack(file: ModelFile, name: string, layers: readonly (readonly [Linear, number])[]): void {
  const weights = section(file, `${name}.weight`, Int8Array);
  const scales = section(file, `${name}.scale`, Float32Array);
  const bias = section(file, `${name}.bias`, Float32Array);
  const inputs = weights.length / scales.length;
  let row = 0;
  for (const [layer, outputs] of layers) {
    const { data, columns } = layer.weight.value;
    for (let o = 0; o < outputs; o++, row++) {
      layer.bias.value.data[o] = bias[row]!;
      for (let i = 0; i < inputs; i++) data[i * columns + o] = weights[row * inputs + i]! * scales[row]!;
    }
  }
}
