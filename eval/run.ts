/**
 * Measures the annotators with the scorers beside the shared gold.
 *
 *   node eval/run.ts [suite…] [--shared DIR]     prints the scorer's own output
 *   node eval/run.ts [suite…] --out DIR          keeps texts and predictions there (default: out/eval)
 *
 * Exits 0 with a notice when the shared folder is absent.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { annotators } from '../src/catalog.ts';
import type { Given } from '../src/model/document.ts';
import { toDocument } from '../src/readers/document.ts';
import { annotateAll } from '../src/run/annotate.ts';
import { toOutput } from '../src/run/output.ts';
import { plan } from '../src/run/plan.ts';
import { type Suite, suites } from './suites.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    shared: { type: 'string', default: join(import.meta.dirname, '..', '..', 'shared') },
    out: { type: 'string', default: join(import.meta.dirname, '..', 'out', 'eval') },
  },
});

function textsOf(suite: Suite, gold: readonly string[], folder: string): string[] {
  if ('glob' in suite.texts) return globSync(join(values.shared, 'gold', suite.texts.glob)).sort();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  execFileSync(process.execPath, [
    join(values.shared, 'eval', suite.scorer),
    '--gold',
    ...gold,
    '--write-texts',
    folder,
    ...(suite.extra ?? []),
  ]);
  return globSync(join(folder, '*.txt')).sort();
}

function givenWith(file: string): Given {
  const sidecar = file.replace(/\.txt$/, '.meta.json');
  return existsSync(sidecar) ? (JSON.parse(readFileSync(sidecar, 'utf8')) as Given) : {};
}

/** Writes predictions for the texts as JSON Lines and gives the seconds it took. */
function predict(files: readonly string[], to: string): number {
  const planned = plan(annotators);
  const began = performance.now();
  const lines = files.map((file) => {
    const text = readFileSync(file, 'utf8');
    const read = { text, format: 'text' as const, given: {}, origin: [] };
    const document = toDocument(basename(file), read, givenWith(file));
    return JSON.stringify(toOutput({ document, layers: annotateAll(document, planned) }));
  });
  writeFileSync(to, `${lines.join('\n')}\n`);
  return (performance.now() - began) / 1000;
}

if (!existsSync(values.shared)) {
  console.log(`eval: no shared folder at ${values.shared}; nothing measured`);
  process.exit(0);
}
for (const suite of suites.filter((one) => positionals.length === 0 || positionals.includes(one.name))) {
  mkdirSync(values.out, { recursive: true });
  const gold = suite.gold.map((path) => join(values.shared, 'gold', path));
  const files = textsOf(suite, gold, join(values.out, `${suite.name}-texts`));
  const predictions = join(values.out, `${suite.name}.jsonl`);
  const seconds = predict(files, predictions);
  const scorer = [join(values.shared, 'eval', suite.scorer), '--gold', ...gold, '--predictions', predictions];
  console.log(`\n# ${suite.name}: ${files.length} texts in ${seconds.toFixed(1)} s`);
  console.log(execFileSync(process.execPath, [...scorer, ...(suite.extra ?? [])], { encoding: 'utf8' }));
}
