/** Makes a document of what a reader read. */
import { createHash } from 'node:crypto';
import type { Document, Given } from '../model/document.ts';
import type { ReadResult } from '../model/stages.ts';

/** `sha256-` and the hex digest of the text in UTF-8. */
export function digest(text: string): string {
  return `sha256-${createHash('sha256').update(text, 'utf8').digest('hex')}`;
}

/** `given` (sidecar, command line) wins over what the reader found in the mark-up. */
export function toDocument(id: string, read: ReadResult, given: Given = {}): Document {
  return {
    id,
    digest: digest(read.text),
    text: read.text,
    format: read.format,
    given: { ...read.given, ...given },
    origin: read.origin,
    ...(read.blocks === undefined ? {} : { blocks: read.blocks }),
  };
}
