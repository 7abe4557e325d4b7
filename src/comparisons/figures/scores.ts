/** Scores of games and records of seasons: which of the two a pair of numbers is. */
import words from '../../lexicon/en/figure-words.json' with { type: 'json' };
import type { Mention, Quantity } from '../../model/annotation.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import { termsOf } from '../../story/terms.ts';
import { overlapping, type Span } from '../../text/span.ts';
import type { Interval } from './values.ts';

const RESULTS: ReadonlySet<string> = new Set(words.entries.results);
const PROGRESS: ReadonlySet<string> = new Set(words.entries.progress);
const RECORDS: ReadonlySet<string> = new Set(words.entries.records);
/** Words for the time that is left of a game. */
const LEFT: ReadonlySet<string> = new Set(words.entries.left);

/** What a pair of numbers is: a season's record, a game's result, or how a game stood: "at 7:26". */
export type Contest = 'record' | 'result' | `at ${string}`;

/** A score as one value, so that only equal scores agree. */
export function scoreOf({ low, high }: Quantity): Interval {
  const value = (low ?? 0) * 10_000 + (high ?? 0);
  return { low: value, high: value };
}

/** Characters around a score in which the time on the clock stands. */
const CLOCK_REACH = 60;
/** A time on the clock of a game: "7:26". */
const CLOCK = /(?<![\d:])(\d{1,2}:\d{2})(?![\d:])/u;

/** The minute of the game that a lead or tie is of: "with 7:26 left"; null where none is told. */
function momentOf(document: AnnotatedDocument, quantity: Quantity, sentence: Span): Contest | null {
  const from = Math.max(sentence.start, quantity.start - CLOCK_REACH);
  const to = Math.min(sentence.end, quantity.end + CLOCK_REACH);
  const clock = CLOCK.exec(document.document.text.slice(from, to))?.[1];
  const said = termsOf(document, { start: from, end: to });
  return clock !== undefined && said.some((term) => LEFT.has(term.lemma)) ? `at ${clock}` : null;
}

/** "Orrin (19-22)", "Ann Veld, 31-2,", "a 17-24 season" is a record; "beat Halden 77-58" a result; a lead or a tie is of a moment. */
export function contestOf(
  document: AnnotatedDocument,
  quantity: Quantity,
  clause: Span,
  sentence: Span,
): Contest | null {
  if (quantity.kind !== 'score') return null;
  const { text } = document.document;
  const said = termsOf(document, clause);
  const isAside = /^(?:[),]|$)/.test(text.slice(quantity.end, quantity.end + 1));
  if (isAside && holderOf(document, quantity) !== null) return 'record';
  if (said.some((term) => PROGRESS.has(term.lemma))) return momentOf(document, quantity, sentence);
  if (text[quantity.start - 1] === '(' && isAside) return 'record';
  if (said.some((term) => RECORDS.has(term.lemma))) return 'record';
  return said.some((term) => RESULTS.has(term.lemma)) ? 'result' : null;
}

/** Whose record it is that stands right after a name: "Ann Veld (31-2", "Ann Veld, 31-2,". */
export function holderOf(document: AnnotatedDocument, quantity: Quantity): Mention | null {
  if (quantity.kind !== 'score') return null;
  const before = document.document.text.slice(Math.max(0, quantity.start - 3), quantity.start);
  const joint = /\s?\(\s?$|,\s?$/.exec(before);
  if (joint === null) return null;
  const end = quantity.start - joint[0].length;
  return (
    overlapping(document.layers.mentions, { start: Math.max(0, end - 1), end }).find(
      (mention) => mention.form === 'name' && mention.end === end,
    ) ?? null
  );
}
