/** Web pages: the article's text in blocks, what the page says of itself, and where each character stands in the file. */
import type { Block, Given, OriginPart } from '../../model/document.ts';
import { InputError } from '../../model/errors.ts';
import type { Reader, ReadResult } from '../../model/stages.ts';
import { extractArticle } from './article.ts';
import { type Piece, piecesOf } from './blocks.ts';
import { headPieces } from './head.ts';
import { linkedPieces } from './linked-body.ts';
import { wholePage, withLostParts } from './lost-parts.ts';
import { statedByPage } from './metadata.ts';
import { noisyHolders, withoutNoise } from './noise.ts';
import { parsePage } from './page.ts';
import { readSource, type Source } from './source.ts';

export const html: Reader = {
  name: 'html',
  accepts: (name, head) => /\.x?html?$/i.test(name) || looksLikeHtml(head),
  read,
};

/** Share of the linked data's article that a page must show; below it the linked data is read instead. */
const SHOWN = 0.4;

function lengthOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { text }) => sum + text.length, 0);
}

function looksLikeHtml(head: Uint8Array): boolean {
  const text = Buffer.from(head).toString('latin1').replaceAll('\0', '');
  return /^(?:\s|\xef\xbb\xbf|\xff\xfe|\xfe\xff|<!--[\s\S]*?-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|body)[\s>]/i.test(
    text,
  );
}

function read(name: string, bytes: Uint8Array): ReadResult {
  const source = readSource(name, bytes);
  const { document, places } = parsePage(source.markup);
  const { given: stated, body: linkedBody } = statedByPage(document);
  const head = headPieces(document, stated, places);
  const holdersOf = noisyHolders(document);
  const page = wholePage(document, places);
  const article = extractArticle(document);
  const kept = article.content === null ? [] : withoutNoise(piecesOf(article.content, places), holdersOf);
  const shown = withLostParts(kept, page, holdersOf);
  const linked = linkedBody === undefined ? [] : linkedPieces(linkedBody, source.markup, document);
  const body = lengthOf(shown) < lengthOf(linked) * SHOWN ? linked : shown;
  const pieces =
    body.length === 0
      ? []
      : [
          ...head.filter(({ text }) => !body.slice(0, 6).some((one) => one.text === text)),
          ...body.map(like(head)),
        ];
  if (pieces.length === 0) {
    throw new InputError(
      'bad-html',
      name,
      'no text was found in the page',
      'Save the article’s text as .txt and give that.',
    );
  }
  const given: Given = {
    ...(article.title === undefined ? {} : { title: article.title }),
    ...(article.byline === undefined || article.byline.length > 120 ? {} : { byline: article.byline }),
    ...stated,
  };
  return { format: 'html', given, ...place(pieces, source) };
}

/** A block near the top that says what the head says is of the head's kind. */
function like(head: readonly Piece[]): (piece: Piece, i: number) => Piece {
  return (piece, i) => {
    const same = i < 6 ? head.find(({ text }) => text === piece.text) : undefined;
    return same === undefined ? piece : { ...piece, kind: same.kind };
  };
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
