/** From treebank sentences to what the network trains on. */
import { type Casing, casingOf, normalForm, openings, wordFeatures } from '../src/language/features.ts';
import { newFeatureList } from '../src/language/perceptron.ts';
import { type GoldSentence, keptFeats } from './gold/ud.ts';
import type { Example } from './network.ts';
import type { Vectors } from './vectors.ts';

/** The labels and features that the training data has, each with its row. */
export type Vocabulary = {
  /** Feature key to row. */
  readonly rows: ReadonlyMap<number, number>;
  /** "NOUN Number=Sing" … */
  readonly tags: readonly string[];
  readonly rels: readonly string[];
  readonly vectorRows: ReadonlyMap<string, number>;
};

/** Times that a feature must be seen in the treebanks, or in the news without gold trees. */
const LEAST_FEATURE = 2;
const LEAST_IN_NEWS = 4;
const LEAST_TAG = 6;
const LEAST_REL = 20;

const list = newFeatureList(32);

export const formsOf = (sentence: GoldSentence): string[] => sentence.words.map((word) => word.form);

function tagOf(pos: string, feats: string): string {
  const kept = keptFeats(pos, feats);
  return kept === '' ? pos : `${pos} ${kept}`;
}

function ranked(counts: ReadonlyMap<string, number>, least: number): string[] {
  return [...counts]
    .filter(([, count]) => count >= least)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([name]) => name);
}

/** Counts the features of the words of sentences as they are printed, in capitals and in a headline. */
function countFeatures(sentences: readonly GoldSentence[]): Map<number, number> {
  const features = new Map<number, number>();
  for (const { words } of sentences) {
    const first = openings(words.map((word) => word.form));
    words.forEach((word, i) => {
      for (const casing of ['plain', 'shout', 'headline'] as const) {
        wordFeatures(word.form, casing, first[i]!, list);
        const from = casing === 'plain' ? 0 : 1;
        for (let k = from; k < list.length; k++)
          if (casing === 'plain' || k < 3) count(features, list.keys[k]!);
      }
    });
  }
  return features;
}

const count = <T>(map: Map<T, number>, key: T) => map.set(key, (map.get(key) ?? 0) + 1);

/** Labels of the sentences with gold trees; features of these and of what else is read. */
export function vocabularyOf(
  sentences: readonly GoldSentence[],
  vectors: Vectors,
  news: readonly GoldSentence[] = [],
): Vocabulary {
  const tags = new Map<string, number>();
  const rels = new Map<string, number>();
  for (const { words } of sentences) {
    for (const word of words) {
      count(tags, tagOf(word.pos, word.feats));
      count(tags, word.pos);
      count(rels, word.rel);
    }
  }
  const seen = (counts: ReadonlyMap<number, number>, least: number) =>
    [...counts].filter(([, n]) => n >= least).map(([key]) => key);
  const kept = new Set([
    ...seen(countFeatures(sentences), LEAST_FEATURE),
    ...seen(countFeatures(news), LEAST_IN_NEWS),
  ]);
  return {
    rows: new Map([...kept].sort((a, b) => a - b).map((key, row) => [key, row])),
    tags: ranked(tags, LEAST_TAG),
    rels: [
      ...new Set([...ranked(rels, LEAST_REL), ...[...rels.keys()].map((rel) => rel.split(':')[0]!).sort()]),
    ],
    vectorRows: new Map(vectors.words.map((word, row) => [word, row])),
  };
}

/** The feature rows of the words of a sentence. */
export function rowsOf(forms: readonly string[], vocabulary: Vocabulary, casing: Casing): Int32Array[] {
  const first = openings(forms);
  return forms.map((form, i) => {
    wordFeatures(form, casing, first[i]!, list);
    return Int32Array.from(list.keys.subarray(0, list.length), (key) => vocabulary.rows.get(key) ?? -1);
  });
}

export function vectorRow(form: string, vocabulary: Vocabulary): number {
  return vocabulary.vectorRows.get(normalForm(form)) ?? -1;
}

function indexOr(list: readonly string[], full: string, base: string): number {
  const at = list.indexOf(full);
  return at >= 0 ? at : Math.max(0, list.indexOf(base));
}

export type Disguise = 'none' | 'lower' | Exclude<Casing, 'plain'>;

/** An example from a sentence, on occasion in another capitalisation than its own. */
export function exampleOf(
  sentence: GoldSentence,
  vocabulary: Vocabulary,
  disguise: Disguise = 'none',
  weight = 1,
  certainty?: Float32Array,
): Example {
  const own = formsOf(sentence);
  const forms = disguise === 'lower' ? own.map((form) => form.toLowerCase()) : own;
  const casing = disguise === 'none' || disguise === 'lower' ? casingOf(forms) : disguise;
  const { words } = sentence;
  return {
    rows: rowsOf(forms, vocabulary, casing),
    vectors: Int32Array.from(forms, (form) => vectorRow(form, vocabulary)),
    tags: Int32Array.from(words, (word) => indexOr(vocabulary.tags, tagOf(word.pos, word.feats), word.pos)),
    heads: Int32Array.from(words, (word) => word.head),
    rels: Int32Array.from(words, (word) => indexOr(vocabulary.rels, word.rel, word.rel.split(':')[0]!)),
    weights: Float32Array.from(words, (_, i) => weight * (certainty?.[i] ?? 1)),
  };
}
