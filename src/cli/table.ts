/** Rows as a table for people, as JSON or as JSON Lines. */
import { Option } from 'commander';

export const OUTPUT_FORMATS = ['table', 'json', 'jsonl'] as const;
export type OutputFlags = { readonly format: (typeof OUTPUT_FORMATS)[number] };
type Row = Readonly<Record<string, string | number | null>>;

export function formatOption(): Option {
  return new Option('--format <format>', 'how to print').choices(OUTPUT_FORMATS).default('table');
}

/** Cells longer than this are cut in a table, but for the last column; JSON has them whole. */
const WIDEST = 72;

/** `rows` in the given format, with a line feed at the end; a table without rows is empty. */
export function table(
  rows: readonly Row[],
  columns: readonly string[],
  format: OutputFlags['format'],
): string {
  if (format === 'json') return `${JSON.stringify(rows, null, 2)}\n`;
  if (format === 'jsonl') return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  if (rows.length === 0) return '';
  const last = columns.length - 1;
  const cells = [columns, ...rows.map((row) => columns.map((column, i) => cell(row[column], i < last)))];
  const widths = columns.map((_, i) => Math.max(...cells.map((line) => line[i]!.length)));
  return cells
    .map((line) =>
      line
        .map((value, i) => value.padEnd(widths[i]!))
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('');
}

function cell(value: string | number | null | undefined, cut: boolean): string {
  if (value === null || value === undefined) return '–';
  const text = String(value).replace(/\s+/g, ' ');
  return cut && text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text;
}
