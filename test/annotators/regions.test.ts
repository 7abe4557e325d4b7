import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meta } from '../../src/annotators/meta/index.ts';
import { regions } from '../../src/annotators/regions/index.ts';
import { signals } from '../../src/annotators/signals/index.ts';
import type { Layers } from '../../src/model/layers.ts';
import { toDocument } from '../../src/readers/document.ts';
import { annotate } from '../../src/run/annotate.ts';
import { plan } from '../../src/run/plan.ts';
import { isSpace } from '../../src/text/span.ts';

const planned = plan([regions, meta, signals]);
const run = (text: string): Layers => {
  const document = toDocument('odd.txt', { text, format: 'text', given: {}, origin: [] });
  return annotate(document, planned) as Layers;
};

/** Lines that pages are made of, and characters that trip up offsets. */
const line = fc.oneof(
  fc.constantFrom(
    'Ferry Runs Aground Off Port Lowell',
    'The ferry ran aground on Tuesday night with eighty people on board, the coast guard said.',
    'By Ana Ruiz, Staff Writer',
    'Updated: May 7, 2025 08:30',
    'PORT LOWELL, Maine (AP) — The ferry ran aground.',
    'Related Articles',
    '#Ferry #Lowell',
    '• One point',
    '"*" indicates required fields',
    'url: https://echo.example/a',
    'Facebook Twitter',
    '[INSERT NAME] {{x}}',
    'Photo of author',
    '(Word count: 412)',
    '🚢🚢 \u202eabc\u202c e\u0301',
    '\ufeff',
    '\u0085',
    '\u00a0\u2003',
    '\ud83d',
    '\u0000\u0001',
    '—',
    '((((',
    '“““',
    'a'.repeat(300),
    '',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
const text = fc
  .array(fc.tuple(line, fc.constantFrom('\n', '\n\n', '\r\n', '\r\n\r\n', '\u2028', '\u2029', '\r', ' ')), {
    maxLength: 24,
  })
  .map((parts) => parts.map((part) => part.join('')).join(''));

/** What no region holds: white space and line ends (U+0085 ends a line, though JavaScript does not count it as white space). */
const isGap = (left: string): boolean => left.replaceAll('\u0085', '').trim() === '';

describe('regions of any text', () => {
  test('are in order, do not overlap, begin and end with a character, and leave only white space out', () => {
    fc.assert(
      fc.property(text, (odd) => {
        let at = 0;
        for (const { start, end } of run(odd).regions) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          expect(odd.slice(at, start)).toSatisfy(isGap);
          expect(isSpace(odd.charCodeAt(start)) || isSpace(odd.charCodeAt(end - 1))).toBe(false);
          at = end;
        }
        expect(odd.slice(at)).toSatisfy(isGap);
      }),
      { numRuns: 3000 },
    );
  });

  test('are the same when the document is read again', () => {
    fc.assert(
      fc.property(text, (odd) => {
        expect(run(odd)).toEqual(run(odd));
      }),
      { numRuns: 200 },
    );
  });

  test('never hold two titles', () => {
    fc.assert(
      fc.property(text, (odd) => {
        expect(run(odd).regions.filter(({ role }) => role === 'title').length).toBeLessThan(2);
      }),
      { numRuns: 1000 },
    );
  });
});

test('what meta and signals cite is in the text', () => {
  fc.assert(
    fc.property(text, (odd) => {
      const { meta: found, signals: signs } = run(odd);
      for (const value of [found.title, found.outlet, found.byline, found.url]) {
        if (value?.start !== undefined) expect(odd.slice(value.start, value.end)).toBe(value.value);
      }
      for (const { start, end } of signs) {
        expect(start).toBeLessThan(end);
        expect(end).toBeLessThanOrEqual(odd.length);
      }
    }),
    { numRuns: 2000 },
  );
});

describe('a megabyte', () => {
  const sentence = 'The ferry ran aground on Tuesday night, the coast guard said. ';
  const cases: Readonly<Record<string, string>> = {
    'in one line': sentence.repeat(17_000),
    'without a blank': 'a'.repeat(1_000_000),
    'of opening brackets': '['.repeat(500_000),
    'of short lines': 'Port Lowell\n'.repeat(90_000),
    'of equal paragraphs': `${sentence}\n\n`.repeat(16_000),
    'of blanks': ' '.repeat(1_000_000),
    'of digits': '1'.repeat(1_000_000),
    'of hashtags': '#a '.repeat(330_000),
    'of capitals and dashes': 'LOWELL — '.repeat(110_000),
    'of dates': 'May 7, 2025 08:30\n'.repeat(55_000),
    'of quotation marks': '" '.repeat(500_000),
  };
  for (const [name, odd] of Object.entries(cases)) {
    test(name, () => {
      const { regions } = run(odd);
      expect(regions.filter(({ start, end }) => end <= start || end > odd.length)).toEqual([]);
    });
  }
});
