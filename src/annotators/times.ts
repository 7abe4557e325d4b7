/** TIMEX3 time expressions. */
import { defineAnnotator } from '../model/stages.ts';

export const times = defineAnnotator({
  name: 'times',
  version: 1,
  needs: ['regions', 'meta', 'sentences', 'tokens'],
  gives: 'times',
  annotate() {
    return [];
  },
});
