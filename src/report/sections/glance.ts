/** The story at a glance: its documents, how their dates are known, which of them are one voice. */
import type { Examination } from '../../model/finding.ts';
import { defineSection } from '../../model/stages.ts';
import { type Card, cardsOf, chip, documentAnchor, named } from '../cards.ts';
import { type Html, html } from '../html.ts';
import { escapeMarkdown, table } from '../markdown.ts';
import { type Passage, passageHtml, passageMarkdown, passageOf } from '../passages.ts';
import { glanceAnchor, passageAnchor } from '../references.ts';
import { dateText, publishedHtml, statedHtml } from '../stated.ts';
import { counted, formatNumber } from '../words.ts';

type Group = {
  readonly number: number;
  readonly cards: readonly Card[];
  readonly why: string;
  readonly overlap: number;
};
type Shared = { readonly anchor: string; readonly why: string; readonly passages: readonly Passage[] };
type Model = {
  readonly cards: readonly Card[];
  readonly groups: readonly Group[];
  readonly shared: readonly Shared[];
  readonly counts: readonly {
    readonly count: number;
    readonly label: string;
    readonly href: string | null;
  }[];
  readonly failures: Examination['failures'];
};

export const glance = defineSection<Model>({
  name: 'glance',
  title: 'The story at a glance',
  load(input) {
    const cards = cardsOf(input);
    const byId = new Map(cards.map((card) => [card.id, card]));
    const { origins, passages, failures } = input.examination;
    const shared = origins.filter((origin) => origin.documents.length > 1);
    return {
      cards,
      groups: shared.map((origin, i) => ({
        number: i + 1,
        cards: origin.documents.flatMap((id) => byId.get(id) ?? []),
        why: origin.why,
        overlap: origin.overlap,
      })),
      shared: passages.map((passage, i) => ({
        anchor: passageAnchor(i),
        why: passage.why,
        passages: passage.evidence.flatMap((item) => passageOf(item, byId) ?? []),
      })),
      counts: countsOf(input.examination),
      failures,
    };
  },
  html: (model) => {
    return html`<dl class="counts">${model.counts.map(countHtml)}</dl>
<ol class="documents" role="list">${model.cards.map((card) => cardHtml(card))}</ol>
${model.groups.length > 0 && html`<h3>One origin</h3><ul class="origins" role="list">${model.groups.map(groupHtml)}</ul>`}
${sharedHtml(model.shared)}${failuresHtml(model.failures)}`.markup;
  },
  markdown: (model) => {
    const rows = model.cards.map((card) => [
      card.letter,
      escapeMarkdown(card.outlet ?? 'not stated'),
      escapeMarkdown(card.title ?? 'not stated'),
      dateText(card.meta),
      card.group === null ? 'own text' : `shared text ${card.group}`,
      `\`${card.id.replace(/[`\s]+/g, ' ')}\``,
    ]);
    const parts = [
      model.counts.map(({ count, label }) => `${formatNumber(count)} ${label}`).join(' · '),
      table(['', 'Outlet', 'Title', 'Published', 'Origin', 'Document'], rows),
      ...model.groups.map(groupMarkdown),
      ...model.shared.map(({ why, passages }) =>
        [`Shared passage (${escapeMarkdown(why)}):`, ...passages.map(passageMarkdown)].join('\n\n'),
      ),
      ...model.failures.map((failure) => `- Not read: ${escapeMarkdown(failure.message)}`),
    ];
    return parts.join('\n\n');
  },
});

function countsOf({ documents, origins, findings }: Examination): Model['counts'] {
  const count = (...verdicts: string[]): number =>
    findings.filter((finding) => verdicts.includes(finding.verdict)).length;
  const several = (n: number, one: string, many: string): string => (n === 1 ? one : many);
  const differ = count('differ', 'update', 'unclear');
  const agree = count('agree');
  const single = count('single');
  return [
    { count: documents.length, label: several(documents.length, 'document', 'documents'), href: null },
    {
      count: origins.length,
      label: several(origins.length, 'independent origin', 'independent origins'),
      href: null,
    },
    {
      count: differ,
      label: several(differ, 'difference', 'differences'),
      href: differ > 0 ? '#check-first' : null,
    },
    { count: agree, label: 'agreed', href: agree > 0 ? '#agreed' : null },
    { count: single, label: 'in one origin only', href: single > 0 ? '#only-here' : null },
  ];
}

function countHtml({ count, label, href }: Model['counts'][number]): Html {
  const number = html`<b>${formatNumber(count)}</b>`;
  return html`<div><dt>${label}</dt><dd>${href === null ? number : html`<a href="${href}" aria-label="${count} ${label}">${number}</a>`}</dd></div>`;
}

function cardHtml(card: Card): Html {
  const { meta } = card;
  const title = card.title ?? card.id;
  return html`<li id="${glanceAnchor(card.letter)}">${chip(card)}
<div class="about"><a class="headline" href="#${documentAnchor(card)}"><bdi>${title}</bdi></a>
<p class="outlet">${statedHtml(card, meta.outlet, 'outlet not stated')}${meta.byline === null ? '' : html` · by ${statedHtml(card, meta.byline, '')}`}</p></div>
<div class="when">${publishedHtml(card, meta.published)}</div>
<div class="origin">${card.group === null ? 'own text' : html`<span class="tag g${((card.group - 1) % 6) + 1}">shared text ${card.group}</span>`}</div></li>
`;
}

function groupHtml(group: Group): Html {
  const members = group.cards.map((card) => html`<li>${named(card)}</li>`);
  return html`<li><span class="tag g${((group.number - 1) % 6) + 1}">shared text ${group.number}</span> <ul class="inline" role="list">${members}</ul> <small>count as one voice: ${group.why}, ${percent(group.overlap)} of the shorter text</small></li>`;
}

function groupMarkdown(group: Group): string {
  const members = group.cards.map((card) => `${card.letter} ${escapeMarkdown(card.name)}`).join(', ');
  return `Shared text ${group.number}: ${members} count as one voice (${escapeMarkdown(group.why)}, ${percent(group.overlap)} of the shorter text).`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function sharedHtml(shared: readonly Shared[]): Html | null {
  if (shared.length === 0) return null;
  const items = shared.map(
    ({ anchor, why, passages }) =>
      html`<li id="${anchor}"><p>${why}</p><div class="sides">${passages.map((passage) => passageHtml(passage))}</div></li>`,
  );
  return html`<details class="more"><summary>${counted(shared.length, 'passage')} shared word for word by different origins</summary><ol class="findings">${items}</ol></details>`;
}

function failuresHtml(failures: Examination['failures']): Html | null {
  if (failures.length === 0) return null;
  return html`<h3>Could not be read</h3><ul class="failures">${failures.map((failure) => html`<li>${failure.message.startsWith(failure.document) ? null : html`<bdi>${failure.document}</bdi>: `}${failure.message}</li>`)}</ul>`;
}
