/** What a document tells of somebody or of the event, as the value of a slot that holds one at a time. */
import type { Span } from '../../text/span.ts';

export type Filler = Span & {
  readonly document: string;
  readonly order: number;
  /** The question answered ("home", "treatment"); fillers of one slot and one holder are compared. */
  readonly slot: string;
  /** Whose it is: `person <story entity>`, `role <class>`, `people <number>`, `event`, `thing <class>`. */
  readonly holder: string;
  /** How the finding calls the holder; '' for the event. */
  readonly name: string;
  /** What a counted group is called, where that says more than "people". */
  readonly noun?: string;
  readonly value: string;
  /** The value in the document's words, where the reason shows those. */
  readonly shown?: string;
  /** The words that say it. */
  readonly words: Span;
  /** Told at a distance: "reportedly", "may have". */
  readonly hedged: boolean;
  readonly headline: boolean;
  /** How far a matter has come by it, and whether it is told as the state of things. */
  readonly rank?: number;
  readonly current?: boolean;
};

/** How the values of a slot go together. */
export type Slot = {
  readonly type: string;
  /** Two values may both be true: a difference in telling. */
  readonly soft: boolean;
  /** A document that gives several values speaks of several things, and is left out. */
  readonly single?: boolean;
  /** Values in the order in which they can follow each other. */
  readonly later?: readonly string[];
  /** Whether two values go together. */
  alike(a: Filler, b: Filler): boolean;
};
