/** Which words of a story are few documents' own: what is quoted with them is known to be one thing. */
import type { StoryContext } from '../../model/finding.ts';
import { quotedSpans } from '../../story/quoted.ts';
import { allTerms } from '../../story/terms.ts';
import { weightOfFrequency } from '../../story/weights.ts';

/** Share of a story's documents that may hold a word which tells two sentences to be one; two may in any story. */
const FEW = 0.35;

const fewOf = ({ documents: { size } }: StoryContext): number => Math.max(2, Math.floor(size * FEW));

/** Weight from which a word is one of few documents of a story. */
export const rareFrom = (story: StoryContext): number =>
  weightOfFrequency(fewOf(story), story.documents.size) - 1e-9;

const kept = new WeakMap<StoryContext, ReadonlySet<string>>();

/** Lemmas that more than a few documents have outside marks. A phrase that many cite is in many for that; its words are still its own. */
export function commonIn(story: StoryContext): ReadonlySet<string> {
  const known = kept.get(story);
  if (known) return known;
  const counts = new Map<string, number>();
  for (const document of story.documents.values()) {
    const quoted = quotedSpans(document);
    const own = new Set<string>();
    let at = 0;
    for (const term of allTerms(document)) {
      while (at < quoted.length && quoted[at]!.end <= term.start) at++;
      if (term.content && !(quoted[at] && quoted[at]!.start <= term.start)) own.add(term.lemma);
    }
    for (const lemma of own) counts.set(lemma, (counts.get(lemma) ?? 0) + 1);
  }
  const few = fewOf(story);
  const common = new Set([...counts].filter(([, count]) => count > few).map(([lemma]) => lemma));
  kept.set(story, common);
  return common;
}
