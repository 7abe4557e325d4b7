/** Figures with what they measure. */

import { compatible } from '../../language/quantity-values.ts';
import type { Attribution, Name, Quantity, Region, Time, Token } from '../../model/annotation.ts';
import { defineAnnotator } from '../../model/stages.ts';
import { contains, firstEndingAfter, overlapping, type Span } from '../../text/span.ts';
import type { Figure } from './interpret.ts';
import { type Measured, measureOf } from './measure.ts';
import { asPerson, isOneMore } from './people.ts';
import { readFigures } from './read.ts';
import { attributionOf, periodOf, placeOf } from './setting.ts';
import { type Word, wordFrom, wordsOf } from './words.ts';

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
  version: 4,
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
  const words = wordsOf(text, layers.tokens, sentence, overlapping(layers.times, sentence));
  const region = layers.regions[firstEndingAfter(layers.regions, sentence.start)];
  const aside = region !== undefined && contains(region, sentence) && ASIDE.has(region.role);
  const quantities: Quantity[] = [];
  let before: Measured | null = null as Measured | null;
  for (const [i, figure] of figures.entries()) {
    const from = i === 0 ? 0 : wordFrom(words, figures[i - 1]!.end);
    if (isLabel(words, figure)) continue;
    const previous: Measured | null = before;
    before = measureOf(words, figure, previous, from);
    // "killed two and hurt a third": the verb says that a person is counted.
    const person = isOneMore(words, figure) ? measureOf(words, asPerson(figure), previous, from) : null;
    const isPerson = person !== null && person.inherited !== null;
    if (isPerson) before = person;
    const twin = i > 0 && previous !== null && isConversion(text, figures[i - 1]!, figure);
    if (twin)
      before = {
        ...before,
        measure: previous.measure,
        family: previous.family,
        aspect: previous.aspect,
        step: previous.step,
      };
    quantities.push(
      quantityOf(text, isPerson ? asPerson(figure) : figure, before, sentence, figures, layers, aside),
    );
  }
  return quantities;
}

/** By the parse: digits that belong to the name before them ("Radio 4 reports"). */
function isLabel(words: readonly Word[], figure: Figure): boolean {
  if (figure.unit !== null || figure.kind !== 'number' || figure.qualifier !== null) return false;
  const at = wordFrom(words, figure.start);
  const word = words[at];
  const name = words[at - 1];
  if (word === undefined || name?.pos !== 'PROPN' || word.end !== figure.end || !/^\d+$/.test(word.word))
    return false;
  return word.head === at - 1 && word.rel !== 'appos' && word.rel !== 'conj';
}

/** "58 km (36 miles)": the same value again in another unit. */
function isConversion(text: string, first: Figure, second: Figure): boolean {
  if (first.base === null && second.base === null) return false;
  if (
    first.kind !== second.kind ||
    text
      .slice(first.end, second.start)
      .trim()
      .replace(/^\((?:about|around|some)? ?$/, '(') !== '('
  )
    return false;
  const agreement = compatible(first, second);
  return agreement === 'equal' || agreement === 'rounds' || agreement === 'overlaps';
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
  const bare = kind === 'age' || kind === 'ordinal';
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
    period: bare ? null : periodOf(text, figure, sentence, times, figures),
    place: bare ? null : placeOf(text, figure, sentence, names, figures),
    attribution: attributionOf(figure, attributions),
    comparable: figure.comparable && !aside,
    ...(qualifier === null ? {} : { qualifier }),
    ...(base === null ? {} : { base }),
    ...(per === null ? {} : { per }),
    ...(step === undefined ? {} : { step }),
  };
}
