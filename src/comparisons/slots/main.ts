/** Whether a story is of something: of which words half of its documents, and two at least, have one. */
import type { StoryContext } from '../../model/finding.ts';
import { allTerms } from '../../story/terms.ts';

const kept = new WeakMap<StoryContext, ReadonlyMap<string, readonly number[]>>();

/** The documents of the story, by their places, that have a content lemma. */
function holdersOf(story: StoryContext): ReadonlyMap<string, readonly number[]> {
  let found = kept.get(story);
  if (!found) {
    const lists = new Map<string, number[]>();
    [...story.documents.values()].forEach((document, place) => {
      for (const { lemma, content } of allTerms(document)) {
        if (!content) continue;
        const list = lists.get(lemma);
        if (!list) lists.set(lemma, [place]);
        else if (list.at(-1) !== place) list.push(place);
      }
    });
    found = lists;
    kept.set(story, found);
  }
  return found;
}

/** How many documents have one of the words. */
export function documentsWith(words: Iterable<string>, story: StoryContext): number {
  const holders = holdersOf(story);
  const found = new Set<number>();
  for (const word of words) for (const place of holders.get(word) ?? []) found.add(place);
  return found.size;
}

/** Answers by list: the lists of the lexicons are asked for at every predicate of the story. */
const answers = new WeakMap<StoryContext, WeakMap<Iterable<string> & object, boolean>>();

/** Whether half of the documents, and two at least, have one of the words: the story is of it. */
export function isMain(words: Iterable<string> & object, story: StoryContext): boolean {
  const known = answers.get(story) ?? new WeakMap<Iterable<string> & object, boolean>();
  answers.set(story, known);
  let main = known.get(words);
  if (main === undefined) {
    const count = documentsWith(words, story);
    main = count >= 2 && count * 2 >= story.documents.size;
    known.set(words, main);
  }
  return main;
}
