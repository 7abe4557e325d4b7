/** The library's public face: opens a story, adds documents, annotates them, examines them together, reports. */
import { annotators, comparisons, readers, sections } from './catalog.ts';
import type { Document, Given } from './model/document.ts';
import { InputError } from './model/errors.ts';
import type { Examination } from './model/finding.ts';
import type { AnnotatedDocument } from './model/layers.ts';
import type { Failure, Store } from './model/store.ts';
import { toDocument } from './readers/document.ts';
import { type InputOptions, readInputs } from './readers/inputs.ts';
import { renderHtml } from './report/html-page.ts';
import { renderMarkdown } from './report/markdown-page.ts';
import { annotateAll } from './run/annotate.ts';
import { fingerprint, storyState } from './run/fingerprint.ts';
import { layerKeeper } from './run/kept-layers.ts';
import { examine } from './run/link.ts';
import { type Annotated, toOutput } from './run/output.ts';
import { plan } from './run/plan.ts';
import { annotateDocuments, annotatedLines } from './run/pool.ts';
import { openSqliteStore } from './store/sqlite/open.ts';
import { version } from './version.ts';

/** What happened to the inputs of one `add`. */
export type Added = {
  readonly added: readonly string[];
  /** Already stored with the same text. */
  readonly unchanged: readonly string[];
  readonly failures: readonly Failure[];
};

export type AddOptions = Omit<InputOptions, 'readers'> & {
  /** Called after each input, with the number read so far. */
  readonly onRead?: (read: number) => void;
  /** Called with each input error as it occurs. */
  readonly onFailure?: (error: InputError) => void;
};

export type WorkOptions = {
  /** Worker threads; left out, as many as are worth it. */
  readonly jobs?: number;
  /** Called after each document. */
  readonly onDocument?: (done: number, of: number) => void;
};

/** Everything a report can be made as. */
export const REPORT_FORMATS = ['html', 'markdown', 'json'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export type Story = {
  /** Reads inputs and stores their documents; bad inputs become failures, the others go on. */
  add(inputs: readonly string[], options?: AddOptions): Promise<Added>;
  /** Annotates what is not annotated yet, or was by other versions; each document in one transaction. */
  annotate(options?: WorkOptions): Promise<void>;
  /** The stored documents with their layers, in the order in which they were added. */
  annotated(): AsyncGenerator<AnnotatedDocument, void, void>;
  /** Annotates as needed and cross-examines; gives the stored examination while nothing has changed. */
  examine(options?: WorkOptions): Promise<Examination>;
  report(format: ReportFormat, options?: WorkOptions & { readonly title?: string }): Promise<string>;
  readonly store: Store;
  close(): Promise<void>;
};

/**
 * Opens the story in the SQLite file `path`, or a new one in memory.
 * Throws an `InputError` of code `bad-store` (or `not-found` with `mustExist`) when that cannot be.
 */
export async function openStory(path?: string, options: { mustExist?: boolean } = {}): Promise<Story> {
  const store = await openSqliteStore(path, options);
  const layers = path === undefined ? inMemory(store) : inStore(store);
  const story: Story = {
    store,
    add: (inputs, addOptions = {}) => addInputs(store, inputs, addOptions),
    annotate: (work = {}) => annotateStored(store, layers, work),
    annotated: () => readAnnotated(store, layers),
    examine: (work = {}) => examineStored(store, layers, work),
    async report(format, work = {}) {
      const examination = await examineStored(store, layers, work);
      if (format === 'json') return `${JSON.stringify(examination)}\n`;
      const documents: AnnotatedDocument[] = [];
      for await (const document of readAnnotated(store, layers)) documents.push(document);
      const render = format === 'html' ? renderHtml : renderMarkdown;
      return render({ documents, examination }, sections, {
        title: work.title ?? defaultTitle(path),
        version,
      });
    },
    close: () => store.close(),
  };
  return story;
}

/** One text with its layers, as `annotate` prints it; nothing is stored. Offsets index `text`. */
export function annotateText(text: string, options: { id?: string; given?: Given } = {}): Annotated {
  const read = { text, format: 'text' as const, given: {}, origin: [] };
  const document = toDocument(options.id ?? 'text', read, options.given);
  return toOutput({ document, layers: annotateAll(document, plan(annotators)) });
}

/** Reads inputs and yields each document annotated, in input order, or the error that stood in its way; nothing is stored. */
export async function* annotateInputs(
  inputs: readonly string[],
  options: Omit<InputOptions, 'readers'> & WorkOptions = {},
): AsyncGenerator<Annotated | InputError, void, void> {
  for await (const one of counted((items) => annotateDocuments(items, options.jobs), inputs, options)) {
    yield one instanceof InputError ? one : toOutput(one);
  }
}

/** As `annotateInputs`, each document as the JSON text that `annotate` prints, with all fields or the chosen ones. */
export async function* annotateLines(
  inputs: readonly string[],
  options: Omit<InputOptions, 'readers'> & WorkOptions & { readonly fields?: readonly string[] } = {},
): AsyncGenerator<string | InputError, void, void> {
  yield* counted((items) => annotatedLines(items, options.jobs, options.fields), inputs, options);
}

/** What `work` makes of the inputs as they are read; every document done is told. */
async function* counted<T>(
  work: (items: AsyncIterable<Document | InputError>) => AsyncIterable<T | InputError>,
  inputs: readonly string[],
  options: Omit<InputOptions, 'readers'> & WorkOptions,
): AsyncGenerator<T | InputError, void, void> {
  let of = 0;
  let done = 0;
  const onInputs = (count: number): void => {
    of = count;
  };
  for await (const one of work(readInputs(inputs, { ...options, readers, onInputs }))) {
    options.onDocument?.(++done, of);
    yield one;
  }
}

async function addInputs(store: Store, inputs: readonly string[], options: AddOptions): Promise<Added> {
  const added: string[] = [];
  const unchanged: string[] = [];
  const failures: Failure[] = [];
  const fail = async (error: InputError): Promise<void> => {
    const failure = { document: error.subject, code: error.code, message: error.message };
    failures.push(failure);
    options.onFailure?.(error);
    await store.putFailure(failure);
  };
  const run = await store.beginRun('add', version);
  let read = 0;
  for await (const one of readInputs(inputs, { ...options, readers })) {
    options.onRead?.(++read);
    if (one instanceof InputError) {
      await fail(one);
      continue;
    }
    const outcome = await store.addDocument(one);
    if (outcome === 'added') added.push(one.id);
    else if (outcome === 'unchanged') unchanged.push(one.id);
    else {
      const problem = 'another text is stored under this name';
      await fail(new InputError('name-taken', one.id, problem, 'Rename the file, or start a new store.'));
    }
  }
  await store.endRun(run);
  return { added, unchanged, failures };
}

/** Where a story keeps the layers of its documents. */
type LayerHome = {
  /** Documents whose layers are missing or were made by other parts than `mark` stands for. */
  missing(mark: string): Promise<readonly string[]>;
  put(document: AnnotatedDocument, mark: string): Promise<void>;
  get(id: string): Promise<AnnotatedDocument | undefined>;
};

function inStore(store: Store): LayerHome {
  const keep = layerKeeper();
  return {
    missing: async (mark) =>
      (await store.documents()).filter((row) => row.annotatedWith !== mark).map((row) => row.id),
    put: ({ document, layers }, mark) => store.putLayers(document.id, layers, mark),
    async get(id) {
      const found = await store.annotated(id);
      return found && { ...found, layers: keep(found.layers) };
    },
  };
}

/** A story without a file ends with its process: its layers are never written. */
function inMemory(store: Store): LayerHome {
  const kept = new Map<string, AnnotatedDocument>();
  const keep = layerKeeper();
  return {
    missing: async () => (await store.documents()).map((row) => row.id).filter((id) => !kept.has(id)),
    async put({ document, layers }) {
      kept.set(document.id, { document, layers: keep(layers) });
    },
    get: async (id) => kept.get(id),
  };
}

async function annotateStored(store: Store, home: LayerHome, options: WorkOptions): Promise<void> {
  const mark = fingerprint(annotators);
  const missing = await home.missing(mark);
  async function* documents(): AsyncGenerator<Document, void, void> {
    for (const id of missing) yield (await store.document(id))!;
  }
  let done = 0;
  for await (const annotated of annotateDocuments<never>(documents(), options.jobs)) {
    await home.put(annotated, mark);
    options.onDocument?.(++done, missing.length);
  }
}

async function* readAnnotated(store: Store, home: LayerHome): AsyncGenerator<AnnotatedDocument, void, void> {
  for (const { id } of await store.documents()) {
    const document = await home.get(id);
    if (document !== undefined) yield document;
  }
}

async function examineStored(store: Store, home: LayerHome, options: WorkOptions): Promise<Examination> {
  const rows = await store.documents();
  const failures = await store.failures();
  const state = storyState(
    [...rows, ...failures.map(({ document, code }) => ({ id: document, digest: code }))],
    [...annotators, ...comparisons],
  );
  const known = await store.examination(state);
  if (known !== undefined) return known;
  const run = await store.beginRun('examine', version);
  await annotateStored(store, home, options);
  const documents: AnnotatedDocument[] = [];
  for await (const document of readAnnotated(store, home)) documents.push(document);
  const examination = examine(documents, comparisons, { failures: [...failures] });
  await store.putExamination(examination, state);
  await store.endRun(run);
  return examination;
}

function defaultTitle(path: string | undefined): string | undefined {
  return path?.replace(/^.*[/\\]/, '').replace(/\.crosswire$/, '');
}
