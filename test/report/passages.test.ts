/** Words stand only under the letters of the documents that have them. */
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import type { ReportInput } from '../../src/model/stages.ts';
import { cardsOf } from '../../src/report/cards.ts';
import { lineHtml, lineMarkdown, linesOf } from '../../src/report/lines.ts';
import { passageMarkdown, passagesOf, sameSentences, sameWords } from '../../src/report/passages.ts';
import { annotated, at } from './fixture.ts';

const WORDS = 'The gate was never locked';
const texts: Readonly<Record<string, string>> = {
  'a.txt': `“${WORDS},” the warden said at the mill.\n\nNobody was hurt.`,
  'b.txt': `“${WORDS},” the warden said at the mill.`,
  'c.txt': `“${WORDS},” she told a hearing in Orrin.`,
  'd.txt': 'The warden says nobody locked the gate. A goat was found in the yard.',
};
const documents = Object.entries(texts).map(([id, text]) => annotated({ id, text }));
const finding: Finding = {
  id: 'f1',
  kind: 'claim',
  verdict: 'agree',
  relation: 'same-statement',
  severity: 'low',
  origins: 2,
  reason: '2 origins say the same',
  weight: 1,
  evidence: ['a.txt', 'b.txt', 'c.txt'].map((document) => ({
    document,
    ...at(texts[document]!, WORDS),
    text: WORDS,
  })),
  detail: {},
};
const input: ReportInput = {
  documents,
  examination: {
    documents: documents.map(({ document, layers }) => ({
      id: document.id,
      digest: document.digest,
      meta: layers.meta,
      origin: document.id,
    })),
    origins: documents.map(({ document }) => ({
      id: document.id,
      documents: [document.id],
      why: '',
      overlap: 1,
    })),
    passages: [],
    entities: [],
    findings: [finding],
    timeline: [],
    share: [],
    omissions: [],
    failures: [],
  },
};
const cards = new Map(cardsOf(input).map((card) => [card.id, card]));
const letters = (groups: ReturnType<typeof sameWords>) =>
  groups.map((group) => group.map(({ card }) => card.letter).join(''));

describe('passages', () => {
  test('the same words in different sentences are two passages where their sentences are shown', () => {
    const passages = passagesOf(finding, cards);
    expect(letters(sameWords(passages))).toEqual(['ABC']);
    expect(letters(sameSentences(passages))).toEqual(['AB', 'C']);
  });

  test('a line names the documents that have its wording, the others stand with their own', () => {
    const page = lineHtml(linesOf(input, [finding])[0]!).markup;
    const [shown, folded] = page.split('<details');
    expect(shown).toContain('at the mill');
    expect(shown!.match(/class="whose"/g)).toHaveLength(2);
    expect(folded).toContain('she told a hearing');
  });

  test('Markdown prints the sentence with the words meant in bold, and no marks in marks', () => {
    expect(passageMarkdown(passagesOf(finding, cards)[2]!)).toMatch(
      /^> “\*\*The gate was never locked\*\*,” she told a hearing in Orrin\.\n/,
    );
    expect(lineMarkdown(linesOf(input, [finding])[0]!)).toMatch(/^- \*\*1\.\*\* A “\*\*The gate/);
  });
});
