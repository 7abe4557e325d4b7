/** Regions of a page: the part each stretch of text plays, from its shape. */
import { defineAnnotator } from '../model/stages.ts';

export const regions = defineAnnotator({
  name: 'regions',
  version: 1,
  needs: [],
  gives: 'regions',
  annotate(document) {
    const found = [];
    for (const match of document.text.matchAll(/[^\n\r]+/g)) {
      if (match[0].trim() === '') continue;
      found.push({ start: match.index, end: match.index + match[0].length, role: 'body' as const });
    }
    return found;
  },
});
