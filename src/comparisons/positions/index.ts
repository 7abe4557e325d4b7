/** Positions: what an actor is said to support, reject, threaten, promise or demand, over the documents. */
import stances from '../../lexicon/en/stances.json' with { type: 'json' };
import type { FindingDraft, StoryContext } from '../../model/finding.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import { defineComparison, type Pair } from '../../model/stages.ts';
import { entityById } from '../../story/entities.ts';
import { evidenceOf, originGroups } from '../../story/evidence.ts';
import { orderOf } from '../../story/order.ts';
import { speaks } from '../../story/regions.ts';
import { termsOf } from '../../story/terms.ts';
import { cover, type Span } from '../../text/span.ts';
import { union } from '../../text/union.ts';

type Position = Span & {
  readonly document: string;
  readonly order: number;
  readonly actor: string;
  readonly stance: string;
  readonly content: ReadonlySet<string>;
};

const STANCES = new Map<string, string>(
  Object.entries(stances.entries).flatMap(([stance, acts]) => acts.map((act) => [act, stance] as const)),
);
const OPPOSITE = new Map<string, string>(
  Object.entries(stances.opposite).flatMap(([a, b]) => [[a, b] as const, [b, a] as const]),
);
/** Longest excerpt, UTF-16 units. */
const LONGEST = 300;
/** Content words two positions must share to be on one matter, and to contradict each other. */
const SHARED = { agree: 3, differ: 4 };

function positionsOf(document: AnnotatedDocument, story: StoryContext): Position[] {
  const { id } = document.document;
  return document.layers.attributions.flatMap((attribution): Position[] => {
    const act = STANCES.get(attribution.act);
    const actor = attribution.speaker === null ? undefined : story.entityOf(id, attribution.speaker);
    const [first] = attribution.content;
    if (
      act === undefined ||
      actor === undefined ||
      !first ||
      attribution.negated ||
      !speaks(document, first.start)
    )
      return [];
    const terms = attribution.content
      .flatMap((span) => termsOf(document, span))
      .filter((term) => term.content);
    const whole = cover([...attribution.source, ...attribution.cue, ...attribution.content]);
    const span = whole.end - whole.start <= LONGEST ? whole : first;
    return [
      {
        start: span.start,
        end: span.end,
        document: id,
        order: orderOf(story, id),
        actor,
        stance: act,
        content: new Set(terms.map((term) => term.lemma)),
      },
    ];
  });
}

function finding(
  group: readonly Position[],
  sides: readonly string[],
  story: StoryContext,
): FindingDraft | null {
  const seen = new Set<string>();
  const members = [...group]
    .sort(
      (a, b) => sides.indexOf(a.stance) - sides.indexOf(b.stance) || a.order - b.order || a.start - b.start,
    )
    .filter((one) => !seen.has(`${one.document} ${one.stance}`) && seen.add(`${one.document} ${one.stance}`));
  const differ = sides.length > 1;
  const side = (one: Position) => (differ ? 'ab'[sides.indexOf(one.stance)] : undefined);
  const evidence = members.map((one) => evidenceOf(story.documents.get(one.document)!, one, side(one)));
  const origins = originGroups(evidence, story).length;
  if (origins < 2) return null;
  const name = entityById(story, group[0]!.actor)?.name ?? '';
  return {
    kind: 'position',
    verdict: differ ? 'differ' : 'agree',
    relation: 'same-actor',
    severity: differ ? 'high' : 'low',
    origins,
    reason: differ
      ? `${name} ${sides.join(' in one document and ')} in another`
      : `${origins} origins: ${name} ${sides[0]}`,
    weight: origins + (differ ? 1 : -0.5),
    evidence,
    detail: {
      type: 'position',
      speakers: [name],
      support: members.map((one, i) => ({
        document: one.document,
        stance: one.stance === sides[0] ? 'says' : 'otherwise',
        evidence: i,
      })),
    },
  };
}

function compare(items: readonly Position[], pairs: readonly Pair[], story: StoryContext): FindingDraft[] {
  const same = union(items.length);
  const drafts: FindingDraft[] = [];
  const told = new Set<string>();
  for (const [i, j] of pairs) {
    const [a, b] = [items[i]!, items[j]!];
    if (a.document === b.document || a.actor !== b.actor) continue;
    const shared = [...a.content].filter((lemma) => b.content.has(lemma)).length;
    if (a.stance === b.stance && shared >= SHARED.agree) same.join(i, j);
    const key = `${a.actor} ${a.document} ${b.document}`;
    if (OPPOSITE.get(a.stance) !== b.stance || shared < SHARED.differ || told.has(key)) continue;
    told.add(key);
    const draft = finding([a, b], [a.stance, b.stance], story);
    if (draft) drafts.push(draft);
  }
  for (const group of same.groups()) {
    if (group.length < 2) continue;
    const members = group.map((index) => items[index]!);
    const draft = finding(members, [members[0]!.stance], story);
    if (draft) drafts.push(draft);
  }
  return drafts;
}

export const comparedPositions = defineComparison<Position>({
  name: 'positions',
  version: 1,
  byTopic: true,
  items: positionsOf,
  keys: (item) => [...item.content].map((lemma) => `${item.actor} ${lemma}`),
  compare,
});
