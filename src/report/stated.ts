/** What a document states about itself, with the words that state it and how it is known. */
import type { Meta, Published, Stated } from '../model/annotation.ts';
import type { Span } from '../text/span.ts';
import { type Card, spanAnchor } from './cards.ts';
import { type Html, html } from './html.ts';
import { escapeMarkdown } from './markdown.ts';
import { basisWord, dateWords } from './words.ts';

export function statedHtml(card: Card, value: Stated | null, unknown: string): Html {
  if (value === null) return html`<span class="unknown">${unknown}</span>`;
  return linked(card, value, html`<bdi>${value.value}</bdi>`);
}

/** A link to the words that state a value, where words state it. */
function linked(card: Card, { start, end }: Partial<Span>, words: Html): Html {
  if (start === undefined || end === undefined || end <= start) return words;
  return html`<a href="#${spanAnchor(card, { start, end })}">${words}</a>`;
}

/** A publication date with how it is known, else that of the last change; never a guess shown as fact. */
export function publishedHtml(card: Card, published: Published | null): Html {
  const { modified } = card.meta;
  if (published === null && modified !== null) {
    const updated = linked(card, modified, html`<time>${dateWords(modified.value)}</time>`);
    return html`<span class="unknown">updated</span> ${updated} <small>${basisWord(modified.basis)}</small>`;
  }
  if (published === null) return html`<span class="unknown">date not stated</span>`;
  const date = linked(card, published, html`<time>${dateWords(published.value)}</time>`);
  const reasons = published.because ?? [];
  if (reasons.length === 0) return html`${date} <small>${basisWord(published.basis)}</small>`;
  const list = reasons.map(
    ({ start, end, reason }) => html`<li>${linked(card, { start, end }, html`${reason}`)}</li>`,
  );
  return html`<span class="inferred">${date}</span> <details class="why"><summary>${basisWord(published.basis)}</summary><ul>${list}</ul></details>`;
}

export function dateText({ published, modified }: Meta): string {
  if (published === null && modified !== null) return `updated ${dateIn(modified)}`;
  return published === null ? 'not stated' : dateIn(published);
}

function dateIn(published: Published): string {
  return `${escapeMarkdown(dateWords(published.value))} (${basisWord(published.basis)})`;
}
