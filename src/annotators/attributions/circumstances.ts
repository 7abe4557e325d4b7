/** To whom and on what occasion something was said, where the words around the cue state it. */
import addressing from '../../lexicon/en/addressing.json' with { type: 'json' };
import media from '../../lexicon/en/media.json' with { type: 'json' };
import type { Mention, Time } from '../../model/annotation.ts';
import { contains, overlapping, type Span } from '../../text/span.ts';
import type { Analysis } from './analysis.ts';
import { spanOf } from './extent.ts';
import type { Found } from './found.ts';

const ADDRESSED = new Set(addressing.entries.object);
const TOWARDS = new Set(addressing.entries.prepositions);
const HEARERS = new Set(addressing.entries.hearers);
const MEDIA = new Set(media.entries);

const within = (ranges: readonly number[], i: number): boolean =>
  ranges.some((bound, r) => r % 2 === 0 && bound <= i && i < ranges[r + 1]!);

/** Children of the anchor that stand outside source and content, with their relation. */
function outside(analysis: Analysis, found: Found, source: readonly [number, number] | null): number[] {
  const { anchor, content } = found;
  const list: number[] = [];
  for (let c = analysis.childAt[anchor]!; c < analysis.childAt[anchor + 1]!; c++) {
    const child = analysis.children[c]!;
    if (within(content.ranges, child) || (source !== null && child >= source[0] && child < source[1]))
      continue;
    list.push(child);
  }
  return list;
}

/** The subtree of a phrase without its preposition and without content, as a span. */
function phrase(analysis: Analysis, i: number, { content, anchor }: Found): Span {
  let from = analysis.left[i]!;
  let to = analysis.right[i]!;
  for (let c = analysis.childAt[i]!; c < analysis.childAt[i + 1]!; c++) {
    const child = analysis.children[c]!;
    if (child < i && analysis.tokens[child]!.rel === 'case') from = Math.max(from, child + 1);
  }
  for (let r = 0; r < content.ranges.length; r += 2) {
    if (content.ranges[r]! > i) to = Math.min(to, content.ranges[r]!);
    if (content.ranges[r + 1]! <= i) from = Math.max(from, content.ranges[r + 1]!);
  }
  if (anchor > i) to = Math.min(to, anchor);
  else from = Math.max(from, anchor + 1);
  while (from < i && analysis.word[from] === 0) from++;
  while (to > i + 1 && analysis.word[to - 1] === 0) to--;
  return spanOf(analysis, Math.min(from, i), Math.max(to, i + 1));
}

function prepositionOf(analysis: Analysis, i: number): string {
  for (let c = analysis.childAt[i]!; c < analysis.childAt[i + 1]!; c++) {
    const child = analysis.children[c]!;
    if (child < i && analysis.tokens[child]!.rel === 'case')
      return analysis.tokens[child]!.lemma.toLowerCase();
  }
  return '';
}

/** Whether a word can stand for somebody who is spoken to. */
function isSomebody(analysis: Analysis, i: number): boolean {
  const { pos } = analysis.tokens[i]!;
  return pos === 'NOUN' || pos === 'PROPN' || pos === 'PRON';
}

/** A person, a body or a word for people who listen. */
function isHearer(analysis: Analysis, i: number): boolean {
  const kind = analysis.kind[i]!;
  const { pos, lemma } = analysis.tokens[i]!;
  return kind === 1 || kind === 2 || kind === 5 || pos === 'PRON' || HEARERS.has(lemma.toLowerCase());
}

/** The ranges of a content without one that only names who was spoken to ("wrote to the council: …"), if another remains. */
export function withoutHearer(analysis: Analysis, anchor: number, ranges: readonly number[]): number[] {
  const { tokens, head } = analysis;
  const names = (from: number, to: number): boolean => {
    const before = tokens[from - 1];
    if (before?.pos !== 'ADP' || !TOWARDS.has(before.lemma.toLowerCase())) return false;
    for (let i = from; i < to; i++)
      if (head[i] === anchor && tokens[i]!.rel.startsWith('obl')) return isHearer(analysis, i);
    return false;
  };
  const kept: number[] = [];
  for (let r = 0; r < ranges.length; r += 2)
    if (!names(ranges[r]!, ranges[r + 1]!)) kept.push(ranges[r]!, ranges[r + 1]!);
  return kept.length === 0 ? [...ranges] : kept;
}

/** The one spoken to: the object of "told", a phrase with "to", or a vocative inside quoted words. */
export function addresseeOf(
  analysis: Analysis,
  found: Found,
  source: readonly [number, number] | null,
  mentions: readonly Mention[],
): Span | null {
  const lemma = analysis.tokens[found.anchor]!.lemma.toLowerCase();
  for (const child of outside(analysis, found, source)) {
    if (!isSomebody(analysis, child)) continue;
    const { rel } = analysis.tokens[child]!;
    if (ADDRESSED.has(lemma) && (rel === 'obj' || rel === 'iobj') && isHearer(analysis, child))
      return phrase(analysis, child, found);
    const preposition = prepositionOf(analysis, child);
    if (
      child > found.anchor &&
      rel.startsWith('obl') &&
      TOWARDS.has(preposition) &&
      isHearer(analysis, child)
    ) {
      return phrase(analysis, child, found);
    }
  }
  return vocative(analysis, found, mentions);
}

/** A name set off inside quoted words that calls somebody ("No, Maro, …", "…, Maro."). */
function vocative(analysis: Analysis, { content, anchor }: Found, mentions: readonly Mention[]): Span | null {
  for (let r = 0; r < content.ranges.length; r += 2) {
    for (let i = content.ranges[r]!; i < content.ranges[r + 1]!; i++) {
      const q = analysis.quoteOf[i]!;
      if (q < 0 || q === analysis.quoteOf[anchor]) continue;
      if (analysis.tokens[i]!.rel !== 'vocative' && !calls(analysis, i, q)) continue;
      const mention = overlapping(mentions, analysis.tokens[i]!).find((one) => one.form === 'name');
      if (mention !== undefined) return { start: mention.start, end: mention.end };
    }
  }
  return null;
}

/** A person's name between commas that opens the quotation (after an interjection at most) or closes it. */
function calls(analysis: Analysis, i: number, q: number): boolean {
  const { kind, nameFrom, nameTo, word, tokens, text, quotes } = analysis;
  if (kind[i] !== 1 || nameFrom[i] !== i) return false;
  const quote = quotes[q]!;
  const isComma = (at: number): boolean => text.slice(tokens[at]!.start, tokens[at]!.end) === ',';
  let first = i;
  while (first > quote.from && tokens[first - 1]!.pos === 'PROPN') first--;
  const end = nameTo[i]!;
  const opened = first - 1 <= quote.from || isComma(first - 1);
  if (!opened || end >= quote.to || word[end] === 1) return false;
  let before = 0;
  for (let at = quote.from; at < first; at++) if (word[at] === 1 && tokens[at]!.pos !== 'INTJ') before++;
  if (before === 0) return isComma(end);
  for (let at = end; at < quote.to; at++) if (word[at] === 1) return false;
  return isComma(first - 1);
}

/** Medium or place ("in an interview", "on the radio", "in Lisbon") or else the date on which it was said. */
export function occasionOf(
  analysis: Analysis,
  found: Found,
  source: readonly [number, number] | null,
  times: readonly Time[],
): Span | null {
  let place: Span | null = null;
  let time: Span | null = null;
  for (const child of outside(analysis, found, source)) {
    const { rel, lemma } = analysis.tokens[child]!;
    if (!rel.startsWith('obl') && rel !== 'advmod') continue;
    const span = phrase(analysis, child, found);
    if (MEDIA.has(lemma.toLowerCase())) return span;
    time ??= times.find((one) => contains(span, one) && one.type !== 'DURATION') ?? null;
    if (analysis.kind[child] === 3) place ??= span;
  }
  const said = place ?? time;
  return said === null ? null : { start: said.start, end: said.end };
}
