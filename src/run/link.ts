/** The linker: items of all documents meet by key, comparisons turn what meets into findings, and a story is put together. */
import type { Examination, Finding, FindingDraft, StoryContext } from '../model/finding.ts';
import type { AnnotatedDocument } from '../model/layers.ts';
import type { Comparison, Pair } from '../model/stages.ts';
import { storyContext } from '../story/context.ts';
import { findOmissions } from '../story/omissions.ts';
import { attributionShare } from '../story/share.ts';
import { buildTimeline } from '../story/timeline.ts';
import { ranked } from './ranking.ts';

export type ExamineOptions = {
  /** Name of the story, printed with it. */
  readonly story?: string;
  readonly failures?: Examination['failures'];
};

/** Items that share a key beyond this number meet only their next neighbours, so that pairs grow linearly. */
const HOT = 64;
const REACH = 24;

/** Pairs of items that share a key, each once, in order. Items are numbers that rise. */
export function pairsOf(items: readonly number[], keysOf: (item: number) => readonly string[]): Pair[] {
  // Most keys have one holder, which needs no list.
  const holders = new Map<string, number | number[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const held = holders.get(key);
      if (held === undefined) holders.set(key, item);
      else if (typeof held !== 'number') {
        if (held.at(-1) !== item) held.push(item);
      } else if (held !== item) holders.set(key, [held, item]);
    }
  }
  const count = (items.at(-1) ?? 0) + 1;
  const found = new Set<number>();
  for (const held of holders.values()) {
    if (typeof held === 'number') continue;
    const reach = held.length > HOT ? REACH : held.length;
    held.forEach((a, i) => {
      for (let j = i + 1; j < held.length && j <= i + reach; j++) found.add(a * count + held[j]!);
    });
  }
  return [...found].sort((a, b) => a - b).map((key): Pair => [Math.floor(key / count), key % count]);
}

const byPlace = (a: Pair, b: Pair): number => a[0] - b[0] || a[1] - b[1];

/** Runs one comparison over the documents of a story. Items meet by the keys they share within a topic. */
export function link(comparison: Comparison, story: StoryContext): readonly FindingDraft[] {
  const documents = [...story.documents.values()];
  const topic = ({ document: { id } }: AnnotatedDocument) => story.topicOf.get(id) ?? id;
  const compared = (part: readonly AnnotatedDocument[]) => {
    const items: unknown[] = [];
    const byTopic = new Map<string, number[]>();
    for (const document of part) {
      const own = byTopic.get(topic(document)) ?? [];
      byTopic.set(topic(document), own);
      for (const item of comparison.items(document, story)) own.push(items.push(item) - 1);
    }
    const keysOf = (item: number) => comparison.keys(items[item], story);
    const pairs = [...byTopic.values()].flatMap((own) => pairsOf(own, keysOf)).sort(byPlace);
    return comparison.compare(items, pairs, story);
  };
  if (!comparison.byTopic) return compared(documents);
  return [...Map.groupBy(documents, topic).values()].flatMap(compared);
}

/**
 * Cross-examines documents: origins, shared passages, entities, findings in order of importance, timeline, attribution
 * share and omissions. Deterministic in the documents and their order; ids must be unique. Throws when a comparison gives
 * evidence that is not the document's own words: that is our bug.
 */
export function examine(
  documents: readonly AnnotatedDocument[],
  comparisons: readonly Comparison[],
  options: ExamineOptions = {},
): Examination {
  const story = storyContext(documents);
  const drafts = comparisons.flatMap((comparison) => link(comparison, story));
  const findings = ranked(drafts, story).map((draft, i): Finding => ({ id: `f${i + 1}`, ...draft }));
  const timeline = buildTimeline(story);
  for (const part of [...findings, ...timeline, ...story.passages]) checkEvidence(part.evidence, story);
  return {
    ...(options.story === undefined ? {} : { story: options.story }),
    documents: documents.map(({ document, layers }) => ({
      id: document.id,
      digest: document.digest,
      meta: { ...layers.meta, published: layers.meta.published ?? layers.dating },
      origin: story.originOf.get(document.id)!,
    })),
    origins: [...story.origins],
    passages: [...story.passages],
    ...(story.credits.length > 0 ? { credits: [...story.credits] } : {}),
    entities: [...story.entities],
    findings,
    timeline,
    share: attributionShare(story),
    omissions: findOmissions(findings, story),
    failures: [...(options.failures ?? [])],
  };
}

function checkEvidence(evidence: Finding['evidence'], story: StoryContext): void {
  for (const { document, start, end, text } of evidence) {
    const source = story.documents.get(document)?.document.text;
    if (source === undefined || end <= start || source.slice(start, end) !== text) {
      throw new Error(`evidence ${start}-${end} is not in document "${document}"`);
    }
  }
}
