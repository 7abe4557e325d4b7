/** The entity behind a source, through the mentions layer; what the text leaves open stays null. */
import type { Mention } from '../../model/annotation.ts';
import { overlapping } from '../../text/span.ts';
import type { Analysis } from './analysis.ts';
import type { Found } from './found.ts';

/** Relations by which a name is one with the noun it stands at ("spokeswoman Ana Lind", "Ana Lind, the mayor"). */
const SAME = new Set(['flat', 'appos', 'goeswith']);

/** Entity id of the source, or null: the mention that holds the source's head, or a name in apposition to it. */
export function speakerOf(
  analysis: Analysis,
  { source }: Found,
  range: readonly [number, number] | null,
  mentions: readonly Mention[],
): string | null {
  if (source < 0 || range === null) return null;
  const head = analysis.tokens[source]!;
  const holding = overlapping(mentions, head).filter((mention) => endsWith(analysis, mention, source));
  if (holding.length > 0) return one(holding);
  for (let i = range[0]; i < range[1]; i++) {
    if (analysis.head[i] !== source || !SAME.has(analysis.tokens[i]!.rel.split(':')[0]!)) continue;
    const names = overlapping(mentions, analysis.tokens[i]!).filter((mention) => mention.form === 'name');
    if (names.length > 0) return one(names);
  }
  return titled(analysis, source, range, mentions);
}

/** "Secretary of State Ana Lind": a title that is a name itself, and the person's name at the end of the phrase. */
function titled(
  analysis: Analysis,
  source: number,
  [from, to]: readonly [number, number],
  mentions: readonly Mention[],
): string | null {
  if (analysis.tokens[source]!.pos !== 'PROPN') return null;
  let end = source + 1;
  while (end < to && analysis.word[end] === 1) end++;
  const last = end - 1;
  if (last <= source || analysis.kind[last] !== 1 || analysis.nameFrom[last]! <= from) return null;
  if (analysis.tokens[analysis.nameFrom[last]! - 1]!.pos === 'ADP') return null;
  return one(overlapping(mentions, analysis.tokens[last]!).filter((mention) => mention.form === 'name'));
}

/** A possessive mention ("Ruiz's spokesman") does not stand for the phrase it is part of. */
function endsWith(analysis: Analysis, mention: Mention, source: number): boolean {
  const next = analysis.tokens[source]!;
  return mention.end >= next.end || mention.end > next.start;
}

/** The entity that all of the mentions agree on, or the longest mention's; null where equals disagree. */
function one(mentions: readonly Mention[]): string | null {
  const longest = [...mentions].sort((a, b) => b.end - b.start - (a.end - a.start));
  const [first, second] = longest;
  if (first === undefined) return null;
  if (
    second !== undefined &&
    second.entity !== first.entity &&
    second.end - second.start === first.end - first.start
  )
    return null;
  return first.entity;
}
