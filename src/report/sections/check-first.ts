/** Check first: the differences an editor wants to know, at most ten of them; the others on demand. */
import { defineSection } from '../../model/stages.ts';
import { type Entry, entriesOf, entryHtml, entryMarkdown, foldedHtml } from '../entries.ts';
import { html } from '../html.ts';
import { inReportOrder } from '../numbering.ts';

const TOP = 10;

type Model = { readonly top: readonly Entry[]; readonly rest: readonly Entry[]; readonly documents: number };

export const checkFirst = defineSection<Model>({
  name: 'check-first',
  title: 'Check first',
  load(input) {
    const { documents } = input.examination;
    const findings = inReportOrder(input.examination);
    const differences = findings.filter(({ verdict }) => verdict === 'differ' || verdict === 'update');
    const unclear = findings.filter(({ verdict }) => verdict === 'unclear');
    return {
      top: entriesOf(input, differences.slice(0, TOP)),
      rest: entriesOf(input, [...differences.slice(TOP), ...unclear]),
      documents: documents.length,
    };
  },
  html({ top, rest, documents }) {
    if (top.length === 0 && rest.length === 0) {
      return html`<p class="nothing">${nothingToShow(documents)}</p>`.markup;
    }
    return html`<ol class="findings" role="list">${top.map(entryHtml)}</ol>
${foldedHtml(rest, 'more difference or unclear case', 'more differences and unclear cases')}`.markup;
  },
  markdown({ top, rest, documents }) {
    if (top.length === 0 && rest.length === 0) return nothingToShow(documents);
    return [...top, ...rest].map(entryMarkdown).join('\n\n');
  },
});

function nothingToShow(documents: number): string {
  return documents < 2 ? 'One document, nothing to compare.' : 'No differences found.';
}
