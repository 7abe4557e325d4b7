/** Figures: the same measure in several documents; agree, differ, or risen with time. */
import type { FindingDraft, StoryContext } from '../../model/finding.ts';
import { defineComparison, type Pair } from '../../model/stages.ts';
import { union } from '../../text/union.ts';
import { grownOlder } from './ages.ts';
import { alignment } from './alignment.ts';
import { conversions } from './conversions.ts';
import type { Figure } from './figure.ts';
import { agreement, difference } from './findings.ts';
import { folded } from './folded.ts';
import { AGE_LIMIT } from './limits.ts';
import { figuresOf } from './read.ts';
import { repetitions, withRepetitions } from './repetitions.ts';
import { sameFigure } from './same-measure.ts';
import { contradicting, exactSides, sidesOf, withoutLists } from './sides.ts';
import { toldTwice } from './tellers.ts';
import { mainTolls, sameToll, tollFamilies } from './tolls.ts';

function keysOf(figure: Figure): string[] {
  if (figure.toll) return tollFamilies(figure).map((family) => `toll ${family}`);
  if (figure.converts !== null) return [`converts ${figure.converts}`];
  if (figure.person !== null) return [`age ${figure.person}`];
  if (figure.parent !== null) return [`children ${figure.parent}`];
  if (figure.body !== null) return [`${figure.body.of} ${figure.body.whose}`];
  const thing = figure.measured ? [figure.frame.agent?.lemma ?? '', figure.dimension ?? ''] : [];
  if (figure.base === AGE_LIMIT) return [`${AGE_LIMIT} ${figure.quantity.low ?? figure.quantity.high}`];
  const said = [...figure.modifiers, figure.head, ...thing].filter((word) => word !== '');
  const value = `${figure.quantity.low} ${figure.quantity.family ?? figure.quantity.unit}`;
  const around = [
    value,
    figure.predicate ?? '',
    figure.measured ? '' : (figure.family ?? ''),
    ...(figure.measured ? figure.clause : figure.verbs),
  ];
  const had =
    figure.stock === null ? [] : [...figure.stock.owners].map((owner) => `${figure.stock!.of} of ${owner}`);
  const contest = figure.contest === null ? [] : [figure.contest];
  return [...said, ...around, ...had, ...contest]
    .filter((word) => word !== '')
    .map((word) => `${figure.base} ${word}`);
}

function findingsOf(group: readonly Figure[], story: StoryContext): FindingDraft[] {
  const drafts = sidesOf(group).flatMap((side) => agreement(side, story) ?? []);
  const origins = new Set(group.map((figure) => story.originOf.get(figure.document)));
  // Of one toll a document may well give two values, of two sources or two hours.
  const toll = group[0]!.toll && origins.size > 1;
  const sides = toll ? exactSides(withoutLists(group)) : contradicting(group);
  const documents = new Set(sides.flat().map((figure) => figure.document));
  if (sides.length < 2 || documents.size < 2) return drafts;
  if (group[0]!.base === 'age' && grownOlder(sides.flat())) return drafts;
  const differing = difference(sides, story);
  return differing ? [...drafts, differing] : drafts;
}

function compare(items: readonly Figure[], pairs: readonly Pair[], story: StoryContext): FindingDraft[] {
  const measures = union(items.length);
  const same = union(items.length);
  const kept = mainTolls(items, story);
  for (const [i, j] of alignment(items, pairs, story)) measures.join(i, j);
  for (const [i, j] of pairs) {
    const [a, b] = [items[i]!, items[j]!];
    if (kept.has(a) && kept.has(b) && sameToll(a, b)) measures.join(i, j);
    else if (sameFigure(a, b)) same.join(i, j);
  }
  const groupsOf = (sets: typeof same) =>
    sets
      .groups()
      .filter((group) => group.length > 1)
      .map((group) => group.map((index) => items[index]!));
  const groups = groupsOf(measures);
  const again = repetitions(items, groups);
  return folded([
    ...groups.flatMap((group) => findingsOf(withRepetitions(group, again), story)),
    ...groupsOf(same).flatMap((group) => agreement(group, story) ?? []),
    ...toldTwice(items, pairs, story),
  ]);
}

export const comparedFigures = defineComparison<Figure>({
  name: 'figures',
  version: 2,
  items: (document, story) => conversions(figuresOf(document, story), document.document.text),
  keys: keysOf,
  compare,
});
