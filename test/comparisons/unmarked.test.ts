/** Which sentences of a report are nobody's words. */
import { expect, test } from 'vitest';
import { annotators } from '../../src/catalog.ts';
import { printedUnmarked } from '../../src/comparisons/quotes/unmarked.ts';
import { unattributed } from '../../src/comparisons/quotes/utterances.ts';
import type { AnnotatedDocument } from '../../src/model/layers.ts';
import { toDocument } from '../../src/readers/document.ts';
import { annotateAll } from '../../src/run/annotate.ts';
import { plan } from '../../src/run/plan.ts';
import { storyContext } from '../../src/story/context.ts';
import type { Span } from '../../src/text/span.ts';

const planned = plan(annotators);

function read(id: string, text: string): AnnotatedDocument {
  const document = toDocument(id, { text, format: 'text', given: {}, origin: [] });
  return { document, layers: annotateAll(document, planned) };
}

const OPENING =
  'The lamps of Varnholt\n\nThe harbour of Varnholt lies open to the north wind and to the tide. The pilots know it well. ';
const said = read(
  '1.txt',
  `${OPENING}Every lamp on this pier was paid for by the widows of the herring years.`,
);
const text = `${OPENING}Every lamp on this quay was paid for by the widows of the herring years. The bells ring. The chapel stands open.`;

/** Findings where one speaker is held to say each of the spans of the second report. */
function found(...taken: readonly Span[]) {
  const plain = read('2.txt', text);
  const attributions = taken.map((span, i) => ({
    id: `a${i}`,
    ...span,
    source: [],
    cue: [],
    content: [span],
  })) as unknown as AnnotatedDocument['layers']['attributions'];
  const second = { ...plain, layers: { ...plain.layers, attributions } };
  const story = storyContext([said, second]);
  const quote = { ...unattributed(said, said.layers.sentences.at(-1)!, story)!, form: 'direct' as const };
  return printedUnmarked([said, second], [quote], [[quote]], story);
}

test('a sentence that somebody is said to say is none of nobody, whatever shorter words of theirs stand before it', () => {
  const [from, lamp] = [text.indexOf('The harbour'), text.indexOf('Every lamp')];
  const whole = { start: from, end: text.length };
  const short = [1, 2, 3, 4].map((n) => ({ start: lamp - 4 * n, end: lamp - 4 * n + 2 }));
  expect(found()).toHaveLength(1);
  expect(found(whole)).toHaveLength(0);
  expect(found(whole, ...short)).toHaveLength(0);
});
