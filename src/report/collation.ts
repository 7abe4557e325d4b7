/**
 * Wordings of one utterance in columns, as an editor of manuscripts sets them: stretches that all share stand in one
 * column, where they part each wording has its own words, a gap where it has none.
 */
import { openContractions } from '../language/contractions.ts';
import type { Evidence, Finding } from '../model/finding.ts';
import type { Span } from '../text/span.ts';
import { type WordOp, wordDiff } from '../text/word-diff.ts';
import { type Word, wordsOf } from '../text/words.ts';
import { quoteDetail } from './details.ts';

export type Cell = { readonly text: string; readonly width: number; readonly same: boolean };
/** A wording and all the passages that have it. */
export type Row = { readonly items: readonly Evidence[]; readonly cells: readonly Cell[] };
export type Collation = {
  /** The wordings, the one that others are compared with first. */
  readonly rows: readonly Row[];
  /** `shared[i]`: every wording has the same words in column i. */
  readonly shared: readonly boolean[];
  /** Passages with too few of the words to stand in columns, as reported speech may have. */
  readonly loose: readonly Evidence[];
};

/** A column: words `from` to `to` of the first wording, none where `from` equals `to` (insertions of others). */
type Column = { readonly from: number; readonly to: number };
type Wording = { readonly items: readonly Evidence[]; readonly words: readonly Word[] };

/** Smallest share of the shorter wording's words that must stand in the other, in order, for the two to be aligned. */
const ALIKE = 0.5;

/** With more wordings than this the one to compare with is not searched for. */
const SEARCHED = 8;

type Compared = Wording & { readonly ops: readonly WordOp[] };

/** Null where all passages have the same words, or none can be aligned. */
export function collationOf(finding: Finding): Collation | null {
  const wordings = wordingsOf(finding);
  // Of equals the first: the wording that the finding compares others with, else the longest.
  const leads = wordings.slice(0, wordings.length > SEARCHED ? 1 : SEARCHED);
  const tried = leads.map((lead) => ({ lead, others: alignedWith(lead, wordings) }));
  const best = tried.reduce((a, b) => (b.others.length > a.others.length ? b : a));
  const { lead, others } = best;
  if (others.length === 0) return null;
  const columns = columnsOf(
    lead.words.length,
    others.flatMap((other) => other.ops),
  );
  const own = surfaceOf(lead);
  const rows = [
    { items: lead.items, cells: columns.map((column) => ownCell(column, own)) },
    ...others.map((other) => ({ items: other.items, cells: cellsOf(columns, other.ops, surfaceOf(other)) })),
  ];
  const inRows = new Set(rows.flatMap((row) => row.items));
  return {
    rows,
    shared: columns.map((column) => others.every((other) => isSame(column, other.ops))),
    loose: finding.evidence.filter((item) => !inRows.has(item)),
  };
}

/** The other wordings that can stand in columns with `lead`, with the edits that lead to them. */
function alignedWith(lead: Wording, wordings: readonly Wording[]): readonly Compared[] {
  const norms = ({ words }: Wording): string[] => words.map((word) => word.norm);
  return wordings
    .filter((other) => other !== lead)
    .map((other) => ({ ...other, ops: wordDiff(norms(lead), norms(other)) }))
    .filter((other) => alike(other.ops, lead, other));
}

/** The different wordings of a finding's passages; first the one that it compares others with, then the longest. */
function wordingsOf(finding: Finding): readonly Wording[] {
  const wordings = new Map<string, { items: Evidence[]; words: readonly Word[] }>();
  for (const item of finding.evidence) {
    const words = openContractions(wordsOf(item.text, { start: 0, end: item.text.length }));
    const key = words.map((word) => word.norm).join(' ');
    const known = wordings.get(key);
    if (known === undefined) wordings.set(key, { items: [item], words });
    else known.items.push(item);
  }
  const all = [...wordings.values()];
  const stated = finding.evidence[quoteDetail(finding).variants[0]?.evidence ?? -1];
  const longest = [...all].sort((a, b) => b.words.length - a.words.length);
  const lead = all.find((wording) => stated !== undefined && wording.items.includes(stated)) ?? longest[0]!;
  return [lead, ...longest.filter((wording) => wording !== lead)];
}

function alike(ops: readonly WordOp[], a: Wording, b: Wording): boolean {
  const same = ops.reduce((sum, { op, a: [from, to] }) => sum + (op === 'same' ? to - from : 0), 0);
  return same > 0 && same >= ALIKE * Math.min(a.words.length, b.words.length);
}

function columnsOf(size: number, ops: readonly WordOp[]): readonly Column[] {
  const edges = new Set([0, size]);
  const inserts = new Set<number>();
  for (const { op, a } of ops) {
    edges.add(a[0]).add(a[1]);
    if (op === 'insert') inserts.add(a[0]);
  }
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.flatMap((from, i) => {
    const to = sorted[i + 1];
    const own = to === undefined ? [] : [{ from, to }];
    return inserts.has(from) ? [{ from, to: from }, ...own] : own;
  });
}

function isSame(column: Column, ops: readonly WordOp[]): boolean {
  return (
    column.to > column.from &&
    ops.some(({ op, a }) => op === 'same' && a[0] <= column.from && column.to <= a[1])
  );
}

/** Words of a wording by index range, as they are printed. */
type Surface = (from: number, to: number) => string;

function ownCell({ from, to }: Column, surface: Surface): Cell {
  return { text: surface(from, to), width: 1, same: true };
}

/** A replacement of several columns' words is one cell across them. */
function cellsOf(columns: readonly Column[], ops: readonly WordOp[], surface: Surface): readonly Cell[] {
  const cells: Cell[] = [];
  for (let i = 0; i < columns.length; ) {
    const column = columns[i]!;
    const op = opAt(column, ops);
    if (op?.op === 'same') {
      const shift = op.b[0] - op.a[0];
      cells.push({ text: surface(column.from + shift, column.to + shift), width: 1, same: true });
      i++;
    } else if (op === undefined) {
      cells.push({ text: '', width: 1, same: false });
      i++;
    } else {
      let width = 1;
      while (op.op !== 'insert' && (columns[i + width]?.from ?? op.a[1]) < op.a[1]) width++;
      cells.push({ text: surface(op.b[0], op.b[1]), width, same: false });
      i += width;
    }
  }
  return cells;
}

function opAt({ from, to }: Column, ops: readonly WordOp[]): WordOp | undefined {
  if (from === to) return ops.find(({ op, a }) => op === 'insert' && a[0] === from);
  return ops.find(({ op, a }) => op !== 'insert' && a[0] <= from && to <= a[1]);
}

function surfaceOf({ items, words }: Wording): Surface {
  const { text } = items[0]!;
  return (from, to) => {
    const [start, last, next] = [words[from], words[to - 1], words[to]];
    if (start === undefined || last === undefined || to <= from) return '';
    // Marks after a word stay with it; words of one opened contraction share their place.
    const end = next === undefined || next.start < last.end ? last.end : next.start;
    // Columns cut quotation marks from their partners, and the last comma is of the sentence around the quotation.
    const own = text
      .slice(start.start, end)
      .replace(/["“”„«»]/g, '')
      .trim();
    return next === undefined ? own.replace(/,$/, '') : own;
  };
}

/** Where the words of a wording stand in its evidence; null for a word that is not found there. */
export function placesOf(item: Evidence, words: readonly string[]): readonly (Span | null)[] {
  const found = openContractions(wordsOf(item.text, { start: 0, end: item.text.length }));
  let next = 0;
  return words.map((word) => {
    const at = found.findIndex((other, i) => i >= next && other.norm === word);
    if (at < 0) return null;
    next = at + 1;
    return { start: found[at]!.start, end: found[at]!.end };
  });
}
