/** Whether two utterances are one, said once and written down twice. */

import { isFunctionWord } from '../../story/terms.ts';
import { type WordOp, wordDiff } from '../../text/word-diff.ts';
import type { Utterance } from './utterances.ts';

/** Function words weigh less: they carry the form of a sentence, not what it says. */
const FUNCTION_WEIGHT = 0.3;

function weight(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + (isFunctionWord(word) ? FUNCTION_WEIGHT : 1), 0);
}

export type Likeness = {
  /** Weight of the words in common, in order, over the weight of the shorter utterance: 0..1. */
  readonly overlap: number;
  /** Content words in common, in order. */
  readonly shared: number;
  /** Longest run of words in common. */
  readonly run: number;
  readonly ops: readonly WordOp[];
};

export function likeness(a: Utterance, b: Utterance): Likeness {
  const [x, y] = [a.words.map((word) => word.norm), b.words.map((word) => word.norm)];
  const ops = wordDiff(x, y);
  const common = ops.filter((op) => op.op === 'same').map((op) => x.slice(op.a[0], op.a[1]));
  const words = common.flat();
  return {
    overlap: weight(words) / Math.max(0.01, Math.min(weight(x), weight(y))),
    shared: words.filter((word) => !isFunctionWord(word)).length,
    run: Math.max(0, ...common.map((part) => part.length)),
    ops,
  };
}

/**
 * One utterance, the same words of two speakers, or neither. `mouthpiece`: one of the speakers is no person, and the other
 * may speak for it.
 */
export function verdictOf(
  a: Utterance,
  b: Utterance,
  like: Likeness,
  mouthpiece = false,
): 'one' | 'two-speakers' | null {
  const oneSpeaker = a.speaker !== null && a.speaker === b.speaker;
  const twoSpeakers = a.speaker !== null && b.speaker !== null && !oneSpeaker && !mouthpiece;
  const bothDirect = a.form !== 'indirect' && b.form !== 'indirect';
  if (twoSpeakers)
    return a.form === 'direct' && b.form === 'direct' && like.overlap >= 0.95 && like.shared >= 5
      ? 'two-speakers'
      : null;
  if (!bothDirect) return oneSpeaker && like.overlap >= 0.6 && like.shared >= 4 ? 'one' : null;
  if (oneSpeaker) {
    if (like.shared >= 3 && like.overlap >= 0.45) return 'one';
    if (like.run >= 6 && like.shared >= 1 && like.overlap >= 0.6) return 'one';
    return like.shared >= 2 && like.run >= 2 && like.overlap >= 0.6 ? 'one' : null;
  }
  return (like.shared >= 4 && like.overlap >= 0.6 && like.run >= 3) ||
    (like.shared >= 2 && like.run >= 4 && like.overlap >= 0.8)
    ? 'one'
    : null;
}
