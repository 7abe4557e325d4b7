/** The paragraphs of a document, with the features of shape that their role is read from. */
import { headLine } from '../../language/head-lines.ts';
import { phraseForm } from '../../language/line-phrases.ts';
import openWords from '../../lexicon/en/open-words.json' with { type: 'json' };
import type { Block, Document } from '../../model/document.ts';
import { type Span, trim } from '../../text/span.ts';
import { wordsOf } from '../../text/words.ts';

export type Paragraph = Span & {
  /** The characters, from the first to the last that is not white space. */
  readonly text: string;
  /** What mark-up says it is; undefined for plain text. */
  readonly kind: Block['kind'] | undefined;
  /** Lower-case words, for comparing paragraphs. */
  readonly key: string;
  readonly words: number;
  /** A blank line stands before it, or it is the first. */
  readonly parted: boolean;
  /** How phrase lists see it; empty for paragraphs too long to be a phrase. */
  readonly phrase: string;
  /** Ends as a sentence ends. */
  readonly closed: boolean;
  /** Share of the words, small words apart, that begin with a capital or a digit. */
  readonly capitals: number;
};

const open = new Set(openWords.entries);
const PHRASE_LENGTH = 600;
const LINE = /[^\n\r\u2028\u2029\v\f\u0085]+/g;
const CLOSED = /[.!?…。！？][\s"'”’»)\]]*$/u;
const FIELD = /^[A-Za-z][A-Za-z -]{1,20}:\s/;
const BULLET = /^(?:[•▪‣◦●■·*>✓–—-]|\d{1,2}[.)])\s/;
/** Words of up to four letters that headlines leave small; length stands in for a list of them. */
const SMALL = /^[a-z'’]{1,4}$/;

type Line = Span & { readonly blankBefore: boolean };

/** The blocks of a marked-up document; else the lines of a plain text, wrapped lines joined. */
export function paragraphsOf({ text, blocks }: Document): Paragraph[] {
  if (blocks !== undefined) {
    return coverage(text, blocks).map(({ span, kind }) => describe(text, span, kind, true));
  }
  return joinWrapped(text, linesOf(text)).map((line) => describe(text, line, undefined, line.blankBefore));
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let blankBefore = true;
  let last = 0;
  for (const match of text.matchAll(LINE)) {
    const span = trim(text, { start: match.index, end: match.index + match[0].length });
    if (span.end === span.start) continue;
    const gap = text.slice(last, span.start).replaceAll('\r\n', '\n');
    if (last > 0) blankBefore = (gap.match(/[\n\r\u2028\u2029\v\f\u0085]/g)?.length ?? 0) > 1;
    lines.push({ ...span, blankBefore });
    last = span.end;
  }
  return lines;
}

/** Joins the lines that a paragraph was broken into: a line that stops inside a sentence and goes on in small letters. */
function joinWrapped(text: string, lines: readonly Line[]): Line[] {
  const wrapped = isHardWrapped(lines);
  const joined: Line[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    const words = text.slice(line.start, line.end);
    const before = last === undefined ? '' : text.slice(last.start, last.end);
    const goesOn =
      last !== undefined &&
      !line.blankBefore &&
      !FIELD.test(words) &&
      !BULLET.test(words) &&
      !FIELD.test(before) &&
      (wrapped ||
        endsOpen(before) ||
        (/^\p{Ll}/u.test(words) &&
          /[\p{L}\p{N},;–—-]$/u.test(before) &&
          before.length > 30 &&
          !isSigned(words)));
    if (goesOn) joined[joined.length - 1] = { ...last, end: line.end };
    else joined.push(line);
  }
  return joined;
}

/** "by Marta Lind" in a line of its own. */
const isSigned = (line: string): boolean => /^by\s/.test(line) && headLine(line)?.names != null;

/** Whether a line stops at a word that no sentence or headline ends with. */
function endsOpen(line: string): boolean {
  return line.length > 30 && open.has(/[\p{L}'’]+$/u.exec(line.slice(-20))?.[0] ?? '');
}

/** Whether nearly all lines that another follows at once are about as long as the longest, and that is a page's width. */
function isHardWrapped(lines: readonly Line[]): boolean {
  const inner = lines
    .filter((_, i) => lines[i + 1]?.blankBefore === false)
    .map(({ start, end }) => end - start);
  if (inner.length < 6) return false;
  const longest = Math.max(...lines.map(({ start, end }) => end - start));
  return (
    longest <= 110 &&
    longest >= 40 &&
    inner.filter((length) => length > longest * 0.72).length > inner.length * 0.8
  );
}

type Piece = { readonly span: Span; readonly kind: Block['kind'] };

/** The blocks in order with what lies between them, so that every character that is not white space is in one. */
function coverage(text: string, blocks: readonly Block[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const add = (start: number, end: number, kind: Block['kind']): void => {
    const span = trim(text, { start, end });
    if (span.end > span.start) pieces.push({ span, kind });
  };
  for (const block of [...blocks].sort((a, b) => a.start - b.start)) {
    const start = Math.max(at, block.start);
    const end = Math.min(text.length, block.end);
    if (end <= start) continue;
    add(at, start, 'other');
    add(start, end, block.kind);
    at = end;
  }
  add(at, text.length, 'other');
  return pieces;
}

/** A stretch of the text as a paragraph. */
export function describe(text: string, span: Span, kind: Paragraph['kind'], parted: boolean): Paragraph {
  const own = text.slice(span.start, span.end);
  const words = wordsOf(text, span);
  let big = 0;
  let counted = 0;
  for (const word of words) {
    const form = text.slice(word.start, word.end);
    if (SMALL.test(form)) continue;
    counted++;
    if (/^[\p{Lu}\p{N}]/u.test(form)) big++;
  }
  return {
    start: span.start,
    end: span.end,
    text: own,
    kind,
    key: words.map((word) => word.norm).join(' '),
    words: words.length,
    parted,
    phrase: own.length > PHRASE_LENGTH ? '' : phraseForm(own),
    closed: CLOSED.test(own.slice(-12)),
    capitals: counted === 0 ? 0 : big / counted,
  };
}
