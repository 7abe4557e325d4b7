/**
 * Trains the language core and writes `models/en-core.bin`.
 *
 *   node training/core.ts [--shared DIR] [--epochs N]
 *
 * Reads the treebanks below `DIR/gold/ud` (default `../shared`); says so and exits 0 where they are absent. Seeded: the
 * same data gives the same bytes. Progress goes to stderr.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CORE_VERSION, type CoreMeta } from '../src/language/core.ts';
import { writeModel } from '../src/language/model-file.ts';
import { vocabularyOf } from './examples.ts';
import { networkSections, sizesOf } from './export.ts';
import { keptFeats, readTreebanks } from './gold/ud.ts';
import { learnLemmas } from './lemmas.ts';
import { PLAN, scoreGold, trainParser } from './parser.ts';
import { wordVectors } from './vectors.ts';

const { values } = parseArgs({
  options: {
    shared: { type: 'string', default: join(import.meta.dirname, '..', '..', 'shared') },
    epochs: { type: 'string', default: String(PLAN.epochs) },
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
const percent = (share: number) => (share * 100).toFixed(2);

const { train, ewtDev, newsDev } = readTreebanks(gold);
const vectors = wordVectors(60000);
const sentences = train.flatMap((document) => document.sentences);
const vocabulary = vocabularyOf(sentences, vectors);
const words = sentences.reduce((sum, sentence) => sum + sentence.words.length, 0);
say(`${sentences.length} sentences, ${words} words, ${vocabulary.rows.size} features`);

const development = { EWT: ewtDev, news: newsDev };
const data = sentences.map((sentence) => ({ sentence, weight: 1 }));
const net = trainParser(
  data,
  vocabulary,
  vectors,
  { ...PLAN, epochs: Number(values.epochs) },
  (epoch, loss, now) => {
    const scores = Object.entries(development).map(([name, documents]) => {
      const { upos, uas, las } = scoreGold(
        now,
        documents.flatMap((document) => document.sentences),
        vocabulary,
        vectors,
      );
      return `${name} UPOS ${percent(upos)} UAS ${percent(uas)} LAS ${percent(las)}`;
    });
    say(`epoch ${epoch}/${values.epochs}: loss ${loss.toFixed(3)}; gold tokens: ${scores.join(' · ')}`);
  },
);

const lemmas = learnLemmas(
  sentences.flatMap((sentence) =>
    sentence.words.map(({ form, pos, feats, lemma }) => {
      const kept = keptFeats(pos, feats);
      return { form, tag: kept === '' ? pos : `${pos} ${kept}`, lemma };
    }),
  ),
);
const meta: CoreMeta = { sizes: sizesOf(net), tags: vocabulary.tags, rels: vocabulary.rels, lemmas };
const { size, digest } = writeModel('en-core', {
  kind: 'core',
  version: CORE_VERSION,
  meta,
  sections: networkSections(net, vocabulary, vectors),
});
say(`models/en-core.bin: ${size} bytes, ${digest}`);
