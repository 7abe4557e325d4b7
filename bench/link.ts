/**
 * How the cost of a cross-examination grows with the number of documents.
 *
 *   node bench/link.ts [--shared DIR] [--most N] [--from N] [--kept FOLDER]
 *
 * Reads PolNeAR train and BASIL mixed (some 1,050 articles; from there on each stands again under another name, as wire copies
 * do, with layers of its own), annotates them once (kept under out/bench), then examines 10, 30, 100 … documents as
 * `crosswire examine` does: seconds on the clock and of processor time (all threads), findings, peak memory of the process so far,
 * the first letters of a digest of what came out, and the slope of processor time over documents on a logarithmic scale (1 is linear).
 * --from leaves out the smaller numbers of documents.
 * Exits 0 with a notice when the shared folder is absent.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { annotators, comparisons } from '../src/catalog.ts';
import type { Examination } from '../src/model/finding.ts';
import type { AnnotatedDocument, Layers } from '../src/model/layers.ts';
import { toDocument } from '../src/readers/document.ts';
import { annotateAll } from '../src/run/annotate.ts';
import { keepHeapSmall } from '../src/run/heap.ts';
import { layerKeeper } from '../src/run/kept-layers.ts';
import { examine } from '../src/run/link.ts';
import { plan } from '../src/run/plan.ts';
import { articlesOf, type Source } from './articles.ts';

const root = join(import.meta.dirname, '..');
const { values } = parseArgs({
  options: {
    shared: { type: 'string', default: join(root, '..', 'shared') },
    kept: { type: 'string', default: join(root, 'out', 'bench') },
    most: { type: 'string', default: '3000' },
    from: { type: 'string', default: '10' },
  },
});
const gold = join(values.shared, 'gold');
if (!existsSync(gold)) {
  console.log(`bench: no shared folder at ${values.shared}; nothing measured`);
  process.exit(0);
}
const most = Number(values.most);
const least = Number(values.from);
const planned = plan(annotators);
const keep = layerKeeper();
keepHeapSmall();

/** The article as document `copy` of its text; 0 is the first. */
function annotated({ name, text }: Source, copy: number): AnnotatedDocument {
  const id = copy === 0 ? name : `${copy}-${name}`;
  const document = toDocument(id, { text, format: 'text', given: {}, origin: [] }, {});
  const file = join(values.kept, `${createHash('sha256').update(document.digest).digest('hex')}.json`);
  if (!existsSync(file)) {
    mkdirSync(values.kept, { recursive: true });
    writeFileSync(file, JSON.stringify(annotateAll(document, planned)));
  }
  return { document, layers: keep(JSON.parse(readFileSync(file, 'utf8')) as Layers) };
}

function digestOf(examination: Examination): string {
  const hash = createHash('sha256');
  for (const part of Object.values(examination).flat()) hash.update(JSON.stringify(part));
  return hash.digest('hex').slice(0, 8);
}

const articles = articlesOf(gold).slice(0, most);
const documents = Array.from({ length: most }, (_, i) =>
  annotated(articles[i % articles.length]!, Math.floor(i / articles.length)),
);
const points: [number, number][] = [];
console.log('documents   seconds     cpu s  cpu ms each  findings   origins    digest   peak memory');
for (const count of [10, 30, 100, 300, 1000, 3000].filter((one) => least <= one && one <= most)) {
  const began = performance.now();
  const used = process.cpuUsage();
  const result = examine(documents.slice(0, count), comparisons);
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(used);
  const cpu = (user + system) / 1e6;
  points.push([Math.log(count), Math.log(cpu)]);
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  const cells = [
    count,
    seconds.toFixed(2),
    cpu.toFixed(2),
    ((cpu * 1000) / count).toFixed(2),
    result.findings.length,
    result.origins.length,
    digestOf(result),
  ];
  console.log(`${cells.map((cell) => String(cell).padStart(9)).join(' ')}   ${peak} MB`);
}
if (points.length < 2) process.exit(0);
const mean = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0) / list.length;
const tail = points.slice(-4);
const [x, y] = [mean(tail.map(([a]) => a)), mean(tail.map(([, b]) => b))];
const slope =
  tail.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0) / tail.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
console.log(`slope from ${Math.round(Math.exp(tail[0]![0]))} documents on: ${slope.toFixed(2)}`);
