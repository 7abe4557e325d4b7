/** Disjoint sets over the indexes 0 … size-1 (union-find with path halving); the smallest index leads a set. */
export type Union = { find(index: number): number; join(a: number, b: number): void; groups(): number[][] };

export function union(size: number): Union {
  const parent = Int32Array.from({ length: size }, (_, i) => i);
  const find = (index: number): number => {
    let at = index;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  return {
    find,
    join(a, b) {
      const [x, y] = [find(a), find(b)];
      if (x !== y) parent[Math.max(x, y)] = Math.min(x, y);
    },
    groups() {
      const byLeader = new Map<number, number[]>();
      for (let i = 0; i < size; i++) {
        const leader = find(i);
        const group = byLeader.get(leader);
        if (group) group.push(i);
        else byLeader.set(leader, [i]);
      }
      return [...byLeader.values()];
    },
  };
}
