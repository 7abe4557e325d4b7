/** Word shingles: hashes of k consecutive words (Broder 1997, "On the resemblance and containment of documents"). */

/** FNV-1a over the UTF-16 code units of a word, 32 bits. */
export function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** The hash of the `k` words from each position on; `hashes.length - k + 1` values, none where there are fewer words. */
export function shingles(hashes: readonly number[], k: number): Uint32Array {
  const count = Math.max(0, hashes.length - k + 1);
  const result = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    let hash = 0x811c9dc5;
    for (let j = 0; j < k; j++) {
      const word = hashes[i + j]!;
      hash = Math.imul(hash ^ (word & 0xffff), 0x01000193);
      hash = Math.imul(hash ^ (word >>> 16), 0x01000193);
    }
    result[i] = hash >>> 0;
  }
  return result;
}
