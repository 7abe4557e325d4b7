/** What looks alike must not count as agreement: denials, other years, counts that rise, answers to somebody. */
import { describe, expect, test } from 'vitest';
import { annotators, comparisons } from '../../src/catalog.ts';
import type { Finding } from '../../src/model/finding.ts';
import { toDocument } from '../../src/readers/document.ts';
import { annotateAll } from '../../src/run/annotate.ts';
import { examine } from '../../src/run/link.ts';
import { plan } from '../../src/run/plan.ts';

const planned = plan(annotators);

function findingsOf(...texts: readonly string[]): readonly Finding[] {
  const documents = texts.map((text, i) => {
    const document = toDocument(`${i + 1}.txt`, { text, format: 'text', given: {}, origin: [] });
    return { document, layers: annotateAll(document, planned) };
  });
  return examine(documents, comparisons).findings;
}

const words = (finding: Finding): string[] => finding.evidence.map((one) => one.text);

describe('statements', () => {
  test('a denial and a confirmation are claim and denial, not agreement', () => {
    const findings = findingsOf(
      'The port authority denied that it had received the inspectors’ report on the cracked pier.',
      'Port director Mara Quist confirmed that the authority had received the inspectors’ report on the cracked pier.',
    );
    const claims = findings.filter(({ kind, verdict }) => kind === 'claim' && verdict !== 'single');
    expect(claims.map(({ verdict, relation }) => [verdict, relation])).toEqual([
      ['differ', 'claim-and-denial'],
    ]);
  });

  test('"did not deny" denies nothing', () => {
    const findings = findingsOf(
      'The port authority did not deny that it had received the inspectors’ report on the cracked pier.',
      'Port director Mara Quist confirmed that the authority had received the inspectors’ report on the cracked pier.',
    );
    expect(findings.filter(({ kind, verdict }) => kind === 'claim' && verdict === 'differ')).toEqual([]);
  });

  test('the same sentence of two years is no agreement', () => {
    const findings = findingsOf(
      'Brandt Dredging rebuilt the eastern pier of Orrin harbour in 2016.',
      'Brandt Dredging rebuilt the eastern pier of Orrin harbour in 2017.',
    );
    expect(findings.filter(({ kind, verdict }) => kind === 'claim' && verdict === 'agree')).toEqual([]);
    const same = findingsOf(
      'Brandt Dredging rebuilt the eastern pier of Orrin harbour in 2016.',
      'The eastern pier of Orrin harbour was rebuilt by Brandt Dredging in 2016.',
    );
    expect(same.filter(({ kind, verdict }) => kind === 'claim' && verdict === 'agree')).toHaveLength(1);
  });

  const agreed = (...texts: readonly string[]) =>
    findingsOf(...texts).filter(({ kind, verdict }) => kind === 'claim' && verdict === 'agree');

  test('a source that both name is no agreement', () => {
    expect(
      agreed(
        'Orla Brandt, director of the Orrin harbour authority, said in a statement that the crane would be sold.',
        'Orla Brandt, director of the Orrin harbour authority, said in a statement that the divers had left.',
      ),
    ).toEqual([]);
  });

  test('amounts in words that cannot be one are no agreement', () => {
    const first = (amount: string) =>
      `Police arrested ${amount} of dock workers after the strike in Orrin harbour on Friday.`;
    const second = 'After the strike in Orrin harbour, dozens of dock workers were arrested by police.';
    expect(agreed(first('hundreds'), second)).toEqual([]);
    expect(agreed(first('dozens'), second)).toHaveLength(1);
  });

  const clashing = (...texts: readonly string[]) =>
    findingsOf(...texts).filter(({ kind, verdict }) => kind === 'claim' && verdict === 'differ');

  test('a dispute that one of the reports tells whole does not set the reports apart', () => {
    const confirmed =
      'Port director Mara Quist confirmed that the authority had received the inspectors’ report on the cracked pier.';
    const denied =
      'The port authority denied that it had received the inspectors’ report on the cracked pier.';
    expect(clashing(denied, confirmed)).toHaveLength(1);
    expect(clashing(denied, `${confirmed} ${denied}`)).toEqual([]);
  });

  test('"a clinic" need not be "that clinic"', () => {
    expect(
      clashing(
        'Mara Quist left a clinic in Orrin that prosecutors had approved.',
        'Mara Quist went to Brandt Lodge, but prosecutors have not approved that clinic.',
      ),
    ).toEqual([]);
  });
});

describe('a headline and the text below it', () => {
  const told = (...lines: readonly string[]) =>
    findingsOf(lines.join('\n\n'))
      .filter(({ relation }) => relation === 'headline-and-body')
      .map(({ reason }) => reason);

  test('a headline that tells as done what the text tells as planned says more than the text', () => {
    const body = 'The Orrin council will approve the harbour levy in May, mayor Mara Quist said.';
    expect(told('Orrin council approved the harbour levy', body)).toEqual([
      'how far it has come: approve: planned against done',
    ]);
  });

  test('"to approve" is to come, and a text that tells it as done too is no less', () => {
    const body = 'The Orrin council will approve the harbour levy in May, mayor Mara Quist said.';
    expect(told('Orrin council to approve the harbour levy', body)).toEqual([]);
    expect(
      told('Orrin council approved the harbour levy', body, 'The council approved the harbour levy at noon.'),
    ).toEqual([]);
  });
});

describe('figures', () => {
  test('a toll that a text says rose is an update, and its evidence begins with the comparator', () => {
    const findings = findingsOf(
      'At least three people were killed in the Orrin ferry disaster, police said.',
      'The number of people killed in the Orrin ferry disaster rose to five on Sunday, police said.',
    );
    const [figure] = findings.filter(({ kind }) => kind === 'figure');
    expect(figure).toMatchObject({ verdict: 'update' });
    expect(words(figure!)[0]).toMatch(/^At least three people/);
    expect(findings.filter(({ kind }) => kind === 'date')).toEqual([]);
  });
});

describe('quotations', () => {
  test('"No, Minister," left out is an address left out, no dropped negation', () => {
    const findings = findingsOf(
      '“No, Minister Holt, our harbour is open and our ships are sailing today,” mayor Ada Quill said.',
      '“Our harbour is open and our ships are sailing today,” mayor Ada Quill said.',
    );
    const [quote] = findings.filter(({ kind, verdict }) => kind === 'quote' && verdict === 'differ');
    expect(quote!.detail.effects).toEqual(['vocative']);
  });
});
