/** Days on a line, a row a document: a dot where it names the day, a tick on the day it was published. */
import { extent, quantile } from 'd3-array';
import { scaleUtc } from 'd3-scale';
import type { Card } from './cards.ts';
import { type Html, html } from './html.ts';
import { dateWords, shortDate } from './words.ts';

export type Mention = { readonly date: string; readonly anchor: string; readonly row: number };

const WIDTH = 720;
const LEFT = 40;
/** Room of the band of earlier or later days. */
const BAND = 72;
const RIGHT = 28;
const ROW = 22;
const TOP = 10;
const AXIS = 24;
const DAY = 86_400_000;
/** The drawn window reaches this many times the middle half of the days, or `LEAST` days, beyond it. */
const REACH = 3;
const LEAST = 4 * DAY;

/** Start of the day, month or year that an ISO value names, in UTC; null for what is no calendar date. */
export function dayOf(value: string): number | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?=$|T|\/)/.exec(value);
  if (match === null) return null;
  const [, year, month, day] = match;
  return Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1));
}

type Dot = Mention & { readonly time: number };

/** Null where fewer than two different days can be drawn. */
export function timelineChart(cards: readonly Card[], mentions: readonly Mention[]): Html | null {
  const dots = mentions.flatMap((mention) => {
    const time = dayOf(mention.date);
    return time === null ? [] : [{ ...mention, time }];
  });
  if (new Set(dots.map(({ time }) => time)).size < 2) return null;
  const published = cards.flatMap((card) => {
    const value = card.meta.published;
    const time = value === null || value.basis === 'inferred' ? null : dayOf(value.value);
    return time === null ? [] : [{ row: card.index, time }];
  });
  const [first, last] = windowOf(
    dots,
    published.map(({ time }) => time),
  );
  const [early, late] = [dots.some(({ time }) => time < first), dots.some(({ time }) => time > last)];
  const at = scaleUtc([first, last], [LEFT + (early ? BAND : 12), WIDTH - (late ? BAND : RIGHT)]);
  const height = TOP + cards.length * ROW + AXIS;
  const y = (row: number): number => TOP + (row + 0.5) * ROW;
  const x = (time: number): number => {
    if (time < first) return LEFT + 14;
    return time > last ? WIDTH - 26 : Math.round(at(time) * 10) / 10;
  };
  const rows = cards.map(
    (card) =>
      html`<text class="letter" x="6" y="${y(card.index) + 4.5}">${card.letter}</text><line class="grid" x1="${LEFT - 8}" x2="${WIDTH}" y1="${y(card.index)}" y2="${y(card.index)}"/>`,
  );
  const band = (name: string, middle: number, edge: number): Html =>
    html`<text class="tick" x="${middle}" y="${height - 6}">${name}</text><line class="break" x1="${edge}" x2="${edge}" y1="${TOP}" y2="${height - AXIS}"/>`;
  return html`<svg class="days" role="img" aria-label="${labelOf(dots, cards.length)}" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}">${rows}${axis(at.ticks(5), at, height)}${early && band('earlier', LEFT + 14, LEFT + 44)}${late && band('later', WIDTH - 26, WIDTH - 56)}${dots.map(({ time, row }) => html`<circle class="day" cx="${x(time)}" cy="${y(row)}" r="5"/>`)}${published.map(({ time, row }) => html`<path class="published" d="M${x(time)} ${y(row) - 8}v16"/>`)}</svg><p class="legend"><span><i class="swatch day" aria-hidden="true"></i> day named</span> <span><i class="swatch published" aria-hidden="true"></i> published</span></p>`;
}

/**
 * The days that matter: those that several documents name, and those of publication; all, where these are too few.
 * Days far from the middle half of them are not drawn to scale, so that they do not squeeze the others together.
 */
function windowOf(dots: readonly Dot[], published: readonly number[]): [number, number] {
  const rows = new Map<number, Set<number>>();
  for (const { time, row } of dots) rows.set(time, (rows.get(time) ?? new Set()).add(row));
  const shared = dots.filter(({ time }) => rows.get(time)!.size > 1).map(({ time }) => time);
  const named = new Set(shared).size > 1 ? shared : dots.map(({ time }) => time);
  const all = [...named, ...published];
  const [low = 0, high = 0] = [quantile(all, 0.25), quantile(all, 0.75)];
  const reach = Math.max(REACH * (high - low), LEAST);
  const near = [...dots.map(({ time }) => time), ...published].filter(
    (time) => time >= low - reach && time <= high + reach,
  );
  const [first = low, last = high] = extent(near);
  return first === last ? [first - DAY, last + DAY] : [first, last];
}

function axis(ticks: readonly Date[], at: (time: Date) => number, height: number): readonly Html[] {
  // A tick within a day stands where the day's dots stand.
  const days = [...new Set(ticks.map((tick) => Math.floor(Number(tick) / DAY) * DAY))].map(
    (day) => new Date(day),
  );
  const daily = days.length > 1 && Number(days[1]) - Number(days[0]) < 20 * DAY;
  return days.map((tick) => {
    const x = Math.round(at(tick) * 10) / 10;
    return html`<line class="grid" x1="${x}" x2="${x}" y1="${TOP}" y2="${height - AXIS}"/><text class="tick" x="${x}" y="${height - 6}">${tickWords(tick, daily)}</text>`;
  });
}

function tickWords(tick: Date, daily: boolean): string {
  const iso = tick.toISOString().slice(0, 10);
  if (daily) return shortDate(iso);
  if (iso.endsWith('-01-01')) return iso.slice(0, 4);
  return shortDate(iso.endsWith('-01') ? iso.slice(0, 7) : iso);
}

function labelOf(dots: readonly Dot[], documents: number): string {
  const days = [...new Map(dots.map((dot) => [dot.time, dot.date])).entries()].sort(([a], [b]) => a - b);
  const [first, last] = [days[0]![1], days.at(-1)![1]];
  return `${days.length} dates named by ${documents} documents, from ${dateWords(first)} to ${dateWords(last)}; listed below`;
}
