/** Whether a figure is a level, a change, a record or a limit, and which step of a change. */
import contexts from '../../lexicon/en/figure-contexts.json' with { type: 'json' };
import type { Quantity } from '../../model/annotation.ts';
import { type Around, CHANGES, CONNECTORS, SKIP_BACK } from './around.ts';
import type { Figure } from './interpret.ts';
import type { Word } from './words.ts';

const RECORDS = new Set(contexts.entries.aspects.record);
const LIMITS = new Set(contexts.entries.aspects.limit);

const ADVERBS = new Set(contexts.entries.multipleNeedsMore);

export type Aspect = { readonly aspect: Quantity['aspect']; readonly step: Quantity['step'] };

/** The verb of change right before the figure. */
export function changeVerb({ words, last }: Around): Word | null {
  for (let at = last; at >= 0 && at > last - 5; at--) {
    const word = words[at]!;
    if (CHANGES.has(word.word)) return word;
    if (!SKIP_BACK.has(word.word) && word.word !== 'by' && word.word !== 'from' && word.pos !== 'ADV')
      return null;
  }
  return null;
}

/** Level, change, record or limit, and the step of a change, by the words right around the figure. */
export function aspectOf(figure: Figure, around: Around): Aspect {
  const { words, next, last } = around;
  if (figure.kind === 'ordinal' || figure.kind === 'age') return { aspect: 'level', step: undefined };
  if (figure.unit === 'times')
    return { aspect: multiplies(words, next) ? 'change' : 'level', step: undefined };
  const verb = changeVerb(around);
  const direct = lastDirect(around);
  const change = changeNear(words, last, 12);
  if (direct === 'by' && (verb !== null || changeNear(words, last, 7)))
    return { aspect: 'change', step: 'by' };
  if (direct === 'to' && change) return { aspect: 'level', step: 'to' };
  if (direct === 'from' && (change || changeAfter(words, next))) return { aspect: 'level', step: 'from' };
  const relative = figure.kind === 'percent' || figure.kind === 'money' || figure.kind === 'temperature';
  if (verb !== null && relative && direct !== 'to' && direct !== 'of')
    return { aspect: 'change', step: 'by' };
  if (relative && (CHANGES.has(words[next]?.word ?? '') || isChangeOf(words, last)))
    return { aspect: 'change', step: 'by' };
  if (
    LIMITS.has(words[next]?.word ?? '') ||
    (words[next]?.word === '-' && LIMITS.has(words[next + 1]?.word ?? ''))
  ) {
    return { aspect: 'limit', step: undefined };
  }
  if (limited(figure, words, last)) return { aspect: 'limit', step: undefined };
  for (const at of [last, last - 1, last - 2, next, next + 1]) {
    if (RECORDS.has(words[at]?.word ?? '') && words[at]!.word !== 'most' && words[at + 1]?.word !== '-')
      return { aspect: 'record', step: undefined };
  }
  return { aspect: 'level', step: undefined };
}

/** "doubled" changes, "twice as many" compares. */
function multiplies(words: readonly Word[], next: number): boolean {
  return !ADVERBS.has(words[next - 1]?.word ?? '');
}

/** "an increase of 5 percent". */
function isChangeOf(words: readonly Word[], last: number): boolean {
  let at = last;
  while (at > last - 4 && at >= 0 && SKIP_BACK.has(words[at]!.word) && words[at]!.word !== 'of') at--;
  return words[at]?.word === 'of' && CHANGES.has(words[at - 1]?.word ?? '');
}

function changeNear(words: readonly Word[], last: number, reach: number): boolean {
  for (let at = last; at >= 0 && at > last - reach; at--) {
    const { word } = words[at]!;
    if (CHANGES.has(word) && word !== 'up' && word !== 'down') return true;
    if (word === ';') return false;
  }
  return false;
}

function changeAfter(words: readonly Word[], next: number): boolean {
  return words[next]?.word === 'to' && /^[\d$£€]/.test(words[next + 1]?.word ?? '');
}

/** The preposition before the figure, comparators apart. */
function lastDirect({ words, last }: Around): string {
  let at = last;
  for (let step = 0; step < 5 && at >= 0; step++) {
    const { word } = words[at]!;
    if (word === 'by' || word === 'to' || word === 'from' || word === 'of')
      return words[at - 1]?.word === 'up' ? '' : word;
    if (!SKIP_BACK.has(word)) return '';
    at--;
  }
  return '';
}

function limited(figure: Figure, words: readonly Word[], last: number): boolean {
  if (figure.qualifier === null && !CONNECTORS.has(words[last]?.word ?? '')) return false;
  for (let at = last; at >= 0 && at > last - 5; at--) if (LIMITS.has(words[at]!.word)) return true;
  return false;
}
