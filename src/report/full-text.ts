/** One document's text as mark-up: its blocks, its marked evidence, the words of its sources, the voices. */
import type { Region } from '../model/annotation.ts';
import { overlaps, type Span, trim } from '../text/span.ts';
import { type Card, spanAnchor } from './cards.ts';
import { type Html, type HtmlValue, html } from './html.ts';
import type { Reference, ReferenceKind } from './references.ts';
import { nestable, type Piece } from './text-pieces.ts';
import { roleWord } from './words.ts';

/** A passage that something in the report points at. */
export type Mark = Span & {
  readonly kind: ReferenceKind;
  readonly back: readonly { readonly anchor: string; readonly label: string; readonly title: string }[];
};
/** The voices of a sentence, shown at its end. */
export type VoiceNote = { readonly at: number; readonly words: string };
type Said = Span & { readonly direct: boolean };
export type TextBlock = Span & { readonly role: Region['role'] };

const STRENGTH: readonly ReferenceKind[] = [
  'difference',
  'finding',
  'passage',
  'signal',
  'saying',
  'timeline',
  'meta',
];

/** References to the same words become one mark of the strongest kind, with every way back. */
export function marksOf(references: readonly Reference[]): readonly Mark[] {
  const marks = new Map<string, Reference[]>();
  for (const reference of references) {
    const key = `${reference.start}-${reference.end}`;
    marks.set(key, [...(marks.get(key) ?? []), reference]);
  }
  return [...marks.values()].map((same) => {
    const back = new Map(same.map(({ anchor, label, title }) => [anchor, { anchor, label, title }]));
    return {
      start: same[0]!.start,
      end: same[0]!.end,
      kind: STRENGTH.find((kind) => same.some((reference) => reference.kind === kind))!,
      back: [...back.values()].filter((way) => way.anchor !== ''),
    };
  });
}

/** The lines of a text as blocks, each with the role of the region that covers most of it. */
export function blocksOf(text: string, regions: readonly Region[]): readonly TextBlock[] {
  const blocks: TextBlock[] = [];
  let region = 0;
  for (const line of text.matchAll(/[^\n\r\u2028\u2029]+/g)) {
    const span = trim(text, { start: line.index, end: line.index + line[0].length });
    if (span.end === span.start) continue;
    while (region < regions.length && regions[region]!.end <= span.start) region++;
    blocks.push({ ...span, role: roleOf(span, regions, region) });
  }
  return blocks;
}

function roleOf(span: Span, regions: readonly Region[], from: number): Region['role'] {
  let role: Region['role'] = 'body';
  let most = 0;
  for (let i = from; i < regions.length && regions[i]!.start < span.end; i++) {
    const region = regions[i]!;
    const shared = overlaps(region, span)
      ? Math.min(region.end, span.end) - Math.max(region.start, span.start)
      : 0;
    if (shared > most) {
      most = shared;
      role = region.role;
    }
  }
  return role;
}

type Event = { readonly at: number; readonly order: number; readonly markup: Html };

/** The whole text, every character of it, in document order. */
export function fullText(
  card: Card,
  blocks: readonly TextBlock[],
  marks: readonly Mark[],
  said: readonly Said[],
  notes: readonly VoiceNote[],
): Html {
  const edges = blocks.flatMap((block) => [block.start, block.end]);
  const pieces = nestable(marks, edges);
  const cuts = [...new Set([...edges, ...pieces.flatMap((piece) => [piece.start, piece.end])])].sort(
    (a, b) => a - b,
  );
  const inner = nestable(said, cuts);
  const whole: HtmlValue[] = [];
  const writer = pieceWriter(card, pieces, inner, notes);
  let at = 0;
  for (const [i, block] of blocks.entries()) {
    whole.push(writer(at, block.start));
    // A run of blocks of one role is named once.
    const named = block.role !== 'body' && blocks[i - 1]?.role !== block.role;
    const lead = named && html`<span class="role" data-role="${roleWord(block.role)}"></span>`;
    whole.push(html`<p class="r-${block.role}" dir="auto">${lead}${writer(block.start, block.end)}</p>`);
    at = block.end;
  }
  whole.push(writer(at, card.text.length));
  return html`${whole}`;
}

/** A function that writes the text of successive ranges, in order, with the pieces inside them. */
function pieceWriter(
  card: Card,
  marks: readonly Piece<Mark>[],
  said: readonly Piece<Said>[],
  notes: readonly VoiceNote[],
): (start: number, end: number) => Html {
  const events = eventsOf(card, marks, said, notes);
  let next = 0;
  return (start, end) => {
    const out: HtmlValue[] = [];
    let at = start;
    // What closes at `end` belongs to this range, what opens there to the next one.
    while (next < events.length) {
      const event = events[next]!;
      if (event.at > end || (event.at === end && event.order >= OPEN)) break;
      if (event.at > at) out.push(card.text.slice(at, event.at));
      at = Math.max(at, event.at);
      out.push(event.markup);
      next++;
    }
    if (end > at) out.push(card.text.slice(at, end));
    return html`${out}`;
  };
}

/** At one offset: what ends there closes, the inner first; then what begins there opens, the outer first. */
const OPEN = 1e9;

function eventsOf(
  card: Card,
  marks: readonly Piece<Mark>[],
  said: readonly Piece<Said>[],
  notes: readonly VoiceNote[],
): readonly Event[] {
  const events: Event[] = [];
  // Marks lie outside the words of sources, which are cut at every edge of a mark.
  const all = [...marks, ...said];
  all.forEach((piece, i) => {
    events.push({
      at: piece.start,
      order: OPEN + i,
      markup: i < marks.length ? openMark(card, marks[i]!) : openSaid(said[i - marks.length]!),
    });
    events.push({
      at: piece.end,
      order: all.length - i,
      markup: i < marks.length ? closeMark(marks[i]!) : html`</span>`,
    });
  });
  for (const note of notes) {
    events.push({
      at: note.at,
      order: all.length + 1,
      markup: html`<span class="voice" data-voice="${note.words}"></span>`,
    });
  }
  return events.sort((a, b) => a.at - b.at || a.order - b.order);
}

function openMark(card: Card, piece: Piece<Mark>): Html {
  const anchor = spanAnchor(card, piece.of);
  const name = piece.first ? html`id="${anchor}"` : html`data-of="${anchor}"`;
  return html`<mark ${name} class="k-${piece.of.kind}">`;
}

function openSaid(piece: Piece<Said>): Html {
  return html`<span class="${piece.of.direct ? 'direct' : 'indirect'}">`;
}

function closeMark(piece: Piece<Mark>): Html {
  if (!piece.last) return html`</mark>`;
  const back = piece.of.back.map(
    (way) => html`<a class="back" href="#${way.anchor}" data-n="${way.label}" aria-label="${way.title}"></a>`,
  );
  return html`</mark>${back}`;
}

/** Anchors of marks that had to be cut: the page's style lights up all their pieces together. */
export function cutAnchors(
  card: Card,
  blocks: readonly TextBlock[],
  marks: readonly Mark[],
): readonly string[] {
  const edges = blocks.flatMap((block) => [block.start, block.end]);
  const cut = nestable(marks, edges).filter((piece) => piece.first && !piece.last);
  return cut.map((piece) => spanAnchor(card, piece.of));
}
