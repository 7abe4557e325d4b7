/**
 * Measures with the scorers beside the shared gold and prints what they say.
 *
 *   node eval/run.ts [suite…] [--shared DIR] [--out DIR]
 *
 * Texts and predictions stay in --out (default: out/eval). Exits 0 with a notice when the shared folder is absent.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { predict, score } from './measure.ts';
import { suites } from './suites.ts';

const { values: places, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    shared: { type: 'string', default: join(import.meta.dirname, '..', '..', 'shared') },
    out: { type: 'string', default: join(import.meta.dirname, '..', 'out', 'eval') },
  },
});

if (!existsSync(places.shared)) {
  console.log(`eval: no shared folder at ${places.shared}; nothing measured`);
  process.exit(0);
}
const unknown = positionals.filter((name) => !suites.some((suite) => suite.name === name));
if (unknown.length > 0) {
  console.error(
    `eval: no suite ${unknown.join(', ')}; there are ${suites.map((suite) => suite.name).join(', ')}`,
  );
  process.exit(2);
}
for (const suite of suites.filter((one) => positionals.length === 0 || positionals.includes(one.name))) {
  const { predictions, texts, seconds } = await predict(suite, places);
  console.log(`\n# ${suite.name}: ${texts} texts in ${seconds.toFixed(1)} s`);
  console.log(score(suite, places, predictions));
}
