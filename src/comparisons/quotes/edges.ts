/** What a change before the first or after the last word in common does. */
import { isFunctionWord } from '../../story/terms.ts';
import { type Change, ofSentence, SLOT } from './changes.ts';
import type { Effect } from './effect-kinds.ts';
import { innerEffects } from './inner-changes.ts';
import type { Utterance } from './utterances.ts';
import { CONDITION, CONTRAST, FILLERS, HEDGES, has, INTERJECTIONS, JOINING, telling } from './word-kinds.ts';
import type { SpokenWord } from './wording.ts';

/** Words of a clause joined by "and" that is part of its sentence; a longer one is a sentence of its own, left out like others. */
const JOINED = 6;
/** How much longer than what is kept the rest of a sentence may be and count as left out of it. */
const LENGTH = 1.25;
/** Words of a phrase that only says how sure the rest is ("It appears to be", "What seems to me"). */
const HEDGING = 7;
/** Fewest words of a quotation whose sentence can lack a beginning or an end. */
const SENTENCE = 5;

/**
 * What is taken away by beginning later or ending earlier. Sentences left out are the outlet's right, and so is a phrase set into a
 * sentence of the reporter's; a sentence printed as a whole that lacks its beginning or end is not what was said.
 */
export function outerEffects({ gone, op, edge }: Change, a: Utterance, b: Utterance): Effect[] {
  return gone.length > 0 ? cutEffects(a, b, op.a, edge === 'end') : cutEffects(b, a, op.b, edge === 'end');
}

/** What `shorter` loses by lacking the words of `longer` in `range`, before its first or after its last word. */
function cutEffects(
  longer: Utterance,
  shorter: Utterance,
  range: readonly [number, number],
  atEnd: boolean,
): Effect[] {
  const near = shorter.nearby();
  const isCut = (word: SpokenWord) => !near.has(word.key) && !near.has(word.lemma);
  // "No, Minister, …" answers somebody; it denies nothing of what follows.
  if (isVocative(longer, longer.words.slice(...range).filter(isCut), range)) return ['vocative'];
  const cut = ofSentence(longer, range);
  if (cut.length === 0 || opensMarks(longer, range)) return ['shortened'];
  const lead = shorter.leadIn();
  if (cut.length <= HEDGING && has(cut, HEDGES))
    return lead.some((word) => HEDGES.has(word)) ? ['shortened'] : ['hedge'];
  if (isPrinted(cut, lead)) return ['shortened'];
  if (isRebuilt(cut, shorter.beside()[atEnd ? 1 : 0])) return ['wording'];
  // What its document prints next to it is not left out.
  if (shorter.prints(cut)) return ['shortened'];
  if (atEnd && has(cut.slice(0, 2), CONDITION)) return ['condition'];
  if (shorter.words.length < SENTENCE || isSetIn(shorter) || (!atEnd && isSetIn(longer)))
    return ['shortened'];
  const joint = atEnd ? cut[0]! : cut.at(-1)!;
  if (cut.length > (JOINING.has(joint.norm) ? JOINED : shorter.words.length * LENGTH)) return ['shortened'];
  if (has(atEnd ? cut.slice(0, 2) : cut, CONTRAST)) return ['contrast'];
  return [atEnd ? 'ending' : 'opening'];
}

const content = (words: readonly SpokenWord[]): number => words.filter((word) => word.content).length;

/** Whether the reporter's words that lead to a quotation are those it lacks. */
const isPrinted = (cut: readonly SpokenWord[], lead: readonly string[]): boolean =>
  cut.length <= lead.length && cut.every((word, i) => word.norm === lead[lead.length - cut.length + i]);

/** Fewest content words by which two neighbouring sentences are known to be one that was taken apart. */
const REBUILT = 2;
/** Most words of a clause that is such a sentence. */
const CLAUSE = 12;

/** Whether the words beside a quotation say what it lacks, in words of their own. */
function isRebuilt(cut: readonly SpokenWord[], beside: readonly SpokenWord[]): boolean {
  const own = cut.filter((word) => !JOINING.has(word.norm) && !INTERJECTIONS.has(word.norm));
  const has = new Set(beside.flatMap((word) => [word.key, word.lemma]));
  const told = own.filter((word) => word.content && (has.has(word.key) || has.has(word.lemma))).length;
  if (own.length > CLAUSE || told < REBUILT || told * 3 < content(own) * 2) return false;
  const [phrase, around] = [own, beside].map((words) => ` ${words.map((word) => word.key).join(' ')} `) as [
    string,
    string,
  ];
  return !around.includes(phrase);
}

/** Whether a mark stands between what is cut and what is kept. */
function opensMarks({ words, text, start }: Utterance, [from, to]: readonly [number, number]): boolean {
  const index = from === 0 ? to : from;
  const [before, after] = [words[index - 1], words[index]];
  return (
    before !== undefined &&
    after !== undefined &&
    /["“”‘]|\s['’]|['’]\s/u.test(text.slice(before.end - start, after.start - start))
  );
}

/** Whether a quotation is set into a sentence of the reporter's: it does not begin as a sentence does. */
function isSetIn({ text }: Utterance): boolean {
  return !/^[^\p{L}\p{N}]*[\p{Lu}\p{N}]/u.test(text);
}

/**
 * Other words before the first or after the last word in common are another wording only where both quotations print that end of
 * the sentence; else they are two cuts of it.
 */
export function edgeEffects(change: Change, a: Utterance, b: Utterance): Effect[] {
  const [gone, come] = [ofSentence(a, change.op.a), ofSentence(b, change.op.b)];
  const spoken = (words: readonly SpokenWord[]) =>
    words.filter((word) => !FILLERS.has(word.norm) && !INTERJECTIONS.has(word.norm));
  // One of them has other sentences there: the other's part of the sentence is left out.
  const atEnd = change.edge === 'end';
  if (come.length === 0) return cutEffects(a, b, change.op.a, atEnd);
  if (gone.length === 0) return cutEffects(b, a, change.op.b, atEnd);
  if (spoken(gone).length === 0 || spoken(come).length === 0) return ['shortened'];
  if (gone.length < change.gone.length || come.length < change.come.length) return ['shortened'];
  const near = (words: readonly SpokenWord[], other: Utterance) => {
    const nearby = other.nearby();
    return words.some((word) => nearby.has(word.key) || nearby.has(word.lemma));
  };
  const [x, y] = [telling(gone), telling(come)];
  const slot = Math.max(gone.length, come.length) <= SLOT;
  if (change.edge === 'start' && slot && x.length + y.length > 0) return ['wording'];
  // A document that prints the other's words next to its own has only cut the sentence otherwise.
  if (near(x, b) || near(y, a)) return ['shortened'];
  return x.length === 0 || y.length === 0 ? ['shortened'] : innerEffects(change, a, b);
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
