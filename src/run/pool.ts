/** Annotates many documents: in this thread while they are few, in worker threads when they are worth it. */
import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import { annotators } from '../catalog.ts';
import type { Document } from '../model/document.ts';
import type { AnnotatedDocument, Layers } from '../model/layers.ts';
import { annotateAll } from './annotate.ts';
import { plan } from './plan.ts';

/** Documents a worker takes at a time. */
const BATCH = 16;
/** Fewer documents than this are done before a worker has loaded its model. */
const WORTH_WORKERS = 24;

/**
 * The documents with their layers, in the order given. `jobs` is the number of worker threads; 1 means this thread,
 * left out: as many as there are cores, or this thread for few documents. The result does not depend on it.
 */
export async function* annotateDocuments(
  documents: readonly Document[],
  jobs?: number,
): AsyncGenerator<AnnotatedDocument, void, void> {
  const threads = jobs ?? (documents.length < WORTH_WORKERS ? 1 : availableParallelism());
  if (threads <= 1) {
    const planned = plan(annotators);
    for (const document of documents) yield { document, layers: annotateAll(document, planned) };
    return;
  }
  const file = import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js';
  const pool = new Piscina<readonly Document[], string[]>({
    filename: new URL(file, import.meta.url).href,
    minThreads: Math.min(threads, Math.ceil(documents.length / BATCH)),
    maxThreads: threads,
  });
  try {
    const batches: { documents: readonly Document[]; done: Promise<string[]> }[] = [];
    let next = 0;
    const submit = () => {
      if (next >= documents.length) return;
      const batch = documents.slice(next, next + BATCH);
      next += BATCH;
      const done = pool.run(batch);
      done.catch(() => {}); // a failure is thrown where its batch is awaited
      batches.push({ documents: batch, done });
    };
    for (let i = 0; i < threads * 2; i++) submit();
    for (let batch = batches.shift(); batch !== undefined; batch = batches.shift()) {
      const layers = await batch.done;
      submit();
      for (let i = 0; i < layers.length; i++) {
        yield { document: batch.documents[i]!, layers: JSON.parse(layers[i]!) as Layers };
      }
    }
  } finally {
    await pool.destroy();
  }
}
