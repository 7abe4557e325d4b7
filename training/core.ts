/**
 * Trains the language core and writes `models/en-core.bin`.
 *
 *   node training/core.ts [--shared DIR] [--from gold|news|rest]
 *
 * Three phases: the network on gold trees, then on with news trees by another parser mixed in, then sentence ends and
 * lemmas; `--from` starts at a later one with the model that is there. Reads `DIR/gold/ud` and `DIR/gold/silver` (default
 * `../shared`); says so and exits 0 where there are no treebanks. Seeded: the same data gives the same bytes. Progress
 * goes to stderr.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { CoreMeta } from '../src/language/core.ts';
import { CORE_VERSION } from '../src/language/core-file.ts';
import { type ModelFile, type NumberArray, readModel, writeModel } from '../src/language/model-file.ts';
import { linearSections, random } from '../src/language/perceptron.ts';
import { type Vocabulary, vocabularyOf } from './examples.ts';
import { networkSections, sizesOf } from './export.ts';
import { readSilver } from './gold/silver.ts';
import { keptFeats, readTreebanks } from './gold/ud.ts';
import { networkFromModel, vocabularyFrom } from './import.ts';
import { learnLemmas } from './lemmas.ts';
import type { Network } from './network.ts';
import { goOnWithNews, NEWS_PLAN, PLAN, scoreGold, trainParser } from './parser.ts';
import { scoreSentences, trainSentences } from './sentences.ts';
import { type Vectors, wordVectors } from './vectors.ts';

const { values } = parseArgs({
  options: {
    shared: { type: 'string', default: join(import.meta.dirname, '..', '..', 'shared') },
    from: { type: 'string', default: 'gold' },
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
/** Edited text counts for more than mail and reviews. */
const GUM_WEIGHT = 1.5;
const percent = (share: number) => (share * 100).toFixed(2);

const { train, ewtDev, newsDev } = readTreebanks(gold);
const sentences = train.flatMap((document) => document.sentences);

const data = train.flatMap((document) =>
  document.sentences.map((sentence) => ({
    sentence,
    weight: document.id.startsWith('GUM') ? GUM_WEIGHT : 1,
  })),
);

/** The network's part of the model. */
type Part = Omit<CoreMeta, 'lemmas'> & { readonly sections: Readonly<Record<string, NumberArray>> };

/** Says how far an epoch came on the development parts, with gold tokens. */
function reporter(name: string, epochs: number, vocabulary: Vocabulary, vectors: Vectors) {
  return (epoch: number, loss: number, net: Network): void => {
    const scores = Object.entries({ EWT: ewtDev, news: newsDev }).map(([part, documents]) => {
      const some = documents.flatMap((document) => document.sentences);
      const { upos, uas, las } = scoreGold(net, some, vocabulary, vectors);
      return `${part} UPOS ${percent(upos)} UAS ${percent(uas)} LAS ${percent(las)}`;
    });
    say(`${name} ${epoch}/${epochs}: loss ${loss.toFixed(3)}; gold tokens: ${scores.join(' · ')}`);
  };
}

function trainOnGold(): Part {
  const vectors = wordVectors(60000);
  const vocabulary = vocabularyOf(sentences, vectors);
  const words = sentences.reduce((sum, sentence) => sum + sentence.words.length, 0);
  say(`${sentences.length} sentences, ${words} words, ${vocabulary.rows.size} features`);
  const report = reporter('gold', PLAN.epochs, vocabulary, vectors);
  const net = trainParser(data, vocabulary, vectors, PLAN, report);
  return partOf(net, vocabulary, vectors);
}

function trainOnNews(file: ModelFile): Part {
  const vocabulary = vocabularyFrom(file);
  const silver = readSilver(gold);
  const count = silver.reduce((sum, document) => sum + document.length, 0);
  say(`${count} sentences of news with another parser's trees`);
  const net = networkFromModel(file, vocabulary, random(PLAN.seed));
  const report = reporter('news', NEWS_PLAN.epochs, vocabulary, NO_VECTORS);
  goOnWithNews(net, data, silver, vocabulary, NEWS_PLAN, report);
  return partOf(net, vocabulary, NO_VECTORS);
}

const NO_VECTORS: Vectors = { words: [], data: new Float32Array() };

function partOf(net: Network, vocabulary: Vocabulary, vectors: Vectors): Part {
  const { tags, rels } = vocabulary;
  return { sizes: sizesOf(net), tags, rels, sections: networkSections(net, vocabulary, vectors) };
}

/** The network's part of a model file. */
function partFrom(file: ModelFile): Part {
  const { sizes, tags, rels } = file.meta as CoreMeta;
  const rest = Object.entries(file.sections).filter(([name]) => !name.startsWith('sentences.'));
  return { sizes, tags, rels, sections: Object.fromEntries(rest) };
}

function trainNetwork(): Part {
  if (values.from === 'rest') return partFrom(readModel('en-core', 'core', CORE_VERSION));
  if (values.from === 'news') return trainOnNews(readModel('en-core', 'core', CORE_VERSION));
  const { sections, ...meta } = trainOnGold();
  return trainOnNews({ kind: 'core', version: CORE_VERSION, meta, sections });
}

const { sections, ...network } = trainNetwork();
const boundaries = trainSentences(train, PLAN.seed);
say(
  `sentences F1: EWT ${percent(scoreSentences(ewtDev, boundaries))} · news ${percent(scoreSentences(newsDev, boundaries))}`,
);
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
