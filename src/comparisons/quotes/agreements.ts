/** Several origins have one utterance in the same words. */
import type { FindingDraft, StoryContext } from '../../model/finding.ts';
import { originGroups } from '../../story/evidence.ts';
import { likeness } from './alike.ts';
import { evidenceFor, speakersOf } from './shown.ts';
import type { Utterance } from './utterances.ts';

/** Likeness from which a report and what it is compared with say the same. */
const REPORTED = 0.75;
/** Likeness from which two quotations do. */
const QUOTED = 0.6;
/** Likeness from which two reports without a quotation do. */
const BOTH_REPORTED = 0.6;

/** Content words that a quotation needs to tell something by itself, and what one with fewer is worth. */
const TELLING = 3;
const FRAGMENT = 0.3;
/** What it is worth that several have words which one outlet heard. */
const HEARD_ONCE = 0.6;

/** Those that have the words of the longest quotation; where there is none, reports that are alike as a whole. */
function inSameWords(cluster: readonly Utterance[]): Utterance[] {
  const lead = [...cluster]
    .sort(
      (a, b) => Number(a.form !== 'direct') - Number(b.form !== 'direct') || b.words.length - a.words.length,
    )
    .at(0)!;
  return cluster.filter((one) => {
    if (one === lead) return true;
    if (one.headline && one.form !== 'direct') return false;
    const like = likeness(lead, one);
    if (one.form === 'direct' && lead.form === 'direct') return like.overlap >= QUOTED;
    if (one.form === 'direct') return true;
    return lead.form === 'direct'
      ? like.overlap >= REPORTED || like.cited >= 2
      : like.mutual >= BOTH_REPORTED;
  });
}

/** Words cited alike come from one statement as a rule: several origins that have them confirm less than several that tell a deed. */
const ONE_STATEMENT = 0.3;

/** Several origins quote the same words, or report them. */
export function agreement(cluster: readonly Utterance[], story: StoryContext): FindingDraft | null {
  const members = inSameWords(cluster);
  const evidence = evidenceFor(members, story);
  const origins = originGroups(evidence, story).length;
  if (origins < 2) return null;
  const speakers = speakersOf(members, story);
  const heardOnce = new Set(members.flatMap(({ told }) => told ?? [])).size === 1;
  const size = Math.min(...members.map((one) => one.content.size));
  return {
    kind: 'quote',
    verdict: 'agree',
    relation: 'same-utterance',
    severity: 'low',
    origins,
    reason: `${origins} origins have ${speakers.length === 1 ? `${speakers[0]} in the same words` : 'the same words'}`,
    weight:
      ONE_STATEMENT *
      (origins + Math.min(size, 20) / 20) *
      (size < TELLING ? FRAGMENT : 1) *
      (heardOnce ? HEARD_ONCE : 1),
    evidence,
    detail: { speakers },
  };
}
