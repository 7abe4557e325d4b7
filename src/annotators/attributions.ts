/** Who is said to have said, thought, claimed or denied what. */
import { defineAnnotator } from '../model/stages.ts';

export const attributions = defineAnnotator({
  name: 'attributions',
  version: 1,
  needs: ['regions', 'sentences', 'tokens', 'names', 'mentions', 'entities'],
  gives: 'attributions',
  annotate() {
    return [];
  },
});
