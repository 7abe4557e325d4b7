/**
 * The features of the name tagger: the word, its neighbours, the run of capitals it stands in, the word lists, and what
 * the rest of the document tells about the same word.
 *
 * The second pass adds how the first one read the same word and the same run elsewhere in the document (two-stage
 * tagging after Krishnan and Manning 2006).
 */
import nameJoints from '../lexicon/en/name-joints.json' with { type: 'json' };
import type { NameFrame } from './names-frame.ts';
import { LEXICON } from './names-lexicon.ts';
import { CASE, NO_WORD, PLACE_BITS, type WordFacts } from './names-words.ts';
import { type FeatureList, hashText, mix, push } from './perceptron.ts';

/** How the first pass read words and runs: type by count. Index 0 is "no name". */
export type FirstPass = {
  readonly types: number;
  readonly byWord: ReadonlyMap<string, Float32Array>;
  readonly byRun: ReadonlyMap<string, Float32Array>;
  /** Type and place (first, inside, last, single) of a word in the longest name that holds it. */
  readonly longest: ReadonlyMap<string, number>;
};

const BITS = Object.values(LEXICON);

function pushBits(list: FeatureList, template: number, bits: number, with_: number): void {
  if (bits === 0) return;
  for (let b = 0; b < BITS.length; b++) {
    if (bits & BITS[b]!) push(list, mix(template, b * 16 + with_));
  }
}

/** Pushes the features of word `i` of sentence `s`. */
export function pushFeatures(list: FeatureList, frame: NameFrame, s: number, i: number): void {
  const { input, words, styles } = frame;
  const { bounds, pos } = input;
  const [from, to] = [bounds[s]!, bounds[s + 1]!];
  const at = (k: number): WordFacts => (k >= from && k < to ? words[k]! : NO_WORD);
  const w = words[i]!;
  const [b, a, b2, a2] = [at(i - 1), at(i + 1), at(i - 2), at(i + 2)];
  const style = styles[s]!;
  push(list, mix(1, w.word));
  push(list, mix(2, b.word));
  push(list, mix(3, a.word));
  push(list, mix(4, b2.word));
  push(list, mix(5, a2.word));
  push(list, mix(mix(6, b.word), w.word));
  push(list, mix(mix(7, w.word), a.word));
  const shape = mix(w.shape, style);
  push(list, mix(8, shape));
  push(list, mix(mix(9, b.shape), shape));
  push(list, mix(mix(10, shape), a.shape));
  push(list, mix(mix(11, b.shape), mix(shape, a.shape)));
  push(list, mix(12, w.prefix3));
  push(list, mix(13, w.prefix4));
  push(list, mix(14, w.suffix2));
  push(list, mix(15, w.suffix3));
  push(list, mix(16, w.suffix4));
  push(list, mix(mix(17, w.word), w.shape));
  pushClusters(list, w, b, a, b2, a2);
  pushBits(list, 30, w.bits, w.letters);
  pushBits(list, 31, b.bits, b.letters);
  pushBits(list, 32, a.bits, a.letters);
  pushBits(list, 33, frame.phrase[i]!, frame.place[i]!);
  push(list, mix(mix(34, w.letters * 8 + style), (i === from ? 1 : 0) + (i === from + 1 ? 2 : 0)));
  push(list, mix(mix(35, w.letters * 8 + style), frame.seen[i]!));
  push(list, mix(mix(36, w.bits & (PLACE_BITS | LEXICON.given | LEXICON.surname)), frame.seen[i]!));
  push(list, mix(37, pos[i]!));
  push(list, mix(mix(38, i > from ? pos[i - 1]! : 0), pos[i]!));
  push(list, mix(mix(39, pos[i]!), i + 1 < to ? pos[i + 1]! : 0));
  pushRun(list, frame, s, i);
}

function pushClusters(
  list: FeatureList,
  w: WordFacts,
  b: WordFacts,
  a: WordFacts,
  b2: WordFacts,
  a2: WordFacts,
): void {
  push(list, mix(mix(20, w.fine), w.letters));
  push(list, mix(mix(21, w.coarse), w.letters));
  push(list, mix(22, b.fine));
  push(list, mix(23, a.fine));
  push(list, mix(mix(24, b.coarse), mix(w.coarse, w.letters)));
  push(list, mix(mix(25, w.coarse), mix(a.coarse, w.letters)));
  push(list, mix(26, b2.coarse));
  push(list, mix(27, a2.coarse));
  push(list, mix(mix(28, b.coarse), a.coarse));
}

/** Features of the run of capitals: its words at both ends, its neighbours, its length, the names it is part of. */
function pushRun(list: FeatureList, frame: NameFrame, s: number, i: number): void {
  const { input, words, runStart, runEnd } = frame;
  const { bounds } = input;
  const first = runStart[i]!;
  const [from, to] = [bounds[s]!, bounds[s + 1]!];
  pushChain(list, frame, i, from, to);
  if (first < 0) {
    push(list, mix(50, 0));
    return;
  }
  const last = runEnd[i]!;
  const style = frame.styles[s]!;
  const inside = i === first ? (i === last ? 3 : 0) : i === last ? 2 : 1;
  const head = words[last]!;
  const opening = words[first]!;
  push(list, mix(mix(51, Math.min(5, last - first)), inside * 4 + style));
  push(list, mix(mix(52, head.word), inside));
  push(list, mix(mix(53, opening.word), inside));
  pushBits(list, 54, head.bits, inside);
  pushBits(list, 55, opening.bits, inside);
  push(list, mix(mix(56, head.fine), inside));
  push(list, mix(mix(57, opening.fine), inside));
  const before = first > from ? words[first - 1]! : NO_WORD;
  const after = last + 1 < to ? words[last + 1]! : NO_WORD;
  const before2 = first - 1 > from ? words[first - 2]! : NO_WORD;
  push(list, mix(mix(58, before.word), inside));
  push(list, mix(mix(59, after.word), inside));
  push(list, mix(mix(60, before.word), before2.word));
  push(list, mix(61, after.coarse));
  push(list, mix(62, before.coarse));
  push(list, mix(mix(63, before.word), after.word));
  if (before.lower === 'of' || before.lower === 'for' || before.lower === 'and' || before2.lower === 'of') {
    const earlier =
      runEnd[Math.max(from, first - 2)]! >= 0 ? words[first - 2] : words[Math.max(from, first - 3)];
    if (earlier !== undefined && first - 2 >= from) {
      push(list, mix(mix(64, earlier.word), before.word));
      pushBits(list, 65, earlier.bits, earlier.letters);
    }
  }
  if ((after.lower === 'of' || after.lower === 'for' || after.lower === 'and') && last + 2 < to) {
    const later = words[last + 2]!;
    push(list, mix(mix(66, later.word), after.word));
    pushBits(list, 67, later.bits, later.letters);
    push(list, mix(mix(68, head.word), after.word));
  }
  push(list, mix(mix(69, runHash(words, first, last)), inside));
  if (before.lower === '(' && first - 2 >= from) {
    const named = words[first - 2]!;
    pushBits(list, 70, named.bits, inside);
    push(list, mix(mix(71, named.fine), inside));
    if (first === last && abbreviates(words, from, first))
      push(list, mix(mix(72, named.bits), named.letters));
  }
}

/** Whether the word at `at`, after an opening bracket, is made of initials of the words before the bracket. */
function abbreviates(words: readonly WordFacts[], from: number, at: number): boolean {
  const letters = words[at]!.lower.replace(/[^\p{L}]/gu, '');
  let left = letters.length - 1;
  for (let i = at - 2; i >= from && i >= at - 14 && left >= 0; i--) {
    if (words[i]!.lower.startsWith(letters.charAt(left))) left--;
  }
  return letters.length > 1 && left < 0;
}

/** Words of a chain at most: "Centers for Disease Control and Prevention". */
const CHAIN = 10;

/**
 * Features of the chain of runs that small words join: its first and last word, and for a small word between two runs both
 * neighbours, so that a long name can be told from two names.
 */
function pushChain(
  list: FeatureList,
  { words, runStart, runEnd }: NameFrame,
  i: number,
  from: number,
  to: number,
): void {
  const joint = runStart[i]! < 0;
  if (joint && !(JOINTS.has(words[i]!.lower) && i > from && i + 1 < to)) return;
  let first = i;
  while (
    first > from &&
    i - first < CHAIN &&
    (runStart[first - 1]! >= 0 || JOINTS.has(words[first - 1]!.lower))
  )
    first--;
  while (first < i && runStart[first]! < 0) first++;
  let last = i;
  while (
    last + 1 < to &&
    last - i < CHAIN &&
    (runStart[last + 1]! >= 0 || JOINTS.has(words[last + 1]!.lower))
  )
    last++;
  while (last > i && runStart[last]! < 0) last--;
  if (joint && (first === i || last === i)) return;
  if (first === (joint ? first : runStart[i]!) && last === (joint ? last : runEnd[i]!) && !joint) return;
  const place = joint ? words[i]!.word : (runStart[i]! === first ? 1 : 0) + (runEnd[i]! === last ? 2 : 0);
  push(list, mix(mix(74, words[first]!.word), place));
  push(list, mix(mix(75, words[last]!.word), place));
  pushBits(list, 76, words[first]!.bits, place & 0xff);
  pushBits(list, 77, words[last]!.bits, place & 0xff);
  push(list, mix(mix(78, words[first]!.fine), place));
  if (!joint) return;
  const before = words[i - 1]!;
  const after = words[i + 1]!;
  push(list, mix(mix(86, before.bits), mix(after.bits, place)));
  push(list, mix(mix(87, before.coarse), mix(after.coarse, place)));
  push(list, mix(mix(88, before.word), place));
  push(list, mix(mix(89, words[first]!.bits), mix(before.bits, place)));
}
const JOINTS: ReadonlySet<string> = new Set(nameJoints.entries);

function runHash(words: readonly WordFacts[], first: number, last: number): number {
  let hash = 7;
  for (let i = first; i <= Math.min(last, first + 7); i++) hash = mix(hash, words[i]!.word);
  return hash;
}

/** The words of a run as the key of `FirstPass.byRun`. */
export function runKey(words: readonly WordFacts[], first: number, last: number): string {
  let key = words[first]!.lower;
  for (let i = first + 1; i <= last; i++) key += ` ${words[i]!.lower}`;
  return key;
}

/** Pushes what the first pass made of the same word and run in the document. */
export function pushFirstPass(list: FeatureList, frame: NameFrame, pass: FirstPass, i: number): void {
  const { words } = frame;
  const w = words[i]!;
  if (w.letters === CASE.mark) return;
  const byWord = pass.byWord.get(w.lower);
  if (byWord !== undefined) pushShares(list, 80, byWord, w.letters);
  const longest = pass.longest.get(w.lower);
  if (longest !== undefined) push(list, mix(mix(82, longest), w.letters));
  const first = frame.runStart[i]!;
  if (first < 0) return;
  const run = pass.byRun.get(runKey(words, first, frame.runEnd[i]!));
  if (run !== undefined) pushShares(list, 84, run, i === first ? 1 : 0);
}

function pushShares(list: FeatureList, template: number, counts: Float32Array, with_: number): void {
  let total = 0;
  let best = 0;
  for (let t = 0; t < counts.length; t++) {
    total += counts[t]!;
    if (counts[t]! > counts[best]!) best = t;
  }
  const share = Math.min(3, Math.floor((counts[best]! / total) * 4));
  const many = total >= 5 ? 2 : total >= 2 ? 1 : 0;
  push(list, mix(mix(template, best * 16 + with_), share));
  push(list, mix(mix(template + 1, best * 16 + with_), share * 4 + many));
}

/** Hash of a part of speech. */
const posHashes = new Map<string, number>();
export function posHash(pos: string): number {
  let hash = posHashes.get(pos);
  if (hash === undefined) {
    hash = hashText(pos);
    posHashes.set(pos, hash);
  }
  return hash;
}
