/** A weekday that does not fit the date beside it: "Tuesday, 13 March 2030" was a Wednesday. */
import calendar from '../../lexicon/en/calendar.json' with { type: 'json' };
import type { FindingDraft, StoryContext } from '../../model/finding.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import { evidenceOf } from '../../story/evidence.ts';
import { regionAt } from '../../story/regions.ts';
import { wordsOf } from '../../text/words.ts';

/** Full names, Monday first. */
const WEEKDAYS = calendar.entries.weekdays.slice(0, 7);

/** Index of the weekday of an ISO date, Monday 0. */
const weekdayOf = (date: string): number => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;

function misdatedIn(document: AnnotatedDocument): FindingDraft[] {
  const { text } = document.document;
  return document.layers.times.flatMap((time): FindingDraft[] => {
    const date = /^\d{4}-\d{2}-\d{2}$/.exec(time.value)?.[0];
    const words = wordsOf(text, time).map((word) => word.norm);
    // Only a date with its year says which weekday it was.
    if (date === undefined || time.basis !== 'stated' || !words.includes(date.slice(0, 4))) return [];
    const named = words.map((word) => WEEKDAYS.indexOf(word)).find((index) => index >= 0);
    if (named === undefined || named === weekdayOf(date)) return [];
    const role = regionAt(document, time.start)?.role;
    if (role === undefined || role === 'navigation' || role === 'boilerplate' || role === 'form') return [];
    return [
      {
        kind: 'date',
        verdict: 'differ',
        relation: 'same-event',
        severity: 'medium',
        origins: 1,
        reason: `${date} was a ${WEEKDAYS[weekdayOf(date)]}, not a ${WEEKDAYS[named]}`,
        weight: 1,
        evidence: [evidenceOf(document, time)],
        detail: { type: 'date', event: WEEKDAYS[named]! },
      },
    ];
  });
}

/** Dates of the story whose weekday is another; equal words of several documents are told once. */
export function misdated(story: StoryContext): FindingDraft[] {
  const told = new Map<string, FindingDraft>();
  for (const document of story.documents.values()) {
    for (const draft of misdatedIn(document)) {
      const earlier = told.get(draft.reason);
      if (!earlier) told.set(draft.reason, draft);
    }
  }
  return [...told.values()];
}
