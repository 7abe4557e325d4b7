/**
 * The parts of two sentences that say the same.
 *
 * In each sentence the stretch is taken in which shared content words outweigh the others most (the maximum-scoring
 * segment, as in local alignment: Smith and Waterman 1981, on bags of words). A long sentence can so agree with a short
 * one in a clause.
 */
import type { Span } from '../../text/span.ts';
import type { Statement } from './statement.ts';

export type Alignment = {
  readonly a: Span;
  readonly b: Span;
  /** Lemmas in both stretches. */
  readonly shared: readonly string[];
  /** Their weight. */
  readonly weight: number;
  /** Share of the stretches' weight that is shared, 0..1. */
  readonly density: number;
};

/** What a word that is not shared costs, as a share of its weight. */
const COST = 0.6;

/** Index range of the content words in which shared ones outweigh the rest most. */
function bestStretch(statement: Statement, shared: ReadonlySet<string>): [number, number] {
  let best: [number, number] = [0, 0];
  let most = 0;
  let sum = 0;
  let from = 0;
  const seen = new Set<string>();
  statement.content.forEach((term, i) => {
    if (sum <= 0) {
      sum = 0;
      from = i;
      seen.clear();
    }
    const weight = statement.weights[i]!;
    if (shared.has(term.lemma)) {
      sum += seen.has(term.lemma) ? 0 : weight;
      seen.add(term.lemma);
    } else sum -= COST * weight;
    if (sum > most) {
      most = sum;
      best = [from, i + 1];
    }
  });
  return best;
}

export function align(a: Statement, b: Statement): Alignment | null {
  let shared: ReadonlySet<string> = new Set([...a.lemmas].filter((lemma) => b.lemmas.has(lemma)));
  let stretches: [[number, number], [number, number]] = [
    [0, 0],
    [0, 0],
  ];
  // The stretch of one side takes shared words away from the other: narrow both until they agree.
  for (let round = 0; round < 3 && shared.size > 0; round++) {
    stretches = [bestStretch(a, shared), bestStretch(b, shared)];
    const inside = ([from, to]: [number, number], statement: Statement) =>
      new Set(statement.content.slice(from, to).map((term) => term.lemma));
    const [x, y] = [inside(stretches[0], a), inside(stretches[1], b)];
    const next = new Set([...shared].filter((lemma) => x.has(lemma) && y.has(lemma)));
    if (next.size === shared.size) break;
    shared = next;
  }
  if (shared.size === 0) return null;
  const measure = (statement: Statement, [from, to]: [number, number]) => {
    let all = 0;
    let common = 0;
    const seen = new Set<string>();
    for (let i = from; i < to; i++) {
      const { lemma } = statement.content[i]!;
      if (seen.has(lemma)) continue;
      seen.add(lemma);
      all += statement.weights[i]!;
      if (shared.has(lemma)) common += statement.weights[i]!;
    }
    return { all, common };
  };
  const [x, y] = [measure(a, stretches[0]), measure(b, stretches[1])];
  const spanOf = (statement: Statement, [from, to]: [number, number]): Span => ({
    start: statement.content[from]!.start,
    end: statement.content[to - 1]!.end,
  });
  return {
    a: spanOf(a, stretches[0]),
    b: spanOf(b, stretches[1]),
    shared: [...shared].sort(),
    weight: Math.min(x.common, y.common),
    density: Math.min(x.common / Math.max(x.all, 0.01), y.common / Math.max(y.all, 0.01)),
  };
}
