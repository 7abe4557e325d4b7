/** Words by what they do in a sentence: lists and small tests that the effects of a change rest on. */
import modality from '../../lexicon/en/modality.json' with { type: 'json' };
import negation from '../../lexicon/en/negation.json' with { type: 'json' };
import turns from '../../lexicon/en/quote-turns.json' with { type: 'json' };
import titles from '../../lexicon/en/titles.json' with { type: 'json' };
import type { SpokenWord } from './wording.ts';

const set = (words: readonly string[]): ReadonlySet<string> => new Set(words);
export const NEGATION = set(negation.entries);
/** "I think" opens much of what is said: left out at an edge it takes little away. */
export const OPINION = set(turns.entries.opinion);
export const HEDGES = set(modality.entries.hedge.filter((word) => !OPINION.has(word)));
export const INTERJECTIONS = set(modality.entries.interjection);
export const PERSONS = set(modality.entries.person);
export const PAST = set(modality.entries.past);
export const PRESENT = set(modality.entries.present);
export const FUTURE = set(modality.entries.future);
export const FILLERS = set(turns.entries.filler);
export const CONDITION = set(turns.entries.condition);
/** Words that turn to the other side of a matter. */
export const CONTRAST = set(turns.entries.contrast);
/** Words that join two clauses of which each could stand alone. */
export const JOINING = set(turns.entries.joining);
/** Words for which "'s" can stand. */
export const CLIPPED = set(turns.entries.clipped);
/** Words that a sentence can do without and stay the same. */
export const SPARE = set(turns.entries.spare);
export const LIMIT = set(turns.entries.limit);
/** Negative words that come in pairs: one of them cut off drops no negation. */
export const PAIRED = set(turns.entries.paired);
/** Words that turn a negative word into an assertion. */
export const ASSERTING = set(turns.entries.asserting);
export const TITLES = set(
  [...Object.keys(titles.entries.courtesy), ...titles.entries.office].flatMap((title) =>
    title.toLowerCase().replaceAll('.', '').split(' '),
  ),
);
export const MODAL: ReadonlyMap<string, string> = new Map(Object.entries(turns.entries.modal));

export const isNumber = (word: string): boolean => /^\d/.test(word);
export const has = (words: readonly SpokenWord[], list: ReadonlySet<string>): boolean =>
  words.some((word) => list.has(word.norm));
export const count = (words: readonly SpokenWord[], list: ReadonlySet<string>): number =>
  words.filter((word) => list.has(word.norm)).length;
export const telling = (words: readonly SpokenWord[]): SpokenWord[] =>
  words.filter((word) => word.content && !FILLERS.has(word.norm) && !TITLES.has(word.norm));

export const tenseOf = (words: readonly SpokenWord[]): string =>
  has(words, FUTURE) ? 'future' : has(words, PAST) ? 'past' : has(words, PRESENT) ? 'present' : '';
export const modalsOf = (words: readonly SpokenWord[]): string =>
  [...new Set(words.flatMap((word) => MODAL.get(word.norm) ?? []))].sort().join(' ');

export const onlyFillers = (words: readonly SpokenWord[]): boolean =>
  words.every((word) => FILLERS.has(word.norm));

/** Whether a word tells something, or turns what is told. */
export const turnsOrTells = (word: SpokenWord): boolean =>
  word.content || NEGATION.has(word.norm) || CONDITION.has(word.norm);
