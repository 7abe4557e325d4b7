/** References to entities: names, noun phrases and pronouns. */
import { defineAnnotator } from '../model/stages.ts';

export const mentions = defineAnnotator({
  name: 'mentions',
  version: 1,
  needs: ['regions', 'sentences', 'tokens', 'names'],
  gives: 'mentions',
  annotate() {
    return [];
  },
});
