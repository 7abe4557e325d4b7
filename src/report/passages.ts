/** A passage: the words of one piece of evidence in their sentence, with the words that differ marked. */
import type { Evidence, Finding } from '../model/finding.ts';
import { overlapping, overlaps, type Span } from '../text/span.ts';
import { type Card, type Cards, chipMark, spanAnchor } from './cards.ts';
import { placesOf } from './collation.ts';
import { claimDetail, figureDetail, quoteDetail, type Variant } from './details.ts';
import { type Html, html } from './html.ts';
import { escapeMarkdown, place } from './markdown.ts';

/** Longest stretch of the sentence shown before and after the evidence, in characters. */
const CONTEXT = 140;
/** The same on a line of a list. */
const NEAR = 60;

export type Passage = {
  readonly card: Card;
  readonly span: Span;
  readonly side: string | null;
  /** The rest of its sentence. */
  readonly before: string;
  readonly after: string;
  /** The evidence, cut where the words that differ begin and end. */
  readonly parts: readonly { readonly text: string; readonly differs: boolean }[];
};

export function passageOf(item: Evidence, cards: Cards, marks: readonly Span[] = []): Passage | null {
  const card = cards.get(item.document);
  if (card === undefined) return null;
  const { before, after } = contextOf(card, item);
  return {
    card,
    span: { start: item.start, end: item.end },
    side: item.side ?? null,
    before,
    after,
    parts: cut(item, marks),
  };
}

/** The passages of a finding in the order of its evidence. */
export function passagesOf(finding: Finding, cards: Cards): readonly Passage[] {
  const marks = marksOf(finding, cards);
  const passages = finding.evidence.map((item, i) => passageOf(item, cards, marks.get(i)));
  return passages.filter((passage) => passage !== null);
}

function contextOf(card: Card, span: Span): { before: string; after: string } {
  const sentences = card.layers === null ? [] : overlapping(card.layers.sentences, span);
  if (sentences.length === 0) return { before: '', after: '' };
  const start = Math.min(span.start, sentences[0]!.start);
  const end = Math.max(span.end, sentences.at(-1)!.end);
  return {
    before: clipStart(card.text.slice(start, span.start)),
    after: clipEnd(card.text.slice(span.end, end)),
  };
}

function clipStart(text: string, length = CONTEXT): string {
  if (text.length <= length) return text;
  const rest = text.slice(-length);
  return `… ${rest.slice(rest.search(/\s/) + 1)}`;
}

export function clipEnd(text: string, length = CONTEXT): string {
  if (text.length <= length) return text;
  const rest = text.slice(0, length);
  return `${rest.slice(0, Math.max(rest.search(/\s\S*$/), 1))} …`;
}

function cut(item: Evidence, marks: readonly Span[]): Passage['parts'] {
  const parts: { text: string; differs: boolean }[] = [];
  let at = item.start;
  const add = (end: number, differs: boolean): void => {
    if (end > at) parts.push({ text: item.text.slice(at - item.start, end - item.start), differs });
    at = Math.max(at, end);
  };
  for (const mark of [...marks].sort((a, b) => a.start - b.start)) {
    add(Math.min(Math.max(mark.start, item.start), item.end), false);
    add(Math.min(mark.end, item.end), true);
  }
  add(item.end, false);
  return parts;
}

/** The differing words by index of evidence, as offsets of the document: stated by the finding, or its word diff's. */
function marksOf(finding: Finding, cards: Cards): ReadonlyMap<number, readonly Span[]> {
  if (finding.verdict !== 'differ' && finding.verdict !== 'update') return new Map();
  const stated = claimDetail(finding).marks;
  if (stated.length > 0) return new Map(stated.map((mark) => [mark.evidence, mark.spans]));
  if (finding.kind === 'figure') return valueMarks(finding, cards);
  return finding.kind === 'quote' ? variantMarks(finding) : new Map();
}

/** The numbers that a figure finding compares, as they stand in its passages. */
function valueMarks(finding: Finding, cards: Cards): ReadonlyMap<number, readonly Span[]> {
  const marks = new Map<number, readonly Span[]>();
  for (const { evidence, low } of figureDetail(finding).values) {
    const item = finding.evidence[evidence];
    const quantities = item === undefined ? undefined : cards.get(item.document)?.layers?.quantities;
    const own = quantities?.filter((quantity) => quantity.low === low && overlaps(quantity, item!));
    if (own !== undefined) marks.set(evidence, own);
  }
  return marks;
}

function variantMarks(finding: Finding): ReadonlyMap<number, readonly Span[]> {
  const { variants } = quoteDetail(finding);
  const marks = new Map<number, Span[]>();
  const [first] = variants;
  for (const variant of variants) {
    for (const { op, a, b } of variant.ops) {
      if (op === 'same') continue;
      if (op !== 'delete') mark(marks, finding, variant, b);
      if (op !== 'insert' && first !== undefined) mark(marks, finding, first, a);
    }
  }
  return marks;
}

function mark(
  marks: Map<number, Span[]>,
  finding: Finding,
  variant: Variant,
  [from, to]: readonly [number, number],
): void {
  const item = finding.evidence[variant.evidence];
  const spans = item === undefined ? [] : wordSpans(item, variant, from, to);
  if (spans.length === 0) return;
  const known = marks.get(variant.evidence) ?? [];
  marks.set(variant.evidence, [...known, { start: spans[0]!.start, end: spans.at(-1)!.end }]);
}

/** Where a variant's words stand in the document; words that are not in the evidence take no place. */
function wordSpans(item: Evidence, variant: Variant, from: number, to: number): readonly Span[] {
  const places = placesOf(item, variant.words).slice(from, to);
  return places.flatMap((place) =>
    place === null ? [] : [{ start: item.start + place.start, end: item.start + place.end }],
  );
}

/** The words themselves, without context. */
export function partsHtml(passage: Passage): readonly Html[] {
  return passage.parts.map((part) =>
    part.differs ? html`<strong class="diff">${part.text}</strong>` : html`${part.text}`,
  );
}

/** The words with a little of their sentence around them, for a line of a list. */
export function inContext(passage: Passage): Html {
  const { before, after } = passage;
  const words = wordsOf(passage);
  const [lead, trail] = [clipStart(before, NEAR), clipEnd(after, NEAR)];
  return html`${lead === '' ? '' : html`<span class="around">${lead}</span>`}${words}${trail === '' ? '' : html`<span class="around">${trail}</span>`}`;
}

/** The words of a passage. */
export const wordsOf = ({ parts }: Passage): string => parts.map((part) => part.text).join('');

/** Passages with the same words but for case and marks, as copies of one text have them, in the order of the first. */
export function sameWords(passages: readonly Passage[]): readonly (readonly Passage[])[] {
  return alike(passages, wordsOf);
}

/** Passages that read the same with the sentence around them: what is shown of one is then every other's wording too. */
export function sameSentences(passages: readonly Passage[]): readonly (readonly Passage[])[] {
  return alike(passages, (passage) => `${passage.before}${wordsOf(passage)}${passage.after}`);
}

function alike(
  passages: readonly Passage[],
  shown: (passage: Passage) => string,
): readonly (readonly Passage[])[] {
  const groups = new Map<string, Passage[]>();
  for (const passage of passages) {
    const words = shown(passage);
    const key =
      words
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim() || words;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [passage]);
    else known.push(passage);
  }
  return [...groups.values()];
}

/** The passage with its sentence around it and the way to the full text; `copies` have the same sentence elsewhere. */
export function passageHtml(passage: Passage, copies: readonly Passage[] = []): Html {
  const { before, after } = passage;
  const first = [...new Map([...copies.toReversed(), passage].map((one) => [one.card.id, one])).values()];
  const heads = first
    .sort((a, b) => a.card.index - b.card.index)
    .map(
      (one) =>
        html`<a class="to" href="${passageHref(one)}">${chipMark(one.card)} <bdi>${one.card.name}</bdi><span class="sr">: in the text</span></a> `,
    );
  return html`<figure class="passage"><figcaption>${heads}</figcaption><blockquote dir="auto">${before === '' ? '' : html`<span class="around">${before}</span>`}<span class="words">${partsHtml(passage)}</span>${after === '' ? '' : html`<span class="around">${after}</span>`}</blockquote></figure>
`;
}

export function passageHref(passage: Passage): string {
  return `#${spanAnchor(passage.card, passage.span)}`;
}

/** The sentence on a quoted line with its place; what differs is bold, else the words meant where they are not all of it. */
export function passageMarkdown(passage: Passage): string {
  const { card, span } = passage;
  return `> ${sentenceMarkdown(passage, CONTEXT)}\n>\n> ${card.letter} ${escapeMarkdown(card.name)}, ${place(card.id, span.start, span.end)}`;
}

/** The sentence for a line of a list, the words meant in bold. */
export function inContextMarkdown(passage: Passage): string {
  return sentenceMarkdown(passage, CONTEXT);
}

function sentenceMarkdown({ before, after, parts }: Passage, length: number): string {
  const marked = parts.some((part) => part.differs);
  const words = marked
    ? parts
    : [{ text: parts.map((part) => part.text).join(''), differs: before + after !== '' }];
  const all = [
    pieceMarkdown(clipStart(before, length)),
    ...words.map((part) => pieceMarkdown(part.text, part.differs)),
    pieceMarkdown(clipEnd(after, length)),
  ];
  return all.join('').trim();
}

function pieceMarkdown(piece: string, bold = false): string {
  const text = escapeMarkdown(piece);
  const lead = /^\s/.test(piece) ? ' ' : '';
  const trail = /\s$/.test(piece) && text !== '' ? ' ' : '';
  return `${lead}${bold && text !== '' ? `**${text}**` : text}${trail}`;
}
