/** Figures that count people without a noun for them: "a mother of three", "killed two and hurt a third". */
import familyLexicon from '../../lexicon/en/measure-families.json' with { type: 'json' };
import forms from '../../lexicon/en/noun-forms.json' with { type: 'json' };
import type { Span } from '../../text/span.ts';
import type { Around } from './around.ts';
import type { Figure } from './interpret.ts';
import { type Word, wordFrom } from './words.ts';

const { entries } = familyLexicon;
const PARENTS: ReadonlySet<string> = new Set(entries.parents);
const GAMES: ReadonlySet<string> = new Set(entries.gameWords);
const POLL_WORDS: ReadonlySet<string> = new Set(entries.pollWords);
/** Poll words that are words of games too. */
const LEADING: ReadonlySet<string> = new Set(entries.leading);

const ARTICLES: ReadonlySet<string> = new Set(forms.entries.determiners);
/** What follows a part of a whole: "a third of them", "a third were". */
const PARTS: ReadonlySet<string> = new Set(entries.afterPart);

/** Words before "a third" among which the people before it are counted. */
const BEFORE = 20;

/** The most children that a parent is said to have. */
const MOST_CHILDREN = 30;

/** "a mother of 13", "the father-of-two": the words before the number that say that it counts children. */
export function parentBefore({ words, last }: Around, value: number | null): Span | null {
  if (value === null || value > MOST_CHILDREN || !Number.isInteger(value)) return null;
  let at = last;
  if (words[at]?.word === '-') at--;
  const of = words[at];
  if (of?.word !== 'of') return null;
  at--;
  if (words[at]?.word === '-') at--;
  const parent = words[at];
  return parent !== undefined && PARENTS.has(parent.word) ? { start: parent.start, end: of.end } : null;
}

/** "points" beside percentages and polls; who "leads with 13 points" in a game has scored them. */
export function isPercentagePoint(words: readonly Word[], head: Word): boolean {
  if (head.word !== 'points' && head.word !== 'point') return false;
  const game = words.some((one) => GAMES.has(one.word));
  return words.some((one) => POLL_WORDS.has(one.word) && !(game && LEADING.has(one.word)));
}

/** Whether "a third" may be one person more: a number stands before it in the sentence, and no "of" behind it. */
export function isOneMore(words: readonly Word[], figure: Figure): boolean {
  const next = wordFrom(words, figure.end);
  const first = wordFrom(words, figure.start);
  return (
    figure.kind === 'fraction' &&
    ARTICLES.has(words[first]?.word ?? '') &&
    !PARTS.has(words[next]?.word ?? '') &&
    words.slice(Math.max(0, first - BEFORE), first).some((one) => one.pos === 'NUM')
  );
}

/** The figure as one person. */
export const asPerson = (figure: Figure): Figure => ({
  ...figure,
  low: 1,
  high: 1,
  base: null,
  kind: 'number',
});
