/** Signs of careless or machine-made editing. */
import { defineAnnotator } from '../model/stages.ts';

export const signals = defineAnnotator({
  name: 'signals',
  version: 1,
  needs: ['regions', 'meta', 'sentences'],
  gives: 'signals',
  annotate() {
    return [];
  },
});
