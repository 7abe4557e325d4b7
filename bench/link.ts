/**
 * How the cost of a cross-examination grows with the number of documents.
 *
 *   node bench/link.ts [--shared DIR] [--most N] [--kept FOLDER]
 *
 * Reads PolNeAR train and BASIL mixed (some 1,050 articles; from there on each stands again under another name, as wire copies
 * do), annotates them once (kept under out/bench), then examines 10, 30, 100 … documents: seconds on
 * the clock and of processor time (all threads), findings, peak memory, and the slope of processor time over documents on a logarithmic
 * scale (1 is linear).
 * Exits 0 with a notice when the shared folder is absent.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { annotators, comparisons } from '../src/catalog.ts';
import type { AnnotatedDocument, Layers } from '../src/model/layers.ts';
import { toDocument } from '../src/readers/document.ts';
import { annotateAll } from '../src/run/annotate.ts';
import { examine } from '../src/run/link.ts';
import { plan } from '../src/run/plan.ts';
import { articlesOf, type Source } from './articles.ts';

const root = join(import.meta.dirname, '..');
const { values } = parseArgs({
  options: {
    shared: { type: 'string', default: join(root, '..', 'shared') },
    kept: { type: 'string', default: join(root, 'out', 'bench') },
    most: { type: 'string', default: '3000' },
  },
});
const gold = join(values.shared, 'gold');
if (!existsSync(gold)) {
  console.log(`bench: no shared folder at ${values.shared}; nothing measured`);
  process.exit(0);
}
const most = Number(values.most);
const planned = plan(annotators);

function annotated({ name, text }: Source): AnnotatedDocument {
  const document = toDocument(name, { text, format: 'text', given: {}, origin: [] }, {});
  const file = join(values.kept, `${createHash('sha256').update(document.digest).digest('hex')}.json`);
  if (existsSync(file)) return { document, layers: JSON.parse(readFileSync(file, 'utf8')) as Layers };
  const layers = annotateAll(document, planned);
  mkdirSync(values.kept, { recursive: true });
  writeFileSync(file, JSON.stringify(layers));
  return { document, layers };
}

const articles = articlesOf(gold).slice(0, most).map(annotated);
const documents = Array.from({ length: most }, (_, i): AnnotatedDocument => {
  const article = articles[i % articles.length]!;
  const round = Math.floor(i / articles.length);
  return round === 0
    ? article
    : { ...article, document: { ...article.document, id: `${round}-${article.document.id}` } };
});
const points: [number, number][] = [];
console.log('documents   seconds   cpu s   cpu ms each   findings   origins   peak memory');
for (const count of [10, 30, 100, 300, 1000, 3000].filter((one) => one <= most)) {
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
  ];
  console.log(`${cells.map((cell) => String(cell).padStart(9)).join(' ')}   ${peak} MB`);
}
const mean = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0) / list.length;
const tail = points.slice(-4);
const [x, y] = [mean(tail.map(([a]) => a)), mean(tail.map(([, b]) => b))];
const slope =
  tail.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0) / tail.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
console.log(`slope from ${Math.round(Math.exp(tail[0]![0]))} documents on: ${slope.toFixed(2)}`);
