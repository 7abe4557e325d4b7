/** Proper names found in the text, typed. */
import { findNames } from '../language/names.ts';
import { defineAnnotator } from '../model/stages.ts';

export const names = defineAnnotator({
  name: 'names',
  version: 3,
  needs: ['sentences', 'tokens'],
  gives: 'names',
  annotate(document, { sentences, tokens }) {
    return findNames(document.text, sentences, tokens);
  },
});
