import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readWords, unknownShare } from '../../src/language/core.ts';
import { splitSentences } from '../../src/language/sentences.ts';

const odd = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom(
        'The mayor',
        'said',
        '.',
        '. ',
        '"',
        '” ',
        'U.S. ',
        '\n',
        '\r\n\r\n',
        '\u2028',
        '\ufeff',
        '\u3000',
        '\ud800',
        '\u0000',
        '👍🏽',
        "n't ",
        ' he ',
        'Dr. ',
        '- ',
        '1,000 ',
      ),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

describe('any text', () => {
  test('sentences are in order, apart, without white space at the edges, and cover all else', () => {
    fc.assert(
      fc.property(odd, (text) => {
        let at = 0;
        for (const { start, end } of splitSentences(text)) {
          expect(text.slice(at, start).trim()).toBe('');
          expect(end).toBeGreaterThan(start);
          const words = text.slice(start, end);
          expect(words.trim()).toBe(words);
          at = end;
        }
        expect(text.slice(at).trim()).toBe('');
      }),
      { numRuns: 300 },
    );
  });

  test('words lie in their sentence in order; each sentence is one tree', () => {
    fc.assert(
      fc.property(odd, (text) => {
        const sentences = splitSentences(text);
        const words = readWords(text, sentences);
        let at = 0;
        for (const sentence of sentences) {
          const first = at;
          let reached = sentence.start;
          while (at < words.length && words[at]!.start < sentence.end) {
            expect(text.slice(reached, words[at]!.start).trim()).toBe('');
            reached = words[at]!.end;
            at++;
          }
          expect(reached).toBe(sentence.end);
          checkTree(
            words.slice(first, at).map((word) => word.head),
            first,
          );
        }
        expect(at).toBe(words.length);
      }),
      { numRuns: 150 },
    );
  });
});

/** One root, and every word reaches it; `first` is the index of the first word in the document. */
function checkTree(heads: readonly number[], first: number): void {
  expect(heads.filter((head) => head === -1)).toHaveLength(1);
  const lost = heads.filter((_, i) => {
    let at: number | undefined = i;
    let steps = 0;
    while (at !== undefined && heads[at] !== -1 && steps++ < heads.length) {
      at = heads[at] === undefined ? undefined : heads[at]! - first;
    }
    return at === undefined || heads[at] !== -1;
  });
  expect(lost).toEqual([]);
}

test('a sentence of a thousand words is one tree', () => {
  const text = `The council met ${'and talked and waited '.repeat(300)}all night.`;
  const words = readWords(text, [{ start: 0, end: text.length }]);
  expect(words.length).toBeGreaterThan(1000);
  checkTree(
    words.map((word) => word.head),
    0,
  );
});

test('the same text gives the same words, alone or after others', () => {
  const text = 'The mayor of Ortland said that the bridge was safe. Nobody believed her.';
  const alone = JSON.stringify(readWords(text, splitSentences(text)));
  readWords('Other words\nIN CAPITALS came before it.', [{ start: 0, end: 38 }]);
  expect(JSON.stringify(readWords(text, splitSentences(text)))).toBe(alone);
});

test('a sentence is read alike whatever stands beside it', () => {
  const text = 'The ferry sank at dawn.';
  const alone = readWords(text, [{ start: 0, end: text.length }]);
  const twice = `${text} Nobody on the quay had seen it leave, and the harbour office was closed.`;
  const beside = readWords(twice, splitSentences(twice)).slice(0, alone.length);
  expect(beside).toEqual(alone);
});

test('other languages and noise are told by their unknown words', () => {
  const share = (text: string) => unknownShare(text, { start: 0, end: text.length });
  expect(share('The council rejected the plan after a long debate.')).toBe(0);
  expect(share('Rada miasta odrzuciła wczoraj projekt nowej przeprawy przez rzekę.')).toBeGreaterThan(0.5);
  expect(share('xqzv brrgh wlkjt pffzx')).toBeGreaterThan(0.7);
});

test.each(['"', '( ', 'a\n', '. ', 'U.S. ', '(a '])(
  'a quarter of a megabyte of %j is cut to its end',
  (piece) => {
    const text = piece.repeat(Math.ceil(250_000 / piece.length));
    const sentences = splitSentences(text);
    expect(sentences.filter(({ start, end }) => end <= start || end > text.length)).toEqual([]);
  },
);
