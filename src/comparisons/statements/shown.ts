/** Whether passages that share words look like one statement to a reader who sees them side by side. */
import type { StoryContext } from '../../model/finding.ts';
import type { Span } from '../../text/span.ts';
import { overlaps } from '../../text/span.ts';
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
function likeness(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
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
