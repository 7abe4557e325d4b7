/** Times of day and calendar dates with the event that the clause says happened then. */
import classes from '../../lexicon/en/event-classes.json' with { type: 'json' };
import type { Time } from '../../model/annotation.ts';
import type { StoryContext } from '../../model/finding.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import { isHeadline, regionAt, speaks } from '../../story/regions.ts';
import { type Term, termsOf } from '../../story/terms.ts';
import { cover, firstEndingAfter, overlapping, type Span } from '../../text/span.ts';

/** Event classes of a lemma. */
const CLASSES = new Map<string, string[]>();
for (const [name, lemmas] of Object.entries(classes.entries)) {
  for (const lemma of lemmas) CLASSES.set(lemma, [...(CLASSES.get(lemma) ?? []), name]);
}

export type Dated = Span & {
  readonly document: string;
  readonly order: number;
  readonly time: Time;
  readonly kind: 'clock' | 'date';
  /** Minutes of the day for a clock, days since 1970 for a date; half-open. */
  readonly low: number;
  readonly high: number;
  /** Classes of the event it dates, and the words for it. */
  readonly classes: readonly string[];
  readonly event: string;
  readonly content: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
  readonly headline: boolean;
  readonly published: string | null;
};

/** Words that mark a time as near, not exact. */
const NEAR =
  /(?:around|about|approximately|roughly|shortly|just|nearly|almost|before|after|early|late|by)\s+$/i;

/** Words that make a time the end of a period. */
const BOUND =
  /\b(?:since|until|till|from|between|to|through|and|or)\s+(?:the\s+|about\s+|around\s+|early\s+|late\s+)?$/i;

/** Minutes of the day that a TIMEX3 clock value allows; null where it gives no hour. */
function clock(time: Time, before: string): [number, number] | null {
  const match = /T(\d{2})(?::(\d{2}))?/.exec(time.value);
  if (time.type !== 'TIME' || !match) return null;
  const minute = match[2] === undefined ? 0 : Number(match[2]);
  const at = Number(match[1]) * 60 + minute;
  const near = time.mod !== undefined || NEAR.test(before);
  const slack = minute === 0 ? (near ? 30 : 5) : near ? 5 : 0;
  return [at - slack, at + slack + 1];
}

const day = (year: number, month: number, date: number): number =>
  Math.round(Date.UTC(year, month - 1, date) / 86_400_000);

/** Days that a TIMEX3 date value covers; null where the calendar place is open. */
function days(value: string): [number, number] | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?$/.exec(value);
  if (!match) return null;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (match[3]) return [day(year, month, date), day(year, month, date) + 1];
  if (match[2]) return [day(year, month, 1), day(year, month + 1, 1)];
  return [day(year, 1, 1), day(year + 1, 1, 1)];
}

/** The clause around a time: to the next mark on either side, within its sentence. */
function clauseOf(text: string, time: Span, sentence: Span): Span {
  const stop = /[;:()–—“”"\n]/;
  let { start, end } = time;
  while (
    start > sentence.start &&
    !stop.test(text[start - 1]!) &&
    !(text[start - 1] === ' ' && text[start - 2] === ',')
  )
    start--;
  while (end < sentence.end && !stop.test(text[end]!) && !(text[end] === ',' && text[end + 1] === ' ')) end++;
  return { start, end };
}

/** The nearest word of the clause that names a dated event; words before the time come first. */
function eventOf(terms: readonly Term[], time: Span): Term | null {
  const known = terms.filter(
    (term) => term.content && CLASSES.has(term.lemma) && (term.end <= time.start || term.start >= time.end),
  );
  const before = known.filter((term) => term.end <= time.start).at(-1);
  const after = known.find((term) => term.start >= time.end);
  if (!before || !after) return before ?? after ?? null;
  return time.start - before.end <= (after.start - time.end) * 2 + 40 ? before : after;
}

/** Longest evidence, UTF-16 units. */
const LONGEST = 160;

export function datedOf(document: AnnotatedDocument, story: StoryContext): Dated[] {
  const { text, id } = document.document;
  const order = [...story.documents.keys()].indexOf(id);
  const { sentences, mentions, times, meta } = document.layers;
  return times.flatMap((time): Dated[] => {
    const sentence = sentences[firstEndingAfter(sentences, time.start)];
    if (!sentence || sentence.start > time.start || !speaks(document, time.start)) return [];
    // "since 1959", "until May": the end of a period, not the day of an event.
    if (BOUND.test(text.slice(Math.max(0, time.start - 16), time.start))) return [];
    const minutes = clock(time, text.slice(Math.max(0, time.start - 16), time.start));
    const range = minutes ?? (time.type === 'DATE' && time.basis !== 'unresolved' ? days(time.value) : null);
    if (range === null) return [];
    let clause = clauseOf(text, time, sentence);
    let event = eventOf(termsOf(document, clause), time);
    if (!event && clause.start > sentence.start) {
      // "…, on Monday": a time set off by marks dates the clause before it.
      clause = {
        start: clauseOf(text, { start: clause.start - 2, end: clause.start - 2 }, sentence).start,
        end: clause.end,
      };
      event = eventOf(termsOf(document, clause), time);
    }
    if (!event) return [];
    const names = new Set<string>();
    for (const mention of overlapping(mentions, sentence)) {
      const entity = story.entityOf(id, mention.entity);
      if (entity) names.add(entity);
    }
    const around = cover([event, time]);
    const inside = termsOf(document, clause).filter(
      (term) => term.content && !(term.start < time.end && time.start < term.end),
    );
    return [
      {
        ...(around.end - around.start <= LONGEST ? around : { start: time.start, end: time.end }),
        document: id,
        order,
        time,
        kind: minutes ? 'clock' : 'date',
        low: range[0],
        high: range[1],
        classes: CLASSES.get(event.lemma)!,
        event: event.lemma,
        content: new Set(inside.map((term) => term.lemma)),
        names,
        headline: isHeadline(regionAt(document, time.start)?.role),
        published: meta.published?.value ?? null,
      },
    ];
  });
}
