/** Whether two utterances are one, said once and written down twice. */

import type { WordOp } from '../../text/word-diff.ts';
import { sharesSense } from './senses.ts';
import { areApart } from './settings.ts';
import type { Utterance } from './utterances.ts';
import type { SpokenWord } from './wording.ts';

export type Likeness = {
  /** Weight of the words in common, in order, over the weight of the lighter utterance: 0..1. */
  readonly overlap: number;
  /** The same over the heavier one. */
  readonly mutual: number;
  /** Words in common over the words of the shorter, all weighing the same. */
  readonly cover: number;
  /** Content words in common, in order. */
  readonly shared: number;
  /** Their weight. */
  readonly mass: number;
  /** Longest run of equal words, and how many content words are in it. */
  readonly run: number;
  readonly runContent: number;
  /** The steps from one to the other: what is the same stands in the same place of both. */
  readonly ops: readonly WordOp[];
  /** Content words, and all words, of the longest stretch in marks of one that stands word for word in the other. */
  readonly cited: number;
  readonly citedWords: number;
};

/** How well two words match, 0..1: the same word, another form of it, a word of the same sense. */
function match(a: SpokenWord, b: SpokenWord): number {
  if (a.key === b.key) return 1;
  if (!a.content || !b.content) return 0;
  if (a.lemma === b.lemma) return 0.9;
  return sharesSense(a.lemma, b.lemma) ? 0.6 : 0;
}

/** Prefers matches that stand together. */
const ADJACENT = 0.15;

/** The tables of `align`, used again from pair to pair: memory outside the heap comes back late. */
let kept = { best: new Float64Array(0), matched: new Float64Array(0) };

function tables(size: number): typeof kept {
  if (kept.best.length < size) kept = { best: new Float64Array(size), matched: new Float64Array(size) };
  kept.best.fill(0, 0, size);
  kept.matched.fill(Number.NEGATIVE_INFINITY, 0, size);
  return kept;
}

/**
 * The heaviest alignment of two word sequences in order: pairs of indexes. Needleman and Wunsch (1970) with gaps that cost nothing
 * and a bonus for matches in a row (Gotoh 1982: one table for paths that begin with a match, one for all).
 */
export function align(a: readonly SpokenWord[], b: readonly SpokenWord[]): [number, number][] {
  if (a.length === b.length && a.every((word, i) => word.key === b[i]!.key)) return a.map((_, i) => [i, i]);
  const width = b.length + 1;
  const { best, matched } = tables((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const [at, next] = [i * width + j, (i + 1) * width + j + 1];
      const like = match(a[i]!, b[j]!);
      if (like > 0) {
        const own = (like * (a[i]!.weight + b[j]!.weight)) / 2;
        matched[at] = own + Math.max(best[next]!, matched[next]! + ADJACENT);
      }
      best[at] = Math.max(matched[at]!, best[at + width]!, best[at + 1]!);
    }
  }
  const pairs: [number, number][] = [];
  let [i, j, inRow] = [0, 0, false];
  while (i < a.length && j < b.length) {
    const at = i * width + j;
    if (inRow || matched[at] === best[at]) {
      pairs.push([i++, j++]);
      const next = i * width + j;
      inRow = matched[next]! + ADJACENT > best[next]!;
      continue;
    }
    // Of two ways as good, the one that skips a single word: "never" put in before "hold", not a sentence left out before the next.
    const one = best[at + 1] === best[at] && matched[at + 1] === best[at + 1];
    if (best[at + width] === best[at] && !one) i++;
    else j++;
  }
  return pairs;
}

const weight = (words: readonly SpokenWord[]): number => words.reduce((sum, word) => sum + word.weight, 0);

/** The steps that lead from `a` to `b` when `pairs` of equal words stay: the others are replaced, put in or left out. */
function steps(
  a: readonly SpokenWord[],
  b: readonly SpokenWord[],
  pairs: readonly [number, number][],
): WordOp[] {
  const ops: WordOp[] = [];
  let [i, j] = [0, 0];
  const between = (toA: number, toB: number) => {
    if (toA > i && toB > j) ops.push({ op: 'replace', a: [i, toA], b: [j, toB] });
    else if (toA > i) ops.push({ op: 'delete', a: [i, toA], b: [j, j] });
    else if (toB > j) ops.push({ op: 'insert', a: [i, i], b: [j, toB] });
  };
  for (const [x, y] of pairs) {
    if (a[x]!.key !== b[y]!.key) continue;
    between(x, y);
    const last = ops.at(-1);
    if (last?.op === 'same' && last.a[1] === x && last.b[1] === y)
      ops[ops.length - 1] = { op: 'same', a: [last.a[0], x + 1], b: [last.b[0], y + 1] };
    else ops.push({ op: 'same', a: [x, x + 1], b: [y, y + 1] });
    [i, j] = [x + 1, y + 1];
  }
  between(a.length, b.length);
  return ops;
}

export function likeness(a: Utterance, b: Utterance): Likeness {
  const pairs = align(a.words, b.words);
  const ops = steps(a.words, b.words, pairs);
  let [sum, mass, shared] = [0, 0, 0];
  for (const [x, y] of pairs) {
    const [p, q] = [a.words[x]!, b.words[y]!];
    const value = match(p, q) * Math.min(p.weight, q.weight);
    sum += value;
    if (p.content && q.content) {
      mass += value;
      shared++;
    }
  }
  const runs = ops
    .filter((op) => op.op === 'same')
    .map((op) => ({
      run: op.a[1] - op.a[0],
      content: a.words.slice(...op.a).filter((word) => word.content).length,
    }));
  const longest = runs.reduce((best, one) => (one.run > best.run ? one : best), { run: 0, content: 0 });
  const [x, y] = [weight(a.words), weight(b.words)];
  return {
    overlap: sum / Math.max(0.01, Math.min(x, y)),
    mutual: sum / Math.max(0.01, Math.max(x, y)),
    cover: pairs.length / Math.max(1, Math.min(a.words.length, b.words.length)),
    shared,
    mass,
    run: longest.run,
    runContent: longest.content,
    ops,
    ...citation(a, b),
  };
}

/** The words in marks of a report, where they stand in a row in the quotation. */
function citation(a: Utterance, b: Utterance): Pick<Likeness, 'cited' | 'citedWords'> {
  const [report, quote] = a.form === 'mixed' ? [a, b] : [b, a];
  const none = { cited: 0, citedWords: 0 };
  if (report.form !== 'mixed' || quote.form === 'indirect') return none;
  const inMarks = report.quoted.map((part) =>
    report.words.filter((word) => part.start <= word.start && word.end <= part.end),
  );
  return inMarks.reduce((best, words) => {
    const found = quote.words.some((_, i) => words.every((word, k) => quote.words[i + k]?.key === word.key));
    const cited = words.filter((word) => word.content).length;
    return found && cited > best.cited ? { cited, citedWords: words.length } : best;
  }, none);
}

/** Likeness from which words said to two outlets are taken to be the same words. */
const SAID_TWICE = 0.85;
/** Share of the shorter one's words, all weighing the same, from which it is a piece of the longer one. */
const PIECE = 0.95;
/** Words in a row, and content words among them, that nobody says twice. */
const LONG_RUN = { words: 14, content: 6 };

const isVerbatim = ({ mutual, cover, run, runContent }: Likeness): boolean =>
  mutual >= SAID_TWICE || cover >= PIECE || (run >= LONG_RUN.words && runContent >= LONG_RUN.content);

/** How one utterance stands to another: said once, said twice in like words, the same words of two speakers, or none of these. */
export type Relation = 'one' | 'twice' | 'two-speakers' | null;

/**
 * `speakers`: the same one, two different ones, or unknown of one of them (also where one is no person and the other may
 * speak for it). What is required was found by reading pairs of development stories: quotations of one speaker on one topic share its
 * phrases, so that a common phrase in two longer sentences is not enough.
 */
export function verdictOf(
  a: Utterance,
  b: Utterance,
  like: Likeness,
  speakers: 'same' | 'two' | 'unknown',
  isOfTwo: () => boolean,
): Relation {
  if (speakers === 'two') {
    const same = like.mutual >= 0.8 && like.overlap >= 0.95 && like.run >= 6 && like.shared >= 3;
    if (a.form !== 'direct' || b.form !== 'direct' || !same) return null;
    // Where one of the two is only read from a short name, the words are one person's and the other was misread.
    if (!a.inFull || !b.inFull) return 'one';
    return isOfTwo() ? 'two-speakers' : null;
  }
  const one = isOne(a, b, like, speakers === 'same');
  // What was said to two outlets, or in a letter and in an interview, was said twice.
  const apart = (a.told !== null && b.told !== null && a.told !== b.told) || areApart(a.setting, b.setting);
  if (!one || !apart || isVerbatim(like)) return one ? 'one' : null;
  return speakers === 'same' ? 'twice' : null;
}

function isOne(a: Utterance, b: Utterance, like: Likeness, same: boolean): boolean {
  if (a.form === 'direct' && b.form === 'direct') return (same ? oneOfOne : oneOfUnknown)(like);
  return same ? reported(like) : like.citedWords >= 3 && like.cited >= 2;
}

/** Two quotations of one speaker. */
function oneOfOne(like: Likeness): boolean {
  const { overlap, mutual, cover, shared, run, runContent } = like;
  if (mutual >= 0.6 && shared >= 2 && cover >= 0.6) return true;
  if (overlap >= 0.65 && cover >= 0.7 && (shared >= 2 || run >= 5)) return true;
  if (overlap >= 0.6 && shared >= 4 && cover >= 0.7) return true;
  if (overlap >= 0.7 && shared >= 3 && cover >= 0.65) return true;
  if (overlap >= 0.75 && shared >= 5 && cover >= 0.6) return true;
  if (cover >= 0.75 && run >= 4 && shared >= 1) return true;
  return run >= 6 && runContent >= 2 && overlap >= 0.35;
}

/** Two quotations, one of them of nobody named. */
function oneOfUnknown({ overlap, mutual, cover, shared, run, runContent }: Likeness): boolean {
  if (mutual >= 0.7 && overlap >= 0.9 && cover >= 0.8 && shared >= 4 && runContent >= 3) return true;
  if (overlap >= 0.55 && mutual >= 0.45 && cover >= 0.65 && shared >= 5) return true;
  if (overlap >= 0.6 && cover >= 0.6 && shared >= 4 && run >= 4) return true;
  if (cover >= 0.95 && run >= 6 && runContent >= 2) return true;
  if (run >= 8 && runContent >= 3 && overlap >= 0.45) return true;
  return shared >= 3 && runContent >= 2 && run >= 3 && overlap >= 0.85 && cover >= 0.85;
}

/** A quotation and a report of what the same speaker said. */
function reported({ overlap, shared, runContent, run, cited }: Likeness): boolean {
  if (overlap >= 0.6 && shared >= 4) return true;
  if (cited >= 2 || (cited === 1 && shared >= 3 && overlap >= 0.45)) return true;
  return overlap >= 0.6 && shared >= 3 && run >= 4 && runContent >= 2;
}
