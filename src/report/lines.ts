/** A finding on one line: its words, who has them, how many independent origins stand behind it. */
import type { Finding } from '../model/finding.ts';
import type { ReportInput } from '../model/stages.ts';
import { type Card, cardMap, chip, documentAnchor, findingAnchor } from './cards.ts';
import { type Html, html } from './html.ts';
import { escapeMarkdown, place } from './markdown.ts';
import { inContext, type Passage, passageHref, passagesOf } from './passages.ts';
import { findingNumbers } from './references.ts';
import { counted, kindWord, reasonWords } from './words.ts';

export type Line = {
  readonly anchor: string;
  readonly number: number;
  readonly finding: Finding;
  /** The passage that speaks for the others: the one of the first document. */
  readonly lead: Passage;
  /** The first passage of each document. */
  readonly passages: readonly Passage[];
};

export function linesOf(input: ReportInput, findings: readonly Finding[]): readonly Line[] {
  const cards = cardMap(input);
  const numbers = findingNumbers(input.examination.findings);
  return findings.flatMap((finding) => {
    const all = passagesOf(finding, cards);
    const passages = [...new Map(all.toReversed().map((passage) => [passage.card.id, passage])).values()];
    const [lead] = all;
    if (lead === undefined) return [];
    return [
      {
        anchor: findingAnchor(finding.id),
        number: numbers.get(finding.id)!,
        finding,
        lead,
        passages: passages.sort((a, b) => a.card.index - b.card.index),
      },
    ];
  });
}

export function lineHtml({ anchor, number, finding, lead, passages }: Line): Html {
  const chips = passages.map((passage) => html`${chip(passage.card, passageHref(passage))} `);
  return html`<li class="line v-${finding.verdict}" id="${anchor}"><span class="no">${number}</span>
<div><q dir="auto">${inContext(lead)}</q><p class="label"><span class="part">${kindWord(finding.kind)}</span> <span class="part">${reasonWords(finding.reason)}</span></p></div>
<div class="support">${finding.verdict === 'single' ? null : html`<span class="origins-count">${counted(finding.origins, 'origin')}</span> `}<span class="chips">${chips}</span></div></li>
`;
}

export function lineMarkdown({ number, finding, passages, lead }: Line): string {
  const words = escapeMarkdown(lead.parts.map((part) => part.text).join(''));
  const where = passages
    .map(({ card, span }) => `${card.letter} ${place(card.id, span.start, span.end)}`)
    .join(', ');
  return `- **${number}.** “${words}” — ${kindWord(finding.kind)}, ${counted(finding.origins, 'independent origin')}: ${where}`;
}

/** The heading of the lines of one document. */
export function documentHeading(card: Card): Html {
  return html`<h3>${chip(card)} <a href="#${documentAnchor(card)}"><bdi>${card.name}</bdi></a></h3>`;
}
