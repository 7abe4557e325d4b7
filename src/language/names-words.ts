/** What can be told of a word by itself, as numbers that features are made of. Kept for the words seen most recently. */
import { LEXICON, lexiconBits } from './names-lexicon.ts';
import { hashText } from './perceptron.ts';

/** How a word is written. */
export const CASE = {
  other: 0,
  lower: 1,
  initial: 2,
  upper: 3,
  mixed: 4,
  single: 5,
  number: 6,
  mark: 7,
} as const;
export type Case = (typeof CASE)[keyof typeof CASE];

export type WordFacts = {
  readonly lower: string;
  /** Hash of the lower-case word, of its shape ("Xx", "X.X.", "d"), and of its affixes of 2, 3 and 4 letters. */
  readonly word: number;
  readonly shape: number;
  readonly prefix3: number;
  readonly prefix4: number;
  readonly suffix2: number;
  readonly suffix3: number;
  readonly suffix4: number;
  readonly letters: Case;
  /** Bits of `LEXICON`. */
  readonly bits: number;
  /** Word clusters, coarse and fine; 0 where the word has none. */
  readonly coarse: number;
  readonly fine: number;
  /** Whether prose writes the word small. */
  readonly common: boolean;
};

/**
 * What the model knows of a lower-case word: its coarse and fine cluster, 0 where it has none, and whether it is a common
 * word, one that prose writes small.
 */
export type Clusters = (lower: string) => readonly [coarse: number, fine: number, common: boolean];

const KEPT = 60_000;

/** A memory of word facts for one set of clusters. */
export function wordMemory(clusters: Clusters): (word: string) => WordFacts {
  let known = new Map<string, WordFacts>();
  return (word) => {
    let facts = known.get(word);
    if (facts === undefined) {
      if (known.size >= KEPT) known = new Map();
      facts = factsOf(word, clusters);
      known.set(word, facts);
    }
    return facts;
  };
}

function factsOf(word: string, clusters: Clusters): WordFacts {
  const lower = word.toLowerCase();
  const at = lower.length;
  const [coarse, fine, common] = clusters(lower);
  return {
    lower,
    word: hashText(lower),
    shape: hashText(shapeOf(word)),
    prefix3: hashText(lower, 0, Math.min(3, at)),
    prefix4: hashText(lower, 0, Math.min(4, at)),
    suffix2: hashText(lower, Math.max(0, at - 2), at),
    suffix3: hashText(lower, Math.max(0, at - 3), at),
    suffix4: hashText(lower, Math.max(0, at - 4), at),
    letters: caseOf(word),
    bits: lexiconBits(lower),
    coarse,
    fine,
    common,
  };
}

const UPPER = /\p{Lu}|\p{Lt}/u;
const LOWER = /\p{Ll}/u;
const LETTER = /\p{L}/u;
const DIGIT = /\p{N}/u;

function caseOf(word: string): Case {
  if (!LETTER.test(word)) return DIGIT.test(word) ? CASE.number : CASE.mark;
  if (!UPPER.test(word)) return LOWER.test(word) ? CASE.lower : CASE.other;
  if (!LOWER.test(word)) {
    const letters = word.replace(/[^\p{L}]/gu, '').length;
    return letters === 1 ? CASE.single : CASE.upper;
  }
  if (!UPPER.test(word.charAt(0)) && !UPPER.test(String.fromCodePoint(word.codePointAt(0)!)))
    return CASE.mixed;
  return CASE.initial;
}

/** The kinds of characters in order, a run of one kind written once or twice: "Xxx", "XX.X", "dd". */
function shapeOf(word: string): string {
  let shape = '';
  let last = '';
  let run = 0;
  for (const char of word.slice(0, 40)) {
    const kind = UPPER.test(char) ? 'X' : LETTER.test(char) ? 'x' : DIGIT.test(char) ? 'd' : char;
    run = kind === last ? run + 1 : 1;
    last = kind;
    if (run <= 2) shape += kind;
  }
  return shape;
}

/** Whether a word is written so that it may be (part of) a name. */
export function isCapital(facts: WordFacts): boolean {
  const { letters } = facts;
  return letters === CASE.initial || letters === CASE.upper || letters === CASE.single;
}

export const NO_WORD: WordFacts = {
  lower: '',
  word: 1,
  shape: 1,
  prefix3: 1,
  prefix4: 1,
  suffix2: 1,
  suffix3: 1,
  suffix4: 1,
  letters: CASE.mark,
  bits: 0,
  coarse: 0,
  fine: 0,
  common: false,
};

/** Whether a word stands for a country, region or city in the lists. */
export const PLACE_BITS = LEXICON.country | LEXICON.region | LEXICON.city;
