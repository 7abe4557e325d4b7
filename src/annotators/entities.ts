/** The entities that the mentions refer to. */
import { entitiesOf } from '../language/references.ts';
import { defineAnnotator } from '../model/stages.ts';

export const entities = defineAnnotator({
  name: 'entities',
  version: 2,
  needs: ['tokens', 'names', 'mentions'],
  gives: 'entities',
  annotate(document, { names, mentions }) {
    return entitiesOf(document.text, mentions, names);
  },
});
