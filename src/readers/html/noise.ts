/** Pieces of a page’s main part that are no part of the article: found by the names of their elements and by their links. */
import pageNoise from '../../lexicon/page-noise.json' with { type: 'json' };
import type { Piece } from './blocks.ts';

const words = new Set(pageNoise.entries.filter((entry) => !entry.includes(' ')));
const phrases = pageNoise.entries.filter((entry) => entry.includes(' '));

/** Largest share of the whole text that an element may hold and still be left out by its name. */
const SHARE = 0.2;
/** Shortest run of linked lines that is a list of links. */
const RUN = 3;
/** Mean words of a linked line from which a run of them is taken for headlines of other articles. */
const HEADLINE = 4;

/** The elements with telling names around a text node of the page as it was parsed. */
export type NoisyHolders = (node: Text) => readonly Element[];

/** Call it before Readability, which takes elements away and with them their names. */
export function noisyHolders(document: Document): NoisyHolders {
  const holders = new WeakMap<Text, readonly Element[]>();
  const walk = (element: Element, around: readonly Element[]): void => {
    const own = isNoisyName(element) ? [...around, element] : around;
    for (let child = element.firstChild; child !== null; child = child.nextSibling) {
      if (child.nodeType === 3 && own.length > 0) holders.set(child as Text, own);
      else if (child.nodeType === 1) walk(child as Element, own);
    }
  };
  if (document.body) walk(document.body, []);
  return (node) => holders.get(node) ?? [];
}

/** The pieces that belong to the article. */
export function withoutNoise(pieces: readonly Piece[], holdersOf: NoisyHolders): Piece[] {
  const total = pieces.reduce((sum, { text }) => sum + text.length, 0);
  const sizes = new Map<Element, number>();
  for (const { first, text } of pieces) {
    for (const holder of holdersOf(first)) sizes.set(holder, (sizes.get(holder) ?? 0) + text.length);
  }
  const kept = pieces.filter(
    ({ first }) => !holdersOf(first).some((holder) => sizes.get(holder)! <= total * SHARE),
  );
  return withoutLinkLists(kept);
}

function isNoisyName(element: Element): boolean {
  const name = `${element.getAttribute('class') ?? ''} ${element.id ?? ''}`.slice(0, 400);
  if (name.trim() === '') return false;
  const parts = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((part) => part !== '');
  if (parts.some((part) => words.has(part))) return true;
  const joined = ` ${parts.join(' ')} `;
  return phrases.some((phrase) => joined.includes(` ${phrase} `));
}

/** Leaves out runs of lines that are links and nothing else, unless the page is made of them. */
function withoutLinkLists(pieces: readonly Piece[]): Piece[] {
  const isLink = ({ text, linked, kind }: Piece): boolean =>
    kind !== 'title' && kind !== 'other' && text.length < 200 && linked >= text.length * 0.8;
  const words = ({ text }: Piece): number => text.split(/\s+/).length;
  const links = pieces.filter(isLink);
  if (links.length > pieces.length * 0.5) return [...pieces];
  const dropped = new Set<Piece>();
  let run: Piece[] = [];
  const close = (): void => {
    const headlines = run.reduce((sum, piece) => sum + words(piece), 0) >= run.length * HEADLINE;
    if (run.length >= RUN && headlines) for (const piece of run) dropped.add(piece);
    run = [];
  };
  for (const piece of pieces) {
    if (isLink(piece)) run.push(piece);
    else close();
  }
  close();
  return pieces.filter((piece) => !dropped.has(piece));
}
