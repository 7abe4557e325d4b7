/** Annotates a stream of documents: in this thread while they are few, in worker threads when they are worth it. */
import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import { annotators } from '../catalog.ts';
import type { Document } from '../model/document.ts';
import type { InputError } from '../model/errors.ts';
import type { AnnotatedDocument, Layers } from '../model/layers.ts';
import { annotateAll } from './annotate.ts';
import { lineOf } from './output.ts';
import { plan } from './plan.ts';
import type { Task } from './worker.ts';

/** Documents a worker takes at a time: enough to keep it busy, few enough that what waits stays small. */
const BATCH = 4;
/** Batches that are under way for each worker. */
const AHEAD = 2;
/** Fewer documents than this are done before a worker has loaded its model. */
const WORTH_WORKERS = 24;
/**
 * A worker's heap in MB: with less room for young objects than the engine takes by itself, and a bound on old ones under which it
 * collects sooner, a thread needs half the memory and no more time.
 */
const HEAP = { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: 2000 };

/** What is read: a document, or the error that stood in its way, which is handed on in its place. */
export type Read = Document | InputError;
export type Items = AsyncIterable<Read> | Iterable<Read>;

/**
 * The documents with their layers, in the order given. `jobs` is the number of worker threads; 1 means this thread,
 * left out: as many as there are cores, or this thread for few documents. The result does not depend on it. Documents are
 * taken as they are needed, so that memory does not grow with their number.
 */
export function annotateDocuments<E extends InputError>(
  items: AsyncIterable<Document | E> | Iterable<Document | E>,
  jobs?: number,
): AsyncGenerator<AnnotatedDocument | E, void, void> {
  const planned = plan(annotators);
  const here = (document: Document) => ({ document, layers: annotateAll(document, planned) });
  const there = (json: string, document: Document) => ({ document, layers: JSON.parse(json) as Layers });
  return overDocuments(items, jobs, here, {}, there);
}

/** The documents as the JSON text that `annotate` prints, with all fields or the chosen ones; else as `annotateDocuments`. */
export function annotatedLines(
  items: Items,
  jobs?: number,
  fields?: readonly string[],
): AsyncGenerator<string | InputError, void, void> {
  const here = (document: Document) => lineOf(document, fields);
  return overDocuments(items, jobs, here, { lines: true, ...(fields && { fields }) }, (line) => line);
}

/** `here` does a document in this thread; `task` is what a worker does, and `there` makes of its JSON text the same. */
async function* overDocuments<T, E extends InputError>(
  items: AsyncIterable<Document | E> | Iterable<Document | E>,
  jobs: number | undefined,
  here: (document: Document) => T,
  task: Omit<Task, 'documents'>,
  there: (json: string, document: Document) => T,
): AsyncGenerator<T | E, void, void> {
  const batches = batchesOf(items);
  const first: (Document | E)[][] = [];
  let read = 0;
  for (let next = await batches.next(); next.value !== undefined; next = await batches.next()) {
    first.push(next.value);
    read += next.value.length;
    if (jobs !== undefined || read >= WORTH_WORKERS) break;
  }
  async function* all(): AsyncGenerator<(Document | E)[], void, void> {
    yield* first;
    yield* batches;
  }
  const threads = jobs ?? (read < WORTH_WORKERS ? 1 : availableParallelism());
  if (threads > 1) {
    yield* inWorkers(all(), threads, task, there);
    return;
  }
  for await (const batch of all()) for (const item of batch) yield isError(item) ? item : here(item);
}

async function* inWorkers<T, E extends InputError>(
  batches: AsyncGenerator<(Document | E)[], void, void>,
  threads: number,
  task: Omit<Task, 'documents'>,
  there: (json: string, document: Document) => T,
): AsyncGenerator<T | E, void, void> {
  const file = import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js';
  const pool = new Piscina<Task, string[]>({
    filename: new URL(file, import.meta.url).href,
    minThreads: threads, // else a thread that waits is ended, and its successor reads the model anew
    maxThreads: threads,
    resourceLimits: HEAP,
  });
  const waiting: { readonly batch: (Document | E)[]; readonly done: Promise<string[]> }[] = [];
  const submit = async (): Promise<void> => {
    const { value: batch } = await batches.next();
    if (batch === undefined) return;
    const documents = batch.filter((item): item is Document => !isError(item));
    const done = documents.length === 0 ? Promise.resolve([]) : pool.run({ ...task, documents });
    done.catch(() => {}); // a failure is thrown where its batch is awaited
    waiting.push({ batch, done });
  };
  try {
    for (let i = 0; i < threads * AHEAD; i++) await submit();
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const results = (await next.done).values();
      await submit();
      for (const item of next.batch) yield isError(item) ? item : there(results.next().value!, item);
    }
  } finally {
    await pool.destroy();
  }
}

/** Items in lists of at most `BATCH`. */
async function* batchesOf<I>(items: AsyncIterable<I> | Iterable<I>): AsyncGenerator<I[], void, void> {
  let batch: I[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function isError<E extends InputError>(item: Document | E): item is E {
  return item instanceof Error;
}
