/** When and where a figure holds, and who says it. */
import contexts from '../../lexicon/en/figure-contexts.json' with { type: 'json' };
import type { Attribution, Name, Time } from '../../model/annotation.ts';
import { contains, overlapping, type Span } from '../../text/span.ts';
import { wordBefore } from './neighbours.ts';

const BEFORE_PLACE = new Set(contexts.entries.beforePlace);
const IN_DURATION = new Set(contexts.entries.inDuration);
/** A time further from its figure than this (UTF-16 units) is not taken as its period. */
const PERIOD_REACH = 120;
/** What begins within so many characters of a sentence stands at its beginning. */
const OPENING = 24;
const PLACE_REACH = 120;

/**
 * The time expression of the sentence that a figure's period is: the nearest, those after it preferred, with no other
 * figure and no clause boundary between; one at the beginning of the sentence holds for all of it.
 */
export function periodOf(
  text: string,
  figure: Span,
  sentence: Span,
  times: readonly Time[],
  figures: readonly Span[],
): Span | null {
  let best: Span | null = null;
  let least = PERIOD_REACH;
  for (const time of near(times, figure, sentence, PERIOD_REACH)) {
    if (time.type === 'TIME' || (time.start < figure.end && figure.start < time.end)) continue;
    if (time.type === 'DURATION' && !isSpanOfTime(text, time, sentence)) continue;
    if (time.value.endsWith('_REF')) continue;
    const after = time.start >= figure.end;
    const gap = after ? time.start - figure.end : figure.start - time.end;
    const opening = !after && text.slice(sentence.start, time.start).trim().split(/\s+/).length <= 2;
    const between = after ? { start: figure.end, end: time.start } : { start: time.end, end: figure.start };
    if (!opening && isBroken(text, between, figures)) continue;
    const cost = opening ? gap / 4 : after ? gap : gap * 1.5;
    if (cost < least) {
      least = cost;
      best = { start: time.start, end: time.end };
    }
  }
  return best;
}

/** "over the past year", "in three days": a duration that something happened in. */
function isSpanOfTime(text: string, time: Span, sentence: Span): boolean {
  const word = wordBefore(text, time.start, sentence.start);
  return IN_DURATION.has(word.word === 'the' ? wordBefore(text, word.start, sentence.start).word : word.word);
}

/** The items of the sentence within reach of the figure, and those at the sentence's beginning. */
function near<T extends Span>(
  items: readonly T[],
  figure: Span,
  sentence: Span,
  reach: number,
): readonly T[] {
  const from = Math.max(sentence.start, figure.start - reach);
  const around = overlapping(items, { start: from, end: Math.min(sentence.end, figure.end + reach) });
  if (from <= sentence.start + OPENING) return around;
  return [...overlapping(items, { start: sentence.start, end: sentence.start + OPENING }), ...around];
}

/** Another figure or the end of a clause stands between. */
function isBroken(text: string, between: Span, figures: readonly Span[]): boolean {
  if (
    /[;:()—]|, (?:and|but|while|who|which|after|when)\b|\b(?:after|before|while|when|since)\b(?!\s*$)/.test(
      text.slice(between.start, between.end),
    )
  )
    return true;
  return overlapping(figures, between).length > 0;
}

/** The place named in the sentence with a preposition of place, nearest after the figure, else at the sentence's beginning. */
export function placeOf(
  text: string,
  figure: Span,
  sentence: Span,
  names: readonly Name[],
  figures: readonly Span[],
): Span | null {
  let best: Span | null = null;
  let least = PLACE_REACH;
  for (const name of near(names, figure, sentence, PLACE_REACH)) {
    if (name.type !== 'place') continue;
    const after = name.start >= figure.end;
    const opening = !after && name.start - sentence.start < 12;
    if (!after && !opening) continue;
    const word = wordBefore(text, name.start, sentence.start).word;
    const before =
      word === 'the'
        ? wordBefore(text, wordBefore(text, name.start, sentence.start).start, sentence.start).word
        : word;
    if (!BEFORE_PLACE.has(before)) continue;
    const gap = after ? name.start - figure.end : figure.start - name.end;
    if (after && isBroken(text, { start: figure.end, end: name.start }, figures)) continue;
    if (gap < least) {
      least = gap;
      best = { start: name.start, end: name.end };
    }
  }
  return best;
}

/** The id of the attribution with the smallest content that holds the figure. */
export function attributionOf(figure: Span, attributions: readonly Attribution[]): string | null {
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const { id, content } of attributions) {
    for (const span of content) {
      if (!contains(span, figure)) continue;
      const size = content.reduce((sum, one) => sum + one.end - one.start, 0);
      if (size < least) {
        least = size;
        best = id;
      }
    }
  }
  return best;
}
