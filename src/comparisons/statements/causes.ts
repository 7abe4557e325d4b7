/** Causes: a report that leaves open why something happened, and one that names the cause. */
import causes from '../../lexicon/en/causes.json' with { type: 'json' };
import type { Proposition } from '../../story/propositions.ts';
import type { Term } from '../../story/terms.ts';
import type { Conflict } from './conflicts.ts';
import { common } from './matching.ts';
import type { CauseTold, Statement } from './statement.ts';

const { entries } = causes;
const OPEN: ReadonlySet<string> = new Set(entries.open);
const DENIED: ReadonlySet<string> = new Set(entries.denied);
const CAUSE: ReadonlySet<string> = new Set(entries.cause);
const EVENTS: ReadonlySet<string> = new Set(entries.events);
const NAMED: ReadonlySet<string> = new Set(entries.named);
const CAUSING: ReadonlySet<string> = new Set(entries.causing);
const FAULTS: ReadonlySet<string> = new Set(entries.faults);
const MISCHANCE: ReadonlySet<string> = new Set(entries.mischance);

const NONE: ReadonlySet<string> = new Set();

/** What a sentence says of the cause of an accident, a fire, a fault; null where it says nothing. */
export function causeTold(
  terms: readonly Term[],
  before: readonly Term[],
  propositions: readonly Proposition[],
): CauseTold | null {
  const lemmas = new Set(terms.map((term) => term.lemma));
  const [first] = propositions;
  // "It was an error. A digit was accidentally added.": what went wrong names the fault told before.
  const slip = propositions.find(
    (one) => one.status === 'done' && one.below.some((word) => MISCHANCE.has(word)),
  );
  const faults = slip ? before.map((term) => term.lemma).filter((word) => FAULTS.has(word)) : [];
  const context = new Set(before.filter((term) => term.content).map((term) => term.lemma));
  const events = new Set([...[...EVENTS].filter((word) => lemmas.has(word)), ...faults]);
  if (events.size === 0 || !first) return null;
  const asks = [...CAUSE].some((word) => lemmas.has(word));
  const unsure = propositions.find((one) => OPEN.has(one.lemma) || (DENIED.has(one.lemma) && one.negative));
  if (asks && (unsure || [...OPEN].some((word) => lemmas.has(word))))
    return { told: 'left open', events, before: NONE, by: unsure ?? first };
  const named = propositions.find(
    (one) =>
      one.status === 'done' &&
      !one.negative &&
      ((CAUSING.has(one.lemma) &&
        one.below.some((word) => EVENTS.has(word)) &&
        one.kind === 'verb' &&
        one.arguments.some(({ role, pos }) => role === 'agent' && pos === 'NOUN')) ||
        one.arguments.some((argument) => NAMED.has(argument.lemma))),
  );
  if (slip && [...events].some((word) => FAULTS.has(word)) && !unsure)
    return { told: 'named', events, before: context, by: slip };
  return named && !(asks && unsure) ? { told: 'named', events, before: NONE, by: named } : null;
}

/** Least weight of shared words for two sentences to be about one cause, and words shared with the sentence before. */
const CONTEXT = 0.5;
const WORDS = 2;

/** Whether the sentence before the one is about what the other tells of. */
const goesOn = ({ before }: CauseTold, other: Statement): boolean =>
  [...before].filter((word) => other.lemmas.has(word)).length >= WORDS;

export function causesApart(a: Statement, b: Statement): Conflict | null {
  const [x, y] = [a.cause, b.cause];
  if (!x || !y || x.told === y.told || ![...x.events].some((word) => y.events.has(word))) return null;
  const shared = common(a, b, x.by, y.by);
  if (shared < CONTEXT && !goesOn(x, b) && !goesOn(y, a)) return null;
  return {
    p: x.by,
    q: y.by,
    type: 'cause',
    question: 'the cause',
    values: [x.told, y.told],
    denial: false,
    soft: true,
    strength: Math.min(2, Math.max(shared, 1) / 2),
    order: ['left open', 'named'],
  };
}
