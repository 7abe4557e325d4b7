/** Only here: statements worth checking that rest on one origin, by document; and what one document leaves out. */
import { defineSection } from '../../model/stages.ts';
import { type Card, cardMap, chip, chipMark, findingAnchor } from '../cards.ts';
import { type Html, html } from '../html.ts';
import { documentHeading, type Line, lineHtml, lineMarkdown, linesOf } from '../lines.ts';
import { escapeMarkdown, quotedMarkdown } from '../markdown.ts';
import { inReportOrder } from '../numbering.ts';
import { clipEnd } from '../passages.ts';
import { counted } from '../words.ts';

/** Lines of one document shown at once. */
const SHOWN = 3;

type Missing = { readonly line: Line; readonly cards: readonly Card[] };
type Model = {
  readonly groups: readonly { readonly card: Card; readonly lines: readonly Line[] }[];
  readonly missing: readonly Missing[];
};

export const onlyHere = defineSection<Model>({
  name: 'only-here',
  title: 'Only here',
  load(input) {
    const { omissions } = input.examination;
    const findings = inReportOrder(input.examination);
    const cards = cardMap(input);
    const lines = linesOf(
      input,
      findings.filter(({ verdict }) => verdict === 'single'),
    );
    const groups = [...cards.values()].map((card) => ({
      card,
      lines: lines.filter((line) => line.lead.card.id === card.id),
    }));
    const lacked = new Set(omissions.map(({ finding }) => finding));
    const told = linesOf(
      input,
      findings.filter(({ id }) => lacked.has(id)),
    );
    const byFinding = new Map(told.map((line) => [line.finding.id, line]));
    const missing = omissions.flatMap((omission) => {
      const line = byFinding.get(omission.finding);
      const without = omission.missing.flatMap((id) => cards.get(id) ?? []);
      return line === undefined || without.length === 0 ? [] : [{ line, cards: without }];
    });
    return { groups: groups.filter((group) => group.lines.length > 0), missing };
  },
  html({ groups, missing }) {
    if (groups.length === 0 && missing.length === 0) return '';
    return html`${groups.map(({ card, lines }) => groupHtml(card, lines))}${missingHtml(missing)}`.markup;
  },
  markdown({ groups, missing }) {
    const parts = groups.flatMap(({ card, lines }) => [
      `### ${card.letter} ${escapeMarkdown(card.name)}`,
      lines.map(lineMarkdown).join('\n'),
    ]);
    const gaps = missing.map(({ line, cards }) => {
      const names = cards.map((card) => `${card.letter} ${escapeMarkdown(card.name)}`).join(', ');
      return `- ${line.number}. ${line.lead.card.letter} ${quotedMarkdown(escapeMarkdown(statement(line)))} is not found in ${names}`;
    });
    return [...parts, ...(gaps.length > 0 ? ['### Not found', gaps.join('\n')] : [])].join('\n\n');
  },
});

function statement({ lead }: Line): string {
  const words = lead.parts.map((part) => part.text).join('');
  return clipEnd(words.replace(/\s+/g, ' ').trim());
}

function groupHtml(card: Card, lines: readonly Line[]): Html {
  const rest = lines.slice(SHOWN);
  return html`<div class="only">${documentHeading(card)}
<ol class="lines" role="list">${lines.slice(0, SHOWN).map(lineHtml)}</ol>${
    rest.length > 0 &&
    html`<details class="more"><summary>${counted(rest.length, 'more line')}</summary><ol class="lines" role="list">${rest.map(lineHtml)}</ol></details>`
  }</div>
`;
}

function missingHtml(missing: readonly Missing[]): Html | null {
  if (missing.length === 0) return null;
  const items = missing.map(
    ({ line, cards }) =>
      html`<li><a href="#${findingAnchor(line.finding.id)}"><span class="no">${line.number}</span></a> ${chipMark(line.lead.card)} <q dir="auto">${statement(line)}</q> <span class="note">not in</span> <span class="chips">${cards.map((card) => html`${chip(card)} `)}</span></li>`,
  );
  return html`<details class="more"><summary>${counted(missing.length, 'statement')} that most origins have and one does not</summary><p>Not found in the documents named at the end of each line.</p><ul class="missing" role="list">${items}</ul></details>`;
}
