/** The passages and names that findings about utterances show. */
import type { Evidence, StoryContext } from '../../model/finding.ts';
import { entityById } from '../../story/entities.ts';
import { evidenceOf } from '../../story/evidence.ts';
import type { Utterance } from './utterances.ts';

export function nameOf(id: string | null, story: StoryContext): string | null {
  return entityById(story, id)?.name ?? null;
}

/** One passage a document: its quotation rather than its report of it, the longest of several. */
export function evidenceFor(
  utterances: readonly Utterance[],
  story: StoryContext,
  side?: string,
): Evidence[] {
  const best = new Map<string, Utterance>();
  const rank = (one: Utterance) => (one.form === 'direct' ? 0 : 1);
  for (const one of utterances) {
    const other = best.get(one.document);
    if (
      !other ||
      rank(one) < rank(other) ||
      (rank(one) === rank(other) && one.words.length > other.words.length)
    )
      best.set(one.document, one);
  }
  return [...best.values()]
    .sort((a, b) => a.order - b.order)
    .map((one) => evidenceOf(story.documents.get(one.document)!, one, side));
}

/**
 * Who says an utterance, by name: the speaker whom most documents give first, and those who come up to half of that. Somebody whom one
 * document of many gives was mistaken for the speaker there, and so was a name where most have "a reporter" or "a man".
 */
export function speakersOf(cluster: readonly Utterance[], story: StoryContext): string[] {
  const documents = new Map<string, Set<string>>();
  const described = new Set<string>();
  for (const { speaker, document, role } of cluster) {
    const name = nameOf(speaker, story);
    if (name === null && role !== null) described.add(document);
    if (name !== null) documents.set(name, (documents.get(name) ?? new Set()).add(document));
  }
  const most = Math.max(0, ...[...documents.values()].map((own) => own.size));
  return [...documents]
    .filter(([, own]) => own.size * 2 >= most && own.size >= described.size)
    .sort(([a, own], [b, other]) => other.size - own.size || (a < b ? -1 : 1))
    .map(([name]) => name);
}
