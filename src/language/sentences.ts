/** Finds where sentences end, over tokens. */
import { isSpace, type Span } from '../text/span.ts';
import { tokenize } from './tokenizer.ts';

const ENDS = /^(?:[.!?…]+|[。！？])$/;
const CLOSES = /^(?:["”’'»)\]}]|'')$/;

/** The sentences of a region: spans from the first to the last character of their tokens. */
export function splitSentences(text: string, start = 0, end = text.length): Span[] {
  const tokens = tokenize(text, start, end);
  const sentences: Span[] = [];
  let first = 0;
  for (let i = 0; i < tokens.length; i++) {
    if (i + 1 < tokens.length && !endsAt(text, tokens, i)) continue;
    sentences.push({ start: tokens[first]!.start, end: tokens[i]!.end });
    first = i + 1;
  }
  return sentences;
}

/** Whether a sentence ends with token `i`, which is not the last. */
function endsAt(text: string, tokens: readonly Span[], i: number): boolean {
  const gap = text.slice(tokens[i]!.end, tokens[i + 1]!.start);
  if (/\n\s*\n/.test(gap)) return true;
  const next = text.slice(tokens[i + 1]!.start, tokens[i + 1]!.end);
  if (gap === '' && (CLOSES.test(next) || ENDS.test(next))) return false;
  let last = i;
  while (last > 0 && CLOSES.test(text.slice(tokens[last]!.start, tokens[last]!.end))) last--;
  const word = text.slice(tokens[last]!.start, tokens[last]!.end);
  if (/^\p{Ll}/u.test(next) || /^[,;:)]/.test(next)) return false;
  if (ENDS.test(word)) return gap !== '' || isSpace(text.charCodeAt(tokens[i]!.end));
  return (
    /^(?:(?:\p{L}\.)+|etc\.|Inc\.|Corp\.|Co\.|Jr\.)$/u.test(word) &&
    word.length > 2 &&
    /^(?:\p{Lu}\p{Ll}|["“])/u.test(next) &&
    gap !== '' &&
    !/^(?:U\.|Ph)/.test(word)
  );
}
