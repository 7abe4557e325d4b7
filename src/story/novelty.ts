/** What only one origin of a story has, by its words. */
import type { StoryContext } from '../model/finding.ts';
import { allTerms, type Term } from './terms.ts';
import { weightOf } from './weights.ts';

/** The origin that has a content lemma; null where several do. */
type Owners = ReadonlyMap<string, string | null>;

const kept = new WeakMap<StoryContext, Owners>();

function ownersOf(story: StoryContext): Owners {
  const before = kept.get(story);
  if (before) return before;
  const owners = new Map<string, string | null>();
  for (const [id, document] of story.documents) {
    const origin = story.originOf.get(id)!;
    for (const { content, lemma } of allTerms(document)) {
      if (!content) continue;
      const owner = owners.get(lemma);
      if (owner === undefined) owners.set(lemma, origin);
      else if (owner !== origin) owners.set(lemma, null);
    }
  }
  kept.set(story, owners);
  return owners;
}

/** Share of the weight of content words that no other origin has, 0..1. */
export function novelty(terms: readonly Term[], origin: string, story: StoryContext): number {
  const owners = ownersOf(story);
  let [all, some] = [0, 0];
  for (const term of new Map(terms.map((one) => [one.lemma, one])).values()) {
    const [weight, owner] = [weightOf(term, story), owners.get(term.lemma)];
    all += weight;
    if (owner === undefined || owner === origin) some += weight;
  }
  return all === 0 ? 0 : some / all;
}
