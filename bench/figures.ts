/**
 * Figures against other libraries, in one run: right values on the cases of Recognizers-Text, and speed on news text.
 *
 *   node bench/figures.ts [--shared DIR] [--kilobytes N]
 *
 * Peers: Recognizers-Text for JavaScript (its number, ordinal, percentage, currency, dimension, age and temperature models,
 * each run over the text, as a caller who wants all figures must) and compromise (numbers with units). Quality: the
 * scorer of the shared folder counts right values over the cases that Microsoft's JavaScript port supports; a peer's
 * model is asked only for the file of its own kind, ours and compromise are asked the same for all. Speed: find and
 * interpret, one thread, sentence by sentence; ours once more with what each figure measures, on tokens made before.
 * Exits 0 with a notice when the shared folder is absent.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import compromise from 'compromise';
import { quantities } from '../src/annotators/quantities/index.ts';
import { readFigures } from '../src/annotators/quantities/read.ts';
import { annotators } from '../src/catalog.ts';
import type { Document } from '../src/model/document.ts';
import type { Layers } from '../src/model/layers.ts';
import { toDocument } from '../src/readers/document.ts';
import { annotate } from '../src/run/annotate.ts';
import { plan } from '../src/run/plan.ts';

const root = join(import.meta.dirname, '..');
const { values } = parseArgs({
  options: {
    shared: { type: 'string', default: join(root, '..', 'shared') },
    kilobytes: { type: 'string', default: '60' },
  },
});
const gold = join(values.shared, 'gold', 'numbers', 'recognizers-text');
if (!existsSync(gold)) {
  console.log(`bench: no gold at ${gold}; nothing measured`);
  process.exit(0);
}

type Found = {
  readonly start: number;
  readonly end: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly comparator: string;
  readonly unit: string | null;
  readonly kind: string;
};
type Resolved = {
  readonly start: number;
  readonly end: number;
  readonly resolution?: Readonly<Record<string, string>> | null;
};
type Recognize = (text: string, culture: string) => readonly Resolved[];

const require = createRequire(import.meta.url);
const numbers = require('@microsoft/recognizers-text-number') as Readonly<Record<string, Recognize>>;
const units = require('@microsoft/recognizers-text-number-with-unit') as Readonly<Record<string, Recognize>>;
const MODELS: Readonly<Record<string, { readonly recognize: Recognize; readonly kind: string }>> = {
  Number: { recognize: numbers.recognizeNumber!, kind: 'number' },
  Ordinal: { recognize: numbers.recognizeOrdinal!, kind: 'ordinal' },
  Percent: { recognize: numbers.recognizePercentage!, kind: 'percent' },
  Age: { recognize: units.recognizeAge!, kind: 'age' },
  Currency: { recognize: units.recognizeCurrency!, kind: 'money' },
  Dimension: { recognize: units.recognizeDimension!, kind: 'other' },
  Temperature: { recognize: units.recognizeTemperature!, kind: 'temperature' },
};

function recognized(text: string, model: string): Found[] {
  const { recognize, kind } = MODELS[model]!;
  return recognize(text, 'en-us').flatMap(({ start, end, resolution }) => {
    const value = resolution?.value;
    if (value === undefined || value === null) return [];
    const low = Number.parseFloat(value);
    return [{ start, end: end + 1, low, high: low, comparator: '=', unit: resolution?.unit ?? null, kind }];
  });
}

type Term = {
  readonly offset: { readonly start: number; readonly length: number };
  readonly number?: { num?: number; unit?: string };
};

function compromised(text: string): Found[] {
  const found = compromise(text).numbers().json({ offset: true }) as readonly Term[];
  return found.map(({ offset, number }) => {
    const low = number?.num ?? null;
    const end = offset.start + offset.length;
    return {
      start: offset.start,
      end,
      low,
      high: low,
      comparator: '=',
      unit: number?.unit ?? null,
      kind: 'number',
    };
  });
}

const toDoc = (name: string, text: string): Document =>
  toDocument(name, { text, format: 'text', given: {}, origin: [] });
const planned = plan(annotators, ['quantities']);

function ours(name: string, text: string): Found[] {
  return [...(annotate(toDoc(name, text), planned).quantities ?? [])];
}

/** Scores predictions with the shared scorer and gives its JSON. */
function score(
  name: string,
  texts: readonly string[],
  predict: (file: string, text: string) => Found[],
): string {
  const lines = texts.map((file) => {
    const text = readFileSync(file, 'utf8');
    return JSON.stringify({ id: basename(file), text, quantities: predict(basename(file), text) });
  });
  const predictions = join(out, `${name}.jsonl`);
  writeFileSync(predictions, `${lines.join('\n')}\n`);
  const scorer = join(values.shared, 'eval', 'score-numbers.mjs');
  const json = execFileSync(
    process.execPath,
    [scorer, '--gold', gold, '--predictions', predictions, '--json'],
    { encoding: 'utf8' },
  );
  const { supported } = JSON.parse(json) as {
    supported: { value: { f1: number }; found: { f1: number }; unit: number };
  };
  return `found ${supported.found.f1.toFixed(3)}  value ${supported.value.f1.toFixed(3)}  unit ${supported.unit?.toFixed(3) ?? '–'}`;
}

const out = join(root, 'out', 'bench', 'figures');
rmSync(out, { recursive: true, force: true });
mkdirSync(join(out, 'texts'), { recursive: true });
execFileSync(process.execPath, [
  join(values.shared, 'eval', 'score-numbers.mjs'),
  '--gold',
  gold,
  '--write-texts',
  join(out, 'texts'),
]);
const texts = globSync(join(out, 'texts', '*.txt')).sort();
const modelOf = (file: string): string => /^(NumberRange|[A-Z][a-z]+)Model/.exec(file)?.[1] ?? 'Number';
console.log('Right values, supported cases of Recognizers-Text (F1):');
console.log(`  crosswire          ${score('crosswire', texts, ours)}`);
console.log(
  `  recognizers-text   ${score('recognizers', texts, (file, text) => recognized(text, modelOf(file) in MODELS ? modelOf(file) : 'Number'))}`,
);
console.log(`  compromise         ${score('compromise', texts, (_, text) => compromised(text))}`);

const news = globSync(join(values.shared, 'gold', 'polnear', 'dev', 'text', '*.txt')).sort();
const wanted = Number(values.kilobytes) * 1000;
const sample: { text: string; layers: Layers; document: Document }[] = [];
let size = 0;
const before = plan(annotators, ['regions', 'sentences', 'tokens']);
for (const file of news) {
  if (size >= wanted) break;
  const text = readFileSync(file, 'utf8');
  const document = toDoc(basename(file), text);
  const layers = {
    ...annotate(document, before),
    names: [],
    times: [],
    attributions: [],
  } as unknown as Layers;
  sample.push({ text, layers, document });
  size += text.length;
}

/** Kilobytes a second, the best of some rounds. */
function speed(rounds: number, work: (text: string, layers: Layers, document: Document) => void): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    for (const { text, layers, document } of sample) work(text, layers, document);
    best = Math.min(best, performance.now() - began);
  }
  return size / best;
}

const found = speed(5, (text, { sentences }) => {
  for (const sentence of sentences) readFigures(text, sentence, [], []);
});
const measured = speed(5, (_, layers, document) => {
  quantities.annotate(document, layers as never);
});
const peer = speed(1, (text, { sentences }) => {
  for (const { start, end } of sentences)
    for (const model of Object.keys(MODELS)) recognized(text.slice(start, end), model);
});
const numbersOnly = speed(1, (text, { sentences }) => {
  for (const { start, end } of sentences) recognized(text.slice(start, end), 'Number');
});
const compromiseSpeed = speed(1, (text, { sentences }) => {
  for (const { start, end } of sentences) compromised(text.slice(start, end));
});
console.log(`Speed on ${Math.round(size / 1000)} kB of news text, one thread (kB/s):`);
console.log(
  `  crosswire          ${found.toFixed(0)} found and interpreted, ${measured.toFixed(0)} measured as well`,
);
console.log(
  `  recognizers-text   ${peer.toFixed(0)} with all models, ${numbersOnly.toFixed(0)} with the number model alone`,
);
console.log(`  compromise         ${compromiseSpeed.toFixed(0)}`);
console.log(
  `  times recognizers-text: ${(found / peer).toFixed(0)} (${(found / numbersOnly).toFixed(0)} times the number model alone)`,
);
