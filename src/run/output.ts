/** The shape in which an annotated document is printed. */
import type { z } from 'zod';
import type { AnnotatedSchema } from '../model/annotation.ts';
import type { AnnotatedDocument } from '../model/layers.ts';

export type Annotated = z.infer<typeof AnnotatedSchema>;

/** One document as `annotate` prints it; the field order is part of the format. */
export function toOutput({ document, layers }: AnnotatedDocument): Annotated {
  const { meta, dating } = layers;
  return {
    id: document.id,
    digest: document.digest,
    text: document.text,
    meta: { ...meta, published: meta.published ?? dating },
    regions: [...layers.regions],
    sentences: [...layers.sentences],
    tokens: [...layers.tokens],
    entities: [...layers.entities],
    mentions: [...layers.mentions],
    attributions: [...layers.attributions],
    quantities: [...layers.quantities],
    times: [...layers.times],
    signals: [...layers.signals],
  } as Annotated;
}
