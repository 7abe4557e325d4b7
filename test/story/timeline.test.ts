/** The timeline: days, weeks, months and years in order of when they begin. */
import { expect, test } from 'vitest';
import { annotators } from '../../src/catalog.ts';
import { toDocument } from '../../src/readers/document.ts';
import { annotateAll } from '../../src/run/annotate.ts';
import { plan } from '../../src/run/plan.ts';
import { storyContext } from '../../src/story/context.ts';
import { buildTimeline } from '../../src/story/timeline.ts';

const planned = plan(annotators);

test('a week stands where its Monday does', () => {
  const text =
    'The mill burned on 2 January 2026. The owners met on 5 January 2026. The fair opened last week. The mill was built in 1998.';
  const document = toDocument(
    'a.txt',
    { text, format: 'text', given: {}, origin: [] },
    { published: '2026-01-07' },
  );
  const story = storyContext([{ document, layers: annotateAll(document, planned) }]);
  expect(buildTimeline(story).map(({ date }) => date)).toEqual([
    '1998',
    '2026-W01',
    '2026-01-02',
    '2026-01-05',
  ]);
});
