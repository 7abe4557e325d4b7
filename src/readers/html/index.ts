/** Web pages: the article's text in blocks, what the page says of itself, and where each character stands in the file. */
import type { Block, Given, OriginPart } from '../../model/document.ts';
import { InputError } from '../../model/errors.ts';
import type { Reader, ReadResult } from '../../model/stages.ts';
import { extractArticle } from './article.ts';
import { type Piece, piecesOf } from './blocks.ts';
import { parsePage } from './page.ts';
import { readSource, type Source } from './source.ts';

export const html: Reader = {
  name: 'html',
  accepts: (name, head) => /\.x?html?$/i.test(name) || looksLikeHtml(head),
  read,
};

function looksLikeHtml(head: Uint8Array): boolean {
  const text = Buffer.from(head).toString('latin1').replaceAll('\0', '');
  return /^(?:\s|\xef\xbb\xbf|\xff\xfe|\xfe\xff|<!--[\s\S]*?-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|body)[\s>]/i.test(
    text,
  );
}

function read(name: string, bytes: Uint8Array): ReadResult {
  const source = readSource(name, bytes);
  const { document, places } = parsePage(source.markup);
  const article = extractArticle(document);
  const pieces = article.content === null ? [] : piecesOf(article.content, places);
  if (pieces.length === 0) {
    throw new InputError(
      'bad-html',
      name,
      'no text was found in the page',
      'Save the article’s text as .txt and give that.',
    );
  }
  const given: Given = { ...(article.title === undefined ? {} : { title: article.title }) };
  return { format: 'html', given, ...place(pieces, source) };
}

/** The pieces as one text, blank lines between paragraphs, with their blocks and origins. */
function place(pieces: readonly Piece[], { byteAt }: Source): Pick<ReadResult, 'text' | 'blocks' | 'origin'> {
  let text = '';
  const blocks: Block[] = [];
  const origin: OriginPart[] = [];
  let last: Piece['kind'] | undefined;
  for (const piece of pieces) {
    if (text !== '') text += piece.kind === 'list' && last === 'list' ? '\n' : '\n\n';
    const at = text.length;
    text += piece.text;
    blocks.push({ start: at, end: text.length, kind: piece.kind });
    last = piece.kind;
    if (byteAt === null) continue;
    for (const { span, source } of piece.parts) {
      origin.push({
        span: { start: at + span.start, end: at + span.end },
        source: { start: byteAt(source.start), end: byteAt(source.end) },
      });
    }
  }
  return { text, blocks, origin };
}
