/** What findings about quotations have in common. */
import type { Evidence, FindingDraft, StoryContext } from '../../model/finding.ts';
import { originGroups } from '../../story/evidence.ts';

/** What a slight difference is worth: an editor looks at it last. */
export const SLIGHT = 0.3;

/** A difference that `evidence` shows: one utterance in two wordings and of little weight, where `own` does not say otherwise. */
export function differing(
  evidence: Evidence[],
  reason: string,
  story: StoryContext,
  own: Pick<FindingDraft, 'detail'> & Partial<FindingDraft>,
): FindingDraft {
  return {
    kind: 'quote',
    verdict: 'differ',
    relation: 'same-utterance',
    severity: 'low',
    origins: originGroups(evidence, story).length,
    reason,
    weight: SLIGHT,
    evidence,
    ...own,
  };
}

/** What a difference of sources has of its own. */
export const OF_SOURCES = {
  kind: 'attribution',
  relation: 'same-statement',
  detail: { type: 'attribution' },
} as const;
