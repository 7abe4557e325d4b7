/**
 * Pairs of short self-written reports (`figure-pairs.json`): figures, dates and names that they tell differently, of which at least
 * `found` are set apart by a `differ` or `update` finding, and pairs of which nothing of these kinds is said.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { annotators, comparisons } from '../../src/catalog.ts';
import type { Finding } from '../../src/model/finding.ts';
import { toDocument } from '../../src/readers/document.ts';
import { annotateAll } from '../../src/run/annotate.ts';
import { examine } from '../../src/run/link.ts';
import { plan } from '../../src/run/plan.ts';

type Passages = readonly [string, string];
type Case = {
  readonly about: string;
  readonly a: string;
  readonly b: string;
  readonly differ: readonly Passages[];
};
const { cases, found: least } = JSON.parse(
  readFileSync(join(import.meta.dirname, 'figure-pairs.json'), 'utf8'),
) as {
  /** The least number of differences that are found. */
  readonly found: number;
  readonly cases: readonly Case[];
};
const planned = plan(annotators);
const PUBLISHED = '2031-03-05';

function conflictsOf(one: Case): Finding[] {
  const documents = (['a', 'b'] as const).map((name) => {
    const text = { text: one[name], format: 'text' as const, given: {}, origin: [] };
    const document = toDocument(name, text, { published: PUBLISHED });
    return { document, layers: annotateAll(document, planned) };
  });
  return examine(documents, comparisons).findings.filter(({ verdict }) => /^(differ|update)$/.test(verdict));
}

/** Whether a finding's evidence shares both passages, each in its own report and not all on one side. */
function sets(finding: Finding, [x, y]: Passages, one: Case): boolean {
  const touched = (
    [
      ['a', x],
      ['b', y],
    ] as const
  ).map(([name, words]) => {
    const start = one[name].indexOf(words);
    if (start < 0) throw new Error(`"${words}" is not in ${name}`);
    return finding.evidence.filter(
      (part) => part.document === name && part.start < start + words.length && start < part.end,
    );
  });
  return (
    touched.every((parts) => parts.length > 0) && new Set(touched.flat().map(({ side }) => side)).size > 1
  );
}

describe('figures, dates and names of two reports', () => {
  test(`at least ${least} differences are found`, () => {
    const count = cases
      .flatMap((one) => {
        const conflicts = conflictsOf(one);
        return one.differ.map((passages) => conflicts.some((finding) => sets(finding, passages, one)));
      })
      .filter(Boolean).length;
    expect(count).toBeGreaterThanOrEqual(least);
  });

  for (const one of cases.filter(({ differ }) => differ.length === 0))
    test(one.about, () => {
      const said = conflictsOf(one).filter(({ kind }) => /^(figure|date|name)$/.test(kind));
      expect(said.map(({ reason }) => reason)).toEqual([]);
    });
});
