/** The words of an utterance as they are compared: spellings of one spoken word made equal, and how much each word tells. */

import { openContractions } from '../../language/contractions.ts';
import british from '../../lexicon/en/british-spelling.json' with { type: 'json' };
import numberWords from '../../lexicon/en/number-words.json' with { type: 'json' };
import spelling from '../../lexicon/en/quote-spelling.json' with { type: 'json' };
import type { StoryContext } from '../../model/finding.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import { isFunctionWord, type Term, termsOf } from '../../story/terms.ts';
import { weightOf } from '../../story/weights.ts';
import type { Span } from '../../text/span.ts';
import { type Word, wordsOf } from '../../text/words.ts';

/** A spoken word. */
export type SpokenWord = Word & {
  /** What it is compared by: its spelling made uniform, numbers in digits. */
  readonly key: string;
  readonly lemma: string;
  readonly content: boolean;
  /** UPOS tag; empty where the word is part of another. */
  readonly pos: string;
  /** How much it tells in this story. */
  readonly weight: number;
  /** It begins with a capital inside a sentence. */
  readonly name: boolean;
};

const LONG: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(spelling.entries).map(([short, long]) => [short, long.split(' ')]),
);
const NUMBERS: ReadonlyMap<string, number> = new Map(
  Object.entries({ ...numberWords.entries.units, ...numberWords.entries.tens }),
);
const ENDINGS: readonly (readonly [RegExp, string])[] = british.entries.map(
  ([from, to]) => [new RegExp(`${from}$`), to!] as const,
);

/** Function words carry the form of a sentence, not what it says. */
const FUNCTION_WEIGHT = 0.2;

/** One spelling for a word: digits for numbers, American endings. */
export function uniform(norm: string): string {
  const number = NUMBERS.get(norm);
  if (number !== undefined) return String(number);
  if (/^\d/.test(norm)) return norm.replaceAll(',', '');
  if (norm.length < 6) return norm;
  for (const [ending, american] of ENDINGS) if (ending.test(norm)) return norm.replace(ending, american);
  return norm;
}

/** Editors' additions: what stands in square or round brackets was not said. */
function bracketed(text: string, { start, end }: Span): Span[] {
  const found: Span[] = [];
  for (const match of text.slice(start, end).matchAll(/\[[^[\]]{2,80}\]|\([^()]{2,80}\)/gu)) {
    if (/\p{L}{2}/u.test(match[0]))
      found.push({ start: start + match.index, end: start + match.index + match[0].length });
  }
  return found;
}

/** Words whose first letter an editor changed ("[W]e") made whole again, and those with letters masked ("d**n"). */
function recased(text: string, words: readonly Word[]): Word[] {
  const found: Word[] = [];
  for (const word of words) {
    const last = found.at(-1);
    if (last && last.end - last.start === 1 && last.end + 1 === word.start && text[last.end] === ']')
      found[found.length - 1] = { start: last.start, end: word.end, norm: last.norm + word.norm };
    // "6:00" is said "six".
    else if (word.norm === '00' && last && /^\d/.test(last.norm) && text.slice(last.end, word.start) === ':')
      continue;
    else if (last && word.start > last.end && /^\*+$/.test(text.slice(last.end, word.start)))
      found[found.length - 1] = { start: last.start, end: word.end, norm: `${last.norm[0]}*` };
    else found.push(word);
  }
  return found;
}

/** The words said in `parts`, in order; what editors put in brackets is left out. */
export function spokenWords(
  document: AnnotatedDocument,
  parts: readonly Span[],
  story: StoryContext,
): SpokenWord[] {
  const { text } = document.document;
  return parts.flatMap((part) => {
    const asides = bracketed(text, part);
    const terms = new Map<number, Term>(termsOf(document, part).map((term) => [term.start, term]));
    const words = openContractions(recased(text, wordsOf(text, part))).filter(
      (word) => !asides.some((aside) => aside.start <= word.start && word.end <= aside.end),
    );
    return words.flatMap((word, i) => {
      const term = terms.get(word.start);
      const capital = /^\p{Lu}/u.test(text.slice(word.start, word.start + 2));
      return (LONG.get(word.norm) ?? [word.norm]).map((norm): SpokenWord => {
        const content = !isFunctionWord(norm) && (term?.content ?? true);
        return {
          start: word.start,
          end: word.end,
          norm,
          key: uniform(norm),
          lemma: content && term && norm === word.norm ? term.lemma : norm,
          content,
          pos: term?.pos ?? '',
          weight: content ? (term ? weightOf(term, story) : 1) : FUNCTION_WEIGHT,
          name: capital && i > 0,
        };
      });
    });
  });
}
