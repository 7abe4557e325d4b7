/** Statements: what several documents say in common, and where two of them cannot both be right. */
import type { FindingDraft, StoryContext } from '../../model/finding.ts';
import { defineComparison, type Pair } from '../../model/stages.ts';
import { agreements, agrees, mostlyQuoted, sameFigures } from './agreements.ts';
import { type Alignment, align } from './align.ts';
import { clashesOf } from './clashes.ts';
import { type Clash, contradictions } from './contradictions.ts';
import { doubtsApart } from './doubts.ts';
import type { Edge } from './groups.ts';
import { overstated } from './headlines.ts';
import { sameDeed } from './same-deed.ts';
import { keysOf, statementsOf } from './sentence.ts';
import { singles } from './singles.ts';
import type { Statement } from './statement.ts';
import { tellsOne } from './substance.ts';
import { toldApart } from './told.ts';
import { oneStanding, reportsOf, toldByBoth } from './voices.ts';

/** Words beside a figure that make two sentences tell one fact. */
const FACT = 3;

/** Whether both tell one figure of one thing: "eleven of the 14", "11 of 14". */
function sameFact(a: Statement, b: Statement, { shared }: Alignment): boolean {
  const words = shared.filter((lemma) => !/^\d/.test(lemma));
  return words.length >= FACT && [...a.values].some((value) => b.values.has(value));
}

/** Whether both answer one question of the event: their conflict is told by it. */
const asksAlike = (a: Statement, b: Statement): boolean =>
  a.told.some((x) => b.told.some((y) => x.question === y.question && x.value !== y.value));

function compare(items: readonly Statement[], pairs: readonly Pair[], story: StoryContext): FindingDraft[] {
  const same: Edge[] = [];
  const clashes: Clash[] = [];
  const covered = new Map<number, number>();
  const reports = reportsOf(items);
  for (const [i, j] of pairs) {
    const [a, b] = [items[i]!, items[j]!];
    const found = clashesOf(a, b, story);
    for (const conflict of found) {
      if (conflict.type === 'polarity' && asksAlike(a, b)) continue;
      if (a.document === b.document || (oneStanding(conflict) && !toldByBoth(a, b, conflict, reports)))
        clashes.push({ i, j, conflict });
    }
    if (a.document === b.document) continue;
    const alignment = align(a, b);
    if (!alignment) continue;
    // What both quote is for the comparison of quotations, which knows who says it.
    if (mostlyQuoted(a, alignment) && mostlyQuoted(b, alignment)) continue;
    if (story.originOf.get(a.document) !== story.originOf.get(b.document)) {
      for (const [index, statement] of [
        [i, a],
        [j, b],
      ] as const) {
        const share = alignment.weight / statement.weights.reduce((sum, weight) => sum + weight, 0.01);
        covered.set(index, Math.max(covered.get(index) ?? 0, sameFact(a, b, alignment) ? 1 : share));
      }
    }
    if (found.length > 0) continue;
    if (agrees(a, b, alignment, story) && tellsOne(a, b, alignment, story)) same.push({ i, j, alignment });
    else {
      const deed = sameDeed(a, b, story);
      if (!deed) continue;
      // One deed in other words: neither tells it alone.
      if (story.originOf.get(a.document) !== story.originOf.get(b.document)) covered.set(i, 1).set(j, 1);
      if (sameFigures(a, deed.a, b, deed.b, story) && tellsOne(a, b, deed, story))
        same.push({ i, j, alignment: deed });
    }
  }
  return [
    ...agreements(same, items, story),
    ...contradictions(
      [
        ...clashes,
        ...toldApart(items, story),
        ...doubtsApart(items, story),
        ...overstated(items, reports, story),
      ],
      items,
      story,
    ),
    ...singles(items, covered, story),
  ];
}

export const comparedStatements = defineComparison<Statement>({
  name: 'statements',
  version: 3,
  byTopic: true,
  items: statementsOf,
  keys: keysOf,
  compare,
});
