/** One affirms what the other denies, or tells the opposite of one thing. */
import { areOpposite } from '../../language/word-kinds.ts';
import type { StoryContext } from '../../model/finding.ts';
import type { Argument } from '../../story/arguments.ts';
import { isOf, type Status } from '../../story/clause-meaning.ts';
import { entityById } from '../../story/entities.ts';
import { type Proposition, roleOf } from '../../story/propositions.ts';
import type { Conflict } from './conflicts.ts';
import {
  common,
  isGeneric,
  isMain,
  otherDay,
  pinned,
  relation,
  roleRelation,
  samePredicate,
  themeOf,
} from './matching.ts';
import type { Statement } from './statement.ts';
import { bound, CONTEXT, close, onlyDenied } from './tie.ts';

/** A deed told as done or as planned can be denied; what is only supposed, asked or open cannot. */
const FIRM: ReadonlySet<Status> = new Set(['done', 'planned', 'forced']);

/** Share of a denied content that may be new where much else is shared. */
const NEW = 0.34;

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
