/** The coverage matrix: statements against documents, who says it, who says otherwise, who comes near, who is silent. */
import type { Evidence, Finding } from '../../model/finding.ts';
import { defineSection, type ReportInput } from '../../model/stages.ts';
import { nearPassages } from '../../story/nearness.ts';
import type { Span } from '../../text/span.ts';
import { type Card, type Cards, cardMap, documentAnchor, findingAnchor, spanAnchor } from '../cards.ts';
import { claimDetail } from '../details.ts';
import { type Html, html } from '../html.ts';
import { table } from '../markdown.ts';
import { findingNumbers, inReportOrder } from '../numbering.ts';
import { clipEnd, inContext, inContextMarkdown, type Passage, passageOf } from '../passages.ts';
import { counted, stanceWord, verdictWord } from '../words.ts';

/** Rows shown at once; the others follow on demand. */
const ROWS = 24;
/** With more documents than this the columns stand closer. */
const MANY = 11;

const STANCES = ['says', 'otherwise', 'both', 'near', 'silent'] as const;
type Stance = (typeof STANCES)[number];
type Cell = { readonly card: Card; readonly stance: Stance; readonly evidence: Span | null };
type Row = {
  readonly finding: Finding;
  readonly number: number;
  /** The passage that stands for the statement: the first that says it. */
  readonly lead: Passage;
  readonly cells: readonly Cell[];
  readonly says: number;
};
type Model = { readonly columns: readonly Card[]; readonly rows: readonly Row[] };

export const coverage = defineSection<Model>({
  name: 'coverage',
  title: 'Coverage: who says it, who is silent',
  load(input) {
    const cards = cardMap(input);
    const columns = columnsOf(cards);
    const numbers = findingNumbers(input.examination);
    const rows = statementsOf(input).map((finding) =>
      rowOf(finding, numbers.get(finding.id)!, columns, cards),
    );
    const told = rows.filter((row) => row.cells.filter(({ stance }) => stance !== 'silent').length > 1);
    return { columns, rows: withNear(told, input) };
  },
  html({ columns, rows }) {
    if (rows.length === 0 || columns.length < 2) return '';
    const rest = rows.slice(ROWS);
    return html`${SYMBOLS}${legend(rows)}${matrixHtml(columns, rows.slice(0, ROWS), 'Statements against documents')}${
      rest.length > 0 &&
      html`<details class="more"><summary>${counted(rest.length, 'more statement')}</summary>${matrixHtml(columns, rest, 'More statements against documents')}</details>`
    }`.markup;
  },
  markdown({ columns, rows }) {
    if (rows.length === 0 || columns.length < 2) return '';
    const marks: Record<Stance, string> = { says: '●', otherwise: '≠', both: '◐', near: '○', silent: '·' };
    const lines = rows.map((row) => [
      `${row.number}. ${row.lead.card.letter}: ${inContextMarkdown(row.lead)}`,
      ...row.cells.map(({ stance }) => marks[stance]),
    ]);
    const head = ['Statement', ...columns.map((card) => card.letter)];
    const used = usedStances(rows).map((stance) => `${marks[stance]} ${stanceWord(stance)}`);
    return `${used.join(', ')}\n\n${table(head, lines)}`;
  },
});

/** Of the cells without a passage, those of documents that come near the statement in other words. */
function withNear(rows: readonly Row[], { documents, examination }: ReportInput): readonly Row[] {
  const { findings } = examination;
  const byId = new Map(documents.map((document) => [document.document.id, document]));
  const questions = rows.flatMap(({ finding, cells }) =>
    cells.flatMap(({ card, stance }) => (stance === 'silent' ? [{ finding, document: card.id }] : [])),
  );
  const near = nearPassages(questions, findings, byId)[Symbol.iterator]();
  const cited = new Set(findings.flatMap(({ evidence }) => evidence.map(spotOf)));
  return rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => {
      const span = cell.stance === 'silent' ? near.next().value : null;
      if (!span) return cell;
      // Only what is marked in the full text can be led to.
      const evidence = cited.has(spotOf({ document: cell.card.id, ...span })) ? span : null;
      return { ...cell, stance: 'near' as const, evidence };
    }),
  }));
}

function usedStances(rows: readonly Row[]): readonly Stance[] {
  const used = new Set(rows.flatMap((row) => row.cells.map(({ stance }) => stance)));
  return STANCES.filter((stance) => used.has(stance));
}

/** Differences first, then what most documents share. */
function statementsOf(input: ReportInput): readonly Finding[] {
  const shown = inReportOrder(input.examination).filter(
    ({ kind, verdict }) =>
      (kind === 'claim' || kind === 'status' || kind === 'event' || kind === 'date' || kind === 'figure') &&
      verdict !== 'single' &&
      verdict !== 'unclear',
  );
  const contested = shown.filter(({ verdict }) => verdict !== 'agree');
  // What agrees within a contested statement is in that statement's row already.
  const told = new Set(contested.flatMap((finding) => finding.evidence.map(spotOf)));
  const agreed = shown.filter(
    ({ verdict, evidence }) => verdict === 'agree' && !told.has(spotOf(evidence[0]!)),
  );
  return [...contested, ...agreed];
}

function spotOf({ document, start, end }: Span & { readonly document: string }): string {
  return `${document} ${start} ${end}`;
}

/** Documents of one origin stand next to each other. */
function columnsOf(cards: Cards): readonly Card[] {
  const first = new Map<string, number>();
  for (const card of cards.values()) if (!first.has(card.origin)) first.set(card.origin, card.index);
  return [...cards.values()].sort((a, b) => first.get(a.origin)! - first.get(b.origin)! || a.index - b.index);
}

function rowOf(finding: Finding, number: number, columns: readonly Card[], cards: Cards): Row {
  const stances = stancesOf(finding);
  const cells = columns.map((card) => {
    const known = stances.get(card.id) ?? { stance: 'silent' as const, evidence: null };
    return { card, ...known };
  });
  const says = cells.filter(({ stance }) => stance === 'says' || stance === 'both');
  const first = says.find(({ evidence }) => evidence !== null)?.evidence ?? finding.evidence[0]!;
  const origins = new Set(says.map(({ card }) => card.origin)).size;
  return { finding, number, lead: passageOf(first, cards)!, cells, says: origins };
}

type Known = { readonly stance: Stance; readonly evidence: Evidence | null };

/** Stances as the finding gives them; else the first side says it, the others say otherwise. */
function stancesOf(finding: Finding): ReadonlyMap<string, Known> {
  const { support } = claimDetail(finding);
  const stances = new Map<string, Known>();
  const add = (document: string, stance: Stance, evidence: Evidence | null): void => {
    const known = stances.get(document);
    if (known === undefined || known.stance === 'silent') stances.set(document, { stance, evidence });
    else if (stance !== 'silent' && known.stance !== stance)
      stances.set(document, { ...known, stance: 'both' });
  };
  for (const { document, stance, evidence } of support) {
    const given = evidence === undefined || evidence === null ? undefined : finding.evidence[evidence];
    add(document, stance, given ?? finding.evidence.find((item) => item.document === document) ?? null);
  }
  if (support.length > 0) return stances;
  const lead = finding.evidence[0]!.side;
  for (const item of finding.evidence) {
    const says = finding.verdict === 'agree' || item.side === lead;
    add(item.document, says ? 'says' : 'otherwise', item);
  }
  return stances;
}

/** The signs of the cells, told apart by shape as well as colour. */
const SYMBOLS = html`<svg class="symbols" aria-hidden="true"><symbol id="g-says" viewBox="0 0 24 24"><rect class="g-says" width="24" height="24" rx="2"/></symbol><symbol id="g-otherwise" viewBox="0 0 24 24"><path class="g-otherwise" d="M12 0L24 12L12 24L0 12Z"/><path class="g-line" d="M8 10h8M8 14h8M14.4 7l-4.8 10"/></symbol><symbol id="g-both" viewBox="0 0 24 24"><path class="g-says" d="M0 0L24 24H2a2 2 0 0 1-2-2z"/><path class="g-otherwise" d="M3 0H22a2 2 0 0 1 2 2V21Z"/><path class="g-line" d="M13.5 6h6M13.5 9.5h6M18.4 3.6l-3.8 8.4"/></symbol><symbol id="g-near" viewBox="0 0 24 24"><rect class="g-near" x="5" y="5" width="14" height="14" rx="2"/></symbol><symbol id="g-silent" viewBox="0 0 24 24"><circle class="g-silent" cx="12" cy="12" r="2.5"/></symbol></svg>
`;

function sign(stance: Stance): Html {
  return html`<svg class="sign" aria-hidden="true"><use href="#g-${stance}"/></svg>`;
}

function legend(rows: readonly Row[]): Html {
  const stances = usedStances(rows);
  return html`<p class="legend">${stances.map((stance) => html`<span>${sign(stance)} ${stanceWord(stance)}</span> `)}<span class="note">Near: it tells something of the kind, in words that were not compared. Silence is no denial: it means that nothing like it was found.</span></p>
`;
}

function matrixHtml(columns: readonly Card[], rows: readonly Row[], caption: string): Html {
  const heads = columns.map(
    (card, i) =>
      html`<th scope="col" class="${joined(columns, i)}"><a href="#${documentAnchor(card)}"><span class="vertical"><bdi>${clipEnd(card.name, 26)}</bdi></span><b>${card.letter}</b></a></th>`,
  );
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table class="matrix${columns.length > MANY ? ' many' : ''}"><caption class="sr">${caption}</caption><thead><tr><th scope="col" class="statement"><span class="sr">Statement</span></th>${heads}<th scope="col" class="sum"><span class="vertical">origins that say it</span></th></tr></thead>${bodyHtml('Contested', columns, rows.filter(isContested))}${bodyHtml(
    'Agreed',
    columns,
    rows.filter((row) => !isContested(row)),
  )}</table></div>
`;
}

function isContested({ finding }: Row): boolean {
  return finding.verdict !== 'agree';
}

function bodyHtml(name: string, columns: readonly Card[], rows: readonly Row[]): Html | null {
  if (rows.length === 0) return null;
  return html`<tbody><tr class="group"><th scope="rowgroup" colspan="${columns.length + 2}">${name}</th></tr>${rows.map((row) => rowHtml(columns, row))}</tbody>`;
}

/** Where a column stands in a run of documents of one origin. */
function joined(columns: readonly Card[], i: number): string {
  const { group, origin } = columns[i]!;
  if (group === null) return 'alone';
  const start = columns[i - 1]?.origin !== origin;
  const end = columns[i + 1]?.origin !== origin;
  return `run${start ? ' start' : ''}${end ? ' end' : ''} g${((group - 1) % 6) + 1}`;
}

function rowHtml(columns: readonly Card[], { finding, number, lead, cells, says }: Row): Html {
  return html`<tr class="v-${finding.verdict}"><th scope="row"><a href="#${findingAnchor(finding.id)}"><span class="no">${number}</span><span class="sr"> ${verdictWord(finding.verdict)}:</span> <span class="told"><b class="whose">${lead.card.letter}</b> <bdi>${inContext(lead)}</bdi></span></a></th>${cells.map((cell, i) => cellHtml(cell, joined(columns, i)))}<td class="sum">${says}</td></tr>
`;
}

function cellHtml({ card, stance, evidence }: Cell, run: string): Html {
  const words = html`<span class="sr">${card.letter} ${stanceWord(stance)}</span>`;
  if (evidence === null)
    return html`<td class="${stance} ${run}"><span class="tile">${sign(stance)}${words}</span></td>`;
  return html`<td class="${stance} ${run}"><a class="tile" href="#${spanAnchor(card, evidence)}">${sign(stance)}${words}</a></td>`;
}
