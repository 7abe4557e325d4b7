/**
 * Small self-written stories with the findings they must and must not have.
 *
 * A file of `stories/` holds documents by name; `origins`, the groups of documents that go back to one text; `expect`,
 * findings by kind and verdict with words of their evidence by document; `never`, evidence that no finding of that verdict
 * may pair.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { annotators, comparisons } from '../../src/catalog.ts';
import type { Examination, Finding } from '../../src/model/finding.ts';
import { ExaminationSchema } from '../../src/model/finding.ts';
import { toDocument } from '../../src/readers/document.ts';
import { annotateAll } from '../../src/run/annotate.ts';
import { examine } from '../../src/run/link.ts';
import { plan } from '../../src/run/plan.ts';

type Pairing = {
  readonly verdict: string;
  readonly kind?: string;
  /** Words that its reason must hold. */
  readonly reason?: string;
  readonly evidence: Readonly<Record<string, string>>;
};
type Story = {
  readonly about: string;
  readonly documents: Readonly<Record<string, string>>;
  readonly published?: Readonly<Record<string, string>>;
  readonly origins: readonly (readonly string[])[];
  readonly expect: readonly Pairing[];
  readonly never: readonly Pairing[];
};

const planned = plan(annotators);

function examined(story: Story): Examination {
  const documents = Object.entries(story.documents).map(([name, text]) => {
    const published = story.published?.[name];
    const document = toDocument(
      name,
      { text, format: 'text', given: {}, origin: [] },
      published === undefined ? {} : { published },
    );
    return { document, layers: annotateAll(document, planned) };
  });
  return examine(documents, comparisons);
}

/** Whether the finding's evidence shares each of the words, every one in its own document, and not all on one side. */
function pairs(finding: Finding, wanted: Pairing, story: Story): boolean {
  const touched = Object.entries(wanted.evidence).map(([name, words]) => {
    const start = story.documents[name]!.indexOf(words);
    if (start < 0) throw new Error(`"${words}" is not in ${name}`);
    return finding.evidence.filter(
      (part) => part.document === name && part.start < start + words.length && start < part.end,
    );
  });
  if (touched.some((parts) => parts.length === 0)) return false;
  const sides = new Set(touched.flat().map((part) => part.side));
  return wanted.verdict !== 'differ' || sides.size > 1;
}

const folder = join(import.meta.dirname, 'stories');
for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
  const story = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Story;
  describe(`${basename(file, '.json')}: ${story.about}`, () => {
    const result = examined(story);

    test('is an examination as the format says, and the same each time', () => {
      expect(ExaminationSchema.parse(result)).toEqual(result);
      expect(JSON.stringify(examined(story))).toBe(JSON.stringify(result));
    });

    test('origins', () => expect(result.origins.map((origin) => origin.documents)).toEqual(story.origins));

    test('evidence is the document’s own words', () => {
      for (const { evidence } of result.findings) {
        for (const part of evidence) {
          expect(story.documents[part.document]!.slice(part.start, part.end)).toBe(part.text);
        }
      }
    });

    story.expect.forEach((wanted, i) => {
      test(`${i + 1}. ${wanted.kind} ${wanted.verdict}: ${Object.values(wanted.evidence).join(' | ')}`, () => {
        const found = result.findings.filter(
          (one) => one.kind === wanted.kind && one.verdict === wanted.verdict,
        );
        const paired = found.filter((one) => pairs(one, wanted, story));
        const reason = wanted.reason ?? '';
        expect(paired.filter((one) => one.reason.includes(reason)).length).toBeGreaterThan(0);
      });
    });

    story.never.forEach((wanted, i) => {
      test(`never ${i + 1}. ${wanted.verdict}: ${Object.values(wanted.evidence).join(' | ')}`, () => {
        const found = result.findings.filter((one) => one.verdict === wanted.verdict);
        expect(found.filter((one) => pairs(one, wanted, story)).map((one) => one.reason)).toEqual([]);
      });
    });
  });
}
