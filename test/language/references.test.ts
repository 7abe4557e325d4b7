import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { annotators } from '../../src/catalog.ts';
import { isAcronym, wordsOf } from '../../src/language/references-names.ts';
import { commonPlace, genderOfRole } from '../../src/language/references-roles.ts';
import { toDocument } from '../../src/readers/document.ts';
import { annotate } from '../../src/run/annotate.ts';
import { plan } from '../../src/run/plan.ts';

const planned = plan(annotators, ['entities']);
const read = (text: string) =>
  annotate(toDocument('t.txt', { text, format: 'text', given: {}, origin: [] }), planned);

describe('words of names', () => {
  test('the possessive and the article are dropped', () => {
    expect(wordsOf('The Harbour Post’s')).toEqual(['harbour', 'post']);
    expect(wordsOf('U.S.')).toEqual(['us']);
    expect(wordsOf('The')).toEqual(['the']);
  });

  test('acronyms with and without small words', () => {
    expect(isAcronym('cbp', ['customs', 'and', 'border', 'protection'])).toBe(true);
    expect(isAcronym('hsa', ['harbour', 'safety', 'authority'])).toBe(true);
    expect(isAcronym('hsb', ['harbour', 'safety', 'authority'])).toBe(false);
    expect(isAcronym('h', ['harbour'])).toBe(false);
  });
});

describe('roles', () => {
  test('places have one common name', () => {
    expect(commonPlace('U.S.')).toBe('united states');
    expect(commonPlace('the United Kingdom')).toBe(commonPlace('Britain'));
  });

  test('some roles tell the gender', () => {
    expect(genderOfRole('spokeswoman')).toBe('female');
    expect(genderOfRole('congressman')).toBe('male');
    expect(genderOfRole('president')).toBeUndefined();
  });
});

describe('mentions and entities', () => {
  const PARTS = [
    'Marta Oyarce',
    'Oyarce',
    'the president of Chile',
    'Chilean President',
    'she',
    'her',
    'He',
    'its',
    'said',
    ',',
    '.',
    '“',
    '”',
    'Harbour Safety Authority',
    '(HSA)',
    'the company',
    'and',
    '\n\n',
    '\u2028',
    '\ud83d\ude00',
    '\ud800',
    '\0',
    'Mr.',
    "'s",
    'U.S.',
  ];

  test('every mention has an entity, every entity a name; ids count in order of first mention', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PARTS), { maxLength: 40 }), (parts) => {
        const text = parts.join(' ');
        const { mentions = [], entities = [] } = read(text);
        const ids = entities.map(({ id }) => id);
        expect(ids).toEqual(ids.map((_, i) => `e${i + 1}`));
        expect(new Set(mentions.map(({ entity }) => entity))).toEqual(new Set(ids));
        for (const { name } of entities) expect(name).not.toBe('');
        for (const { start, end } of mentions) expect(end).toBeGreaterThan(start);
      }),
      { numRuns: 60 },
    );
  });

  test('a repeated title changes no ids', () => {
    const story = 'Marta Oyarce met Luis Canto in Lima. Canto thanked Oyarce.';
    const once = read(`Oyarce Meets Canto\n\n${story}`).entities;
    const twice = read(`Oyarce Meets Canto\n\n${story}\n\nOyarce Meets Canto\n\n${story}`).entities;
    expect(twice?.map(({ id, name }) => `${id} ${name}`)).toEqual(
      once?.map(({ id, name }) => `${id} ${name}`),
    );
  });
});
