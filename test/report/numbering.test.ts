/** The numbers of findings: each list of the report counts on where the one before ended. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Examination, Finding } from '../../src/model/finding.ts';
import { findingNumbers, inReportOrder } from '../../src/report/numbering.ts';
import { examination as stored } from './fixture.ts';

const groupOf = ({ verdict }: Finding) =>
  verdict === 'differ' || verdict === 'update' ? 0 : verdict === 'unclear' ? 1 : verdict === 'agree' ? 2 : 3;

test('whatever the order of the findings, each group is numbered without gaps and none is lost', () => {
  const { findings, documents } = stored;
  const some = fc.record({
    verdict: fc.constantFrom<Finding['verdict'][]>('differ', 'update', 'unclear', 'agree', 'single'),
    origins: fc.integer({ min: 1, max: 4 }),
    weight: fc.integer({ min: 0, max: 9 }),
  });
  fc.assert(
    fc.property(fc.array(some, { maxLength: 30 }), (list) => {
      const made = list.map((over, i) => ({ ...findings[i % findings.length]!, ...over, id: `f${i + 1}` }));
      const examination = { findings: made, documents } as Pick<Examination, 'findings' | 'documents'>;
      const ordered = inReportOrder(examination);
      const numbers = findingNumbers(examination);
      expect(new Set(ordered)).toEqual(new Set(made));
      expect(ordered.map(({ id }) => numbers.get(id))).toEqual(ordered.map((_, i) => i + 1));
      const groups = ordered.map(groupOf);
      expect(groups).toEqual([...groups].sort());
      const differences = ordered.filter((one) => groupOf(one) === 0).map(({ id }) => Number(id.slice(1)));
      expect(differences).toEqual([...differences].sort((a, b) => a - b));
    }),
  );
});

test('an agreement that weighs little stands behind all that weigh more, whatever its origins', () => {
  const { findings, documents } = stored;
  const agreed = (id: string, origins: number, weight: number): Finding => ({
    ...findings[0]!,
    id,
    verdict: 'agree',
    origins,
    weight,
  });
  const list = [
    agreed('neighbours', 7, 0.14),
    agreed('dead', 2, 3),
    agreed('age', 8, 0.16),
    agreed('homes', 4, 0.9),
  ];
  const ordered = inReportOrder({ findings: list, documents });
  expect(ordered.map(({ id }) => id)).toEqual(['homes', 'dead', 'age', 'neighbours']);
});
