/** Trains the network of the language core. */
import { random, shuffle } from '../src/language/perceptron.ts';
import { type Disguise, exampleOf, type Vocabulary } from './examples.ts';
import type { GoldSentence } from './gold/ud.ts';
import {
  arcScores,
  type Batch,
  batchOf,
  type Dropout,
  type Example,
  encode,
  heads,
  labelInputs,
  type Network,
  type Sizes,
} from './network.ts';
import { newTeam } from './team.ts';
import { DIMENSIONS, type Vectors } from './vectors.ts';

export type Plan = {
  readonly sizes: Sizes;
  readonly epochs: number;
  readonly rate: number;
  /** Words of a batch. */
  readonly batch: number;
  readonly seed: number;
  readonly dropout: Dropout;
  /** Share of the machine-made trees that each epoch sees. */
  readonly silver: number;
};

export const PLAN: Plan = {
  sizes: { embed: 96, hidden: 112, layers: 3, arc: 96, label: 96, vector: DIMENSIONS },
  epochs: 12,
  rate: 0.002,
  batch: 300,
  seed: 20260112,
  dropout: { input: 0.07, inner: 0.12, word: 0.04 },
  silver: 0.8,
};

const NONE = { input: 0, inner: 0, word: 0 };

export type Weighted = {
  readonly sentence: GoldSentence;
  readonly weight: number;
  /** Of machine-made trees: how sure the networks were of each word's head, 0 to 1. */
  readonly certainty?: Float32Array;
};

function disguiseFor(chance: number): Disguise {
  if (chance < 0.04) return 'shout';
  if (chance < 0.08) return 'headline';
  return chance < 0.11 ? 'lower' : 'none';
}

/** Examples one by one: all at once would fill the memory. */
function* examplesOf(
  data: readonly Weighted[],
  disguises: readonly Disguise[],
  vocabulary: Vocabulary,
): Generator<Example> {
  for (const [i, { sentence, weight, certainty }] of data.entries())
    yield exampleOf(sentence, vocabulary, disguises[i], weight, certainty);
}

function* batches(examples: Iterable<Example>, size: number): Generator<Batch> {
  let some: Example[] = [];
  let words = 0;
  for (const example of examples) {
    some.push(example);
    words += example.tags.length;
    if (words < size) continue;
    yield batchOf(some);
    some = [];
    words = 0;
  }
  if (some.length > 0) yield batchOf(some);
}

/** Trains a network; `report` is called after each epoch, `tick` after each batch with how many of how many are done. */
export function trainParser(
  data: readonly Weighted[],
  vocabulary: Vocabulary,
  vectors: Vectors,
  plan: Plan,
  report: (epoch: number, loss: number, net: Network) => void,
  tick: (done: number, of: number) => void = () => {},
): Network {
  const next = random(plan.seed);
  const { tags, rels, rows } = vocabulary;
  const shape = { sizes: plan.sizes, features: rows.size, tags: tags.length, rels: rels.length };
  const team = newTeam(shape, vectors.data, plan.seed, next);
  const words = data.reduce(
    (sum, { sentence, certainty }) => sum + sentence.words.length * (certainty ? plan.silver : 1),
    0,
  );
  const steps = Math.ceil((words / plan.batch) * plan.epochs);
  let step = 0;
  for (let epoch = 1; epoch <= plan.epochs; epoch++) {
    const order = data.filter(
      ({ sentence, certainty }) =>
        sentence.words.length < 300 && (certainty === undefined || next() < plan.silver),
    );
    shuffle(order, next);
    const disguises = order.map(() => disguiseFor(next()));
    let loss = 0;
    let count = 0;
    for (const batch of batches(examplesOf(order, disguises, vocabulary), plan.batch)) {
      step++;
      const rate = plan.rate * Math.min(1, step / 200) * Math.max(0.01, 1 - step / steps);
      loss += team.step(batch, plan.dropout, { step, rate });
      count++;
      tick(Math.min(step, steps), steps);
    }
    report(epoch, loss / count, team.net);
  }
  team.close();
  return team.net;
}

/** UPOS, UAS and LAS (without subtypes) on gold tokens; heads are chosen one by one. */
export function scoreGold(
  net: Network,
  sentences: readonly GoldSentence[],
  vocabulary: Vocabulary,
  vectors: Vectors,
): { readonly upos: number; readonly uas: number; readonly las: number } {
  const next = random(1);
  let words = 0;
  let upos = 0;
  let uas = 0;
  let las = 0;
  const examples = sentences.filter((one) => one.words.length < 300).map((one) => exampleOf(one, vocabulary));
  for (const batch of batches(examples, 400)) {
    encode(net, vectors.data, batch, NONE, next);
    heads(net, batch.rows);
    const chosen = batch.examples.map((example, s) => {
      const { length } = example.tags;
      const stride = arcScores(net, batch.starts[s]!, length);
      return example.tags.map((_, i) => {
        const head = best(net.scores.data, i * stride, length + 1);
        return head === length ? -1 : head;
      });
    });
    labelInputs(net, batch, (s, i) => chosen[s]![i]!);
    batch.examples.forEach((example, s) => {
      for (let i = 0; i < example.tags.length; i++) {
        words++;
        const row = batch.starts[s]! + i;
        const tag = best(net.t.data, row * net.t.columns, vocabulary.tags.length);
        const rel = best(net.r.data, row * net.r.columns, vocabulary.rels.length);
        const head = chosen[s]![i] === example.heads[i];
        if (base(vocabulary.tags[tag]!, ' ') === base(vocabulary.tags[example.tags[i]!]!, ' ')) upos++;
        if (head) uas++;
        if (head && base(vocabulary.rels[rel]!, ':') === base(vocabulary.rels[example.rels[i]!]!, ':')) las++;
      }
    });
  }
  return { upos: upos / words, uas: uas / words, las: las / words };
}

const base = (label: string, mark: string): string => label.split(mark)[0]!;

function best(scores: Float32Array, from: number, count: number): number {
  let top = 0;
  for (let i = 1; i < count; i++) if (scores[from + i]! > scores[from + top]!) top = i;
  return top;
}
