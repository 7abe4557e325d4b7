/** What happens to a person once, dated twice by one document: "died on Friday", "he died late on Thursday". */
import classes from '../../lexicon/en/event-classes.json' with { type: 'json' };
import type { FindingDraft, StoryContext } from '../../model/finding.ts';
import { evidenceOf } from '../../story/evidence.ts';
import { sameParty } from '../../story/frame.ts';
import type { Dated } from './dated.ts';
import { meet } from './likeness.ts';

const ONCE: ReadonlySet<string> = new Set(classes.once);

/** To whom it happens: the subject, be the verb active ("died") or passive ("was born"). */
const subjectOf = ({ frame }: Dated) => frame.agent ?? frame.patient;

function contradict(a: Dated, b: Dated): boolean {
  if (a.event !== b.event || a.document !== b.document || a.kind !== b.kind || meet(a, b)) return false;
  const [x, y] = [subjectOf(a), subjectOf(b)];
  return x !== null && y !== null && x.entities.size > 0 && sameParty(x, y) > 0;
}

const shown = ({ time, weekday }: Dated): string => weekday ?? time.value;

/** Findings about documents that contradict themselves, one for each pair of passages that are the first to do so. */
export function twiceDated(items: readonly Dated[], story: StoryContext): FindingDraft[] {
  const found: FindingDraft[] = [];
  for (const own of Map.groupBy(
    items.filter((one) => ONCE.has(one.event)),
    (one) => `${one.document} ${one.event}`,
  ).values()) {
    const pair = own
      .flatMap((a, i) => own.slice(i + 1).map((b) => [a, b] as const))
      .find(([a, b]) => contradict(a, b));
    if (pair === undefined) continue;
    const [a, b] = pair;
    const document = story.documents.get(a.document)!;
    found.push({
      kind: 'date',
      verdict: 'differ',
      relation: 'same-event',
      severity: 'medium',
      origins: 1,
      reason: `${a.event}, in one document: ${shown(a)} against ${shown(b)}`,
      weight: 1.5,
      evidence: [evidenceOf(document, a, 'a'), evidenceOf(document, b, 'b')],
      detail: { type: 'date', event: a.event },
    });
  }
  return found;
}
