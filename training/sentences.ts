/** Trains the model that finds where sentences end (`src/language/sentences.ts`). */
import { advance, boundaryFeatures, mayEnd, type Running, seen } from '../src/language/boundaries.ts';
import {
  finishLearner,
  type LinearModel,
  newFeatureList,
  newLearner,
  random,
  scoreLearner,
  shuffle,
  updateLearner,
} from '../src/language/perceptron.ts';
import { isBlankLine, sentencesOf } from '../src/language/sentences.ts';
import { tokenize } from '../src/language/tokenizer.ts';
import type { Span } from '../src/text/span.ts';
import type { GoldDocument } from './gold/ud.ts';

const EPOCHS = 12;

/** A paragraph: its text, its words as the tokeniser cuts them, and which of them end a sentence. */
type Paragraph = { readonly text: string; readonly words: readonly Span[]; readonly ends: Uint8Array };

function paragraphsOf(document: GoldDocument): Paragraph[] {
  const { text } = document;
  const ends = new Set(document.sentences.map((sentence) => sentence.words.at(-1)?.end ?? sentence.end));
  const words = tokenize(text);
  const paragraphs: Paragraph[] = [];
  let first = 0;
  for (let i = 0; i < words.length; i++) {
    const last = i + 1 === words.length || isBlankLine(text, words[i]!.end, words[i + 1]!.start);
    if (!last) continue;
    const some = words.slice(first, i + 1);
    paragraphs.push({
      text,
      words: some,
      ends: Uint8Array.from(some, (word) => (ends.has(word.end) ? 1 : 0)),
    });
    first = i + 1;
  }
  return paragraphs;
}

/** Words of the longest heading or caption that is run into the paragraph after it. */
const CAPTION = 14;

/**
 * Headings and captions without a stop, each with the paragraph after it on one line, as pages lose the break between
 * the two when they are scraped.
 */
function runInto(paragraphs: readonly Paragraph[]): Paragraph[] {
  return paragraphs.slice(1).flatMap((after, i) => {
    const caption = paragraphs[i]!;
    const last = caption.words.at(-1);
    if (last === undefined || caption.words.length > CAPTION) return [];
    if (caption.ends.indexOf(1) !== caption.words.length - 1) return [];
    if (!/[\p{L}\p{N}]$/u.test(caption.text.slice(last.start, last.end))) return [];
    const from = caption.words[0]!.start;
    const begins = after.words[0]!.start;
    const text = `${caption.text.slice(from, last.end)} ${after.text.slice(begins, after.words.at(-1)!.end)}`;
    const move = (words: readonly Span[], by: number) =>
      words.map(({ start, end }) => ({ start: start + by, end: end + by }));
    return [
      {
        text,
        words: [...move(caption.words, -from), ...move(after.words, last.end - from + 1 - begins)],
        ends: Uint8Array.from([...caption.ends, ...after.ends]),
      },
    ];
  });
}

export function trainSentences(documents: readonly GoldDocument[], seed: number): LinearModel {
  const next = random(seed);
  const learner = newLearner(2);
  const list = newFeatureList(24);
  const scores = new Float32Array(2);
  const paragraphs = documents.flatMap((document) => {
    const some = paragraphsOf(document);
    return [...some, ...runInto(some)];
  });
  const views = new Map(paragraphs.map((paragraph) => [paragraph, seen(paragraph.text, paragraph.words)]));
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(paragraphs, next);
    for (const paragraph of paragraphs) {
      const { words, ends } = paragraph;
      const known = views.get(paragraph)!;
      const running: Running = { first: 0, brackets: 0, quotes: 0 };
      for (let i = 0; i + 1 < words.length; i++) {
        advance(running, known, i);
        const truth = ends[i]!;
        if (mayEnd(known, i)) {
          boundaryFeatures(known, i, running, list);
          scoreLearner(learner, list, scores);
          const guess = scores[1]! > scores[0]! ? 1 : 0;
          updateLearner(learner, list, truth, guess);
        }
        if (truth) Object.assign(running, { first: i + 1, brackets: 0, quotes: 0 });
      }
    }
  }
  return finishLearner(learner);
}

/** F1 of sentences found in raw text: start and end right. */
export function scoreSentences(documents: readonly GoldDocument[], model: LinearModel): number {
  let right = 0;
  let found = 0;
  let wanted = 0;
  for (const document of documents) {
    const gold = new Set(document.sentences.map(({ words }) => `${words[0]!.start} ${words.at(-1)!.end}`));
    const predicted = sentencesOf(document.text, tokenize(document.text), model);
    wanted += gold.size;
    found += predicted.length;
    right += predicted.filter(({ start, end }) => gold.has(`${start} ${end}`)).length;
  }
  return (2 * right) / (found + wanted);
}
