/** Words with part of speech, lemma, morphology and dependency. */
import { defineAnnotator } from '../model/stages.ts';

export const tokens = defineAnnotator({
  name: 'tokens',
  version: 1,
  needs: ['sentences'],
  gives: 'tokens',
  annotate(document, { sentences }) {
    return sentences.flatMap((sentence) =>
      [...document.text.slice(sentence.start, sentence.end).matchAll(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu)].map(
        (match) => ({
          start: sentence.start + match.index,
          end: sentence.start + match.index + match[0].length,
          pos: 'X',
          lemma: match[0].toLowerCase(),
          head: -1,
          rel: 'root',
        }),
      ),
    );
  },
});
