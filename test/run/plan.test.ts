import { describe, expect, test } from 'vitest';
import { annotators } from '../../src/catalog.ts';
import type { Layer } from '../../src/model/layers.ts';
import type { Annotator } from '../../src/model/stages.ts';
import { plan } from '../../src/run/plan.ts';

const part = (gives: Layer, needs: readonly Layer[] = []): Annotator => ({
  name: `the ${gives} part`,
  version: 1,
  needs,
  gives,
  annotate: () => [] as never,
});

describe('plan', () => {
  test('puts every annotator of the catalog after what it needs', () => {
    const given = new Set<Layer>();
    for (const annotator of plan(annotators)) {
      for (const need of annotator.needs) expect(given).toContain(need);
      given.add(annotator.gives);
    }
    expect(given.size).toBe(annotators.length);
  });

  test('runs only what the wanted layers rest on', () => {
    const all = [
      part('signals', ['regions']),
      part('regions'),
      part('times', ['sentences']),
      part('sentences'),
    ];
    expect(plan(all, ['signals']).map((one) => one.gives)).toEqual(['regions', 'signals']);
  });

  test('refuses a need that nobody gives, naming both', () => {
    expect(() => plan([part('tokens', ['sentences'])])).toThrow(
      'the tokens part needs the layer "sentences", which no annotator gives',
    );
  });

  test('refuses a circle', () => {
    const all = [part('tokens', ['sentences']), part('sentences', ['tokens'])];
    expect(() => plan(all)).toThrow(/circle: the tokens part → the sentences part → the tokens part/);
  });

  test('refuses two annotators that give one layer', () => {
    expect(() => plan([part('tokens'), part('tokens')])).toThrow(/both give "tokens"/);
  });
});
