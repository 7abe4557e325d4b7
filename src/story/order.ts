/** The place of each document in the story. */
import type { StoryContext } from '../model/finding.ts';

const kept = new WeakMap<StoryContext, ReadonlyMap<string, number>>();

/** Index of a document among the story's documents; -1 where it is none of them. */
export function orderOf(story: StoryContext, document: string): number {
  let order = kept.get(story);
  if (!order) {
    order = new Map([...story.documents.keys()].map((id, i) => [id, i]));
    kept.set(story, order);
  }
  return order.get(document) ?? -1;
}
