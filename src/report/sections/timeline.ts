/** The timeline: the days the documents name, drawn by document, then listed with their words. */
import { defineSection } from '../../model/stages.ts';
import { type Card, cardMap, chip, documentsOf } from '../cards.ts';
import { type Html, html } from '../html.ts';
import { escapeMarkdown, place, quotedMarkdown } from '../markdown.ts';
import { inContextMarkdown, type Passage, partsHtml, passageHref, passageOf } from '../passages.ts';
import { timelineAnchor } from '../references.ts';
import { type Mention, timelineChart } from '../timeline-chart.ts';
import { counted, dateWords } from '../words.ts';

/** Entries shown at once: those that most documents name. */
const SHOWN = 12;

type Entry = {
  readonly position: number;
  readonly anchor: string;
  readonly date: string;
  readonly passages: readonly Passage[];
  readonly cards: readonly Card[];
};
type Model = {
  readonly cards: readonly Card[];
  readonly mentions: readonly Mention[];
  readonly shown: readonly Entry[];
  readonly rest: readonly Entry[];
};

export const timeline = defineSection<Model>({
  name: 'timeline',
  title: 'Timeline',
  load(input) {
    const cards = cardMap(input);
    const entries = input.examination.timeline.map((entry, i) => ({
      position: i,
      anchor: timelineAnchor(i),
      date: entry.date,
      passages: entry.evidence.flatMap((item) => passageOf(item, cards) ?? []),
      cards: documentsOf(entry.evidence, cards),
    }));
    const most = new Set([...entries].sort((a, b) => b.cards.length - a.cards.length).slice(0, SHOWN));
    return {
      cards: [...cards.values()],
      mentions: entries.flatMap(({ date, anchor, cards: by }) =>
        by.map((card) => ({ date, anchor, row: card.index })),
      ),
      shown: entries.filter((entry) => most.has(entry)),
      rest: entries.filter((entry) => !most.has(entry)),
    };
  },
  html({ cards, mentions, shown, rest }) {
    if (shown.length === 0) return '';
    return html`<div class="drawn scroll" tabindex="0" role="region" aria-label="Days named, by document">${timelineChart(cards, mentions)}</div>
<ol class="timeline" role="list">${shown.map(entryHtml)}</ol>${
      rest.length > 0 &&
      html`<details class="more"><summary>${counted(rest.length, 'more date')}</summary><ol class="timeline" role="list">${rest.map(entryHtml)}</ol></details>`
    }`.markup;
  },
  markdown: ({ shown, rest }) => {
    // All in the order of their days: nothing is folded away here.
    return [...shown, ...rest]
      .sort((a, b) => a.position - b.position)
      .map(({ date, passages }) => {
        const lines = passages.map(
          (passage) =>
            `  - ${passage.card.letter} ${quotedMarkdown(inContextMarkdown(passage))} — ${place(passage.card.id, passage.span.start, passage.span.end)}`,
        );
        return [`- **${escapeMarkdown(dateWords(date))}**`, ...lines].join('\n');
      })
      .join('\n');
  },
});

function entryHtml({ anchor, date, passages, cards }: Entry): Html {
  const [lead, ...others] = passages;
  const chips = cards.map((card) => {
    const own = passages.find((passage) => passage.card === card);
    return html`${chip(card, own === undefined ? undefined : passageHref(own))} `;
  });
  return html`<li id="${anchor}"><p class="date"><time>${dateWords(date)}</time> <span class="chips">${chips}</span></p>${lead && quoted(lead)}${
    others.length > 0 &&
    html`<details class="more"><summary>${counted(others.length, 'more passage')}</summary>${others.map(quoted)}</details>`
  }</li>
`;
}

function quoted(passage: Passage): Html {
  const { card, before, after } = passage;
  const whole = before === '' && after === '';
  return html`<p class="mention"><a href="${passageHref(passage)}" aria-label="${card.letter} ${card.name}: in the text">${card.letter}</a> <bdi><span class="around">${before}</span>${whole ? partsHtml(passage) : html`<b>${partsHtml(passage)}</b>`}<span class="around">${after}</span></bdi></p>`;
}
