/** What the program asks of a store. Only `run/` writes. */
import type { Document } from './document.ts';
import type { Examination } from './finding.ts';
import type { AnnotatedDocument, Layers } from './layers.ts';

/** A document as a listing shows it. */
export type DocumentRow = {
  readonly id: string;
  readonly digest: string;
  /** Length of the text in characters (code points). */
  readonly length: number;
  /** Fingerprint of the annotators its layers were computed with; null before that. */
  readonly annotatedWith: string | null;
};

/** A passage found by full-text search: `start` and `end` are offsets of the document's text. */
export type Hit = {
  readonly document: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
};

export type Failure = { readonly document: string; readonly code: string; readonly message: string };

export type StoreReader = {
  /** In the order in which they were added. */
  documents(): Promise<readonly DocumentRow[]>;
  document(id: string): Promise<Document | undefined>;
  /** The document with the layers stored for it; undefined when it is not stored or not annotated. */
  annotated(id: string): Promise<AnnotatedDocument | undefined>;
  /** The examination whose state is `state`; undefined when the stored one is of another state or there is none. */
  examination(state: string): Promise<Examination | undefined>;
  failures(): Promise<readonly Failure[]>;
  /** Sentences that hold all words of `query`, best first. */
  search(query: string, limit: number): Promise<readonly Hit[]>;
  info(): Promise<StoreInfo>;
};

export type StoreInfo = {
  readonly schemaVersion: number;
  readonly documents: number;
  readonly annotated: number;
  readonly findings: number;
  /** What the database's own integrity check says, "ok" when it is whole. */
  readonly integrity: string;
};

export type StoreWriter = {
  /** Adds a document; gives 'unchanged' when the same text stands under that id, 'conflict' when another does. */
  addDocument(document: Document): Promise<'added' | 'unchanged' | 'conflict'>;
  removeDocument(id: string): Promise<void>;
  /** Replaces all layers of a document in one transaction. */
  putLayers(id: string, layers: Layers, fingerprint: string): Promise<void>;
  /** Replaces the stored examination in one transaction. */
  putExamination(examination: Examination, state: string): Promise<void>;
  putFailure(failure: Failure): Promise<void>;
  /** Logs a command in the table of runs and gives its number. */
  beginRun(command: string, version: string): Promise<number>;
  endRun(run: number): Promise<void>;
};

export type Store = StoreReader & StoreWriter & { close(): Promise<void> };
