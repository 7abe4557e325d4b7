/**
 * A linear multi-class model over hashed sparse features: the averaged perceptron (Collins 2002; lazy averaging after
 * Daumé 2006), small and quick enough to run on every word.
 *
 * A feature is a 32-bit number made with `hashText` and `mix` from a template number and what the template sees; two
 * features that share a number share their weights, which with 32 bits hardly happens. A caller collects the features
 * of one decision in a `FeatureList` and asks for the scores of all labels:
 *
 *   const list = newFeatureList(64);
 *   clear(list); push(list, mix(1, hashText(word))); push(list, mix(2, previousLabel)); …
 *   scoreLinear(model, list, scores); const label = argmax(scores);
 *
 * Training: `newLearner(labels)`, then for each example `scoreLearner`, `updateLearner(learner, list, truth, guess)`,
 * and at the end `finishLearner(learner, { minWeight })`, which averages, drops small weights, and quantises to 8 bits.
 * `linearSections` and `linearFrom` carry a finished model through a model file.
 */
import { type ModelFile, type NumberArray, section } from './model-file.ts';

/** FNV-1a over UTF-16 code units of `text` from `start` to `end`: an unsigned 32-bit number. */
export function hashText(text: string, start = 0, end = text.length): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Joins two 32-bit numbers into one (order matters); chain it for features of several parts. */
export function mix(a: number, b: number): number {
  let hash = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ b;
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 13), 0x27d4eb2f);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The features of one decision: the first `length` of `keys`. Reuse one list for all decisions. */
export type FeatureList = { keys: Uint32Array; length: number };

export function newFeatureList(capacity: number): FeatureList {
  return { keys: new Uint32Array(capacity), length: 0 };
}

export function clear(list: FeatureList): void {
  list.length = 0;
}

export function push(list: FeatureList, key: number): void {
  if (list.length === list.keys.length) {
    const keys = new Uint32Array(list.keys.length * 2);
    keys.set(list.keys);
    list.keys = keys;
  }
  list.keys[list.length++] = key;
}

/** Index of the largest score (the first among equals); only indexes that `allowed` marks, where it is given. */
export function argmax(scores: ArrayLike<number>, allowed?: ArrayLike<number>): number {
  let best = -1;
  for (let i = 0; i < scores.length; i++) {
    if (allowed !== undefined && !allowed[i]) continue;
    if (best < 0 || scores[i]! > scores[best]!) best = i;
  }
  return best;
}

/** Open-addressing table from feature keys to row numbers. A slot is two numbers, so that one look finds both: the row (-1: free), the key. */
export type Table = { slots: Int32Array; mask: number };

/** At most three quarters of a table's slots are taken. */
const isFull = (rows: number, size: number): boolean => rows * 4 > size * 3;

function newTable(capacity: number): Table {
  let size = 16;
  while (isFull(capacity, size)) size *= 2;
  return { slots: new Int32Array(size * 2).fill(-1), mask: size - 1 };
}

/** The place of `key`'s slot: where it stands, or the free one where it would stand. */
function slotOf({ slots, mask }: Table, key: number): number {
  const signed = key | 0;
  let slot = Math.imul(key, 0x9e3779b1) >>> 7;
  for (;;) {
    const at = (slot & mask) * 2;
    if (slots[at]! < 0 || slots[at + 1] === signed) return at;
    slot++;
  }
}

/** The row of `key`, -1 where the table does not have it. */
export function rowOf(table: Table, key: number): number {
  return table.slots[slotOf(table, key)]!;
}

function putRow(table: Table, key: number, row: number): void {
  const at = slotOf(table, key);
  table.slots[at] = row;
  table.slots[at + 1] = key;
}

/** Rising 32-bit numbers as differences in bytes of seven bits, the way a model file keeps keys. */
export function packKeys(keys: Uint32Array): Uint8Array {
  const bytes: number[] = [];
  let before = 0;
  for (const key of keys) {
    for (let rest = key - before; ; rest = Math.floor(rest / 128)) {
      if (rest < 128) {
        bytes.push(rest);
        break;
      }
      bytes.push((rest % 128) + 128);
    }
    before = key;
  }
  return Uint8Array.from(bytes);
}

/** The `count` numbers that `packKeys` packed. */
export function unpackKeys(bytes: Uint8Array, count: number): Uint32Array {
  const keys = new Uint32Array(count);
  let at = 0;
  let key = 0;
  for (let row = 0; row < count; row++) {
    let unit = 1;
    while (bytes[at]! >= 128) {
      key += (bytes[at++]! - 128) * unit;
      unit *= 128;
    }
    key += bytes[at++]! * unit;
    keys[row] = key;
  }
  return keys;
}

// ---------------------------------------------------------------------------------------------- reading

/**
 * A finished model: row `r` of the table has the entries `starts[r] … starts[r + 1]` of (label, weight). Weights are 8-bit
 * whole numbers of `scale`; scores are sums of them, so they compare within one model without it.
 */
export type LinearModel = {
  readonly labels: number;
  readonly scale: number;
  readonly keys: Uint32Array;
  readonly starts: Uint32Array;
  readonly entryLabels: Uint8Array | Uint16Array;
  readonly entryWeights: Int8Array;
  readonly table: Table;
};

/** Writes the score of every label into `scores` (length ≥ labels), in units of `model.scale`. */
export function scoreLinear(model: LinearModel, features: FeatureList, scores: Int32Array): void {
  scores.fill(0, 0, model.labels);
  const { table, starts, entryLabels, entryWeights } = model;
  const { keys, length } = features;
  for (let i = 0; i < length; i++) {
    const row = rowOf(table, keys[i]!);
    if (row < 0) continue;
    const end = starts[row + 1]!;
    for (let e = starts[row]!; e < end; e++) scores[entryLabels[e]!]! += entryWeights[e]!;
  }
}

/** Scores as probabilities (softmax over scores × scale × `sharpness`); perceptron scores are no likelihoods: rank with them. */
export function softmax(model: LinearModel, scores: Int32Array, sharpness = 1): Float64Array {
  const unit = model.scale * sharpness;
  let top = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < model.labels; i++) top = Math.max(top, scores[i]!);
  const out = new Float64Array(model.labels);
  let sum = 0;
  for (let i = 0; i < model.labels; i++) {
    out[i] = Math.exp((scores[i]! - top) * unit);
    sum += out[i]!;
  }
  for (let i = 0; i < model.labels; i++) out[i] = out[i]! / sum;
  return out;
}

/** The sections that hold a model in a model file, each name prefixed ("tagger." …). Keys are stored as sorted differences. */
export function linearSections(model: LinearModel, prefix: string): Record<string, NumberArray> {
  const counts = Uint16Array.from(model.keys, (_, row) => model.starts[row + 1]! - model.starts[row]!);
  return {
    [`${prefix}keys`]: packKeys(model.keys),
    [`${prefix}counts`]: counts,
    [`${prefix}labels`]: model.entryLabels,
    [`${prefix}weights`]: model.entryWeights,
    [`${prefix}shape`]: Float32Array.of(model.labels, model.scale),
  };
}

/** A model from the sections that `linearSections` made. */
export function linearFrom(file: ModelFile, prefix: string): LinearModel {
  const counts = section(file, `${prefix}counts`, Uint16Array);
  const [labels = 0, scale = 1] = section(file, `${prefix}shape`, Float32Array);
  const keys = unpackKeys(section(file, `${prefix}keys`, Uint8Array), counts.length);
  const starts = new Uint32Array(counts.length + 1);
  for (let row = 0; row < counts.length; row++) starts[row + 1] = starts[row]! + counts[row]!;
  const entryLabels =
    labels > 256
      ? section(file, `${prefix}labels`, Uint16Array)
      : section(file, `${prefix}labels`, Uint8Array);
  const entryWeights = section(file, `${prefix}weights`, Int8Array);
  return { labels, scale, keys, starts, entryLabels, entryWeights, table: tableOf(keys) };
}

/** A table that gives each key its index in `keys`, which must differ from each other. */
export function tableOf(keys: Uint32Array): Table {
  const table = newTable(keys.length);
  for (let row = 0; row < keys.length; row++) putRow(table, keys[row]!, row);
  return table;
}

// ---------------------------------------------------------------------------------------------- training

/** A model in training: dense rows of weights, with the running sums that averaging needs. */
export type Learner = {
  readonly labels: number;
  table: Table;
  rows: number;
  keys: Uint32Array;
  weights: Float32Array;
  /** Sum of each weight over the steps before `stamps`. */
  totals: Float64Array;
  stamps: Uint32Array;
  /** Examples seen; counted by `updateLearner`, right or wrong. */
  step: number;
};

export function newLearner(labels: number): Learner {
  const rows = 1024;
  return {
    labels,
    table: newTable(rows),
    rows: 0,
    keys: new Uint32Array(rows),
    weights: new Float32Array(rows * labels),
    totals: new Float64Array(rows * labels),
    stamps: new Uint32Array(rows * labels),
    step: 0,
  };
}

function grown<T extends Uint32Array | Float32Array | Float64Array>(array: T, length: number): T {
  const larger = new (array.constructor as new (length: number) => T)(length);
  larger.set(array as never);
  return larger;
}

function rowFor(learner: Learner, key: number): number {
  const known = rowOf(learner.table, key);
  if (known >= 0) return known;
  const row = learner.rows++;
  if (row === learner.keys.length) {
    const capacity = row * 2;
    learner.keys = grown(learner.keys, capacity);
    learner.weights = grown(learner.weights, capacity * learner.labels);
    learner.totals = grown(learner.totals, capacity * learner.labels);
    learner.stamps = grown(learner.stamps, capacity * learner.labels);
  }
  learner.keys[row] = key;
  if (isFull(row + 1, learner.table.mask + 1)) {
    learner.table = tableOf(learner.keys.subarray(0, row + 1));
  } else putRow(learner.table, key, row);
  return row;
}

/** Scores with the weights as they stand in training. */
export function scoreLearner(learner: Learner, features: FeatureList, scores: Float32Array): void {
  const { labels, table, weights } = learner;
  scores.fill(0, 0, labels);
  for (let i = 0; i < features.length; i++) {
    const row = rowOf(table, features.keys[i]!);
    if (row < 0) continue;
    for (let l = 0, at = row * labels; l < labels; l++, at++) scores[l]! += weights[at]!;
  }
}

/** One example: moves the weights of its features towards `truth` and away from `guess` where they differ. `by` scales the step. */
export function updateLearner(
  learner: Learner,
  features: FeatureList,
  truth: number,
  guess: number,
  by = 1,
): void {
  learner.step++;
  if (truth === guess) return;
  for (let i = 0; i < features.length; i++) {
    const row = rowFor(learner, features.keys[i]!);
    bump(learner, row * learner.labels + truth, by);
    bump(learner, row * learner.labels + guess, -by);
  }
}

function bump(learner: Learner, at: number, by: number): void {
  learner.totals[at]! += learner.weights[at]! * (learner.step - learner.stamps[at]!);
  learner.stamps[at] = learner.step;
  learner.weights[at]! += by;
}

/**
 * The averaged model with 8-bit weights over the full range of values (clipping large ones costs accuracy). Weights whose
 * average is below `minWeight` in size, and rows without any other, are left out.
 */
export function finishLearner(learner: Learner, options: { readonly minWeight?: number } = {}): LinearModel {
  const { labels, rows, totals, weights, stamps, step } = learner;
  const average = new Float32Array(rows * labels);
  let largest = 0;
  for (let at = 0; at < average.length; at++) {
    average[at] = (totals[at]! + weights[at]! * (step - stamps[at]!)) / Math.max(1, step);
    largest = Math.max(largest, Math.abs(average[at]!));
  }
  const scale = largest === 0 ? 1 : largest / 127;
  const least = Math.max(options.minWeight ?? 0, scale / 2);
  const order = Array.from({ length: rows }, (_, row) => row).sort(
    (a, b) => learner.keys[a]! - learner.keys[b]!,
  );
  const keys: number[] = [];
  const starts: number[] = [0];
  const entryLabels: number[] = [];
  const entryWeights: number[] = [];
  for (const row of order) {
    for (let l = 0; l < labels; l++) {
      const value = average[row * labels + l]!;
      if (Math.abs(value) < least) continue;
      entryLabels.push(l);
      entryWeights.push(Math.round(value / scale));
    }
    if (entryLabels.length === starts.at(-1)) continue;
    keys.push(learner.keys[row]!);
    starts.push(entryLabels.length);
  }
  const keyArray = Uint32Array.from(keys);
  return {
    labels,
    scale,
    keys: keyArray,
    starts: Uint32Array.from(starts),
    entryLabels: labels > 256 ? Uint16Array.from(entryLabels) : Uint8Array.from(entryLabels),
    entryWeights: Int8Array.from(entryWeights),
    table: tableOf(keyArray),
  };
}

/** A seeded generator of numbers in [0, 1) (mulberry32), for shuffling in training. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Shuffles in place (Fisher–Yates) with a seeded generator. */
export function shuffle<T>(items: T[], next: () => number): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [items[i], items[j]] = [items[j]!, items[i]!];
  }
}
