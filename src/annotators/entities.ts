/** The entities that the mentions refer to. */
import { entitiesOf } from '../language/references.ts';
import { defineAnnotator } from '../model/stages.ts';

export const entities = defineAnnotator({
  name: 'entities',
  version: 3,
  needs: ['regions', 'sentences', 'tokens', 'names', 'mentions'],
  gives: 'entities',
  annotate(document, view) {
    return entitiesOf(document.text, view, view.mentions);
  },
});
