/** Content words of a stretch with their lemmas: what two statements must share to be about one thing. */
import stopwords from '../lexicon/en/stopwords.json' with { type: 'json' };
import type { AnnotatedDocument } from '../model/layers.ts';
import { overlapping, type Span } from '../text/span.ts';
import { normalWord } from '../text/words.ts';
import { recent } from './recent.ts';

const STOP: ReadonlySet<string> = new Set(stopwords.entries);
const CONTENT = new Set(['NOUN', 'VERB', 'ADJ', 'ADV', 'PROPN', 'NUM', 'X']);

export type Term = Span & {
  /** Index in the document's tokens. */
  readonly token: number;
  readonly norm: string;
  readonly lemma: string;
  readonly pos: string;
  /** Nouns, verbs, adjectives, adverbs, names and numbers that are no function words. */
  readonly content: boolean;
};

/** All words of a document. */
export const allTerms: (document: AnnotatedDocument) => readonly Term[] = recent(({ document, layers }) => {
  const { text } = document;
  return layers.tokens.flatMap((token, index): Term[] => {
    const word = text.slice(token.start, token.end);
    const norm = normalWord(word);
    if (!/[\p{L}\p{N}]/u.test(norm)) return [];
    const lemma = token.lemma === word ? norm : normalWord(token.lemma) || norm;
    const content = CONTENT.has(token.pos) && !STOP.has(norm) && !STOP.has(lemma);
    return [{ start: token.start, end: token.end, token: index, norm, lemma, pos: token.pos, content }];
  });
});

export function termsOf(document: AnnotatedDocument, span: Span): readonly Term[] {
  return overlapping(allTerms(document), span);
}

/** Whether a normalised word is a function word. */
export function isFunctionWord(norm: string): boolean {
  return STOP.has(norm);
}
