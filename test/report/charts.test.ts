import { describe, expect, test } from 'vitest';
import type { Card } from '../../src/report/cards.ts';
import { cardsOf } from '../../src/report/cards.ts';
import { figureChart } from '../../src/report/figure-chart.ts';
import { circumstances, lanesOf, type Reading } from '../../src/report/figure-readings.ts';
import { dayOf, timelineChart } from '../../src/report/timeline-chart.ts';
import { story } from './fixture.ts';

const cards = cardsOf(story);

function reading(card: Card, value: Partial<Reading['value']>, source: string | null = null): Reading {
  const whole = { evidence: 0, low: null, high: null, comparator: '=', unit: 'person', ...value };
  return { card, start: 0, end: 1, text: 'x', value: whole, source };
}

const numbers = (markup: string, pattern: RegExp): number[] =>
  [...markup.matchAll(pattern)].map((match) => Number(match[1]));

describe('values of a measure', () => {
  test('equal values are one lane, whatever is counted, in the order of size', () => {
    const lanes = lanesOf([
      reading(cards[0]!, { low: 7, high: 7, unit: 'person' }),
      reading(cards[1]!, { low: 5, high: null, comparator: '>=' }),
      reading(cards[2]!, { low: 7, high: 7, unit: 'death' }),
      reading(cards[4]!, { low: 7, high: 7, unit: 'person' }),
    ]);
    expect(lanes.map(({ words, readings }) => [words, readings.length])).toEqual([
      ['at least 5 people', 1],
      ['7 people', 3],
    ]);
  });

  test('converted values meet in the unit that all share', () => {
    const lanes = lanesOf([
      reading(cards[0]!, { low: 18, high: 18, unit: 'mile', base: { low: 29, high: 29, unit: 'kilometre' } }),
      reading(cards[1]!, { low: 29, high: 29, unit: 'kilometre' }),
    ]);
    expect(lanes).toHaveLength(1);
    expect(lanes[0]!.low).toBe(29);
  });

  test('circumstances are those that are known', () => {
    const value = { low: 3, high: 3, period: 'in 2030' };
    expect(circumstances(reading(cards[0]!, value, 'the ministry'))).toBe(
      'in 2030, according to the ministry',
    );
    expect(circumstances(reading(cards[0]!, { low: 3, high: 3 }))).toBe('');
  });

  test('a larger value stands further to the right, inside the drawing', () => {
    const lanes = lanesOf([2, 40, 9].map((low) => reading(cards[0]!, { low, high: low })));
    const markup = figureChart(lanes, 'people')!.markup;
    const dots = numbers(markup, /class="dot" cx="([\d.]+)"/g);
    expect(dots).toHaveLength(3);
    expect(dots).toEqual([...dots].sort((a, b) => a - b));
    expect(Math.max(...dots)).toBeLessThan(440);
  });

  test('values far apart are drawn on a logarithmic scale', () => {
    const lanes = lanesOf([3, 300, 30_000].map((low) => reading(cards[0]!, { low, high: low })));
    const [a, b, c] = numbers(figureChart(lanes, 'people')!.markup, /class="dot" cx="([\d.]+)"/g);
    expect(Math.abs(b! - a! - (c! - b!))).toBeLessThan(1);
  });

  test('on a logarithmic scale a nought stands to the left of all', () => {
    const lanes = lanesOf([0, 50, 500_000].map((low) => reading(cards[0]!, { low, high: low })));
    const { markup } = figureChart(lanes, 'people')!;
    const [a, b, c] = numbers(markup, /class="dot" cx="([\d.]+)"/g);
    expect(b! - a!).toBeGreaterThan(30);
    expect(c! - b!).toBeGreaterThan(100);
    expect(markup).not.toContain('NaN');
  });

  test('nothing is drawn of values without a number', () => {
    expect(figureChart(lanesOf([reading(cards[0]!, {})]), 'people')).toBeNull();
  });
});

describe('days of the story', () => {
  const mention = (date: string, row = 0) => ({ date, anchor: 'time-1', row });

  test('are read from ISO values as precise as they are', () => {
    expect(['2031', '2031-03', '2031-03-02', '2031-03-02T05:00', '2031-03-02/2031-03-05'].map(dayOf)).toEqual(
      [
        Date.UTC(2031, 0, 1),
        Date.UTC(2031, 2, 1),
        Date.UTC(2031, 2, 2),
        Date.UTC(2031, 2, 2),
        Date.UTC(2031, 2, 2),
      ],
    );
    expect(['2031-W09', 'XXXX-WXX-2', '2031-SU', 'PRESENT_REF', ''].map(dayOf)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  test('one day alone is not drawn', () => {
    expect(timelineChart(cards, [mention('2031-03-02'), mention('2031-03-02', 1)])).toBeNull();
  });

  test('a day stands at the same place as its tick', () => {
    const { markup } = timelineChart(cards, [mention('2031-03-01'), mention('2031-03-03', 1)])!;
    const days = numbers(markup, /class="day" cx="([\d.]+)"/g);
    const ticks = numbers(markup, /class="tick" x="([\d.]+)"/g);
    expect(ticks).toEqual(expect.arrayContaining(days));
  });

  test('close values stand close, and the unit stands at the foot', () => {
    const lanes = lanesOf([18, 18.02].map((low) => reading(cards[0]!, { low, high: low })));
    const { markup } = figureChart(lanes, 'road', 'mile')!;
    const [one, other] = numbers(markup, /class="dot" cx="([\d.]+)"/g);
    expect(other! - one!).toBeLessThan(20);
    expect(markup).toContain('>miles</text>');
  });

  test('days far away stand in a band and leave the others their room', () => {
    const near = ['2031-03-01', '2031-03-02', '2031-03-03'].flatMap((date) => [
      mention(date),
      mention(date, 1),
    ]);
    const { markup } = timelineChart(cards, [...near, mention('1959'), mention('2044-01-01')])!;
    expect(markup).toContain('>earlier</text>');
    expect(markup).toContain('>later</text>');
    const spots = numbers(markup, /class="day" cx="([\d.]+)"/g);
    expect(spots[2]! - spots[0]!).toBeGreaterThan(100);
    expect(spots[6]!).toBeLessThan(Math.min(...spots.slice(0, 6)));
    expect(spots[7]!).toBeGreaterThan(Math.max(...spots.slice(0, 6)));
  });
});
