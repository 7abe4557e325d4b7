import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokenize } from '../../src/language/tokenizer.ts';

const words = (text: string) => tokenize(text).map(({ start, end }) => text.slice(start, end));

describe('words', () => {
  const cases: readonly (readonly [string, string])[] = [
    ["The council didn't say; it's Ortland's plan.", "The council did n't say ; it 's Ortland 's plan ."],
    ['“We can’t wait,” said Mr. O’Dell.', '“ We ca n’t wait , ” said Mr. O’Dell .'],
    ["The residents' well-known non-violent march", "The residents ' well - known non-violent march"],
    ['It cost $1.5bn (£900m), or 12.5% more.', 'It cost $ 1.5 bn ( £ 900 m ) , or 12.5 % more .'],
    ['US$20 and 35mm at 7:30 p.m. on 4/12', 'US$ 20 and 35 mm at 7:30 p.m. on 4/12'],
    ['The U.S. envoy left the U.S.', 'The U.S. envoy left the U.S.'],
    ['Gen. J. R. Palmer Jr. of Tarn Inc. spoke', 'Gen. J. R. Palmer Jr. of Tarn Inc. spoke'],
    ['He came 3rd, not I. She left.', 'He came 3rd , not I . She left .'],
    [
      'See https://tarn.example.org/a?b=c. Or mail desk@tarn.example, please',
      'See https://tarn.example.org/a?b=c . Or mail desk@tarn.example , please',
    ],
    ['Wait... what?! No…', 'Wait ... what ?! No …'],
    ['They cannot; we’re gonna', 'They can not ; we ’re gon na'],
    ['the 1990s and ’98', 'the 1990s and ’98'],
    ['#flood @desk AT&T and/or', '#flood @desk AT&T and / or'],
    ['call 555-0142 on 2024-03-05, pages 5-10', 'call 555-0142 on 2024-03-05 , pages 5 - 10'],
    ['It ended.Then rain', 'It ended . Then rain'],
  ];
  test.each(cases)('%s', (text, expected) => {
    expect(words(text).join(' ')).toBe(expected);
  });

  test('other white space separates words and is in none', () => {
    expect(words('\ufeffone\u3000two\u2028three\u00a0four')).toEqual(['one', 'two', 'three', 'four']);
  });

  test('a pictograph with its modifiers is one word', () => {
    expect(words('ok 👩🏽‍🚒 👍🏽')).toEqual(['ok', '👩🏽‍🚒', '👍🏽']);
  });
});

const odd = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        "n't",
        '’s',
        'U.S.',
        '$',
        '-',
        '...',
        '\ud800',
        '\u2028',
        '\u0000',
        ' ',
        '\n\n',
        '👍',
        'é',
        '"',
        '”',
        'co-',
        '1,0',
        '@',
        '://',
        "'",
        '.',
        'I.',
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join('')),
);

test('words are in order, apart, inside the text, and cover all that is not white space', () => {
  fc.assert(
    fc.property(odd, (text) => {
      let at = 0;
      for (const { start, end } of tokenize(text)) {
        expect(start).toBeGreaterThanOrEqual(at);
        expect(text.slice(at, start).trim()).toBe('');
        expect(end).toBeGreaterThan(start);
        at = end;
      }
      expect(at).toBeLessThanOrEqual(text.length);
      expect(text.slice(at).trim()).toBe('');
    }),
    { numRuns: 500 },
  );
});

test.each(['a', '.', "'", 'a.', '-a', '@', "a'", '$1', '(', '👍', 'a@', '1-', 'a,b', 'http://'])(
  'half a megabyte of %s is read to its end',
  (piece) => {
    const text = piece.repeat(Math.ceil(500_000 / piece.length));
    const tokens = tokenize(text);
    expect(tokens.length).toBeGreaterThan(0);
    expect(tokens.filter(({ start, end }) => end <= start || end > text.length)).toEqual([]);
  },
);
