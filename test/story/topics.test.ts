/** Many documents of one event stay one topic, and documents of several events do not become one. */
import { expect, test } from 'vitest';
import { annotators } from '../../src/catalog.ts';
import { toDocument } from '../../src/readers/document.ts';
import { annotateAll } from '../../src/run/annotate.ts';
import { plan } from '../../src/run/plan.ts';
import { findTopics } from '../../src/story/topics.ts';

const planned = plan(annotators);
const annotated = (texts: readonly string[]) =>
  texts.map((text, i) => {
    const document = toDocument(`${i}.txt`, { text, format: 'text', given: {}, origin: [] }, {});
    return { document, layers: annotateAll(document, planned) };
  });

const EVENTS = [
  'The ferry Maren sank off Cape Holm on Wednesday with passengers aboard. Rescuers saved passengers from the water while the ferry went down near the rocks.',
  'Voters in Ormund approved the fishing ban in a referendum on Sunday. The ministry said the fishing rules would protect herring and cod along the coast.',
  'A bank in Tavel said hackers stole data of customers. The bank will write to customers whose cards and passwords the hackers took.',
];
const ENDINGS = [
  'Divers will go down.',
  'Nobody knew why.',
  'An inquiry begins.',
  'Relatives waited.',
  'Officials met at noon.',
];

test.each([15, 90])('%i documents of one event are one topic', (length) => {
  const texts = Array.from({ length }, (_, i) => `${EVENTS[0]} ${ENDINGS[i % ENDINGS.length]}`);
  expect(new Set(findTopics(annotated(texts)).values()).size).toBe(1);
});

test.each([15, 90])('%i documents of three events are three topics', (length) => {
  const texts = Array.from(
    { length },
    (_, i) => `${EVENTS[i % 3]} ${ENDINGS[Math.floor(i / 3) % ENDINGS.length]}`,
  );
  const topics = [...findTopics(annotated(texts)).values()];
  expect(new Set(topics).size).toBe(3);
  expect(topics.every((topic, i) => topic === topics[i % 3])).toBe(true);
});
