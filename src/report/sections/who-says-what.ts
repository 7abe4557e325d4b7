/** Who says what: quotations by speaker, the wordings of one utterance aligned in columns; positions by actor. */
import type { Evidence, Finding } from '../../model/finding.ts';
import { defineSection } from '../../model/stages.ts';
import { type Cards, cardMap, chip, spanAnchor } from '../cards.ts';
import { type Cell, type Collation, collationOf } from '../collation.ts';
import { claimDetail, quoteDetail } from '../details.ts';
import { findingLink } from '../finding-links.ts';
import { headingOf } from '../headings.ts';
import { type Html, html } from '../html.ts';
import { escapeMarkdown, place, quotedMarkdown, table } from '../markdown.ts';
import { findingNumbers } from '../numbering.ts';
import {
  type Passage,
  partsHtml,
  passageHref,
  passageOf,
  passagesOf,
  sameWords,
  wordsOf,
} from '../passages.ts';
import { sayingAnchor, sayingsOf } from '../sayings.ts';
import { counted, effectWord, relationWord } from '../words.ts';

/** Speakers shown at once; the others follow on demand. */
const SPEAKERS = 8;
const UTTERANCES = 5;
/** Cells up to this many characters are not broken into lines. */
const SHORT = 26;

type Utterance = {
  /** The finding, and those whose passages it has all among its own. */
  readonly findings: readonly Numbered[];
  readonly collation: Collation | null;
  readonly tags: readonly string[];
  /** Used where there is no collation: the words as they stand. */
  readonly passages: readonly Passage[];
};
type Numbered = { readonly finding: Finding; readonly number: number };
type Quoted = { readonly number: number; readonly passages: readonly Passage[] };
type Speaker = {
  readonly name: string | null;
  readonly utterances: readonly Utterance[];
  /** What else the speaker is quoted with, by whichever documents. */
  readonly quoted: readonly Quoted[];
};
type Model = { readonly speakers: readonly Speaker[]; readonly cards: Cards };

export const whoSaysWhat = defineSection<Model>({
  name: 'who-says-what',
  title: 'Who says what',
  load(input) {
    const cards = cardMap(input);
    const numbers = findingNumbers(input.examination);
    const said = input.examination.findings
      .filter(({ kind }) => kind === 'quote' || kind === 'position')
      .map((finding) => ({ finding, number: numbers.get(finding.id)! }));
    const often = new Map<string, number>();
    for (const name of said.flatMap(({ finding }) => speakersOf(finding)))
      often.set(name, (often.get(name) ?? 0) + 1);
    const speakers = new Map<string | null, Utterance[]>();
    for (const findings of withParts(said)) {
      // One utterance stands once: under the speaker it has most of all, the others are named beside it.
      const names = [...speakersOf(findings[0]!.finding)].sort((a, b) => often.get(b)! - often.get(a)!);
      const utterance = utteranceOf(findings, names.slice(1), cards);
      const known = speakers.get(names[0] ?? null);
      if (known === undefined) speakers.set(names[0] ?? null, [utterance]);
      else known.push(utterance);
    }
    const quoted = new Map<string | null, Quoted[]>();
    for (const { number, speaker, evidence } of sayingsOf(input)) {
      const passages = evidence.map((item) => passageOf(item, cards)).filter((passage) => passage !== null);
      quoted.set(speaker, [...(quoted.get(speaker) ?? []), { number, passages }]);
      if (!speakers.has(speaker)) speakers.set(speaker, []);
    }
    const named = [...speakers].map(([name, utterances]) => ({
      name,
      utterances,
      quoted: quoted.get(name) ?? [],
    }));
    return { cards, speakers: named.sort(bySpeaker) };
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
      .flatMap(({ name, utterances, quoted }) => [
        `### ${escapeMarkdown(name ?? 'Speaker not named')}`,
        ...utterances.map((utterance) => utteranceMarkdown(utterance, cards)),
        ...(quoted.length > 0
          ? [quoted.flatMap(({ passages }) => passages.map(lineMarkdown)).join('\n')]
          : []),
      ])
      .join('\n\n'),
});

/** Whom the text does not name stands last; before, speakers of shared utterances, then those quoted most. */
function bySpeaker(a: Speaker, b: Speaker): number {
  return (
    Number(a.name === null) - Number(b.name === null) ||
    Number(b.utterances.length > 0) - Number(a.utterances.length > 0) ||
    b.quoted.length - a.quoted.length
  );
}

function speakersOf(finding: Finding): readonly string[] {
  return [...new Set(claimDetail(finding).speakers)];
}

/** Findings all of whose passages another has among its own stand with that one. */
function withParts(said: readonly Numbered[]): readonly (readonly Numbered[])[] {
  const groups: { readonly spots: ReadonlySet<string>; readonly findings: Numbered[] }[] = [];
  const spotOf = ({ document, start, end }: Evidence): string => `${document} ${start} ${end}`;
  const bySize = [...said].sort((a, b) => b.finding.evidence.length - a.finding.evidence.length);
  for (const one of bySize) {
    const spots = one.finding.evidence.map(spotOf);
    const home = groups.find((group) => spots.every((spot) => group.spots.has(spot)));
    if (home === undefined) groups.push({ spots: new Set(spots), findings: [one] });
    else home.findings.push(one);
  }
  const first = ({ findings }: (typeof groups)[number]): number =>
    Math.min(...findings.map(({ number }) => number));
  return groups.sort((a, b) => first(a) - first(b)).map(({ findings }) => findings);
}

function utteranceOf(findings: readonly Numbered[], others: readonly string[], cards: Cards): Utterance {
  const { finding } = findings[0]!;
  const quote = finding.kind === 'quote';
  const effects = quote ? quoteDetail(finding).effects.map(effectWord) : [];
  const given = others.length > 0 ? [`also given to ${others.join(', ')}`] : [];
  return {
    findings,
    collation: quote ? collationOf(finding) : null,
    tags: [relationWord(finding.relation), ...effects, ...given].filter((tag) => tag !== ''),
    passages: passagesOf(finding, cards),
  };
}

function speakerHtml({ name, utterances, quoted }: Speaker, cards: Cards): Html {
  const rest = utterances.slice(UTTERANCES);
  return html`<div class="speaker"><h3>${name === null ? html`<span class="unknown">Speaker not named</span>` : html`<bdi>${name}</bdi>`}</h3>
${utterances.slice(0, UTTERANCES).map((utterance) => utteranceHtml(utterance, cards))}${
  rest.length > 0 &&
  html`<details class="more"><summary>${counted(rest.length, 'more utterance')}</summary>${rest.map((utterance) => utteranceHtml(utterance, cards))}</details>`
}${quoted.length > 0 && quotedHtml(quoted, utterances.length > 0)}</div>
`;
}

/** Quotations of one speaker that stand in one wording; with `also`, beside utterances shown above. */
function quotedHtml(quoted: readonly Quoted[], also: boolean): Html {
  const line = ({ number, passages }: Quoted): Html => {
    const chips = passages.map((passage) => html`${chip(passage.card, passageHref(passage))} `);
    return html`<li id="${sayingAnchor(number)}"><span class="chips">${chips}</span><q dir="auto">${partsHtml(withoutComma(passages[0]!))}</q></li>
`;
  };
  const rest = quoted.slice(UTTERANCES);
  return html`${also && html`<p class="label">also quoted</p>`}<ul class="saying" role="list">${quoted.slice(0, UTTERANCES).map(line)}</ul>${
    rest.length > 0 &&
    html`<details class="more"><summary>${counted(rest.length, 'more quotation')}</summary><ul class="saying" role="list">${rest.map(line)}</ul></details>`
  }`;
}

function utteranceHtml({ findings, collation, tags, passages }: Utterance, cards: Cards): Html {
  const links = findings.map(({ finding, number }) => html`${findingLink(finding, number)} `);
  const head = html`<p class="label">${links}${tags.map((tag) => html`<span class="part">${tag}</span> `)}</p>`;
  const loose = new Set(collation?.loose.map(({ document, start }) => `${document} ${start}`));
  const plain =
    collation === null
      ? passages
      : passages.filter(({ card, span }) => loose.has(`${card.id} ${span.start}`));
  return html`<div class="utterance">${head}${collation && collationHtml(collation, cards, findings[0]!.number)}${
    plain.length > 0 && html`<ul class="saying" role="list">${sayings(plain)}</ul>`
  }</div>
`;
}

function sayings(passages: readonly Passage[]): readonly Html[] {
  return sameWords(passages).map((group) => {
    const chips = group.map((passage) => html`${chip(passage.card, passageHref(passage))} `);
    return html`<li><span class="chips">${chips}</span><q dir="auto">${partsHtml(withoutComma(group[0]!))}</q></li>
`;
  });
}

function collationHtml({ rows, shared }: Collation, cards: Cards, number: number): Html {
  const line = ({ items, cells }: Collation['rows'][number]): Html => {
    const firsts = new Map(items.toReversed().map((item) => [item.document, item]));
    const head = [...firsts.values()].toReversed().map((item) => {
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

/** The comma before a closing mark belongs to the sentence around the quotation. */
function withoutComma(passage: Passage): Passage {
  const last = passage.parts.length - 1;
  const parts = passage.parts.map((part, i) =>
    i === last ? { ...part, text: part.text.replace(/[,\s]+$/, '') } : part,
  );
  return { ...passage, parts };
}

function lineMarkdown(passage: Passage): string {
  const { card, span } = passage;
  const words = wordsOf(withoutComma(passage));
  return `- ${quotedMarkdown(escapeMarkdown(words))} — ${card.letter} ${place(card.id, span.start, span.end)}`;
}

function utteranceMarkdown({ findings, collation, passages }: Utterance, cards: Cards): string {
  const head = findings
    .map(({ finding, number }) => `**${number}. ${escapeMarkdown(headingOf(finding, cards))}**`)
    .join(' · ');
  const lines = passages.map(lineMarkdown);
  if (collation === null) return `${head}\n\n${lines.join('\n')}`;
  const rows = collation.rows.map(({ items, cells }) => [
    [...new Set(items.map((item) => cards.get(item.document)?.letter ?? ''))].join(' '),
    ...cells.flatMap((cell) => [
      escapeMarkdown(cell.text) || '–',
      ...Array.from({ length: cell.width - 1 }, () => ''),
    ]),
  ]);
  const aligned = table(['', ...collation.shared.map((same) => (same ? '=' : '≠'))], rows);
  return `${head}\n\n${aligned}\n\n${lines.join('\n')}`;
}
