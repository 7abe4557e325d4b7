/**
 * Finds where sentences end. Every place between two words is judged by a linear model over what stands around it
 * (`boundaries.ts`), from left to right; a blank line always ends a sentence. Trained in `training/sentences.ts`.
 */
import type { Span } from '../text/span.ts';
import { advance, boundaryFeatures, mayEnd, type Running, type Seen, seen } from './boundaries.ts';
import { coreFile } from './core-file.ts';
import { lazy } from './model-file.ts';
import { type LinearModel, linearFrom, newFeatureList, scoreLinear } from './perceptron.ts';
import { tokenize } from './tokenizer.ts';

const model = lazy(() => linearFrom(coreFile(), 'sentences.'));

/** The sentences of a region: spans from the first to the last character of their words, in order, all words covered. */
export function splitSentences(text: string, start = 0, end = text.length): Span[] {
  const words = tokenize(text, start, end);
  return sentencesOf(text, words, model());
}

/** The sentences of words that were cut already, by a given model. */
export function sentencesOf(text: string, words: readonly Span[], linear: LinearModel): Span[] {
  const known = seen(text, words);
  const list = newFeatureList(24);
  const scores = new Int32Array(2);
  const sentences: Span[] = [];
  const running: Running = { first: 0, brackets: 0, quotes: 0 };
  for (let i = 0; i < words.length; i++) {
    advance(running, known, i);
    if (i + 1 < words.length && !ends(text, words, known, i, running)) continue;
    sentences.push({ start: words[running.first]!.start, end: words[i]!.end });
    Object.assign(running, { first: i + 1, brackets: 0, quotes: 0 });
  }
  return sentences;

  function ends(
    text: string,
    words: readonly Span[],
    known: readonly Seen[],
    i: number,
    running: Running,
  ): boolean {
    if (known[i + 1]!.line && lineEnds(text, words, known, i)) return true;
    if (!mayEnd(known, i) || isSigned(known, i)) return false;
    boundaryFeatures(known, i, running, list);
    scoreLinear(linear, list, scores);
    return scores[1]! - scores[0]! > (MARKED.has(known[i]!.kind) ? 0 : UNMARKED_MARGIN);
  }
}

/** Words and marks that a sentence usually ends with; after any other its end must be clearer, by a margin chosen on development data. */
const MARKED = new Set(['stop', 'dots', 'close', 'quote', 'abbreviation']);
const UNMARKED_MARGIN = 30;

/** Words of the longest name that signs a quotation. */
const SIGNATURE = 4;

/** Whether the quotation that closes with word `i` is signed: a dash between spaces and a name to the end of the line. */
function isSigned(known: readonly Seen[], i: number): boolean {
  const dash = known[i + 1]!;
  const name = known[i + 2];
  if (!/^["”’»]$/.test(known[i]!.form) || !/^[-–—]+$/.test(dash.form)) return false;
  if (dash.gap === 0 || dash.line || name === undefined || name.gap === 0) return false;
  let last = i + 2;
  while (last + 1 < known.length && !known[last + 1]!.line && last - i - 2 < SIGNATURE) last++;
  const whole = last + 1 === known.length || known[last + 1]!.line;
  return (
    whole && known.slice(i + 2, last + 1).every(({ kind }) => /^(?:capital|upper|abbreviation)$/.test(kind))
  );
}

/** Lines at least this long may be wrapped; a shorter one ends what it says where the next begins afresh. */
const WRAPPED = 55;

/** Whether the line break after word `i` ends a sentence by itself: a blank line, a list, a short line of its own. */
function lineEnds(text: string, words: readonly Span[], known: readonly Seen[], i: number): boolean {
  if (isBlankLine(text, words[i]!.end, words[i + 1]!.start)) return true;
  const { kind, form } = known[i + 1]!;
  if (kind === 'mark' && /^[-*•·–—▪►]/.test(form)) return true;
  if (kind === 'lower' || kind === 'close' || kind === 'stop' || kind === 'mark') return false;
  let first = i;
  while (first > 0 && !known[first]!.line && words[i]!.end - words[first - 1]!.start <= WRAPPED) first--;
  return first === 0 || known[first]!.line;
}

/** Whether the white space between two offsets holds more than one line break. */
export function isBlankLine(text: string, from: number, to: number): boolean {
  let breaks = 0;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x2029) return true;
    if (code === 10 || code === 0x2028 || (code === 13 && text.charCodeAt(i + 1) !== 10)) breaks++;
  }
  return breaks > 1;
}
