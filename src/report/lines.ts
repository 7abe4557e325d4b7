/** A finding on one line: its words, who has them, how many independent origins stand behind it. */
import type { Finding } from '../model/finding.ts';
import type { ReportInput } from '../model/stages.ts';
import { type Card, cardMap, chip, documentAnchor, findingAnchor } from './cards.ts';
import { headingOf } from './headings.ts';
import { type Html, html } from './html.ts';
import { escapeMarkdown, place, quotedMarkdown } from './markdown.ts';
import { findingNumbers } from './numbering.ts';
import {
  inContext,
  inContextMarkdown,
  type Passage,
  passageHref,
  passagesOf,
  sameSentences,
} from './passages.ts';
import { counted, inOutput, kindWord } from './words.ts';

export type Line = {
  readonly anchor: string;
  readonly number: number;
  readonly finding: Finding;
  readonly heading: string;
  /** The passage that speaks for the others: the one of the first document. */
  readonly lead: Passage;
  /** The first passage of each document. */
  readonly passages: readonly Passage[];
};

export function linesOf(input: ReportInput, findings: readonly Finding[]): readonly Line[] {
  const cards = cardMap(input);
  const numbers = findingNumbers(input.examination);
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
        heading: headingOf(finding, cards),
        lead,
        passages: passages.sort((a, b) => a.card.index - b.card.index),
      },
    ];
  });
}

export function lineHtml({ anchor, number, finding, heading, lead, passages }: Line): Html {
  const chips = passages.map((passage) => html`${chip(passage.card, passageHref(passage))} `);
  return html`<li class="line v-${finding.verdict}" id="${anchor}"><span class="no" title="${inOutput(finding)}">${number}</span>
<div>${wordingsHtml(passages, lead)}<p class="label"><span class="part">${kindWord(finding.kind)}</span> <span class="part">${heading}</span></p></div>
<div class="support">${finding.verdict === 'single' ? null : html`<span class="origins-count">${counted(finding.origins, 'origin')}</span> `}<span class="chips">${chips}</span></div></li>
`;
}

/** The words that speak for the others, under the letters of the documents that have just these; the others on demand. */
function wordingsHtml(passages: readonly Passage[], lead: Passage): Html {
  const [first = [lead], ...others] = sameSentences([
    lead,
    ...passages.filter((one) => one.card !== lead.card),
  ]);
  if (others.length === 0) return html`<q dir="auto">${inContext(lead)}</q>`;
  const rest = others.map((group) => html`<p class="wording">${wordingHtml(group)}</p>`);
  return html`${wordingHtml(first)}<details class="more wordings"><summary>in ${counted(others.length, 'other wording')}</summary>${rest}</details>`;
}

function wordingHtml(group: readonly Passage[]): Html {
  const letters = [...group]
    .sort((a, b) => a.card.index - b.card.index)
    .map(
      (one) =>
        html`<a class="whose" href="${passageHref(one)}" title="${one.card.name}">${one.card.letter}<span class="sr"> ${one.card.name}</span></a> `,
    );
  return html`${letters}<q dir="auto">${inContext(group[0]!)}</q>`;
}

export function lineMarkdown({ number, finding, heading, passages, lead }: Line): string {
  const words = inContextMarkdown(lead);
  const where = passages
    .map(({ card, span }) => `${card.letter} ${place(card.id, span.start, span.end)}`)
    .join(', ');
  return `- **${number}.** ${lead.card.letter} ${quotedMarkdown(words)} — ${kindWord(finding.kind)}, ${escapeMarkdown(heading)}: ${where}`;
}

/** The heading of the lines of one document. */
export function documentHeading(card: Card): Html {
  return html`<h3>${chip(card)} <a href="#${documentAnchor(card)}"><bdi>${card.name}</bdi></a></h3>`;
}
