/** Signed quotations: "“…” — Name", the name on the same line or on the next. Surer by rule than by the model. */
import type { Analysis } from './analysis.ts';
import type { Found } from './find.ts';

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
