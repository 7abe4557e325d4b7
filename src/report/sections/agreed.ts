/** Agreed: what two or more independent origins support, most origins first; what is no news stands on demand. */
import { defineSection } from '../../model/stages.ts';
import { html } from '../html.ts';
import { type Line, lineHtml, lineMarkdown, linesOf } from '../lines.ts';
import { hasWeight, inReportOrder } from '../numbering.ts';
import { counted } from '../words.ts';

const SHOWN = 10;

export const agreed = defineSection<readonly Line[]>({
  name: 'agreed',
  title: 'Agreed',
  load(input) {
    const findings = inReportOrder(input.examination);
    return linesOf(
      input,
      findings.filter(({ verdict }) => verdict === 'agree'),
    );
  },
  html(lines) {
    if (lines.length === 0) return '';
    const news = lines.filter(({ finding }) => hasWeight(finding)).length;
    const shown = Math.min(SHOWN, news || lines.length);
    const rest = lines.slice(shown);
    return html`<ol class="lines" role="list">${lines.slice(0, shown).map(lineHtml)}</ol>${
      rest.length > 0 &&
      html`<details class="more"><summary>${counted(rest.length, 'more agreement')}</summary><ol class="lines" role="list">${rest.map(lineHtml)}</ol></details>`
    }`.markup;
  },
  markdown: (lines) => lines.map(lineMarkdown).join('\n'),
});
