/**
 * Paragraphs of the article that Readability left out. Sites break an article into several containers (around a picture,
 * an advertisement); Readability takes one of them and what looks like it. What is set in the same way, by the names of
 * its element and of the element around it, is the same article.
 */
import { type Piece, type Places, piecesOf } from './blocks.ts';
import type { NoisyHolders } from './noise.ts';

type Setting = {
  readonly at: number;
  readonly signature: string;
  readonly article: Element | null;
  readonly title: boolean;
};
export type WholePage = {
  readonly pieces: readonly Piece[];
  readonly settingOf: (node: Text) => Setting | undefined;
};

/** Least share of the kept text that a way of setting must have to be the article's. */
const SHARE = 0.2;
/** Characters from which a text is taken for the only one of its words on the page. */
const LONG = 12;

/** All pieces of the page with the way they are set. Call it before Readability. */
export function wholePage(document: Document, places: Places): WholePage {
  const settings = new WeakMap<Text, Setting>();
  // Readability may parse the page again: then a text is known by its words.
  const byWords = new Map<string, Setting>();
  const add = (node: Text, setting: Setting): void => {
    settings.set(node, setting);
    if (node.data.length > LONG && !byWords.has(node.data)) byWords.set(node.data, setting);
  };
  let at = 0;
  const walk = (element: Element, article: Element | null): void => {
    const own = element.tagName.toUpperCase() === 'ARTICLE' ? element : article;
    const signature = signatureOf(element);
    const title = element.closest('h1') !== null;
    for (let child = element.firstChild; child !== null; child = child.nextSibling) {
      if (child.nodeType === 3) add(child as Text, { at: at++, signature, article: own, title });
      else if (child.nodeType === 1 && !isHidden(child as Element)) walk(child as Element, own);
    }
  };
  if (!document.body) return { pieces: [], settingOf: () => undefined };
  walk(document.body, null);
  return {
    pieces: piecesOf(document.body, places),
    settingOf: (node) => settings.get(node) ?? byWords.get(node.data),
  };
}

function isHidden(element: Element): boolean {
  return (
    element.hasAttribute('hidden') ||
    element.getAttribute('aria-hidden') === 'true' ||
    /display\s*:\s*none/i.test(element.getAttribute('style') ?? '')
  );
}

/** Tag and class of the block around a text and of its parent; empty where neither has a class. */
function signatureOf(element: Element): string {
  let block: Element = element;
  while (block.parentElement !== null && !/^(?:P|LI|DIV|BLOCKQUOTE|SECTION|TD|H\d)$/i.test(block.tagName))
    block = block.parentElement;
  const parent = block.parentElement;
  const own = block.getAttribute('class')?.trim() ?? '';
  const around = parent?.getAttribute('class')?.trim() ?? '';
  if ((own === '' && around === '') || !/^(?:P|BLOCKQUOTE)$/i.test(block.tagName)) return '';
  return `${block.tagName}.${own}<${parent?.tagName}.${around}`;
}

/** The kept pieces with those that were lost, in the order of the page. */
export function withLostParts(
  kept: readonly Piece[],
  page: WholePage,
  holdersOf: NoisyHolders,
): readonly Piece[] {
  const settings = kept.map(({ first }) => page.settingOf(first));
  if (settings.some((setting) => setting === undefined)) return kept;
  const known = new Set(settings.map((setting) => setting!.at));
  const holders = new Set(kept.flatMap(({ first }) => holdersOf(first)));
  const articles = new Set(settings.map((setting) => setting!.article));
  const own = articleSignatures(kept, page);
  const from = Math.min(...known);
  const to = Math.max(...known);
  const lost = page.pieces.filter((piece) => {
    const setting = page.settingOf(piece.first);
    if (
      setting === undefined ||
      known.has(setting.at) ||
      !own.has(setting.signature) ||
      !articles.has(setting.article)
    )
      return false;
    if (piece.text.split(/\s+/).length < 4 || piece.linked > piece.text.length * 0.5) return false;
    return (
      holdersOf(piece.first).every((holder) => holders.has(holder)) &&
      !titleBetween(page, setting.at, from, to)
    );
  });
  if (lost.length === 0) return kept;
  const at = (piece: Piece): number => page.settingOf(piece.first)!.at;
  return [...kept, ...lost].sort((a, b) => at(a) - at(b));
}

/** The ways of setting that hold at least two kept paragraphs and a good share of the text. */
function articleSignatures(kept: readonly Piece[], page: WholePage): ReadonlySet<string> {
  const held = new Map<string, { pieces: number; length: number }>();
  let total = 0;
  for (const { first, text } of kept) {
    total += text.length;
    const { signature } = page.settingOf(first)!;
    if (signature === '') continue;
    const sum = held.get(signature) ?? { pieces: 0, length: 0 };
    held.set(signature, { pieces: sum.pieces + 1, length: sum.length + text.length });
  }
  return new Set(
    [...held]
      .filter(([, sum]) => sum.pieces >= 2 && sum.length >= total * SHARE)
      .map(([signature]) => signature),
  );
}

/** Whether a first-level heading stands between a place outside the kept text and that text: another article begins. */
function titleBetween(page: WholePage, at: number, from: number, to: number): boolean {
  if (at > from && at < to) return false;
  return page.pieces.some(({ first }) => {
    const setting = page.settingOf(first);
    if (setting === undefined || !setting.title) return false;
    return at < from ? setting.at > at && setting.at < from : setting.at > to && setting.at < at;
  });
}
