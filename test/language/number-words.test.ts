import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numberAt, numbersIn } from '../../src/language/number-words.ts';

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** Spells a whole number below 10^12, by the school rule. */
function spell(value: number): string {
  if (value < 20) return SMALL[value]!;
  if (value < 100) return TENS[Math.floor(value / 10) - 1]! + (value % 10 ? `-${SMALL[value % 10]}` : '');
  for (const [scale, name] of [
    [1e9, 'billion'],
    [1e6, 'million'],
    [1e3, 'thousand'],
    [100, 'hundred'],
  ] as const) {
    if (value < scale) continue;
    const rest = value % scale;
    const joint = rest > 0 && rest < 100 ? ' and ' : ' ';
    return `${spell(Math.floor(value / scale))} ${name}${rest ? joint + spell(rest) : ''}`;
  }
  return '';
}

const whole = (text: string) => {
  const number = numberAt(text, 0);
  return number !== null && number.end === text.length ? number.value : null;
};

describe('numberAt', () => {
  test.each([
    ['twenty-four', 24],
    ['3.5 billion', 3.5e9],
    ['two and a half', 2.5],
    ['two and a half million', 2.5e6],
    ['a million and a half', 1.5e6],
    ['1,234.5', 1234.5],
    ['12 500', 12500],
    ['a dozen', 12],
    ['half a dozen', 6],
    ['half a million', 5e5],
    ['three quarters of a million', 75e4],
    ['two thirds', 2 / 3],
    ['three-quarters', 0.75],
    ['2½', 2.5],
    ['7 3/4', 7.75],
    ['six point two five', 6.25],
    ['minus twelve', -12],
    ['10k', 10000],
    ['4bn', 4e9],
    ['1e3', 1000],
    ['2,5', 2.5],
    ['1.250,75', 1250.75],
    ['three lakh crore', 3e12],
  ])('%s', (text, value) => expect(whole(text)).toBeCloseTo(value, 9));

  test.each([
    ['twenty-first', 21],
    ['one hundred and third', 103],
    ['two hundredth', 200],
    ['42nd', 42],
  ])('ordinal %s', (text, value) => expect(numberAt(text, 0)).toMatchObject({ form: 'ordinal', value }));

  test('does not join what only stands side by side', () => {
    const values = (text: string) => numbersIn(text, { start: 0, end: text.length }).map((one) => one.value);
    expect(values('one hundred and two hundred')).toEqual([100, 200]);
    expect(values('five million and six million')).toEqual([5e6, 6e6]);
    expect(values('twenty, four')).toEqual([20, 4]);
    expect(values('22,24,26,31')).toEqual([22, 24, 26, 31]);
    expect(values('one two three')).toEqual([1, 2, 3]);
    expect(values('a third man took a third of it')).toEqual([3, 0.333333333333333]);
  });

  test('"m" and "t" are scales only where asked', () => {
    expect(numberAt('200m', 0)).toMatchObject({ value: 200, end: 3 });
    expect(numberAt('200m', 0, 4, { ambiguousScales: true })).toMatchObject({ value: 2e8, end: 4 });
  });

  test('"and" parts two numbers where asked', () => {
    const text = 'one hundred and two';
    expect(numberAt(text, 0)).toMatchObject({ value: 102 });
    expect(numberAt(text, 0, text.length, { and: false })).toMatchObject({ value: 100 });
  });

  test('reads back every spelled whole number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999_999 }), (value) => {
        expect(whole(spell(value))).toBe(value);
        expect(whole(value.toLocaleString('en-US'))).toBe(value);
      }),
    );
  });

  test('never throws, keeps inside its range and in order on odd text', () => {
    const piece = fc.constantFrom(
      ...'one two hundred million half a third and of point 12 3,4 1.5 ½ - — , \u00a0 minus over dozen 3/4 ^2 e5 😀 \ud800 st th'.split(
        ' ',
      ),
      ' ',
      '\n',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece).map((all) => all.join(' ')),
        ),
        (text) => {
          let last = 0;
          for (const number of numbersIn(text, { start: 0, end: text.length })) {
            expect(number.start).toBeGreaterThanOrEqual(last);
            expect(number.end).toBeGreaterThan(number.start);
            expect(number.end).toBeLessThanOrEqual(text.length);
            last = number.end;
          }
        },
      ),
    );
  });

  test.each(['1', '1,', '1 ', 'one ', 'hundred and ', '1/', '1 1/', '.', '1.2,', 'a half ', 'of a ', '٣'])(
    'reads %j again and again to its end',
    (unit) => {
      const text = unit.repeat(Math.ceil(500_000 / unit.length));
      const numbers = numbersIn(text, { start: 0, end: text.length });
      expect(numbers.filter(({ start, end }) => end <= start || end > text.length)).toEqual([]);
    },
    30_000,
  );
});
