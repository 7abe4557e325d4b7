/** Groups of statements that say the same, from pairs of them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Edge, type Group, groupsOf } from '../../src/comparisons/statements/groups.ts';

const stretch = { start: 0, end: 10 };
const later = { start: 20, end: 30 };

function edge(i: number, j: number, a = stretch, b = stretch, weight = 1): Edge {
  return { i, j, alignment: { a, b, shared: [], weight, density: 1 } };
}
const always = () => true;
const never = () => false;
const ownDocument = (statement: number) => `d${statement}`;
const members = (groups: readonly Group[]) => groups.map((group) => [...group.members.keys()].sort());

describe('groups', () => {
  test('pairs with a sentence in common are one group where all fit', () => {
    expect(members(groupsOf([edge(0, 1), edge(1, 2)], ownDocument, always))).toEqual([[0, 1, 2]]);
  });

  test('two groups that fit become one', () => {
    expect(members(groupsOf([edge(0, 1), edge(2, 3), edge(1, 2)], ownDocument, always))).toEqual([
      [0, 1, 2, 3],
    ]);
  });

  test('a joined group keeps the weight and the place of the stronger', () => {
    const edges = [edge(0, 1, stretch, stretch, 9), edge(4, 5, stretch, stretch, 5)];
    const found = groupsOf(
      [...edges, edge(2, 3, stretch, stretch, 4), edge(2, 1, stretch, stretch, 3)],
      ownDocument,
      (has, one) => [...has.keys(), one].every((index) => index < 4),
    );
    expect(found.map(({ weight }) => weight)).toEqual([9, 5]);
    expect(members(found)).toEqual([
      [0, 1, 2, 3],
      [4, 5],
    ]);
  });

  test('what fits one member alone is a group with that one', () => {
    expect(members(groupsOf([edge(0, 1), edge(1, 2)], ownDocument, never))).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });

  test('but not for a further sentence of a document that has a part already', () => {
    const documentOf = (statement: number) => (statement === 2 ? 'd0' : `d${statement}`);
    expect(members(groupsOf([edge(0, 1), edge(1, 2)], documentOf, never))).toEqual([[0, 1]]);
  });

  test('another stretch of a sentence is another matter', () => {
    expect(members(groupsOf([edge(0, 1), edge(1, 2, later)], ownDocument, always))).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });

  test('every group has two sentences at least, and none but those of the pairs', () => {
    const pair = fc.tuple(fc.nat(12), fc.nat(12), fc.boolean()).filter(([i, j]) => i !== j);
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 30 }), fc.boolean(), (pairs, fits) => {
        const edges = pairs.map(([i, j, other]) => edge(i, j, other ? later : stretch));
        const known = new Set<unknown>(pairs.flat());
        for (const group of groupsOf(
          edges,
          (one) => `d${one % 5}`,
          () => fits,
        )) {
          expect(group.members.size).toBeGreaterThan(1);
          expect([...group.members.keys()].every((one) => known.has(one))).toBe(true);
        }
      }),
    );
  });
});
