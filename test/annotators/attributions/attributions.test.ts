import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { annotators } from '../../../src/catalog.ts';
import type { Attribution } from '../../../src/model/annotation.ts';
import { ACTS } from '../../../src/model/annotation.ts';
import type { Block } from '../../../src/model/document.ts';
import { toDocument } from '../../../src/readers/document.ts';
import { annotate } from '../../../src/run/annotate.ts';
import { plan } from '../../../src/run/plan.ts';

const planned = plan(annotators, ['attributions']);

function attributionsOf(text: string, blocks?: readonly Block[]): readonly Attribution[] {
  const read = {
    text,
    format: 'text' as const,
    given: {},
    origin: [],
    ...(blocks === undefined ? {} : { blocks }),
  };
  return annotate(toDocument('test.txt', read), planned).attributions!;
}

function check(text: string): void {
  const found = attributionsOf(text);
  const ids = new Map(found.map((one) => [one.id, one]));
  for (const one of found) {
    expect(one.content.length).toBeGreaterThan(0);
    for (const span of [...one.source, ...one.cue, ...one.content, one.addressee, one.occasion, one.hedge]) {
      if (span === null) continue;
      expect(span.start).toBeGreaterThanOrEqual(0);
      expect(span.start).toBeLessThan(span.end);
      expect(span.end).toBeLessThanOrEqual(text.length);
      expect(text.slice(span.start, span.end).trim()).not.toBe('');
    }
    for (const [i, span] of one.content.slice(1).entries()) {
      expect(span.start).toBeGreaterThanOrEqual(one.content[i]!.end);
    }
    expect(ACTS).toContain(one.act);
    const seen = new Set<string>();
    for (let up: Attribution | undefined = one; up?.parent; up = ids.get(up.parent)) {
      expect(seen.has(up.id)).toBe(false);
      seen.add(up.id);
      expect(ids.has(up.parent)).toBe(true);
    }
  }
}

describe('attributions', () => {
  test('a block quotation in the mark-up is quoted without marks', () => {
    const first = 'Mayor Ana Lind wrote to the council:';
    const second = 'The dam was inspected in March and no cracks were found.';
    const text = `${first}\n\n${second}\n\nThe council met at noon.`;
    const at = text.indexOf(second);
    const found = attributionsOf(text, [
      { start: 0, end: first.length, kind: 'paragraph' },
      { start: at, end: at + second.length, kind: 'quote' },
    ]);
    const quoted = found.filter((one) => one.content.some((span) => span.start === at));
    expect(quoted).toHaveLength(1);
    expect(quoted[0]!.kind).toBe('direct');
    expect(text.slice(quoted[0]!.source[0]!.start, quoted[0]!.source[0]!.end)).toContain('Lind');
  });

  test('the same text gives the same attributions', () => {
    const text = 'Ana Lind said the dam would hold. “It will,” said Tomas Varga. Critics disagree.';
    expect(attributionsOf(text)).toEqual(attributionsOf(text));
  });

  const pieces = [
    'Lind said ',
    'that the dam ',
    'would hold',
    '. ',
    ', ',
    '“',
    '”',
    '"',
    '‘',
    '’',
    ' told Varga',
    '\n\n',
    ': ',
    ' according to ',
    '— ',
    'Varga',
    ' the claim ',
    '\u00a0',
    '\u2028',
    '\r\n',
    '\ufeff',
    '\0',
    '😀',
    '\ud800',
    'שלום ',
    '« ',
    ' »',
    'e\u0301',
    '- ',
    '...',
  ];
  test('odd texts give sound spans', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (parts) => check(parts.join(''))),
      { numRuns: 150 },
    );
  });

  test('any characters give sound spans', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 80 }), check), { numRuns: 60 });
  });
});
