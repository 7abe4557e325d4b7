/**
 * Word clusters for the name tagger: words whose vectors lie together, by k-means in two steps (64 coarse clusters, each cut
 * into finer ones by its size). Names of one kind (family names, towns, companies) fall together, also those that the
 * training data never shows.
 */
import type { Clusters } from '../src/language/names-words.ts';
import { hashText, random } from '../src/language/perceptron.ts';
import { DIMENSIONS, wordVectors } from './vectors.ts';

/** How many words get a cluster; the vectors' words come in order of frequency. */
const WORDS = 120_000;
const COARSE = 64;
/** Words of one fine cluster, on average. */
const FINE_SIZE = 100;
const ROUNDS = 8;

export type ClusterTable = {
  readonly clusters: Clusters;
  /** For the model file: differences of sorted word hashes, the fine cluster of each, the coarse one of each fine one. */
  readonly sections: Readonly<Record<string, Uint8Array | Uint16Array>>;
};

/** `isCommon` tells of a word whether prose writes it small; undefined where the texts do not show it. */
export function clusterTable(isCommon: (lower: string) => boolean | undefined): ClusterTable {
  const { words, data } = wordVectors(WORDS);
  const unit = unitRows(data, words.length);
  const all = Array.from({ length: words.length }, (_, i) => i);
  const coarse = kMeans(unit, all, COARSE, 1);
  const fine = new Uint16Array(words.length);
  const coarseOf: number[] = [0];
  for (let c = 0; c < COARSE; c++) {
    const members = all.filter((i) => coarse[i] === c);
    const parts = kMeans(unit, members, Math.max(1, Math.round(members.length / FINE_SIZE)), c + 2);
    const base = coarseOf.length;
    members.forEach((word, m) => {
      fine[word] = base + parts[m]!;
      coarseOf[fine[word]!] = c + 1;
    });
  }
  const common = commonWords(words, fine, coarseOf.length, isCommon);
  return packed(
    words,
    fine,
    Uint16Array.from(coarseOf, (value) => value ?? 0),
    common,
  );
}

/** How sure a cluster must be to speak for its words that the texts do not show. */
const SURE = 0.93;
const FEWEST = 8;

/** A word that the texts do not show is common where nearly all words of its cluster are. */
function commonWords(
  words: readonly string[],
  fine: Uint16Array,
  clusters: number,
  isCommon: (lower: string) => boolean | undefined,
): Uint8Array {
  const shown = new Uint32Array(clusters);
  const small = new Uint32Array(clusters);
  const known = words.map((word) => isCommon(word.toLowerCase()));
  known.forEach((common, i) => {
    if (common === undefined) return;
    shown[fine[i]!]! += 1;
    if (common) small[fine[i]!]! += 1;
  });
  const sure = Array.from(shown, (count, c) => count >= FEWEST && small[c]! / count >= SURE);
  return Uint8Array.from(known, (common, i) => ((common ?? sure[fine[i]!]) ? 1 : 0));
}

function packed(
  words: readonly string[],
  fine: Uint16Array,
  coarse: Uint16Array,
  common: Uint8Array,
): ClusterTable {
  const byHash = new Map<number, number>();
  words.forEach((word, i) => {
    const hash = hashText(word.toLowerCase());
    if (!byHash.has(hash)) byHash.set(hash, i);
  });
  const hashes = [...byHash.keys()].sort((a, b) => a - b);
  const deltas: number[] = [];
  let before = 0;
  for (const hash of hashes) {
    let rest = hash - before;
    for (; rest >= 128; rest = Math.floor(rest / 128)) deltas.push((rest % 128) + 128);
    deltas.push(rest);
    before = hash;
  }
  return {
    clusters: (lower) => {
      const word = byHash.get(hashText(lower));
      if (word === undefined) return [0, 0, false];
      return [coarse[fine[word]!]!, fine[word]!, common[word] === 1];
    },
    sections: {
      'clusters.words': Uint8Array.from(deltas),
      'clusters.fine': Uint16Array.from(hashes, (hash) => fine[byHash.get(hash)!]!),
      'clusters.common': Uint8Array.from(hashes, (hash) => common[byHash.get(hash)!]!),
      'clusters.coarse': coarse,
    },
  };
}

function unitRows(data: Float32Array, rows: number): Float32Array {
  const unit = new Float32Array(data.length);
  for (let r = 0; r < rows; r++) {
    let sum = 0;
    for (let d = 0; d < DIMENSIONS; d++) sum += data[r * DIMENSIONS + d]! ** 2;
    const scale = sum === 0 ? 0 : 1 / Math.sqrt(sum);
    for (let d = 0; d < DIMENSIONS; d++) unit[r * DIMENSIONS + d] = data[r * DIMENSIONS + d]! * scale;
  }
  return unit;
}

/** Cluster of each of `rows` (spherical k-means from seeded random rows). */
function kMeans(unit: Float32Array, rows: readonly number[], k: number, seed: number): Uint16Array {
  const next = random(seed);
  const centres = new Float32Array(k * DIMENSIONS);
  for (let c = 0; c < k; c++) {
    const row = rows[Math.floor(next() * rows.length)] ?? 0;
    centres.set(unit.subarray(row * DIMENSIONS, (row + 1) * DIMENSIONS), c * DIMENSIONS);
  }
  const nearest = new Uint16Array(rows.length);
  for (let round = 0; round < ROUNDS; round++) {
    for (let r = 0; r < rows.length; r++) nearest[r] = nearestCentre(unit, rows[r]! * DIMENSIONS, centres, k);
    recentre(unit, rows, nearest, centres);
  }
  return nearest;
}

function nearestCentre(unit: Float32Array, row: number, centres: Float32Array, k: number): number {
  let best = 0;
  let most = Number.NEGATIVE_INFINITY;
  for (let c = 0, at = 0; c < k; c++) {
    let dot = 0;
    for (let d = 0; d < DIMENSIONS; d++, at++) dot += unit[row + d]! * centres[at]!;
    if (dot > most) [most, best] = [dot, c];
  }
  return best;
}

/** Moves each centre to the direction of its members' mean; a centre without members stays. */
function recentre(
  unit: Float32Array,
  rows: readonly number[],
  nearest: Uint16Array,
  centres: Float32Array,
): void {
  const sums = new Float64Array(centres.length);
  const counts = new Uint32Array(centres.length / DIMENSIONS);
  rows.forEach((row, r) => {
    const at = nearest[r]! * DIMENSIONS;
    counts[nearest[r]!]! += 1;
    for (let d = 0; d < DIMENSIONS; d++) sums[at + d]! += unit[row * DIMENSIONS + d]!;
  });
  counts.forEach((count, c) => {
    if (count === 0) return;
    let length = 0;
    for (let d = 0; d < DIMENSIONS; d++) length += sums[c * DIMENSIONS + d]! ** 2;
    const scale = 1 / Math.max(1e-9, Math.sqrt(length));
    for (let d = 0; d < DIMENSIONS; d++) centres[c * DIMENSIONS + d] = sums[c * DIMENSIONS + d]! * scale;
  });
}
