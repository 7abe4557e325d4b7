/**
 * Measures the cross-examination on the labelled stories beside the project.
 *
 *   node eval/story.ts [c02,c04…] [--shared DIR] [--dates] [--stale] [--verbose] [--clusters DIR]
 *
 * Annotates each cluster's texts (kept under out/story/annotated as long as the annotating code and the texts are the
 * same; --stale takes what is kept from an earlier code too), examines it, writes out/story/predictions/<cluster>.json and runs the story scorer.
 * --dates gives each article the date that cluster.json states; without it only the texts are read.
 * Exits 0 with a notice when the shared folder is absent.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { annotators, comparisons } from '../src/catalog.ts';
import type { Document, Given } from '../src/model/document.ts';
import type { AnnotatedDocument, Layers } from '../src/model/layers.ts';
import { toDocument } from '../src/readers/document.ts';
import { annotateAll } from '../src/run/annotate.ts';
import { examine } from '../src/run/link.ts';
import { plan } from '../src/run/plan.ts';

const root = join(import.meta.dirname, '..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    shared: { type: 'string', default: join(root, '..', 'shared') },
    clusters: { type: 'string' },
    dates: { type: 'boolean', default: false },
    stale: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
});
const out = join(root, 'out', 'story');
/** What comparisons read; signals say nothing about the story. */
const planned = plan(annotators.filter((one) => one.gives !== 'signals'));

/** Digest of the annotating code, so that kept annotations are never those of another version. */
function codeDigest(): string {
  const hash = createHash('sha256');
  const folders = ['annotators', 'language', 'lexicon', 'text', 'readers', 'model'];
  const files = folders.flatMap((folder) => globSync(join(root, 'src', folder, '**', '*.{ts,json}'))).sort();
  for (const file of [...files, ...globSync(join(root, 'models', '*')).sort()])
    hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

function annotated(document: Document, code: string): AnnotatedDocument {
  const key = createHash('sha256')
    .update(JSON.stringify([document.id, document.digest, document.given]))
    .digest('hex');
  const file = join(out, 'annotated', `${key}.json`);
  if (existsSync(file)) {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as { code: string; layers: Layers };
    if (kept.code === code || values.stale) return { document, layers: kept.layers };
  }
  const layers: Layers = { ...annotateAll(document, planned), signals: [] };
  mkdirSync(join(out, 'annotated'), { recursive: true });
  writeFileSync(file, JSON.stringify({ code, layers }));
  return { document, layers };
}

type Label = { articles: { file: string; date?: string | null; outlet?: string }[] };

function documentsOf(cluster: string): Document[] {
  const label = JSON.parse(readFileSync(join(cluster, 'cluster.json'), 'utf8')) as Label;
  return readdirSync(cluster)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => {
      const date = label.articles.find((article) => article.file === name)?.date;
      const given: Given =
        values.dates && date && /^\d{4}-/.test(date) ? { published: date.slice(0, 10) } : {};
      const text = readFileSync(join(cluster, name), 'utf8');
      return toDocument(name, { text, format: 'text', given: {}, origin: [] }, given);
    });
}

const clusters = values.clusters ?? join(values.shared, 'gold', 'stories', 'clusters');
if (!existsSync(clusters)) {
  console.log(`eval: no clusters at ${clusters}; nothing measured`);
  process.exit(0);
}
const wanted = positionals.flatMap((one) => one.split(','));
const names = readdirSync(clusters)
  .filter((name) => existsSync(join(clusters, name, 'cluster.json')))
  .filter((name) => wanted.length === 0 || wanted.some((one) => name.startsWith(one)))
  .sort();
const predictions = join(out, 'predictions');
mkdirSync(predictions, { recursive: true });
const code = codeDigest();
const differs: number[] = [];
for (const name of names) {
  const documents = documentsOf(join(clusters, name)).map((document) => annotated(document, code));
  const examination = examine(documents, comparisons, { story: name });
  differs.push(examination.findings.filter((finding) => finding.verdict === 'differ').length);
  writeFileSync(join(predictions, `${name}.json`), JSON.stringify(examination));
}
const scorer = join(values.shared, 'eval', 'score-story.mjs');
const options = [
  '--clusters',
  clusters,
  '--predictions',
  predictions,
  '--only',
  names.map((name) => basename(name)).join(','),
];
console.log(
  execFileSync(process.execPath, [scorer, ...options, ...(values.verbose ? ['--verbose'] : [])], {
    encoding: 'utf8',
  }),
);
const sorted = differs.sort((a, b) => a - b);
console.log(`differ findings a story: median ${sorted[sorted.length >> 1]}, most ${sorted.at(-1)}`);
