/** The values of a figure finding with their documents and sources, those that say the same taken together. */
import type { Finding } from '../model/finding.ts';
import { overlaps } from '../text/span.ts';
import type { Card, Cards } from './cards.ts';
import type { FigureValue } from './details.ts';
import { sourceName } from './voices.ts';
import { valueWords } from './words.ts';

export type Reading = {
  readonly card: Card;
  readonly start: number;
  readonly end: number;
  readonly value: FigureValue;
  /** Source the text gives for it, or null: the outlet's own voice. */
  readonly source: string | null;
  /** The words of the passage. */
  readonly text: string;
};
/** Readings that give the same value. */
export type Lane = {
  readonly words: string;
  readonly low: number | null;
  readonly high: number | null;
  readonly comparator: string;
  readonly readings: readonly Reading[];
};
export function readingOf(
  finding: Finding,
  value: FigureValue,
  unit: string | null,
  cards: Cards,
): Reading | null {
  const item = finding.evidence[value.evidence];
  const card = item === undefined ? undefined : cards.get(item.document);
  if (item === undefined || card === undefined) return null;
  const { start, end, text } = item;
  return {
    card,
    start,
    end,
    text,
    value: { ...value, unit: value.unit ?? unit },
    source: sourceOf(card, item),
  };
}

/** Who is said to have given the figure: the source of the innermost attribution that holds it. */
function sourceOf(card: Card, item: { readonly start: number; readonly end: number }): string | null {
  if (card.layers === null) return null;
  const { quantities, attributions, entities } = card.layers;
  const id = quantities.find(
    (quantity) => overlaps(quantity, item) && quantity.attribution !== null,
  )?.attribution;
  const attribution = attributions.find((other) => other.id === id);
  if (attribution === undefined) return null;
  return sourceName(attribution, new Map(entities.map((entity) => [entity.id, entity])), card.text);
}

export function lanesOf(readings: readonly Reading[]): readonly Lane[] {
  const lanes = new Map<string, Reading[]>();
  for (const reading of readings) {
    const words = valueWords({
      ...reading.value,
      low: reading.value.low ?? null,
      high: reading.value.high ?? null,
      unit: reading.value.unit ?? null,
    });
    lanes.set(words, [...(lanes.get(words) ?? []), reading]);
  }
  return [...lanes]
    .map(([words, same]) => ({ words, ...scaled(same[0]!.value), readings: same }))
    .sort((a, b) => (a.low ?? a.high ?? 0) - (b.low ?? b.high ?? 0) || (a.high ?? 0) - (b.high ?? 0));
}

/** The value in the unit that all share, where the finding converted it. */
function scaled({ low, high, base, comparator }: FigureValue): Pick<Lane, 'low' | 'high' | 'comparator'> {
  return { low: base?.low ?? low ?? null, high: base?.high ?? high ?? null, comparator };
}

/** "at least 30,000 deaths, in 2025, Mexico, according to the ministry". */
export function readingWords(lane: Lane, { value, source }: Reading): string {
  const parts = [lane.words, value.period, value.place, source === null ? null : `according to ${source}`];
  return parts.filter((part) => part !== null && part !== undefined && part !== '').join(', ');
}
