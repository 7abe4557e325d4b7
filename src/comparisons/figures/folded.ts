/** One conflict is told once: findings that say again what another one says are left out or put last. */
import type { FindingDraft } from '../../model/finding.ts';

type Value = { readonly document: string; readonly low: number | null; readonly high: number | null };

/** Weight of what another finding has told already. */
const REPEATED = 0.2;

const valuesOf = ({ detail }: FindingDraft): readonly Value[] => detail.values as unknown as Value[];

/** How many values of `part` are those of the same documents in `whole`. */
function within(part: FindingDraft, whole: FindingDraft): number {
  return valuesOf(part).filter((one) =>
    valuesOf(whole).some(
      (other) => one.document === other.document && (one.low ?? one.high) === (other.low ?? other.high),
    ),
  ).length;
}

/** Every value of `part` is in `whole`; of one measure, two values and more than half of them. */
function isWithin(part: FindingDraft, whole: FindingDraft): boolean {
  const [all, own] = [valuesOf(part).length, within(part, whole)];
  return own === all || (isConflict(part) && sameMeasure(part, whole) && own >= 2 && own * 2 > all);
}

/** Every passage of `part` overlaps one of `whole`. */
function isShown(part: FindingDraft, whole: FindingDraft): boolean {
  return part.evidence.every((one) =>
    whole.evidence.some(
      (other) => one.document === other.document && one.start < other.end && other.start < one.end,
    ),
  );
}

const isConflict = ({ verdict }: FindingDraft): boolean => verdict === 'differ' || verdict === 'update';

const sameFamily = (a: FindingDraft, b: FindingDraft): boolean =>
  a.detail.family !== null && a.detail.family === b.detail.family;

const sameMeasure = (a: FindingDraft, b: FindingDraft): boolean =>
  a.detail.measure === b.detail.measure && a.detail.unit === b.detail.unit;

/**
 * Findings in their order, without conflicts and agreements whose values another of the same verdict gives for the same
 * documents; an agreement on a value that is a side of a conflict, or in the same words as another, weighs little.
 */
export function folded(drafts: readonly FindingDraft[]): FindingDraft[] {
  const larger = (a: FindingDraft, i: number, b: FindingDraft, j: number) =>
    b.evidence.length > a.evidence.length || (b.evidence.length === a.evidence.length && j < i);
  const kept = drafts.filter(
    (a, i) =>
      !drafts.some(
        (b, j) =>
          i !== j &&
          isConflict(a) === isConflict(b) &&
          larger(a, i, b, j) &&
          (isConflict(a)
            ? isWithin(a, b) || (isShown(a, b) && sameFamily(a, b))
            : isWithin(a, b) && sameMeasure(a, b)),
      ),
  );
  return kept.map((draft, i) => {
    if (isConflict(draft)) return draft;
    const told = kept.some(
      (other, j) =>
        i !== j &&
        (isConflict(other)
          ? draft.detail.measure === other.detail.measure || isShown(draft, other)
          : larger(draft, i, other, j) && (isShown(draft, other) || sameMeasure(draft, other))),
    );
    return told ? { ...draft, weight: draft.weight * REPEATED } : draft;
  });
}
