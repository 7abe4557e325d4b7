/** Numbers whose noun stands elsewhere: "put the magnitude at 4.3, the Office at 4.7", "a town of 9,000". */
import type { Quantity } from '../../model/annotation.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import { firstEndingAfter, overlapping } from '../../text/span.ts';
import { canonical } from './counted.ts';
import { saidBefore } from './stocks.ts';

const MAGNITUDE = 'magnitude';
const QUAKE = 'earthquake';
/** Strengths of quakes lie between these and are given with one decimal. */
const WEAKEST = 1;
const STRONGEST = 10;

/** Whether a number may be the strength of a quake: "4.3". */
function isStrength(document: AnnotatedDocument, { start, end, low }: Quantity): boolean {
  if (low === null || low < WEAKEST || low >= STRONGEST) return false;
  return /^\d\.\d$/.test(document.document.text.slice(start, end));
}

/** A bare number after a magnitude in one sentence as a magnitude, one that is told to live in a place as people; others as they are. */
export function withNoun(document: AnnotatedDocument, quantity: Quantity): Quantity {
  if (quantity.family === MAGNITUDE) return { ...quantity, kind: MAGNITUDE };
  if (canonical(quantity.unit ?? '') === QUAKE && isStrength(document, quantity))
    return { ...quantity, kind: MAGNITUDE, family: MAGNITUDE };
  if (quantity.kind !== 'number') return quantity;
  if (saidBefore(document, quantity) !== null)
    return { ...quantity, kind: 'count', unit: 'person', family: 'people' };
  if (!isStrength(document, quantity)) return quantity;
  const { sentences, quantities } = document.layers;
  const sentence = sentences[firstEndingAfter(sentences, quantity.start)];
  if (sentence === undefined || sentence.start > quantity.start) return quantity;
  const earlier = overlapping(quantities, { start: sentence.start, end: quantity.start }).findLast(
    (one) => one.family === MAGNITUDE,
  );
  return earlier === undefined
    ? quantity
    : { ...quantity, kind: MAGNITUDE, family: MAGNITUDE, measure: earlier.measure };
}
