/**
 * From scores of heads to a tree: each word takes its best head; where that leaves a circle or not exactly one root, the
 * likeliest roots are tried and circles are broken at the word where it costs least (the first step of Edmonds 1967
 * without its second thoughts: not always the best tree, always a tree).
 */

/**
 * The heads of a good tree. `scores[i · (n + 1) + j]` is the score of word j as head of word i, column n that of the
 * root; -1 in the result is the root. Exactly one word is the root. Quadratic in n per circle found; callers bound n.
 */
export function bestTree(scores: Float32Array, n: number): Int32Array {
  const heads = greedy(scores, n);
  if (oneRoot(heads) && !findCycle(heads, n)) return heads;
  const roots = rootCandidates(scores, n);
  let best = heads;
  let bestTotal = Number.NEGATIVE_INFINITY;
  for (const root of roots) {
    const tree = withRoot(scores, n, root);
    const sum = treeScore(scores, n, tree);
    if (sum > bestTotal) {
      best = tree;
      bestTotal = sum;
    }
  }
  return best;
}

function greedy(scores: Float32Array, n: number): Int32Array {
  const heads = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    const from = i * (n + 1);
    let best = n;
    for (let j = 0; j < n; j++) if (j !== i && scores[from + j]! > scores[from + best]!) best = j;
    heads[i] = best === n ? -1 : best;
  }
  return heads;
}

function oneRoot(heads: Int32Array): boolean {
  let roots = 0;
  for (const head of heads) if (head < 0) roots++;
  return roots === 1;
}

/** The words of a circle, or null. */
function findCycle(heads: Int32Array, n: number): number[] | null {
  const mark = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    let at = i;
    while (at >= 0 && mark[at] === 0) {
      mark[at] = i + 1;
      at = heads[at]!;
    }
    if (at < 0 || mark[at] !== i + 1) continue;
    const cycle = [at];
    for (let next = heads[at]!; next !== at; next = heads[next]!) cycle.push(next);
    return cycle;
  }
  return null;
}

/** The three words that gain most (or lose least) by being the root. */
function rootCandidates(scores: Float32Array, n: number): number[] {
  const gains = Array.from({ length: n }, (_, i) => {
    const from = i * (n + 1);
    let other = Number.NEGATIVE_INFINITY;
    for (let j = 0; j < n; j++) if (j !== i && scores[from + j]! > other) other = scores[from + j]!;
    return { i, gain: scores[from + n]! - other };
  });
  return gains
    .sort((a, b) => b.gain - a.gain || a.i - b.i)
    .slice(0, 3)
    .map(({ i }) => i);
}

function treeScore(scores: Float32Array, n: number, heads: Int32Array): number {
  let sum = 0;
  heads.forEach((head, i) => {
    sum += scores[i * (n + 1) + (head < 0 ? n : head)]!;
  });
  return sum;
}

/** The best tree with a given root: circles are broken at the place where that costs least, one after the other. */
function withRoot(scores: Float32Array, n: number, root: number): Int32Array {
  const heads = new Int32Array(n);
  for (let i = 0; i < n; i++) heads[i] = i === root ? -1 : bestOutside(scores, n, i, null);
  for (let round = 0; round < n; round++) {
    const cycle = findCycle(heads, n);
    if (cycle === null) break;
    breakCycle(scores, n, heads, cycle);
  }
  return heads;
}

/** The best head of `i` among the words that are not marked. */
function bestOutside(scores: Float32Array, n: number, i: number, below: Uint8Array | null): number {
  const from = i * (n + 1);
  let best = -1;
  for (let j = 0; j < n; j++) {
    if (j === i || below?.[j]) continue;
    if (best < 0 || scores[from + j]! > scores[from + best]!) best = j;
  }
  return best;
}

/** Gives one word of the circle a head that does not hang below the circle. */
function breakCycle(scores: Float32Array, n: number, heads: Int32Array, cycle: readonly number[]): void {
  const below = new Uint8Array(n);
  for (const word of cycle) below[word] = 1;
  for (let changed = true; changed; ) {
    changed = false;
    for (let i = 0; i < n; i++) {
      if (below[i] || heads[i]! < 0 || !below[heads[i]!]) continue;
      below[i] = 1;
      changed = true;
    }
  }
  let chosen = -1;
  let chosenHead = -1;
  let least = Number.POSITIVE_INFINITY;
  for (const word of cycle) {
    const head = bestOutside(scores, n, word, below);
    if (head < 0) continue;
    const from = word * (n + 1);
    const loss = scores[from + heads[word]!]! - scores[from + head]!;
    if (loss < least) {
      least = loss;
      chosen = word;
      chosenHead = head;
    }
  }
  if (chosen < 0) throw new Error('a circle without a way out: the root must stand outside it');
  heads[chosen] = chosenHead;
}

/** Whether the word `low` hangs on the word `high`, directly or by way of others, or is that word. */
export function isBelow(heads: Int32Array, low: number, high: number): boolean {
  for (let at = low, steps = 0; at >= 0 && steps <= heads.length; at = heads[at]!, steps++)
    if (at === high) return true;
  return false;
}
