/** Whatever text comes in, every annotation and finding is a span of it, and nothing throws. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { annotators, comparisons } from '../src/catalog.ts';
import { AnnotatedSchema } from '../src/model/annotation.ts';
import type { Document } from '../src/model/document.ts';
import { ExaminationSchema } from '../src/model/finding.ts';
import { toDocument } from '../src/readers/document.ts';
import { annotateAll } from '../src/run/annotate.ts';
import { examine } from '../src/run/link.ts';
import { toOutput } from '../src/run/output.ts';
import { plan } from '../src/run/plan.ts';

const planned = plan(annotators);

const WORDS = [
  'the',
  'ferry',
  'Mayor',
  'Ines',
  'Halloran',
  'said',
  'denied',
  'that',
  'it',
  'would',
  'not',
  'hold',
  '“',
  '”',
  '"',
  "'",
  '‘',
  '’',
  '«',
  '»',
  '.',
  ',',
  ':',
  ';',
  '!',
  '?',
  '…',
  '—',
  '-',
  '(',
  ')',
  '$3.5',
  'million',
  '12',
  'percent',
  '%',
  'on',
  'Tuesday',
  '5',
  'March',
  '2024',
  '–',
  'U.S.',
  'Mr.',
  "don't",
  'according',
  'to',
  'at',
  'least',
  'between',
  'and',
  'km',
  'killed',
  'people',
  '#tag',
  '@name',
  'http://a.b/c?d=e',
  '* ',
  '• ',
  'By',
  '|',
  'ALL',
  'CAPS',
  'يقول',
  'שלום',
  '東京',
  '😀',
  '👩‍👩‍👧',
  'e\u0301',
  '\u00a0',
  '\u2028',
  '\u2029',
  '\ufeff',
  '\u0000',
  '\ud83d',
  '\udc00',
  '\u200f',
  '\u202e',
  '\u0085',
  '\t',
  '\n',
  '\r\n',
  '\n\n',
  '',
];
const odd = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.array(fc.constantFrom(...WORDS), { maxLength: 40 }).map((words) => words.join(' ')),
  },
  {
    weight: 2,
    arbitrary: fc.array(fc.constantFrom(...WORDS), { maxLength: 40 }).map((words) => words.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 80 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 80 }) },
);

const documentOf = (text: string, id = 'odd.txt'): Document =>
  toDocument(id, { text, format: 'text', given: {}, origin: [] });

/** Every object with `start` and `end` in the output, however deep. */
function spansIn(
  value: unknown,
  found: { start: number; end: number }[] = [],
): { start: number; end: number }[] {
  if (value === null || typeof value !== 'object') return found;
  if ('start' in value && 'end' in value) found.push(value as { start: number; end: number });
  for (const part of Object.values(value)) spansIn(part, found);
  return found;
}

function checkSpans(text: string): void {
  const output = toOutput({ document: documentOf(text), layers: annotateAll(documentOf(text), planned) });
  AnnotatedSchema.parse(output);
  for (const { start, end } of spansIn(output)) {
    if (!(start >= 0 && start <= end && end <= text.length))
      throw new Error(`span ${start}–${end} of ${text.length}`);
  }
  for (const layer of ['sentences', 'tokens', 'mentions', 'quantities', 'times', 'regions'] as const) {
    for (const { start, end } of output[layer]) if (end <= start) throw new Error(`empty span in ${layer}`);
  }
  const entities = new Set(output.entities.map((entity) => entity.id));
  for (const mention of output.mentions) expect(entities).toContain(mention.entity);
}

describe('odd text', () => {
  test('10,000 generated texts: every annotation is a span of the text', () => {
    fc.assert(
      fc.property(odd, (text) => checkSpans(text)),
      { numRuns: 10_000, seed: 20_260_111 },
    );
  }, 600_000);

  test.each([
    ['empty', ''],
    ['blank', ' \n\t\r\n \u00a0\u2028'],
    ['one line of 1 MB', 'The mayor said 12 people were hurt on Tuesday “at the quay” '.repeat(17_500)],
    ['1 MB without a space', 'a'.repeat(1_000_000)],
    ['1 MB of digits', '1234567890'.repeat(100_000)],
    ['1 MB of open quotation marks', '“'.repeat(1_000_000)],
    ['1 MB of brackets and dots', '(.'.repeat(500_000)],
    ['1 MB of line breaks', '\n'.repeat(1_000_000)],
    ['NULs', '\0'.repeat(10_000)],
  ])('%s', (_name, text) => checkSpans(text), 300_000);

  test('stories of odd documents: every evidence is its document’s own words', () => {
    fc.assert(
      fc.property(fc.array(odd, { minLength: 1, maxLength: 5 }), (texts) => {
        const documents = texts.map((text, i) => documentOf(text, `d${i}.txt`));
        const annotated = documents.map((document) => ({ document, layers: annotateAll(document, planned) }));
        const examination = examine(annotated, comparisons);
        ExaminationSchema.parse(examination);
        for (const { evidence } of [
          ...examination.findings,
          ...examination.timeline,
          ...examination.passages,
        ]) {
          for (const { document, start, end, text } of evidence) {
            expect(texts[Number(document.slice(1, -4))]!.slice(start, end)).toBe(text);
          }
        }
      }),
      { numRuns: 300, seed: 20_260_112 },
    );
  }, 600_000);
});
