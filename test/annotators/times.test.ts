/** Properties of the times layer on odd and hostile input; what it reads is in `specs/times`. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findTimes } from '../../src/annotators/times/find.ts';
import { times } from '../../src/annotators/times/index.ts';
import { readWords } from '../../src/annotators/times/words.ts';
import { tokenize } from '../../src/language/tokenizer.ts';
import type { Meta, Time } from '../../src/model/annotation.ts';
import type { Layers } from '../../src/model/layers.ts';
import { toDocument } from '../../src/readers/document.ts';

const META: Meta = {
  title: null,
  outlet: null,
  byline: null,
  url: null,
  language: 'en',
  published: { value: '2024-05-15', precision: 'day', basis: 'metadata' },
  modified: null,
};

/** The layer over plain tokens in one sentence: these tests are about the finder, not the parser. */
function timesOf(text: string, meta: Meta = META): readonly Time[] {
  const document = toDocument('odd.txt', { text, format: 'text', given: {}, origin: [] }, {});
  const tokens = tokenize(text).map((span) => ({ ...span, pos: 'X', lemma: '', head: -1, rel: 'root' }));
  const sentences = [{ start: 0, end: text.length }];
  return times.annotate(document, {
    regions: [],
    meta,
    sentences,
    tokens,
  } as unknown as Layers) as readonly Time[];
}

const PIECES = [
  'Monday',
  'May',
  'the',
  'third',
  '-',
  'quarter',
  ' ',
  '\n',
  '\n\n',
  '1998',
  '31',
  '12',
  ':',
  '30',
  'p.m.',
  'of',
  'last',
  'year',
  "'s",
  '’90s',
  'two',
  'and a half',
  'years',
  'ago',
  'early',
  'end',
  'every',
  'week',
  'to',
  'Christmas',
  'Eve',
  '\u00a0',
  '\u2028',
  '\r\n',
  '\ufeff',
  '\0',
  '\ud83d',
  '😀',
  'é',
  'שלום',
  '.',
  ',',
  '/',
  '(',
  '"',
  'half',
  'a',
  'more than',
  'at least',
  'first',
  'nine',
  'months',
  'GMT',
  'Q3',
  'no more than',
  'the week of',
  'fiscal',
  'day before',
  'next',
  'AD',
];
const oddText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...PIECES),
      fc.constantFrom(...PIECES).map((piece) => `${piece} `),
      fc.string({ unit: 'binary', maxLength: 6 }),
    ),
    {
      maxLength: 40,
    },
  )
  .map((parts) => parts.join(''));

describe('times on any text', () => {
  test('spans are in order, apart, inside the text and not blank', () => {
    fc.assert(
      fc.property(oddText, (text) => {
        let end = 0;
        timesOf(text).forEach((time, i) => {
          expect(time.start).toBeGreaterThanOrEqual(end);
          expect(time.end).toBeGreaterThan(time.start);
          expect(time.end).toBeLessThanOrEqual(text.length);
          expect(text.slice(time.start, time.end).trim()).toBe(text.slice(time.start, time.end));
          expect(time.id).toBe(`t${i + 1}`);
          expect(time.value).not.toMatch(/NaN|undefined|null|-\d{3,}$/);
          end = time.end;
        });
      }),
      { seed: 5, numRuns: 1500 },
    );
  });

  test('without a day of publication nothing rests on one', () => {
    fc.assert(
      fc.property(oddText, (text) => {
        for (const time of timesOf(text, { ...META, published: null }))
          expect(time.basis).not.toBe('publication');
      }),
      { seed: 6, numRuns: 500 },
    );
  });

  test('a window that was only inferred dates nothing', () => {
    const published = { value: '2024-05/2024-06', precision: 'interval', basis: 'inferred' } as const;
    expect(timesOf('The mayor resigned on Tuesday.', { ...META, published })[0]).toMatchObject({
      value: 'XXXX-WXX-2',
      basis: 'unresolved',
    });
  });

  test('no expression crosses a blank line', () => {
    fc.assert(
      fc.property(oddText, (text) => {
        for (const time of timesOf(text))
          expect(text.slice(time.start, time.end)).not.toMatch(/\n[^\S\n]*\n/);
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});

const MEGABYTE = 1_000_000;
const HOSTILE = [
  '1 ',
  "'",
  'the end of ',
  'one hundred ',
  'twenty-',
  '1/1/',
  'May ',
  'two years and ',
  '10 to ',
  'last year’s ',
];

describe('times in linear time', () => {
  test.each(HOSTILE)('a megabyte of %j', (piece) => {
    const text = piece.repeat(Math.ceil(MEGABYTE / piece.length)).slice(0, MEGABYTE);
    // A quadratic step on this much text would not end before the test's time is up.
    const words = readWords(text);
    const times = findTimes(words);
    expect(times.filter(({ from, to }) => to <= from)).toEqual([]);
  });
});
