/** Whether the words around a time speak of the past or the future: the tense that dates "on Tuesday". */

import cues from '../../lexicon/en/tense-cues.json' with { type: 'json' };
import type { Sentence, Token } from '../../model/annotation.ts';
import { firstEndingAfter } from '../../text/span.ts';

const FUTURE = new Set(cues.entries.future);
const PAST = new Set(cues.entries.past);
/** Words on either side that are looked at. */
const REACH = 14;

/** -1 past, 1 future, 0 unknown, for the expression at [start, end). */
export function directionAt(
  text: string,
  start: number,
  end: number,
  sentences: readonly Sentence[],
  tokens: readonly Token[],
): -1 | 0 | 1 {
  const sentence = sentences[firstEndingAfter(sentences, start)];
  const at = firstEndingAfter(tokens, start);
  const from = sentence?.start ?? 0;
  const to = sentence?.end ?? text.length;
  let best = 0;
  let distance = REACH + 1;
  const look = (index: number, steps: number): void => {
    const token = tokens[index];
    if (token === undefined || steps >= distance || token.start < from || token.end > to) return;
    const cue = cueOf(text.slice(token.start, token.end).toLowerCase());
    if (cue === 0) return;
    best = cue;
    distance = steps;
  };
  for (let step = 1; step <= REACH; step++) look(at - step, step);
  let after = at;
  while (after < tokens.length && tokens[after]!.start < end) after++;
  for (let step = 0; step < REACH; step++) look(after + step, step + 1.5);
  return best as -1 | 0 | 1;
}

function cueOf(word: string): -1 | 0 | 1 {
  if (FUTURE.has(word)) return 1;
  if (PAST.has(word) || (word.length > 4 && word.endsWith('ed'))) return -1;
  return 0;
}
