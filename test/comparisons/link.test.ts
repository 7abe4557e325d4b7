/** The linker's pairs, the arithmetic of the comparisons, and odd input. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { annotators, comparisons } from '../../src/catalog.ts';
import { compatible, interval, lastPlace } from '../../src/comparisons/figures/values.ts';
import { type Comparison, defineComparison, type Pair } from '../../src/model/stages.ts';
import { toDocument } from '../../src/readers/document.ts';
import { annotateAll } from '../../src/run/annotate.ts';
import { examine, link, pairsOf } from '../../src/run/link.ts';
import { plan } from '../../src/run/plan.ts';
import { storyContext } from '../../src/story/context.ts';
import { editDistance } from '../../src/text/edit-distance.ts';
import { union } from '../../src/text/union.ts';
import { wordDiff } from '../../src/text/word-diff.ts';
import { wordsOf } from '../../src/text/words.ts';

const planned = plan(annotators);
const documentOf = (name: string, text: string) => {
  const document = toDocument(name, { text, format: 'text', given: {}, origin: [] }, {});
  return { document, layers: annotateAll(document, planned) };
};

describe('pairs', () => {
  test('items meet by a key, each pair once', () => {
    const keys = [['a', 'b'], ['b', 'b'], ['c'], ['a', 'b', 'a']];
    expect(pairsOf([0, 1, 2, 3], (item) => keys[item]!)).toEqual([
      [0, 1],
      [0, 3],
      [1, 3],
    ]);
    expect(pairsOf([1, 2], (item) => keys[item]!)).toEqual([]);
    expect(pairsOf([], (item) => keys[item]!)).toEqual([]);
  });

  test('a key of very many items makes pairs in proportion, and still ties all of them together', () => {
    const count = 4000;
    const pairs = pairsOf([...Array(count).keys()], () => ['hot']);
    expect(pairs.length).toBeLessThan(count * 30);
    const sets = union(count);
    for (const [a, b] of pairs) sets.join(a, b);
    expect(sets.groups().length).toBe(1);
  });
});

describe('topics', () => {
  const ids = ['a.txt', 'b.txt', 'c.txt', 'd.txt'];
  const topicOf = new Map([
    ['a.txt', 't1'],
    ['b.txt', 't2'],
    ['c.txt', 't1'],
    ['d.txt', 't2'],
  ]);
  const story = {
    ...storyContext(ids.map((id) => documentOf(id, 'The ferry sank off Orrin on Monday.'))),
    topicOf,
  };
  /** What a comparison with one item a document, all of one key, is given. */
  const seen = (byTopic: boolean) => {
    const calls: [readonly string[], readonly Pair[]][] = [];
    const comparison: Comparison<string> = {
      name: 'seen',
      version: 1,
      ...(byTopic ? { byTopic } : {}),
      items: ({ document }) => [document.id],
      keys: () => ['one'],
      compare(items, pairs) {
        calls.push([items, pairs]);
        return [];
      },
    };
    link([defineComparison(comparison)], story);
    return calls;
  };

  test('items of two topics never meet', () => {
    const pairs = [
      [0, 2],
      [1, 3],
    ];
    expect(seen(false)).toEqual([[ids, pairs]]);
  });

  test('a comparison that looks at a topic at a time is given one after the other', () => {
    expect(seen(true)).toEqual([
      [['a.txt', 'c.txt'], [[0, 1]]],
      [['b.txt', 'd.txt'], [[0, 1]]],
    ]);
  });
});

describe('arithmetic', () => {
  test('the word diff rebuilds the second passage from the first', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 });
    fc.assert(
      fc.property(words, words, (a, b) => {
        const built = wordDiff(a, b).flatMap((op) =>
          op.op === 'same' ? a.slice(...op.a) : b.slice(...op.b),
        );
        expect(built).toEqual(b);
      }),
    );
  });

  test('edit distance is symmetric, zero for equals, and cut off at its limit', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, a)).toBe(0);
        expect(editDistance(a, b, 1)).toBeLessThanOrEqual(2);
      }),
    );
    expect(editDistance('isiah', 'isaiah')).toBe(1);
    expect(editDistance('form', 'from')).toBe(1);
  });

  test('words keep their offsets, and numbers with separators stay whole', () => {
    const text = 'The crew’s 1,200 oars – 6.15 metres';
    expect(wordsOf(text, { start: 0, end: text.length }).map((word) => word.norm)).toEqual([
      'the',
      'crew',
      '1,200',
      'oars',
      '6.15',
      'metres',
    ]);
  });

  test('values: rounding, bounds and vague words', () => {
    const of = (low: number | null, high: number | null, comparator: '=' | '~' | '>' | '>=' | 'range') =>
      interval({ low, high, comparator }, 1, false)!;
    expect(lastPlace(2300)).toBe(100);
    expect(compatible(of(51, 51, '='), of(50, null, '>'))).toBe(true);
    expect(compatible(of(90, 90, '='), of(50, null, '>'))).toBe(false);
    expect(compatible(of(7, 7, '='), of(5, null, '>='))).toBe(false);
    expect(compatible(of(6, 6, '='), of(3, 9, '~'))).toBe(true);
    expect(compatible(of(11, 11, '='), of(12, 12, '='))).toBe(false);
  });
});

describe('odd input', () => {
  test('an examination never throws and its evidence is the documents’ own words', () => {
    const piece = fc.constantFrom(
      '“',
      '”',
      '"',
      '\u2028',
      '\r\n',
      '\u00a0',
      '😀',
      '\ud800',
      'ten people died',
      '.',
      ' ',
      'Ann Hill, 42,',
      '\u0000',
      'said',
      '$5',
      'مرحبا',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.array(piece, { maxLength: 40 }), (a, b) => {
        const texts = new Map([
          ['a', a.join(' ')],
          ['b', b.join(' ')],
        ]);
        const result = examine(
          [...texts].map(([name, text]) => documentOf(name, text)),
          comparisons,
        );
        for (const { evidence } of result.findings) {
          for (const part of evidence)
            expect(texts.get(part.document)!.slice(part.start, part.end)).toBe(part.text);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('no document, one document, an empty one', () => {
    expect(examine([], comparisons).findings).toEqual([]);
    expect(examine([documentOf('a', '')], comparisons).findings).toEqual([]);
    expect(
      examine([documentOf('a', ''), documentOf('b', 'Two men were hurt.')], comparisons).origins.length,
    ).toBe(2);
  });
});
