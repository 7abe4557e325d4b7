/** The words of a sentence with what the tagger and parser know of them, and the noun phrases around a figure. */
import forms from '../../lexicon/en/noun-forms.json' with { type: 'json' };
import type { Token } from '../../model/annotation.ts';
import { firstEndingAfter, overlapping, type Span } from '../../text/span.ts';

export type Word = Span & {
  readonly word: string;
  /** A UPOS tag; "X" where no tagger ran. */
  readonly pos: string;
  readonly lemma: string;
  /** Index of the head in the same list; -1 for the root, a word outside the sentence, or no parse. */
  readonly head: number;
  readonly rel: string;
  /** Part of a time expression, which counts nothing: "30 deaths last year". */
  readonly inTime: boolean;
};

/** A noun phrase: the words `from` to `to` (excluded) and the one that is its head. */
export type Phrase = { readonly from: number; readonly to: number; readonly head: number };

const { entries } = forms;
const IRREGULAR = new Map(Object.entries(entries.irregular));
const PLURALS = new Set(entries.plurals);
const NOT_PLURAL = new Set(entries.notPlural);
const DETERMINERS = new Set(entries.determiners);
const ENDS = new Set(entries.phraseEnds);
const NOMINAL = new Set(['NOUN', 'PROPN', 'ADJ', 'NUM', 'SYM', 'VERB']);
const ADJECTIVES_ONLY = new Set(entries.adjectivesOnly);
/** Tags after which an adjective alone stands for a noun: "one individual in". */
const ENDS_AFTER = new Set(['ADP', 'PUNCT', 'AUX', 'VERB']);
const LONGEST_PHRASE = 9;
/** Words of a name or adjective that another one is joined to. */
const LONGEST_JOINED = 4;

/** The tokens of a sentence as words. */
export function wordsOf(
  text: string,
  tokens: readonly Token[],
  sentence: Span,
  times: readonly Span[] = [],
): Word[] {
  const first = firstEndingAfter(tokens, sentence.start);
  const words: Word[] = [];
  for (let i = first; i < tokens.length && tokens[i]!.start < sentence.end; i++) {
    const { start, end, pos, lemma, head, rel } = tokens[i]!;
    words.push({
      start,
      end,
      word: text.slice(start, end).toLowerCase(),
      pos,
      lemma,
      head: head < 0 ? -1 : head - first,
      rel,
      inTime: overlapping(times, { start, end }).length > 0,
    });
  }
  return words;
}

/** The index of the first word that starts at or after `offset`. */
export function wordFrom(words: readonly Word[], offset: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function isWordLike(word: Word | undefined): boolean {
  return word !== undefined && /^[\p{L}\p{N}]/u.test(word.word);
}

function isPlural(word: string): boolean {
  if (PLURALS.has(word)) return true;
  return (
    word.length > 3 &&
    word.endsWith('s') &&
    !word.endsWith('ss') &&
    !word.endsWith('us') &&
    !NOT_PLURAL.has(word)
  );
}

/** The singular of a noun, in lower case. */
export function singular(word: string): string {
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return irregular;
  if (!isPlural(word)) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:s|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

/** The noun phrase that begins at `at`, determiners apart; null where none does. `stop` ends it. */
export function phraseFrom(words: readonly Word[], at: number, stop: (word: Word) => boolean): Phrase | null {
  let from = at;
  while (from < words.length && DETERMINERS.has(words[from]!.word) && from < at + 2) from++;
  const tagged = words[from] !== undefined && words[from]!.pos !== 'X';
  return tagged ? taggedPhrase(words, from, stop) : plainPhrase(words, from, stop);
}

function taggedPhrase(words: readonly Word[], from: number, stop: (word: Word) => boolean): Phrase | null {
  let to = from;
  let head = -1;
  while (to < words.length && to - from < LONGEST_PHRASE) {
    const word = words[to]!;
    if (word.inTime) break;
    const hyphen =
      (word.word === '-' || word.word === '–') &&
      to > from &&
      word.start === words[to - 1]!.end &&
      isWordLike(words[to + 1]);
    const genitive =
      head >= 0 && word.start === words[to - 1]!.end && (word.word === "'s" || word.word === '’s');
    if (genitive && !nounFollows(words, to)) break;
    if (!hyphen && !genitive) {
      if (!NOMINAL.has(word.pos) && !joinsHyphened(words, to)) break;
      if ((word.pos === 'VERB' || word.pos === 'ADJ') && stop(word) && !nounFollows(words, to)) break;
      if (to === from && stop(word) && word.pos !== 'ADJ' && !standsBeforeNoun(words, to)) break;
      if (to > from && ENDS.has(word.word)) break;
      if (word.pos === 'VERB' && !nounFollows(words, to) && !joinsHyphened(words, to)) break;
      if (word.pos === 'NUM' && to === from) break;
      if (word.pos === 'NOUN' || word.pos === 'PROPN') head = to;
    }
    to++;
  }
  if (head >= 0) return { from, to: head + 1, head };
  const first = words[from];
  if (
    first?.pos === 'ADJ' &&
    !stop(first) &&
    !ADJECTIVES_ONLY.has(first.word) &&
    ENDS_AFTER.has(words[from + 1]?.pos ?? 'PUNCT')
  ) {
    return { from, to: from + 1, head: from };
  }
  return first !== undefined && PLURALS.has(first.word) && !stop(first)
    ? { from, to: from + 1, head: from }
    : null;
}

/** "30 wounded soldiers", "two missing girls", "30 dead": a word of a frame that is part of the phrase. */
function standsBeforeNoun(words: readonly Word[], at: number): boolean {
  const { word } = words[at]!;
  const next = words[at + 1];
  if (PLURALS.has(word) && !(next !== undefined && isWordLike(next))) return true;
  if (next === undefined || next.inTime || ENDS.has(next.word) || !/(?:ed|ing)$|^dead$/.test(word))
    return /s$/.test(word) && !word.endsWith('ss');
  return next.pos === 'NOUN' || next.pos === 'PROPN' || next.pos === 'ADJ';
}

/** The part after a hyphen belongs to the word before it, whatever its tag: "high-profile", "cartel-related". */
function joinsHyphened(words: readonly Word[], at: number): boolean {
  return words[at - 1]?.word === '-' || words[at + 1]?.word === '-';
}

function nounFollows(words: readonly Word[], at: number): boolean {
  for (let i = at + 1; i < at + 4; i++) {
    const word = words[i];
    if (word === undefined || word.pos === 'DET' || word.pos === 'ADP' || word.pos === 'PUNCT')
      return word?.word === '-';
    if (word.pos === 'NOUN' || word.pos === 'PROPN') return true;
    if (word.pos !== 'ADJ' && word.pos !== 'VERB' && word.pos !== 'NUM') return false;
  }
  return false;
}

/** Without tags: up to the first plural noun, or the words before a function word. */
function plainPhrase(words: readonly Word[], from: number, stop: (word: Word) => boolean): Phrase | null {
  let to = from;
  while (to < words.length && to - from < LONGEST_PHRASE) {
    const word = words[to]!;
    if (word.inTime) break;
    const hyphen = word.word === '-' && to > from && word.start === words[to - 1]!.end;
    if (!hyphen) {
      if (!isWordLike(word) || /^\d/.test(word.word)) break;
      if (ENDS.has(word.word) || (stop(word) && !PLURALS.has(word.word))) break;
      to++;
      if (isPlural(word.word) && words[to]?.word !== '-' && !PLURALS.has(words[to]?.word ?? '')) break;
      if (to - from >= 4 && words[to]?.word !== '-') break;
      continue;
    }
    to++;
  }
  if (words[to - 1]?.word === '-') to--;
  return to > from ? { from, to, head: to - 1 } : null;
}

/**
 * "4,300 Hobart and Sons' Corner shops", "12 public and private schools": names or adjectives that "and" joins before a plural
 * noun; null where the words before "and" end a phrase of their own.
 */
export function joinedPhrase(
  words: readonly Word[],
  at: number,
  stop: (word: Word) => boolean,
): Phrase | null {
  let to = at;
  while (
    to < at + LONGEST_JOINED &&
    (words[to]?.pos === 'PROPN' || words[to]?.pos === 'ADJ' || isGlue(words, to))
  )
    to++;
  const last = words[to - 1];
  if (to === at || words[to]?.word !== 'and' || last === undefined || last.inTime || isPlural(last.word))
    return null;
  const second = phraseFrom(words, to + 1, stop);
  if (second === null || second.from !== to + 1) return null;
  const { word, pos } = words[second.head]!;
  return pos === 'NOUN' && isPlural(word) && words[second.from]!.pos === words[at]!.pos
    ? { from: at, to: second.to, head: second.head }
    : null;
}

/** A hyphen inside a word, an "'s". */
const isGlue = (words: readonly Word[], at: number): boolean =>
  words[at]?.start === words[at - 1]?.end && /^(?:-|['’]s)$/.test(words[at]?.word ?? '');

/** Of a phrase for more than one, the part up to its last plural: "men shot" are men. */
export function pluralPhrase(words: readonly Word[], phrase: Phrase): Phrase {
  const { from, to, head } = phrase;
  if (isPlural(words[head]!.word) && words[head]!.pos !== 'PROPN') return phrase;
  for (const proper of [false, true]) {
    for (let at = to - 1; at >= from; at--) {
      const { word, pos } = words[at]!;
      if ((pos === 'PROPN') === proper && isPlural(word) && words[at + 1]?.word !== '-')
        return { from, to: at + 1, head: at };
    }
  }
  return phrase;
}

/** The noun phrase that ends before `at`; null where none does. */
export function phraseTo(words: readonly Word[], at: number, floor = 0): Phrase | null {
  const head = at - 1;
  const last = head < floor ? undefined : words[head];
  if (last === undefined || last.inTime || !isWordLike(last) || ENDS.has(last.word) || /^\d/.test(last.word))
    return null;
  if (last.pos !== 'X' && last.pos !== 'NOUN' && last.pos !== 'PROPN' && last.pos !== 'SYM') return null;
  let from = head;
  while (from > floor && head - from < LONGEST_PHRASE) {
    const word = words[from - 1]!;
    if (word.inTime) break;
    const glue = word.word === '-' || words[from]!.word === '-';
    if (!glue) {
      if (!isWordLike(word) || /^\d/.test(word.word) || ENDS.has(word.word) || DETERMINERS.has(word.word))
        break;
      if (word.pos !== 'X' && !NOMINAL.has(word.pos)) break;
      if (word.pos === 'VERB' || word.pos === 'NUM') break;
      if (word.pos === 'X' && head - from >= 3) break;
    } else if (word.pos === 'PUNCT' && word.word !== '-') break;
    from--;
  }
  return { from, to: at, head };
}

/** The span of a phrase. */
export function phraseSpan(words: readonly Word[], { from, to }: Phrase): Span {
  return { start: words[from]!.start, end: words[to - 1]!.end };
}
