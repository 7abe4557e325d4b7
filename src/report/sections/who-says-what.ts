/** Who says what: quotations by speaker, the wordings of one utterance aligned in columns; positions by actor. */
import type { Finding } from '../../model/finding.ts';
import { defineSection } from '../../model/stages.ts';
import { type Card, type Cards, cardMap, chip, documentsOf, spanAnchor } from '../cards.ts';
import { type Cell, type Collation, collationOf } from '../collation.ts';
import { claimDetail, quoteDetail } from '../details.ts';
import { findingLink } from '../finding-links.ts';
import { type Html, html } from '../html.ts';
import { escapeMarkdown, place, table } from '../markdown.ts';
import { type Passage, partsHtml, passageHref, passagesOf, sameWords } from '../passages.ts';
import { findingNumbers } from '../references.ts';
import { counted, effectWord, reasonWords, relationWord } from '../words.ts';

/** Speakers shown at once; the others follow on demand. */
const SPEAKERS = 8;
const UTTERANCES = 5;
/** Cells up to this many characters are not broken into lines. */
const SHORT = 26;

type Utterance = {
  readonly finding: Finding;
  readonly number: number;
  readonly collation: Collation | null;
  readonly effects: readonly string[];
  /** Used where there is no collation: one passage a document, the words as they stand. */
  readonly passages: readonly Passage[];
  readonly cards: readonly Card[];
};
type Speaker = { readonly name: string | null; readonly utterances: readonly Utterance[] };
type Model = { readonly speakers: readonly Speaker[]; readonly cards: Cards };

export const whoSaysWhat = defineSection<Model>({
  name: 'who-says-what',
  title: 'Who says what',
  load(input) {
    const cards = cardMap(input);
    const said = input.examination.findings.filter(isSaid);
    const numbers = findingNumbers(input.examination.findings);
    const speakers = new Map<string | null, Utterance[]>();
    for (const finding of said) {
      const utterance = utteranceOf(finding, numbers.get(finding.id)!, cards);
      for (const name of speakersOf(finding)) {
        const known = speakers.get(name);
        if (known === undefined) speakers.set(name, [utterance]);
        else known.push(utterance);
      }
    }
    // Whom the text does not name stands last.
    const named = [...speakers].map(([name, utterances]) => ({ name, utterances }));
    return { cards, speakers: named.sort((a, b) => Number(a.name === null) - Number(b.name === null)) };
  },
  html({ speakers, cards }) {
    if (speakers.length === 0) return '';
    const rest = speakers.slice(SPEAKERS);
    return html`${speakers.slice(0, SPEAKERS).map((speaker) => speakerHtml(speaker, cards))}${
      rest.length > 0 &&
      html`<details class="more"><summary>${counted(rest.length, 'more speaker')}</summary>${rest.map((speaker) => speakerHtml(speaker, cards))}</details>`
    }`.markup;
  },
  markdown: ({ speakers, cards }) =>
    speakers
      .flatMap(({ name, utterances }) => [
        `### ${escapeMarkdown(name ?? 'Speaker not stated')}`,
        ...utterances.map((utterance) => utteranceMarkdown(utterance, cards)),
      ])
      .join('\n\n'),
});

function isSaid({ kind }: Finding): boolean {
  return kind === 'quote' || kind === 'position';
}

function speakersOf(finding: Finding): readonly (string | null)[] {
  const { speakers } = claimDetail(finding);
  const names = [...new Set(speakers)];
  return names.length === 0 ? [null] : names;
}

function utteranceOf(finding: Finding, number: number, cards: Cards): Utterance {
  const quote = finding.kind === 'quote';
  return {
    finding,
    number,
    collation: quote ? collationOf(finding) : null,
    effects: quote ? quoteDetail(finding).effects.map(effectWord) : [],
    passages: passagesOf(finding, cards),
    cards: documentsOf(finding.evidence, cards),
  };
}

function speakerHtml({ name, utterances }: Speaker, cards: Cards): Html {
  const rest = utterances.slice(UTTERANCES);
  return html`<div class="speaker"><h3>${name === null ? html`<span class="unknown">Speaker not stated</span>` : html`<bdi>${name}</bdi>`}</h3>
${utterances.slice(0, UTTERANCES).map((utterance) => utteranceHtml(utterance, cards))}${
  rest.length > 0 &&
  html`<details class="more"><summary>${counted(rest.length, 'more utterance')}</summary>${rest.map((utterance) => utteranceHtml(utterance, cards))}</details>`
}</div>
`;
}

function utteranceHtml(utterance: Utterance, cards: Cards): Html {
  const { finding, number, collation, effects, passages } = utterance;
  const tags = [relationWord(finding.relation), ...effects];
  const head = html`<p class="label">${findingLink(finding, number)} ${tags.map((tag) => html`<span class="part">${tag}</span> `)}</p>`;
  const body =
    collation === null
      ? html`<ul class="saying" role="list">${sayings(passages)}</ul>`
      : collationHtml(collation, cards, number);
  return html`<div class="utterance">${head}${body}</div>
`;
}

function sayings(passages: readonly Passage[]): readonly Html[] {
  return sameWords(passages).map((group) => {
    const chips = group.map((passage) => html`${chip(passage.card, passageHref(passage))} `);
    return html`<li><span class="chips">${chips}</span><q dir="auto">${partsHtml(group[0]!)}</q></li>
`;
  });
}

function collationHtml({ rows, shared }: Collation, cards: Cards, number: number): Html {
  const line = ({ items, cells }: Collation['rows'][number]): Html => {
    const head = items.map((item) => {
      const card = cards.get(item.document);
      return card === undefined ? null : html`${chip(card, `#${spanAnchor(card, item)}`)} `;
    });
    return html`<tr><th scope="row"><span class="chips">${head}</span></th>${cells.map((cell, i) => cellHtml(cell, shared[columnOf(cells, i)] ?? false))}</tr>
`;
  };
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Wordings of utterance ${number}"><table class="collation"><caption class="sr">Wordings of utterance ${number}, their words aligned in columns</caption><tbody>${rows.map(line)}</tbody></table></div>`;
}

function columnOf(cells: readonly Cell[], index: number): number {
  return cells.slice(0, index).reduce((sum, cell) => sum + cell.width, 0);
}

function cellHtml({ text, width, same }: Cell, shared: boolean): Html {
  const short = text.length <= SHORT ? ' short' : '';
  const kind = shared ? 'shared' : text === '' ? 'gap' : same ? 'base' : 'other';
  const span = width > 1 ? html` colspan="${width}"` : null;
  return html`<td class="${kind}${short}"${span} dir="auto">${text === '' ? html`<span class="sr">no words</span>` : text}</td>`;
}

function utteranceMarkdown({ finding, number, collation, passages }: Utterance, cards: Cards): string {
  const head = `**${number}. ${escapeMarkdown(reasonWords(finding.reason))}**`;
  const where = (document: string, start: number, end: number): string =>
    `${cards.get(document)?.letter ?? ''} ${place(document, start, end)}`;
  if (collation === null) {
    const lines = passages.map(({ card, span, parts }) => {
      const words = parts.map((part) => part.text).join('');
      return `- “${escapeMarkdown(words)}” — ${where(card.id, span.start, span.end)}`;
    });
    return `${head}\n\n${lines.join('\n')}`;
  }
  const rows = collation.rows.map(({ items, cells }) => [
    items.map((item) => where(item.document, item.start, item.end)).join(', '),
    ...cells.flatMap((cell) => [
      escapeMarkdown(cell.text) || '–',
      ...Array.from({ length: cell.width - 1 }, () => ''),
    ]),
  ]);
  return `${head}\n\n${table(['', ...collation.shared.map((same) => (same ? '=' : '≠'))], rows)}`;
}
