/** TIMEX3 time expressions: found in the words, then dated from the day of publication and from one another. */
import { type Period, parsePeriod } from '../../language/calendar.ts';
import { directionAt } from '../../language/direction.ts';
import type { Meta, Region } from '../../model/annotation.ts';
import { defineAnnotator } from '../../model/stages.ts';
import { firstEndingAfter } from '../../text/span.ts';
import { findTimes } from './find.ts';
import { interpret } from './interpret.ts';
import { readWords } from './words.ts';

/** Parts of a page whose present tense tells what happened. */
const SCENES: ReadonlySet<Region['role']> = new Set(['title', 'deck', 'heading', 'caption']);

/** The day (month, year) of publication; null where it is unknown or only inferred. */
function publicationOf({ published }: Meta): Period | null {
  return published === null || published.basis === 'inferred' ? null : parsePeriod(published.value);
}

function inScene(regions: readonly Region[], offset: number): boolean {
  const region = regions[firstEndingAfter(regions, offset)];
  return region !== undefined && region.start <= offset && SCENES.has(region.role);
}

export const times = defineAnnotator({
  name: 'times',
  version: 4,
  needs: ['regions', 'meta', 'sentences', 'tokens'],
  gives: 'times',
  annotate({ text }, { regions, meta, sentences, tokens }) {
    const words = readWords(text);
    const drafts = interpret(findTimes(words), words, {
      now: publicationOf(meta),
      direction: (start, end) => directionAt(text, start, end, sentences, tokens, inScene(regions, start)),
      sentence: (offset) => firstEndingAfter(sentences, offset),
    });
    return drafts.map((draft, i) => ({ ...draft, id: `t${i + 1}` }));
  },
});
