/** What a change before the first or after the last word in common does. */
import { isFunctionWord } from '../../story/terms.ts';
import { type Change, isMarked, ofSentence, SLOT } from './changes.ts';
import type { Effect } from './effect-kinds.ts';
import { innerEffects } from './inner-changes.ts';
import type { Utterance } from './utterances.ts';
import { CONDITION, FILLERS, has, INTERJECTIONS, telling } from './word-kinds.ts';
import type { SpokenWord } from './wording.ts';

/**
 * What is taken away by beginning later or ending earlier: a cut is the outlet's right, and what it leaves out may stand in its own
 * words. Only a condition cut off the end of a sentence leaves a promise that nobody gave.
 */
export function outerEffects({ gone, op, edge }: Change, a: Utterance, b: Utterance): Effect[] {
  const [longer, shorter, range] = gone.length > 0 ? [a, b, op.a] : [b, a, op.b];
  const near = shorter.nearby();
  const isCut = (word: SpokenWord) => !near.has(word.key) && !near.has(word.lemma);
  const own = longer.words.slice(...range);
  const cut = own.filter(isCut);
  // "No, Minister, …" answers somebody; it denies nothing of what follows.
  if (isVocative(longer, cut, range)) return ['vocative'];
  const sentence = ofSentence(longer, range);
  const opening = sentence.slice(0, 2).filter(isCut);
  const content = (words: readonly SpokenWord[]) => words.filter((word) => word.content).length;
  const elsewhere = content(cut) * 2 < content(own);
  if (edge === 'end' && has(opening, CONDITION) && !elsewhere && !isMarked(shorter, shorter.words.length))
    return ['condition', 'shortened'];
  return telling(cut).length === 0 ? ['form'] : ['shortened'];
}

/**
 * Other words before the first or after the last word in common are another wording only where both quotations print that end of
 * the sentence; else they are two cuts of it.
 */
export function edgeEffects(change: Change, a: Utterance, b: Utterance): Effect[] {
  const [gone, come] = [ofSentence(a, change.op.a), ofSentence(b, change.op.b)];
  const spoken = (words: readonly SpokenWord[]) =>
    words.filter((word) => !FILLERS.has(word.norm) && !INTERJECTIONS.has(word.norm));
  if (spoken(gone).length === 0 || spoken(come).length === 0) return ['form'];
  if (gone.length < change.gone.length || come.length < change.come.length) return ['form'];
  const near = (words: readonly SpokenWord[], other: Utterance) => {
    const nearby = other.nearby();
    return words.some((word) => nearby.has(word.key) || nearby.has(word.lemma));
  };
  const [x, y] = [telling(gone), telling(come)];
  const slot = Math.max(gone.length, come.length) <= SLOT;
  if (change.edge === 'start' && slot && x.length + y.length > 0) return ['wording'];
  // A document that prints the other's words next to its own has only cut the sentence otherwise.
  if (near(x, b) || near(y, a)) return ['form'];
  return x.length === 0 || y.length === 0 ? ['form'] : innerEffects(change, a, b);
}

/** One to three capitalised words at an end, set off by a mark: an address ("…, Minister"). */
function isVocative(
  utterance: Utterance,
  cut: readonly SpokenWord[],
  [from, to]: readonly [number, number],
): boolean {
  const { words } = utterance;
  // "No, Minister, …": the interjection before the address is none of it.
  if (from === 0 && to > 1 && INTERJECTIONS.has(words[0]!.norm))
    return isVocative(utterance, cut.slice(cut[0] === words[0] ? 1 : 0), [1, to]);
  if (to - from > 3 || to === from || cut.some((word) => isFunctionWord(word.norm))) return false;
  if (!cut.some((word) => word.pos === 'PROPN' || word.pos === 'NOUN')) return false;
  if (cut.every((word) => FILLERS.has(word.norm) || INTERJECTIONS.has(word.norm))) return false;
  const gapBefore = from > 0 ? words[from]!.start - words[from - 1]!.end : 0;
  const gapAfter = to < words.length ? words[to]!.start - words[to - 1]!.end : 0;
  if (
    !words
      .slice(from, to)
      .every((word) => /^\p{Lu}/u.test(utterance.text.slice(word.start - utterance.start)))
  )
    return false;
  return from <= 1 ? gapAfter > 1 : to === words.length && gapBefore > 1;
}
