import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quantities } from '../../../src/annotators/quantities/index.ts';
import { readFigures } from '../../../src/annotators/quantities/read.ts';
import { attributionOf, periodOf } from '../../../src/annotators/quantities/setting.ts';
import type { Attribution, Quantity, Time } from '../../../src/model/annotation.ts';
import { toDocument } from '../../../src/readers/document.ts';
import { overlaps } from '../../../src/text/span.ts';

/** Annotates a text as one sentence, cut into words at white space, without tags. */
function annotate(text: string): readonly Quantity[] {
  const document = toDocument('test.txt', { text, format: 'text', given: {}, origin: [] });
  const whole = { start: 0, end: text.length };
  const tokens = [...text.matchAll(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    pos: 'X',
    lemma: match[0].toLowerCase(),
    head: -1,
    rel: 'root',
  }));
  const view = {
    regions: [{ ...whole, role: 'body' as const }],
    sentences: [whole],
    tokens,
    names: [],
    times: [],
    attributions: [],
  };
  return quantities.annotate(document, view as never) as readonly Quantity[];
}

describe('quantities', () => {
  test('on odd text: in order, apart, inside the text, the same twice', () => {
    const piece = fc.constantFrom(
      ...'at least|over|30|1,5|$|£2m|5%|-7|3/4|½|killing|people|of|in|between|and|to|–|one|a dozen|several|miles|(|)|"|year-old|,|.|;|\u00a0|\u2028|\r\n|😀|\ud800|\u0000|e\u0301|مرحبا|9/11|http://x.y/1|doubled|from|by'.split(
        '|',
      ),
    );
    const odd = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 30 }).map((all) => all.join(' ')),
    );
    fc.assert(
      fc.property(odd, (text) => {
        const found = annotate(text);
        expect(annotate(text)).toEqual(found);
        found.forEach((one, i) => {
          expect(one.start).toBeLessThan(one.end);
          expect(one.end).toBeLessThanOrEqual(text.length);
          expect(one.low ?? one.high).not.toBeNull();
          if (one.low !== null && one.high !== null && one.kind !== 'score')
            expect(one.low).toBeLessThanOrEqual(one.high);
          for (const span of one.measure) {
            expect(span.end).toBeLessThanOrEqual(text.length);
            expect(overlaps(span, one)).toBe(false);
          }
          const next = found[i + 1];
          if (next !== undefined) expect(next.start).toBeGreaterThanOrEqual(one.end);
        });
      }),
    );
  });

  /** A quadratic step on this much text would not end before the test's time is up. */
  const expectSound = (unit: string, size: number): void => {
    const text = unit.repeat(Math.ceil(size / unit.length));
    const figures = readFigures(text, { start: 0, end: text.length }, [], []);
    expect(figures.filter(({ start, end }) => end <= start || end > text.length)).toEqual([]);
  };

  const adversarial =
    '1|1 |1-|1,|$|$1|1/|one |a |more than |a half of a |between 1 and |-|1 of |(1|1.2.|0|5 ft |1"'.split('|');
  test.each(adversarial)('reads %j again and again to its end', (unit) => expectSound(unit, 250_000), 30_000);

  test('takes a megabyte of odd figures in one line', () => {
    expectSound('1 1- at least 1,200 of (the $1" 3 million 12-14 percent, ', 1_000_000);
  }, 90_000);
});

test('the innermost attribution holds the figure', () => {
  const attribution = (id: string, start: number, end: number): Attribution => ({
    id,
    source: [],
    cue: [],
    content: [{ start, end }],
    kind: 'indirect',
    act: 'say',
    speaker: null,
    addressee: null,
    occasion: null,
    hedge: null,
    negated: false,
    parent: null,
  });
  const all = [attribution('a1', 0, 100), attribution('a2', 20, 60), attribution('a3', 70, 90)];
  expect(attributionOf({ start: 30, end: 32 }, all)).toBe('a2');
  expect(attributionOf({ start: 95, end: 97 }, all)).toBe('a1');
  expect(attributionOf({ start: 120, end: 121 }, all)).toBe(null);
});

test('a period does not reach over another figure', () => {
  const text = 'The mill lost 12 looms in 1990 and 30 workers.';
  const time = (words: string): Time => {
    const start = text.indexOf(words);
    return { start, end: start + words.length, id: 't1', type: 'DATE', value: '1990', basis: 'stated' };
  };
  const figure = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + 2 });
  const sentence = { start: 0, end: text.length };
  const times = [time('1990')];
  expect(periodOf(text, figure('12'), sentence, times, [figure('12'), figure('30')])).toEqual({
    start: 26,
    end: 30,
  });
  expect(
    periodOf(
      'In 1990, 12 looms',
      { start: 9, end: 11 },
      { start: 0, end: 17 },
      [{ ...time('1990'), start: 3, end: 7 }],
      [],
    ),
  ).toEqual({
    start: 3,
    end: 7,
  });
});
