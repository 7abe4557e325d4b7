/** Proper names found in the text, typed. */
import { defineAnnotator } from '../model/stages.ts';

export const names = defineAnnotator({
  name: 'names',
  version: 1,
  needs: ['regions', 'sentences', 'tokens'],
  gives: 'names',
  annotate() {
    return [];
  },
});
