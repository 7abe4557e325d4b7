/**
 * Scores over hashed sparse features: a linear model whose weights stand in one table that a feature's number points into.
 *
 * A score is the sum of the weights of the features of a choice. The choices of one decision are compared by softmax, so
 * that the scores are log-odds and sums over them are probabilities. Features that fall on one place share a weight
 * (feature hashing: Weinberger et al. 2009); a check byte in the table keeps most strangers out.
 */
import { type ModelFile, type NumberArray, section } from './model-file.ts';
import type { FeatureList } from './perceptron.ts';

/** `weights[key & mask] × scale` is the weight of a feature, where `checks` holds the key's upper byte. */
export type HashedModel = {
  readonly mask: number;
  readonly weights: Int8Array;
  readonly checks: Uint8Array;
  readonly scale: number;
};

/** The score of one choice: log-odds, up to a constant of the decision. */
export function scoreHashed(model: HashedModel, features: FeatureList): number {
  const { weights, checks, mask, scale } = model;
  const { keys, length } = features;
  let sum = 0;
  for (let i = 0; i < length; i++) {
    const key = keys[i]!;
    const at = key & mask;
    if (checks[at] === key >>> 24) sum += weights[at]!;
  }
  return sum * scale;
}

/** Turns scores into probabilities in place. */
export function normalise(scores: Float64Array, length: number): void {
  let top = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < length; i++) top = Math.max(top, scores[i]!);
  let sum = 0;
  for (let i = 0; i < length; i++) {
    scores[i] = Math.exp(scores[i]! - top);
    sum += scores[i]!;
  }
  for (let i = 0; i < length; i++) scores[i] = scores[i]! / sum;
}

/** The sections that carry a model in a model file: places of the weights that are not 0 as differences, weights, checks. */
export function hashedSections(model: HashedModel, prefix: string): Record<string, NumberArray> {
  const deltas: number[] = [];
  const weights: number[] = [];
  const checks: number[] = [];
  let before = 0;
  for (let at = 0; at < model.weights.length; at++) {
    if (model.weights[at] === 0) continue;
    let rest = at - before;
    for (; rest >= 128; rest >>>= 7) deltas.push((rest & 127) | 128);
    deltas.push(rest);
    weights.push(model.weights[at]!);
    checks.push(model.checks[at]!);
    before = at;
  }
  return {
    [`${prefix}places`]: Uint8Array.from(deltas),
    [`${prefix}weights`]: Int8Array.from(weights),
    [`${prefix}checks`]: Uint8Array.from(checks),
    [`${prefix}shape`]: Float32Array.of(model.weights.length, model.scale),
  };
}

/** A model from the sections that `hashedSections` made. */
export function hashedFrom(file: ModelFile, prefix: string): HashedModel {
  const places = section(file, `${prefix}places`, Uint8Array);
  const kept = section(file, `${prefix}weights`, Int8Array);
  const keptChecks = section(file, `${prefix}checks`, Uint8Array);
  const [size = 1, scale = 1] = section(file, `${prefix}shape`, Float32Array);
  const weights = new Int8Array(size);
  const checks = new Uint8Array(size);
  let at = 0;
  let from = 0;
  for (let i = 0; i < kept.length; i++) {
    let shift = 0;
    for (; places[from]! >= 128; shift += 7) at += (places[from++]! & 127) << shift;
    at += places[from++]! << shift;
    weights[at] = kept[i]!;
    checks[at] = keptChecks[i]!;
  }
  return { mask: size - 1, weights, checks, scale };
}
