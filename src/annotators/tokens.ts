/** Words with part of speech, lemma, features and dependency. */
import { readWords } from '../language/core.ts';
import { defineAnnotator } from '../model/stages.ts';

export const tokens = defineAnnotator({
  name: 'tokens',
  version: 4,
  needs: ['sentences'],
  gives: 'tokens',
  annotate: (document, { sentences }) => readWords(document.text, sentences),
});
