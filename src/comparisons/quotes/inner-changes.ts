/** What a change between two words in common does. */
import type { Change } from './changes.ts';
import type { Effect } from './effect-kinds.ts';
import type { Utterance } from './utterances.ts';
import {
  ASSERTING,
  count,
  HEDGES,
  has,
  INTERJECTIONS,
  isNumber,
  LIMIT,
  modalsOf,
  NEGATION,
  PAIRED,
  PERSONS,
  SPARE,
  TITLES,
  telling,
  tenseOf,
} from './word-kinds.ts';
import type { SpokenWord } from './wording.ts';

/** Words of a replaced stretch within which a negation is a change of its own. */
const SHORT = 5;
/** Content words left out inside a quotation that are more than a slip. */
const OMITTED = 2;

/** What a change between two words in common does. */
export function innerEffects({ gone, come }: Change, a: Utterance, b: Utterance): Effect[] {
  if (isSpelling(gone, come)) return [];
  const found: Effect[] = [];
  // A long stretch that was replaced says other things; only in a short one a negation is dropped or added.
  const short = Math.max(gone.length, come.length) <= SHORT;
  const denials = (words: readonly SpokenWord[], one: Utterance) =>
    words.filter((word) => denies(word, one)).length % 2;
  if (short && denials(gone, a) !== denials(come, b)) found.push('negation');
  if (numbersDiffer(gone, come)) found.push('number');
  const [modalBefore, modalAfter] = [modalsOf(gone), modalsOf(come)];
  if (modalBefore !== '' && modalAfter !== '' && modalBefore !== modalAfter) found.push('modal');
  const [before, after] = [tenseOf(gone), tenseOf(come)];
  if (before !== '' && after !== '' && before !== after) found.push('tense');
  if (count(gone, HEDGES) !== count(come, HEDGES)) found.push('hedge');
  if (count(gone, LIMIT) !== count(come, LIMIT) && short) found.push('limit');
  const [x, y] = [telling(gone), telling(come)];
  if (x.length > 0 && y.length > 0) {
    // Verbs are bent to fit a reporter's sentence; one or many of a thing is not.
    if (!sameLemmas(x, y)) found.push('wording');
    else if (x.some((word, i) => isOtherNumber(word, a, y[i]!, b)) && !a.headline && !b.headline)
      found.push('inflection');
    else found.push('form');
  }
  if (x.length + y.length > 0 && x.length * y.length === 0) {
    // What is left out inside one wording may stand before or after it.
    const near = (x.length > 0 ? b : a).nearby();
    const lost = [...x, ...y].filter((word) => !near.has(word.key) && !near.has(word.lemma));
    // One word for one word is another wording, whatever stands around.
    const single = gone.length === 1 && come.length === 1;
    if (single || (lost.length > 0 && short && gone.length > 0 && come.length > 0)) found.push('wording');
    else if (lost.length >= OMITTED || (lost.length === 1 && short)) found.push('omission');
    else found.push('form');
  }
  if (found.length === 0) found.push(has(gone, PERSONS) && has(come, PERSONS) ? 'person' : 'form');
  return found;
}

/** Whether a change leaves every word that is heard or told: "that" before a clause, a title before a name. */
function isSpelling(gone: readonly SpokenWord[], come: readonly SpokenWord[]): boolean {
  const spare = (words: readonly SpokenWord[]) =>
    words.every((word) => SPARE.has(word.norm) || TITLES.has(word.norm));
  return spare(gone) && spare(come);
}

/** One or many of a thing; whether its owner is one or many ("the town's", "the towns'") is only heard by the writer. */
const isOtherNumber = (x: SpokenWord, a: Utterance, y: SpokenWord, b: Utterance): boolean => {
  const owns = (word: SpokenWord, { text, start }: Utterance) =>
    /['’]/u.test(text.slice(word.start - start, word.end - start + 1));
  return x.pos === 'NOUN' && x.key !== y.key && !(owns(x, a) && owns(y, b));
};

/** Whether a negative word negates: "No, …" answers, "nothing less than" asserts. */
function denies(word: SpokenWord, { words, text, start }: Utterance): boolean {
  if (!NEGATION.has(word.norm) || PAIRED.has(word.norm)) return false;
  const next = words[words.indexOf(word) + 1];
  if (!next) return true;
  return (
    !ASSERTING.has(next.norm) &&
    !(INTERJECTIONS.has(word.norm) && text.slice(word.end - start, next.start - start).includes(','))
  );
}

const numbersDiffer = (gone: readonly SpokenWord[], come: readonly SpokenWord[]): boolean => {
  const numbers = (words: readonly SpokenWord[]) =>
    words
      .filter((word) => isNumber(word.key))
      .map((word) => word.key)
      .join(' ');
  const [x, y] = [numbers(gone), numbers(come)];
  return x !== '' && y !== '' && x !== y;
};

const sameLemmas = (x: readonly SpokenWord[], y: readonly SpokenWord[]): boolean =>
  x.length === y.length &&
  x.every(
    (word, i) => word.lemma === y[i]!.lemma || word.key === `${y[i]!.key}s` || `${word.key}s` === y[i]!.key,
  );
