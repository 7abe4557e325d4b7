/** How much a word tells in one story: inverse document frequency, with names and numbers weighing more. */
import type { StoryContext } from '../model/finding.ts';
import { allTerms, type Term } from './terms.ts';

const kept = new WeakMap<StoryContext, ReadonlyMap<string, number>>();

/** Number of documents that hold each content lemma. */
export function documentFrequency(story: StoryContext): ReadonlyMap<string, number> {
  let frequency = kept.get(story);
  if (!frequency) {
    const counts = new Map<string, number>();
    for (const document of story.documents.values()) {
      const own = new Set<string>();
      for (const term of allTerms(document)) if (term.content) own.add(term.lemma);
      for (const lemma of own) counts.set(lemma, (counts.get(lemma) ?? 0) + 1);
    }
    frequency = counts;
    kept.set(story, frequency);
  }
  return frequency;
}

/** Weight of a word that is no name or number by how many of `size` documents hold it. */
export const weightOfFrequency = (frequency: number, size: number): number =>
  0.5 + Math.log((size + 1) / frequency) / Math.log(size + 1);

/** Weight of a term, 0.5 and more: words of every document tell little, words of two tell much. */
export function weightOf(term: Term, story: StoryContext): number {
  const rarity = weightOfFrequency(documentFrequency(story).get(term.lemma) ?? 1, story.documents.size);
  return term.pos === 'PROPN' || term.pos === 'NUM' ? rarity * 1.2 : rarity;
}

/** Sum of the weights, 0.4 to 1 each, of the lemmas that both hold: those of few documents tell more. */
export function weightShared(a: readonly string[], b: readonly string[], story: StoryContext): number {
  const frequency = documentFrequency(story);
  const size = story.documents.size;
  const other = new Set(b);
  let sum = 0;
  for (const lemma of new Set(a)) {
    if (!other.has(lemma)) continue;
    sum += size < 3 ? 0.7 : Math.min(1, 0.4 + 0.6 * (1 - ((frequency.get(lemma) ?? 1) - 2) / size));
  }
  return sum;
}
