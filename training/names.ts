/**
 * Trains the name tagger: `models/en-names.bin`.
 *
 *   node training/names.ts [--shared DIR]
 *
 * Averaged structured perceptron (Collins 2002) with partly known labels: where a source leaves a type or a boundary open,
 * the best sequence that agrees with what is known is taken as truth. Two models: the second also sees how the first read
 * the same words elsewhere in the document; for its training the first is run on documents it has not been trained on.
 * Seeded; the same data gives the same bytes.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { annotators } from '../src/catalog.ts';
import { writeModel } from '../src/language/model-file.ts';
import { firstPass, NAMES_MODEL } from '../src/language/names.ts';
import type { FirstPass } from '../src/language/names-features.ts';
import { TAGGED_TYPES } from '../src/language/names-labels.ts';
import { wordMemory } from '../src/language/names-words.ts';
import { linearSections } from '../src/language/perceptron.ts';
import { toDocument } from '../src/readers/document.ts';
import { annotate } from '../src/run/annotate.ts';
import { plan } from '../src/run/plan.ts';
import { crossner, ewt, gum, type NamedText, silver } from './gold/ner.ts';
import { clusterTable } from './names-clusters.ts';
import { commonIn, example, f1, featuresOf, label, merged, train } from './names-learning.ts';

/** Parts of the data that the first pass is run on by a model trained on the other parts. */
const FOLDS = 3;
const FOLD_ROUNDS = 2;
const ROUNDS = 5;

const { values } = parseArgs({
  options: { shared: { type: 'string', default: join(import.meta.dirname, '..', '..', 'shared') } },
});
const began = Date.now();
function progress(line: string): void {
  process.stderr.write(`names: ${line} (${((Date.now() - began) / 1000).toFixed(0)} s)\n`);
}
const planned = plan(annotators, ['tokens']);

/** Every twelfth text once more in small letters, as people write in haste. */
function inSmallLetters(texts: readonly NamedText[]): NamedText[] {
  return texts
    .filter(({ text }, t) => t % 12 === 5 && text.toLowerCase().length === text.length)
    .map((one) => ({ ...one, id: `${one.id}-small`, text: one.text.toLowerCase() }));
}

function main(): void {
  const gold = join(values.shared, 'gold');
  if (!existsSync(gold)) {
    console.log(`names: no shared folder at ${values.shared}; nothing trained`);
    return;
  }
  const marked = [
    ...crossner(join(gold, 'ner', 'crossner-politics', 'train.txt'), 'crossner'),
    ...gum(join(gold, 'ud', 'gum', 'gum-train.conllu')),
    ...ewt(join(gold, 'ud', 'ewt', 'en_ewt-ud-train.rebuilt.conllu')),
  ];
  const texts = [...marked, ...inSmallLetters(marked), ...silver(gold)];
  const layers = texts.map((text) => {
    const read = { text: text.text, format: 'text' as const, given: {}, origin: [] };
    const { sentences = [], tokens = [] } = annotate(toDocument(text.id, read), planned);
    return { sentences, tokens };
  });
  progress('tokens');
  const table = clusterTable(commonIn(texts, layers));
  progress('clusters');
  const wordOf = wordMemory(table.clusters);
  const examples = texts.map((text, t) => example(text, layers[t]!, wordOf));
  progress(
    `${examples.length} documents, ${examples.reduce((sum, one) => sum + one.allowed.length, 0)} words`,
  );
  const plain = examples.map((one) => featuresOf(one, null));
  progress('features');
  const passes: FirstPass[] = [];
  const checked = examples.map((one) => one.source === 'crossner' || one.source === 'gum');
  for (let fold = 0; fold < FOLDS; fold++) {
    const inside = examples.map((_, e) => e % FOLDS === fold);
    const rest = examples.filter((_, e) => !inside[e]);
    const model = train(
      rest,
      plain.filter((_, e) => !inside[e]),
      FOLD_ROUNDS,
      fold + 1,
      progress,
    );
    const labels = examples.map((one, e) => (inside[e] ? label(one, plain[e]!, model) : new Uint8Array(0)));
    examples.forEach((one, e) => {
      if (inside[e]) passes[e] = firstPass(one.frame, labels[e]!);
    });
    const tested = examples.flatMap((_, e) => (inside[e] && checked[e] ? [e] : []));
    progress(
      `fold ${fold + 1}: ${f1(
        tested.map((e) => examples[e]!),
        tested.map((e) => labels[e]!),
      )} (first pass, gold of the fold)`,
    );
  }
  const first = train(examples, plain, ROUNDS, 11, progress);
  const second = train(
    examples,
    examples.map((one, e) => featuresOf(one, passes[e]!)),
    ROUNDS,
    12,
    progress,
  );
  const written = writeModel(NAMES_MODEL.name, {
    kind: NAMES_MODEL.kind,
    version: NAMES_MODEL.version,
    meta: { types: TAGGED_TYPES },
    sections: { ...linearSections(merged(first, second), 'weights.'), ...table.sections },
  });
  progress(`models/${NAMES_MODEL.name}.bin: ${written.size} bytes, ${written.digest}`);
}
main();
