/** Runs in a worker thread: annotates a batch of documents and gives their layers as JSON. */
import { annotators } from '../catalog.ts';
import type { Document } from '../model/document.ts';
import { annotateAll } from './annotate.ts';
import { plan } from './plan.ts';

const planned = plan(annotators);

/** One JSON string of `Layers` a document, in order. */
export default function annotateBatch(documents: readonly Document[]): string[] {
  return documents.map((document) => JSON.stringify(annotateAll(document, planned)));
}
