/** Reports that stand at other steps of one matter (`ladders.json`) are set apart; those that do not are left alone. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { annotators } from '../../src/catalog.ts';
import { comparedSlots } from '../../src/comparisons/slots/index.ts';
import { toDocument } from '../../src/readers/document.ts';
import { annotateAll } from '../../src/run/annotate.ts';
import { examine } from '../../src/run/link.ts';
import { plan } from '../../src/run/plan.ts';

type Case = { readonly a: string; readonly b: string; readonly reason: string | null };
const { cases } = JSON.parse(readFileSync(join(import.meta.dirname, 'ladders.json'), 'utf8')) as {
  readonly cases: readonly Case[];
};
const planned = plan(annotators);
const QUESTIONS = /^(?:[^:]+: )?(how far|where the evacuees|in hospital)/;

describe('steps of one matter', () => {
  test.each(cases.map((one) => [one.a.split('\n')[0]!, one] as const))('%s', (_, one) => {
    const documents = (['a', 'b'] as const).map((name) => {
      const document = toDocument(name, { text: one[name], format: 'text', given: {}, origin: [] }, {});
      return { document, layers: annotateAll(document, planned) };
    });
    const found = examine(documents, [comparedSlots]).findings.filter(({ reason }) => QUESTIONS.test(reason));
    if (one.reason === null) expect(found.map(({ reason }) => reason)).toEqual([]);
    else {
      expect(found.map(({ reason }) => reason).join('\n')).toContain(one.reason);
      for (const finding of found) {
        expect(finding.verdict).toBe('update');
        for (const part of finding.evidence)
          expect(one[part.document as 'a' | 'b'].slice(part.start, part.end)).toBe(part.text);
      }
    }
  });
});
