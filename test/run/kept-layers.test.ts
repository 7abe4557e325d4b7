import fc from 'fast-check';
import { expect, test } from 'vitest';
import { annotators } from '../../src/catalog.ts';
import type { Token } from '../../src/model/annotation.ts';
import type { Layers } from '../../src/model/layers.ts';
import { toDocument } from '../../src/readers/document.ts';
import { annotateAll } from '../../src/run/annotate.ts';
import { layerKeeper } from '../../src/run/kept-layers.ts';
import { plan } from '../../src/run/plan.ts';

const planned = plan(annotators);
const layersOf = (text: string): Layers =>
  annotateAll(toDocument('a.txt', { text, format: 'text', given: {}, origin: [] }), planned);

test('kept layers are written as the same bytes', () => {
  const keep = layerKeeper();
  for (const text of [
    '',
    'Ferries stopped on Monday. “We wait,” Ann Tolley said.',
    '\u{1F6A2} \ud800 \u2028x',
  ]) {
    const layers = layersOf(text);
    expect(JSON.stringify(keep(layers))).toBe(JSON.stringify(layers));
  }
});

test('any tokens come back as they were, however many documents are asked for in between', () => {
  const word = fc.string({ maxLength: 6 });
  const token = fc.record(
    {
      start: fc.nat(),
      end: fc.nat(),
      pos: word,
      lemma: word,
      head: fc.integer({ min: -1, max: 1000 }),
      rel: word,
      feats: word,
    },
    { requiredKeys: ['start', 'end', 'pos', 'lemma', 'head', 'rel'] },
  ) as fc.Arbitrary<Token>;
  const empty = layersOf('');
  fc.assert(
    fc.property(
      fc.array(fc.array(token, { maxLength: 3 }), { minLength: 80, maxLength: 90 }),
      (documents) => {
        const keep = layerKeeper();
        const kept = documents.map((tokens) => keep({ ...empty, tokens }));
        for (const turn of ['once', 'again']) {
          for (const [i, tokens] of documents.entries()) expect(kept[i]!.tokens, turn).toEqual(tokens);
        }
      },
    ),
    { numRuns: 20 },
  );
});
