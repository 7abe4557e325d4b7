/** The values of one measure on one scale: a lane a value, a dot or a bar, an arrow where a bound is open. */
import { extent } from 'd3-array';
import { scaleLinear, scaleLog } from 'd3-scale';
import type { Lane } from './figure-readings.ts';
import { type Html, html } from './html.ts';
import { readableNumber, unitWords } from './words.ts';

const WIDTH = 440;
const LANE = 26;
const TOP = 8;
const AXIS = 26;
/** Room of the axis's unit, where there is one. */
const UNIT = 16;
const LEFT = 34;
const RIGHT = 10;
/** Room that a character of a label takes, in units of the drawing. */
const LETTER = 8;
/** Documents named at a value; the list beside the drawing has all of them. */
const NAMED = 8;

type Scale = { readonly at: (value: number) => number; readonly ticks: readonly number[] };

/** Values more than a factor of this apart are drawn on a logarithmic scale. */
const WIDE = 100;

/** Share of the largest value; a smaller range of values is not drawn across the whole width. */
const CLOSE = 0.1;

/** Ticks at most on a scale. */
const TICKS = 6;

/** `longest`: characters of the longest label, which stands to the right of its value. */
function scaleOf(values: readonly number[], longest: number): Scale {
  const right = WIDTH - RIGHT - 34 - longest * LETTER;
  const positive = values.filter((value) => value > 0);
  const [least = 1, most = 1] = extent(positive);
  const wide = values.every((value) => value >= 0) && most / least > WIDE;
  return wide ? logarithmic(least, most, positive.length < values.length, right) : linear(values, right);
}

function linear(values: readonly number[], right: number): Scale {
  const [min = 0, max = 0] = extent(values);
  // Values that hardly differ stand close to each other.
  const close = max - min < Math.abs(max) * CLOSE;
  const pad = max === min ? Math.max(Math.abs(max) * 0.2, 1) : close ? Math.abs(max) * CLOSE : 0;
  // Counts far from nought are not squeezed into a corner, others start there.
  const from = min > 0 && min < max * 0.5 ? 0 : min - pad;
  const at = scaleLinear([from, max + pad], [LEFT, right]).nice();
  const ticks = at.ticks(4);
  // Of what is counted in whole numbers no halves are shown.
  return { at, ticks: values.every(Number.isInteger) ? ticks.filter(Number.isInteger) : ticks };
}

/** A nought, which has no logarithm, stands on its own to the left. */
function logarithmic(least: number, most: number, nought: boolean, right: number): Scale {
  const scale = scaleLog([least, most], [nought ? LEFT + 40 : LEFT, right]).nice();
  const [from, to] = scale.domain().map((value) => Math.round(Math.log10(value))) as [number, number];
  const step = Math.ceil((to - from + 1) / TICKS);
  const decades = Array.from(
    { length: Math.floor((to - from) / step) + 1 },
    (_, i) => 10 ** (from + i * step),
  );
  return {
    at: (value) => (value <= 0 ? LEFT : scale(value)),
    ticks: nought ? [0, ...decades] : decades,
  };
}

/** Null where no value can be drawn; `unit`: what the axis counts, where all values are in one unit. */
export function figureChart(lanes: readonly Lane[], name: string, unit: string | null = null): Html | null {
  const drawn = lanes.filter((lane) => lane.low !== null || lane.high !== null);
  const values = drawn.flatMap(({ low, high }) => [low, high]).filter((value) => value !== null);
  if (values.length === 0) return null;
  const { at, ticks } = scaleOf(values, Math.max(...drawn.map((lane) => letters(lane).length)));
  const axisUnit = unit === null ? null : unitWords(unit);
  const base = TOP + drawn.length * LANE;
  const height = base + AXIS + (axisUnit === null ? 0 : UNIT);
  const axis = ticks.map((tick) => {
    const x = round(at(tick));
    return html`<line class="grid" x1="${x}" x2="${x}" y1="${TOP}" y2="${base}"/><text class="tick" x="${x}" y="${base + 18}">${readableNumber(tick)}</text>`;
  });
  const label = `${name}: ${drawn.map((lane) => `${lane.words} (${letters(lane)})`).join('; ')}`;
  return html`<svg class="scale" role="img" aria-label="${label}" viewBox="0 0 ${WIDTH} ${height}"><line class="axis" x1="${LEFT - 20}" x2="${WIDTH - RIGHT}" y1="${base}" y2="${base}"/>${axis}${axisUnit && html`<text class="tick unit" x="${LEFT - 20}" y="${height - 4}">${axisUnit}</text>`}${drawn.map((lane, i) => laneSvg(lane, TOP + (i + 0.5) * LANE, at))}</svg>`;
}

function laneSvg(lane: Lane, y: number, at: Scale['at']): Html {
  const low = lane.low ?? lane.high!;
  const high = lane.high ?? lane.low!;
  const [x1, x2] = [round(at(low)), round(at(high))];
  const open = arrow(lane, x1, x2, y);
  const bar =
    x2 > x1
      ? html`<rect class="bar" x="${x1}" y="${y - 4}" width="${round(x2 - x1)}" height="8" rx="4"/>`
      : null;
  const dot = html`<circle class="dot${lane.comparator === '~' ? ' about' : ''}" cx="${x1}" cy="${y}" r="6"/>`;
  const end = x2 > x1 ? html`<circle class="dot" cx="${x2}" cy="${y}" r="6"/>` : null;
  const from = x2 + (open === null || lane.comparator.startsWith('<') ? 12 : 34);
  return html`<g>${bar}${open}${dot}${end}<text class="letter" x="${from}" y="${y + 4.5}">${letters(lane)}</text></g>`;
}

/** "At least" goes on to the right, "at most" to the left. */
function arrow({ comparator }: Lane, x1: number, x2: number, y: number): Html | null {
  if (comparator.startsWith('>')) return html`<path class="open" d="M${x2} ${y}h24m-6 -5l6 5l-6 5"/>`;
  if (comparator.startsWith('<')) return html`<path class="open" d="M${x1} ${y}h-24m6 -5l-6 5l6 5"/>`;
  return null;
}

function letters({ readings }: Lane): string {
  const all = [...new Set(readings.map((reading) => reading.card.letter))];
  const shown = all.length > NAMED + 1 ? [...all.slice(0, NAMED), `+${all.length - NAMED}`] : all;
  return shown.join(' ');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
