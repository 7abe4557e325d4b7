/** From pairs of propositions that cannot both hold to findings: one for each question, with the passages of each side. */
import type { FindingDraft, StoryContext } from '../../model/finding.ts';
import { originGroups } from '../../story/evidence.ts';
import { publicationDay } from '../../story/when.ts';
import type { Span } from '../../text/span.ts';
import { union } from '../../text/union.ts';
import type { Conflict } from './conflicts.ts';
import { excerpt } from './excerpt.ts';
import type { Statement } from './statement.ts';

/** A conflict between the statements at `i` and `j`; `conflict.p` is of `i`. */
export type Clash = { readonly i: number; readonly j: number; readonly conflict: Conflict };

type Side = {
  readonly statement: number;
  readonly value: string;
  readonly span: Span;
  readonly strength: number;
};

const SIDES = 'abcdefgh';
/** Passages of one document for one value, and of one value. */
const PASSAGES = { document: 2, value: 4 };

/** Clashes on one question that share a statement are one finding. */
function groupsOf(clashes: readonly Clash[], items: readonly Statement[], story: StoryContext): Clash[][] {
  const byQuestion = new Map<string, Clash[]>();
  for (const clash of clashes) {
    const topic = story.topicOf.get(items[clash.i]!.document);
    const key = `${topic} ${clash.conflict.question}`;
    const list = byQuestion.get(key);
    if (list) list.push(clash);
    else byQuestion.set(key, [clash]);
  }
  return [...byQuestion.values()].flatMap((list) => {
    const sets = union(list.length);
    const holder = new Map<number | string, number>();
    list.forEach(({ i, j, conflict }, at) => {
      const told = conflict.own
        ? [`${items[i]!.document} ${conflict.values[0]}`, `${items[j]!.document} ${conflict.values[1]}`]
        : [];
      for (const key of [i, j, ...told]) {
        const other = holder.get(key);
        if (other === undefined) holder.set(key, at);
        else sets.join(other, at);
      }
    });
    return sets.groups().map((group) => group.map((at) => list[at]!));
  });
}

/**
 * Clashes without the documents that tell both values themselves: what follows one from the other there is no conflict.
 * Where something is affirmed and denied both may stand in one report, as a claim and its denial.
 */
function consistent(group: readonly Clash[], items: readonly Statement[]): Clash[] {
  const told = new Map<string, Set<string>>();
  const note = (statement: number, value: string) => {
    const { document } = items[statement]!;
    told.set(document, (told.get(document) ?? new Set()).add(value));
  };
  for (const { i, j, conflict } of group) {
    note(i, conflict.values[0]);
    note(j, conflict.values[1]);
  }
  const mixed = (statement: number) => told.get(items[statement]!.document)!.size > 1;
  return group.filter(
    ({ i, j, conflict }) =>
      conflict.order === undefined || items[i]!.document === items[j]!.document || !(mixed(i) || mixed(j)),
  );
}

/** The passages of each value: the strongest first, running text before headlines. */
function sidesOf(group: readonly Clash[], items: readonly Statement[]): Side[] {
  const all = group.flatMap(({ i, j, conflict: { p, q, values, strength } }): Side[] => [
    { statement: i, value: values[0], span: p, strength },
    { statement: j, value: values[1], span: q, strength },
  ]);
  all.sort(
    (a, b) =>
      Number(items[a.statement]!.headline) - Number(items[b.statement]!.headline) ||
      b.strength - a.strength ||
      a.statement - b.statement,
  );
  const kept: Side[] = [];
  const told = new Map<string, number>();
  for (const side of all) {
    if (kept.some((one) => one.statement === side.statement)) continue;
    const own = `${items[side.statement]!.document} ${side.value}`;
    if ((told.get(own) ?? 0) >= PASSAGES.document || (told.get(side.value) ?? 0) >= PASSAGES.value) continue;
    told.set(own, (told.get(own) ?? 0) + 1);
    told.set(side.value, (told.get(side.value) ?? 0) + 1);
    kept.push(side);
  }
  return kept;
}

/** Whether every passage with a later value is of a later day than every one with an earlier value. */
function succeeds(
  sides: readonly Side[],
  order: readonly string[],
  items: readonly Statement[],
  story: StoryContext,
): boolean {
  const days = new Map<number, string[]>();
  for (const { statement, value } of sides) {
    const day = publicationDay(story.documents.get(items[statement]!.document)!);
    const rank = order.indexOf(value);
    if (day === null || rank < 0) return false;
    days.set(rank, [...(days.get(rank) ?? []), day]);
  }
  const ranks = [...days.keys()].sort((a, b) => a - b);
  return ranks
    .slice(1)
    .every((rank, at) =>
      days.get(rank)!.every((late) => days.get(ranks[at]!)!.every((early) => late > early)),
    );
}

function finding(
  all: readonly Clash[],
  items: readonly Statement[],
  story: StoryContext,
): FindingDraft | null {
  const group = consistent(all, items);
  if (group.length === 0) return null;
  const sides = sidesOf(group, items);
  const values = [...new Set(sides.map((side) => side.value))].sort(
    (a, b) => sides.findIndex((side) => side.value === a) - sides.findIndex((side) => side.value === b),
  );
  if (values.length < 2) return null;
  sides.sort((a, b) => values.indexOf(a.value) - values.indexOf(b.value) || a.statement - b.statement);
  const evidence = sides.map((side) =>
    excerpt(
      items[side.statement]!,
      side.span,
      story,
      SIDES[Math.min(values.indexOf(side.value), SIDES.length - 1)],
    ),
  );
  const best = group.reduce((most, one) =>
    one.conflict.strength > most.conflict.strength ? one : most,
  ).conflict;
  const documents = new Set(evidence.map((one) => one.document)).size;
  const origins = originGroups(evidence, story).length;
  if (documents > 1 && origins < 2) return null;
  // Values that can follow each other are read as progress, unless the earlier one is told later.
  const update =
    documents > 1 && best.order !== undefined && !succeeds(sides, [...best.order].reverse(), items, story);
  const soft = group.every(({ conflict }) => conflict.soft);
  return {
    kind: 'claim',
    verdict: update ? 'update' : 'differ',
    relation: documents < 2 ? 'headline-and-body' : best.denial ? 'claim-and-denial' : 'contradiction',
    severity: group.every(({ conflict }) => conflict.mild)
      ? 'low'
      : soft || update || documents < 2
        ? 'medium'
        : 'high',
    origins,
    reason:
      best.type === 'polarity' &&
      values.length === 2 &&
      values.every((value) => /^(affirms|denies)$/.test(value))
        ? best.question
        : `${best.question}: ${values.join(' against ')}`,
    weight: origins + Math.min(best.strength, 2) / 2,
    evidence,
    detail: {
      type: best.type,
      support: sides.map((side, i) => ({
        document: items[side.statement]!.document,
        stance: side.value === values[0] ? 'says' : 'otherwise',
        evidence: i,
      })),
      marks: sides.flatMap((side, i) => {
        const { start, end } = side.span;
        const shown = { start: Math.max(start, evidence[i]!.start), end: Math.min(end, evidence[i]!.end) };
        return shown.start < shown.end ? [{ evidence: i, spans: [shown] }] : [];
      }),
    },
  };
}

/** Findings of all clashes. */
export function contradictions(
  clashes: readonly Clash[],
  items: readonly Statement[],
  story: StoryContext,
): FindingDraft[] {
  return groupsOf(clashes, items, story)
    .map((group) => finding(group, items, story))
    .filter((draft) => draft !== null);
}
