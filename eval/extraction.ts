/**
 * Measures what the HTML reader and the regions make of web pages, with the scorer beside the shared gold.
 *
 *   node eval/extraction.ts [readability|trafilatura|defuddle …] [--shared DIR] [--roles body,heading,list] [--verbose]
 *
 * Exits 0 with a notice when the shared folder is absent.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { meta } from '../src/annotators/meta/index.ts';
import { regions } from '../src/annotators/regions/index.ts';
import { InputError } from '../src/model/errors.ts';
import { toDocument } from '../src/readers/document.ts';
import { html } from '../src/readers/html/index.ts';
import { annotate } from '../src/run/annotate.ts';
import { plan } from '../src/run/plan.ts';

const SETS: Readonly<Record<string, string>> = {
  readability: 'readability/test-pages/*/source.html',
  trafilatura: 'trafilatura/pages/*.html',
  defuddle: 'defuddle/fixtures/*.html',
};
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    shared: { type: 'string', default: join(import.meta.dirname, '..', '..', 'shared') },
    out: { type: 'string', default: join(import.meta.dirname, '..', 'out', 'eval') },
    roles: { type: 'string', default: 'body,heading,list' },
    verbose: { type: 'boolean', default: false },
  },
});

const planned = plan([regions, meta]);

/** One page as a line of predictions; a page without text gives an empty body. */
function predict(file: string): string {
  const id = basename(file) === 'source.html' ? `${basename(dirname(file))}.html` : basename(file);
  try {
    const document = toDocument(id, html.read(file, readFileSync(file)));
    return JSON.stringify({ id, text: document.text, ...annotate(document, planned) });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return JSON.stringify({ id, text: '', regions: [], meta: null });
  }
}

if (!existsSync(values.shared)) {
  console.log(`eval: no shared folder at ${values.shared}; nothing measured`);
  process.exit(0);
}
mkdirSync(values.out, { recursive: true });
for (const [name, pattern] of Object.entries(SETS)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const gold = join(values.shared, 'gold', 'html', name);
  const files = globSync(join(values.shared, 'gold', 'html', pattern)).sort();
  const began = performance.now();
  const predictions = join(values.out, `extraction-${name}.jsonl`);
  writeFileSync(predictions, `${files.map(predict).join('\n')}\n`);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`\n# extraction ${name}: ${files.length} pages in ${seconds} s, roles ${values.roles}`);
  const scorer = join(values.shared, 'eval', 'score-extraction.mjs');
  const options = ['--gold', gold, '--predictions', predictions, '--roles', values.roles];
  console.log(
    execFileSync(process.execPath, [scorer, ...options, ...(values.verbose ? ['--verbose'] : [])], {
      encoding: 'utf8',
    }),
  );
}
