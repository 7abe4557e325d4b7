/** Figures: one block a measure, its values by document drawn on one scale, their structure in words. */
import type { Finding } from '../../model/finding.ts';
import { defineSection } from '../../model/stages.ts';
import { type Cards, cardMap, chip, spanAnchor } from '../cards.ts';
import { figureDetail } from '../details.ts';
import { byWeight } from '../entries.ts';
import { figureChart } from '../figure-chart.ts';
import { type Lane, lanesOf, type Reading, readingOf, readingWords } from '../figure-readings.ts';
import { findingLink } from '../finding-links.ts';
import { type Html, html } from '../html.ts';
import { escapeMarkdown, place } from '../markdown.ts';
import { findingNumbers } from '../references.ts';
import { counted, dateWords, formatNumber } from '../words.ts';

/** Measures shown at once; the others follow on demand. */
const SHOWN = 8;

type Measure = {
  readonly finding: Finding;
  readonly number: number;
  readonly name: string;
  readonly unit: string | null;
  readonly conversion: string | null;
  readonly lanes: readonly Lane[];
};
type Model = readonly Measure[];

export const figures = defineSection<Model>({
  name: 'figures',
  title: 'Figures',
  load(input) {
    const cards = cardMap(input);
    const numbers = findingNumbers(input.examination.findings);
    const found = byWeight(input.examination.findings.filter(({ kind }) => kind === 'figure'));
    // A measure that only one value is known of has nothing to be compared on a scale.
    const measures = found.map((finding) => measureOf(finding, numbers.get(finding.id)!, cards));
    return measures.filter((measure) => measure.lanes.length > 0 && measure.finding.verdict !== 'single');
  },
  html(model) {
    if (model.length === 0) return '';
    const rest = model.slice(SHOWN);
    return html`${model.slice(0, SHOWN).map(measureHtml)}${
      rest.length > 0 &&
      html`<details class="more"><summary>${counted(rest.length, 'more measure')}</summary>${rest.map(measureHtml)}</details>`
    }`.markup;
  },
  markdown: (model) =>
    model
      .map(({ name, number, finding, lanes }) => {
        const lines = lanes.flatMap((lane) =>
          lane.readings.map(
            (reading) =>
              `- ${reading.card.letter} ${escapeMarkdown(reading.card.name)}: ${escapeMarkdown(readingWords(lane, reading))} — ${place(reading.card.id, reading.start, reading.end)}`,
          ),
        );
        return [
          `**${number}. ${escapeMarkdown(name)}** — ${escapeMarkdown(finding.reason)}`,
          lines.join('\n'),
        ].join('\n\n');
      })
      .join('\n\n'),
});

function measureOf(finding: Finding, number: number, cards: Cards): Measure {
  const { measure, family, unit, values, conversion } = figureDetail(finding);
  const readings = values.flatMap((value) => readingOf(finding, value, unit ?? null, cards) ?? []);
  return {
    finding,
    number,
    name: measure || family || unit || finding.reason,
    unit: unit ?? null,
    conversion: conversion ?? null,
    lanes: lanesOf(readings),
  };
}

function measureHtml(measure: Measure): Html {
  const { finding, number, name, lanes } = measure;
  return html`<div class="measure"><p class="label">${findingLink(finding, number)}</p><h3 dir="auto">${name}</h3>
<p class="reason">${finding.reason}${measure.conversion === null ? '' : html` · ${measure.conversion}`}</p>
<div class="drawing">${figureChart(lanes, name, number)}<ul class="readings" role="list">${lanes.flatMap((lane) => lane.readings.map((reading) => readingHtml(lane, reading)))}</ul></div>
${tableHtml(measure)}</div>
`;
}

function readingHtml(lane: Lane, reading: Reading): Html {
  const { card, start, end } = reading;
  const { period, place: where } = reading.value;
  const around = [period, where].map((part) => part && html`, <bdi>${part}</bdi>`);
  const source =
    reading.source === null
      ? ''
      : html`, <span class="source">according to <bdi>${reading.source}</bdi></span>`;
  return html`<li>${chip(card, `#${spanAnchor(card, { start, end })}`)} <b>${lane.words}</b>${around}${source}</li>
`;
}

function tableHtml({ lanes, number, name }: Measure): Html {
  const unknown = html`<span class="unknown">not stated</span>`;
  const row = ({ card, value, text, source }: Reading): Html =>
    html`<tr><th scope="row">${card.letter} <bdi>${card.name}</bdi></th><td>${value.low === null || value.low === undefined ? '–' : formatNumber(value.low)}</td><td>${value.high === null || value.high === undefined ? '–' : formatNumber(value.high)}</td><td>${value.unit ?? unknown}</td><td>${value.period ?? unknown}</td><td>${value.place ?? unknown}</td><td>${source ?? unknown}</td><td>${value.published ? dateWords(value.published) : unknown}</td><td dir="auto">${text}</td></tr>
`;
  return html`<details class="table"><summary>As a table<span class="sr">: ${name}</span></summary><div class="scroll" tabindex="0" role="region" aria-label="Values of finding ${number}"><table><thead><tr><th scope="col">Document</th><th scope="col">From</th><th scope="col">To</th><th scope="col">Unit</th><th scope="col">Period</th><th scope="col">Place</th><th scope="col">Source</th><th scope="col">Published</th><th scope="col">Words</th></tr></thead><tbody>${lanes.flatMap((lane) => lane.readings.map((reading) => row(reading)))}</tbody></table></div></details>`;
}
