/** Sentences, never across regions. */
import { defineAnnotator } from '../model/stages.ts';

export const sentences = defineAnnotator({
  name: 'sentences',
  version: 1,
  needs: ['regions'],
  gives: 'sentences',
  annotate(document, { regions }) {
    const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
    return regions.flatMap((region) =>
      [...segmenter.segment(document.text.slice(region.start, region.end))].map((part) => ({
        start: region.start + part.index,
        end: region.start + part.index + part.segment.trimEnd().length,
      })),
    );
  },
});
