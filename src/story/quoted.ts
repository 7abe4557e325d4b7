/** Quotation marks of a document, paired once. */
import { quotations } from '../language/quotation-marks.ts';
import type { AnnotatedDocument } from '../model/layers.ts';
import { bySpan, type Span } from '../text/span.ts';

const kept = new WeakMap<AnnotatedDocument, readonly Span[]>();

/** The words between double marks (outermost, in order); marks themselves are left out. */
export function quotedSpans(document: AnnotatedDocument): readonly Span[] {
  let spans = kept.get(document);
  if (!spans) {
    spans = quotations(document.document.text, document.layers.regions)
      .filter((one) => one.depth === 0 && one.marks === 'double' && one.inner.end > one.inner.start)
      .map((one) => one.inner)
      .sort(bySpan);
    kept.set(document, spans);
  }
  return spans;
}
