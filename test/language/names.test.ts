import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readWords } from '../../src/language/core.ts';
import { findNames } from '../../src/language/names.ts';
import { bestLabels, LABELS, labelOf, namesOf } from '../../src/language/names-labels.ts';
import { LEXICON, lexiconBits, longestPhrase, phraseBits } from '../../src/language/names-lexicon.ts';
import { splitSentences } from '../../src/language/sentences.ts';
import { tokenize } from '../../src/language/tokenizer.ts';

const word = (text: string) =>
  tokenize(text, 0, text.length).map(({ start, end }) => ({
    start,
    end,
    pos: 'X',
    lemma: '',
    head: -1,
    rel: 'dep',
  }));

describe('labels', () => {
  /** Scores of 10 for the labels given, 0 for all others. */
  const scores = (labels: readonly number[]): number[] =>
    labels.flatMap((label) => Array.from({ length: LABELS }, (_, l) => (l === label ? 10 : 0)));

  test('a name of three words and one of one word', () => {
    const labels = [labelOf(0, 0), labelOf(0, 1), labelOf(0, 2), 0, labelOf(2, 3)];
    expect(namesOf(labels, 0, 5)).toEqual([
      { start: 0, end: 3, type: 0 },
      { start: 4, end: 5, type: 2 },
    ]);
  });

  test('a begun name is always ended: the best legal sequence wins over the best labels', () => {
    const out = new Uint8Array(2);
    bestLabels(scores([labelOf(1, 0), 0]), 2, out, 0);
    expect([...out]).toSatisfy((labels: number[]) => {
      const [a, b] = labels as [number, number];
      return (
        (a === 0 && b === 0) ||
        (a === labelOf(1, 0) && b === labelOf(1, 2)) ||
        (a === labelOf(1, 3) && b === 0)
      );
    });
  });

  test('a mask rules labels out', () => {
    const out = new Uint8Array(1);
    bestLabels(scores([labelOf(0, 3)]), 1, out, 0, Uint32Array.of(1 | (1 << labelOf(2, 3))));
    expect(out[0] === 0 || out[0] === labelOf(2, 3)).toBe(true);
    expect(out[0]).not.toBe(labelOf(0, 3));
  });

  test('any scores give a legal sequence', () => {
    const row = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: LABELS, maxLength: LABELS });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), (rows) => {
        const out = new Uint8Array(rows.length);
        bestLabels(rows.flat(), rows.length, out, 0);
        let open = -1;
        for (const label of out) {
          const place = label === 0 ? 3 : (label - 1) & 3;
          const type = label === 0 ? -1 : (label - 1) >> 2;
          if (open >= 0) expect(place === 1 || place === 2 ? type : -2).toBe(open);
          else expect(place === 0 || place === 3).toBe(true);
          open = place === 0 || place === 1 ? type : -1;
        }
        expect(open).toBe(-1);
      }),
    );
  });
});

describe('word lists', () => {
  test('words and phrases', () => {
    expect(lexiconBits('peru') & LEXICON.country).toBeTruthy();
    expect(phraseBits('new zealand') & LEXICON.country).toBeTruthy();
    expect(longestPhrase('new')).toBeGreaterThan(1);
    expect(lexiconBits('josé') & LEXICON.given).toBeTruthy();
    expect(lexiconBits('constructor')).toBe(0);
  });
});

describe('names', () => {
  const ODD = [
    '\ud83d\ude00',
    '\ud800',
    '\u00a0',
    '\u2028',
    '\r\n',
    '\ufeff',
    '\0',
    '\u05d0\u05d1',
    'Marta',
    'Oyarce',
    'of',
    'The',
    'BANK',
    '(',
    '.',
    '’s',
    '-',
    '12',
    ' ',
  ];

  test('lie in the text, in order, without overlaps, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ODD), { maxLength: 40 }), (parts) => {
        const text = parts.join(' ');
        const names = findNames(text, [{ start: 0, end: text.length }], word(text));
        let before = 0;
        for (const { start, end } of names) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
          before = end;
        }
      }),
      { numRuns: 60 },
    );
  });

  test('nothing in nothing', () => {
    expect(findNames('', [], [])).toEqual([]);
  });

  test('the same text gives the same names', () => {
    const text = 'Ruth Penhallow of the Harbour Safety Authority spoke in Lima.';
    const find = () =>
      findNames(text, [{ start: 0, end: text.length }], readWords(text, splitSentences(text)));
    expect(find()).toEqual(find());
    expect(find().length).toBeGreaterThan(1);
  });

  test('a long line takes time in proportion', () => {
    const text = 'Ruth Penhallow and Daniel Harrow of the Bank of Lima '.repeat(400);
    expect(findNames(text, [{ start: 0, end: text.length }], word(text)).length).toBeGreaterThan(400);
  });
});
