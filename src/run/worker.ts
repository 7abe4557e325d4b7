/** Runs in a worker thread: annotates a batch of documents and gives a JSON text for each. */
import { annotators } from '../catalog.ts';
import type { Document } from '../model/document.ts';
import { annotateAll } from './annotate.ts';
import { lineOf } from './output.ts';
import { plan } from './plan.ts';

/** What a worker is asked: the layers of documents, or with `lines` the documents as `annotate` prints them, with all fields or some. */
export type Task = {
  readonly documents: readonly Document[];
  readonly lines?: true;
  readonly fields?: readonly string[];
};

const planned = plan(annotators);

/** One JSON text a document, in order. */
export default function annotateBatch({ documents, lines, fields }: Task): string[] {
  return documents.map((document) =>
    lines ? lineOf(document, fields) : JSON.stringify(annotateAll(document, planned)),
  );
}
