/** Contractions opened, so that "wasn't" and "was not" are the same words. */
import contractions from '../lexicon/en/contractions.json' with { type: 'json' };
import type { Word } from '../text/words.ts';

const OPEN = new Map<string, readonly string[]>(
  Object.entries(contractions.entries).map(([short, long]) => [short, long.split(' ')]),
);

/** The words with each contraction replaced by its words; these keep the offsets of the contraction. */
export function openContractions(words: readonly Word[]): Word[] {
  return words.flatMap((word) => {
    const parts = OPEN.get(word.norm);
    return parts ? parts.map((norm) => ({ start: word.start, end: word.end, norm })) : [word];
  });
}
