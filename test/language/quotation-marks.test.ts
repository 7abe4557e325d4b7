import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quotations } from '../../src/language/quotation-marks.ts';

/** Paragraphs of a text: its lines. */
const lines = (text: string) =>
  [...text.matchAll(/[^\n]+/g)].map((m) => ({ start: m.index, end: m.index + m[0].length }));
const found = (text: string) =>
  quotations(text, lines(text)).map(({ inner }) => text.slice(inner.start, inner.end));

describe('quotations', () => {
  test.each([
    ['curly', '“We stay,” she said. “All of us.”', ['We stay,', 'All of us.']],
    ['straight', '"We stay," she said. "All of us."', ['We stay,', 'All of us.']],
    ['single', '‘We stay,’ she said.', ['We stay,']],
    ['straight single', "'We stay,' she said.", ['We stay,']],
    ['doubled single', "''We stay,'' she said.", ['We stay,']],
    ['guillemets', '«We stay», she said.', ['We stay']],
    ['low and high', '„We stay“, she said.', ['We stay']],
    ['nested', '“He told me ‘never’ twice,” she said.', ['He told me ‘never’ twice,', 'never']],
    ['nested straight', '"He told me \'never\' twice," she said.', ["He told me 'never' twice,", 'never']],
    ['a closing mark where one opens', '”We stay,” she said.', ['We stay,']],
  ])('%s marks', (_, text, inner) => expect(found(text)).toEqual(inner));

  test.each([
    ['apostrophes', 'The rangers’ hut isn’t ours, and it wasn’t theirs.'],
    ['straight apostrophes', "The rangers' hut isn't ours; the '90s are gone, rock 'n' roll too."],
    ['inches and feet', 'A board 6\' long and 4" wide.'],
    ['a lone closing mark', 'We stay,” she said.'],
  ])('%s are no quotation marks', (_, text) => expect(found(text)).toEqual([]));

  test('a plural possessive does not close a single quotation', () => {
    expect(found("'It is the voters' choice,' she said.")).toEqual(["It is the voters' choice,"]);
  });

  test('a mark that does not close runs to the end of its paragraph and says so', () => {
    const text = 'She said, “We stay.\nThe rain went on.';
    expect(quotations(text, lines(text))).toMatchObject([
      { start: 10, end: 19, closed: false, continues: -1 },
    ]);
  });

  test('a paragraph that opens with a mark goes on with the quotation left open before it', () => {
    const text = 'She said: “We stay.\n“We have always stayed.\n“We will,” she said. “Yes.”';
    const all = quotations(text, lines(text));
    expect(all.map((one) => one.continues)).toEqual([-1, 0, 1, -1]);
    expect(all.map((one) => one.closed)).toEqual([false, false, true, true]);
  });

  test('paragraphs of one speech run together: each opens anew, the last closes', () => {
    expect(
      found('Quill said: "We hit the bend. "There was a woman above me. "She was calm," he added.'),
    ).toEqual(['We hit the bend.', 'There was a woman above me.', 'She was calm,']);
    expect(found('The "old pier. Nobody came. "We stay," she said.')).toEqual(['We stay,']);
  });

  test('depth counts the quotations around', () => {
    const text = '“aa ‘bb’ cc” ‘dd’';
    expect(quotations(text, lines(text)).map((one) => one.depth)).toEqual([0, 1, 0]);
  });

  const odd = fc.string({
    unit: fc.constantFrom(...'“”‘’"\'`«»„ab. ,\n\u00a0\u2028😀\ud800s9'.split('')),
    maxLength: 200,
  });
  test('spans stay in order, inside their paragraph, with the words inside the marks', () => {
    fc.assert(
      fc.property(odd, (text) => {
        const blocks = lines(text);
        let before = -1;
        for (const one of quotations(text, blocks)) {
          expect(one.start).toBeGreaterThan(before);
          before = one.start;
          expect(blocks.some((block) => block.start <= one.start && one.end <= block.end)).toBe(true);
          expect(one.start).toBeLessThan(one.inner.start);
          expect(one.inner.end).toBeLessThanOrEqual(one.end);
          expect(one.inner.start).toBeLessThanOrEqual(one.inner.end);
        }
      }),
    );
  });

  test('a megabyte of marks is read to its end', () => {
    const text = `“a" 'b `.repeat(130_000);
    const found = quotations(text, [{ start: 0, end: text.length }]);
    expect(found.filter(({ start, end }) => end <= start || end > text.length)).toEqual([]);
  });
});
