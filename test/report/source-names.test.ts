/** Who is named as a speaker: people, roles and bodies, no clauses and no papers. */
import { expect, test } from 'vitest';
import { annotators } from '../../src/catalog.ts';
import type { Attribution } from '../../src/model/annotation.ts';
import { toDocument } from '../../src/readers/document.ts';
import { isClause, namesSpeaker, sourceName } from '../../src/report/source-names.ts';
import { annotateAll } from '../../src/run/annotate.ts';
import { plan } from '../../src/run/plan.ts';

const planned = plan(annotators);

/** The attribution of words that a text gives as a source, whatever the annotators made of it. */
function said(text: string, source: string) {
  const document = toDocument('a.txt', { text, format: 'text', given: {}, origin: [] });
  const annotated = { document, layers: annotateAll(document, planned) };
  const start = text.indexOf(source);
  const span = { start, end: start + source.length };
  const attribution = { source: [span], speaker: null } as unknown as Attribution;
  return { annotated, attribution };
}

test.each([
  ['A guard at the depot said the gate was open.', 'A guard at the depot'],
  ['The hospital said the gate was open.', 'The hospital'],
  ['Police said the gate was open.', 'Police'],
  ['A cook, who saw the crash, said the gate was open.', 'A cook, who saw the crash,'],
])('%s', (text, source) => {
  const { annotated, attribution } = said(text, source);
  expect(namesSpeaker(attribution, annotated)).toBe(true);
  expect(sourceName(attribution, annotated)).toBe(source);
});

test('papers and banners do not speak', () => {
  const { annotated, attribution } = said('The banner said “Bread for all of us”.', 'The banner');
  expect(namesSpeaker(attribution, annotated)).toBe(false);
});

test('a clause is no name', () => {
  const { annotated, attribution } = said(
    'The march was the first test of the mayor, aides said.',
    'The march was the first test',
  );
  expect(isClause(attribution, annotated.layers.tokens)).toBe(true);
  expect(sourceName(attribution, annotated)).toBeNull();
});
