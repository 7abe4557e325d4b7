/** Voices: the words each document gives to each actor, quoted and reported, drawn on one scale. */
import { max } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { defineSection } from '../../model/stages.ts';
import { type Card, cardsOf } from '../cards.ts';
import { type Html, html } from '../html.ts';
import { escapeMarkdown, table } from '../markdown.ts';
import { formatNumber } from '../words.ts';

/** Actors drawn; the table has all. */
const DRAWN = 12;
const COLUMN = 34;
const BAR = 22;
const ROW = 46;
const LABEL = 190;
const HEAD = 24;

type Words = { readonly direct: number; readonly indirect: number };
type Actor = { readonly name: string; readonly words: readonly Words[]; readonly total: number };
type Model = { readonly cards: readonly Card[]; readonly actors: readonly Actor[] };

export const voices = defineSection<Model>({
  name: 'voices',
  title: 'Voices',
  load(input) {
    const cards = cardsOf(input);
    const names = new Map(input.examination.entities.map((entity) => [entity.id, entity.name]));
    const shares = new Map<string, Map<string, Words>>();
    for (const { entity, document, direct, indirect } of input.examination.share) {
      const own = shares.get(entity) ?? new Map<string, Words>();
      shares.set(entity, own.set(document, { direct, indirect }));
    }
    const actors = [...shares].map(([entity, byDocument]) => {
      const words = cards.map((card) => byDocument.get(card.id) ?? { direct: 0, indirect: 0 });
      const total = words.reduce((sum, { direct, indirect }) => sum + direct + indirect, 0);
      return { name: names.get(entity) ?? entity, words, total };
    });
    return { cards, actors: actors.filter(({ total }) => total > 0).sort((a, b) => b.total - a.total) };
  },
  html({ cards, actors }) {
    if (actors.length === 0) return '';
    return html`<p class="legend"><span><i class="swatch direct" aria-hidden="true"></i> quoted</span> <span><i class="swatch indirect" aria-hidden="true"></i> reported</span> <span class="note">Number of words that a document puts in an actor’s mouth.</span></p>
<div class="scroll drawn" tabindex="0" role="region" aria-label="Attributed words by actor and document">${chart(cards, actors.slice(0, DRAWN))}</div>${tableHtml(cards, actors)}`
      .markup;
  },
  markdown({ cards, actors }) {
    if (actors.length === 0) return '';
    const rows = actors.map(({ name, words }) => [
      escapeMarkdown(name),
      ...words.map(({ direct, indirect }) => (direct + indirect === 0 ? '–' : `${direct} + ${indirect}`)),
    ]);
    const head = ['Words quoted + reported', ...cards.map((card) => card.letter)];
    return table(head, rows);
  },
});

function chart(cards: readonly Card[], actors: readonly Actor[]): Html {
  const width = LABEL + cards.length * COLUMN + 8;
  const height = HEAD + actors.length * ROW + 4;
  const most =
    max(actors.flatMap(({ words }) => words.map(({ direct, indirect }) => direct + indirect))) ?? 1;
  const size = scaleLinear([0, most], [0, ROW - 19]);
  const heads = cards.map(
    (card, i) => html`<text class="letter" x="${LABEL + i * COLUMN + BAR / 2}" y="16">${card.letter}</text>`,
  );
  return html`<svg class="voices" role="img" aria-label="Attributed words of ${actors.length} actors in ${cards.length} documents; the table below has the numbers" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><defs><pattern id="hatch" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="hatch-ground" width="4" height="4"/><line class="hatch-line" x1="0" x2="0" y1="0" y2="4"/></pattern></defs>${heads}${actors.map((actor, i) => actorSvg(actor, HEAD + (i + 1) * ROW - 6, width, size))}</svg>`;
}

function actorSvg(
  { name, words }: Actor,
  base: number,
  width: number,
  size: (words: number) => number,
): Html {
  const bars = words.map(({ direct, indirect }, i) => {
    const x = LABEL + i * COLUMN;
    if (direct + indirect === 0)
      return html`<line class="none" x1="${x + 7}" x2="${x + BAR - 7}" y1="${base - 1}" y2="${base - 1}"/>`;
    const [low, high] = [round(size(direct)), round(size(indirect))];
    return html`<rect class="direct" x="${x}" y="${round(base - low)}" width="${BAR}" height="${low}"/><rect class="indirect" x="${x}" y="${round(base - low - high)}" width="${BAR}" height="${high}"/><text class="value" x="${x + BAR / 2}" y="${round(base - low - high - 3)}">${direct + indirect}</text>`;
  });
  return html`<line class="grid" x1="0" x2="${width}" y1="${base}" y2="${base}"/><text class="actor" x="0" y="${base - 8}">${clip(name)}</text>${bars}`;
}

/** SVG text does not wrap; a long name is cut, the table has it whole. */
function clip(name: string): string {
  const characters = [...name];
  return characters.length <= 26 ? name : `${characters.slice(0, 25).join('')}…`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function tableHtml(cards: readonly Card[], actors: readonly Actor[]): Html {
  const row = ({ name, words }: Actor): Html =>
    html`<tr><th scope="row"><bdi>${name}</bdi></th>${words.map(({ direct, indirect }) => html`<td>${direct + indirect === 0 ? '–' : html`${formatNumber(direct)} + ${formatNumber(indirect)}`}</td>`)}</tr>
`;
  return html`<details class="table"><summary>As a table<span class="sr">: attributed words</span></summary><div class="scroll" tabindex="0" role="region" aria-label="Table of attributed words"><table><caption>Words quoted + reported</caption><thead><tr><th scope="col">Actor</th>${cards.map((card) => html`<th scope="col">${card.letter}<span class="sr"> ${card.name}</span></th>`)}</tr></thead><tbody>${actors.map(row)}</tbody></table></div></details>`;
}
