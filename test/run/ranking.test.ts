import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { annotators } from '../../src/catalog.ts';
import type { FindingDraft, StoryContext } from '../../src/model/finding.ts';
import type { Layers } from '../../src/model/layers.ts';
import { toDocument } from '../../src/readers/document.ts';
import { annotateAll } from '../../src/run/annotate.ts';
import { plan } from '../../src/run/plan.ts';
import { ranked } from '../../src/run/ranking.ts';
import { storyContext } from '../../src/story/context.ts';

const TEXT = 'The pier burned down on Monday and two boats sank. Nobody was hurt. The mayor blamed a lamp.';

function storyOf(ids: readonly string[], text = TEXT): StoryContext {
  return storyContext(
    ids.map((id) => {
      const document = toDocument(id, { text, format: 'text', given: {}, origin: [] });
      return { document, layers: annotateAll(document, plan(annotators)) as Layers };
    }),
  );
}
const story = storyOf(['a.txt', 'b.txt']);

const part = (document: string, words: string) => {
  const start = TEXT.indexOf(words);
  return { document, start, end: start + words.length, text: words };
};

function draft(over: Partial<FindingDraft>): FindingDraft {
  return {
    kind: 'claim',
    verdict: 'agree',
    relation: 'same-statement',
    severity: 'low',
    origins: 2,
    reason: 'two origins say the same',
    weight: 1,
    evidence: [part('a.txt', 'Nobody was hurt'), part('b.txt', 'Nobody was hurt')],
    detail: {},
    ...over,
  };
}
const both = (words: string) => [part('a.txt', words), part('b.txt', words)];

describe('ranked', () => {
  test('severity stands before weight', () => {
    const grave = draft({ severity: 'high', weight: 0.1 });
    const heavy = draft({ weight: 9, evidence: both('The mayor blamed a lamp') });
    expect(ranked([heavy, grave], story)).toEqual([grave, heavy]);
  });

  test('an agreement on a sentence of which a finding tells already stands behind a lighter one', () => {
    const conflict = draft({ verdict: 'differ', severity: 'high', evidence: both('two boats sank') });
    const again = draft({ weight: 5, evidence: both('The pier burned down') });
    const fresh = draft({ weight: 1, evidence: both('The mayor blamed a lamp') });
    expect(ranked([again, fresh, conflict], story)).toEqual([conflict, fresh, again]);
  });

  test('one side of a difference of figures is no agreement beside it', () => {
    const conflict = draft({
      kind: 'figure',
      verdict: 'differ',
      severity: 'high',
      evidence: [...both('two boats'), part('b.txt', 'Nobody')],
    });
    const side = draft({ kind: 'figure', evidence: both('two boats') });
    const other = draft({ kind: 'figure', evidence: [...both('two boats'), part('a.txt', 'a lamp')] });
    expect(ranked([conflict, side, other], story)).toEqual([conflict, other]);
  });

  test('two conflicts in one sentence are two; the same words twice are one', () => {
    const boats = draft({ verdict: 'differ', kind: 'figure', weight: 3, evidence: both('two boats') });
    const day = draft({ verdict: 'differ', kind: 'date', weight: 1, evidence: both('on Monday') });
    const repeat = draft({ verdict: 'differ', weight: 2, evidence: both('two boats sank') });
    expect(ranked([day, repeat, boats], story)).toEqual([boats, day, repeat]);
  });

  test('a figure whose words a finding has shown in another sentence of the document stands behind', () => {
    const own = 'Two boats sank on Monday. The mayor blamed a lamp. Divers found the two boats.';
    const twice = storyOf(['a.txt', 'b.txt'], own);
    const at = (words: string) =>
      ['a.txt', 'b.txt'].map((document) => {
        const start = own.indexOf(words);
        return { document, start, end: start + words.length, text: words };
      });
    const told = draft({ weight: 3, evidence: at('Two boats sank') });
    const again = draft({ kind: 'figure', weight: 2, evidence: at('the two boats') });
    const fresh = draft({ weight: 1, evidence: at('The mayor blamed a lamp') });
    expect(ranked([again, fresh, told], twice)).toEqual([told, fresh, again]);
  });

  test('nothing is lost or made up, in whatever order it comes', () => {
    const pieces = ['The pier burned down', 'two boats', 'Nobody was hurt', 'The mayor', 'a lamp'];
    const some = fc.record({
      severity: fc.constantFrom('high', 'medium', 'low'),
      verdict: fc.constantFrom('agree', 'differ', 'single'),
      weight: fc.integer({ min: 0, max: 3 }),
      words: fc.constantFrom(...pieces),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 12 }), (list) => {
        const drafts = list.map(({ words, ...rest }) =>
          draft({ ...rest, evidence: both(words) } as Partial<FindingDraft>),
        );
        const result = ranked(drafts, story);
        expect(new Set(result)).toEqual(new Set(drafts));
        expect(result).toHaveLength(drafts.length);
        const severities = result.map(({ severity }) => ['high', 'medium', 'low'].indexOf(severity));
        expect(severities).toEqual([...severities].sort());
      }),
    );
  });
});
