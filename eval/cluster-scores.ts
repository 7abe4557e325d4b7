/**
 * Scores of a clustering against a key over the same mentions: MUC (Vilain et al. 1995), B³ (Bagga and Baldwin 1998), CEAF with
 * the entity similarity φ4 (Luo 2005), and their mean F1, the CoNLL score (Pradhan et al. 2014). Counts add up over stories.
 */

export type Counts = { precision: number; found: number; recall: number; gold: number };
export type Scores = { readonly muc: Counts; readonly b3: Counts; readonly ceaf: Counts };

const none = (): Counts => ({ precision: 0, found: 0, recall: 0, gold: 0 });
export const noScores = (): Scores => ({ muc: none(), b3: none(), ceaf: none() });

/** F1 of the counts; 0 where nothing is right. */
export function f1({ precision, found, recall, gold }: Counts): number {
  const [p, r] = [precision / Math.max(1e-9, found), recall / Math.max(1e-9, gold)];
  return p + r === 0 ? 0 : (2 * p * r) / (p + r);
}

/** Adds the counts of one story: for each mention its cluster in the key and in the response. */
export function addScores(
  mentions: readonly (readonly [key: string, response: string])[],
  scores: Scores,
): void {
  const keys = clusters(mentions.map(([key]) => key));
  const responses = clusters(mentions.map(([, response]) => response));
  const keyOf = mentions.map(([key]) => key);
  const responseOf = mentions.map(([, response]) => response);
  addMuc(keys, responseOf, scores.muc, 'recall', 'gold');
  addMuc(responses, keyOf, scores.muc, 'precision', 'found');
  mentions.forEach(([key, response]) => {
    const own = keys.get(key)!;
    const found = responses.get(response)!;
    const shared = own.filter((mention) => responseOf[mention] === response).length;
    scores.b3.precision += shared / found.length;
    scores.b3.recall += shared / own.length;
    scores.b3.found++;
    scores.b3.gold++;
  });
  const similar = [...keys.values()].map((own) =>
    [...responses.values()].map((found) => {
      const inFound = new Set(found);
      const shared = own.filter((mention) => inFound.has(mention)).length;
      return (2 * shared) / (own.length + found.length);
    }),
  );
  const best = bestAssignment(similar);
  scores.ceaf.precision += best;
  scores.ceaf.recall += best;
  scores.ceaf.found += responses.size;
  scores.ceaf.gold += keys.size;
}

function clusters(names: readonly string[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  names.forEach((name, i) => {
    const list = found.get(name);
    if (list) list.push(i);
    else found.set(name, [i]);
  });
  return found;
}

/** Links of each cluster that the other clustering keeps: its size less the number of parts it is in there. */
function addMuc(
  own: ReadonlyMap<string, readonly number[]>,
  other: readonly string[],
  counts: Counts,
  right: 'precision' | 'recall',
  all: 'found' | 'gold',
): void {
  for (const members of own.values()) {
    counts[right] += members.length - new Set(members.map((mention) => other[mention])).size;
    counts[all] += members.length - 1;
  }
}

/** Largest sum of similarities with each row and each column used once (Kuhn and Munkres, in O(n³)). */
export function bestAssignment(similar: readonly (readonly number[])[]): number {
  const rows = similar.length;
  const columns = similar[0]?.length ?? 0;
  if (rows === 0 || columns === 0) return 0;
  if (rows > columns)
    return bestAssignment(similar[0]!.map((_, column) => similar.map((row) => row[column]!)));
  const potentialRow = new Float64Array(rows + 1);
  const potentialColumn = new Float64Array(columns + 1);
  const rowOf = new Int32Array(columns + 1);
  const before = new Int32Array(columns + 1);
  for (let row = 1; row <= rows; row++) {
    rowOf[0] = row;
    let column = 0;
    const least = new Float64Array(columns + 1).fill(Number.POSITIVE_INFINITY);
    const used = new Uint8Array(columns + 1);
    do {
      used[column] = 1;
      const from = rowOf[column]!;
      let [delta, next] = [Number.POSITIVE_INFINITY, 0];
      for (let j = 1; j <= columns; j++) {
        if (used[j]) continue;
        const cost = -similar[from - 1]![j - 1]! - potentialRow[from]! - potentialColumn[j]!;
        if (cost < least[j]!) {
          least[j] = cost;
          before[j] = column;
        }
        if (least[j]! < delta) [delta, next] = [least[j]!, j];
      }
      for (let j = 0; j <= columns; j++) {
        if (used[j]) {
          potentialRow[rowOf[j]!]! += delta;
          potentialColumn[j]! -= delta;
        } else least[j]! -= delta;
      }
      column = next;
    } while (rowOf[column] !== 0);
    while (column !== 0) {
      const next = before[column]!;
      rowOf[column] = rowOf[next]!;
      column = next;
    }
  }
  let sum = 0;
  for (let j = 1; j <= columns; j++) if (rowOf[j]! > 0) sum += similar[rowOf[j]! - 1]![j - 1]!;
  return sum;
}
