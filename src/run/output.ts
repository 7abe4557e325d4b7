/** The shape in which an annotated document is printed. */
import type { z } from 'zod';
import { annotators } from '../catalog.ts';
import { AnnotatedSchema } from '../model/annotation.ts';
import type { Document } from '../model/document.ts';
import type { AnnotatedDocument, Layer, Layers } from '../model/layers.ts';
import { annotate } from './annotate.ts';
import { plan } from './plan.ts';

export type Annotated = z.infer<typeof AnnotatedSchema>;

/** The fields of a document as `annotate` prints it; their order is part of the format. */
export const FIELDS: readonly string[] = Object.keys(AnnotatedSchema.shape);
const ALWAYS: readonly string[] = ['id', 'digest', 'text'];

/** One document as `annotate` prints it. */
export function toOutput({ document, layers }: AnnotatedDocument): Annotated {
  return shaped(document, layers, FIELDS) as Annotated;
}

/** One document annotated as far as the chosen fields need it, as a line of JSON. */
export function lineOf(document: Document, fields: readonly string[] = FIELDS): string {
  const chosen = FIELDS.filter((field) => ALWAYS.includes(field) || fields.includes(field));
  const wanted = chosen.filter((field) => !ALWAYS.includes(field)) as Layer[];
  const planned = plan(annotators, wanted.includes('meta') ? [...wanted, 'dating'] : wanted);
  return JSON.stringify(shaped(document, annotate(document, planned), chosen));
}

function shaped(document: Document, layers: Partial<Layers>, fields: readonly string[]): object {
  const { id, digest, text } = document;
  const { meta, dating } = layers;
  const all = { id, digest, text, ...layers, meta: { ...meta, published: meta?.published ?? dating } };
  return Object.fromEntries(fields.map((field) => [field, all[field as keyof typeof all]]));
}
