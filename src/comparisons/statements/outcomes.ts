/** Outcomes that exclude each other (outcomes.json): which question of the news a proposition answers, and whether two answers of one event differ. */
import outcomes from '../../lexicon/en/outcomes.json' with { type: 'json' };
import type { StoryContext } from '../../model/finding.ts';
import type { Argument } from '../../story/arguments.ts';
import type { Status } from '../../story/clause-meaning.ts';
import { entityById } from '../../story/entities.ts';
import { type Proposition, roleOf } from '../../story/propositions.ts';
import type { Conflict } from './conflicts.ts';
import { common, isMain, isPerson, obliquesApart, otherDay, pinned, relation, themeOf } from './matching.ts';
import type { Answer, Statement } from './statement.ts';

type Question = {
  readonly question: string;
  readonly type: string;
  readonly of: 'theme' | 'agent' | 'both' | 'owner';
  readonly same?: 'entity';
  /** The participant must be a person. */
  readonly person?: boolean;
  /** Much else in common stands for participants that only may be the same. */
  readonly loose?: boolean;
  readonly binary?: boolean;
  /** What the denial of a value leaves. */
  readonly negated?: Readonly<Record<string, string>>;
  readonly later?: boolean;
  /** Predicates that have the value in the active alone: "is survived by". */
  readonly active?: readonly string[];
  readonly about?: readonly string[];
  readonly predicates?: readonly string[];
  readonly values: Readonly<Record<string, readonly string[]>>;
};
const QUESTIONS = outcomes.entries as unknown as readonly Question[];

type Pattern = {
  readonly question: number;
  readonly value: string;
  readonly with: readonly string[];
};
/** Patterns by lemma or by verb with particle. */
const PATTERNS = new Map<string, Pattern[]>();
QUESTIONS.forEach(({ values, predicates }, question) => {
  for (const [value, patterns] of Object.entries(values)) {
    const spelt = predicates?.flatMap((head) => patterns.map((word) => `${head}+${word}`)) ?? patterns;
    for (const pattern of spelt) {
      const [head, ...rest] = pattern.split('+');
      const list = PATTERNS.get(head!) ?? [];
      list.push({ question, value, with: rest });
      PATTERNS.set(head!, list);
    }
  }
});

const FIRM: ReadonlySet<Status> = new Set(['done', 'planned', 'tried', 'forced']);

/** The questions that a proposition answers, one value each. */
export function answersOf(one: Proposition): Answer[] {
  if (!FIRM.has(one.status)) return [];
  const found = new Map<number, { value: string | null; words: number }>();
  const patterns = [
    ...(PATTERNS.get(one.phrase) ?? []),
    ...(one.phrase === one.lemma ? [] : (PATTERNS.get(one.lemma) ?? [])),
  ];
  for (const { question, value, with: wanted } of patterns) {
    const { about, active, binary, values, loose, negated } = QUESTIONS[question]!;
    if (one.passive && active?.includes(one.lemma)) continue;
    const words = wanted.length;
    const known = found.get(question);
    if ((known?.words ?? -1) > words || !wanted.every((word) => one.below.includes(word))) continue;
    if (one.kind === 'attribute' && !loose) continue;
    if (about && !about.some((word) => concerns(one, word))) continue;
    const names = Object.keys(values);
    const other = binary && names.length === 2 ? names.find((name) => name !== value)! : null;
    const told = one.negative ? (negated?.[value] ?? other) : value;
    // Two values of one question in one clause answer nothing.
    found.set(question, { value: known?.words === words && known.value !== told ? null : told, words });
  }
  return [...found].flatMap(([question, { value }]) =>
    value === null ? [] : [{ question, value, proposition: one }],
  );
}

function concerns(one: Proposition, word: string): boolean {
  return (
    one.lemma === word ||
    one.below.includes(word) ||
    one.arguments.some((argument) => argument.lemma === word)
  );
}

/** Who or what must be one in two answers. */
function participants(one: Answer): Argument[] {
  const { of } = QUESTIONS[one.question]!;
  const { proposition } = one;
  // "a minor injury": whose it is stands elsewhere in the sentence.
  if (of === 'owner')
    return proposition.kind === 'verb'
      ? [themeOf(proposition)].filter((argument) => argument !== undefined)
      : [];
  if (of === 'theme') return [themeOf(proposition)].filter((argument) => argument !== undefined);
  const agent = roleOf(proposition, 'agent');
  if (of === 'agent') return agent ? [agent] : [];
  const patient =
    roleOf(proposition, 'patient') ?? proposition.arguments.find((argument) => argument.role === 'oblique');
  return agent && patient ? [agent, patient] : [];
}

/** Keys by which answers meet: the question with whom it is about. */
export function answerKeys(one: Answer): string[] {
  const own = participants(one).map(({ entity, lemma }) => `outcome ${one.question} ${entity ?? lemma}`);
  return QUESTIONS[one.question]!.loose ? [...own, `outcome ${one.question}`] : own;
}

/** Whether both statements name people and none in common. */
function otherPeople(s: Statement, t: Statement, story: StoryContext): boolean {
  const people = (one: Statement) =>
    [...one.entities].filter((id) => entityById(story, id)?.type === 'person');
  const [x, y] = [people(s), people(t)];
  return x.length > 0 && y.length > 0 && !x.some((id) => y.includes(id));
}

/** Whether both statements name one person: whose injury it is stands somewhere in the sentence. */
const samePerson = (s: Statement, t: Statement, story: StoryContext): boolean =>
  [...s.entities].some((id) => t.entities.has(id) && entityById(story, id)?.type === 'person');

/** Weight of shared words by which two answers are of one event though their participants may only be the same. */
const CONTEXT = 2.2;
const OWN = 0.5;

const givesOther = (told: Statement, own: Answer): boolean =>
  told.answers.some(({ question, value }) => question === own.question && value !== own.value);

export function contrast(
  s: Statement,
  t: Statement,
  a: Answer,
  b: Answer,
  story: StoryContext,
): Conflict | null {
  if (a.question !== b.question || a.value === b.value) return null;
  // A sentence that gives both values speaks of two.
  if ([s, t].some((one, i) => givesOther(one, [a, b][i]!))) return null;
  const question = QUESTIONS[a.question]!;
  const [p, q] = [a.proposition, b.proposition];
  if (otherDay(p, q) || obliquesApart(p, q, story)) return null;
  // What is planned stands against what is done only where the one can follow the other.
  if (
    (p.status === 'done') !== (q.status === 'done') &&
    !question.later &&
    !question.loose &&
    question.same !== 'entity'
  )
    return null;
  const [x, y] = [participants(a), participants(b)];
  let strength = 0;
  let loose = x.length !== y.length || x.length === 0;
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    const found = relation(x[i]!, y[i]!, story);
    if (found === 'other') return null;
    if (question.person && ![x[i]!, y[i]!].every((one) => isPerson(one, story))) return null;
    const sure = Math.min(pinned(x[i]!, story), pinned(y[i]!, story)) * (found === 'same' ? 1 : 0.8);
    if (found === 'open' || sure < 0.6) loose = true;
    else strength += sure;
    if (question.same === 'entity' && (found !== 'same' || x[i]!.entity === null)) return null;
    // A stance is somebody's: the one and the matter must be certain.
    if (question.of === 'both' && (found !== 'same' || sure < 0.6)) return null;
  }
  if (loose && !question.loose) return null;
  if (loose) {
    if (otherPeople(s, t, story) || (question.of === 'owner' && !samePerson(s, t, story))) return null;
    const shared = common(s, t, p, q);
    // The story's own deed needs little more: most documents tell of it.
    if (
      shared <
      ([p, q].every((one) => (one.kind === 'verb' || one.kind === 'noun') && isMain(one, story))
        ? OWN
        : CONTEXT)
    )
      return null;
    strength += Math.min(1, shared / 4);
  }
  return {
    p,
    q,
    type: question.type,
    question: question.question,
    answer: a.question,
    values: [a.value, b.value],
    denial: false,
    soft: p.hedged || q.hedged,
    strength,
    ...(question.loose && question.of !== 'owner' ? { own: true } : {}),
    ...(question.later ? { order: Object.keys(question.values) } : {}),
  };
}
