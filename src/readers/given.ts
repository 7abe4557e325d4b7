/** What is told about documents beside their text: sidecar files, and tables that `--meta` names. */
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import type { Given } from '../model/document.ts';
import { InputError } from '../model/errors.ts';
import { isIsoDate } from '../text/iso-date.ts';

/** What is given by document id. */
export type GivenTable = ReadonlyMap<string, Given>;

const KEYS = ['title', 'outlet', 'byline', 'url', 'language', 'published', 'modified'] as const;
const MAX_BYTES = 20 * 1024 * 1024;
const RowSchema = z.looseObject(
  Object.fromEntries(KEYS.map((key) => [key, z.string().nullish()])) as Record<
    (typeof KEYS)[number],
    z.ZodOptional<z.ZodNullable<z.ZodString>>
  >,
);

/**
 * What `<name>.meta.json` and `<name>.<extension>.meta.json` beside a file say of it; the second wins. Empty where there
 * is neither. Throws an `InputError` (`bad-metadata`) that names the sidecar.
 */
export function readSidecars(path: string): Given {
  const stem = path.replace(/\.[^./\\]+$/, '');
  let given: Given = {};
  for (const file of new Set([`${stem}.meta.json`, `${path}.meta.json`])) {
    if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) continue;
    given = { ...given, ...toGiven(file, parseJson(file, readUtf8(file))) };
  }
  return given;
}

/** A table of what is given by id: one JSON object, JSON Lines with an `id` each, or CSV with a header row. */
export function readGivenFile(file: string): GivenTable {
  const text = readUtf8(file);
  if (/\.csv$/i.test(file)) return fromCsv(file, text);
  if (/\.(?:jsonl|ndjson)$/i.test(file)) {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    return fromRows(
      file,
      lines.map((line, i) => parseJson(`${file}, line ${i + 1}`, line)),
    );
  }
  const json = parseJson(file, text);
  if (Array.isArray(json)) return fromRows(file, json);
  if (json === null || typeof json !== 'object') throw bad(file, 'is no JSON object by document id');
  return new Map(Object.entries(json).map(([id, row]) => [id, toGiven(`${file}, "${id}"`, row)]));
}

/** Throws an `InputError` where a date is not ISO 8601. */
export function checkGiven(subject: string, given: Given): Given {
  for (const key of ['published', 'modified'] as const) {
    const value = given[key];
    if (value !== undefined && !isIsoDate(value)) {
      throw bad(
        subject,
        `${key} "${value}" is no ISO 8601 date`,
        'Write it as 2026-01-31 or 2026-01-31T18:05.',
      );
    }
  }
  return given;
}

function toGiven(subject: string, row: unknown): Given {
  const parsed = RowSchema.safeParse(row);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const where = issue === undefined || issue.path.length === 0 ? 'it' : `"${issue.path.join('.')}"`;
    throw bad(subject, `${where} is not as expected (${issue?.message ?? 'no object'})`);
  }
  const given: Record<string, string> = {};
  for (const key of KEYS) {
    const value = parsed.data[key];
    if (typeof value === 'string' && value.trim() !== '') given[key] = value.trim();
  }
  return checkGiven(subject, given as Given);
}

function fromRows(file: string, rows: readonly unknown[]): GivenTable {
  const table = new Map<string, Given>();
  rows.forEach((row, i) => {
    const id = row !== null && typeof row === 'object' && 'id' in row ? row.id : undefined;
    if (typeof id !== 'string') throw bad(`${file}, row ${i + 1}`, 'has no "id"');
    table.set(id, toGiven(`${file}, "${id}"`, row));
  });
  return table;
}

function fromCsv(file: string, text: string): GivenTable {
  const [header, ...rows] = parseCsv(text.replace(/^\ufeff/, ''));
  const names = (header ?? []).map((name) => name.trim().toLowerCase());
  const at = names.findIndex((name) => name === 'id' || name === 'file' || name === 'document');
  if (at < 0) throw bad(file, 'has no column "id"', `Give it a header row: id,${KEYS.join(',')}.`);
  return fromRows(
    file,
    rows.map((row) => ({
      ...Object.fromEntries(names.map((name, i) => [name, row[i] ?? ''])),
      id: row[at] ?? '',
    })),
  );
}

/** Rows of a CSV text (RFC 4180: quotes double inside quotes, line ends inside quotes kept); blank lines are no rows. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let quoted = false;
  const endField = (): void => {
    row.push(field);
    field = '';
  };
  const endRow = (): void => {
    endField();
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (quoted) {
      if (c !== '"') field += c;
      else if (text[i + 1] === '"') {
        field += '"';
        i++;
      } else quoted = false;
    } else if (c === '"' && field === '') quoted = true;
    else if (c === ',') endField();
    else if (c === '\n') endRow();
    else if (c === '\r' && text[i + 1] === '\n') continue;
    else field += c;
  }
  endRow();
  return rows;
}

function readUtf8(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) throw new InputError('not-found', file, 'no such file', 'Check the path.');
  if (!found.isFile()) throw bad(file, 'is not a file', 'Name a .json, .jsonl or .csv file.');
  if (found.size > MAX_BYTES) throw new InputError('too-large', file, 'is larger than 20 MB', 'Split it.');
  return readFileSync(file, 'utf8').replace(/^\ufeff/, '');
}

function parseJson(subject: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw bad(subject, `is not valid JSON (${(error as Error).message.split('\n')[0]})`);
  }
}

function bad(
  subject: string,
  problem: string,
  advice = `Known keys: ${KEYS.join(', ')}; values are strings.`,
): InputError {
  return new InputError('bad-metadata', basename(subject) === subject ? subject : subject, problem, advice);
}
