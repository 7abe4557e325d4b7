/** Whether two scores are of one vote, game or season, and two limits of one age. */
import words from '../../lexicon/en/figure-words.json' with { type: 'json' };
import type { Figure } from './figure.ts';
import { AGE_LIMIT } from './limits.ts';
import { shared } from './sets.ts';

const VOTING: ReadonlySet<string> = new Set(words.entries.voting);
/** Words that the sentences of two records or results must share. */
const WORDS = 2;

/** A score that people vote for, and not one of a game. */
const isVote = ({ clause, context }: Figure): boolean =>
  [...clause, ...context].some((word) => VOTING.has(word));

/** Whether two scores are votes, or of one game or season: both name one side, and one of the numbers is the same. */
export function sameContest(a: Figure, b: Figure): boolean {
  const [x, y] = [a.quantity, b.quantity];
  return (
    a.contest !== null &&
    a.contest === b.contest &&
    (x.low === y.low) !== (x.high === y.high) &&
    (a.holder !== null && b.holder !== null
      ? a.holder === b.holder
      : a.contest.startsWith('at') ||
        (shared(a.proper, b.proper) > 0 && shared(a.context, b.context) >= WORDS))
  );
}

export const areVotes = (a: Figure, b: Figure): boolean => isVote(a) && isVote(b);

/** Two limits that name one age on one side of it. */
export function sameLimit(a: Figure, b: Figure): boolean {
  const named = ({ quantity }: Figure) => quantity.low ?? quantity.high;
  return (
    a.base === AGE_LIMIT &&
    b.base === AGE_LIMIT &&
    named(a) === named(b) &&
    a.quantity.comparator[0] === b.quantity.comparator[0]
  );
}
