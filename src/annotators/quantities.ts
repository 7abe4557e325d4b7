/** Figures with what they measure. */
import { defineAnnotator } from '../model/stages.ts';

export const quantities = defineAnnotator({
  name: 'quantities',
  version: 1,
  needs: ['regions', 'sentences', 'tokens', 'names', 'times', 'attributions'],
  gives: 'quantities',
  annotate() {
    return [];
  },
});
