/**
 * Pairs of short self-written reports of one event (`pairs.json`; `figure-pairs.json` for figures, dates and names;
 * `figure-classes.json` for figures class by class): the passages that tell a thing differently, of which at least `found` are set
 * apart by a `differ` or `update` finding, and pairs in which nothing differs, of which nothing of those kinds is said.
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
  readonly published?: string;
  readonly a: string;
  readonly b: string;
  readonly differ: readonly Passages[];
};
type Pairs = {
  readonly cases: readonly Case[];
  /** The least number of differences that are found. */
  readonly found: number;
};
const read = (name: string): Pairs =>
  JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8')) as Pairs;
const planned = plan(annotators);

function conflictsOf(one: Case): Finding[] {
  const documents = (['a', 'b'] as const).map((name) => {
    const given = one.published === undefined ? {} : { published: one.published };
    const document = toDocument(name, { text: one[name], format: 'text', given: {}, origin: [] }, given);
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

describe.each([
  ['pairs.json', /./],
  ['figure-pairs.json', /^(?:figure|date|name)$/],
  ['figure-classes.json', /^figure$/],
])('pairs of reports, %s', (name, kinds) => {
  const { cases, found: least } = read(name);
  test(`at least ${least} differences are found`, () => {
    let count = 0;
    for (const one of cases.filter(({ differ }) => differ.length > 0)) {
      const found = conflictsOf(one);
      count += one.differ.filter((pair) => found.some((finding) => sets(finding, pair, one))).length;
    }
    expect(count).toBeGreaterThanOrEqual(least);
  });

  for (const one of cases.filter(({ differ }) => differ.length === 0))
    test(`nothing differs: ${one.about}`, () => {
      const said = conflictsOf(one).filter(({ kind }) => kinds.test(kind));
      expect(said.map(({ reason }) => reason)).toEqual([]);
    });
});
