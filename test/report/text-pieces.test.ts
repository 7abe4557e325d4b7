import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nestable } from '../../src/report/text-pieces.ts';

const span = fc
  .tuple(fc.nat(40), fc.integer({ min: 1, max: 20 }))
  .map(([start, length]) => ({ start, end: start + length }));

describe('nestable', () => {
  test('pieces never cross, and together are their span', () => {
    fc.assert(
      fc.property(
        fc.array(span, { maxLength: 12 }),
        fc.array(fc.nat(60), { maxLength: 4 }),
        (spans, offsets) => {
          const cuts = [...new Set(offsets)].sort((a, b) => a - b);
          const pieces = nestable(spans, cuts);
          for (const [i, a] of pieces.entries()) {
            for (const b of pieces.slice(i + 1)) {
              const apart = a.end <= b.start || b.end <= a.start;
              const nested = (a.start <= b.start && b.end <= a.end) || (b.start <= a.start && a.end <= b.end);
              expect(apart || nested).toBe(true);
            }
            expect(cuts.some((cut) => a.start < cut && cut < a.end)).toBe(false);
          }
          for (const whole of spans) {
            const own = pieces.filter((piece) => piece.of === whole).sort((a, b) => a.start - b.start);
            expect([own[0]!.start, own.at(-1)!.end]).toEqual([whole.start, whole.end]);
            expect(own.slice(1).every((piece, i) => piece.start === own[i]!.end)).toBe(true);
            expect(own.map((piece) => piece.first)).toEqual(own.map((_, i) => i === 0));
            expect(own.map((piece) => piece.last)).toEqual(own.map((_, i) => i === own.length - 1));
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('spans that only nest stay whole', () => {
    const spans = [
      { start: 0, end: 10 },
      { start: 2, end: 5 },
      { start: 5, end: 10 },
    ];
    expect(nestable(spans)).toHaveLength(3);
  });

  test('of two that cross, the later one is cut', () => {
    const [a, b] = [
      { start: 0, end: 6 },
      { start: 4, end: 9 },
    ];
    expect(nestable([a, b]).map(({ start, end, of }) => [start, end, of === a])).toEqual([
      [0, 6, true],
      [4, 6, false],
      [6, 9, false],
    ]);
  });
});
