/**
 * A document laid out for the name tagger: how its sentences are written, the runs of capitals and listed phrases in them, and
 * what the whole document says about each word (small elsewhere, after a title, behind a given name).
 */
import { LEXICON, longestPhrase, phraseBits } from './names-lexicon.ts';
import { CASE, isCapital, type WordFacts } from './names-words.ts';

/** The words of a document as the tagger sees them. Sentence `s` has the words `bounds[s]` up to `bounds[s + 1]`. */
export type NameInput = {
  readonly words: readonly WordFacts[];
  readonly bounds: readonly number[];
  /** Hash of the part of speech of each word. */
  readonly pos: Uint32Array;
  /** The facts of a word in any spelling. */
  readonly wordOf: (word: string) => WordFacts;
};

/** How a sentence is written: prose, a headline in title case, or all capitals. */
const STYLE = { prose: 0, title: 1, capitals: 2 } as const;

/** What the whole document says about a word: bits. */
const SEEN = {
  lower: 1,
  capital: 2,
  afterTitle: 4,
  afterGiven: 8,
  organization: 16,
  acronym: 32,
  place: 64,
} as const;

/** What is known of a document before any name is found. */
export type NameFrame = {
  readonly input: NameInput;
  /** The words of `input`, those of headlines in the case that prose would write them in. */
  readonly words: readonly WordFacts[];
  readonly styles: Uint8Array;
  /** First and last word of the run of capitals that a word stands in; -1 for a word outside of any. */
  readonly runStart: Int32Array;
  readonly runEnd: Int32Array;
  /** Bits of the longest listed phrase over a word, and the word's place in it: 1 first, 2 inside, 3 last. */
  readonly phrase: Int32Array;
  readonly place: Uint8Array;
  /** `SEEN` bits of each word. */
  readonly seen: Uint8Array;
};

/** Lays out a document. */
export function frameOf(input: NameInput): NameFrame {
  const { bounds } = input;
  const count = input.words.length;
  const styles = new Uint8Array(Math.max(0, bounds.length - 1));
  for (let s = 0; s + 1 < bounds.length; s++) styles[s] = styleOf(input.words, bounds[s]!, bounds[s + 1]!);
  const words = inProseCase(input, styles);
  const frame = {
    input,
    words,
    styles,
    runStart: new Int32Array(count).fill(-1),
    runEnd: new Int32Array(count).fill(-1),
    phrase: new Int32Array(count),
    place: new Uint8Array(count),
    seen: new Uint8Array(count),
  };
  for (let s = 0; s + 1 < bounds.length; s++) {
    const [from, to] = [bounds[s]!, bounds[s + 1]!];
    findRuns(words, from, to, frame);
    findPhrases(words, from, to, frame);
  }
  rememberWords(frame);
  return frame;
}

/**
 * Headlines in title case or capitals hide which words are names. There a word is put in small letters where prose writes it
 * small and the prose of this document does not write it large more often; other words in capitals keep one large letter.
 */
function inProseCase({ words, bounds, wordOf }: NameInput, styles: Uint8Array): readonly WordFacts[] {
  if (styles.every((style) => style === STYLE.prose)) return words;
  const large = new Map<string, number>();
  for (let s = 0; s + 1 < bounds.length; s++) {
    if (styles[s] !== STYLE.prose) continue;
    for (let i = bounds[s]! + 1; i < bounds[s + 1]!; i++) {
      const { lower, letters } = words[i]!;
      large.set(lower, (large.get(lower) ?? 0) + (letters === CASE.lower ? -1 : 1));
    }
  }
  const cased = [...words];
  for (let s = 0; s + 1 < bounds.length; s++) {
    if (styles[s] === STYLE.prose) continue;
    for (let i = bounds[s]!; i < bounds[s + 1]!; i++) {
      const word = words[i]!;
      if (!isCapital(word)) continue;
      if (word.common && (large.get(word.lower) ?? 0) <= 0) cased[i] = wordOf(word.lower);
      else if (styles[s] === STYLE.capitals && word.letters === CASE.upper && word.lower.length > 3) {
        cased[i] = wordOf(word.lower.charAt(0).toUpperCase() + word.lower.slice(1));
      }
    }
  }
  return cased;
}

function styleOf(words: readonly WordFacts[], from: number, to: number): number {
  let long = 0;
  let capital = 0;
  let upper = 0;
  for (let i = from; i < to; i++) {
    const { letters, lower } = words[i]!;
    if (letters === CASE.mark || letters === CASE.number || lower.length < 4) continue;
    long++;
    if (letters === CASE.upper) upper++;
    if (letters !== CASE.lower) capital++;
  }
  if (long >= 2 && upper / long > 0.8) return STYLE.capitals;
  // A list of names is full of capitals too, but it ends with a stop.
  const stopped = words[to - 1]!.lower === '.';
  return long >= 3 && capital / long > 0.7 && !stopped ? STYLE.title : STYLE.prose;
}

function findRuns(
  words: readonly WordFacts[],
  from: number,
  to: number,
  frame: { runStart: Int32Array; runEnd: Int32Array },
): void {
  for (let i = from; i < to; i++) {
    if (!isCapital(words[i]!)) continue;
    let end = i;
    while (end + 1 < to) {
      const next = words[end + 1]!;
      if (isCapital(next)) end++;
      else if (end + 2 < to && isJoint(next.lower) && isCapital(words[end + 2]!)) end += 2;
      else break;
    }
    for (let k = i; k <= end; k++) {
      frame.runStart[k] = i;
      frame.runEnd[k] = end;
    }
    i = end;
  }
}

/** Marks that join capitals to one run. */
function isJoint(lower: string): boolean {
  return lower === '-' || lower === '&' || lower === "'" || lower === '’' || lower === '.';
}

function findPhrases(
  words: readonly WordFacts[],
  from: number,
  to: number,
  frame: { phrase: Int32Array; place: Uint8Array },
): void {
  for (let i = from; i < to; i++) {
    const most = longestPhrase(words[i]!.lower);
    if (most === 0 || words[i]!.letters === CASE.lower) continue;
    let phrase = words[i]!.lower;
    let last = -1;
    let bits = 0;
    for (let k = i + 1; k < to && k < i + most; k++) {
      phrase += ` ${words[k]!.lower}`;
      const found = phraseBits(phrase);
      if (found !== 0) [last, bits] = [k, found];
    }
    if (last < 0) continue;
    for (let k = i; k <= last; k++) {
      frame.phrase[k] = bits;
      frame.place[k] = k === i ? 1 : k === last ? 3 : 2;
    }
    i = last;
  }
}

/** Collects what the document says about each word and writes it to all of its places. */
function rememberWords(frame: NameFrame): void {
  const { input, words, styles, runStart, runEnd, seen } = frame;
  const { bounds } = input;
  const memory = new Map<string, number>();
  const remember = (word: string, bit: number): void => {
    memory.set(word, (memory.get(word) ?? 0) | bit);
  };
  for (let s = 0; s + 1 < bounds.length; s++) {
    if (styles[s] !== STYLE.prose) continue;
    for (let i = bounds[s]!; i < bounds[s + 1]!; i++) {
      const { lower, letters } = words[i]!;
      if (letters === CASE.lower) remember(lower, SEEN.lower);
      if (runStart[i] !== i) continue;
      rememberRun(frame, i, runEnd[i]!, i > bounds[s]!, remember);
    }
  }
  for (let i = 0; i < words.length; i++) seen[i] = memory.get(words[i]!.lower) ?? 0;
}

function rememberRun(
  frame: NameFrame,
  first: number,
  last: number,
  inside: boolean,
  remember: (word: string, bit: number) => void,
): void {
  const { words } = frame;
  const head = words[last]!;
  if (inside) for (let i = first; i <= last; i++) remember(words[i]!.lower, SEEN.capital);
  if (first === last) return;
  const opening = words[first]!.bits;
  if (opening & LEXICON.title) remember(head.lower, SEEN.afterTitle);
  let given = false;
  for (let i = first; i < last; i++) given ||= (words[i]!.bits & LEXICON.given) !== 0;
  const organization = (head.bits & (LEXICON.organizationHead | LEXICON.organizationSuffix)) !== 0;
  const place = (head.bits & LEXICON.placeHead) !== 0;
  if (given && !organization && !place) remember(head.lower, SEEN.afterGiven);
  for (let i = first; i < last; i++) {
    if (organization) remember(words[i]!.lower, SEEN.organization);
    if (place) remember(words[i]!.lower, SEEN.place);
  }
  if (last - first < 6) {
    let initials = '';
    for (let i = first; i <= last; i++) initials += words[i]!.lower.charAt(0);
    if (initials.length > 1) remember(initials, SEEN.acronym);
  }
}

/** Whether word `i` stands in a headline. */
export function inHeadline({ input, styles }: NameFrame, i: number): boolean {
  let low = 0;
  let high = styles.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (input.bounds[middle]! <= i) low = middle;
    else high = middle - 1;
  }
  return styles[low] !== STYLE.prose;
}

/** Whether prose of the document writes word `i` small. */
export function isWrittenSmall({ seen }: NameFrame, i: number): boolean {
  return (seen[i]! & SEEN.lower) !== 0;
}
