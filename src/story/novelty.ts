/** What only one origin has, and what a story is about, by its words. */
import type { StoryContext } from '../model/finding.ts';
import { isHeadline, regionAt } from './regions.ts';
import { allTerms, type Term } from './terms.ts';
import { weightOf } from './weights.ts';

type Words = {
  /** Origins that have a content lemma. */
  readonly origins: ReadonlyMap<string, ReadonlySet<string>>;
  /** Content lemmas in the headline or the opening sentences of two origins, or of the only one. */
  readonly core: ReadonlySet<string>;
};

const kept = new WeakMap<StoryContext, Words>();

/** Sentences that open a document. */
const OPENING = 3;

function wordsOfStory(story: StoryContext): Words {
  let words = kept.get(story);
  if (words) return words;
  const origins = new Map<string, Set<string>>();
  const opening = new Map<string, Set<string>>();
  const note = (map: Map<string, Set<string>>, lemma: string, origin: string) => {
    const set = map.get(lemma);
    if (set) set.add(origin);
    else map.set(lemma, new Set([origin]));
  };
  for (const [id, document] of story.documents) {
    const origin = story.originOf.get(id)!;
    const body = document.layers.sentences.filter(({ start }) => regionAt(document, start)?.role === 'body');
    const lead = body.slice(0, OPENING).at(-1)?.end ?? 0;
    for (const term of allTerms(document)) {
      if (!term.content) continue;
      note(origins, term.lemma, origin);
      if (term.start < lead || isHeadline(regionAt(document, term.start)?.role))
        note(opening, term.lemma, origin);
    }
  }
  const enough = Math.min(2, new Set(story.originOf.values()).size);
  const core = new Set([...opening].filter(([, own]) => own.size >= enough).map(([lemma]) => lemma));
  words = { origins, core };
  kept.set(story, words);
  return words;
}

const share = (terms: readonly Term[], story: StoryContext, counts: (term: Term) => boolean): number => {
  let [all, some] = [0, 0];
  for (const term of new Map(terms.map((one) => [one.lemma, one])).values()) {
    const weight = weightOf(term, story);
    all += weight;
    if (counts(term)) some += weight;
  }
  return all === 0 ? 0 : some / all;
};

/** Share of the weight of content words that no other origin has, 0..1. */
export function novelty(terms: readonly Term[], origin: string, story: StoryContext): number {
  const { origins } = wordsOfStory(story);
  return share(terms, story, ({ lemma }) => {
    const own = origins.get(lemma);
    return own === undefined || (own.size === 1 && own.has(origin));
  });
}

/** How many content words are of those that the story opens with. */
export function closeness(terms: readonly Term[], story: StoryContext): number {
  const { core } = wordsOfStory(story);
  return new Set(terms.filter((term) => core.has(term.lemma)).map((term) => term.lemma)).size;
}
