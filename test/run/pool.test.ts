import { expect, test } from 'vitest';
import { InputError } from '../../src/model/errors.ts';
import { toDocument } from '../../src/readers/document.ts';
import { annotateDocuments, annotatedLines } from '../../src/run/pool.ts';

const documentOf = (n: number) =>
  toDocument(`${n}.txt`, { text: `Ferry ${n} left Port Harren.`, format: 'text', given: {}, origin: [] });
const lost = new InputError('not-found', 'lost.txt', 'no such file or folder', 'Check the path.');

/** Documents without end; `onTaken` hears of each that is taken. */
function* endless(onTaken: (n: number) => void): Generator<ReturnType<typeof documentOf>, void, void> {
  for (let n = 1; ; n++) {
    onTaken(n);
    yield documentOf(n);
  }
}

test.each([1, 2])('documents are taken as they are needed, by %i threads', async (jobs) => {
  let taken = 0;
  const source = endless((n) => {
    taken = n;
  });
  const seen: string[] = [];
  for await (const { document } of annotateDocuments<never>(source, jobs)) {
    seen.push(document.id);
    if (seen.length === 10) break;
  }
  expect(seen).toEqual(Array.from({ length: 10 }, (_, i) => `${i + 1}.txt`));
  expect(taken).toBeLessThanOrEqual(10 + 4 * (2 * jobs + 1));
});

test.each([1, 2])('what could not be read keeps its place, with %i threads', async (jobs) => {
  const items = [documentOf(1), lost, documentOf(2), lost, lost, documentOf(3)];
  const seen: unknown[] = [];
  for await (const one of annotatedLines(items, jobs, ['sentences'])) {
    seen.push(typeof one === 'string' ? JSON.parse(one).id : one);
  }
  expect(seen).toEqual(['1.txt', lost, '2.txt', lost, lost, '3.txt']);
});
