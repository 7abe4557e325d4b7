/** What most origins have and one lacks. */
import type { Finding, Omission, StoryContext } from '../model/finding.ts';
import { nearPassages } from './nearness.ts';

/** Fewest origins a story needs before silence of one says anything. */
const ENOUGH = 3;

/**
 * For each agreed statement, figure or quotation that more than half of the topic's origins have: the documents without
 * it. A document that comes near it, in whatever words, is not called silent, nor is one whose copy has it.
 */
export function findOmissions(findings: readonly Finding[], story: StoryContext): Omission[] {
  const candidates = findings.flatMap((finding) => lacking(finding, story) ?? []);
  const questions = candidates.flatMap(({ finding, missing }) =>
    missing.map((document) => ({ finding, document })),
  );
  const near = nearPassages(questions, findings, story.documents);
  const silent = new Set(questions.filter((_, i) => near[i] === null).map(keyOf));
  return candidates.flatMap(({ finding, present, missing }) => {
    const left = missing.filter((document) => silent.has(keyOf({ finding, document })));
    return left.length > 0 ? [{ finding: finding.id, present, missing: left }] : [];
  });
}

const keyOf = ({ finding, document }: { finding: Finding; document: string }): string =>
  `${finding.id}\0${document}`;

type Lacking = { readonly finding: Finding; readonly present: string[]; readonly missing: string[] };

function lacking(finding: Finding, story: StoryContext): Lacking | null {
  if (finding.verdict !== 'agree') return null;
  const documents = [...story.documents.keys()];
  const present = documents.filter((id) => finding.evidence.some((part) => part.document === id));
  const topic = story.topicOf.get(present[0]!);
  const peers = documents.filter((id) => story.topicOf.get(id) === topic);
  const originsOf = (ids: readonly string[]) => new Set(ids.map((id) => story.originOf.get(id)));
  const having = originsOf(present);
  const missing = peers.filter((id) => !having.has(story.originOf.get(id)));
  const all = originsOf(peers).size;
  return all >= ENOUGH && missing.length > 0 && having.size * 2 > all ? { finding, present, missing } : null;
}
