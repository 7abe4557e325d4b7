/** The days that the story's documents name, each with the words that name it; no date is borrowed. */
import { firstDay, mondayOf, parsePeriod } from '../language/calendar.ts';
import type { Time } from '../model/annotation.ts';
import type { StoryContext, TimelineEntry } from '../model/finding.ts';
import { firstEndingAfter, type Span } from '../text/span.ts';
import { evidenceOf } from './evidence.ts';
import { speaks } from './regions.ts';

/** Precision of a TIMEX3 date value, null where the calendar place is open. */
export function precisionOf(value: string): TimelineEntry['precision'] | null {
  if (/^\d{4}$/.test(value)) return 'year';
  if (/^\d{4}-\d{2}$/.test(value)) return 'month';
  if (/^\d{4}-W\d{2}$/.test(value)) return 'week';
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return 'day';
  if (/^\d{4}-\d{2}-\d{2}T\d{2}(:\d{2})?$/.test(value)) return 'minute';
  return null;
}

/** Where a week has its letter. */
const WEEK = 5;
/** Longest excerpt shown for a date, UTF-16 units. */
const LONGEST = 300;

/** Index of the first day of a date value: "2026-W01" begins in December; what is no date of the calendar stands last. */
function firstDayOf(value: string): number {
  if (value[WEEK] === 'W') return mondayOf(value);
  const period = parsePeriod(value);
  return period === null ? Number.MAX_SAFE_INTEGER : firstDay(period);
}

/** Dates with the sentence they stand in, by day; several excerpts of one document for one date are shortened to the first. */
export function buildTimeline(story: StoryContext): TimelineEntry[] {
  const entries = new Map<
    string,
    { precision: TimelineEntry['precision']; evidence: TimelineEntry['evidence'] }
  >();
  for (const document of story.documents.values()) {
    const seen = new Set<string>();
    for (const time of document.layers.times) {
      const precision = dated(time);
      if (precision === null || seen.has(time.value) || !speaks(document, time.start)) continue;
      seen.add(time.value);
      const { sentences } = document.layers;
      const sentence = sentences[firstEndingAfter(sentences, time.start)];
      const inside = sentence && sentence.start <= time.start && time.end <= sentence.end;
      const span: Span = inside && sentence.end - sentence.start <= LONGEST ? sentence : time;
      const entry = entries.get(time.value) ?? { precision, evidence: [] };
      entry.evidence.push(evidenceOf(document, span));
      entries.set(time.value, entry);
    }
  }
  return [...entries]
    .sort(([a], [b]) => firstDayOf(a) - firstDayOf(b) || (a < b ? -1 : 1))
    .map(([date, { precision, evidence }]) => ({ date, precision, evidence }));
}

function dated(time: Time): TimelineEntry['precision'] | null {
  if (time.type !== 'DATE' && time.type !== 'TIME') return null;
  return time.basis === 'unresolved' ? null : precisionOf(time.value);
}
