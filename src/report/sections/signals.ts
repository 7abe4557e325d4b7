/** Signals of careless or machine-made editing, by document. */
import type { Signal } from '../../model/annotation.ts';
import { defineSection } from '../../model/stages.ts';
import { type Card, cardsOf, spanAnchor } from '../cards.ts';
import { type Html, html } from '../html.ts';
import { documentHeading } from '../lines.ts';
import { escapeMarkdown, place, quotedMarkdown } from '../markdown.ts';
import { clipEnd } from '../passages.ts';
import { signalAnchor } from '../references.ts';
import { plainWord } from '../words.ts';

type Group = { readonly card: Card; readonly signals: readonly Signal[] };

export const signals = defineSection<readonly Group[]>({
  name: 'signals',
  title: 'Signals of careless editing',
  load: (input) =>
    cardsOf(input)
      .map((card) => ({ card, signals: card.layers?.signals ?? [] }))
      .filter((group) => group.signals.length > 0),
  html: (groups) => (groups.length === 0 ? '' : html`${groups.map(groupHtml)}`.markup),
  markdown: (groups) =>
    groups
      .map(({ card, signals }) => {
        const lines = signals.map(
          (signal) =>
            `- ${plainWord(signal.kind)}: ${quotedMarkdown(escapeMarkdown(words(card, signal)))} (${escapeMarkdown(signal.why)}) — ${place(card.id, signal.start, signal.end)}`,
        );
        return `### ${card.letter} ${escapeMarkdown(card.name)}\n\n${lines.join('\n')}`;
      })
      .join('\n\n'),
});

function words(card: Card, { start, end }: Signal): string {
  return clipEnd(card.text.slice(start, end).replace(/\s+/g, ' ').trim());
}

function groupHtml({ card, signals }: Group): Html {
  const items = signals.map(
    (signal, i) =>
      html`<li id="${signalAnchor(card.letter, i)}"><b>${plainWord(signal.kind)}</b> ${wordsHtml(card, signal)} <small>${signal.why}</small></li>
`,
  );
  return html`<div class="signals">${documentHeading(card)}<ul role="list">${items}</ul></div>
`;
}

function wordsHtml(card: Card, signal: Signal): Html | null {
  if (signal.end <= signal.start) return null;
  return html`<a href="#${spanAnchor(card, signal)}"><q dir="auto">${words(card, signal)}</q></a>`;
}
