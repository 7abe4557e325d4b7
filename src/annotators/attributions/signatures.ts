/**
 * What rules find more surely than the model: signed quotations ("“…” — Name", the name on the same line or on the next)
 * and headlines that open with their speaker ("Name: …").
 */
import prepositions from '../../lexicon/en/source-prepositions.json' with { type: 'json' };
import type { Region } from '../../model/annotation.ts';
import type { Analysis } from './analysis.ts';
import type { Found } from './found.ts';

const PREPOSITIONS = new Set(prepositions.entries);
const LONGEST_PREPOSITION = Math.max(...prepositions.entries.map((word) => word.length));
const DASH = /^[\u2010-\u2015-]{1,2}$/;
/** Words of a signature at most: a name and what the person is. */
const LONGEST = 14;

/** Quotations that fill a paragraph's beginning and are signed after a dash. */
export function signedQuotations(analysis: Analysis): Found[] {
  const found: Found[] = [];
  analysis.quotes.forEach((quote) => {
    const { from, to, words, paragraph } = quote;
    if (words < 2 || !beginsParagraph(analysis, from)) return;
    let dash = to;
    while (dash < analysis.size && dash < to + 3 && analysis.word[dash] === 0 && !isDash(analysis, dash))
      dash++;
    if (dash >= analysis.size || !isDash(analysis, dash)) return;
    const own = analysis.paragraphOf[analysis.sentence[dash]!]!;
    if (own > paragraph + 1) return;
    const source = signer(analysis, dash + 1, analysis.paragraphAt[own + 1] ?? analysis.size);
    if (source < 0) return;
    const content = { ranges: trimmed(analysis, from, to), side: 1, via: 2 };
    if (content.ranges.length > 0) found.push({ anchor: dash, content, source, confidence: 1 });
  });
  return found;
}

/** Paragraphs that can be headlines: a title, or a line of few words without a stop. */
const HEADLINES: ReadonlySet<Region['role']> = new Set(['title', 'deck', 'heading']);
const HEADLINE_WORDS = 25;

/** "Name: what is said" in a headline; the name is a person or an organization and stands alone before the colon. */
export function headlineStatements(analysis: Analysis): Found[] {
  const found: Found[] = [];
  analysis.roleOf.forEach((role, p) => {
    if (!HEADLINES.has(role)) return;
    const from = analysis.paragraphAt[p]!;
    const to = analysis.paragraphAt[p + 1]!;
    if (to - from > HEADLINE_WORDS || to - from < 4) return;
    const colon = analysis.nameTo[from]!;
    const named = analysis.kind[from] === 1 || analysis.kind[from] === 2;
    if (!named || colon >= to - 2 || !isColon(analysis, colon)) return;
    const ranges = trimmed(analysis, colon + 1, to);
    if (ranges.length === 0) return;
    found.push({ anchor: colon, content: { ranges, side: 0, via: 1 }, source: colon - 1, confidence: 1 });
  });
  return found;
}

function isColon(analysis: Analysis, i: number): boolean {
  const { start, end } = analysis.tokens[i]!;
  return end - start === 1 && analysis.text[start] === ':';
}

function isDash(analysis: Analysis, i: number): boolean {
  const { start, end } = analysis.tokens[i]!;
  return DASH.test(analysis.text.slice(start, end));
}

function beginsParagraph(analysis: Analysis, from: number): boolean {
  const start = analysis.paragraphAt[analysis.paragraphOf[analysis.sentence[from]!]!]!;
  for (let i = start; i < from; i++) if (analysis.word[i] === 1) return false;
  return true;
}

function trimmed(analysis: Analysis, from: number, to: number): number[] {
  let [a, b] = [from, to];
  while (a < b && analysis.word[a] === 0) a++;
  while (b > a && analysis.word[b - 1] === 0) b--;
  return a < b ? [a, b] : [];
}

/** The head of the name that stands from `from` to the end of its paragraph; -1 where something else stands there. */
function signer(analysis: Analysis, from: number, to: number): number {
  let head = -1;
  let words = 0;
  for (let i = from; i < to; i++) {
    const { pos, start } = analysis.tokens[i]!;
    if (analysis.word[i] === 0) continue;
    words++;
    const capital = /^\p{Lu}/u.test(analysis.text.slice(start, start + 2));
    if (words > LONGEST || pos === 'VERB' || (words === 1 && !capital)) return -1;
    const up = analysis.head[i]!;
    if (head < 0 && (up < from || up >= to)) head = i;
  }
  return head;
}

/** "…, per the Harbour Office": a clause that a comma and a preposition of attribution end with a name. */
export function perStatements(analysis: Analysis): Found[] {
  const found: Found[] = [];
  for (let i = 1; i < analysis.size - 1; i++) {
    const { start, end } = analysis.tokens[i]!;
    if (end - start > LONGEST_PREPOSITION || !PREPOSITIONS.has(analysis.text.slice(start, end).toLowerCase()))
      continue;
    const s = analysis.sentence[i]!;
    const from = analysis.sentenceAt[s]!;
    const comma = analysis.tokens[i - 1]!;
    if (i - 1 <= from || analysis.text.slice(comma.start, comma.end) !== ',' || analysis.quoteOf[i]! >= 0)
      continue;
    let name = i + 1;
    while (name < analysis.size && analysis.tokens[name]!.pos === 'DET') name++;
    if (
      name >= analysis.size ||
      analysis.sentence[name] !== s ||
      (analysis.kind[name] !== 1 && analysis.kind[name] !== 2)
    )
      continue;
    const stop = analysis.nameTo[name]!;
    if (stop < analysis.sentenceAt[s + 1]! && analysis.word[stop] === 1) continue;
    const ranges = trimmed(analysis, from, i - 1);
    if (ranges.length > 0)
      found.push({ anchor: i, content: { ranges, side: 1, via: 1 }, source: stop - 1, confidence: 1 });
  }
  return found;
}
