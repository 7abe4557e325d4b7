import { describe, expect, test } from 'vitest';
import { letterOf } from '../../src/report/cards.ts';
import {
  dateWords,
  formatNumber,
  readableNumber,
  reasonWords,
  shortDate,
  valueWords,
} from '../../src/report/words.ts';

describe('words', () => {
  test.each([
    [{ low: 30000, high: null, comparator: '>=', unit: 'death' }, 'at least 30,000 deaths'],
    [{ low: 1, high: 1, comparator: '=', unit: 'child' }, '1 child'],
    [{ low: 2, high: 2, comparator: '=', unit: 'child' }, '2 children'],
    [{ low: 14, high: 14, comparator: '~', unit: 'percent' }, 'about 14 %'],
    [{ low: 2e6, high: 4e6, comparator: 'range', unit: 'EUR' }, 'EUR 2 million to 4 million'],
    [{ low: null, high: 12, comparator: '<', unit: 'city' }, 'fewer than 12 cities'],
    [{ low: 97, high: 97, comparator: '=', unit: null }, '97'],
    [{ low: null, high: null, comparator: '=', unit: null }, ''],
  ])('value %j', (value, words) => expect(valueWords(value)).toBe(words));

  test.each([
    [1234567.891, '1,234,567.891'],
    [-5000, '−5,000'],
    [0.1 + 0.2, '0.3'],
    [999, '999'],
    [Number.POSITIVE_INFINITY, 'Infinity'],
  ])('number %s', (value, words) => expect(formatNumber(value)).toBe(words));

  test('large numbers are read in millions and billions', () => {
    expect([1.2e6, 3.5e9, 2e12, 999_999].map(readableNumber)).toEqual([
      '1.2 million',
      '3.5 billion',
      '2 trillion',
      '999,999',
    ]);
  });

  test.each([
    ['2026-01-12T18:08', '12 January 2026, 18:08'],
    ['2026-01-12T18:08:09Z', '12 January 2026, 18:08 UTC'],
    ['2026-01-12T18:08+02:00', '12 January 2026, 18:08 +02:00'],
    ['2026-01', 'January 2026'],
    ['2026', '2026'],
    ['2025-08/..', 'August 2025 or later'],
    ['../2025-08-02', '2 August 2025 or earlier'],
    ['2026-01-12T18:08+00:00', '12 January 2026, 18:08 UTC'],
    ['2025-08/2025-12', 'August 2025 to December 2025'],
    ['2026-W02', 'week of 5 January 2026'],
    ['2026-W01', 'week of 29 December 2025'],
    ['2020-W53', 'week of 28 December 2020'],
    ['2026-SU', 'summer 2026'],
    ['XXXX-WXX-2', 'XXXX-WXX-2'],
    ['2026-13', '2026-13'],
    ['', ''],
  ])('date %s', (value, words) => expect(dateWords(value)).toBe(words));

  test.each([
    ['deaths: 7 against >=5', 'deaths: 7 against at least 5'],
    ['evacuated: ~ 1200 against >30000', 'evacuated: about 1200 against more than 30,000'],
    ['kill: 2025-02-14 against 2025-02-15', 'kill: 14 February 2025 against 15 February 2025'],
    ['said in 2016 and at 2016-11-09T06:10', 'said in 2016 and at 9 November 2016, 06:10'],
  ])('reason %s', (reason, words) => expect(reasonWords(reason)).toBe(words));

  test('short dates for an axis', () => {
    expect(['2026-11-09', '2026-11', '2026'].map(shortDate)).toEqual(['9 Nov', 'Nov 2026', '2026']);
  });

  test('letters go on after Z', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(letterOf)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
  });
});
