/**
 * Whether a conflict is one between the reports: told in one voice or by sources of one standing, and by documents of
 * which neither holds the other version too. Two sources whose dispute both articles tell do not set the articles apart.
 */
import type { Proposition } from '../../story/propositions.ts';
import type { Conflict } from './conflicts.ts';
import { samePredicate } from './matching.ts';
import type { Statement } from './statement.ts';
import { tellsDegree } from './strengths.ts';

/** Whether both are told by the outlets themselves, by one source, or by two sources, and none answers to the outlet alone. */
export function oneStanding({ p, q, denial, type, answer }: Conflict): boolean {
  // How far a deed has come, its cause and its extent are told of the deed, whoever speaks.
  if (answer === undefined && type !== 'polarity') return true;
  if (p.speaker !== null && q.speaker !== null) return true;
  const [own, said] = p.attribution === null ? [p, q] : [q, p];
  return denial || own.attribution !== null || said.speaker === null;
}

/** Statements of each document. */
export type Reports = ReadonlyMap<string, readonly Statement[]>;

export function reportsOf(items: readonly Statement[]): Reports {
  const found = new Map<string, Statement[]>();
  for (const item of items) {
    const list = found.get(item.document);
    if (list) list.push(item);
    else found.set(item.document, [item]);
  }
  return found;
}

/** Whether a document tells of the deed of `one` in the way of `other`. */
function affirmsBoth(statements: readonly Statement[], one: Proposition, other: Proposition): boolean {
  return statements.some(({ propositions }) =>
    propositions.some(
      (own) =>
        own.token !== one.token &&
        own.kind !== 'attribute' &&
        own.negative === other.negative &&
        samePredicate(own, other),
    ),
  );
}

/** Whether a document answers the question with the other value as well. */
function answersBoth(statements: readonly Statement[], question: number, value: string): boolean {
  return statements.some(({ answers }) =>
    answers.some((one) => one.question === question && one.value === value),
  );
}

/** Whether a document of the conflict holds the version of the other as well. */
export function toldByBoth(a: Statement, b: Statement, conflict: Conflict, reports: Reports): boolean {
  const [own, other] = [reports.get(a.document) ?? [], reports.get(b.document) ?? []];
  const { p, q, answer, values } = conflict;
  if (answer !== undefined) {
    const told = [answersBoth(own, answer, values[1]), answersBoth(other, answer, values[0])];
    // For a stance one report of both is enough; of a deed the other account may be its second thought.
    return conflict.type === 'polarity' ? told.includes(true) : !told.includes(false);
  }
  if (tellsDegree(own, conflict.question, values[1]) || tellsDegree(other, conflict.question, values[0]))
    return true;
  if (conflict.type !== 'polarity' || !samePredicate(p, q)) return false;
  return affirmsBoth(own, p, q) || affirmsBoth(other, q, p);
}
