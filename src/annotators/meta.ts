/** What the text or its reader states about the document: title, outlet, byline, dates. */
import { defineAnnotator } from '../model/stages.ts';

export const meta = defineAnnotator({
  name: 'meta',
  version: 1,
  needs: ['regions'],
  gives: 'meta',
  annotate(document) {
    const { published } = document.given;
    return {
      title: null,
      outlet: null,
      byline: null,
      url: null,
      language: null,
      published: published
        ? { value: published, precision: 'day' as const, basis: 'metadata' as const }
        : null,
      modified: null,
    };
  },
});
