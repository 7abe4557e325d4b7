/** Predictions for a suite's texts, and the scorer's judgement of them. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { annotateInputs, openStory } from '../src/engine.ts';
import { InputError } from '../src/model/errors.ts';
import type { Suite } from './suites.ts';

export type Places = { readonly shared: string; readonly out: string };
export type Measured = { readonly predictions: string; readonly seconds: number; readonly texts: number };

const NODE = process.execPath;
const BIG = { encoding: 'utf8' as const, maxBuffer: 1 << 28 };

/** Paths of the gold that a suite is scored against. */
export function goldOf(suite: Suite, places: Places): string[] {
  const { shared } = places;
  const root = suite.gold[0]?.startsWith('examples') ? join(import.meta.dirname, '..') : join(shared, 'gold');
  const paths = suite.gold.map((path) => join(root, path));
  return suite.documents === undefined ? paths : [someOf(paths[0]!, suite.documents, suite.name, places)];
}

/** Writes the named documents of a CoNLL-U file to a file of their own and gives its path. */
function someOf(path: string, documents: readonly string[], name: string, { out }: Places): string {
  const wanted = new Set(documents);
  let kept = false;
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => {
      const id = /^# newdoc id = (.*)$/.exec(line)?.[1];
      if (id !== undefined) kept = wanted.has(id);
      return kept;
    });
  mkdirSync(out, { recursive: true });
  const file = join(out, `${name}.conllu`);
  writeFileSync(file, lines.join('\n'));
  return file;
}

/** Annotates or examines the suite's texts and writes what the program prints for them. */
export async function predict(suite: Suite, places: Places): Promise<Measured> {
  mkdirSync(places.out, { recursive: true });
  if (suite.scorer === 'score-story.mjs') return predictStories(suite, places);
  const files = textsOf(suite, places);
  const predictions = join(places.out, `${suite.name}.jsonl`);
  const began = performance.now();
  const lines: string[] = [];
  for await (const one of annotateInputs(files)) {
    if (!(one instanceof InputError)) lines.push(JSON.stringify(one));
  }
  writeFileSync(predictions, `${lines.join('\n')}\n`);
  return { predictions, texts: files.length, seconds: (performance.now() - began) / 1000 };
}

function textsOf(suite: Suite, places: Places): string[] {
  if ('glob' in suite.texts) return globSync(join(places.shared, 'gold', suite.texts.glob)).sort();
  const folder = join(places.out, `${suite.name}-texts`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const scorer = join(places.shared, 'eval', suite.scorer);
  const extra = suite.extra ?? [];
  execFileSync(NODE, [scorer, '--gold', ...goldOf(suite, places), '--write-texts', folder, ...extra]);
  return globSync(join(folder, '*.txt')).sort();
}

async function predictStories(suite: Suite, places: Places): Promise<Measured> {
  const folder = join(places.out, suite.name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const began = performance.now();
  let texts = 0;
  for (const cluster of clustersOf(goldOf(suite, places)[0]!)) {
    const files = globSync(join(cluster, '*.txt')).sort();
    texts += files.length;
    const story = await openStory();
    await story.add(files);
    const { id } = JSON.parse(readFileSync(join(cluster, 'cluster.json'), 'utf8')) as { id: string };
    writeFileSync(join(folder, `${id}.json`), await story.report('json'));
    await story.close();
  }
  return { predictions: folder, texts, seconds: (performance.now() - began) / 1000 };
}

/** A folder that is one cluster, or the clusters it holds. */
function clustersOf(path: string): string[] {
  if (existsSync(join(path, 'cluster.json'))) return [path];
  return readdirSync(path)
    .map((name) => join(path, name))
    .filter((folder) => existsSync(join(folder, 'cluster.json')))
    .sort();
}

/** What the scorer prints; with `json` its figures as an object. */
export function score(suite: Suite, places: Places, predictions: string, json: true): unknown;
export function score(suite: Suite, places: Places, predictions: string, json?: false): string;
export function score(suite: Suite, places: Places, predictions: string, json = false): unknown {
  const scorer = join(places.shared, 'eval', suite.scorer);
  const gold = suite.scorer === 'score-story.mjs' ? '--clusters' : '--gold';
  const from = [gold, ...goldOf(suite, places), '--predictions', predictions, ...(suite.extra ?? [])];
  const printed = execFileSync(NODE, [scorer, ...from, ...(json ? ['--json'] : [])], BIG);
  return json ? JSON.parse(printed) : printed;
}

/** The suite's figures out of the scorer's JSON. Throws when a path leads nowhere: the suite is wrong then. */
export function figuresOf(suite: Suite, scored: unknown): Record<string, number> {
  return Object.fromEntries(
    Object.entries(suite.figures).map(([name, path]) => {
      const value = path
        .split('.')
        .reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], scored);
      if (typeof value !== 'number') throw new Error(`suite "${suite.name}": no figure at "${path}"`);
      return [name, value];
    }),
  );
}

/** Digest of all files of a suite's gold: a floor counts for the gold it was measured on. */
export function goldDigest(suite: Suite, places: Places): string {
  const hash = createHash('sha256');
  for (const path of goldOf(suite, places)) {
    const files = existsSync(path) ? [path, ...globSync(join(path, '**', '*'))] : [];
    for (const file of files.sort()) {
      try {
        const content = readFileSync(file);
        hash.update(basename(file)).update(content);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EISDIR') throw error;
      }
    }
  }
  return hash.digest('hex').slice(0, 16);
}
