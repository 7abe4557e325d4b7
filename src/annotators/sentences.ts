/** Sentences: never across regions or blank lines. */
import { splitSentences } from '../language/sentences.ts';
import { defineAnnotator } from '../model/stages.ts';

export const sentences = defineAnnotator({
  name: 'sentences',
  version: 3,
  needs: ['regions'],
  gives: 'sentences',
  annotate(document, { regions }) {
    return regions.flatMap((region) => splitSentences(document.text, region.start, region.end));
  },
});
