/** The values of a figure finding with their documents and sources, those that say the same taken together. */
import type { Finding } from '../model/finding.ts';
import { overlaps } from '../text/span.ts';
import type { Card, Cards } from './cards.ts';
import type { FigureValue } from './details.ts';
import { namesSpeaker, sourceName } from './source-names.ts';
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
  /** Kind of quantity ("count", "length"), null where it is not known. */
  readonly kind?: string | null;
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
  const quantity = card.layers?.quantities.find(
    (other) => overlaps(other, item) && other.low === (value.low ?? null),
  );
  const base = value.base ?? (quantity?.base?.low == null ? undefined : quantity.base);
  return {
    card,
    start,
    end,
    text,
    value: { ...value, unit: value.unit ?? unit, ...(base === undefined ? {} : { base: whole(base) }) },
    source: sourceOf(card, item),
    kind: quantity?.kind ?? null,
  };
}

function whole({ low, high, unit }: Base): NonNullable<FigureValue['base']> {
  return { low: low ?? high ?? 0, high: high ?? low ?? 0, unit };
}
type Base = {
  readonly low?: number | null | undefined;
  readonly high?: number | null | undefined;
  readonly unit?: string | null | undefined;
};

/** Who is said to have given the figure: the source of the innermost attribution that holds it. */
function sourceOf(card: Card, item: { readonly start: number; readonly end: number }): string | null {
  if (card.layers === null) return null;
  const { quantities, attributions } = card.layers;
  const id = quantities.find(
    (quantity) => overlaps(quantity, item) && quantity.attribution !== null,
  )?.attribution;
  const attribution = attributions.find((other) => other.id === id);
  // "According to the storm": what cannot speak is no source of a figure.
  if (
    attribution === undefined ||
    (attribution.speaker === null && !namesSpeaker(attribution, { layers: card.layers }))
  )
    return null;
  return sourceName(attribution, { document: { text: card.text }, layers: card.layers });
}

/**
 * The readings with their values in one unit, and that unit: the one that all have, else the one of the first where all can
 * be converted to it by way of a base unit; null, and the values as they are, where no unit serves for all.
 */
export function inOneUnit(readings: readonly Reading[]): {
  readings: readonly Reading[];
  unit: string | null;
} {
  const units = new Set(readings.map(({ value }) => value.unit ?? null));
  const first = readings[0]?.value;
  if (first === undefined) return { readings, unit: null };
  if (units.size === 1) return { readings: readings.map(withoutBase), unit: first.unit ?? null };
  const bases = readings.map(
    ({ value }) => value.base ?? { low: value.low, high: value.high, unit: value.unit },
  );
  const known = new Set(bases.map(({ unit }) => unit ?? null));
  if (known.size !== 1 || known.has(null) || !first.low || !bases[0]?.low) {
    const based = readings.some(({ value }) => value.base?.unit);
    return { readings: based ? readings.map(withoutBase) : readings, unit: null };
  }
  const factor = bases[0].low / first.low;
  const converted = (value: number): number => Number((value / factor).toPrecision(4));
  return {
    readings: readings.map((reading, i) => {
      const { low, high } = bases[i]!;
      return {
        ...reading,
        value: {
          ...reading.value,
          base: { low: converted(low ?? high ?? 0), high: converted(high ?? low ?? 0) },
        },
      };
    }),
    unit: first.unit ?? null,
  };
}

function withoutBase(reading: Reading): Reading {
  const { base: _, ...value } = reading.value;
  return { ...reading, value };
}

/** The different values, the smallest first; what only differs in the noun that is counted is one value. */
export function lanesOf(readings: readonly Reading[]): readonly Lane[] {
  const lanes = new Map<string, Reading[]>();
  for (const reading of readings) {
    const { low, high, comparator } = scaled(reading.value);
    const key = `${low} ${high} ${comparator}`;
    lanes.set(key, [...(lanes.get(key) ?? []), reading]);
  }
  return [...lanes.values()]
    .map((same) => ({ words: mostOften(same.map(readingWords)), ...scaled(same[0]!.value), readings: same }))
    .sort((a, b) => (a.low ?? a.high ?? 0) - (b.low ?? b.high ?? 0) || (a.high ?? 0) - (b.high ?? 0));
}

/** The value in the unit that all share, where the finding converted it. */
function scaled({ low, high, base, comparator }: FigureValue): Pick<Lane, 'low' | 'high' | 'comparator'> {
  return { low: base?.low ?? low ?? null, high: base?.high ?? high ?? null, comparator };
}

/** The value in words; where the text only has a vague word ("dozens") that word, with the range it stands for. */
export function readingWords({ card, value, start, end, kind }: Reading): string {
  const { low = null, high = null, comparator, unit = null } = value;
  if (kind === 'score') return `${low}–${high}`;
  const vague = comparator === '~' && low !== high;
  const quantity = vague
    ? card.layers?.quantities.find((other) => overlaps(other, { start, end }) && other.low === low)
    : undefined;
  if (quantity === undefined) return valueWords({ low, high, comparator, unit });
  const own = card.text.slice(quantity.start, quantity.end).replace(/\s+/g, ' ').toLowerCase();
  return `“${own}” (${valueWords({ low, high, comparator, unit })})`;
}

function mostOften(all: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const words of all) counts.set(words, (counts.get(words) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]![0];
}

/** Period, place and source as the text has them: "in 2025, Lower Town, according to the ministry"; '' where it has none. */
export function circumstances({ value, source }: Reading): string {
  const parts = [value.period, value.place, source === null ? null : `according to ${source}`];
  return parts.filter((part) => part !== null && part !== undefined && part !== '').join(', ');
}
