/** Quotation marks of a document, paired once. */
import { quotations } from '../language/quotation-marks.ts';
import type { AnnotatedDocument } from '../model/layers.ts';
import { bySpan, type Span } from '../text/span.ts';
import { recent } from './recent.ts';

export type Quoted = Span & { readonly marks: 'double' | 'single' };

/** The words between outermost marks, in order; marks themselves are left out. */
export const quotedSpans: (document: AnnotatedDocument) => readonly Quoted[] = recent(
  ({ document, layers }) =>
    quotations(document.text, layers.regions)
      .filter((one) => one.depth === 0 && one.inner.end > one.inner.start)
      .map((one) => ({ ...one.inner, marks: one.marks }))
      .sort(bySpan),
);
