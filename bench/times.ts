/**
 * Speed and quality of the times layer beside Recognizers-Text, chrono-node and compromise-dates: the same texts, one
 * thread, one run.
 *
 *   node bench/times.ts [--shared DIR] [--every N]
 *
 * Texts are every Nth (default 6th) document of TimeBank and AQUAINT with their day of publication, below the shared folder;
 * without it, the cases of specs/times, which were written with this layer in mind. Scored as `score-times.mjs` does: strict
 * span, relaxed span, and value of the relaxed matches. The others have no TimeML values: theirs are written as TimeML
 * would, to their advantage (the past candidate where a past and a future one are given, a quarter for its three months).
 * References such as "now" and "recently", which only TimeML marks, are left out of the gold and of our output here.
 * Crosswire's speed is shown for the layer itself and for the layer with the sentences, words and trees that it needs.
 */
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as chrono from 'chrono-node';
import nlp from 'compromise';
import { annotators } from '../src/catalog.ts';
import type { Layers } from '../src/model/layers.ts';
import { toDocument } from '../src/readers/document.ts';
import { annotate } from '../src/run/annotate.ts';
import { plan } from '../src/run/plan.ts';

type Found = { readonly start: number; readonly end: number; readonly value: string };
type Text = { readonly text: string; readonly published: string; readonly gold: readonly Found[] };
type System = { readonly name: string; read(text: Text): readonly Found[] };

const root = join(import.meta.dirname, '..');
const { values } = parseArgs({
  options: {
    shared: { type: 'string', default: join(root, '..', 'shared') },
    every: { type: 'string', default: '6' },
  },
});

function decode(text: string): string {
  const names: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return text.replace(/&(\w+);/g, (all, name: string) => names[name] ?? all);
}

function readTimeMl(file: string): Text {
  const xml = readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
  const created = /<TIMEX3\b[^>]*CREATION_TIME[^>]*>/.exec(xml)?.[0] ?? '';
  const published = /value="(\d{4}-\d\d-\d\d)/.exec(created)?.[1] ?? '';
  const gold: Found[] = [];
  const open: { start: number; value: string }[] = [];
  let text = '';
  for (const [piece] of (/<TEXT\b[^>]*>([\s\S]*?)<\/TEXT>/.exec(xml)?.[1] ?? '').matchAll(/<[^>]*>|[^<]+/g)) {
    if (!piece.startsWith('<')) text += decode(piece);
    else if (/^<TIMEX3\b/.test(piece) && !piece.endsWith('/>')) {
      open.push({ start: text.length, value: /\bvalue="([^"]*)"/.exec(piece)?.[1] ?? '' });
    } else if (piece === '</TIMEX3>') {
      const { start, value } = open.pop()!;
      if (!value.endsWith('_REF')) gold.push({ start, end: text.length, value });
    }
  }
  return { text, published, gold };
}

type Case = {
  text: string;
  given?: { published?: string };
  expect: readonly { text: string; value: string }[];
};
function readSpecs(): Text[] {
  const folder = join(root, 'specs', 'times');
  return readdirSync(folder).flatMap((file) =>
    (JSON.parse(readFileSync(join(folder, file), 'utf8')) as { cases: Case[] }).cases
      .filter(({ given }) => given?.published?.length === 10)
      .map(({ text, given, expect }) => {
        let at = 0;
        const gold = expect
          .map((one) => {
            const start = text.indexOf(one.text, at);
            at = start + one.text.length;
            return { start, end: at, value: one.value };
          })
          .filter(({ value }) => !value.endsWith('_REF'));
        return { text, published: given!.published!, gold };
      }),
  );
}

const gold = join(values.shared, 'gold', 'times', 'tempeval3-training');
const texts = existsSync(gold)
  ? globSync(join(gold, '*', '*.tml'))
      .sort()
      .filter((_, i) => i % Number(values.every) === 0)
      .map(readTimeMl)
      .filter(({ published }) => published !== '')
  : readSpecs();

const needed = plan(annotators, ['regions', 'meta', 'sentences', 'tokens']);
const layer = plan(annotators, ['times']);
const documentOf = ({ text, published }: Text) =>
  toDocument('bench.txt', { text, format: 'text', given: {}, origin: [] }, { published });
const ready = new Map<Text, Partial<Layers>>();

function crosswire(name: string, known: (text: Text) => Partial<Layers>): System {
  return {
    name,
    read(text) {
      const { times } = annotate(documentOf(text), layer, known(text));
      return times!.filter(({ value }) => !value.endsWith('_REF'));
    },
  };
}

/** The reference moment as a local date, which is how the three read it. */
function referenceOf({ published }: Text): Date {
  const [year, month, day] = published.split('-').map(Number);
  return new Date(year!, month! - 1, day, 12);
}

const two = (value: number): string => String(value).padStart(2, '0');
const require = createRequire(import.meta.url);

type Resolution = { readonly timex?: string; readonly value?: string; readonly start?: string };
type Recognized = { start: number; end: number; typeName: string; resolution?: { values?: Resolution[] } };
const recognizers = require('@microsoft/recognizers-text-date-time') as {
  recognizeDateTime(text: string, culture: string, options: number, reference: Date): Recognized[];
};

function recognizedValue({ typeName, resolution }: Recognized, published: string): string {
  const first = resolution?.values?.[0];
  const timex = first?.timex ?? '';
  const quarter = /^\((\d{4})-(01|04|07|10)-01,[^,]*,P3M\)$/.exec(timex);
  if (quarter !== null) return `${quarter[1]}-Q${(Number(quarter[2]) + 2) / 3}`;
  if (typeName.endsWith('.date')) return first?.value ?? timex;
  if (typeName.endsWith('.datetime')) return (first?.value ?? timex).replace(' ', 'T').slice(0, 16);
  if (typeName.endsWith('.time')) return `${published}T${(first?.value ?? '').slice(0, 5)}`;
  if (typeName.endsWith('daterange') && timex.startsWith('XXXX')) return (first?.start ?? '').slice(0, 7);
  return timex;
}

/** Sentences, since whole articles are much slower. */
function recognize(text: Text): Found[] {
  const reference = referenceOf(text);
  return sentencesOf(text).flatMap(({ start, end }) =>
    recognizers.recognizeDateTime(text.text.slice(start, end), 'en-us', 0, reference).map((one) => ({
      start: start + one.start,
      end: start + one.end + 1,
      value: recognizedValue(one, text.published),
    })),
  );
}
const sentencesOf = (text: Text) => ready.get(text)!.sentences!;

function readChrono(text: Text): Found[] {
  return chrono.parse(text.text, referenceOf(text)).map(({ index, text: words, start }) => {
    const day = `${start.get('year')}-${two(start.get('month')!)}-${two(start.get('day')!)}`;
    const part =
      start.isCertain('day') || start.isCertain('weekday')
        ? day
        : start.isCertain('month')
          ? day.slice(0, 7)
          : start.isCertain('year')
            ? day.slice(0, 4)
            : day;
    const value = start.isCertain('hour')
      ? `${day}T${two(start.get('hour')!)}:${two(start.get('minute')!)}`
      : part;
    return { start: index, end: index + words.length, value };
  });
}

type Dated = {
  text: string;
  offset: { start: number; length: number };
  dates: { start: string | null; unit?: string };
};
const plugin = require('compromise-dates') as { default?: unknown };
nlp.plugin((plugin.default ?? plugin) as Parameters<typeof nlp.plugin>[0]);
/** Sentence by sentence: it throws on some, which costs it that sentence only. */
function readCompromise(text: Text): Found[] {
  return sentencesOf(text).flatMap((sentence) => {
    const words = text.text.slice(sentence.start, sentence.end);
    const view = nlp(words) as unknown as {
      dates(context: { today: string }): { json(options: { offset: boolean }): Dated[] };
    };
    try {
      return view
        .dates({ today: text.published })
        .json({ offset: true })
        .map(({ offset, dates }) => {
          const length = { day: 10, month: 7, year: 4 }[dates.unit ?? ''] ?? 10;
          const start = sentence.start + offset.start;
          const said = words.slice(offset.start, offset.start + offset.length).replace(/[\s.,;:!?]+$/, '');
          return { start, end: start + said.length, value: (dates.start ?? '').slice(0, length) };
        });
    } catch {
      thrown++;
      return [];
    }
  });
}
/** Sentences on which compromise-dates threw. */
let thrown = 0;

const systems: readonly System[] = [
  crosswire('crosswire, the layer', (text) => ready.get(text)!),
  crosswire('crosswire, with words and trees', () => ({})),
  { name: 'recognizers-text, by sentence', read: recognize },
  { name: 'chrono-node', read: readChrono },
  { name: 'compromise-dates', read: readCompromise },
];

function f1(right: number, predicted: number, wanted: number): string {
  return (predicted + wanted === 0 ? 0 : (2 * right) / (predicted + wanted)).toFixed(3);
}

for (const text of texts) ready.set(text, annotate(documentOf(text), needed));
const size = texts.reduce((sum, { text }) => sum + text.length, 0) / 1000;
const wanted = texts.reduce((sum, one) => sum + one.gold.length, 0);
console.log(
  `${texts.length} texts, ${size.toFixed(0)} KB, ${wanted} times; ${existsSync(gold) ? 'TimeBank and AQUAINT' : 'specs/times'}`,
);
console.log(`${'F1'.padEnd(34)}strict  relaxed  value      KB/s`);
for (const system of systems) {
  // A fast reader needs some texts before the engine has compiled it.
  for (const text of texts.slice(0, 10)) system.read(text);
  let predicted = 0;
  let [strict, relaxed, value] = [0, 0, 0];
  let took = 0;
  for (const text of texts) {
    const began = performance.now();
    const found = system.read(text);
    took += performance.now() - began;
    predicted += found.length;
    const used = new Set<Found>();
    for (const one of text.gold) {
      const free = found.filter(
        (other) => !used.has(other) && other.start < one.end && one.start < other.end,
      );
      const exact = free.find((other) => other.start === one.start && other.end === one.end);
      const match = exact ?? free[0];
      if (match === undefined) continue;
      used.add(match);
      relaxed++;
      if (exact !== undefined) strict++;
      if (match.value === one.value) value++;
    }
  }
  const scores = [strict, relaxed, value].map((right) => f1(right, predicted, wanted));
  console.log(
    `${system.name.padEnd(34)}${scores[0]}    ${scores[1]}  ${scores[2]}  ${(size / (took / 1000)).toFixed(0).padStart(8)}`,
  );
}
if (thrown > 0) console.log(`compromise-dates threw on ${thrown} sentences (warm-up included)`);
