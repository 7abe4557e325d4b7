import { expect, test } from 'vitest';
import { applyEdit, editOf, type LemmaRules, lemmaOf } from '../../src/language/lemmas.ts';
import { learnLemmas } from '../../training/lemmas.ts';

const rules: LemmaRules = {
  'NOUN Number=Plur': { s: '1', ies: '3y', '^men': '2an' },
  PRON: { '^i': '1I' },
};

test('the longest known ending decides, a whole word before all', () => {
  expect(lemmaOf('Ferries', 'NOUN Number=Plur', rules)).toBe('ferry');
  expect(lemmaOf('harbours', 'NOUN Number=Plur', rules)).toBe('harbour');
  expect(lemmaOf('men', 'NOUN Number=Plur', rules)).toBe('man');
  expect(lemmaOf('I', 'PRON', rules)).toBe('I');
});

test('case, figures and unknown tags', () => {
  expect(lemmaOf('Tarnish', 'ADJ', rules)).toBe('tarnish');
  expect(lemmaOf('Tarnish', 'ADJ', rules, true)).toBe('Tarnish');
  expect(lemmaOf('Ortland', 'PROPN Number=Sing', rules)).toBe('Ortland');
  expect(lemmaOf('12,500', 'NUM', rules)).toBe('12500');
  expect(lemmaOf('constructor', '__proto__', rules)).toBe('constructor');
});

test('an edit turns a form into its lemma', () => {
  for (const [form, lemma] of [
    ['ferries', 'ferry'],
    ['went', 'go'],
    ['sea', 'sea'],
  ] as const) {
    expect(applyEdit(form, editOf(form, lemma))).toBe(lemma);
  }
});

test('endings are learned from examples and hold for new words', () => {
  const tag = 'NOUN Number=Plur';
  const pairs = [
    ['cities', 'city'],
    ['ferries', 'ferry'],
    ['boats', 'boat'],
    ['ships', 'ship'],
    ['men', 'man'],
    ['roads', 'road'],
  ];
  const learned = learnLemmas(pairs.map(([form, lemma]) => ({ form: form!, tag, lemma: lemma! })));
  expect(lemmaOf('parties', tag, learned)).toBe('party');
  expect(lemmaOf('harbours', tag, learned)).toBe('harbour');
  expect(lemmaOf('men', tag, learned)).toBe('man');
});
