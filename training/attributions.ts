/**
 * Trains `models/en-attribution.bin` on the attributions of PolNeAR's training articles.
 *
 *   node training/attributions.ts [--shared DIR] [--articles N]
 *
 * The articles are annotated with the layers as they are in this checkout, so the core's and the names' models must be
 * trained first. Three models are made: which words are anchors of cues, which candidate is the content of an anchor (or
 * none), which candidate is its source. The threshold of the content is chosen on a tenth of the training articles that
 * a first run leaves out; a second run learns from all. Seeded: the same data and layers give the same bytes.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { analyse } from '../src/annotators/attributions/analysis.ts';
import { annotators } from '../src/catalog.ts';
import { ATTRIBUTION_MODEL, attributionFile, type Thresholds } from '../src/language/attribution-model.ts';
import { writeModel } from '../src/language/model-file.ts';
import type { Layers } from '../src/model/layers.ts';
import { toDocument } from '../src/readers/document.ts';
import { annotate } from '../src/run/annotate.ts';
import { plan } from '../src/run/plan.ts';
import { ANCHOR, type Article, articleOf, bestThreshold, trainAll } from './attribution-learning.ts';
import { type GoldArticle, readPolnear } from './gold/polnear.ts';

/** One article in so many is held back to choose the threshold on. */
const HELD_BACK = 10;

function annotated({ id, text, attributions }: GoldArticle): Article {
  const document = toDocument(id, { text, format: 'text', given: {}, origin: [] });
  const layers = annotate(document, plan(annotators, ['mentions'])) as Layers;
  return articleOf(id, analyse({ text, ...layers }), attributions);
}

const { values } = parseArgs({
  options: {
    shared: { type: 'string', default: join(import.meta.dirname, '..', '..', 'shared') },
    articles: { type: 'string' },
  },
});
const folder = join(values.shared, 'gold', 'polnear', 'train');
if (!existsSync(folder)) {
  console.log(`training/attributions: no articles at ${folder}; nothing trained`);
  process.exit(0);
}
const began = performance.now();
const gold = readPolnear(folder);
const chosen =
  values.articles === undefined
    ? gold
    : gold.filter((_, i) => i % Math.ceil(gold.length / Number(values.articles)) === 0);
const articles = chosen.map(annotated);
console.log(`${articles.length} articles annotated in ${((performance.now() - began) / 1000).toFixed(0)} s`);
const start: Thresholds = { anchor: ANCHOR, content: 0.5 };
const held = articles.filter((_, i) => i % HELD_BACK === 0);
const first = trainAll(
  articles.filter((_, i) => i % HELD_BACK !== 0),
  start,
);
const content = bestThreshold(first, held);
const model = trainAll(articles, { anchor: ANCHOR, content });
const { size, digest } = writeModel(
  ATTRIBUTION_MODEL,
  attributionFile(model, { trainedOn: `PolNeAR train, ${articles.length} articles` }),
);
console.log(`threshold ${content}; models/${ATTRIBUTION_MODEL}.bin ${size} bytes ${digest}`);
console.log(`trained in ${((performance.now() - began) / 1000).toFixed(0)} s`);
