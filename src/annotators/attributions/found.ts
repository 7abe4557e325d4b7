/** What the finding steps hand on. */
import type { Candidate } from './contents.ts';

/** An attribution in tokens; `source` is the head of the source, -1 for none. */
export type Found = {
  readonly anchor: number;
  readonly content: Candidate;
  readonly source: number;
  /** Probability that the content is one, up to its edges. */
  readonly confidence: number;
};

/** An attribution whose source has not been looked for. */
export type Sourceless = Omit<Found, 'source'>;
