/** The places in which two wordings differ. */
import { editDistance } from '../../text/edit-distance.ts';
import type { WordOp } from '../../text/word-diff.ts';
import type { Utterance } from './utterances.ts';
import { CLIPPED, isNumber } from './word-kinds.ts';
import type { SpokenWord } from './wording.ts';

/** Words that can stand in the place of a subject. */
export const SLOT = 3;

export type Change = {
  readonly gone: readonly SpokenWord[];
  readonly come: readonly SpokenWord[];
  readonly op: WordOp;
  /** Before the first or after the last word in common. */
  readonly edge: 'start' | 'end' | null;
};

export function changesOf(a: Utterance, b: Utterance, ops: readonly WordOp[]): Change[] {
  const first = ops.findIndex((op) => op.op === 'same');
  const last = ops.findLastIndex((op) => op.op === 'same');
  const holds = ({ op, a: [from, to] }: WordOp) => op === 'same' && (to - from > 1 || a.words[from]!.content);
  const [firstTold, lastTold] = [ops.findIndex(holds), ops.findLastIndex(holds)];
  return ops.flatMap((op, i): Change[] => {
    if (op.op === 'same') return [];
    const gone = a.words.slice(op.a[0], op.a[1]);
    const come = b.words.slice(op.b[0], op.b[1]);
    if (sameSpelt(gone, come) || isClipped(a, b, op)) return [];
    // An "I" or "and" in common holds nothing together: what is left out after it is left out at the edge.
    const long = gone.length * come.length === 0 && gone.length + come.length >= SLOT;
    const start = i < first || (long && i < firstTold);
    const end = i > last || (long && i > lastTold);
    return [{ gone, come, op, edge: start ? 'start' : end ? 'end' : null }];
  });
}

/** Whether a word put in stands in the other wording too, as the "'s" of the word before it. */
function isClipped(a: Utterance, b: Utterance, { a: [i, toA], b: [j, toB] }: WordOp): boolean {
  const [full, word, last] = toA > i ? [a, a.words[i]!, b.words[j - 1]] : [b, b.words[j]!, a.words[i - 1]];
  if (toA - i + toB - j !== 1 || !CLIPPED.has(word.norm) || !last) return false;
  const short = full === a ? b : a;
  return /['’]s/iu.test(short.text.slice(last.start - short.start, last.end - short.start + 2));
}

/** The same words written otherwise: apart or together, with or without stops, a name in another spelling, a slip. */
function sameSpelt(gone: readonly SpokenWord[], come: readonly SpokenWord[]): boolean {
  const [a, b] = [gone, come].map((words) =>
    words
      .map((word) => word.key)
      .join('')
      .replace(/[.'’]/gu, ''),
  ) as [string, string];
  if (a === b) return true;
  if (a === '' || b === '' || isNumber(a) || isNumber(b)) return false;
  // Letters of a word masked with stars.
  if (a.endsWith('*') || b.endsWith('*')) return gone.length === 1 && come.length === 1 && a[0] === b[0];
  if (gone.at(-1)!.name && come.at(-1)!.name && gone.length + come.length <= NAME_WORDS)
    return sameName(a, b);
  const [x, y] = [gone[0]!, come[0]!];
  return (
    gone.length === 1 &&
    come.length === 1 &&
    Math.min(a.length, b.length) >= 6 &&
    x.lemma !== y.lemma &&
    editDistance(a, b, 1) <= 1
  );
}

/** Words of two spellings of a name together, its article counted. */
const NAME_WORDS = 4;

/** Whether two spellings are transcriptions of one name: the same consonants, sounds of one place taken as one. */
function sameName(a: string, b: string): boolean {
  const sounds = (name: string) =>
    name
      .replace(/^al/, '')
      .replace(/kh|gh|ck|[qkgc]/g, 'k')
      .replace(/dh|th|[dt]/g, 't')
      .replace(/ph|[fv]/g, 'f')
      .replace(/[aeiouyhw]/g, '')
      .replace(/(.)\1+/g, '$1');
  return sounds(a) === sounds(b) && sounds(a).length >= 2;
}

/** Whether the words before `index` are marked as cut there, or changed by an editor: dots, brackets, marks between two parts. */
export function isMarked({ words, text, start }: Utterance, index: number): boolean {
  const before = words[index - 1];
  const from = before ? before.end - start : 0;
  const to = words[index] ? words[index].start - start : text.length;
  const gap = text.slice(from, to);
  return /…|\.\s?\.|[[\]]/u.test(gap) || (before !== undefined && index < words.length && /["“”]/u.test(gap));
}

/** Whether one of the wordings marks the place of a change as cut. */
export const markedCut = ({ op }: Change, a: Utterance, b: Utterance): boolean =>
  [...op.a].some((index) => isMarked(a, index)) || [...op.b].some((index) => isMarked(b, index));

/** The cut words of the sentence that is kept in part: those up to the nearest stop. */
export function ofSentence(utterance: Utterance, [from, to]: readonly [number, number]): SpokenWord[] {
  const { words, text, start } = utterance;
  const stops = (i: number) =>
    /[.!?…](?!\S*\p{L})/u.test(text.slice(words[i]!.end - start, words[i + 1]!.start - start));
  if (from === 0) {
    let first = to;
    while (first > 0 && first < words.length && !stops(first - 1)) first--;
    return words.slice(first, to);
  }
  let end = from;
  while (end < to && !stops(end - 1)) end++;
  return words.slice(from, end);
}
