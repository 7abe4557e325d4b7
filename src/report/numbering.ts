/** The order in which the report lists findings, and the number that each carries everywhere in it. */
import type { Examination, Finding } from '../model/finding.ts';

/** Where a verdict stands in the report: "Check first", its unclear cases, "Agreed", "Only here". */
const GROUPS: Readonly<Record<Finding['verdict'], number>> = {
  differ: 0,
  update: 0,
  unclear: 1,
  agree: 2,
  single: 3,
};

/** Below this weight an agreement is no news, however many origins it has: an age, a count of everyday things, what has been told already. */
const LIGHT = 0.5;

/** Whether an agreement is one that an editor looks for. */
export const hasWeight = ({ weight }: Finding): boolean => weight >= LIGHT;

type Listed = Pick<Examination, 'findings' | 'documents'>;

/**
 * The findings as the report lists them: of those that agree the ones of weight and of most origins first, those
 * that stand alone by document.
 */
export function inReportOrder({ findings, documents }: Listed): readonly Finding[] {
  const place = new Map(documents.map(({ id }, i) => [id, i]));
  const documentOf = ({ evidence }: Finding): number => place.get(evidence[0]!.document) ?? documents.length;
  return [...findings].sort((a, b) => {
    const group = GROUPS[a.verdict];
    if (group !== GROUPS[b.verdict]) return group - GROUPS[b.verdict];
    if (a.verdict === 'agree')
      return Number(hasWeight(b)) - Number(hasWeight(a)) || b.origins - a.origins || b.weight - a.weight;
    return a.verdict === 'single' ? documentOf(a) - documentOf(b) : 0;
  });
}

/** The number of each finding by its id: its place in the report, from 1, so that a list of the report counts without gaps. */
export function findingNumbers(examination: Listed): ReadonlyMap<string, number> {
  return new Map(inReportOrder(examination).map((finding, i) => [finding.id, i + 1]));
}
