/** The entities that the mentions refer to. */
import { defineAnnotator } from '../model/stages.ts';

export const entities = defineAnnotator({
  name: 'entities',
  version: 1,
  needs: ['regions', 'sentences', 'tokens', 'names', 'mentions'],
  gives: 'entities',
  annotate() {
    return [];
  },
});
