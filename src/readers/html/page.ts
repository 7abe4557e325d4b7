/** A page as a document object, its text nodes tied to their places in the mark-up. */
import { parseHTML } from 'linkedom';
import type { Span } from '../../text/span.ts';
import type { Places } from './blocks.ts';
import { textEvents } from './source.ts';

export type Page = { readonly document: Document; readonly places: Places };

/** Parses mark-up, however broken. A fragment without a body becomes the body of an empty page. */
export function parsePage(markup: string): Page {
  const whole = /<(?:html|body)[\s>]/i.test(markup.slice(0, 20_000))
    ? markup
    : `<html><body>${markup}</body></html>`;
  const shift = whole === markup ? 0 : '<html><body>'.length;
  const { document } = parseHTML(whole) as unknown as { document: Document };
  return { document, places: placesOf(document, whole, shift) };
}

function placesOf(document: Document, markup: string, shift: number): Places {
  const nodes = textNodes(document);
  const events = textEvents(markup);
  const known = new WeakMap<Text, Span>();
  const byData = new Map<string, number[]>();
  if (nodes.length !== events.length) return () => undefined;
  nodes.forEach((node, i) => {
    const { data, source } = events[i]!;
    if (node.data !== data) return;
    known.set(node, { start: source.start - shift, end: source.end - shift });
    if (data.trim() === '') return;
    const at = byData.get(data);
    if (at === undefined) byData.set(data, [i]);
    else at.push(i);
  });
  let last = -1;
  // Readability parses parts of the page again; their text nodes are new, and found by their text, in order.
  return (node) => {
    const own = known.get(node);
    if (own !== undefined) return own;
    const candidates = byData.get(node.data);
    if (candidates === undefined) return undefined;
    const next = candidates.find((i) => i > last) ?? candidates[0]!;
    last = next;
    const { source } = events[next]!;
    return { start: source.start - shift, end: source.end - shift };
  };
}

function textNodes(root: Node): Text[] {
  const found: Text[] = [];
  const walk = (node: Node): void => {
    for (let child = node.firstChild; child !== null; child = child.nextSibling) {
      if (child.nodeType === 3 || child.nodeType === 4) found.push(child as Text);
      else walk(child);
    }
  };
  walk(root);
  return found;
}
