/** What the networks of the core learn from: weighted sentences with trees, their vocabulary, what is kept for choosing. */

import { type Vocabulary, vocabularyOf } from './examples.ts';
import { type GoldDocument, readTreebanks } from './gold/ud.ts';
import type { Network } from './network.ts';
import { scoreGold, type Weighted } from './parser.ts';
import { type Vectors, wordVectors } from './vectors.ts';

export type Material = {
  readonly train: readonly GoldDocument[];
  readonly ewtDev: readonly GoldDocument[];
  readonly newsDev: readonly GoldDocument[];
  readonly data: readonly Weighted[];
  readonly vocabulary: Vocabulary;
  readonly vectors: Vectors;
};

/** Words that start from a vector. */
const VECTORS = 60_000;

/** Edited text counts for more than mail and reviews, news for most: there is least of it. */
function weightOf(id: string): number {
  if (id.startsWith('GUM_news')) return 2.5;
  return id.startsWith('GUM') ? 1.5 : 1;
}

/** The treebanks below `gold`. */
export function materialFrom(gold: string): Material {
  const treebanks = readTreebanks(gold);
  const vectors = wordVectors(VECTORS);
  const data = treebanks.train.flatMap(({ id, sentences }) =>
    sentences.map((sentence) => ({ sentence, weight: weightOf(id) })),
  );
  const vocabulary = vocabularyOf(
    data.map(({ sentence }) => sentence),
    vectors,
  );
  return { ...treebanks, vectors, vocabulary, data };
}

const percent = (share: number) => (share * 100).toFixed(2);

/** How well a network reads the development sentences, their words given. */
export function scoresOf(net: Network, { ewtDev, newsDev, vocabulary, vectors }: Material): string {
  return Object.entries({ EWT: ewtDev, news: newsDev })
    .map(([name, documents]) => {
      const sentences = documents.flatMap((document) => document.sentences);
      const { upos, uas, las } = scoreGold(net, sentences, vocabulary, vectors);
      return `${name} UPOS ${percent(upos)} UAS ${percent(uas)} LAS ${percent(las)}`;
    })
    .join(' · ');
}
