/** Headings say in fixed forms what the data holds: values with their units, the words that differ. */
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import { cardsOf } from '../../src/report/cards.ts';
import { inOneUnit, type Reading } from '../../src/report/figure-readings.ts';
import { headingOf } from '../../src/report/headings.ts';
import { differingWords } from '../../src/report/wordings.ts';
import { plural, unitWords } from '../../src/report/words.ts';
import { story } from './fixture.ts';

const cards = new Map(cardsOf(story).map((card) => [card.id, card]));
const [first, second, third] = [...cards.keys()] as [string, string, string];

function finding(
  kind: Finding['kind'],
  reason: string,
  words: readonly string[],
  more: Partial<Finding> = {},
): Finding {
  const evidence = words.map((text, i) => ({
    document: [first, second, third][i]!,
    start: 0,
    end: text.length,
    text,
    side: 'abc'[i]!,
  }));
  return {
    id: 'f',
    kind,
    verdict: 'differ',
    relation: '',
    severity: 'low',
    origins: 2,
    reason,
    weight: 1,
    evidence,
    detail: {},
    ...more,
  };
}

const values = (unit: string, ...lows: number[]): Finding['detail'] => ({
  measure: 'gap',
  family: null,
  unit,
  values: lows.map((low, evidence) => ({ evidence, low, high: low, comparator: '=', unit })),
});

describe('figures', () => {
  test('values have separators, and units stand in the plural', () => {
    const words = ['1200 metres', '60 metres'];
    const differ = finding('figure', 'gap: 1200 metre against 60 metre', words, {
      detail: values('metre', 1200, 60),
    });
    expect(headingOf(differ, cards)).toBe('gap: 1,200 metres against 60 metres');
    expect(plural('mile per hour')).toBe('miles per hour');
    expect([unitWords('percent'), unitWords('USD'), unitWords('foot')]).toEqual(['%', 'USD', 'feet']);
  });

  test('what is agreed on is the value', () => {
    const agree = finding('figure', '2 origins agree on gap', ['400 grams', '400 g'], {
      verdict: 'agree',
      detail: values('gram', 400, 400),
    });
    expect(headingOf(agree, cards)).toBe('2 origins agree: 400 grams');
  });

  test('the words of a group are spelt as the passages spell them', () => {
    const detail = { ...values('person', 3, 4), measure: 'u.s. citizen deaths', family: 'deaths' };
    const reason = 'u.s. citizen deaths: 3 against 4';
    const differ = finding('figure', reason, ['Three U.S. citizens died', 'four dead U.S. citizens'], {
      detail,
    });
    expect(headingOf(differ, cards)).toBe('deaths, U.S. citizens: 3 people against 4 people');
  });

  test('values in two units are drawn in one', () => {
    const card = cards.get(first)!;
    const reading = (low: number, unit: string, base: number): Reading => ({
      card,
      start: 0,
      end: 1,
      text: '',
      source: null,
      value: {
        evidence: 0,
        low,
        high: low,
        comparator: '=',
        unit,
        base: { low: base, high: base, unit: 'metre' },
      },
    });
    const { readings, unit } = inOneUnit([reading(18, 'mile', 28968), reading(29, 'kilometre', 29000)]);
    expect(unit).toBe('mile');
    expect(readings.map(({ value }) => value.base?.low)).toEqual([18, 18.02]);
    expect(
      inOneUnit([reading(2, 'mile', 3219), reading(3, 'mile', 4828)]).readings[0]!.value.base,
    ).toBeUndefined();
  });
});

describe('quotations', () => {
  test('the heading names the words that differ and who has them', () => {
    const words = [
      'We will hold the dam until noon',
      'We would hold the dam until noon',
      'We will hold the dam',
    ];
    const differ = finding('quote', 'Odo Prell in 3 wordings: modal, ending', words);
    expect(headingOf(differ, cards)).toBe(
      'Odo Prell in 3 wordings: B has “would” for “will”; C leaves out “until noon”',
    );
  });

  test('a document that has the words somewhere else leaves nothing out', () => {
    const differ = finding('quote', 'Odo Prell in 2 wordings: ending', [
      'We will hold the dam until noon',
      'We will hold the dam',
    ]);
    const told = new Map(cards).set(second, {
      ...cards.get(second)!,
      text: '“We will hold the dam,” he said, “until noon.”',
    });
    expect(headingOf(differ, told)).toBe('Odo Prell in 2 wordings');
  });

  test('marks and capitals are no other words', () => {
    expect(differingWords(finding('quote', '', ["They don't know", 'they don’t know']), cards)).toEqual([]);
  });
});

test('a slip in one document names the document and both words', () => {
  const slip = finding('name', 'one document has Prell and Prill', ['Prell', 'Prill'], {});
  expect(headingOf(slip, cards)).toBe('A has “Prell” and “Prill”');
});
