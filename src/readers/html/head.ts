/** The visible head of an article (title, byline, date line) as pieces of its text. */
import { writtenDates } from '../../language/written-dates.ts';
import type { Given } from '../../model/document.ts';
import { type Piece, type Places, piecesOf } from './blocks.ts';

const BYLINES =
  '[rel~="author"], [itemprop~="author"], [class*="byline" i], [class*="author" i], [id*="byline" i]';
const TIMES =
  'time, [itemprop~="datePublished"], [class*="date" i], [class*="publish" i], [class*="posted" i], [class*="timestamp" i], [class*="byline" i]';
/** Longest byline or date line in characters. */
const LONGEST = 140;

/** Title, byline and date line as the page shows them. Call it before the page is taken apart. */
export function headPieces(document: Document, given: Given, places: Places): Piece[] {
  const title = titlePiece(document, given.title, places);
  const byline =
    given.byline === undefined
      ? undefined
      : find(document, BYLINES, places, (text) => names(text, given.byline!));
  const day = given.published?.slice(0, 10);
  const time = find(document, TIMES, places, (text) => {
    const dates = writtenDates(text);
    return dates.length > 0 && (day === undefined || dates.some(({ value }) => value.slice(0, 10) === day));
  });
  return [
    title,
    byline && as(byline, 'byline'),
    time && time.text !== byline?.text ? as(time, 'time') : undefined,
  ].filter((piece) => piece !== undefined);
}

function as(piece: Piece, kind: Piece['kind']): Piece {
  return { ...piece, kind };
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function names(text: string, byline: string): boolean {
  return plain(text).includes(plain(byline.split(/,| and | & /)[0]!));
}

/** The heading that is the title; else the part of the page’s title element that is. */
function titlePiece(document: Document, title: string | undefined, places: Places): Piece | undefined {
  if (title === undefined) return undefined;
  const wanted = plain(title);
  for (const element of document.querySelectorAll('h1, h2')) {
    if (plain(element.textContent ?? '') !== wanted) continue;
    const pieces = piecesOf(element, places);
    if (pieces.length === 1) return as(pieces[0]!, 'title');
  }
  const element = document.querySelector('title');
  const node = [...(element?.childNodes ?? [])].find(
    (one) => one.nodeType === 3 && (one as Text).data.includes(title),
  ) as Text | undefined;
  if (node === undefined) return undefined;
  const place = places(node);
  const at = node.data.indexOf(title);
  const plainPlace = place !== undefined && place.end - place.start === node.data.length;
  const source = plainPlace ? { start: place.start + at, end: place.start + at + title.length } : undefined;
  const parts = source === undefined ? [] : [{ span: { start: 0, end: title.length }, source }];
  return { kind: 'title', text: title, parts, linked: 0, first: node };
}

/** The first shown element that matches, as one short piece. */
function find(
  document: Document,
  selector: string,
  places: Places,
  matches: (text: string) => boolean,
): Piece | undefined {
  let tried = 0;
  for (const element of document.querySelectorAll(selector)) {
    if (++tried > 200) return undefined;
    const text = element.textContent ?? '';
    if (text.length > LONGEST * 3 || !matches(text)) continue;
    const piece = piecesOf(element, places).find((one) => one.text.length <= LONGEST && matches(one.text));
    if (piece !== undefined) return piece;
  }
  return undefined;
}
