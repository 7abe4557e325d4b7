/** A weekday that does not fit the date beside it: "Tuesday, 13 March 2030" was a Wednesday. */
import calendar from '../../lexicon/en/calendar.json' with { type: 'json' };
import type { Time } from '../../model/annotation.ts';
import type { FindingDraft, StoryContext } from '../../model/finding.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import { evidenceOf } from '../../story/evidence.ts';
import { regionAt } from '../../story/regions.ts';
import { wordsOf } from '../../text/words.ts';

/** Full names, Monday first. */
const WEEKDAYS = calendar.entries.weekdays.slice(0, 7);

/** Index of the weekday of an ISO date, Monday 0. */
const weekdayOf = (date: string): number => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;

type Named = { readonly date: string; readonly named: number; readonly time: Time };

/** Full dates with a weekday beside them. */
function namedDates(document: AnnotatedDocument): Named[] {
  const { text } = document.document;
  return document.layers.times.flatMap((time): Named[] => {
    const date = /^\d{4}-\d{2}-\d{2}$/.exec(time.value)?.[0];
    const words = wordsOf(text, time).map((word) => word.norm);
    // Only a date with its year says which weekday it was.
    if (date === undefined || time.basis !== 'stated' || !words.includes(date.slice(0, 4))) return [];
    const named = words.map((word) => WEEKDAYS.indexOf(word)).find((index) => index >= 0);
    const role = regionAt(document, time.start)?.role;
    if (named === undefined || role === undefined || /^(navigation|boilerplate|form)$/.test(role)) return [];
    return [{ date, named, time }];
  });
}

function misdatedIn(document: AnnotatedDocument): FindingDraft[] {
  const dates = namedDates(document);
  const isRight = ({ date, named }: Named) => named === weekdayOf(date);
  // A date of the same month and year whose weekday fits shows the slip.
  const beside = ({ date }: Named) =>
    dates.find((other) => isRight(other) && other.date.slice(0, 7) === date.slice(0, 7));
  return dates
    .filter((one) => !isRight(one))
    .map((one): FindingDraft => {
      const other = beside(one);
      return {
        kind: 'date',
        verdict: 'differ',
        relation: 'same-event',
        severity: 'medium',
        origins: 1,
        reason: `${one.date} was a ${WEEKDAYS[weekdayOf(one.date)]}, not a ${WEEKDAYS[one.named]}`,
        weight: 1,
        evidence: other
          ? [evidenceOf(document, one.time, 'a'), evidenceOf(document, other.time, 'b')]
          : [evidenceOf(document, one.time)],
        detail: { type: 'date', event: WEEKDAYS[one.named]! },
      };
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
