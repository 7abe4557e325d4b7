/** The text that a page carries in its linked data (schema.org `articleBody`), for pages that show little of it. */
import type { Piece } from './blocks.ts';

/** Paragraphs of an `articleBody`, with their place in the mark-up where it stands there letter by letter. */
export function linkedPieces(body: string, markup: string, document: Document): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const line of body.split(/\s*\n\s*|\s{3,}/)) {
    const text = line
      .replace(/<[^>]{0,200}>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    if (text === '') continue;
    const at = markup.indexOf(text, from);
    const parts =
      at < 0 ? [] : [{ span: { start: 0, end: text.length }, source: { start: at, end: at + text.length } }];
    if (at >= 0) from = at + text.length;
    pieces.push({ kind: 'paragraph', text, parts, linked: 0, first: document.createTextNode(text) });
  }
  return pieces;
}
