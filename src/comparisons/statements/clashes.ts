/** All conflicts between the propositions of two statements. */
import type { StoryContext } from '../../model/finding.ts';
import { causesApart } from './causes.ts';
import { type Conflict, openness, standing, swapped } from './conflicts.ts';
import { delaysApart } from './delays.ts';
import { denialsApart } from './denials.ts';
import { contrast } from './outcomes.ts';
import { partsApart } from './periods.ts';
import { polarity } from './polarity.ts';
import { scopesApart } from './scope.ts';
import type { Statement } from './statement.ts';
import { degreesApart } from './strengths.ts';

export function clashesOf(a: Statement, b: Statement, story: StoryContext): Conflict[] {
  if (a.old || b.old) return [];
  if (a.document === b.document) return within(a, b, story);
  const found: (Conflict | null)[] = [];
  for (const p of a.propositions) {
    for (const q of b.propositions) {
      found.push(
        polarity(a, b, p, q, story) ??
          swapped(p, q) ??
          openness(a, b, p, q, story) ??
          standing(a, b, p, q, story),
      );
    }
  }
  for (const x of a.answers) for (const y of b.answers) found.push(contrast(a, b, x, y, story));
  found.push(
    causesApart(a, b),
    ...scopesApart(a, b),
    ...partsApart(a, b),
    ...delaysApart(a, b),
    ...denialsApart(a, b, story),
    ...degreesApart(a, b, story),
  );
  return found.filter((one) => one !== null);
}

/** Conflicts of a headline with a sentence below it. */
function within(a: Statement, b: Statement, story: StoryContext): Conflict[] {
  if (a.headline === b.headline) return [];
  const found: (Conflict | null)[] = [];
  for (const p of a.propositions) for (const q of b.propositions) found.push(polarity(a, b, p, q, story));
  for (const x of a.answers) for (const y of b.answers) found.push(contrast(a, b, x, y, story));
  return found.filter((one) => one !== null);
}
