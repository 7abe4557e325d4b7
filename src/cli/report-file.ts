/** The file that a report is written to: what its name asks for, and whether it can be written at all. */
import { statSync } from 'node:fs';
import { dirname, extname } from 'node:path';
import type { ReportFormat } from '../engine.ts';
import { UsageError } from '../model/errors.ts';

export type OutFlags = { readonly format?: ReportFormat; readonly out?: string };

const ENDINGS: Readonly<Record<string, ReportFormat>> = {
  '.html': 'html',
  '.htm': 'html',
  '.xhtml': 'html',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.json': 'json',
};

const statOf = (path: string) => statSync(path, { throwIfNoEntry: false });

/** Whether the report goes to standard output. */
export const isStandardOutput = (out: string | undefined): out is undefined | '-' =>
  out === undefined || out === '-';

/**
 * What to write: as `--format` says, else as the name of the file does; HTML for names without an ending (of letters: "report.2025" has
 * none), devices and pipes. Throws a `UsageError` where the name asks for something that is not made, and where nothing can be
 * written under it.
 */
export function formatOf({ format, out }: OutFlags): ReportFormat {
  if (isStandardOutput(out)) return format ?? 'html';
  if (out === '') throw new UsageError('--out names no file.');
  const there = statOf(out);
  if (there?.isDirectory() || /[/\\]$/.test(out))
    throw new UsageError(`--out ${out}: that is a folder. Name a file in it, such as report.html.`);
  const folder = dirname(out);
  if (there === undefined && !statOf(folder)?.isDirectory())
    throw new UsageError(`--out ${out}: there is no folder ${folder}. Make it first.`);
  if (format !== undefined) return format;
  const ending = extname(out).toLowerCase();
  const known = Object.hasOwn(ENDINGS, ending) ? ENDINGS[ending] : undefined;
  if (known !== undefined) return known;
  if (!/^\.[a-z]/.test(ending) || (there !== undefined && !there.isFile())) return 'html';
  const pdf = ending === '.pdf' ? ' For a PDF write .html and print it from a browser.' : '';
  throw new UsageError(
    `--out ${out}: a report cannot be ${ending}. End the name in .html, .md or .json, or say which with --format.${pdf}`,
  );
}

/** "report (HTML)": the file, with what was written where its name does not say it. */
export function named({ format, out = '-' }: OutFlags, written: ReportFormat): string {
  const said = format !== undefined || Object.hasOwn(ENDINGS, extname(out).toLowerCase());
  return said ? out : `${out} (${written === 'html' ? 'HTML' : written})`;
}
