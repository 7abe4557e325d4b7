/**
 * What the user names (files, folders, globs, `-`, URLs) as documents, one after the other. Bad input is an `InputError`
 * in place of its document; the others go on.
 */
import { createReadStream, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { globSync, isDynamicPattern } from 'tinyglobby';
import type { Document, Given } from '../model/document.ts';
import { InputError } from '../model/errors.ts';
import type { Reader } from '../model/stages.ts';
import { toDocument } from './document.ts';
import { type FetchLimits, fetchPage, isUrl } from './fetch.ts';
import { checkGiven, type GivenTable, readGivenFile, readSidecars } from './given.ts';

export type InputOptions = {
  /** The catalog's readers, tried in order. */
  readonly readers: readonly Reader[];
  /** Files that tell about documents: a JSON object by id, JSON Lines or CSV. */
  readonly metaFiles?: readonly string[];
  /** ISO 8601 date for every document that neither a sidecar nor a meta file dates. */
  readonly published?: string;
  /** Called with the number of inputs before the first is read. */
  readonly onInputs?: (count: number) => void;
  /** Largest input in bytes; 20 MB where left out. */
  readonly maxBytes?: number;
  /** What `-` reads; the process's own standard input where left out. */
  readonly stdin?: AsyncIterable<Uint8Array | string>;
  /** How URLs are fetched. */
  readonly fetch?: Partial<FetchLimits>;
};

export const MAX_BYTES = 20 * 1024 * 1024;

/** File names that a folder contributes; a file named outright is read whatever its name. */
const TEXT_NAME = /\.(?:txt|text|html?|xhtml)$/i;
const SIDECAR_NAME = /\.meta\.json$/i;

type Source =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'stdin' }
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'error'; readonly error: InputError };
type Named = { readonly source: Source; readonly id: string };
type Raw = { readonly name: string; readonly bytes: Uint8Array; readonly given: Given };

/** Whether a name is meant as a file of document data: what `--meta` takes, rather than a text to read. */
export function isGivenFile(name: string): boolean {
  return /\.(?:json|jsonl|ndjson|csv)$/i.test(name);
}

/** Reads the inputs in the order given, files of a folder or glob by name; each file once however often it is named. */
export async function* readInputs(
  inputs: readonly string[],
  options: InputOptions,
): AsyncGenerator<Document | InputError, void, void> {
  const named = nameSources(expand(inputs));
  const table = new Map<string, Given>();
  for (const file of options.metaFiles ?? []) {
    const read = readTable(file, table);
    if (read instanceof InputError) yield read;
  }
  const forAll = options.published === undefined ? {} : { published: options.published };
  checkGiven('--published', forAll);
  options.onInputs?.(named.length);
  for (const { source, id } of named) {
    try {
      if (source.kind === 'error') throw source.error;
      const raw = await load(source, options);
      const given = { ...forAll, ...raw.given, ...lookUp(table, id, source) };
      const reader = options.readers.find((one) => one.accepts(raw.name, raw.bytes.subarray(0, 2048)));
      if (reader === undefined) {
        throw new InputError('binary', raw.name, 'is in no format that is read', 'Give it as .txt or .html.');
      }
      yield toDocument(id, reader.read(raw.name, raw.bytes), given);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      yield error;
    }
  }
}

function readTable(file: string, table: Map<string, Given>): InputError | undefined {
  try {
    for (const [id, given] of readGivenFile(file)) table.set(id, { ...table.get(id), ...given });
    return undefined;
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
}

/** A row of a meta file counts for the document's id, its path as given, its base name or that without extension. */
function lookUp(table: GivenTable, id: string, source: Source): Given {
  const names = [id];
  if (source.kind === 'file') names.push(source.path, basename(source.path));
  if (source.kind === 'url') names.push(source.url);
  for (const name of [...names]) names.push(name.replace(/\.[^./\\]+$/, ''));
  for (const name of names) {
    const given = table.get(name);
    if (given !== undefined) return given;
  }
  return {};
}

function expand(inputs: readonly string[]): Source[] {
  const sources: Source[] = [];
  const seen = new Set<string>();
  const addFile = (path: string): void => {
    const key = resolve(path);
    if (seen.has(key)) return;
    seen.add(key);
    sources.push({ kind: 'file', path });
  };
  for (const input of inputs) {
    if (input === '-') {
      if (!sources.some((source) => source.kind === 'stdin')) sources.push({ kind: 'stdin' });
    } else if (isUrl(input)) sources.push({ kind: 'url', url: input });
    else {
      const files = filesOf(input);
      if (files instanceof InputError) sources.push({ kind: 'error', error: files });
      else for (const file of files) addFile(file);
    }
  }
  return sources;
}

/** The files an argument names: itself, those below a folder, or those a glob matches. */
function filesOf(input: string): readonly string[] | InputError {
  const found = statSync(input, { throwIfNoEntry: false });
  if (found?.isDirectory()) return filesBelow(input);
  if (found !== undefined) return [input];
  if (isDynamicPattern(input)) {
    const pattern = sep === '\\' ? input.replaceAll('\\', '/') : input;
    const files = globSync(pattern, { expandDirectories: false, absolute: input.startsWith('/') })
      .filter((file) => !SIDECAR_NAME.test(file))
      .sort();
    if (files.length > 0) return files;
    return new InputError('not-found', input, 'matches no file', 'Check the pattern.');
  }
  return new InputError('not-found', input, 'no such file or folder', hint(input));
}

function filesBelow(folder: string): readonly string[] | InputError {
  const files: string[] = [];
  const queue = [folder];
  try {
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      for (const entry of readdirSync(next, { withFileTypes: true })) {
        if (entry.name.startsWith('.')) continue;
        const path = join(next, entry.name);
        if (entry.isDirectory()) queue.push(path);
        else if (TEXT_NAME.test(entry.name)) files.push(path);
      }
    }
  } catch (error) {
    return unreadable(folder, error);
  }
  if (files.length > 0) return files.sort();
  return new InputError(
    'empty-folder',
    folder,
    'the folder holds no .txt or .html file',
    'Name a folder with texts, or the files themselves.',
  );
}

/** Ids: base names, with as many parent folders in front as make them unique in the run. */
function nameSources(sources: readonly Source[]): Named[] {
  const taken = new Map<string, number>();
  const parts = sources.map((source) => {
    if (source.kind === 'file') return resolve(source.path).split(sep).filter(Boolean);
    return [source.kind === 'url' ? source.url : source.kind === 'stdin' ? 'stdin' : source.error.subject];
  });
  const depth = parts.map(() => 1);
  const idAt = (i: number): string => parts[i]!.slice(-depth[i]!).join('/');
  for (let changed = true; changed; ) {
    changed = false;
    taken.clear();
    for (let i = 0; i < parts.length; i++) taken.set(idAt(i), (taken.get(idAt(i)) ?? 0) + 1);
    const clashing = parts.map((_, i) => taken.get(idAt(i))! > 1);
    for (let i = 0; i < parts.length; i++) {
      if (!clashing[i] || depth[i]! >= parts[i]!.length) continue;
      depth[i]!++;
      changed = true;
    }
  }
  const used = new Map<string, number>();
  return sources.map((source, i) => {
    const id = idAt(i);
    const times = (used.get(id) ?? 0) + 1;
    used.set(id, times);
    return { source, id: times === 1 ? id : `${id}#${times}` };
  });
}

async function load(source: Source, options: InputOptions): Promise<Raw> {
  const maxBytes = options.maxBytes ?? MAX_BYTES;
  if (source.kind === 'url') {
    const page = await fetchPage(source.url, { maxBytes, ...options.fetch });
    return { name: page.url, bytes: page.bytes, given: { url: page.url } };
  }
  if (source.kind === 'stdin') {
    const bytes = await collect('stdin', options.stdin ?? process.stdin, maxBytes);
    return { name: 'stdin', bytes: notEmpty('stdin', bytes), given: {} };
  }
  if (source.kind === 'error') throw source.error;
  const bytes = await readFile(source.path, maxBytes);
  return { name: source.path, bytes: notEmpty(source.path, bytes), given: readSidecars(source.path) };
}

async function readFile(path: string, maxBytes: number): Promise<Uint8Array> {
  try {
    const { size } = statSync(path);
    if (size > maxBytes) throw tooLarge(path, size, maxBytes);
    return await collect(path, createReadStream(path), maxBytes);
  } catch (error) {
    throw error instanceof InputError ? error : unreadable(path, error);
  }
}

async function collect(
  name: string,
  stream: AsyncIterable<Uint8Array | string>,
  maxBytes: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    size += bytes.length;
    if (size > maxBytes) throw tooLarge(name, size, maxBytes);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks, size);
}

function notEmpty(name: string, bytes: Uint8Array): Uint8Array {
  if (bytes.length > 0) return bytes;
  throw new InputError('empty', name, 'the file is empty', 'Leave it out, or give the article’s text.');
}

function tooLarge(name: string, size: number, maxBytes: number): InputError {
  const megabytes = (bytes: number): string =>
    `${(bytes / 1024 / 1024).toFixed(bytes < 10_485_760 ? 1 : 0)} MB`;
  return new InputError(
    'too-large',
    name,
    `is larger than ${megabytes(maxBytes)} (${megabytes(size)} or more)`,
    'Split it into its articles.',
  );
}

function unreadable(path: string, error: unknown): InputError {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return new InputError('not-found', path, 'no such file or folder', hint(path));
  const problem =
    code === 'EACCES' || code === 'EPERM' ? 'may not be read' : `cannot be read (${code ?? message})`;
  return new InputError('unreadable', path, problem, 'Check the file and its permissions.');
}

/** What to do about a missing file: the nearest name in its folder, or the folder that is missing. */
function hint(path: string): string {
  const folder = dirname(path);
  const listed = statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? safeList(folder) : undefined;
  if (listed === undefined) return `Check the path: the folder ${folder} does not exist.`;
  const wanted = basename(path).toLowerCase();
  const stem = wanted.replace(/\.[^.]*$/, '');
  const near = listed.find(
    (name) => name.toLowerCase() === wanted || name.toLowerCase().replace(/\.[^.]*$/, '') === stem,
  );
  if (near === undefined) return 'Check the spelling of the path.';
  return `Did you mean ${folder === '.' ? near : relative('', join(folder, near)) || near}?`;
}

function safeList(folder: string): readonly string[] | undefined {
  try {
    return readdirSync(folder).sort();
  } catch {
    return undefined;
  }
}
