/** The documents of a story as the report names them: a letter, a short name, what is known about them. */
import type { Meta } from '../model/annotation.ts';
import type { Evidence } from '../model/finding.ts';
import type { AnnotatedDocument } from '../model/layers.ts';
import type { ReportInput } from '../model/stages.ts';
import type { Span } from '../text/span.ts';
import { type Html, html } from './html.ts';

export type Card = {
  readonly id: string;
  /** Position in the report, from 0. */
  readonly index: number;
  /** A, B … Z, AA, AB … */
  readonly letter: string;
  /** Outlet, else title, else file name. */
  readonly name: string;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly meta: Meta;
  readonly origin: string;
  /** 1, 2 … for the origins that several documents share, null for a document on its own. */
  readonly group: number | null;
  readonly text: string;
  readonly layers: AnnotatedDocument['layers'] | null;
};

/** Letters of a position, in the way of a spreadsheet's columns. */
export function letterOf(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest === 0 ? '' : letterOf(rest - 1)) + String.fromCharCode(65 + (index % 26));
}

/** One card a document, in the examination's order. */
export function cardsOf(input: ReportInput): readonly Card[] {
  const byId = new Map(input.documents.map((document) => [document.document.id, document]));
  const shared = input.examination.origins.filter((origin) => origin.documents.length > 1);
  const groups = new Map(shared.map((origin, i) => [origin.id, i + 1]));
  return input.examination.documents.map((listed, index) => {
    const annotated = byId.get(listed.id);
    const title = clean(listed.meta.title?.value);
    const outlet = clean(listed.meta.outlet?.value);
    return {
      id: listed.id,
      index,
      letter: letterOf(index),
      name: outlet ?? title ?? fileName(listed.id),
      title,
      outlet,
      meta: listed.meta,
      origin: listed.origin,
      group: groups.get(listed.origin) ?? null,
      text: annotated?.document.text ?? '',
      layers: annotated?.layers ?? null,
    };
  });
}

export type Cards = ReadonlyMap<string, Card>;
export function cardMap(input: ReportInput): Cards {
  return new Map(cardsOf(input).map((card) => [card.id, card]));
}

function clean(value: string | undefined): string | null {
  const words = value?.replace(/\s+/g, ' ').trim();
  return words === undefined || words === '' ? null : words;
}

function fileName(id: string): string {
  return id.split(/[\\/]/).at(-1) || id;
}

/** Anchor of a document's full text. */
export const documentAnchor = (card: Card): string => `doc-${card.letter}`;
/** Anchor of a passage in a document's full text. */
export const spanAnchor = (card: Card, span: Span): string => `e-${card.letter}-${span.start}-${span.end}`;
/** Anchor of the line that shows a finding in full; each finding has one. */
export const findingAnchor = (id: string): string => `finding-${id.replace(/[^\w-]/g, '_')}`;

/** The documents of a list of evidence, each once, in the order of the report. */
export function documentsOf(evidence: readonly Evidence[], cards: Cards): readonly Card[] {
  const ids = new Set(evidence.map((item) => item.document));
  return [...cards.values()].filter((card) => ids.has(card.id));
}

function group(card: Card): string {
  return card.group === null ? '' : ` g${((card.group - 1) % 6) + 1}`;
}

/** A document's letter alone, for a link that has the name beside it. */
export function chipMark(card: Card): Html {
  return html`<b class="chip${group(card)}">${card.letter}</b>`;
}

/** A document's letter, with its name for those who do not see the letter's place in the list. */
export function chip(card: Card, href: string = `#${documentAnchor(card)}`): Html {
  return html`<a class="chip${group(card)}" href="${href}" title="${card.name}"><b>${card.letter}</b><span class="sr"> ${card.name}</span></a>`;
}

/** A document's letter and name in words. */
export function named(card: Card, href?: string): Html {
  return html`<span class="named">${chip(card, href)} <bdi>${card.name}</bdi></span>`;
}
