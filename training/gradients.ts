/** One pass of the network forward and back: what each weight adds to the loss. */
import { distanceOf } from '../src/language/distance.ts';
import { backward, recurBack } from './layers.ts';
import type { Matrix } from './matrix.ts';
import {
  arcScores,
  type Batch,
  clearRows,
  type Dropout,
  encode,
  heads,
  labelInputs,
  type Network,
} from './network.ts';

function reluBack({ arena }: Network, y: Matrix, dy: Matrix, rows: number): void {
  arena.kernels.passed(dy.data.byteOffset, y.data.byteOffset, rows * y.columns);
}

function dropBack({ arena }: Network, dy: Matrix, mask: Float32Array, rows: number): void {
  arena.kernels.scaled(dy.data.byteOffset, mask.byteOffset, rows * dy.columns);
}

function encodeBack(net: Network, batch: Batch, hiddenWords: Uint8Array, touched: Set<number>): void {
  const { embed, hidden, layers } = net.sizes;
  const { rows, starts } = batch;
  const { arena } = net;
  const { added } = arena.kernels;
  for (let l = layers - 1; l >= 0; l--) {
    const dy = net.dy[l + 1]!;
    dropBack(net, dy, net.masks[l + 2]!, rows);
    recurBack(arena, net.u[l]!, net.y[l]!, dy, net.du, net.dy[l]!, net.memories[l]!, starts, hidden);
    backward(arena, net.recurrent[l]!, net.y[l]!, net.du, net.dy[l]!, rows);
  }
  const dy = net.dy[0]!;
  dropBack(net, dy, net.masks[1]!, rows);
  reluBack(net, net.y[0]!, dy, rows);
  clearRows(net.dx3, rows);
  backward(arena, net.window, net.x3, dy, net.dx3, rows);
  clearRows(net.dx, rows);
  const dx = net.dx.data.byteOffset;
  for (let s = 0; s + 1 < starts.length; s++) {
    for (let t = starts[s]!; t < starts[s + 1]!; t++) {
      for (let w = -1; w <= 1; w++) {
        if (t + w < starts[s]! || t + w >= starts[s + 1]!) continue;
        const from = net.dx3.data.byteOffset + (t * 3 * embed + (w + 1) * embed) * 4;
        added(dx + (t + w) * embed * 4, from, embed);
      }
    }
  }
  dropBack(net, net.dx, net.masks[0]!, rows);
  arena.transposedTimes(net.v, net.dx, net.project.gradient, rows);
  let row = 0;
  for (const example of batch.examples) {
    for (let i = 0; i < example.tags.length; i++, row++) {
      const list = example.rows[i]!;
      for (let k = hiddenWords[row] ? 1 : 0; k < list.length; k++) {
        const feature = list[k]!;
        if (feature < 0) continue;
        touched.add(feature);
        added(net.features.gradient.byteOffset + feature * embed * 4, dx + row * embed * 4, embed);
      }
    }
  }
}

/** Softmax in place over `count` numbers, less one at `gold`; the negative logarithm of the share of `gold`. */
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

/** The loss of the labels of one matrix of scores, which become their gradients. */
function labelLoss(scores: Matrix, row: number, labels: number, gold: number, weight: number): number {
  const at = row * scores.columns;
  const loss = crossEntropy(scores.data, at, labels, gold) * weight;
  for (let c = 0; c < scores.columns; c++)
    scores.data[at + c] = c < labels ? scores.data[at + c]! * weight : 0;
  return loss;
}

/** The loss of a sentence's arcs; their gradients are added up. */
function arcLoss(
  net: Network,
  from: number,
  heads: Int32Array,
  weights: Float32Array,
  words: number,
): number {
  const { arena, scores, own, down, q, dq, dhd, rootHead, distance } = net;
  const { length } = heads;
  const width = q.columns;
  const stride = arcScores(net, from, length);
  let loss = 0;
  for (let i = 0; i < length; i++) {
    const row = i * stride;
    const weight = weights[i]! / words;
    loss += crossEntropy(scores.data, row, length + 1, heads[i]! < 0 ? length : heads[i]!) * weight;
    for (let j = 0; j <= length; j++) {
      const g = scores.data[row + j]! * weight;
      scores.data[row + j] = g;
      distance.gradient.data[j === length ? 0 : distanceOf(j - i)]! += g;
    }
    scores.data.fill(0, row + length + 1, row + stride);
  }
  const rows = (length + 3) & ~3;
  scores.data.fill(0, length * stride, rows * stride);
  const at = from * width * 4;
  const { product, turnedProduct, added } = arena.kernels;
  const [g, h, d] = [scores, own, down].map(({ data }) => data.byteOffset) as [number, number, number];
  product(g, stride * 4, h, width * 4, dq.data.byteOffset + at, width * 4, rows, width, stride);
  down.data.fill(0, 0, stride * width);
  turnedProduct(g, stride * 4, q.data.byteOffset + at, width * 4, d, width * 4, stride, width, length);
  added(dhd.data.byteOffset + at, d, length * width);
  added(rootHead.gradient.data.byteOffset, d + length * width * 4, width);
  return loss;
}

/**
 * One pass forward and back over a batch, or over its part where it has `words` in all: gradients are added up, the part's
 * share of the mean loss of a word is returned.
 */
export function learn(
  net: Network,
  vectors: Float32Array,
  batch: Batch,
  dropout: Dropout,
  next: () => number,
  touched: Set<number>,
  words = batch.rows,
): number {
  const { label, layers } = net.sizes;
  const { rows, starts, examples } = batch;
  const { arena } = net;
  const hiddenWords = encode(net, vectors, batch, dropout, next);
  heads(net, rows);
  labelInputs(net, batch, (s, i) => examples[s]!.heads[i]!);
  for (const m of [net.dhd, net.dq, net.dlh, net.dld, net.ddep, ...net.dy]) clearRows(m, rows);
  let loss = 0;
  examples.forEach((example, s) => {
    const from = starts[s]!;
    for (let i = 0; i < example.tags.length; i++) {
      const weight = example.weights[i]! / words;
      loss += labelLoss(net.t, from + i, net.tags, example.tags[i]!, weight);
      loss += labelLoss(net.r, from + i, net.rels, example.rels[i]!, weight);
    }
    loss += arcLoss(net, from, example.heads, example.weights, words);
  });
  const y = net.y[layers]!;
  const dy = net.dy[layers]!;
  backward(arena, net.tagger, y, net.t, dy, rows);
  backward(arena, net.pair, net.dep, net.dq, net.ddep, rows);
  reluBack(net, net.dep, net.ddep, rows);
  backward(arena, net.dependent, y, net.ddep, dy, rows);
  reluBack(net, net.hd, net.dhd, rows);
  backward(arena, net.head, y, net.dhd, dy, rows);
  clearRows(net.dl, rows);
  backward(arena, net.labeller, net.l, net.r, net.dl, rows);
  reluBack(net, net.l, net.dl, rows);
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
