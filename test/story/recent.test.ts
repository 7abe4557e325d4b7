import { expect, test } from 'vitest';
import { recent } from '../../src/story/recent.ts';

test('what is made of an object is made once while it is among the last, and anew when it is not', () => {
  const made: number[] = [];
  const squares = recent(({ n }: { readonly n: number }) => {
    made.push(n);
    return [n * n];
  });
  const objects = Array.from({ length: 1000 }, (_, n) => ({ n }));
  const [first] = objects;
  expect(squares(first!)).toEqual([0]);
  expect(squares(first!)).toBe(squares(first!));
  expect(made).toEqual([0]);
  expect(objects.map((one) => squares(one)[0])).toEqual(objects.map(({ n }) => n * n));
  expect(made.length).toBe(1000);
  expect(squares(first!)).toEqual([0]);
  expect(made.length).toBe(1001);
});
