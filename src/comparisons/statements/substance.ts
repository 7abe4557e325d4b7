/**
 * Whether what two sentences have in common says something: a deed with what it is about, not the name of a source, and
 * nothing in which the two part (other participants, opposite words, amounts in words that cannot be one).
 */
import { areOpposite } from '../../language/word-kinds.ts';
import consequential from '../../lexicon/en/consequential.json' with { type: 'json' };
import vagueAmounts from '../../lexicon/en/vague-amounts.json' with { type: 'json' };
import type { StoryContext } from '../../model/finding.ts';
import { isOf } from '../../story/clause-meaning.ts';
import { entityById } from '../../story/entities.ts';
import { type Proposition, roleOf } from '../../story/propositions.ts';
import type { Term } from '../../story/terms.ts';
import { contains, overlapping, overlaps, type Span } from '../../text/span.ts';
import type { Alignment } from './align.ts';
import { widened } from './excerpt.ts';
import { roleRelation, samePredicate } from './matching.ts';
import { likeness, otherTurn, shownWords } from './shown.ts';
import type { Statement } from './statement.ts';

const CONSEQUENTIAL: ReadonlySet<string> = new Set(consequential.entries);
const AMOUNTS = new Map(Object.entries(vagueAmounts.entries.words as Record<string, number[] | null>));
/** Words that must be shared besides the source and its verb, and beside the predicate that holds them. */
const BEYOND = 3;
const ARGUMENTS = 2;
/** Shared words that state something though no predicate is shared, with a verb or a number among them and without. */
const MANY = { words: 4, all: 6 };

const within = (statement: Statement, window: Span): Term[] =>
  statement.content.filter((term) => contains(window, term));

/** Shared lemmas that both have outside the names and verbs of their sources. */
function beyond(a: Statement, b: Statement, alignment: Alignment): Set<string> {
  const told = (statement: Statement, window: Span) =>
    new Set(
      within(statement, window)
        .filter((term) => overlapping(statement.speaking, term).length === 0 && !isOf(term.lemma, 'saying'))
        .map((term) => term.lemma),
    );
  const [x, y] = [told(a, alignment.a), told(b, alignment.b)];
  return new Set(alignment.shared.filter((lemma) => x.has(lemma) && y.has(lemma)));
}

type Deeds = readonly (readonly [Proposition, Proposition])[];

/** Pairs of propositions of one predicate in the two stretches. */
function deedsOf(a: Statement, b: Statement, alignment: Alignment): Deeds {
  const inside = (statement: Statement, window: Span) =>
    statement.propositions.filter(
      (one) => one.kind !== 'attribute' && !isOf(one.lemma, 'saying') && overlaps(one, window),
    );
  const y = inside(b, alignment.b);
  return inside(a, alignment.a).flatMap((p) =>
    y.filter((q) => p.lemma === q.lemma || samePredicate(p, q)).map((q) => [p, q] as const),
  );
}

/** Shared words that hang on both predicates. */
function held(p: Proposition, q: Proposition, shared: ReadonlySet<string>): number {
  const words = (one: Proposition) =>
    new Set([...one.below, ...one.arguments.flatMap((argument) => argument.words)]);
  const [x, y] = [words(p), words(q)];
  return [...shared].filter((lemma) => lemma !== p.lemma && lemma !== q.lemma && x.has(lemma) && y.has(lemma))
    .length;
}

/** Whether it was done to something else, or by another whom the story knows: "hackers" may be "criminals". */
const otherParticipants = (p: Proposition, q: Proposition, story: StoryContext): boolean =>
  roleRelation(p, q, 'patient', story) === 'other' ||
  (roleRelation(p, q, 'agent', story) === 'other' &&
    [p, q].every((one) => (roleOf(one, 'agent')?.entity ?? null) !== null));

/** Whether a shared word does the deed in the one and undergoes it in the other: "shot by an officer", "an officer was shot". */
function rolesChanged(p: Proposition, q: Proposition, shared: ReadonlySet<string>): boolean {
  const words = (one: Proposition, role: 'agent' | 'patient') => new Set(roleOf(one, role)?.words ?? []);
  const [pa, pp, qa, qp] = [words(p, 'agent'), words(p, 'patient'), words(q, 'agent'), words(q, 'patient')];
  return [...shared].some(
    (word) =>
      (pa.has(word) && qp.has(word) && !qa.has(word)) || (pp.has(word) && qa.has(word) && !qp.has(word)),
  );
}

/** Whether both sentences name people or organizations and none in common. */
function otherNames(a: Statement, b: Statement, story: StoryContext): boolean {
  const names = (one: Statement) =>
    [...one.entities].filter((id) => /^(person|organization)$/.test(entityById(story, id)?.type ?? ''));
  const [x, y] = [names(a), names(b)];
  return x.length > 0 && y.length > 0 && !x.some((id) => y.includes(id));
}

/** Whether a word of the one stretch is the opposite of one of the other, each without its like there. */
function oppositeWords(a: Statement, b: Statement, alignment: Alignment): boolean {
  const own = (statement: Statement, window: Span) =>
    within(statement, window).filter((term) => !alignment.shared.includes(term.lemma));
  const y = own(b, alignment.b);
  return own(a, alignment.a).some((one) =>
    y.some((other) => one.pos === other.pos && areOpposite(one.lemma, other.lemma)),
  );
}

/** Whether amounts in words ("dozens", "hundreds") cannot be one. */
function otherAmounts(a: Statement, b: Statement, alignment: Alignment): boolean {
  const amounts = (statement: Statement, window: Span) =>
    statement.terms
      .filter((term) => contains(window, term))
      .flatMap((term) => [AMOUNTS.get(term.norm)].filter((range) => range !== null && range !== undefined));
  const [x, y] = [amounts(a, alignment.a), amounts(b, alignment.b)];
  return (
    x.length > 0 &&
    y.length > 0 &&
    !x.some(([low, high]) => y.some((other) => low! <= other[1]! && other[0]! <= high!))
  );
}

/** Whether the shared words hold a verb that says something or a number: names and offices alone state nothing. */
const tells = (statement: Statement, shared: ReadonlySet<string>): boolean =>
  statement.content.some(
    (term) =>
      shared.has(term.lemma) &&
      ((term.pos === 'VERB' && !isOf(term.lemma, 'light')) || /^\d/.test(term.norm) || term.pos === 'NUM'),
  );

/** Whether a word is a number, in digits or in letters. */
export const isNumber = ({ norm, pos }: Term): boolean => /^\d/.test(norm) || pos === 'NUM';

/** "2031": a year, as far as its digits tell. */
export const isYear = (norm: string): boolean => /^(?:1[5-9]|20)\d\d$/.test(norm);

/** Digits from which on a number is seldom that of two things. */
const DIGITS = 3;

/** Numbers among words, those of dates and times left out. */
export const figuresAmong = (statement: Statement, terms: readonly Term[]): Term[] =>
  terms.filter((term) => isNumber(term) && overlapping(statement.times, term).length === 0);

/** "31,842", "6.27": a number given so exactly that it is hardly that of another thing by chance; "9/11" is a name. */
export const isPrecise = ({ norm }: Term): boolean =>
  /^\d[\d.,]*$/.test(norm) &&
  !isYear(norm) &&
  norm.replace(/\D/g, '').replace(/^0+|0+$/g, '').length >= DIGITS;

/** Shared words that are no names. */
const plain = (statement: Statement, shared: ReadonlySet<string>): number =>
  new Set(
    statement.content
      .filter(({ lemma, pos }) => shared.has(lemma) && pos !== 'PROPN')
      .map(({ lemma }) => lemma),
  ).size;

/** Whether the shared words hold a figure and two nouns: "the 14th floor of the tower"; beside a precise one, one noun. */
function counts(statement: Statement, shared: ReadonlySet<string>): boolean {
  const terms = statement.content.filter((term) => shared.has(term.lemma));
  const nouns = new Set(terms.filter((term) => term.pos === 'NOUN').map((term) => term.lemma));
  return (
    (nouns.size >= 2 && terms.some((term) => /^\d/.test(term.norm))) ||
    (nouns.size >= 1 && figuresAmong(statement, terms).some(isPrecise))
  );
}

/** Likeness as they are shown from which on all words shown count. */
const CLEAR = 0.35;

/** The alignment with its stretches as they are shown, and all that these have in common. */
function shownStretches(a: Statement, b: Statement, alignment: Alignment, story: StoryContext): Alignment {
  const textOf = (one: Statement) => story.documents.get(one.document)!.document.text;
  const [x, y] = [widened(a, alignment.a, textOf(a)), widened(b, alignment.b, textOf(b))];
  const lemmas = new Set(within(b, y).map((term) => term.lemma));
  const shared = [...new Set(within(a, x).map((term) => term.lemma))].filter((lemma) => lemmas.has(lemma));
  return { ...alignment, a: x, b: y, shared };
}

/** Whether the two stretches tell one thing and part in nothing. */
export function tellsOne(a: Statement, b: Statement, alignment: Alignment, story: StoryContext): boolean {
  const aligned = beyond(a, b, alignment);
  const bags = [shownWords(a, alignment.a, story), shownWords(b, alignment.b, story)] as const;
  const shared = likeness(...bags) >= CLEAR ? beyond(a, b, shownStretches(a, b, alignment, story)) : aligned;
  if (shared.size < BEYOND || oppositeWords(a, b, alignment) || otherAmounts(a, b, alignment)) return false;
  if (otherTurn(a, b, alignment, story)) return false;
  const deeds = deedsOf(a, b, alignment);
  const parts = ([p, q]: Deeds[number]) =>
    p.negative !== q.negative || rolesChanged(p, q, aligned) || otherParticipants(p, q, story);
  if (deeds.length > 0 && deeds.every(parts)) return false;
  if (deeds.some((deed) => held(deed[0], deed[1], shared) >= ARGUMENTS && !parts(deed))) return true;
  // Without a deed in common, sentences about others tell of other things.
  if (otherNames(a, b, story)) return false;
  if (deeds.length === 0 && [a, b].every((one) => counts(one, shared))) return true;
  // A caption and a headline may have many names in common and tell of two things.
  const told = tells(a, shared) && tells(b, shared);
  if (a.headline || b.headline) return told && shared.size >= MANY.words;
  return (shared.size >= MANY.all && plain(a, shared) >= MANY.words) || (shared.size >= MANY.words && told);
}

/** How many words of weight a reader would want checked are shared. */
export function consequences(shared: Iterable<string>): number {
  return [...shared].filter((lemma) => CONSEQUENTIAL.has(lemma)).length;
}
