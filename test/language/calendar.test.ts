import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  civilDate,
  dayNumber,
  dayOf,
  daysInMonth,
  easter,
  firstDay,
  type Grain,
  isoWeek,
  lastDay,
  monthOf,
  moved,
  nthWeekday,
  parsePeriod,
  periodAt,
  periodValue,
  quarterOf,
  weekdayOf,
  yearOf,
} from '../../src/language/calendar.ts';

const GRAINS: readonly Grain[] = [
  'day',
  'week',
  'month',
  'quarter',
  'season',
  'half',
  'year',
  'decade',
  'century',
  'millennium',
];
const aDay = fc.integer({ min: -700_000, max: 500_000 });

describe('days', () => {
  test('agree with the platform calendar', () => {
    fc.assert(
      fc.property(aDay, (day) => {
        const date = new Date(day * 86_400_000);
        const civil = civilDate(day);
        expect(civil).toEqual({
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          day: date.getUTCDate(),
        });
        expect(dayNumber(civil.year, civil.month, civil.day)).toBe(day);
        expect(weekdayOf(day)).toBe(date.getUTCDay() || 7);
      }),
      { seed: 1 },
    );
  });

  test('months have their lengths', () => {
    expect([2023, 2024, 1900, 2000].map((year) => daysInMonth(year, 2))).toEqual([28, 29, 28, 29]);
  });
});

describe('periods', () => {
  test('hold the day they are made from and end where the next begins', () => {
    fc.assert(
      fc.property(aDay, fc.constantFrom(...GRAINS), (day, grain) => {
        const period = periodAt(grain, day);
        expect(firstDay(period)).toBeLessThanOrEqual(day);
        expect(lastDay(period)).toBeGreaterThanOrEqual(day);
        expect(firstDay({ grain, index: period.index + 1 })).toBe(lastDay(period) + 1);
      }),
      { seed: 2 },
    );
  });

  test('a move and back is no move, where days are not cut', () => {
    fc.assert(
      fc.property(
        aDay,
        fc.constantFrom('week', 'month', 'quarter', 'year' as Grain),
        fc.integer({ min: -50, max: 50 }),
        (day, grain, by) => {
          const period = periodAt(grain, day);
          expect(moved(moved(period, grain, by), grain, -by)).toEqual(period);
        },
      ),
      { seed: 3 },
    );
  });

  test('keep their grain when a longer unit moves them', () => {
    expect(moved(quarterOf(1989, 3), 'year', -1)).toEqual(quarterOf(1988, 3));
    expect(moved(dayOf(2024, 1, 31), 'month', 1)).toEqual(dayOf(2024, 2, 29));
    expect(moved(dayOf(2024, 2, 29), 'year', 1)).toEqual(dayOf(2025, 2, 28));
    expect(moved(monthOf(2024, 11), 'quarter', 1)).toEqual(monthOf(2025, 2));
    expect(moved(yearOf(1998), 'decade', -2)).toEqual(yearOf(1978));
  });

  test('are written as TIMEX3 values', () => {
    const day = dayNumber(2024, 12, 30);
    expect(GRAINS.map((grain) => periodValue(periodAt(grain, day)))).toEqual([
      '2024-12-30',
      '2025-W01',
      '2024-12',
      '2024-Q4',
      '2024-WI',
      '2024-H2',
      '2024',
      '202',
      '20XX',
      '2XXX',
    ]);
    expect(periodValue(periodAt('weekend', dayNumber(2024, 5, 18)))).toBe('2024-W20-WE');
  });

  test('ISO weeks begin on Monday and belong to the year of their Thursday', () => {
    expect(isoWeek(periodAt('week', dayNumber(2021, 1, 3)).index)).toEqual({ year: 2020, week: 53 });
    expect(isoWeek(periodAt('week', dayNumber(2021, 1, 4)).index)).toEqual({ year: 2021, week: 1 });
  });
});

test('ISO dates are read as far as they go', () => {
  expect(parsePeriod('2026')).toEqual(yearOf(2026));
  expect(parsePeriod('2026-01')).toEqual(monthOf(2026, 1));
  expect(parsePeriod('2026-01-12T18:08:00Z')).toEqual(dayOf(2026, 1, 12));
  for (const wrong of ['2026-13', '2026-02-30', '2025-08/2025-12', 'May', '2026-W03', '199'])
    expect(parsePeriod(wrong)).toBeNull();
});

test('feasts and nth weekdays fall on their days', () => {
  expect(
    [1961, 2000, 2008, 2024, 2038].map((year) => periodValue({ grain: 'day', index: easter(year) })),
  ).toEqual(['1961-04-02', '2000-04-23', '2008-03-23', '2024-03-31', '2038-04-25']);
  expect(civilDate(nthWeekday(2024, 11, 4, 4))).toEqual({ year: 2024, month: 11, day: 28 });
  expect(civilDate(nthWeekday(2024, 5, 1, -1))).toEqual({ year: 2024, month: 5, day: 27 });
});
