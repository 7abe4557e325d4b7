import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compatible,
  intervalOf,
  lastPlace,
  toBase,
  type Valued,
} from '../../src/language/quantity-values.ts';

const exact = (value: number, unit: string | null = null, kind: Valued['kind'] = 'count'): Valued => ({
  low: value,
  high: value,
  comparator: '=',
  unit,
  kind,
});
const about = (value: number, unit: string | null = null, kind: Valued['kind'] = 'count'): Valued => ({
  ...exact(value, unit, kind),
  comparator: '~',
});
const over = (value: number): Valued => ({ ...exact(value), high: null, comparator: '>' });
const under = (value: number): Valued => ({ ...exact(value), low: null, comparator: '<' });
const between = (low: number, high: number, comparator: Valued['comparator'] = 'range'): Valued => ({
  ...exact(low),
  high,
  comparator,
});

describe('compatible', () => {
  test.each<[string, Valued, Valued, string]>([
    ['two counts', exact(30), exact(34), 'differs'],
    ['one count twice', exact(30, 'death'), exact(30, 'person'), 'equal'],
    ['a count and its rounding', exact(3.5e6), exact(3_487_000), 'rounds'],
    ['small counts are counted', exact(300), exact(297), 'differs'],
    ['18 miles and 29 km', exact(18, 'mile', 'length'), exact(29, 'kilometre', 'length'), 'rounds'],
    ['18 miles and 40 km', exact(18, 'mile', 'length'), exact(40, 'kilometre', 'length'), 'differs'],
    ['1 km and 1000 m', exact(1, 'kilometre', 'length'), exact(1000, 'metre', 'length'), 'equal'],
    ['about 50 and 48', about(50), exact(48), 'rounds'],
    ['about 50 and 70', about(50), exact(70), 'differs'],
    ['over 30 and 35', over(30), exact(35), 'overlaps'],
    ['over 30 and 30', over(30), exact(30), 'overlaps'],
    ['over 30 and 12', over(30), exact(12), 'differs'],
    ['over 30 and under 50', over(30), under(50), 'overlaps'],
    ['over 50 and under 30', over(50), under(30), 'differs'],
    ['several and six', between(3, 9, '~'), exact(6), 'overlaps'],
    ['dozens and six', between(24, 99, '~'), exact(6), 'differs'],
    ['half and 50 percent', exact(0.5, null, 'fraction'), exact(50, 'percent', 'percent'), 'equal'],
    ['one in five and 20 percent', exact(0.2, null, 'ratio'), exact(20, 'percent', 'percent'), 'equal'],
    ['14 and 14.3 percent', exact(14, 'percent', 'percent'), exact(14.3, 'percent', 'percent'), 'rounds'],
    [
      'percent and points',
      exact(3, 'percent', 'percent'),
      exact(3, 'percentage point', 'percent'),
      'incomparable',
    ],
    ['dollars and US dollars', exact(5, 'dollar', 'money'), exact(5, 'USD', 'money'), 'equal'],
    ['dollars and euros', exact(5, 'dollar', 'money'), exact(5, 'EUR', 'money'), 'incomparable'],
    ['50 cents and half a dollar', exact(50, 'cent', 'money'), exact(0.5, 'dollar', 'money'), 'equal'],
    ['metres and kilograms', exact(5, 'metre', 'length'), exact(5, 'kilogram', 'mass'), 'incomparable'],
    [
      'freezing point',
      exact(32, 'degree Fahrenheit', 'temperature'),
      exact(0, 'degree Celsius', 'temperature'),
      'equal',
    ],
    ['votes', { ...exact(97, null, 'score'), high: 1 }, { ...exact(97, null, 'score'), high: 2 }, 'differs'],
    ['a vote and a count', { ...exact(97, null, 'score'), high: 1 }, exact(97), 'incomparable'],
  ])('%s', (_, a, b, verdict) => {
    expect(compatible(a, b)).toBe(verdict);
    expect(compatible(b, a)).toBe(verdict);
  });

  const unit = fc.constantFrom<[string | null, Valued['kind']]>(
    [null, 'number'],
    ['death', 'count'],
    ['mile', 'length'],
    ['kilometre', 'length'],
    ['percent', 'percent'],
    [null, 'ratio'],
    ['degree Fahrenheit', 'temperature'],
    ['degree Celsius', 'temperature'],
    ['dollar', 'money'],
    ['EUR', 'money'],
  );
  const valued = fc
    .tuple(
      unit,
      fc.constantFrom<Valued['comparator']>('=', '~', '>', '>=', '<', '<=', 'range'),
      fc.double({ min: -1e9, max: 1e9, noNaN: true }),
      fc.double({ min: 0, max: 1e6, noNaN: true }),
    )
    .map(([[name, kind], comparator, value, width]): Valued => {
      const open = { unit: name, kind, comparator };
      if (comparator === '<' || comparator === '<=') return { ...open, low: null, high: value };
      if (comparator === '>' || comparator === '>=') return { ...open, low: value, high: null };
      return { ...open, low: value, high: comparator === 'range' ? value + width : value };
    });

  test('is symmetric, and reflexive', () => {
    fc.assert(
      fc.property(valued, valued, (a, b) => {
        expect(compatible(a, b)).toBe(compatible(b, a));
        expect(compatible(a, a)).toBe('equal');
      }),
    );
  });

  test('says "differs" of two bounds only where no value meets both', () => {
    fc.assert(
      fc.property(valued, valued, (a, b) => {
        const x = intervalOf(a)!;
        const y = intervalOf(b)!;
        fc.pre(x.unit === y.unit && a.comparator !== '~' && b.comparator !== '~');
        if (compatible(a, b) !== 'differs') return;
        expect(Math.max(x.low, y.low)).toBeGreaterThan(Math.min(x.high, y.high));
      }),
    );
  });

  test('an approximate value is met by itself said exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), (value) => {
        expect(compatible(about(value), exact(value))).toBe('rounds');
      }),
    );
  });
});

test('lastPlace', () => {
  expect([3500, 29, 30, 1.45, 0, 3.5e6].map(lastPlace)).toEqual([100, 1, 10, 0.01, 1, 1e5]);
});

test('toBase', () => {
  expect(toBase(2, 'kilometre', 'length')).toEqual({ value: 2000, unit: 'metre' });
  expect(toBase(12, 'death', 'count')).toEqual({ value: 12, unit: 'one' });
  expect(toBase(40, 'percent', 'percent')).toEqual({ value: 0.4, unit: 'one' });
});
