/** The text of a part of a page, block by block as a browser would set it, with the origin of its characters. */
import type { Block, OriginPart } from '../../model/document.ts';
import type { Span } from '../../text/span.ts';

/** Where a text node's data stands in the mark-up; undefined for text that no longer has one place there. */
export type Places = (node: Text) => Span | undefined;

/** A block of text before it is placed in the document. */
export type Piece = {
  readonly kind: Block['kind'];
  readonly text: string;
  /** Parts of `text` and of the mark-up, UTF-16 offsets in both. */
  readonly parts: readonly OriginPart[];
  /** Characters of it that stand in links. */
  readonly linked: number;
  /** Its first text node with more than white space. */
  readonly first: Text;
};

const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIALOG DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HGROUP HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL'.split(
    ' ',
  ),
);
const SKIPPED = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE SVG MATH BUTTON SELECT OPTION INPUT TEXTAREA IFRAME OBJECT EMBED VIDEO AUDIO CANVAS HEAD TITLE'.split(
    ' ',
  ),
);

type Run = { readonly node: Text; readonly linked: boolean } | 'break';

/** The blocks under `root` in reading order. */
export function piecesOf(root: Element, places: Places): Piece[] {
  const pieces: Piece[] = [];
  let runs: Run[] = [];
  const flush = (element: Element, kind: Block['kind']): void => {
    if (runs.length === 0) return;
    const piece = compose(runs, element, kind, places);
    runs = [];
    if (piece !== undefined) pieces.push(piece);
  };
  const walk = (element: Element, kind: Block['kind'], linked: boolean): void => {
    for (const child of element.childNodes) {
      if (child.nodeType === 3) runs.push({ node: child as Text, linked });
      if (child.nodeType !== 1) continue;
      const inner = child as Element;
      const name = inner.tagName.toUpperCase();
      if (SKIPPED.has(name)) continue;
      if (name === 'BR') {
        if (runs.at(-1) === 'break') flush(element, kind);
        else if (runs.length > 0) runs.push('break');
      } else if (BLOCKS.has(name)) {
        flush(element, kind);
        const own = isWrapper(name, inner) ? 'paragraph' : kindOf(name, kind);
        walk(inner, own, linked);
        flush(inner, own);
      } else walk(inner, kind, linked || name === 'A');
    }
  };
  const kind = kindOf(root.tagName.toUpperCase(), 'paragraph');
  walk(root, kind, false);
  flush(root, kind);
  return joinInitials(pieces);
}

/** Joins a decorated first letter that is set as a block of its own to the word it begins. */
function joinInitials(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const initial = joined.at(-1);
    if (initial === undefined || !/^["“‘]?\p{Lu}$/u.test(initial.text) || !/^\p{Ll}/u.test(piece.text)) {
      joined.push(piece);
      continue;
    }
    const by = initial.text.length;
    const moved = piece.parts.map(({ span, source }) => ({
      span: { start: span.start + by, end: span.end + by },
      source,
    }));
    joined[joined.length - 1] = {
      ...piece,
      text: initial.text + piece.text,
      parts: [...initial.parts, ...moved],
      linked: initial.linked + piece.linked,
      first: initial.first,
    };
  }
  return joined;
}

/** Longest text of a figure in characters: a longer one only wraps a part of the article. */
const FIGURE = 900;

function isWrapper(name: string, element: Element): boolean {
  return (name === 'FIGURE' || name === 'FIGCAPTION') && (element.textContent ?? '').trim().length > FIGURE;
}

function kindOf(name: string, around: Block['kind']): Block['kind'] {
  if (/^H[1-6]$/.test(name)) return 'heading';
  if (name === 'LI' || name === 'DT' || name === 'DD') return 'list';
  if (name === 'FIGCAPTION' || name === 'CAPTION' || name === 'FIGURE') return 'caption';
  if (name === 'BLOCKQUOTE') return 'quote';
  if (name === 'TD' || name === 'TH') return around === 'list' ? around : 'other';
  return around;
}

const isBlank = (char: string): boolean =>
  char === ' ' ||
  char === '\n' ||
  char === '\t' ||
  char === '\r' ||
  char === '\f' ||
  char === '\u200b' ||
  char === '\ufeff';

/** The runs as one text with white space collapsed, `\n` for line breaks; undefined where nothing is left. */
function compose(
  runs: readonly Run[],
  element: Element,
  kind: Block['kind'],
  places: Places,
): Piece | undefined {
  let text = '';
  let firstNode: Text | undefined;
  let gap = '';
  let linked = 0;
  const parts: OriginPart[] = [];
  const preformatted = element.closest?.('pre') != null;
  for (const run of runs) {
    if (run === 'break') {
      gap = '\n';
      continue;
    }
    const data = run.node.data;
    const place = places(run.node);
    let start = -1;
    let first = 0;
    let last = 0;
    for (let i = 0; i < data.length; i++) {
      const char = data[i]!;
      if (isBlank(char) && !(preformatted && char !== '\r')) {
        if (gap === '') gap = ' ';
        continue;
      }
      if (text !== '') text += gap;
      gap = '';
      if (start < 0) {
        start = text.length;
        first = i;
      }
      text += char;
      last = i + 1;
    }
    if (start < 0) continue;
    firstNode ??= run.node;
    if (run.linked) linked += text.length - start;
    if (place === undefined) continue;
    const plain = place.end - place.start === data.length;
    const source = plain ? { start: place.start + first, end: place.start + last } : place;
    parts.push({ span: { start, end: text.length }, source });
  }
  const trimmed = text.trimEnd();
  if (trimmed.trim() === '') return undefined;
  return { kind, text: trimmed, parts: clip(parts, trimmed.length), linked, first: firstNode! };
}

/** The parts as far as the text goes. */
function clip(parts: readonly OriginPart[], length: number): OriginPart[] {
  return parts
    .filter(({ span }) => span.start < length)
    .map((part) => {
      const over = part.span.end - length;
      if (over <= 0) return part;
      const plain = part.source.end - part.source.start === part.span.end - part.span.start;
      const source = plain ? { start: part.source.start, end: part.source.end - over } : part.source;
      return { span: { start: part.span.start, end: length }, source };
    });
}
