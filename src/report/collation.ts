/**
 * Wordings of one utterance in columns, as an editor of manuscripts sets them: stretches that all share stand in one
 * column, where they part each wording has its own words, a gap where it has none.
 */
import { openContractions } from '../language/contractions.ts';
import type { Evidence, Finding } from '../model/finding.ts';
import type { Span } from '../text/span.ts';
import { wordsOf } from '../text/words.ts';
import { type Op, quoteDetail, type Variant } from './details.ts';

export type Cell = { readonly text: string; readonly width: number; readonly same: boolean };
/** A wording and all the passages that have it, the one compared first. */
export type Row = { readonly items: readonly Evidence[]; readonly cells: readonly Cell[] };
/** `shared[i]`: every wording has the same words in column i. */
export type Collation = { readonly rows: readonly Row[]; readonly shared: readonly boolean[] };

/** A column: words `from` to `to` of the first wording, none where `from` equals `to` (insertions of others). */
type Column = { readonly from: number; readonly to: number };

/** Null where the finding holds no word diff. */
export function collationOf(finding: Finding): Collation | null {
  const variants = quoteDetail(finding).variants.filter((variant) => finding.evidence[variant.evidence]);
  const [first, ...others] = variants;
  if (first === undefined || others.length === 0) return null;
  const size = first.words.length;
  const ops = others.map((variant) => variant.ops.filter(({ a }) => a[1] <= size));
  const columns = columnsOf(size, ops.flat());
  const lead = surfaceOf(finding.evidence[first.evidence]!, first.words);
  const rows = [
    { items: passagesWith(finding, first), cells: columns.map((column) => ownCell(column, lead)) },
    ...others.map((variant, i) => ({
      items: passagesWith(finding, variant),
      cells: cellsOf(columns, ops[i]!, surfaceOf(finding.evidence[variant.evidence]!, variant.words)),
    })),
  ];
  return { rows, shared: columns.map((_, i) => others.every((__, j) => isSame(columns[i]!, ops[j]!))) };
}

function passagesWith(finding: Finding, { evidence }: Variant): readonly Evidence[] {
  const lead = finding.evidence[evidence]!;
  const others = finding.evidence.filter((item) => item !== lead && lead.side && item.side === lead.side);
  return [lead, ...others];
}

function columnsOf(size: number, ops: readonly Op[]): readonly Column[] {
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

function isSame(column: Column, ops: readonly Op[]): boolean {
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
function cellsOf(columns: readonly Column[], ops: readonly Op[], surface: Surface): readonly Cell[] {
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

function opAt({ from, to }: Column, ops: readonly Op[]): Op | undefined {
  if (from === to) return ops.find(({ op, a }) => op === 'insert' && a[0] === from);
  return ops.find(({ op, a }) => op !== 'insert' && a[0] <= from && to <= a[1]);
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

function surfaceOf(item: Evidence, words: Variant['words']): Surface {
  const places = placesOf(item, words);
  return (from, to) => {
    const here = places.slice(from, to);
    if (here.length === 0) return '';
    const [start, last] = [here[0], here.at(-1)];
    if (!start || !last) return words.slice(from, to).join(' ');
    const next = places[to];
    return item.text.slice(start.start, next ? Math.max(next.start, last.end) : last.end).trim();
  };
}
