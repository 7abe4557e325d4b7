import { expect, test } from 'vitest';
import { lemmaOf } from '../../src/language/lemmas.ts';
import { type LemmaExample, learnLemmas } from '../../training/lemmas.ts';

const PAST = 'VERB Mood=Ind|Tense=Past|VerbForm=Fin';
const past = (form: string, lemma: string): LemmaExample => ({ form, tag: PAST, lemma });
const asked = past('asked', 'ask');
const rules = (examples: readonly LemmaExample[]) => learnLemmas(examples);

test('a slip of the treebank does not outweigh the list of irregular forms', () => {
  const learnt = rules([asked, past('walked', 'walk'), past('fled', 'flead')]);
  expect(lemmaOf('fled', PAST, learnt)).toBe('flee');
});

test('what the treebank says often is believed', () => {
  const often = Array.from({ length: 5 }, () => past('found', 'found'));
  expect(lemmaOf('found', PAST, rules([asked, ...often]))).toBe('found');
});

test('verbs whose past is their base form keep it', () => {
  const learnt = rules([asked, past('walked', 'walk')]);
  expect(lemmaOf('shed', PAST, learnt)).toBe('shed');
  expect(lemmaOf('talked', PAST, learnt)).toBe('talk');
});

test('one example is no rule for other words', () => {
  const learnt = rules([{ form: 'arr', tag: 'VERB', lemma: 'arrange' }]);
  expect(lemmaOf('arr', 'VERB', learnt)).toBe('arrange');
  expect(lemmaOf('shed', 'VERB', learnt)).toBe('shed');
});
