/**
 * Trains the language core and writes `models/en-core.bin`.
 *
 *   node training/core.ts [--shared DIR] [--epochs N] [--keep-network]
 *
 * Reads the treebanks below `DIR/gold/ud` (default `../shared`); says so and exits 0 where they are absent. Seeded: the
 * same data gives the same bytes. Progress goes to stderr.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { CoreMeta } from '../src/language/core.ts';
import { CORE_VERSION } from '../src/language/core-file.ts';
import { type NumberArray, readModel, writeModel } from '../src/language/model-file.ts';
import { linearSections } from '../src/language/perceptron.ts';
import { vocabularyOf } from './examples.ts';
import { networkSections, sizesOf } from './export.ts';
import { keptFeats, readTreebanks } from './gold/ud.ts';
import { learnLemmas } from './lemmas.ts';
import { PLAN, scoreGold, trainParser } from './parser.ts';
import { scoreSentences, trainSentences } from './sentences.ts';
import { wordVectors } from './vectors.ts';

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
/** Edited text counts for more than mail and reviews. */
const GUM_WEIGHT = 1.5;
const percent = (share: number) => (share * 100).toFixed(2);

const { train, ewtDev, newsDev } = readTreebanks(gold);
const sentences = train.flatMap((document) => document.sentences);

/** The network's part of the model: trained anew, or as it is in the file. */
type Part = Omit<CoreMeta, 'lemmas'> & { readonly sections: Readonly<Record<string, NumberArray>> };

function trainNetwork(): Part {
  const vectors = wordVectors(60000);
  const vocabulary = vocabularyOf(sentences, vectors);
  const words = sentences.reduce((sum, sentence) => sum + sentence.words.length, 0);
  say(`${sentences.length} sentences, ${words} words, ${vocabulary.rows.size} features`);
  const development = { EWT: ewtDev, news: newsDev };
  const data = train.flatMap((document) =>
    document.sentences.map((sentence) => ({
      sentence,
      weight: document.id.startsWith('GUM') ? GUM_WEIGHT : 1,
    })),
  );
  const net = trainParser(
    data,
    vocabulary,
    vectors,
    { ...PLAN, epochs: Number(values.epochs) },
    (epoch, loss, now) => {
      const scores = Object.entries(development).map(([name, documents]) => {
        const some = documents.flatMap((document) => document.sentences);
        const { upos, uas, las } = scoreGold(now, some, vocabulary, vectors);
        return `${name} UPOS ${percent(upos)} UAS ${percent(uas)} LAS ${percent(las)}`;
      });
      say(`epoch ${epoch}/${values.epochs}: loss ${loss.toFixed(3)}; gold tokens: ${scores.join(' · ')}`);
    },
  );
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
