/**
 * The most memory that `crosswire annotate` takes over many articles, the whole process with its worker threads counted.
 *
 *   node bench/memory.ts [--shared DIR] [--articles N] [--jobs LIST] [--layers LIST]
 *
 * Writes the first N (1,000) articles of PolNeAR train and BASIL, mixed, into a temporary folder and runs the command over
 * it as a process of its own whose output is read and dropped: all layers, then those of the language core, for each number of
 * worker threads (1 and 2). The built program is measured where there is one, as it is installed. Reports the peak of the resident set, seconds on the clock and of processor time.
 * Exits 0 with a notice when the shared folder is absent.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { articlesOf } from './articles.ts';

const root = join(import.meta.dirname, '..');
const { values } = parseArgs({
  options: {
    shared: { type: 'string', default: join(root, '..', 'shared') },
    articles: { type: 'string', default: '1000' },
    jobs: { type: 'string', default: '1,2' },
    layers: { type: 'string', default: 'sentences,tokens,mentions,entities' },
  },
});
const gold = join(values.shared, 'gold');
if (!existsSync(gold)) {
  console.log(`bench: no shared folder at ${values.shared}; nothing measured`);
  process.exit(0);
}

/** Run by the measured process at its end. */
const REPORT = `process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  process.stderr.write('\\nusage ' + JSON.stringify({ mb: maxRSS / 1024, cpu: (userCPUTime + systemCPUTime) / 1e6 }));
})`;

type Usage = { readonly mb: number; readonly cpu: number; readonly seconds: number; readonly lines: number };

function measure(folder: string, options: readonly string[]): Promise<Usage> {
  const began = performance.now();
  const hook = `data:text/javascript,${encodeURIComponent(REPORT)}`;
  const built = join(root, 'dist', 'cli', 'main.js');
  const main = existsSync(built) ? built : join(root, 'src', 'cli', 'main.ts');
  const child = spawn(process.execPath, ['--import', hook, main, 'annotate', folder, ...options]);
  let lines = 0;
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    for (const byte of chunk) if (byte === 10) lines++;
  });
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => {
      const usage = /usage (.*)/.exec(said)?.[1];
      if (usage === undefined) reject(new Error(`the command failed: ${said}`));
      else resolve({ ...JSON.parse(usage), seconds: (performance.now() - began) / 1000, lines });
    });
  });
}

const folder = mkdtempSync(join(tmpdir(), 'crosswire-memory-'));
try {
  let written = 0;
  let characters = 0;
  for (const { text } of articlesOf(gold).slice(0, Number(values.articles))) {
    writeFileSync(join(folder, `${String(written++).padStart(5, '0')}.txt`), text);
    characters += text.length;
  }
  console.log(`${written} articles, ${(characters / 1e6).toFixed(1)} million characters`);
  for (const layers of ['', values.layers]) {
    for (const jobs of values.jobs.split(',')) {
      const options = ['--jobs', jobs, ...(layers === '' ? [] : ['--layers', layers])];
      const { mb, cpu, seconds, lines } = await measure(folder, options);
      if (lines !== written) throw new Error(`${lines} lines for ${written} articles`);
      const what = `${layers === '' ? 'all layers' : "the core's layers"}, --jobs ${jobs}`;
      console.log(
        `${what.padEnd(30)} peak ${Math.round(mb)} MB   ${seconds.toFixed(1)} s   cpu ${cpu.toFixed(1)} s`,
      );
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
