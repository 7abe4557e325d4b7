/**
 * Trains a model of `src/language/hashed-model.ts`: decisions between choices, each choice a set of features.
 *
 * Softmax regression with AdaGrad (Duchi et al. 2011) and weight decay towards zero; features seen fewer than `least`
 * times have no weight. Everything is in a fixed order or shuffled with a seed: the same data give the same bytes.
 */
import type { HashedModel } from '../src/language/hashed-model.ts';
import { type FeatureList, random, shuffle } from '../src/language/perceptron.ts';

/** All decisions of one model, in flat growing arrays. */
export type Decisions = {
  /** Feature keys, then (after `place`) slots. */
  keys: Uint32Array;
  length: number;
  /** Where the features of each choice begin. */
  choiceAt: number[];
  /** Where the choices of each decision begin. */
  decisionAt: number[];
  /** How right each choice is: the share of probability it should get. */
  target: number[];
};

export function newDecisions(): Decisions {
  return { keys: new Uint32Array(1 << 20), length: 0, choiceAt: [], decisionAt: [], target: [] };
}

/** Begins a decision; `addChoice` adds to it. */
export function beginDecision(decisions: Decisions): void {
  decisions.decisionAt.push(decisions.choiceAt.length);
}

export function addChoice(decisions: Decisions, list: FeatureList, target: number): void {
  const need = decisions.length + list.length;
  if (need > decisions.keys.length) {
    const keys = new Uint32Array(Math.max(need, Math.floor(decisions.keys.length * 1.7)));
    keys.set(decisions.keys.subarray(0, decisions.length));
    decisions.keys = keys;
  }
  decisions.choiceAt.push(decisions.length);
  decisions.keys.set(list.keys.subarray(0, list.length), decisions.length);
  decisions.length = need;
  decisions.target.push(target);
}

/** Orders of the decisions that a model is learnt in anew, its weights being their mean. */
const ORDERS = 4;

export type Training = {
  /** Size of the table, as a power of two. */
  readonly bits: number;
  readonly epochs: number;
  readonly rate: number;
  readonly decay: number;
  readonly least: number;
  readonly seed: number;
  readonly log?: (line: string) => void;
};

/** The keys that get a place, by place; the more frequent first, ties by key. 0 where a place is free. */
function places(decisions: Decisions, bits: number, least: number): Uint32Array {
  const sorted = decisions.keys.slice(0, decisions.length).sort();
  const found: [number, number][] = [];
  for (let from = 0; from < sorted.length; ) {
    let to = from;
    while (to < sorted.length && sorted[to] === sorted[from]) to++;
    if (to - from >= least) found.push([sorted[from]!, to - from]);
    from = to;
  }
  found.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const owner = new Uint32Array(1 << bits);
  const mask = owner.length - 1;
  for (const [key] of found) if (owner[key & mask] === 0) owner[key & mask] = key;
  return owner;
}

export function trainSoftmax(decisions: Decisions, options: Training): HashedModel {
  const { bits, epochs, rate, decay, least, seed, log } = options;
  const owner = places(decisions, bits, least);
  const mask = owner.length - 1;
  // Features without a place are dropped once, so that training only walks over those that count.
  const slots = new Int32Array(decisions.length);
  const choiceAt = new Int32Array(decisions.choiceAt.length + 1);
  let length = 0;
  for (let c = 0; c < decisions.choiceAt.length; c++) {
    choiceAt[c] = length;
    const end = decisions.choiceAt[c + 1] ?? decisions.length;
    for (let f = decisions.choiceAt[c]!; f < end; f++) {
      const key = decisions.keys[f]!;
      if (owner[key & mask] === key) slots[length++] = key & mask;
    }
  }
  choiceAt[decisions.choiceAt.length] = length;
  const weights = new Float32Array(owner.length);
  const mean = new Float32Array(owner.length);
  const squares = new Float32Array(owner.length);
  const order = Array.from({ length: decisions.decisionAt.length }, (_, d) => d);
  const next = random(seed);
  const scores = new Float64Array(4096);
  // The mean of the weights over the epochs after the first, and over several orders of the decisions, generalises better
  // than the last ones, and hangs less on chance.
  const share = 1 / (ORDERS * Math.max(1, epochs - 1));
  for (let round = 0; round < ORDERS; round++) {
    weights.fill(0);
    squares.fill(1e-4);
    for (let epoch = 0; epoch < epochs; epoch++) {
      shuffle(order, next);
      let loss = 0;
      for (const d of order) {
        const from = decisions.decisionAt[d]!;
        const to = decisions.decisionAt[d + 1] ?? decisions.choiceAt.length;
        loss += step(from, to);
      }
      if (epoch > 0 || epochs === 1)
        for (let at = 0; at < weights.length; at++) mean[at]! += weights[at]! * share;
      log?.(`order ${round + 1}, epoch ${epoch + 1}: loss ${(loss / order.length).toFixed(4)}`);
    }
  }
  return quantised(mean, owner, options);

  function step(from: number, to: number): number {
    let top = Number.NEGATIVE_INFINITY;
    for (let c = from; c < to; c++) {
      let sum = 0;
      for (let f = choiceAt[c]!; f < choiceAt[c + 1]!; f++) sum += weights[slots[f]!]!;
      scores[c - from] = sum;
      if (sum > top) top = sum;
    }
    let all = 0;
    for (let c = 0; c < to - from; c++) {
      scores[c] = Math.exp(scores[c]! - top);
      all += scores[c]!;
    }
    let loss = 0;
    for (let c = from; c < to; c++) {
      const p = scores[c - from]! / all;
      const target = decisions.target[c]!;
      if (target > 0) loss -= target * Math.log(Math.max(p, 1e-9));
      const gradient = p - target;
      if (Math.abs(gradient) < 1e-3) continue;
      for (let f = choiceAt[c]!; f < choiceAt[c + 1]!; f++) {
        const slot = slots[f]!;
        const g = gradient + decay * weights[slot]!;
        squares[slot]! += g * g;
        weights[slot]! -= (rate * g) / Math.sqrt(squares[slot]!);
      }
    }
    return loss;
  }
}

function quantised(weights: Float32Array, owner: Uint32Array, { log }: Training): HashedModel {
  const sizes = weights
    .filter((weight) => weight !== 0)
    .map(Math.abs)
    .sort();
  // The largest hundredth of a thousandth is cut off: single outliers would cost the others their steps.
  const largest = sizes[Math.floor(sizes.length * 0.99999)] ?? 1;
  const scale = largest / 127;
  const small = new Int8Array(weights.length);
  const checks = new Uint8Array(weights.length);
  let kept = 0;
  for (let at = 0; at < weights.length; at++) {
    const value = Math.max(-127, Math.min(127, Math.round(weights[at]! / scale)));
    if (value === 0) continue;
    kept++;
    small[at] = value;
    checks[at] = owner[at]! >>> 24;
  }
  log?.(`kept ${kept} of ${sizes.length} weights, scale ${scale.toFixed(4)}`);
  return { mask: weights.length - 1, weights: small, checks, scale };
}
