/** Relations of words that the lexicons derived from WordNet give. */
import { expect, test } from 'vitest';
import { areOpposite, isKindOf, kindred, shareSense } from '../../src/language/word-kinds.ts';

test('opposites, both ways', () => {
  expect(areOpposite('accept', 'reject')).toBe(true);
  expect(areOpposite('reject', 'accept')).toBe(true);
  expect(areOpposite('accept', 'sing')).toBe(false);
});

test('verbs that share a sense', () => {
  expect(shareSense('quit', 'quit')).toBe(true);
  expect(shareSense('purchase', 'buy')).toBe(true);
  expect(shareSense('purchase', 'sing')).toBe(false);
});

test('kinds of things', () => {
  expect(kindred('lorry', 'truck') || kindred('truck', 'vehicle')).toBe(true);
  expect(kindred('teacher', 'person')).toBe(true);
  expect(kindred('teacher', 'bridge')).toBe(false);
  expect(isKindOf('sailor', 'person')).toBe(true);
  expect(isKindOf('bridge', 'person')).toBe(false);
});
