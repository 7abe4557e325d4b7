/**
 * News without gold trees, read by several networks together: what they agree on teaches a smaller one (self-training with
 * an ensemble; after Kuncoro et al. 2016, "Distilling an ensemble of greedy dependency parsers"). For each word the
 * networks' shares of heads are multiplied and the best tree is taken; tags and relations likewise. A word counts as
 * much as its networks are sure of it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LinearModel } from '../src/language/perceptron.ts';
import { sentencesOf } from '../src/language/sentences.ts';
import { tokenize } from '../src/language/tokenizer.ts';
import { bestTree } from '../src/language/tree.ts';
import { exampleOf, type Vocabulary } from './examples.ts';
import type { GoldSentence, Word } from './gold/ud.ts';
import { arcScores, batchOf, encode, heads, labelInputs, type Network } from './network.ts';
import type { Vectors } from './vectors.ts';

/** Sentences shorter or longer than this, in words, teach little or are no sentences. */
const SHORTEST = 4;
const LONGEST = 70;
/** Words that go through the networks together. */
const BATCH = 400;

type SilverSentence = { readonly sentence: GoldSentence; readonly certainty: Float32Array };

/** The sentences of the texts in a folder, words without any reading. */
export function newsSentences(folder: string, boundaries: LinearModel): GoldSentence[] {
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  const known = new Set<string>();
  return texts.flatMap((text) =>
    sentencesOf(text, tokenize(text), boundaries).flatMap(({ start, end }): GoldSentence[] => {
      const surface = text.slice(start, end);
      const spans = tokenize(text, start, end);
      if (spans.length < SHORTEST || spans.length > LONGEST || known.has(surface)) return [];
      known.add(surface);
      const words = spans.map(
        (span): Word => ({
          ...span,
          form: text.slice(span.start, span.end),
          lemma: '',
          pos: 'X',
          feats: '_',
          head: -1,
          rel: 'root',
        }),
      );
      return [{ words, start, end }];
    }),
  );
}

/** Adds the logarithms of the shares that `count` scores from `from` on have to `sums`. */
function addLogShares(
  scores: Float32Array,
  from: number,
  count: number,
  sums: Float32Array,
  to: number,
): void {
  let top = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < count; i++) top = Math.max(top, scores[from + i]!);
  let all = 0;
  for (let i = 0; i < count; i++) all += Math.exp(scores[from + i]! - top);
  const log = top + Math.log(all);
  for (let i = 0; i < count; i++) sums[to + i]! += scores[from + i]! - log;
}

const NONE = { input: 0, inner: 0, word: 0 };

/** A network that reads, and the words it knows. Networks that read together have the same labels. */
export type Reader = { readonly net: Network; readonly vocabulary: Vocabulary };

/** Reads sentences with all networks together. */
export function readTogether(
  readers: readonly Reader[],
  sentences: readonly GoldSentence[],
  vectors: Vectors,
): SilverSentence[] {
  const read: SilverSentence[] = [];
  for (let from = 0; from < sentences.length; ) {
    let to = from;
    for (let words = 0; to < sentences.length && words + sentences[to]!.words.length <= BATCH; to++)
      words += sentences[to]!.words.length;
    read.push(...readBatch(readers, sentences.slice(from, to), vectors));
    from = to;
  }
  return read;
}

function readBatch(
  readers: readonly Reader[],
  sentences: readonly GoldSentence[],
  vectors: Vectors,
): SilverSentence[] {
  const never = () => 1;
  const { tags, rels } = readers[0]!.vocabulary;
  const batches = readers.map(({ vocabulary }) =>
    batchOf(sentences.map((one) => exampleOf(one, vocabulary))),
  );
  const { rows, starts } = batches[0]!;
  const tagSums = new Float32Array(rows * tags.length);
  const relSums = new Float32Array(rows * rels.length);
  const arcSums = sentences.map(({ words }) => new Float32Array(words.length * (words.length + 1)));
  readers.forEach(({ net }, r) => {
    encode(net, vectors.data, batches[r]!, NONE, never);
    heads(net, rows);
    for (let row = 0; row < rows; row++)
      addLogShares(net.t.data, row * net.t.columns, tags.length, tagSums, row * tags.length);
    arcSums.forEach((sums, s) => {
      const { length } = sentences[s]!.words;
      const stride = arcScores(net, starts[s]!, length);
      for (let i = 0; i < length; i++)
        addLogShares(net.scores.data, i * stride, length + 1, sums, i * (length + 1));
    });
  });
  const trees = arcSums.map((sums, s) => bestTree(sums, sentences[s]!.words.length));
  // Each network has its own memory: what it worked out for the heads still stands there.
  readers.forEach(({ net }, r) => {
    labelInputs(net, batches[r]!, (s, i) => trees[s]![i]!);
    for (let row = 0; row < rows; row++)
      addLogShares(net.r.data, row * net.r.columns, rels.length, relSums, row * rels.length);
  });
  return sentences.map((sentence, s) => {
    const { length } = sentence.words;
    const certainty = new Float32Array(length);
    const words = sentence.words.map((word, i): Word => {
      const row = starts[s]! + i;
      const head = trees[s]![i]!;
      const arc = arcSums[s]![i * (length + 1) + (head < 0 ? length : head)]!;
      certainty[i] = Math.exp(arc / readers.length);
      const [pos = 'X', feats = '_'] = tags[largest(tagSums, row * tags.length, tags.length)]!.split(' ');
      return { ...word, pos, feats, head, rel: rels[largest(relSums, row * rels.length, rels.length)]! };
    });
    return { sentence: { ...sentence, words }, certainty };
  });
}

function largest(scores: Float32Array, from: number, count: number): number {
  let top = 0;
  for (let i = 1; i < count; i++) if (scores[from + i]! > scores[from + top]!) top = i;
  return top;
}
