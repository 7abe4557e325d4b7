/** Whether passages that share words look like one statement to a reader who sees them side by side. */
import numbers from '../../lexicon/en/number-words.json' with { type: 'json' };
import type { StoryContext } from '../../model/finding.ts';
import type { Span } from '../../text/span.ts';
import { overlaps } from '../../text/span.ts';
import type { Alignment } from './align.ts';
import { widened } from './excerpt.ts';
import type { Statement } from './statement.ts';

/** Least mean likeness of a passage to the others as they are shown: of those below half were judged to tell other things. */
const ALIKE = 0.2;

/** Words of a stretch as it is shown, with their weights. */
export function shownWords(
  statement: Statement,
  window: Span,
  story: StoryContext,
): ReadonlyMap<string, number> {
  const shown = widened(statement, window, story.documents.get(statement.document)!.document.text);
  return new Map(
    statement.content.flatMap((term, i) =>
      overlaps(term, shown) ? [[term.lemma, statement.weights[i]!] as const] : [],
    ),
  );
}

/** Weighted Jaccard index of two bags of words, 0..1. */
export function likeness(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const sum = (weights: Iterable<number>) => [...weights].reduce((total, weight) => total + weight, 0);
  const shared = sum(
    [...a].flatMap(([lemma, weight]) => (b.has(lemma) ? [Math.min(weight, b.get(lemma)!)] : [])),
  );
  return shared / Math.max(0.01, sum(a.values()) + sum(b.values()) - shared);
}

/**
 * The members without those that are least like the others as they are shown: a reader who sees two passages with a few words
 * in common amid others does not see one statement.
 */
export function alike(members: readonly [Statement, Span][], story: StoryContext): [Statement, Span][] {
  const words = new Map(members.map((one) => [one, shownWords(...one, story)]));
  const left = [...members];
  while (left.length > 1) {
    const means = left.map((one) => {
      const others = left.filter((other) => other !== one);
      return (
        others.reduce((sum, other) => sum + likeness(words.get(one)!, words.get(other)!), 0) / others.length
      );
    });
    const least = Math.min(...means);
    if (least >= ALIKE) break;
    left.splice(means.lastIndexOf(least), 1);
  }
  return left;
}

const ORDINALS = new Map(Object.entries(numbers.entries.ordinals));
const WRITTEN = /^(\d+)(?:st|nd|rd|th)$/;

/** Which of several the nouns of a stretch mean ("a second operation": 2), by the noun's lemma. */
function turnsIn(statement: Statement, window: Span, story: StoryContext): Map<string, Set<number>> {
  const { tokens } = story.documents.get(statement.document)!.layers;
  const lemmas = new Map(statement.content.map((term) => [term.token, term.lemma]));
  const found = new Map<string, Set<number>>();
  for (const term of statement.content)
    if (overlaps(term, window) && term.pos === 'NOUN')
      found.set(term.lemma, found.get(term.lemma) ?? new Set());
  for (const term of statement.terms) {
    const turn = ORDINALS.get(term.norm) ?? WRITTEN.exec(term.norm)?.[1];
    const { head, rel } = tokens[term.token]!;
    if (turn !== undefined && rel === 'amod') found.get(lemmas.get(head) ?? '')?.add(Number(turn));
  }
  return found;
}

/** Whether a noun in common means one of several here and another, or no further one, there: "his second operation", "an operation". */
export function otherTurn(a: Statement, b: Statement, alignment: Alignment, story: StoryContext): boolean {
  const [x, y] = [turnsIn(a, alignment.a, story), turnsIn(b, alignment.b, story)];
  return alignment.shared.some((lemma) => {
    const [p, q] = [x.get(lemma), y.get(lemma)];
    if (!p || !q || [...p].some((turn) => q.has(turn))) return false;
    return p.size > 0 && q.size > 0 ? true : [...p, ...q].some((turn) => turn > 1);
  });
}
