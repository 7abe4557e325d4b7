/**
 * A window for the publication date, inferred from the text where nothing states it.
 *
 * A report cannot be older than the latest event it tells as past ("was signed on 12 August 2025") nor younger than the
 * first date it puts ahead ("will open in March 2026"). Only dates that the text states in full count, only as adverbials of a
 * verb, and a future in a quotation does not, since the speaker may have spoken long before. Where the two bounds
 * contradict each other, nothing is said. A side without evidence is open: "2025-08-12/..", "../2026-03" (ISO 8601-2).
 */
import { firstDay, lastDay, type Period, parsePeriod } from '../language/calendar.ts';
import { directionAt } from '../language/direction.ts';
import cues from '../lexicon/en/dating-cues.json' with { type: 'json' };
import type { Published, Sentence, Time, Token } from '../model/annotation.ts';
import { defineAnnotator } from '../model/stages.ts';
import { firstEndingAfter } from '../text/span.ts';

const EVENT_BEFORE = new Set(cues.entries.eventBefore);
const FUTURE_BEFORE = new Set(cues.entries.futureBefore);
const AHEAD = new Set(cues.entries.ahead);
const OPEN = new Set(cues.entries.openQuotes);
const CLOSE = new Set(cues.entries.closeQuotes);
const STRAIGHT = new Set(cues.entries.straightQuotes);

/** Words of a sentence that are looked at, which keeps odd input linear. */
const LONGEST_SENTENCE = 200;

type Bound = { readonly time: Time; readonly period: Period };
type Context = {
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly tokens: readonly Token[];
};

/** The words of a time's sentence before it, in lower case. */
function wordsBefore({ text, sentences, tokens }: Context, time: Time): string[] {
  const from = sentences[firstEndingAfter(sentences, time.start)]?.start ?? 0;
  const words: string[] = [];
  const at = firstEndingAfter(tokens, time.start);
  for (
    let i = Math.max(firstEndingAfter(tokens, from), at - LONGEST_SENTENCE);
    i < tokens.length && tokens[i]!.end <= time.start;
    i++
  ) {
    words.push(text.slice(tokens[i]!.start, tokens[i]!.end).toLowerCase());
  }
  return words;
}

function isQuoted(words: readonly string[]): boolean {
  let open = 0;
  for (const word of words) {
    if (OPEN.has(word)) open++;
    else if (CLOSE.has(word)) open--;
    else if (STRAIGHT.has(word)) open = open > 0 ? open - 1 : open + 1;
  }
  return open > 0;
}

/** An event that the text tells as past on a date that it states. */
function isPast(context: Context, time: Time, words: readonly string[]): boolean {
  if (!EVENT_BEFORE.has(words.at(-1) ?? '')) return false;
  if (words.some((word) => AHEAD.has(word))) return false;
  return directionAt(context.text, time.start, time.end, context.sentences, context.tokens) < 0;
}

/** An event that the narrator puts ahead of the day of writing. */
function isAhead(context: Context, time: Time, words: readonly string[]): boolean {
  if (!FUTURE_BEFORE.has(words.at(-1) ?? '') || isQuoted(words)) return false;
  if (!words.slice(-12).some((word) => AHEAD.has(word))) return false;
  return directionAt(context.text, time.start, time.end, context.sentences, context.tokens) > 0;
}

function bounds(context: Context, times: readonly Time[]): { past: Bound | null; ahead: Bound | null } {
  let past: Bound | null = null;
  let ahead: Bound | null = null;
  for (const time of times) {
    if (time.type !== 'DATE' || time.basis !== 'stated') continue;
    const period = parsePeriod(time.value);
    if (period === null) continue;
    const words = wordsBefore(context, time);
    if (isPast(context, time, words)) {
      if (past === null || firstDay(period) > firstDay(past.period)) past = { time, period };
    } else if (isAhead(context, time, words)) {
      if (ahead === null || lastDay(period) < lastDay(ahead.period)) ahead = { time, period };
    }
  }
  return { past, ahead };
}

export const dating = defineAnnotator({
  name: 'dating',
  version: 2,
  needs: ['meta', 'times', 'sentences', 'tokens'],
  gives: 'dating',
  annotate({ text }, { meta, times, sentences, tokens }): Published | null {
    if (meta.published !== null) return null;
    const { past, ahead } = bounds({ text, sentences, tokens }, times);
    if (past === null && ahead === null) return null;
    if (past !== null && ahead !== null && firstDay(past.period) > lastDay(ahead.period)) return null;
    const because = [
      ...(past === null ? [] : [{ ...spanOf(past), reason: 'the latest dated event told as past' }]),
      ...(ahead === null ? [] : [{ ...spanOf(ahead), reason: 'the first date still ahead' }]),
    ];
    const value = `${past?.time.value ?? '..'}/${ahead?.time.value ?? '..'}`;
    return { value, precision: 'interval', basis: 'inferred', because };
  },
});

function spanOf({ time }: Bound): { readonly start: number; readonly end: number } {
  return { start: time.start, end: time.end };
}
