/** Statements that one origin alone makes, and the order of what several say: on small self-written stories. */
import { expect, test } from 'vitest';
import { annotators, comparisons } from '../../src/catalog.ts';
import type { Finding } from '../../src/model/finding.ts';
import { toDocument } from '../../src/readers/document.ts';
import { annotateAll } from '../../src/run/annotate.ts';
import { examine } from '../../src/run/link.ts';
import { plan } from '../../src/run/plan.ts';

const planned = plan(annotators);

/** Findings about documents a, b, c …, each with its own text. */
function findings(...texts: readonly string[]): readonly Finding[] {
  const documents = texts.map((text, i) => {
    const document = toDocument('abcdef'[i]!, { text, format: 'text', given: {}, origin: [] }, {});
    return { document, layers: annotateAll(document, planned) };
  });
  return examine(documents, comparisons).findings;
}

const OPENING = [
  'A gas explosion destroyed a bakery in Farrow on Monday, the fire service said.',
  'A blast at a bakery in Farrow flattened the shop on Monday.',
  'Fire crews searched the ruins of a bakery in Farrow after an explosion on Monday.',
];

const single = (texts: readonly string[]): string[] =>
  findings(...texts)
    .filter(({ verdict }) => verdict === 'single')
    .map(({ evidence }) => evidence[0]!.text);

const story = (...ends: readonly string[]): string[] =>
  OPENING.map((opening, i) => `${opening} ${ends[i] ?? ''}`);

const SECRET = 'Inspector Dora Quill said the owner had ignored 14 warnings about a leaking pipe.';

test('what one origin of three says is told, with its sentence', () => {
  expect(single(story(SECRET))).toContain(SECRET);
});

test('the same deed in other words elsewhere makes it no single statement', () => {
  const other =
    'The owner of the shop ignored 14 warnings about the leaking pipe, according to Inspector Dora Quill.';
  expect(single(story(SECRET, other))).not.toContain(SECRET);
});

test('what a document says twice is told once', () => {
  const again = 'According to Inspector Dora Quill, the owner had ignored 14 warnings about a leaking pipe.';
  expect(single(story(`${SECRET} ${again}`)).filter((text) => text.includes('14 warnings'))).toHaveLength(1);
});

test('a sentence into which a caption was run is no statement', () => {
  const torn =
    'Neighbours stand near the ruins The owner had ignored 14 warnings about a leaking pipe, Inspector Dora Quill said.';
  expect(single(story(SECRET)).join(' ')).toContain('14 warnings');
  expect(single(story(torn)).join(' ')).not.toContain('14 warnings');
});

test('nor is a row of teasers under labels in capitals', () => {
  const teasers =
    'Jeweller admits he hid 40 stolen watches from Inspector Dora Quill SHOCK VERDICT court frees owner of leaking pipe firm';
  expect(single(story(`${SECRET} ${teasers}.`)).join(' ')).not.toContain('watches');
});

test('what was done stands before what merely is', () => {
  const state = 'Farrow is a quiet market town in the hills of Lenmark.';
  const deed = 'Rescuers pulled the baker Tom Vale alive from the rubble.';
  const agreed = findings(...story(`${state} ${deed}`, `${deed} ${state}`)).filter(
    ({ kind, verdict }) => kind === 'claim' && verdict === 'agree',
  );
  const place = (words: string) => agreed.findIndex(({ evidence }) => evidence[0]!.text.includes(words));
  expect(place('pulled the baker')).toBeGreaterThanOrEqual(0);
  expect(place('quiet market town')).toBeGreaterThan(place('pulled the baker'));
});
