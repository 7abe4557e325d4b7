/** Figures with what they measure. */

import type { Attribution, Name, Quantity, Region, Time, Token } from '../../model/annotation.ts';
import { defineAnnotator } from '../../model/stages.ts';
import { contains, firstEndingAfter, type Span } from '../../text/span.ts';
import type { Figure } from './interpret.ts';
import { type Measured, measureOf } from './measure.ts';
import { readFigures } from './read.ts';
import { attributionOf, periodOf, placeOf } from './setting.ts';
import { wordFrom, wordsOf } from './words.ts';

type Layers = {
  readonly regions: readonly Region[];
  readonly tokens: readonly Token[];
  readonly names: readonly Name[];
  readonly times: readonly Time[];
  readonly attributions: readonly Attribution[];
};

/** Parts of a page that hold no report: their figures are found, but not compared. */
const ASIDE: ReadonlySet<Region['role']> = new Set<Region['role']>([
  'navigation',
  'boilerplate',
  'form',
  'tags',
  'duplicate',
]);

export const quantities = defineAnnotator({
  name: 'quantities',
  version: 3,
  needs: ['regions', 'sentences', 'tokens', 'names', 'times', 'attributions'],
  gives: 'quantities',
  annotate({ text }, view) {
    const found = view.sentences.flatMap((sentence) => ofSentence(text, sentence, view));
    return found.map((quantity, i) => ({ ...quantity, id: `q${i + 1}` }));
  },
});

function ofSentence(text: string, sentence: Span, layers: Layers): Quantity[] {
  const figures = readFigures(text, sentence, layers.names, layers.times);
  if (figures.length === 0) return [];
  const words = wordsOf(text, layers.tokens, sentence);
  const region = layers.regions[firstEndingAfter(layers.regions, sentence.start)];
  const aside = region !== undefined && contains(region, sentence) && ASIDE.has(region.role);
  const quantities: Quantity[] = [];
  let before: Measured | null = null;
  for (const [i, figure] of figures.entries()) {
    const from = i === 0 ? 0 : wordFrom(words, figures[i - 1]!.end);
    before = measureOf(words, figure, before, from);
    quantities.push(quantityOf(text, figure, before, sentence, figures, layers, aside));
  }
  return quantities;
}

function quantityOf(
  text: string,
  figure: Figure,
  measured: Measured,
  sentence: Span,
  figures: readonly Figure[],
  { times, names, attributions }: Layers,
  aside: boolean,
): Quantity {
  const { start, end, low, high, comparator, per, base, qualifier } = figure;
  const { kind, unit, measure, family, aspect, step } = measured;
  return {
    start,
    end,
    id: '',
    low,
    high,
    comparator,
    unit,
    kind,
    measure: [...measure],
    family,
    aspect,
    period: periodOf(text, figure, sentence, times, figures),
    place: placeOf(text, figure, sentence, names, figures),
    attribution: attributionOf(figure, attributions),
    comparable: figure.comparable && !aside,
    ...(qualifier === null ? {} : { qualifier }),
    ...(base === null ? {} : { base }),
    ...(per === null ? {} : { per }),
    ...(step === undefined ? {} : { step }),
  };
}
