/** The tables of a store, as Kysely sees them. `migrations.ts` makes them; `docs/store.md` describes them for people. */
import type { Generated } from 'kysely';

export type Tables = {
  documents: {
    id: string;
    digest: string;
    text: string;
    format: string;
    /** JSON of what was given with the document. */
    given: string;
    /** JSON of the origin map. */
    origin: string;
    /** JSON of the blocks that the mark-up gives; null for plain text. */
    blocks: string | null;
    annotated_with: string | null;
    /** Order in which the documents were added, from 1. */
    position: number;
  };
  /** Layers that are kept whole: tokens, sentences, regions, meta, dating, names. */
  layers: { document: string; layer: string; data: string };
  /** The other layers, one row an annotation; `words` is the evidence. */
  annotations: {
    document: string;
    layer: string;
    number: number;
    start: number | null;
    end: number | null;
    words: string | null;
    data: string;
  };
  examination: { id: number; state: string; data: string };
  findings: {
    id: string;
    rank: number;
    kind: string;
    verdict: string;
    relation: string;
    severity: string;
    origins: number;
    reason: string;
    detail: string;
  };
  evidence: {
    finding: string;
    number: number;
    document: string;
    start: number;
    end: number;
    side: string | null;
    words: string;
  };
  failures: { document: string; code: string; message: string };
  runs: {
    id: Generated<number>;
    command: string;
    version: string;
    started: string;
    finished: string | null;
  };
};
