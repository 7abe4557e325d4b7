/** Quotation marks of a document, paired once. */
import { quotations } from '../language/quotation-marks.ts';
import type { AnnotatedDocument } from '../model/layers.ts';
import { bySpan, type Span } from '../text/span.ts';

export type Quoted = Span & { readonly marks: 'double' | 'single' };

const kept = new WeakMap<AnnotatedDocument, readonly Quoted[]>();

/** The words between outermost marks, in order; marks themselves are left out. */
export function quotedSpans(document: AnnotatedDocument): readonly Quoted[] {
  let spans = kept.get(document);
  if (!spans) {
    spans = quotations(document.document.text, document.layers.regions)
      .filter((one) => one.depth === 0 && one.inner.end > one.inner.start)
      .map((one) => ({ ...one.inner, marks: one.marks }))
      .sort(bySpan);
    kept.set(document, spans);
  }
  return spans;
}
