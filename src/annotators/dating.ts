/** A window for the publication date, inferred from the text where nothing states it. */
import { defineAnnotator } from '../model/stages.ts';

export const dating = defineAnnotator({
  name: 'dating',
  version: 1,
  needs: ['meta', 'times', 'sentences', 'tokens'],
  gives: 'dating',
  annotate() {
    return null;
  },
});
