import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arena, memoryOf } from '../../training/matrix.ts';

const MEGABYTES = 2;
const numbers = (length: number) =>
  fc.array(fc.integer({ min: -8, max: 8 }), { minLength: length, maxLength: length });

/** Products of whole numbers are exact in single precision: both ways must give the same. */
test('products are those of plain loops, whatever the number of steps', () => {
  const sizes = fc.record({
    m: fc.integer({ min: 1, max: 3 }).map((n) => n * 4),
    n: fc.integer({ min: 1, max: 3 }).map((n) => n * 8),
    k: fc.integer({ min: 1, max: 2 }).map((n) => n * 8),
    rows: fc.integer({ min: 1, max: 11 }),
  });
  fc.assert(
    fc.property(
      sizes.chain((size) =>
        fc.tuple(
          fc.constant(size),
          numbers(size.m * size.k),
          numbers(size.k * size.n),
          numbers(12 * size.k),
          numbers(12 * size.n),
        ),
      ),
      ([{ m, n, k, rows }, left, right, tall, wide]) => {
        const { matrix, times, transposedTimes } = arena(memoryOf(MEGABYTES));
        const [a, b, c] = [matrix(m, k), matrix(k, n), matrix(m, n)];
        a.data.set(left);
        b.data.set(right);
        c.data.fill(1);
        times(a, b, c, m);
        for (let i = 0; i < m; i++)
          for (let j = 0; j < n; j++) {
            let sum = 1;
            for (let s = 0; s < k; s++) sum += left[i * k + s]! * right[s * n + j]!;
            expect(c.data[i * n + j]).toBe(sum);
          }
        const [x, y, z] = [matrix(12, k), matrix(12, n), matrix(k, n)];
        x.data.set(tall);
        y.data.set(wide);
        transposedTimes(x, y, z, rows);
        for (let i = 0; i < k; i++)
          for (let j = 0; j < n; j++) {
            let sum = 0;
            for (let s = 0; s < rows; s++) sum += tall[s * k + i]! * wide[s * n + j]!;
            expect(z.data[i * n + j]).toBe(sum);
          }
      },
    ),
    { numRuns: 40 },
  );
});

test('a step of Adam moves a weight against its gradient and clears it', () => {
  const { numbers: room, kernels } = arena(memoryOf(MEGABYTES));
  const [value, gradient, mean, square, told] = [room(4), room(4), room(4), room(4), room(8)] as const;
  value.set([1, 1, 1, 1]);
  gradient.set([0.5, -0.5, 0, 4]);
  const [beta1, beta2, size, scale, least] = [0.9, 0.98, 0.01, 0.5, 1e-8];
  told.set([beta1, 1 - beta1, beta2, 1 - beta2, size, scale, least]);
  const expected = [...value].map((v, i) => {
    const g = gradient[i]! * scale;
    return v - (size * (1 - beta1) * g) / (Math.sqrt((1 - beta2) * g * g) + least);
  });
  kernels.adam(...[value, gradient, mean, square, told].map((list) => list.byteOffset), 4);
  expected.forEach((v, i) => {
    expect(value[i]).toBeCloseTo(v, 5);
  });
  expect([...gradient]).toEqual([0, 0, 0, 0]);
});
