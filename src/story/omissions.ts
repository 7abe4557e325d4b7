/** What most origins have and one lacks. */
import type { Finding, Omission, StoryContext } from '../model/finding.ts';

/** Fewest origins a story needs before silence of one says anything. */
const ENOUGH = 3;

/** For each agreed statement, figure or quotation that more than half of the topic's origins have: the documents without it. */
export function findOmissions(findings: readonly Finding[], story: StoryContext): Omission[] {
  const documents = [...story.documents.keys()];
  const found: Omission[] = [];
  for (const finding of findings) {
    if (finding.verdict !== 'agree') continue;
    const present = documents.filter((id) => finding.evidence.some((part) => part.document === id));
    const topic = story.topicOf.get(present[0]!);
    const peers = documents.filter((id) => story.topicOf.get(id) === topic);
    const originsOf = (ids: readonly string[]) => new Set(ids.map((id) => story.originOf.get(id)));
    const having = originsOf(present);
    const missing = peers.filter((id) => !having.has(story.originOf.get(id)));
    const all = originsOf(peers).size;
    if (all >= ENOUGH && missing.length > 0 && having.size * 2 > all)
      found.push({ finding: finding.id, present, missing });
  }
  return found;
}
