/**
 * A document: text that never changes after it is read, with what is known about where it came from.
 */
import type { Span } from '../text/span.ts';

/** What a reader, a sidecar file or the command line says about a document; nothing here is guessed. */
export type Given = {
  readonly title?: string;
  readonly outlet?: string;
  readonly byline?: string;
  readonly url?: string;
  readonly language?: string;
  /** ISO 8601 date or date-time. */
  readonly published?: string;
  readonly modified?: string;
};

/** A stretch of `text` and where its characters stand in the raw input (bytes; UTF-16 units for decoded input). */
export type OriginPart = { readonly span: Span; readonly source: Span };

/** A block that the reader knows from mark-up (HTML), which plain text has to guess from shape. */
export type Block = Span & {
  readonly kind:
    | 'title'
    | 'heading'
    | 'paragraph'
    | 'quote'
    | 'list'
    | 'caption'
    | 'byline'
    | 'time'
    | 'other';
};

export type Document = {
  /** The name it was given by; unique in one run. */
  readonly id: string;
  /** `sha256-…` of the text in UTF-8. */
  readonly digest: string;
  /** The input exactly as decoded, or the extracted text for HTML. */
  readonly text: string;
  readonly format: 'text' | 'html';
  readonly given: Given;
  /** For extracted text: where its parts stand in the raw input. Empty for plain text, which is its own origin. */
  readonly origin: readonly OriginPart[];
  /** For extracted text: the blocks its mark-up gives; undefined for plain text. */
  readonly blocks?: readonly Block[];
};
