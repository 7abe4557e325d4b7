/** Who is silent on what most tell: only a document that does not come near it in any words. */
import { expect, test } from 'vitest';
import { annotators } from '../../src/catalog.ts';
import type { Finding } from '../../src/model/finding.ts';
import { toDocument } from '../../src/readers/document.ts';
import { annotateAll } from '../../src/run/annotate.ts';
import { plan } from '../../src/run/plan.ts';
import { storyContext } from '../../src/story/context.ts';
import { evidenceOf } from '../../src/story/evidence.ts';
import { nearPassages } from '../../src/story/nearness.ts';
import { findOmissions } from '../../src/story/omissions.ts';

const planned = plan(annotators);
const FERRY = 'The ferry Lindal sank off Orrin on Monday evening in a storm, the coast guard said.';
const texts: Readonly<Record<string, string>> = {
  'a.txt': `${FERRY} Nine sailors were killed. Some 1,200 residents of Orrin watched from the pier. “The hatch was open all night,” captain Odo Prell said.`,
  'b.txt': `The ferry Lindal went down near Orrin on Monday in a storm. Nine sailors died in the wreck. About 1,200 residents watched from the pier. “The hatch was open all night,” Prell said.`,
  'c.txt': `On Monday the ferry Lindal sank in a storm near Orrin. The sea claimed nine lives among its sailors. Prell, the captain, spoke to divers on the pier at Orrin.`,
  'd.txt': `A storm has sunk the ferry Lindal off Orrin. A cook was rescued from the water on Monday. The owner of the ferry promised to raise the wreck before winter.`,
};
const documents = Object.entries(texts).map(([id, text]) => {
  const document = toDocument(id, { text, format: 'text', given: {}, origin: [] });
  return { document, layers: annotateAll(document, planned) };
});
const story = storyContext(documents);

function agreed(
  id: string,
  kind: Finding['kind'],
  words: Readonly<Record<string, string>>,
  family?: string,
): Finding {
  const evidence = Object.entries(words).map(([document, part]) => {
    const start = texts[document]!.indexOf(part);
    return evidenceOf(story.documents.get(document)!, { start, end: start + part.length });
  });
  const detail: Finding['detail'] = family === undefined ? {} : { family };
  return {
    id,
    kind,
    verdict: 'agree',
    relation: 'same-statement',
    severity: 'low',
    origins: 2,
    reason: '',
    weight: 1,
    evidence,
    detail,
  };
}

const hatch = 'The hatch was open all night';
const residents = {
  'a.txt': '1,200 residents of Orrin watched',
  'b.txt': '1,200 residents watched',
  'c.txt': 'Prell, the captain',
};

test('a document that tells it in other words is not silent', () => {
  const sank = agreed('f1', 'claim', {
    'a.txt': 'The ferry Lindal sank off Orrin on Monday evening',
    'b.txt': 'The ferry Lindal went down near Orrin on Monday',
    'c.txt': 'the ferry Lindal sank in a storm near Orrin',
  });
  expect(findOmissions([sank], story)).toEqual([]);
});

test('a document that counts the same with another value is not silent', () => {
  const question = {
    finding: agreed('f2', 'figure', { 'a.txt': 'Nine sailors were killed' }, 'deaths'),
    document: 'c.txt',
  };
  expect(nearPassages([question], [question.finding], story.documents)[0]).not.toBeNull();
});

test('a document that another finding on the same words cites is not silent', () => {
  const quote = agreed('f3', 'quote', { 'a.txt': hatch, 'b.txt': hatch, 'c.txt': 'The sea claimed' });
  const other = agreed('f4', 'claim', { 'a.txt': 'hatch was open', 'd.txt': 'A cook was rescued' });
  expect(findOmissions([quote], story).map(({ missing }) => missing)).toEqual([['d.txt']]);
  expect(findOmissions([quote, { ...other, verdict: 'differ' }], story)).toEqual([]);
});

test('a document without any of it is silent', () => {
  expect(findOmissions([agreed('f5', 'figure', residents)], story)).toEqual([
    { finding: 'f5', present: ['a.txt', 'b.txt', 'c.txt'], missing: ['d.txt'] },
  ]);
});
