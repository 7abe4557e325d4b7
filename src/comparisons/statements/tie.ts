/** How surely two propositions are of one deed: by their participants, and by what else their sentences share. */
import type { StoryContext } from '../../model/finding.ts';
import { isOf } from '../../story/clause-meaning.ts';
import { type Proposition, roleOf } from '../../story/propositions.ts';
import { isFunctionWord } from '../../story/terms.ts';
import { common, obliquesApart, otherDay, pinned, type Relation, roleRelation } from './matching.ts';
import type { Statement } from './statement.ts';

export const close = (one: Relation | null): boolean => one === 'same' || one === 'kind';

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
export function onlyDenied(denied: Proposition, other: Statement): number {
  const own = matter(denied);
  const known = new Set(other.terms.map((term) => term.lemma));
  return own.length === 0 ? 0 : own.filter((word) => !known.has(word)).length / own.length;
}

/** Weight of shared words that ties two propositions with one certain participant. */
export const CONTEXT = 3;

/** `tie`, or for one certain participant and much in common 1: "offered him the post", "never offered him any job". */
export function bound(
  a: Statement,
  b: Statement,
  p: Proposition,
  q: Proposition,
  story: StoryContext,
): number {
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
