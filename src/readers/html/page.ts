/** A page as a document object, its text nodes tied to their places in the mark-up. */
import { createRequire } from 'node:module';
import type { Span } from '../../text/span.ts';
import type { Places } from './blocks.ts';
import { type TextEvent, textEvents } from './source.ts';

export type Page = { readonly document: Document; readonly places: Places };

/** Loaded with the first page: it takes longer than all plain texts of a story. */
function linkedom(): typeof import('linkedom') {
  return createRequire(import.meta.url)('linkedom') as typeof import('linkedom');
}

/** Parses mark-up, however broken. A fragment without a body becomes the body of an empty page. */
export function parsePage(markup: string): Page {
  const whole = /<(?:html|body)[\s>]/i.test(markup.slice(0, 20_000))
    ? markup
    : `<html><body>${markup}</body></html>`;
  const shift = whole === markup ? 0 : '<html><body>'.length;
  const { document } = linkedom().parseHTML(whole) as unknown as { document: Document };
  return { document, places: placesOf(document, whole, shift) };
}

function placesOf(document: Document, markup: string, shift: number): Places {
  const nodes = textNodes(document);
  const events = textEvents(markup);
  const known = new WeakMap<Text, Span>();
  if (nodes.length === events.length) {
    nodes.forEach((node, i) => {
      if (node.data === events[i]!.data) known.set(node, moved(events[i]!.source, -shift));
    });
  }
  const search = searchIn(events);
  let last = 0;
  // Readability parses parts of the page again; their text nodes are new, and found by their words, in order.
  return (node) => {
    const own = known.get(node);
    if (own !== undefined) return own;
    const found = search(node.data, last);
    if (found === undefined) return undefined;
    last = found.at;
    return moved(found.source, -shift);
  };
}

function moved(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}

type Found = { readonly at: number; readonly source: Span };

/** Looks words up in all text of the page, after a place in it if they stand there, and gives their place in the mark-up. */
function searchIn(events: readonly TextEvent[]): (data: string, from: number) => Found | undefined {
  const whole = events.map(({ data }) => data).join('');
  const starts: number[] = [];
  let length = 0;
  for (const { data } of events) {
    starts.push(length);
    length += data.length;
  }
  const sourceOf = (at: number, side: 'start' | 'end'): number => {
    const i = indexBelow(starts, at);
    const { data, source } = events[i]!;
    const plain = source.end - source.start === data.length;
    if (!plain) return source[side];
    return source.start + at - starts[i]! + (side === 'end' ? 1 : 0);
  };
  return (data, from) => {
    if (data.trim().length < 2) return undefined;
    const after = whole.indexOf(data, from);
    const at = after < 0 ? whole.indexOf(data) : after;
    if (at < 0) return undefined;
    return { at, source: { start: sourceOf(at, 'start'), end: sourceOf(at + data.length - 1, 'end') } };
  };
}

/** Index of the last of the sorted numbers that is not above `value`. */
function indexBelow(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (sorted[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

function textNodes(root: Node): Text[] {
  const found: Text[] = [];
  const walk = (node: Node): void => {
    for (let child = node.firstChild; child !== null; child = child.nextSibling) {
      if (child.nodeType === 3 || child.nodeType === 4) found.push(child as Text);
      else walk(child);
    }
  };
  // linkedom's document type has no next sibling, so the top level is walked by its list.
  for (const child of root.childNodes) {
    if (child.nodeType === 3) found.push(child as Text);
    else walk(child);
  }
  return found;
}
