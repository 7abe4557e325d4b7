/** Two propositions that cannot both hold: roles changed about, what is left open and told, what is planned and done. */
import classes from '../../lexicon/en/event-classes.json' with { type: 'json' };

import type { StoryContext } from '../../model/finding.ts';
import { isOf, type Status } from '../../story/clause-meaning.ts';
import { type Proposition, roleOf } from '../../story/propositions.ts';
import { otherDay, samePredicate } from './matching.ts';
import type { Statement } from './statement.ts';
import { bound, onlyDenied, tie } from './tie.ts';

export type Conflict = {
  readonly p: Proposition;
  readonly q: Proposition;
  /** What the two disagree about: "polarity", "status", "actor" … */
  readonly type: string;
  /** The question with its two answers, fixed words for the reason. */
  readonly question: string;
  readonly values: readonly [string, string];
  /** The question of outcomes.json, where it is one. */
  readonly answer?: number;
  /** Somebody says so and another denies it. */
  readonly denial: boolean;
  /** Weakened on a side. */
  readonly soft: boolean;
  readonly strength: number;
  /** Both may be true at once: severity low. */
  readonly mild?: boolean;
  /** It is of the story's own deed, of which each document tells once: its passages go together. */
  readonly own?: boolean;
  /** Values in the order in which they can follow each other. */
  readonly order?: readonly string[];
};

/** The deed is the same and agent and patient have changed places. */
export function swapped(p: Proposition, q: Proposition): Conflict | null {
  if (p.kind !== 'verb' || q.kind !== 'verb' || p.lemma !== q.lemma || p.negative !== q.negative) return null;
  if (isOf(p.lemma, 'light') || isOf(p.lemma, 'mutual') || p.status !== 'done' || q.status !== 'done')
    return null;
  if (otherDay(p, q)) return null;
  const [pa, pp, qa, qp] = [
    roleOf(p, 'agent'),
    roleOf(p, 'patient'),
    roleOf(q, 'agent'),
    roleOf(q, 'patient'),
  ];
  if (!pa?.entity || !pp?.entity || pa.entity === pp.entity) return null;
  if (pa.entity !== qp?.entity || pp.entity !== qa?.entity) return null;
  return {
    p,
    q,
    type: 'actor',
    question: `who did it to whom: ${p.phrase}`,
    values: ['one way', 'the other way'],
    denial: false,
    soft: p.hedged || q.hedged,
    strength: 2,
  };
}

/** UTF-16 units before a clause in which the word stands that asks it: "what he was fined for". */
const REACH = 24;

/** One leaves open what the other states. */
export function openness(
  a: Statement,
  b: Statement,
  p: Proposition,
  q: Proposition,
  story: StoryContext,
): Conflict | null {
  if (p.kind === 'attribute' || (p.status === 'open') === (q.status === 'open') || !samePredicate(p, q))
    return null;
  const stated = p.status === 'open' ? q : p;
  if (stated.status !== 'done' || stated.negative || isOf(p.lemma, 'light')) return null;
  // "She kept to herself what he was fined for" is no answer either.
  const beside = (p.status === 'open' ? b : a).terms;
  if (
    beside.some(
      (word) => isOf(word.norm, 'open') && word.end > stated.start - REACH && word.end <= stated.end,
    )
  )
    return null;
  const strength = bound(a, b, p, q, story);
  if (strength < 0.95) return null;
  const [open, other] = p.status === 'open' ? [p, b] : [q, a];
  if (onlyDenied(open, other) > 0) return null;
  return {
    p,
    q,
    type: 'status',
    question: `one leaves open what the other states: ${p.phrase}`,
    values: p.status === 'open' ? ['left open', 'stated'] : ['stated', 'left open'],
    denial: false,
    soft: true,
    strength,
  };
}

/** Status that one deed cannot have twice: planned or asked for against done. */
const RANK: Partial<Record<Status, number>> = {
  asked: 1,
  ordered: 2,
  forced: 3,
  planned: 1,
  tried: 2,
  done: 3,
};

/** Deeds that last or come again: what is to come is another time of it. */
const LASTING: ReadonlySet<string> = new Set([...classes.lasting, ...classes.repeated]);

/** One tells as done what the other tells as planned, asked for or tried. */
export function standing(
  a: Statement,
  b: Statement,
  p: Proposition,
  q: Proposition,
  story: StoryContext,
): Conflict | null {
  // A headline has its own tenses: "Council to meet", "Council meets".
  if (a.headline || b.headline || LASTING.has(p.lemma) || p.phrase !== q.phrase) return null;
  if (p.kind !== 'verb' || q.kind !== 'verb' || p.status === q.status || p.negative || q.negative)
    return null;
  const [x, y] = [RANK[p.status], RANK[q.status]];
  if (x === undefined || y === undefined || x === y || isOf(p.lemma, 'light')) return null;
  if ([p, q].some((one) => one.status === 'done' && !one.past)) return null;
  const strength = tie(p, q, story);
  if (strength < 1.45) return null;
  return {
    p,
    q,
    type: p.status === 'possible' || q.status === 'possible' ? 'hedge' : 'status',
    question: `how far it has come: ${p.phrase}`,
    values: [p.status, q.status],
    denial: false,
    soft: true,
    strength,
    order: ['possible', 'asked', 'planned', 'ordered', 'tried', 'forced', 'done'],
  };
}
