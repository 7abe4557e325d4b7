/** Two propositions that cannot both hold: affirmed and denied, opposite predicates, roles changed about, answers that exclude each other. */

import { areOpposite } from '../../language/word-kinds.ts';
import stages from '../../lexicon/en/stages.json' with { type: 'json' };
import type { StoryContext } from '../../model/finding.ts';
import type { Argument } from '../../story/arguments.ts';
import { isOf, type Status } from '../../story/clause-meaning.ts';
import { entityById } from '../../story/entities.ts';
import { type Proposition, roleOf } from '../../story/propositions.ts';
import { isFunctionWord } from '../../story/terms.ts';
import {
  common,
  isGeneric,
  isMain,
  obliquesApart,
  otherDay,
  pinned,
  type Relation,
  relation,
  roleRelation,
  samePredicate,
  themeOf,
} from './matching.ts';
import type { Statement } from './statement.ts';

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

/** A deed told as done or as planned can be denied; what is only supposed, asked or open cannot. */
const FIRM: ReadonlySet<Status> = new Set(['done', 'planned', 'forced']);

const close = (one: Relation | null): boolean => one === 'same' || one === 'kind';

/**
 * How surely two propositions have the same participants, 0 where they may not. What undergoes the deed counts most; a
 * name or a rare phrase ties more than a common one; one thing that differs unties.
 */
export function tie(p: Proposition, q: Proposition, story: StoryContext): number {
  const agent = roleRelation(p, q, 'agent', story);
  const patient = roleRelation(p, q, 'patient', story);
  if (agent === 'other' || patient === 'other' || obliquesApart(p, q, story) || otherDay(p, q)) return 0;
  const strength = (role: 'agent' | 'patient') =>
    Math.min(...[p, q].map((one) => pinned(roleOf(one, role)!, story)));
  let sum = 0;
  if (close(patient)) sum += strength('patient') * (patient === 'same' ? 1 : 0.8);
  if (close(agent)) sum += strength('agent') * (agent === 'same' ? 1 : 0.8);
  // An active deed whose doer is not told may be anybody's.
  if (
    agent === null &&
    [p, q].some((one) => one.kind === 'verb' && !one.passive && roleOf(one, 'agent') === undefined)
  )
    return 0;
  // Where one side alone has a patient, or neither tie holds, they may tell of different deeds.
  const [x, y] = [p, q].map((one) => roleOf(one, 'patient') !== undefined) as [boolean, boolean];
  if (x !== y || (x && y && !close(patient))) sum -= 0.6;
  return Math.max(0, sum);
}

/** Content words below a predicate. */
function matter(one: Proposition): string[] {
  return one.below.filter(
    (word) =>
      /\p{L}{3}/u.test(word) &&
      !isOf(word, 'light') &&
      !isOf(word, 'limiting') &&
      !isOf(word, 'early') &&
      !isOf(word, 'pronouns') &&
      !isFunctionWord(word),
  );
}

/** Share of the content of a denied proposition that the other sentence lacks: the denial may be of that alone. */
function onlyDenied(denied: Proposition, other: Statement): number {
  const own = matter(denied);
  const known = new Set(other.terms.map((term) => term.lemma));
  return own.length === 0 ? 0 : own.filter((word) => !known.has(word)).length / own.length;
}

/** Weight of shared words that ties two propositions with one certain participant. */
const CONTEXT = 3;
/** Share of a denied content that may be new where much else is shared. */
const NEW = 0.34;

/** `tie`, or for one certain participant and much in common 1: "offered him the post", "never offered him any job". */
function bound(a: Statement, b: Statement, p: Proposition, q: Proposition, story: StoryContext): number {
  const strength = tie(p, q, story);
  if (strength >= 0.95 || otherDay(p, q) || obliquesApart(p, q, story)) return strength;
  const relations = (['agent', 'patient'] as const).map((role) => roleRelation(p, q, role, story));
  if (relations.includes('other')) return 0;
  if (
    relations[0] === null &&
    [p, q].some((one) => one.kind === 'verb' && !one.passive && !roleOf(one, 'agent'))
  )
    return strength;
  const alike = p.phrase === q.phrase ? matter(p).filter((word) => q.below.includes(word)).length : 0;
  const open = relations.some((one) => one === 'open');
  const sure = (['agent', 'patient'] as const).some(
    (role, at) => relations[at] === 'same' && [p, q].every((one) => pinned(roleOf(one, role)!, story) >= 0.9),
  );
  if (alike >= 2 && (sure || open)) return 1;
  return sure && common(a, b, p, q) >= CONTEXT ? 1 : strength;
}

/** "no group claimed the attack" against somebody who did: 1 where what was done is the same, else 0. */
function nobodyDid(p: Proposition, q: Proposition, story: StoryContext): number {
  const [none, some] = p.negative ? [p, q] : [q, p];
  const [doer, other] = [roleOf(none, 'agent'), roleOf(some, 'agent')];
  if (!doer?.none || !other || other.none) return 0;
  return roleRelation(p, q, 'patient', story) === 'same' ? 1 : 0;
}

/** "nobody was hurt" against "two were hurt", where most documents tell of people hurt: 1, else 0. */
function nobody(p: Proposition, q: Proposition, story: StoryContext): number {
  if (isOf(p.lemma, 'light') || otherDay(p, q)) return 0;
  const [none, some] = p.negative ? [p, q] : [q, p];
  const [x, y] = [themeOf(none), themeOf(some)];
  if (!x?.none || !y || y.none || !isGeneric(x) || !isGeneric(y)) return nobodyDid(p, q, story);
  // "two were hurt" against "nobody" is for the comparison of figures.
  return y.numbers.length === 0 && isMain(p, story) ? 1 : 0;
}

/** Predicates of which a denial says little by itself need both participants. */
const NEEDED = { light: 1.9, other: 0.95 };

/** "a clinic" in one report need not be "that clinic" of another. */
const newlyNamed = (x: Argument, y: Argument): boolean =>
  x.entity === null && y.entity === null && x.fresh !== y.fresh && (x.fresh ? y : x).definite;

/** Shared words by which one phrase pins the matter down as two participants would. */
const RICH = 3;

/** Participants that are certainly the same in both, by role; an infinitive's doer or a phrase without a name may be another. */
function aligned(p: Proposition, q: Proposition, story: StoryContext): number {
  const same = p.arguments.filter((x) =>
    q.arguments.some(
      (y) =>
        x.role === y.role &&
        x.preposition === y.preposition &&
        close(relation(x, y, story)) &&
        Math.min(pinned(x, story), pinned(y, story)) >= 0.5 &&
        !newlyNamed(x, y),
    ),
  ).length;
  const [x, y] = [roleOf(p, 'patient'), roleOf(q, 'patient')];
  const rich =
    x && y && x.lemma === y.lemma && x.words.filter((word) => y.words.includes(word)).length >= RICH;
  return same + (rich ? 1 : 0);
}

/** Participants that two conflicting propositions must share: the deed alone, or one of them, may be another's. */
const ALIGNED = 2;

/** Whether one names somebody or something that it is done to and the other does not. */
const lacksPatient = (p: Proposition, q: Proposition): boolean =>
  (roleOf(p, 'patient') === undefined) !== (roleOf(q, 'patient') === undefined);

/** Whether one certain person does, in both, what is done to nobody: "he apologized", "he did not apologize". */
function alone(p: Proposition, q: Proposition, story: StoryContext): boolean {
  const [x, y] = [roleOf(p, 'agent'), roleOf(q, 'agent')];
  return (
    p.kind === 'verb' &&
    q.kind === 'verb' &&
    p.phrase === q.phrase &&
    !isOf(p.lemma, 'light') &&
    !isOf(p.lemma, 'saying') &&
    roleOf(p, 'patient') === undefined &&
    roleOf(q, 'patient') === undefined &&
    !p.hedged &&
    !q.hedged &&
    x !== undefined &&
    y !== undefined &&
    x.entity !== null &&
    x.entity === y.entity &&
    !otherDay(p, q) &&
    entityById(story, x.entity)?.type === 'person'
  );
}

export function polarity(
  a: Statement,
  b: Statement,
  p: Proposition,
  q: Proposition,
  story: StoryContext,
): Conflict | null {
  const opposite =
    p.kind === q.kind &&
    p.phrase === p.lemma &&
    q.phrase === q.lemma &&
    !isOf(p.lemma, 'light') &&
    !isOf(q.lemma, 'light') &&
    areOpposite(p.lemma, q.lemma);
  const same = samePredicate(p, q);
  if (!same && !opposite) return null;
  if (p.kind === 'attribute' || p.kind === 'noun' || q.kind === 'noun') return null;
  if ((p.negative === q.negative) !== opposite) return null;
  if (!FIRM.has(p.status) || !FIRM.has(q.status) || p.status !== q.status) return null;
  if (p.limited || q.limited) return null;
  const none = same ? nobody(p, q, story) : 0;
  const bare = same && alone(p, q, story);
  if (none === 0 && !bare && (lacksPatient(p, q) || aligned(p, q, story) < ALIGNED)) return null;
  const strength = bare ? 1 : Math.max(bound(a, b, p, q, story), none);
  if (strength < (isOf(p.lemma, 'light') ? NEEDED.light : NEEDED.other)) return null;
  if (same && !bare) {
    const [denied, other] = p.negative ? [p, b] : [q, a];
    if (denied.modified || onlyDenied(denied, other) > (common(a, b, p, q) >= CONTEXT ? NEW : 0)) return null;
  }
  return {
    p,
    q,
    type: 'polarity',
    question: same ? `one affirms, the other denies: ${p.phrase}` : 'opposites',
    values: same
      ? [p.negative ? 'denies' : 'affirms', q.negative ? 'denies' : 'affirms']
      : [p.phrase, q.phrase],
    denial: p.denied || q.denied,
    // "not yet" can become "done".
    ...(same && (p.negative ? p : q).early ? { order: ['denies', 'affirms'] } : {}),
    soft: p.hedged || q.hedged,
    ...(bare ? { mild: true } : {}),
    strength,
  };
}

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

/** The matter and step of a predicate in stages.json. */
const STEPS = new Map<string, { matter: string; step: number }[]>();
for (const { matter: name, steps } of stages.entries) {
  steps.forEach((words, step) => {
    for (const word of words) STEPS.set(word, [...(STEPS.get(word) ?? []), { matter: name, step }]);
  });
}

/** One tells a step as still to come, the other that step or a later one as done. */
export function advanced(p: Proposition, q: Proposition, story: StoryContext): Conflict | null {
  const [coming, done] = p.status === 'planned' ? [p, q] : [q, p];
  if (coming.status !== 'planned' || done.status !== 'done' || !done.past || p.negative || q.negative)
    return null;
  const later = (STEPS.get(coming.phrase) ?? []).find(({ matter: name, step }) =>
    (STEPS.get(done.phrase) ?? []).some((other) => other.matter === name && other.step >= step),
  );
  const [x, y] = [themeOf(p), themeOf(q)];
  if (!later || !x || !y || relation(x, y, story) !== 'same') return null;
  const strength = Math.min(pinned(x, story), pinned(y, story));
  if (strength < 0.9) return null;
  const values: [string, string] = p === coming ? ['to come', 'done'] : ['done', 'to come'];
  return {
    p,
    q,
    type: 'status',
    question: `how far ${later.matter} has come: ${coming.phrase}`,
    values,
    denial: false,
    soft: true,
    strength,
    order: ['to come', 'done'],
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

export function standing(p: Proposition, q: Proposition, story: StoryContext): Conflict | null {
  if (
    p.kind !== 'verb' ||
    q.kind !== 'verb' ||
    p.status === q.status ||
    p.negative ||
    q.negative ||
    !samePredicate(p, q)
  )
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
