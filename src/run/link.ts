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

/** Runs one comparison over some documents of a story. Items meet by the keys they share within a topic. */
function compared(
  comparison: Comparison,
  documents: readonly AnnotatedDocument[],
  story: StoryContext,
): readonly FindingDraft[] {
  const items: unknown[] = [];
  const byTopic = new Map<string, number[]>();
  for (const document of documents) {
    const topic = topicOf(document, story);
    const own = byTopic.get(topic) ?? [];
    byTopic.set(topic, own);
    for (const item of comparison.items(document, story)) own.push(items.push(item) - 1);
  }
  const keysOf = (item: number) => comparison.keys(items[item], story);
  const pairs = [...byTopic.values()].flatMap((own) => pairsOf(own, keysOf)).sort(byPlace);
  return comparison.compare(items, pairs, story);
}

const topicOf = ({ document: { id } }: AnnotatedDocument, story: StoryContext): string =>
  story.topicOf.get(id) ?? id;

/**
 * Runs comparisons over the documents of a story; findings go by comparison. Those that look at a topic at a time are run together on
 * one topic after the other, while what was made of its documents is at hand.
 */
export function link(comparisons: readonly Comparison[], story: StoryContext): readonly FindingDraft[] {
  const documents = [...story.documents.values()];
  const found = comparisons.map((): FindingDraft[] => []);
  const run = (part: readonly AnnotatedDocument[], byTopic: boolean) => {
    for (const [i, comparison] of comparisons.entries()) {
      if ((comparison.byTopic ?? false) !== byTopic) continue;
      for (const draft of compared(comparison, part, story)) found[i]!.push(draft);
    }
  };
  for (const part of Map.groupBy(documents, (document) => topicOf(document, story)).values()) run(part, true);
  run(documents, false);
  return found.flat();
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
  const findings = ranked(link(comparisons, story), story).map(
    (draft, i): Finding => ({ id: `f${i + 1}`, ...draft }),
  );
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
