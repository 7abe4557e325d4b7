/** Figures with what they measure. */
import type { Quantity, Time } from '../../model/annotation.ts';
import { defineAnnotator } from '../../model/stages.ts';
import { overlapping, type Span } from '../../text/span.ts';
import { find } from './find.ts';
import { type Figure, interpret } from './interpret.ts';

export const quantities = defineAnnotator({
  name: 'quantities',
  version: 2,
  needs: ['regions', 'sentences', 'tokens', 'names', 'times', 'attributions'],
  gives: 'quantities',
  annotate(document, view) {
    const { text } = document;
    const figures: Figure[] = [];
    for (const sentence of view.sentences) {
      for (const found of find(text, sentence)) {
        const figure = interpret(text, found, sentence);
        if (!isTime(figure, view.times)) figures.push(figure);
      }
    }
    return figures.map((figure, i) => quantityOf(figure, i));
  },
});

/** Whether a calendar date or clock time of the text holds the figure; durations are figures too. */
function isTime(figure: Span & { readonly kind: Quantity['kind'] }, times: readonly Time[]): boolean {
  return overlapping(times, figure).some((time) => time.type === 'DATE' || time.type === 'TIME');
}

function quantityOf(figure: Figure, index: number): Quantity {
  const { start, end, low, high, comparator, unit, kind, per, base, qualifier, comparable } = figure;
  return {
    start,
    end,
    id: `q${index + 1}`,
    low,
    high,
    comparator,
    unit,
    kind,
    measure: [],
    family: null,
    aspect: 'level',
    period: null,
    place: null,
    attribution: null,
    comparable,
    ...(qualifier === null ? {} : { qualifier }),
    ...(base === null ? {} : { base }),
    ...(per === null ? {} : { per }),
  };
}
