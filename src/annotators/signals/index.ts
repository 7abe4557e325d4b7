/** Signs of careless or machine-made editing. Each is a stretch of the text with the reason; ordinary prose gives none. */
import { quotations as quotationsOf } from '../../language/quotation-marks.ts';
import { defineAnnotator } from '../../model/stages.ts';
import { bySpan, firstEndingAfter } from '../../text/span.ts';
import { cutSignals, damageSignals, duplicateSignals, proseSignals, residueSignals } from './shape.ts';
import { leftoverSignals, machineAuthorSignals, placeholderSignals, promptSignals } from './wording.ts';

export const signals = defineAnnotator({
  name: 'signals',
  version: 2,
  needs: ['regions', 'meta'],
  gives: 'signals',
  annotate({ text }, { regions, meta }) {
    const quotations = quotationsOf(text, regions).filter(({ depth }) => depth === 0);
    const quoted = (at: number): boolean => {
      const next = quotations[firstEndingAfter(quotations, at)];
      return next !== undefined && next.start <= at;
    };
    return [
      ...leftoverSignals(text, regions),
      ...machineAuthorSignals(text, regions),
      ...promptSignals(text, regions, quoted),
      ...placeholderSignals(text, regions, quoted),
      ...duplicateSignals(text, regions),
      ...residueSignals(text, regions),
      ...damageSignals(text, regions),
      ...proseSignals(text, regions, meta.language),
      ...cutSignals(text, regions),
    ].sort(bySpan);
  },
});
