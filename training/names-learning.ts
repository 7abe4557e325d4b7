/** Learning of the name tagger: examples with partly known labels, the structured perceptron, labelling, and a check. */
import { nameInput } from '../src/language/names.ts';
import { type FirstPass, pushFeatures, pushFirstPass } from '../src/language/names-features.ts';
import { frameOf, type NameFrame } from '../src/language/names-frame.ts';
import { bestLabels, LABELS, labelOf, namesOf, TAGGED_TYPES } from '../src/language/names-labels.ts';
import type { WordFacts } from '../src/language/names-words.ts';
import {
  clear,
  type FeatureList,
  finishLearner,
  type Learner,
  type LinearModel,
  newFeatureList,
  newLearner,
  random,
  scoreLearner,
  scoreLinear,
  shuffle,
  updateLearner,
} from '../src/language/perceptron.ts';
import type { Token } from '../src/model/annotation.ts';
import type { Layers } from '../src/model/layers.ts';
import type { NamedText } from './gold/ner.ts';

/** A document ready for training: its words, and the labels each word may have. */
export type Example = {
  readonly id: string;
  readonly source: NamedText['source'];
  readonly frame: NameFrame;
  /** Bit mask of labels a word. */
  readonly allowed: Uint32Array;
};

const EVERY_LABEL = 2 ** LABELS - 1;

/** The tokens of a text as the program itself would see them, and the words' allowed labels. */
export function example(
  named: NamedText,
  { sentences, tokens }: Pick<Layers, 'sentences' | 'tokens'>,
  wordOf: (word: string) => WordFacts,
): Example {
  const input = nameInput(named.text, sentences, tokens, wordOf);
  const allowed = new Uint32Array(tokens.length).fill(1);
  for (const span of named.open) mark(tokens, span.start, span.end, allowed, () => EVERY_LABEL);
  for (const span of named.inside ?? []) mark(tokens, span.start, span.end, allowed, () => EVERY_LABEL - 1);
  for (const name of named.names) {
    const types = name.types.map((type) => TAGGED_TYPES.indexOf(type));
    mark(tokens, name.start, name.end, allowed, (first, last, exact) => {
      if (!exact) return EVERY_LABEL;
      const place = first ? (last ? 3 : 0) : last ? 2 : 1;
      return types.reduce((mask, type) => mask | (1 << labelOf(type, place)), 0);
    });
  }
  return { id: named.id, source: named.source, frame: frameOf(input), allowed };
}

/** Which words the texts write small: counted over words inside of sentences that are no headlines. */
export function commonIn(
  texts: readonly NamedText[],
  layers: readonly Pick<Layers, 'sentences' | 'tokens'>[],
): (lower: string) => boolean | undefined {
  const counts = new Map<string, [small: number, large: number]>();
  texts.forEach(({ text }, t) => {
    const { sentences, tokens } = layers[t]!;
    let at = 0;
    for (const { end } of sentences) {
      const words: string[] = [];
      for (; at < tokens.length && tokens[at]!.start < end; at++) {
        words.push(text.slice(tokens[at]!.start, tokens[at]!.end));
      }
      const long = words.filter((word) => word.length > 3);
      if (long.filter((word) => /^\p{Lu}/u.test(word)).length > long.length / 2) continue;
      for (const word of words.slice(1)) {
        const lower = word.toLowerCase();
        const count = counts.get(lower) ?? [0, 0];
        if (word === lower) count[0]++;
        else count[1]++;
        counts.set(lower, count);
      }
    }
  });
  return (lower) => {
    const [small, large] = counts.get(lower) ?? [0, 0];
    return small + large < 2 ? undefined : small / (small + large) > 0.75;
  };
}

/** Sets the masks of the tokens of a span; `exact` tells whether the span begins and ends with them. */
function mark(
  tokens: readonly Token[],
  start: number,
  end: number,
  allowed: Uint32Array,
  mask: (first: boolean, last: boolean, exact: boolean) => number,
): void {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.end > start) high = middle;
    else low = middle + 1;
  }
  let last = low;
  while (last < tokens.length && tokens[last]!.start < end) last++;
  if (last === low) return;
  const exact = tokens[low]!.start === start && tokens[last - 1]!.end === end;
  for (let i = low; i < last; i++) allowed[i] = mask(i === low, i === last - 1, exact);
}

// ---------------------------------------------------------------------------------------------- learning

export type Features = { readonly keys: Uint32Array; readonly starts: Uint32Array };

/** All features of an example, computed once for all rounds. */
export function featuresOf({ frame }: Example, pass: FirstPass | null): Features {
  const list = newFeatureList(128);
  const { bounds, words } = frame.input;
  const keys: number[] = [];
  const starts = new Uint32Array(words.length + 1);
  for (let s = 0; s + 1 < bounds.length; s++) {
    for (let i = bounds[s]!; i < bounds[s + 1]!; i++) {
      clear(list);
      pushFeatures(list, frame, s, i);
      if (pass !== null) pushFirstPass(list, frame, pass, i);
      for (let k = 0; k < list.length; k++) keys.push(list.keys[k]!);
      starts[i + 1] = keys.length;
    }
  }
  return { keys: Uint32Array.from(keys), starts };
}

function featuresAt({ keys, starts }: Features, i: number, into: FeatureList): void {
  into.keys = keys.subarray(starts[i]!, starts[i + 1]!);
  into.length = into.keys.length;
}

/** How strongly a source moves the weights. */
const STEP = { crossner: 2, gum: 1, silver: 0.4, ewt: 0.5 } as const;

type Sentence = { readonly example: Example; readonly features: Features; readonly s: number };

export function train(
  examples: readonly Example[],
  features: readonly Features[],
  rounds: number,
  seed: number,
  done: (what: string) => void,
): LinearModel {
  const learner = newLearner(LABELS);
  const next = random(seed);
  const sentences: Sentence[] = examples.flatMap((one, e) =>
    one.frame.input.bounds.slice(1).map((_, s) => ({ example: one, features: features[e]!, s })),
  );
  for (let round = 0; round < rounds; round++) {
    shuffle(sentences, next);
    for (const sentence of sentences) learn(learner, sentence, round > 0);
    done(`round ${round + 1} of ${rounds}`);
  }
  return finishLearner(learner, { minWeight: MIN_WEIGHT });
}
const MIN_WEIGHT = 0.02;

/** One sentence: moves the weights from the best labels to the best labels that agree with what is known. */
function learn(learner: Learner, { example: one, features, s }: Sentence, latent: boolean): void {
  const { bounds } = one.frame.input;
  const [from, to] = [bounds[s]!, bounds[s + 1]!];
  const list: FeatureList = { keys: new Uint32Array(0), length: 0 };
  const scores = new Float32Array(LABELS);
  const all = new Float32Array((to - from) * LABELS);
  for (let i = from; i < to; i++) {
    featuresAt(features, i, list);
    scoreLearner(learner, list, scores);
    all.set(scores, (i - from) * LABELS);
  }
  const allowed = one.allowed.subarray(from, to);
  // Sentences with open places teach nothing before the model knows a little.
  if (!latent && allowed.some((mask) => (mask & (mask - 1)) !== 0)) return;
  const guess = new Uint8Array(to - from);
  const truth = new Uint8Array(to - from);
  bestLabels(all, to - from, guess, 0);
  bestLabels(all, to - from, truth, 0, allowed);
  for (let i = from; i < to; i++) {
    featuresAt(features, i, list);
    updateLearner(learner, list, truth[i - from]!, guess[i - from]!, STEP[one.source]);
  }
}

/** Both passes in one table: the labels of the second follow those of the first. */
export function merged(first: LinearModel, second: LinearModel): LinearModel {
  const keys: number[] = [];
  const starts: number[] = [0];
  const labels: number[] = [];
  const weights: number[] = [];
  const copy = (
    { starts: from, entryLabels, entryWeights }: LinearModel,
    row: number,
    shift: number,
  ): void => {
    for (let e = from[row]!; e < from[row + 1]!; e++) {
      labels.push(entryLabels[e]! + shift);
      weights.push(entryWeights[e]!);
    }
  };
  for (let a = 0, b = 0; a < first.keys.length || b < second.keys.length; ) {
    const key = Math.min(
      first.keys[a] ?? Number.POSITIVE_INFINITY,
      second.keys[b] ?? Number.POSITIVE_INFINITY,
    );
    if (first.keys[a] === key) copy(first, a++, 0);
    if (second.keys[b] === key) copy(second, b++, LABELS);
    keys.push(key);
    starts.push(labels.length);
  }
  return {
    ...first,
    labels: 2 * LABELS,
    keys: Uint32Array.from(keys),
    starts: Uint32Array.from(starts),
    entryLabels: Uint8Array.from(labels),
    entryWeights: Int8Array.from(weights),
  };
}

/** Labels of an example by a finished model. */
export function label(one: Example, features: Features, model: LinearModel): Uint8Array {
  const { bounds, words } = one.frame.input;
  const labels = new Uint8Array(words.length);
  const list: FeatureList = { keys: new Uint32Array(0), length: 0 };
  const scores = new Int32Array(LABELS);
  for (let s = 0; s + 1 < bounds.length; s++) {
    const [from, to] = [bounds[s]!, bounds[s + 1]!];
    const all = new Int32Array((to - from) * LABELS);
    for (let i = from; i < to; i++) {
      featuresAt(features, i, list);
      scoreLinear(model, list, scores);
      all.set(scores, (i - from) * LABELS);
    }
    bestLabels(all, to - from, labels, from);
  }
  return labels;
}

/** Share of right names among those found and those known, on fully marked examples. */
export function f1(examples: readonly Example[], labels: readonly Uint8Array[]): string {
  let [found, right, gold] = [0, 0, 0];
  examples.forEach((one, e) => {
    const { bounds } = one.frame.input;
    const truth = Uint8Array.from(one.allowed, (mask) => (mask & (mask - 1) ? 0 : Math.log2(mask)));
    for (let s = 0; s + 1 < bounds.length; s++) {
      const known = new Set(namesOf(truth, bounds[s]!, bounds[s + 1]!).map((name) => JSON.stringify(name)));
      const guessed = namesOf(labels[e]!, bounds[s]!, bounds[s + 1]!);
      gold += known.size;
      found += guessed.length;
      right += guessed.filter((name) => known.has(JSON.stringify(name))).length;
    }
  });
  const [p, r] = [right / found, right / gold];
  return `P ${p.toFixed(3)} R ${r.toFixed(3)} F1 ${((2 * p * r) / (p + r)).toFixed(3)}`;
}
