/** What players and teams are counted by: one player's is no other's. */
import words from '../../lexicon/en/figure-words.json' with { type: 'json' };
import { sameParty } from '../../story/frame.ts';
import type { Figure } from './figure.ts';
import { sameSet } from './sets.ts';

const STATISTICS: ReadonlySet<string> = new Set(words.entries.statistics);
/** What a player did in all of a career, a season, a game or a part of one; which of them. */
const SPANS: ReadonlySet<string> = new Set(words.entries.spans);
/** How far apart, as a ratio, two values of one player's may be. */
const SCORES = 2;

/** Whether both count what one player did, in one game or part of it: "Veld scored 27 points", "Veld had 29 points". */
export function ofOneScorer(a: Figure, b: Figure): boolean {
  if (a.base !== b.base || a.base === 'ordinal' || a.head === '' || a.head !== b.head || !isStatistic(a))
    return false;
  if (sameParty(a.frame.agent, b.frame.agent) < 1 || (a.frame.agent?.entities.size ?? 0) === 0) return false;
  const spans = ({ context }: Figure) => new Set([...context].filter((word) => SPANS.has(word)));
  const near =
    Math.max(a.interval.low, b.interval.low) <= SCORES * Math.min(a.interval.high, b.interval.high);
  return near && sameSet(spans(a), spans(b)) && sameSet(a.modifiers, b.modifiers);
}

/** What a player did, told of many players in one breath. */
export const isStatistic = ({ head, quantity }: Figure): boolean =>
  STATISTICS.has(head) || STATISTICS.has(quantity.unit ?? '');

/** Two players' points. */
export const ofOtherScorers = (a: Figure, b: Figure): boolean =>
  isStatistic(a) && isStatistic(b) && sameParty(a.frame.agent, b.frame.agent) < 0;

/** Who did what is counted, where that is counted of many. */
export const scorerOf = (figure: Figure): string =>
  isStatistic(figure) ? ` ${[...(figure.frame.agent?.entities ?? [])].sort().join(' ')}` : '';
