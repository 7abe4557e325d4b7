/** References to entities: names, noun phrases and pronouns. */
import { findMentions } from '../language/references.ts';
import { defineAnnotator } from '../model/stages.ts';

export const mentions = defineAnnotator({
  name: 'mentions',
  version: 3,
  needs: ['regions', 'sentences', 'tokens', 'names'],
  gives: 'mentions',
  annotate(document, view) {
    return findMentions(document.text, view);
  },
});
