/**
 * Trains the language core and writes `models/en-core.bin`.
 *
 *   node training/core.ts [--shared DIR] [--epochs N] [--keep-network]
 *
 * Reads the treebanks below `DIR/gold/ud` and the news below `DIR/gold/polnear` (default `../shared`); says so and exits 0
 * where they are absent. Two large networks learn from the treebanks, read the news together, and the network that ships
 * learns from both. Seeded: the same data gives the same bytes. Progress goes to stderr.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { progress } from '../src/cli/console.ts';
import type { CoreMeta } from '../src/language/core.ts';
import { CORE_VERSION } from '../src/language/core-file.ts';
import { type NumberArray, readModel, writeModel } from '../src/language/model-file.ts';
import { linearSections } from '../src/language/perceptron.ts';
import { vocabularyOf } from './examples.ts';
import { networkSections, sizesOf } from './export.ts';
import { type GoldSentence, keptFeats } from './gold/ud.ts';
import { learnLemmas } from './lemmas.ts';
import { materialFrom, scoresOf } from './material.ts';
import type { Network } from './network.ts';
import { PLAN, trainParser, type Weighted } from './parser.ts';
import { scoreSentences, trainSentences } from './sentences.ts';
import { newsSentences, readTogether } from './silver.ts';
import { trainTeachers } from './teachers.ts';

const { values } = parseArgs({
  options: {
    shared: { type: 'string', default: join(import.meta.dirname, '..', '..', 'shared') },
    epochs: { type: 'string', default: String(PLAN.epochs) },
    'keep-network': { type: 'boolean', default: false },
  },
});
const gold = join(values.shared, 'gold');
if (!existsSync(join(gold, 'ud'))) {
  console.log(`train core: no treebanks below ${gold}; nothing trained`);
  process.exit(0);
}

const began = performance.now();
const say = (line: string) =>
  console.error(`${((performance.now() - began) / 1000).toFixed(0).padStart(5)} s  ${line}`);
/** What a sentence read by the teachers counts beside one with a gold tree. */
const SILVER_WEIGHT = 0.6;
const percent = (share: number) => (share * 100).toFixed(2);

const material = materialFrom(gold);
const { train, ewtDev, newsDev, vectors } = material;
const sentences = train.flatMap((document) => document.sentences);
const boundaries = trainSentences(train, PLAN.seed);
say(
  `sentences F1: EWT ${percent(scoreSentences(ewtDev, boundaries))} · news ${percent(scoreSentences(newsDev, boundaries))}`,
);

/** The network's part of the model: trained anew, or as it is in the file. */
type Part = Omit<CoreMeta, 'lemmas'> & { readonly sections: Readonly<Record<string, NumberArray>> };

/** The news that the attributions are learnt from, without trees; none where it is absent. */
function newsOf(): GoldSentence[] {
  const folder = join(gold, 'polnear', 'train', 'text');
  return existsSync(folder) ? newsSentences(folder, boundaries) : [];
}

/** Its trees as the teachers read it. */
function silver(news: readonly GoldSentence[]): Weighted[] {
  if (news.length === 0) return [];
  const bar = progress('teachers');
  const teachers = trainTeachers(material, say, bar.step);
  bar.end();
  say(`${news.length} sentences of news for the teachers to read`);
  return readTogether(teachers, news, vectors).map((one) => ({
    ...one,
    weight: SILVER_WEIGHT,
  }));
}

function trainNetwork(): Part {
  const words = sentences.reduce((sum, sentence) => sum + sentence.words.length, 0);
  const news = newsOf();
  // The teachers know the words of the treebanks; what learns from their reading knows those of the news too.
  const vocabulary = vocabularyOf(sentences, vectors, news);
  say(`${sentences.length} sentences, ${words} words, ${vocabulary.rows.size} features`);
  const data = [...material.data, ...silver(news)];
  const plan = { ...PLAN, epochs: Number(values.epochs) };
  const bar = progress('core');
  const note = (epoch: number, loss: number, now: Network) =>
    say(
      `epoch ${epoch}/${plan.epochs}: loss ${loss.toFixed(3)}; ${scoresOf(now, { ...material, vocabulary })}`,
    );
  const net = trainParser(data, vocabulary, vectors, plan, note, bar.step);
  bar.end();
  const { tags, rels } = vocabulary;
  return { sizes: sizesOf(net), tags, rels, sections: networkSections(net, vocabulary, vectors) };
}

function keptNetwork(): Part {
  const { meta, sections } = readModel('en-core', 'core', CORE_VERSION);
  const { sizes, tags, rels } = meta as CoreMeta;
  const rest = Object.entries(sections).filter(([name]) => !name.startsWith('sentences.'));
  return { sizes, tags, rels, sections: Object.fromEntries(rest) };
}

const { sections, ...network } = values['keep-network'] ? keptNetwork() : trainNetwork();
const lemmas = learnLemmas(
  sentences.flatMap((sentence) =>
    sentence.words.map(({ form, pos, feats, lemma }) => {
      const kept = keptFeats(pos, feats);
      return { form, tag: kept === '' ? pos : `${pos} ${kept}`, lemma };
    }),
  ),
);
const { size, digest } = writeModel('en-core', {
  kind: 'core',
  version: CORE_VERSION,
  meta: { ...network, lemmas } satisfies CoreMeta,
  sections: { ...sections, ...linearSections(boundaries, 'sentences.') },
});
say(`models/en-core.bin: ${size} bytes, ${digest}`);
