/**
 * Names: which words name a person, an organization, a place, an event, a law, a product or something else.
 *
 * A sequence tagger (averaged structured perceptron, Collins 2002) in two passes over a document; the second sees how the
 * first read the same words elsewhere. Trained by `training/names.ts` into `models/en-names.bin`.
 */
import type { Name, Sentence, Token } from '../model/annotation.ts';
import { lazy, type ModelFile, readModel, section } from './model-file.ts';
import { type FirstPass, posHash, pushFeatures, pushFirstPass, runKey } from './names-features.ts';
import { frameOf, inHeadline, isWrittenSmall, type NameFrame, type NameInput } from './names-frame.ts';
import { bestLabels, LABELS, namesOf, TAGGED_TYPES, typeOfLabel, type WordSpan } from './names-labels.ts';
import {
  alike,
  atHyphen,
  isNoName,
  isShared,
  kindOf,
  wholePhrase,
  withFirstName,
  withoutMarks,
  withSharedHead,
} from './names-rules.ts';
import { type Clusters, type WordFacts, wordMemory } from './names-words.ts';
import { clear, type FeatureList, hashText, linearFrom, newFeatureList } from './perceptron.ts';
import { rowSums } from './row-sums.ts';

export const NAMES_MODEL = { name: 'en-names', kind: 'names', version: 2 } as const;

/**
 * A tagger of names. One table holds the weights of both passes, so that a feature is looked up once: labels below `LABELS`
 * score the first pass, those from `LABELS` on the second.
 */
export type NameModel = {
  readonly score: (features: FeatureList) => Int32Array;
  readonly wordOf: (word: string) => WordFacts;
};

export const nameModel = lazy((): NameModel => {
  const file = readModel(NAMES_MODEL.name, NAMES_MODEL.kind, NAMES_MODEL.version);
  return { score: rowSums(linearFrom(file, 'weights.')), wordOf: wordMemory(clustersOf(file)) };
});

/** Word clusters of a model file: sorted word hashes (as differences, 7 bits a byte), the fine cluster of each word, the coarse one of each fine one, and which words are common. */
export function clustersOf(file: ModelFile): Clusters {
  const deltas = section(file, 'clusters.words', Uint8Array);
  const fine = section(file, 'clusters.fine', Uint16Array);
  const coarse = section(file, 'clusters.coarse', Uint16Array);
  const common = (file.sections['clusters.common'] ?? new Uint8Array(fine.length)) as Uint8Array;
  const hashes = new Uint32Array(fine.length);
  for (let word = 0, at = 0, hash = 0; word < fine.length; word++) {
    let unit = 1;
    for (; deltas[at]! >= 128; unit *= 128) hash += (deltas[at++]! - 128) * unit;
    hash += deltas[at++]! * unit;
    hashes[word] = hash;
  }
  return (lower) => {
    const hash = hashText(lower);
    let low = 0;
    let high = hashes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (hashes[middle]! < hash) low = middle + 1;
      else high = middle;
    }
    if (hashes[low] !== hash) return NO_CLUSTER;
    return [coarse[fine[low]!]!, fine[low]!, common[low] === 1];
  };
}
const NO_CLUSTER = [0, 0, false] as const;

/** The names of a document, in order and without overlaps. `tokens` must lie inside `sentences`; both in order. */
export function findNames(
  text: string,
  sentences: readonly Sentence[],
  tokens: readonly Token[],
  model: NameModel = nameModel(),
): Name[] {
  const input = nameInput(text, sentences, tokens, model.wordOf);
  const frame = frameOf(input);
  const found = tagNames(frame, model)
    .map((name) => wholePhrase(frame, withoutMarks(input.words, name)))
    .flatMap((name) => atHyphen(input.words, name))
    .filter((name, i, all) => i === 0 || name.start >= all[i - 1]!.end)
    .map((name, i, all) => withFirstName(input.words, name, all[i - 1]?.end ?? 0));
  const told = wordsOfProse(frame, found);
  const names = found.flatMap(({ start, end, type }) => {
    if (start >= end || isNoName(input.words, start, end) || isHeadlineWord(frame, start, end, told))
      return [];
    const last = withSharedHead(input.words, end, type);
    const from = tokens[start]!.start;
    const to = tokens[last - 1]!.end;
    const tagged = TAGGED_TYPES[type]!;
    const shared = tagged !== 'person' && isShared(input.words, start, last);
    return [{ start: from, end: to, type: shared ? 'organization' : kindOf(tagged, text.slice(from, to)) }];
  });
  return alike(text, names as Name[]);
}

/** The words of all names that stand in prose. */
function wordsOfProse(frame: NameFrame, names: readonly WordSpan[]): ReadonlySet<string> {
  const told = new Set<string>();
  for (const { start, end } of names) {
    if (inHeadline(frame, start)) continue;
    for (let i = start; i < end; i++) told.add(frame.input.words[i]!.lower);
  }
  return told;
}

/** In a headline a word that the prose writes small is no name, unless the prose has a name of these words. */
function isHeadlineWord(frame: NameFrame, start: number, end: number, told: ReadonlySet<string>): boolean {
  if (!inHeadline(frame, start)) return false;
  const words = frame.input.words.slice(start, end);
  const known = words.every(({ lower }) => told.has(lower));
  return !known && words.some((_, i) => isWrittenSmall(frame, start + i));
}

/** The words of a document as the tagger sees them. */
export function nameInput(
  text: string,
  sentences: readonly Sentence[],
  tokens: readonly Token[],
  wordOf: (word: string) => WordFacts,
): NameInput {
  const bounds = [0];
  const pos = new Uint32Array(tokens.length);
  const words = tokens.map((token, i) => {
    pos[i] = posHash(token.pos);
    return wordOf(text.slice(token.start, token.end));
  });
  let at = 0;
  for (const sentence of sentences) {
    while (at < tokens.length && tokens[at]!.start < sentence.end) at++;
    if (at > bounds.at(-1)!) bounds.push(at);
  }
  if (tokens.length > bounds.at(-1)!) bounds.push(tokens.length);
  return { words, bounds, pos, wordOf };
}

/** Both passes over a document. */
export function tagNames(frame: NameFrame, { score }: NameModel): WordSpan[] {
  const { bounds, words } = frame.input;
  const list = newFeatureList(128);
  const both = [new Int32Array(words.length * LABELS), new Int32Array(words.length * LABELS)] as const;
  for (let s = 0; s + 1 < bounds.length; s++) {
    for (let i = bounds[s]!; i < bounds[s + 1]!; i++) {
      clear(list);
      pushFeatures(list, frame, s, i);
      const scores = score(list);
      both[0].set(scores.subarray(0, LABELS), i * LABELS);
      both[1].set(scores.subarray(LABELS), i * LABELS);
    }
  }
  const labels = new Uint8Array(words.length);
  labelSentences(both[0], bounds, labels);
  const pass = firstPass(frame, labels);
  for (let i = 0; i < words.length; i++) {
    clear(list);
    pushFirstPass(list, frame, pass, i);
    if (list.length === 0) continue;
    const scores = score(list);
    for (let l = 0; l < LABELS; l++) both[1][i * LABELS + l]! += scores[LABELS + l]!;
  }
  labelSentences(both[1], bounds, labels);
  return namesOf(labels, 0, labels.length);
}

function labelSentences(scores: Int32Array, bounds: readonly number[], labels: Uint8Array): void {
  for (let s = 0; s + 1 < bounds.length; s++) {
    const [from, to] = [bounds[s]!, bounds[s + 1]!];
    bestLabels(scores.subarray(from * LABELS, to * LABELS), to - from, labels, from);
  }
}

/** Counts how the first pass read each word and each run of capitals of the document. */
export function firstPass(frame: NameFrame, labels: Uint8Array): FirstPass {
  const { bounds } = frame.input;
  const { words } = frame;
  const types = TAGGED_TYPES.length + 1;
  const byWord = new Map<string, Float32Array>();
  const byRun = new Map<string, Float32Array>();
  const longest = new Map<string, number>();
  const lengths = new Map<string, number>();
  const count = (map: Map<string, Float32Array>, key: string, type: number): void => {
    let counts = map.get(key);
    if (counts === undefined) {
      counts = new Float32Array(types);
      map.set(key, counts);
    }
    counts[type]! += 1;
  };
  for (let i = 0; i < words.length; i++) {
    if (frame.runStart[i]! < 0 && labels[i] === 0) continue;
    count(byWord, words[i]!.lower, typeOfLabel(labels[i]!) + 1);
    if (frame.runStart[i] === i) {
      const last = frame.runEnd[i]!;
      const whole = labels[i] !== 0 && namesOf(labels, i, last + 1)[0]?.end === last + 1;
      count(byRun, runKey(words, i, last), whole ? typeOfLabel(labels[i]!) + 1 : 0);
    }
  }
  for (let s = 0; s + 1 < bounds.length; s++) {
    for (const name of namesOf(labels, bounds[s]!, bounds[s + 1]!)) {
      const length = name.end - name.start;
      for (let i = name.start; i < name.end; i++) {
        const { lower } = words[i]!;
        if ((lengths.get(lower) ?? 0) >= length) continue;
        lengths.set(lower, length);
        longest.set(lower, labels[i]!);
      }
    }
  }
  return { types, byWord, byRun, longest };
}
