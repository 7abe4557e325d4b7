/**
 * Words a second of the language core beside wink-nlp and compromise, in one run on the same text and one thread.
 *
 *   node bench/core.ts [--shared DIR] [--rounds N]
 *
 * Reads PolNeAR dev below the shared folder, else the articles in `examples/`. Each candidate goes through all texts in
 * turn, round by round, so that a busy machine slows them alike; the best round counts. wink-nlp tags and finds sentences and
 * entities, compromise tags; neither parses. "words" are the tokens that each of them makes.
 */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import nlp from 'compromise';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { annotators } from '../src/catalog.ts';
import type { Layer } from '../src/model/layers.ts';
import { toDocument } from '../src/readers/document.ts';
import { annotate } from '../src/run/annotate.ts';
import { plan } from '../src/run/plan.ts';

const root = join(import.meta.dirname, '..');
const { values } = parseArgs({
  options: {
    shared: { type: 'string', default: join(root, '..', 'shared') },
    rounds: { type: 'string', default: '3' },
  },
});
const gold = join(values.shared, 'gold', 'polnear', 'dev', 'text');
const folder = existsSync(gold) ? gold : join(root, 'examples');
const texts = globSync(join(folder, '*.txt'))
  .sort()
  .map((file) => ({ id: basename(file), text: readFileSync(file, 'utf8') }));

/** Reads a text and gives the number of its words. */
type Candidate = { readonly name: string; readonly read: (text: string, id: string) => number };

function layers(name: string, wanted: readonly Layer[]): Candidate {
  const planned = plan(annotators, wanted);
  return {
    name,
    read(text, id) {
      const document = toDocument(id, { text, format: 'text', given: {}, origin: [] });
      return annotate(document, planned).tokens!.length;
    },
  };
}

const began = performance.now();
layers('', ['tokens', 'names']).read('The model is read at its first use.', 'first.txt');
console.log(`model ready ${((performance.now() - began) / 1000).toFixed(2)} s after the first call\n`);

const wink = winkNLP(model, ['sbd', 'pos', 'ner']);
const candidates: readonly Candidate[] = [
  layers('crosswire: sentences, words, tags, trees', ['sentences', 'tokens']),
  layers('crosswire: the same with names and references', ['tokens', 'names', 'mentions', 'entities']),
  { name: 'wink-nlp: sentences, tags, entities', read: (text) => wink.readDoc(text).tokens().length() },
  { name: 'compromise: sentences, tags', read: (text) => nlp(text).terms().length },
];

const best = new Map(candidates.map(({ name }) => [name, { seconds: Number.POSITIVE_INFINITY, words: 0 }]));
for (let round = 0; round < Number(values.rounds); round++) {
  for (const { name, read } of candidates) {
    const start = performance.now();
    const words = texts.reduce((sum, { text, id }) => sum + read(text, id), 0);
    const seconds = (performance.now() - start) / 1000;
    if (seconds < best.get(name)!.seconds) best.set(name, { seconds, words });
  }
}
console.log(`${texts.length} texts of ${basename(folder) === 'examples' ? 'examples/' : 'PolNeAR dev'}`);
for (const [name, { seconds, words }] of best) {
  const rate = Math.round(words / seconds).toLocaleString('en');
  console.log(`${name.padEnd(48)} ${rate.padStart(9)} words/s   ${words} words in ${seconds.toFixed(2)} s`);
}
console.log(
  `peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB, all candidates in one process`,
);
