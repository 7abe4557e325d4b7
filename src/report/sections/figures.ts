/** Figures: one block a measure, its values by document drawn on one scale, their structure in words. */
import type { Finding } from '../../model/finding.ts';
import { defineSection } from '../../model/stages.ts';
import { overlaps } from '../../text/span.ts';
import { type Cards, cardMap, chip, spanAnchor } from '../cards.ts';
import { figureDetail } from '../details.ts';
import { figureChart } from '../figure-chart.ts';
import { circumstances, inOneUnit, type Lane, lanesOf, type Reading, readingOf } from '../figure-readings.ts';
import { measureWords } from '../figure-words.ts';
import { findingLink } from '../finding-links.ts';
import { headingOf } from '../headings.ts';
import { type Html, html } from '../html.ts';
import { escapeMarkdown, place } from '../markdown.ts';
import { findingNumbers, hasWeight, inReportOrder } from '../numbering.ts';
import { counted, dateWords, formatNumber } from '../words.ts';

/** Measures shown at once; the others follow on demand. */
const SHOWN = 8;

type Measure = {
  /** The findings on this measure, the most important first. */
  readonly findings: readonly {
    readonly finding: Finding;
    readonly number: number;
    readonly heading: string;
  }[];
  readonly name: string;
  readonly conversions: readonly string[];
  readonly lanes: readonly Lane[];
  /** Unit of the drawing's axis, null where the values have no common one. */
  readonly unit: string | null;
};
type Model = readonly Measure[];

export const figures = defineSection<Model>({
  name: 'figures',
  title: 'Figures',
  load(input) {
    const cards = cardMap(input);
    const numbers = findingNumbers(input.examination);
    const measures: Finding[][] = [];
    for (const finding of inReportOrder(input.examination)) {
      // A figure that stands alone has nothing to be compared with on a scale.
      if (finding.kind !== 'figure' || finding.verdict === 'single') continue;
      const home = measures.find((group) => group.some((other) => sameMeasure(finding, other)));
      if (home === undefined) measures.push([finding]);
      else home.push(finding);
    }
    return measures
      .map((findings) => measureOf(findings, numbers, cards))
      .filter((measure) => measure.lanes.length > 0);
  },
  html(model) {
    if (model.length === 0) return '';
    const news = model.filter(isNews);
    const shown = (news.length > 0 ? news : model).slice(0, SHOWN);
    const rest = model.filter((measure) => !shown.includes(measure));
    return html`${shown.map(measureHtml)}${
      rest.length > 0 &&
      html`<details class="more"><summary>${counted(rest.length, 'more measure')}</summary>${rest.map(measureHtml)}</details>`
    }`.markup;
  },
  markdown: (model) =>
    model
      .map(({ name, findings, lanes }) => {
        const about = findings.map(({ number, heading }) => `${number}. ${escapeMarkdown(heading)}`);
        const lines = lanes.flatMap((lane) => lane.readings.map((reading) => readingMarkdown(lane, reading)));
        return [`**${escapeMarkdown(name)}** — ${about.join('; ')}`, lines.join('\n')].join('\n\n');
      })
      .join('\n\n'),
});

/** Whether a measure is told differently somewhere, or agreed on with weight: "two neighbours" everywhere is no news. */
const isNews = ({ findings }: Measure): boolean =>
  findings.some(({ finding }) => finding.verdict !== 'agree' || hasWeight(finding));

/** Findings of one name that rest on some of the same passages: two lengths may be those of two things. */
function sameMeasure(a: Finding, b: Finding): boolean {
  if (measureWords(a).toLowerCase() !== measureWords(b).toLowerCase()) return false;
  return a.evidence.some((one) =>
    b.evidence.some((other) => one.document === other.document && overlaps(one, other)),
  );
}

function measureOf(
  findings: readonly Finding[],
  numbers: ReadonlyMap<string, number>,
  cards: Cards,
): Measure {
  const readings = new Map<string, Reading>();
  const conversions = new Set<string>();
  for (const finding of findings) {
    const { values, unit, conversion } = figureDetail(finding);
    if (conversion) conversions.add(conversion);
    for (const value of values) {
      const reading = readingOf(finding, value, unit ?? null, cards);
      if (reading !== null) readings.set(`${reading.card.id} ${reading.start} ${reading.end}`, reading);
    }
  }
  const drawn = inOneUnit([...readings.values()]);
  return {
    findings: findings.map((finding) => ({
      finding,
      number: numbers.get(finding.id)!,
      heading: headingOf(finding, cards),
    })),
    name: measureWords(findings[0]!),
    conversions: [...conversions],
    lanes: lanesOf(drawn.readings),
    unit: drawn.unit,
  };
}

function readingMarkdown({ words }: Lane, reading: Reading): string {
  const { card, start, end } = reading;
  const what = [words, circumstances(reading)].filter((part) => part !== '').join(', ');
  return `- ${card.letter} ${escapeMarkdown(card.name)}: ${escapeMarkdown(what)} — ${place(card.id, start, end)}`;
}

function measureHtml({ findings, name, conversions, lanes, unit }: Measure): Html {
  const agreed = findings.filter(({ finding }) => finding.verdict === 'agree');
  const reasons = findings
    .filter((one) => !agreed.includes(one))
    .map(
      ({ finding, number, heading }) =>
        html`<p class="reason">${findingLink(finding, number)} <span>${heading}</span></p>`,
    );
  // Values that several origins share: where they agree is seen below, how many they are is said here.
  const groups = agreed.map(
    ({ finding, number }) =>
      html`${findingLink(finding, number)} <span>${counted(finding.origins, 'origin')}</span> `,
  );
  return html`<div class="measure"><h3 dir="auto">${name}</h3>
${reasons}${groups.length > 0 && html`<p class="reason">${groups}</p>`}${conversions.map((conversion) => html`<p class="reason">${conversion}</p>`)}
<div class="drawing">${lanes.length > 1 && figureChart(lanes, name, unit)}<ul class="readings" role="list">${lanes.map(laneHtml)}</ul></div>
${tableHtml(lanes, name)}</div>
`;
}

/** A value, who has it, and under which circumstances each of them gives it. */
function laneHtml({ words, readings }: Lane): Html {
  const first = new Map(readings.toReversed().map((reading) => [reading.card, reading]));
  const cards = [...first.keys()].sort((a, b) => a.index - b.index);
  const chips = cards.map((card) => html`${chip(card, `#${spanAnchor(card, first.get(card)!)}`)} `);
  const around = new Map<string, Set<string>>();
  for (const reading of readings) {
    const what = circumstances(reading);
    if (what !== '') around.set(what, (around.get(what) ?? new Set()).add(reading.card.letter));
  }
  const notes = [...around].map(([what, letters]) => {
    const whose = cards.length > 1 ? html`<b>${[...letters].join(' ')}</b> ` : null;
    return html`<small>${whose}<bdi>${what}</bdi></small>`;
  });
  return html`<li><span class="chips">${chips}</span><div><b>${words}</b>${notes}</div></li>
`;
}

function tableHtml(lanes: readonly Lane[], name: string): Html {
  const unknown = html`<span class="unknown">not stated</span>`;
  const row = ({ card, value, text, source }: Reading): Html =>
    html`<tr><th scope="row">${card.letter} <bdi>${card.name}</bdi></th><td>${value.low === null || value.low === undefined ? '–' : formatNumber(value.low)}</td><td>${value.high === null || value.high === undefined ? '–' : formatNumber(value.high)}</td><td>${value.unit ?? unknown}</td><td>${value.period ?? unknown}</td><td>${value.place ?? unknown}</td><td>${source ?? unknown}</td><td>${value.published ? dateWords(value.published) : unknown}</td><td dir="auto">${text}</td></tr>
`;
  return html`<details class="table"><summary>As a table<span class="sr">: ${name}</span></summary><div class="scroll" tabindex="0" role="region" aria-label="Values: ${name}"><table><thead><tr><th scope="col">Document</th><th scope="col">From</th><th scope="col">To</th><th scope="col">Unit</th><th scope="col">Period</th><th scope="col">Place</th><th scope="col">Source</th><th scope="col">Published</th><th scope="col">Words</th></tr></thead><tbody>${lanes.flatMap((lane) => lane.readings.map((reading) => row(reading)))}</tbody></table></div></details>`;
}
