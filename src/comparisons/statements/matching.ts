/** Whether two propositions tell of one event: same participants, compatible surroundings, no other day. */

import { isKindOf, isKnownNoun, kindred, shareSense } from '../../language/word-kinds.ts';
import figureWords from '../../lexicon/en/figure-words.json' with { type: 'json' };
import type { StoryContext } from '../../model/finding.ts';
import type { Argument, Role } from '../../story/arguments.ts';
import { isOf } from '../../story/clause-meaning.ts';
import { entityById } from '../../story/entities.ts';
import { type Proposition, roleOf } from '../../story/propositions.ts';
import { documentFrequency } from '../../story/weights.ts';
import type { Statement } from './statement.ts';

const PEOPLE: ReadonlySet<string> = new Set(figureWords.entries.generic);

/** `same` thing, the one a `kind` of the other, `open` (may be), or an `other` thing. */
export type Relation = 'same' | 'kind' | 'open' | 'other';

const isPronoun = (one: Argument): boolean => one.pos === 'PRON' || isOf(one.lemma, 'pronouns');
/** "people", "officials", "one": a head that many phrases have. */
export const isGeneric = (one: Argument): boolean =>
  isPronoun(one) ||
  one.pos === 'NUM' ||
  (PEOPLE.has(one.lemma) && one.words.every((word) => word === one.lemma || one.numbers.includes(word)));

function ofEntities(a: Argument, b: Argument, story: StoryContext): Relation {
  if (a.entity === b.entity) return 'same';
  const [x, y] = [entityById(story, a.entity), entityById(story, b.entity)];
  if (!x || !y || x.type !== y.type) return 'open';
  const words = (name: string) =>
    name
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 2);
  return words(x.name).some((word) => words(y.name).includes(word)) ? 'open' : 'other';
}

export function relation(a: Argument, b: Argument, story: StoryContext): Relation {
  const people = (one: Argument) => PEOPLE.has(one.lemma) || isKindOf(one.lemma, 'person');
  if (a.none || b.none) return a.words.some((word) => b.words.includes(word)) ? 'kind' : 'open';
  if (a.entity !== null && b.entity !== null) return ofEntities(a, b, story);
  if (isPronoun(a) || isPronoun(b)) return 'open';
  if (a.numbers.length > 0 && b.numbers.length > 0 && !a.numbers.some((word) => b.numbers.includes(word)))
    return 'other';
  if (a.numbers.length > 0 && b.numbers.length > 0 && people(a) && people(b)) return 'kind';
  if (a.lemma === b.lemma) {
    const rest = (one: Argument, other: Argument) => one.words.filter((word) => !other.words.includes(word));
    const apart = rest(a, b).length > 0 && rest(b, a).length > 0;
    const common = a.words.filter((word) => b.words.includes(word)).length;
    if (isGeneric(a)) return common > 1 ? 'kind' : 'open';
    return apart && common < 2 ? 'open' : 'same';
  }
  if (a.entity !== null || b.entity !== null) return 'open';
  if (a.pos === 'NOUN' && b.pos === 'NOUN' && kindred(a.lemma, b.lemma)) return 'kind';
  return a.words.some((word) => b.words.includes(word)) ? 'open' : 'other';
}

/** Whether a phrase may mean people. */
export function isPerson(one: Argument, story: StoryContext): boolean {
  const type = entityById(story, one.entity)?.type;
  if (type !== undefined) return type === 'person';
  return isGeneric(one) || PEOPLE.has(one.lemma) || !isKnownNoun(one.lemma) || isKindOf(one.lemma, 'person');
}

/** Share of the documents that tell of a deed which is then taken to be the story's own. */
const MAIN = 0.6;

/** Whether most documents, and two at least, have the predicate. */
export function isMain(one: Proposition, story: StoryContext): boolean {
  const holders = documentFrequency(story).get(one.lemma) ?? 0;
  return holders >= 2 && holders >= MAIN * story.documents.size;
}

/** How much a phrase pins its referent down: names and rare words do, "the people" does not. */
export function pinned(one: Argument, story: StoryContext): number {
  if (one.entity !== null && !isPronoun(one)) return 1;
  if (one.entity !== null) return 0.9;
  if (isPronoun(one)) return 0;
  const counted = one.numbers.length > 0 ? 0.6 : 0;
  if (isGeneric(one)) return Math.min(1, 0.2 * Math.min(3, one.words.length) + counted);
  const frequency = documentFrequency(story);
  const rare = one.words.some(
    (word) => (frequency.get(word) ?? 1) <= Math.max(2, story.documents.size * 0.5),
  );
  if (one.fresh && !one.plural && (one.words.length < 2 || isKindOf(one.lemma, 'person'))) return 0.4;
  const known = one.definite && !one.plural ? 0.2 : 0;
  return Math.min(1, 0.35 + 0.2 * Math.min(2, one.words.length) + (rare ? 0.25 : 0) + known + counted);
}

/** Weight of the content words that two statements share beyond those of the predicates compared. */
export function common(a: Statement, b: Statement, p: Proposition, q: Proposition): number {
  const own = new Set([p.lemma, q.lemma, ...p.phrase.split(' '), ...q.phrase.split(' ')]);
  const seen = new Set<string>();
  let sum = 0;
  a.content.forEach((term, i) => {
    if (
      term.pos === 'ADV' ||
      own.has(term.lemma) ||
      PEOPLE.has(term.lemma) ||
      seen.has(term.lemma) ||
      !b.lemmas.has(term.lemma)
    )
      return;
    seen.add(term.lemma);
    sum += a.weights[i]!;
  });
  return sum;
}

/** Best relation of the arguments of a role; null where one side has none. */
export function roleRelation(
  p: Proposition,
  q: Proposition,
  role: Role,
  story: StoryContext,
): Relation | null {
  const [x, y] = [p, q].map((one) => one.arguments.filter((argument) => argument.role === role)) as [
    Argument[],
    Argument[],
  ];
  if (x.length === 0 || y.length === 0) return null;
  const found = x.flatMap((a) => y.map((b) => relation(a, b, story)));
  return (['same', 'kind', 'open', 'other'] as const).find((one) => found.includes(one)) ?? 'open';
}

/** Who undergoes it: the patient, or with a verb that has none the agent. */
export function themeOf(one: Proposition): Argument | undefined {
  const patient = roleOf(one, 'patient');
  return patient ?? (one.kind !== 'copula' && isOf(one.lemma, 'acting') ? undefined : roleOf(one, 'agent'));
}

/** Whether both name days and none is the same. */
export function otherDay(p: Proposition, q: Proposition): boolean {
  return p.days.length > 0 && q.days.length > 0 && !p.days.some((day) => q.days.includes(day));
}

/** Whether obliques with one preposition name different things: another place, another matter. */
export function obliquesApart(p: Proposition, q: Proposition, story: StoryContext): boolean {
  const obliques = (one: Proposition) =>
    one.arguments.filter((argument) => argument.role === 'oblique' || argument.role === 'recipient');
  return obliques(p).some((a) =>
    obliques(q).some((b) => a.preposition === b.preposition && relation(a, b, story) === 'other'),
  );
}

export function samePredicate(p: Proposition, q: Proposition): boolean {
  if (p.phrase === q.phrase) return true;
  return (
    p.kind !== 'attribute' &&
    q.kind !== 'attribute' &&
    p.kind !== 'copula' &&
    q.kind !== 'copula' &&
    shareSense(p.phrase, q.phrase)
  );
}
