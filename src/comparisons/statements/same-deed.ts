/** Agreement by grammar: two propositions of one predicate with the same participants, told alike. */
import type { StoryContext } from '../../model/finding.ts';
import { isOf } from '../../story/clause-meaning.ts';
import { type Proposition, roleOf } from '../../story/propositions.ts';
import { contains } from '../../text/span.ts';
import type { Alignment } from './align.ts';
import { samePredicate } from './matching.ts';
import type { Statement } from './statement.ts';
import { tie } from './tie.ts';

/** Both participants, or one and enough words of the clause. */
const TIE = { both: 1.55, one: 0.75 };
/** Words of the clauses that are the same beside one certain participant, and their share. */
const WORDS = 3;
const SHARE = 0.5;

/** Content lemmas within the clause of a proposition, with weights. */
function clauseWords(statement: Statement, one: Proposition): Map<string, number> {
  const found = new Map<string, number>();
  statement.content.forEach((term, i) => {
    if (contains(one, term)) found.set(term.lemma, statement.weights[i]!);
  });
  return found;
}

function alike(
  a: Statement,
  b: Statement,
  p: Proposition,
  q: Proposition,
  story: StoryContext,
): Alignment | null {
  if (p.kind !== 'verb' || q.kind !== 'verb' || p.negative !== q.negative || p.status !== q.status)
    return null;
  if (p.status !== 'done' && p.status !== 'planned') return null;
  if (!samePredicate(p, q) || (isOf(p.lemma, 'light') && p.phrase !== q.phrase)) return null;
  const strength = tie(p, q, story);
  if (strength < TIE.one) return null;
  const [x, y] = [clauseWords(a, p), clauseWords(b, q)];
  const shared = [...x.keys()].filter((lemma) => y.has(lemma));
  const sum = (words: Iterable<number>) => [...words].reduce((total, weight) => total + weight, 0.01);
  const weight = sum(shared.map((lemma) => Math.min(x.get(lemma)!, y.get(lemma)!)));
  const density = weight / Math.max(sum(x.values()), sum(y.values()));
  const both = strength >= TIE.both && roleOf(p, 'patient') !== undefined && !isOf(p.lemma, 'light');
  if (!both && (shared.length < WORDS || density < SHARE)) return null;
  return { a: { start: p.start, end: p.end }, b: { start: q.start, end: q.end }, shared, weight, density };
}

/** The strongest pair of propositions by which two statements tell one deed; null where there is none. */
export function sameDeed(a: Statement, b: Statement, story: StoryContext): Alignment | null {
  if (a.headline && b.headline) return null;
  let best: Alignment | null = null;
  for (const p of a.propositions) {
    for (const q of b.propositions) {
      const found = alike(a, b, p, q, story);
      if (found && found.weight > (best?.weight ?? 0)) best = found;
    }
  }
  return best;
}
