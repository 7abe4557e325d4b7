/** Coreference scores of clusterings small enough to count by hand. */
import { describe, expect, test } from 'vitest';
import { addScores, bestAssignment, f1, noScores } from '../../eval/cluster-scores.ts';

function scored(...mentions: readonly (readonly [string, string])[]) {
  const scores = noScores();
  addScores(mentions, scores);
  return scores;
}

describe('scores of a clustering', () => {
  test('a right one scores 1 on all', () => {
    const { muc, b3, ceaf } = scored(['a', 'x'], ['a', 'x'], ['b', 'y']);
    expect([f1(muc), f1(b3), f1(ceaf)]).toEqual([1, 1, 1]);
  });

  test('one cluster split in two loses a link, recall and one entity', () => {
    const { muc, b3, ceaf } = scored(['a', 'x'], ['a', 'x'], ['a', 'y']);
    expect(muc).toEqual({ precision: 1, found: 1, recall: 1, gold: 2 });
    expect(b3.precision).toBeCloseTo(3);
    expect(b3.recall).toBeCloseTo((2 + 2 + 1) / 3);
    expect(ceaf).toEqual({ precision: 0.8, found: 2, recall: 0.8, gold: 1 });
  });

  test('two clusters joined lose precision', () => {
    const { muc, b3 } = scored(['a', 'x'], ['a', 'x'], ['b', 'x'], ['b', 'x']);
    expect(muc).toEqual({ precision: 2, found: 3, recall: 2, gold: 2 });
    expect(b3.precision).toBeCloseTo(2);
    expect(b3.recall).toBeCloseTo(4);
  });
});

test('the best assignment is not the greedy one', () => {
  expect(
    bestAssignment([
      [9, 8],
      [8, 1],
    ]),
  ).toBe(16);
  expect(bestAssignment([[1], [5], [3]])).toBe(5);
  expect(bestAssignment([])).toBe(0);
});
