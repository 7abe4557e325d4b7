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

/** Pairs of items that share a key and a topic, each once, in order. */
export function pairsOf(keys: readonly (readonly string[])[], topics: readonly string[]): Pair[] {
  const holders = new Map<string, number[]>();
  keys.forEach((own, item) => {
    for (const key of new Set(own)) {
      const full = `${topics[item]}\0${key}`;
      const list = holders.get(full);
      if (list) list.push(item);
      else holders.set(full, [item]);
    }
  });
  const count = keys.length;
  const found = new Set<number>();
  for (const items of holders.values()) {
    const reach = items.length > HOT ? REACH : items.length;
    items.forEach((a, i) => {
      for (let j = i + 1; j < items.length && j <= i + reach; j++) found.add(a * count + items[j]!);
    });
  }
  return [...found].sort((a, b) => a - b).map((key): Pair => [Math.floor(key / count), key % count]);
}

/**
 * The same story under new objects. What a comparison keeps about a document or a story is kept by object (weakly), so it goes when
 * the comparison is done, and memory holds what one of them needs rather than all.
 */
function afresh(story: StoryContext): StoryContext {
  const documents = [...story.documents].map(([id, document]) => [id, { ...document }] as const);
  return { ...story, documents: new Map(documents) };
}

/** Runs one comparison over the documents of a story. */
export function link(comparison: Comparison, all: StoryContext): readonly FindingDraft[] {
  const story = afresh(all);
  const items: unknown[] = [];
  const topics: string[] = [];
  for (const [id, document] of story.documents) {
    for (const item of comparison.items(document, story)) {
      items.push(item);
      topics.push(story.topicOf.get(id) ?? id);
    }
  }
  const keys = items.map((item) => comparison.keys(item, story));
  return comparison.compare(items, pairsOf(keys, topics), story);
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
