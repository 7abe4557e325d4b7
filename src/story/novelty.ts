/** What only one origin of a story has, and what the story opens with, by its words. */
import type { StoryContext } from '../model/finding.ts';
import type { AnnotatedDocument } from '../model/layers.ts';
import { isHeadline, regionAt } from './regions.ts';
import { allTerms, type Term } from './terms.ts';
import { weightOf } from './weights.ts';

/** The origin that has a content lemma; null where several do. */
type Owners = ReadonlyMap<string, string | null>;

function owners(story: StoryContext, holds: (document: AnnotatedDocument, term: Term) => boolean): Owners {
  const found = new Map<string, string | null>();
  for (const [id, document] of story.documents) {
    const origin = story.originOf.get(id)!;
    for (const term of allTerms(document)) {
      if (!term.content || !holds(document, term)) continue;
      const owner = found.get(term.lemma);
      if (owner === undefined) found.set(term.lemma, origin);
      else if (owner !== origin) found.set(term.lemma, null);
    }
  }
  return found;
}

const everywhere = new WeakMap<StoryContext, Owners>();
const inOpenings = new WeakMap<StoryContext, Owners>();

function ownersOf(story: StoryContext): Owners {
  const known = everywhere.get(story) ?? owners(story, () => true);
  everywhere.set(story, known);
  return known;
}

/** Sentences that open a document. */
const OPENING = 3;

/** Owners of the words of headlines and opening sentences. */
function openersOf(story: StoryContext): Owners {
  const before = inOpenings.get(story);
  if (before) return before;
  const leads = new Map(
    [...story.documents.values()].map((document) => {
      const { sentences } = document.layers;
      const body = sentences.filter(({ start }) => regionAt(document, start)?.role === 'body');
      return [document, body[Math.min(OPENING, body.length) - 1]?.end ?? 0] as const;
    }),
  );
  const found = owners(
    story,
    (document, { start }) => start < leads.get(document)! || isHeadline(regionAt(document, start)?.role),
  );
  inOpenings.set(story, found);
  return found;
}

/** Share of the weight of content words that no other origin has, 0..1. */
export function novelty(terms: readonly Term[], origin: string, story: StoryContext): number {
  const known = ownersOf(story);
  let [all, some] = [0, 0];
  for (const term of new Map(terms.map((one) => [one.lemma, one])).values()) {
    const [weight, owner] = [weightOf(term, story), known.get(term.lemma)];
    all += weight;
    if (owner === undefined || owner === origin) some += weight;
  }
  return all === 0 ? 0 : some / all;
}

/** How many different content words are of those with which two origins open. */
export function closeness(terms: readonly Term[], story: StoryContext): number {
  const openers = openersOf(story);
  return new Set(terms.filter(({ lemma }) => openers.get(lemma) === null).map(({ lemma }) => lemma)).size;
}
