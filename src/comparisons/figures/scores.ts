/** Scores of games and records of seasons: which of the two a pair of numbers is. */
import words from '../../lexicon/en/figure-words.json' with { type: 'json' };
import type { Quantity } from '../../model/annotation.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import { termsOf } from '../../story/terms.ts';
import type { Span } from '../../text/span.ts';
import type { Interval } from './values.ts';

const RESULTS: ReadonlySet<string> = new Set(words.entries.results);
const PROGRESS: ReadonlySet<string> = new Set(words.entries.progress);
const RECORDS: ReadonlySet<string> = new Set(words.entries.records);

/** A score as one value, so that only equal scores agree. */
export function scoreOf({ low, high }: Quantity): Interval {
  const value = (low ?? 0) * 10_000 + (high ?? 0);
  return { low: value, high: value };
}

/** "Orrin (10-5)", "a 9-5 season" is a record; "beat Halden 65-53" a result; a lead or a tie is neither. */
export function contestOf(
  document: AnnotatedDocument,
  quantity: Quantity,
  clause: Span,
): 'record' | 'result' | null {
  if (quantity.kind !== 'score') return null;
  const { text } = document.document;
  const said = termsOf(document, clause);
  if (said.some((term) => PROGRESS.has(term.lemma))) return null;
  if (text[quantity.start - 1] === '(' && /[),]/.test(text[quantity.end] ?? '')) return 'record';
  if (said.some((term) => RECORDS.has(term.lemma))) return 'record';
  return said.some((term) => RESULTS.has(term.lemma)) ? 'result' : null;
}
