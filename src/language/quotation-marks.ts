/**
 * Pairing of quotation marks: which mark opens, which closes, which is an apostrophe or an inch sign.
 *
 * One pass over the text with a stack per block (paragraph). A block that opens a quotation again while the one of the
 * block before it stands open continues that quotation (the printers' rule for quotations over several paragraphs).
 */
import type { Span } from '../text/span.ts';
import { isSpace } from '../text/span.ts';

/** A stretch in quotation marks inside one block. */
export type Quotation = Span & {
  /** The words between the marks. */
  readonly inner: Span;
  /** Double marks or guillemets, or single ones. */
  readonly marks: 'double' | 'single';
  /** False where no closing mark was found; the quotation then runs to the end of the block. */
  readonly closed: boolean;
  /** Number of quotations around it. */
  readonly depth: number;
  /** Index of the quotation in the block before that this one continues, or -1. */
  readonly continues: number;
};

type Open = { readonly at: number; readonly after: number; readonly kind: Kind; readonly slot: number };
type Kind = 'curly' | 'straight' | 'guillemet' | 'low' | 'curly-single' | 'straight-single';
type Mark = {
  readonly at: number;
  readonly length: number;
  readonly kind: Kind;
  readonly side: 'open' | 'close' | 'either';
};
type Draft = { at: number; after: number; close: number; end: number; kind: Kind; depth: number };

/** A single mark that finds no partner within this many code units is an apostrophe. */
const LONGEST_SINGLE = 600;

/** Longest stretch between two opening marks that is one quotation. */
const LONGEST_REOPENED = 1000;

const isWord = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{N}]/u.test(char);
const isDigit = (char: string | undefined): boolean => char !== undefined && char >= '0' && char <= '9';
const isGap = (char: string | undefined): boolean =>
  char === undefined || isSpace(char.charCodeAt(0)) || '([{—–-/“‘«"\'…'.includes(char);

/** The mark at `at`, judged by its neighbours, or null where the character is no quotation mark. */
function markAt(text: string, at: number): Mark | null {
  const char = text[at]!;
  const before = text[at - 1];
  const after = text[at + 1];
  switch (char) {
    case '“':
    case '‟':
      return { at, length: 1, kind: 'curly', side: 'open' };
    case '”':
      // Careless typesetting puts the closing shape before a word.
      return { at, length: 1, kind: 'curly', side: isGap(before) && isWord(after) ? 'either' : 'close' };
    case '„':
      return { at, length: 1, kind: 'low', side: 'open' };
    case '«':
      return { at, length: 1, kind: 'guillemet', side: 'open' };
    case '»':
      return { at, length: 1, kind: 'guillemet', side: 'close' };
    case '"':
    case '\u201f':
      if (isDigit(before) && !isWord(after)) return { at, length: 1, kind: 'straight', side: 'close' };
      return { at, length: 1, kind: 'straight', side: straightSide(before, after) };
    case '`':
      return after === '`' ? { at, length: 2, kind: 'straight', side: 'open' } : null;
    case "'":
      if (after === "'") return { at, length: 2, kind: 'straight', side: straightSide(before, text[at + 2]) };
      return singleAt(text, at);
    case '‘':
    case '’':
    case '‚':
      return singleAt(text, at);
    default:
      return null;
  }
}

function straightSide(before: string | undefined, after: string | undefined): Mark['side'] {
  const opens = isGap(before) && after !== undefined && !isSpace(after.charCodeAt(0));
  const closes = before !== undefined && !isSpace(before.charCodeAt(0)) && !isWord(after);
  return opens === closes ? 'either' : opens ? 'open' : 'close';
}

/** A single mark: apostrophes inside a word and elisions before a digit are none. */
function singleAt(text: string, at: number): Mark | null {
  const char = text[at]!;
  const before = text[at - 1];
  const after = text[at + 1];
  if (isWord(before) && isWord(after)) return null;
  const kind: Kind = char === "'" ? 'straight-single' : 'curly-single';
  if (char === '‚') return isGap(before) && isWord(after) ? { at, length: 1, kind, side: 'open' } : null;
  if (isDigit(after) && isDigit(text[at + 2]) && text[at + 3] === 's') return null;
  if (isGap(before) && after !== undefined && !isSpace(after.charCodeAt(0))) {
    return char === '’' ? null : { at, length: 1, kind, side: 'open' };
  }
  if (char !== '‘' && before !== undefined && !isSpace(before.charCodeAt(0))) {
    return { at, length: 1, kind, side: 'close' };
  }
  return null;
}

const isSingle = (kind: Kind): boolean => kind === 'curly-single' || kind === 'straight-single';

/** Whether a closing mark can close what an opening mark opened; "„…“" closes with the opening shape of English. */
function closes(open: Kind, mark: Mark): boolean {
  if (open === 'low') return mark.kind === 'curly' || mark.kind === 'low' || mark.kind === 'straight';
  if (open === mark.kind) return true;
  return (
    !isSingle(open) &&
    !isSingle(mark.kind) &&
    open !== 'guillemet' &&
    mark.kind !== 'guillemet' &&
    mark.side === 'close'
  );
}

/** The closing mark of a single quotation that opens at `open`: the first close that a stop stands at, else the first. */
function singleClose(text: string, marks: readonly Mark[], from: number): number {
  const open = marks[from]!;
  let first = -1;
  for (let i = from + 1; i < marks.length; i++) {
    const mark = marks[i]!;
    if (mark.at - open.at > LONGEST_SINGLE) break;
    if (!isSingle(mark.kind)) continue;
    if (mark.side === 'open') {
      if (first >= 0) break;
      continue;
    }
    const before = text[mark.at - 1]!;
    const after = text[mark.at + 1];
    if (
      '.,!?…'.includes(before) ||
      (after !== undefined && '.,;:!?)”"’'.includes(after)) ||
      after === undefined
    )
      return i;
    if (first < 0) first = i;
    // A plural possessive ("the voters' choice") also looks like a close: go on unless it ends no plural.
    if (before !== 's') return first;
  }
  return first;
}

/** Quotations of one block, drafts in order of their opening. */
function pairBlock(text: string, block: Span): Draft[] {
  const marks: Mark[] = [];
  for (let at = block.start; at < block.end; at++) {
    const code = text.charCodeAt(at);
    if (
      code !== 0x22 &&
      code !== 0x27 &&
      code !== 0x60 &&
      code !== 0xab &&
      code !== 0xbb &&
      (code < 0x2018 || code > 0x201f)
    )
      continue;
    const mark = markAt(text, at);
    if (mark === null) continue;
    marks.push(mark);
    at += mark.length - 1;
  }
  const drafts: Draft[] = [];
  const stack: Open[] = [];
  const singles = new Map<number, number>();
  marks.forEach((mark, i) => {
    if (mark.side === 'open' && isSingle(mark.kind)) {
      const to = singleClose(text, marks, i);
      // One letter between single marks is an elision ('n').
      if (to > i && marks[to]!.at - mark.at > 2) singles.set(to, i);
    }
  });
  const singleOpens = new Set(singles.values());
  const begin = (mark: Mark): void => {
    const slot = drafts.length;
    const after = mark.at + mark.length;
    drafts.push({ at: mark.at, after, close: -1, end: -1, kind: mark.kind, depth: stack.length });
    stack.push({ at: mark.at, after, kind: mark.kind, slot });
  };
  marks.forEach((mark, i) => {
    if (isSingle(mark.kind)) {
      if (singleOpens.has(i)) begin(mark);
      else if (singles.has(i)) end(drafts, stack, mark, (open) => isSingle(open));
      return;
    }
    // „…“ closes with the shape that opens in English.
    if (
      mark.side === 'open' &&
      mark.kind === 'curly' &&
      stack.at(-1)?.kind === 'low' &&
      !isGap(text[mark.at - 1])
    ) {
      end(drafts, stack, mark, (open) => open === 'low');
      return;
    }
    const openAt = stack.findLastIndex((open) => closes(open.kind, mark));
    const first = mark.at === block.start || text.slice(block.start, mark.at).trim() === '';
    if (openAt >= 0 && (mark.side === 'close' || (mark.side === 'either' && !first))) {
      end(drafts, stack, mark, (open) => closes(open, mark));
    } else if (mark.side === 'close') {
      return;
    } else if (openAt >= 0 && mark.side === 'open' && stack[openAt]!.kind === mark.kind) {
      // The same opening mark again: the earlier one was never closed, unless a printed text nests equal marks.
      const lost = drafts[stack[openAt]!.slot]!;
      const stop = reopened(text, block, lost.at, mark.at);
      lost.end = stop ?? -2;
      lost.close = stop ?? -1;
      stack.splice(openAt);
      begin(mark);
    } else begin(mark);
  });
  return drafts;
}

/** What may stand before a quotation: nothing, a sentence's end, a comma or colon. */
const BEFORE = /(?:^|[.!?:,…])\s*$/u;

/**
 * Where a quotation ends that the same opening mark follows, as where paragraphs of one speech were run together: each opens anew, only the
 * last closes. Null unless it opened like speech and a sentence ended before the second mark.
 */
function reopened(text: string, block: Span, from: number, to: number): number | null {
  const inner = text.slice(from + 1, to);
  if (to - from > LONGEST_REOPENED || !/[.!?…]\s+$/u.test(inner) || !/^\p{Lu}/u.test(inner)) return null;
  if (!BEFORE.test(text.slice(Math.max(block.start, from - 3), from))) return null;
  return /^\p{Lu}/u.test(text.slice(to + 1, to + 3)) ? from + 1 + inner.trimEnd().length : null;
}

function end(drafts: Draft[], stack: Open[], mark: Mark, fits: (open: Kind) => boolean): void {
  const at = stack.findLastIndex((open) => fits(open.kind));
  if (at < 0) return;
  const draft = drafts[stack[at]!.slot]!;
  draft.close = mark.at;
  draft.end = mark.at + mark.length;
  // What opened inside and was not closed is no quotation.
  for (const lost of stack.splice(at).slice(1)) drafts[lost.slot]!.end = -2;
}

/**
 * The quotations of a text, in order of their start. `blocks` are the stretches (paragraphs) that no pair of marks
 * crosses, sorted and not overlapping. An opening mark without a partner gives an open quotation to the block's end;
 * an opening mark that another of its kind follows gives none, unless a sentence of speech ends between them.
 */
export function quotations(text: string, blocks: readonly Span[]): readonly Quotation[] {
  const found: Quotation[] = [];
  /** Index in `found` of the double quotation that the last block left open. */
  let pending = -1;
  for (const block of blocks) {
    const drafts = pairBlock(text, block).filter(
      (draft) => draft.end !== -2 && !(draft.end < 0 && isSingle(draft.kind)),
    );
    let left = -1;
    for (const draft of drafts) {
      const closed = draft.end >= 0;
      const stop = closed ? draft.end : trimmedEnd(text, block);
      const starts = text.slice(block.start, draft.at).trim() === '';
      const continues = starts && pending >= 0 && !isSingle(draft.kind) ? pending : -1;
      if (stop <= draft.after) continue;
      if (!closed) left = found.length;
      found.push({
        start: draft.at,
        end: stop,
        inner: { start: draft.after, end: closed ? draft.close : stop },
        marks: isSingle(draft.kind) ? 'single' : 'double',
        closed,
        depth: draft.depth,
        continues,
      });
    }
    if (text.slice(block.start, block.end).trim() !== '') pending = left;
  }
  return found;
}

function trimmedEnd(text: string, block: Span): number {
  let end = block.end;
  while (end > block.start && isSpace(text.charCodeAt(end - 1))) end--;
  return end;
}
