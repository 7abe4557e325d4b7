/** Times of day and calendar dates with the event that the clause says happened then. */
import classes from '../../lexicon/en/event-classes.json' with { type: 'json' };
import type { Time } from '../../model/annotation.ts';
import type { StoryContext } from '../../model/finding.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import { clauseAround } from '../../story/clause.ts';
import { type Frame, frameAround } from '../../story/frame.ts';
import { orderOf } from '../../story/order.ts';
import { isHeadline, regionAt, speaks } from '../../story/regions.ts';
import { type Term, termsOf } from '../../story/terms.ts';
import { cover, firstEndingAfter, overlapping, type Span } from '../../text/span.ts';
import { wordsOf } from '../../text/words.ts';

/** Event classes of a lemma. */
const CLASSES = new Map<string, string[]>();
for (const [name, lemmas] of Object.entries(classes.entries)) {
  for (const lemma of lemmas) CLASSES.set(lemma, [...(CLASSES.get(lemma) ?? []), name]);
}

const SAYING: ReadonlySet<string> = new Set(classes.saying);

export type Dated = Span & {
  readonly document: string;
  readonly order: number;
  readonly time: Time;
  readonly kind: 'clock' | 'date' | 'weekday';
  /** Minutes of the day for a clock, days since 1970 for a date, the day of the week from Sunday; half-open. */
  readonly low: number;
  readonly high: number;
  /** The text leaves the year open: `low` and `high` lie in a year of reckoning. */
  readonly open: boolean;
  /** A clock time that may be of the morning or of the evening. */
  readonly half: boolean;
  /** Classes of the event it dates, and the words for it. */
  readonly classes: readonly string[];
  readonly event: string;
  readonly frame: Frame;
  /** The event is named by a noun. */
  readonly nominal: boolean;
  readonly content: ReadonlySet<string>;
  /** "first", "second": which one of its kind the clause speaks of. */
  readonly ordinals: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
  /** Words of each name in the dated event's own words: which court, which town. */
  readonly marks: readonly (readonly string[])[];
  /** The weekday it names without a date, "sunday"; else null. */
  readonly weekday: string | null;
  readonly sentence: Span;
  readonly headline: boolean;
  readonly published: string | null;
};

/** Words that mark a time as near, not exact. */
const NEAR =
  /(?:around|about|approximately|roughly|shortly|just|nearly|almost|before|after|early|late|by)\s+$/i;

const BOUNDS: ReadonlySet<string> = new Set(classes.bounds);
/** Verbs of measures that go up and down from month to month. */
const CHANGES: ReadonlySet<string> = new Set(classes.changes);
/** Verbs whose subject is the event. */
const OCCURRING: ReadonlySet<string> = new Set(classes.occurring);
/** Words that say that something is done again and again. */
const HABITS: ReadonlySet<string> = new Set(classes.habits);
const ORDINALS: ReadonlySet<string> = new Set(classes.ordinals);

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

/** The year in which days without one are reckoned; a leap year. */
const RECKONED = 2000;

/** Monday of an ISO week. */
function monday(year: number, week: number): number {
  const fourth = day(year, 1, 4);
  return fourth - ((fourth + 3) % 7) + (week - 1) * 7;
}

/** Days that a TIMEX3 date value covers; null where the calendar place is open. */
function days(value: string): [number, number] | null {
  const week = /^(\d{4})-W(\d{2})(-WE)?$/.exec(value);
  if (week) {
    const first = monday(Number(week[1]), Number(week[2]));
    return week[3] ? [first + 5, first + 7] : [first, first + 7];
  }
  const match = /^(\d{4}|XXXX(?=-\d))(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?$/.exec(value);
  if (!match) return null;
  const [year, month, date] = [
    match[1] === 'XXXX' ? RECKONED : Number(match[1]),
    Number(match[2]),
    Number(match[3]),
  ];
  if (match[3]) return [day(year, month, date), day(year, month, date) + 1];
  if (match[2]) return [day(year, month, 1), day(year, month + 1, 1)];
  return [day(year, 1, 1), day(year + 1, 1, 1)];
}

/** What a time covers, with the scale that it is compared on; null where it is none of an event's. */
function rangeOf(time: Time, before: string): Pick<Dated, 'kind' | 'low' | 'high'> | null {
  const minutes = clock(time, before);
  if (minutes) return { kind: 'clock', low: minutes[0], high: minutes[1] };
  if (time.type !== 'DATE') return null;
  const weekday = /^XXXX-WXX-([1-7])$/.exec(time.value);
  if (weekday) return { kind: 'weekday', low: Number(weekday[1]) % 7, high: (Number(weekday[1]) % 7) + 1 };
  const covered = days(time.value);
  return covered && { kind: 'date', low: covered[0], high: covered[1] };
}

type Range = Pick<Dated, 'kind' | 'low' | 'high'>;

/** "earlier this week" ends before the day on which it is written. */
function earlier(range: Range | null, words: string, published: string | null): Range | null {
  if (range?.kind !== 'date' || !published || !/\bearlier\s+(?:in\s+)?th[ei]s?\s/i.test(words)) return range;
  const today = days(published.slice(0, 10));
  return today && today[0] > range.low && today[0] < range.high ? { ...range, high: today[0] } : range;
}

/** Marks that end the clause of a time. */
const STOP = /[;:()–—“”"\n]/;

/** A time that is a weekday and nothing more exact. */
const WEEKDAY = /^(?:\p{L}+\s+)?((?:sun|mon|tues|wednes|thurs|fri|satur)day)(?:\s+\p{L}+)?(?:'s|’s)?$/iu;

/** Steps up the tree from a time to the event it dates. */
const STEPS = 4;

/**
 * The word that names the dated event: the first above the time in the tree that is of a class, unless a verb of saying
 * comes first, whose date it then is; else the first verb. Null where the tree leads elsewhere.
 */
function eventOf(document: AnnotatedDocument, terms: readonly Term[], time: Span): Term | null {
  const { tokens } = document.layers;
  const inside = terms.filter((term) => term.start >= time.start && term.end <= time.end);
  let at =
    inside
      .map((term) => tokens[term.token]!.head)
      .find((head) => head >= 0 && !inside.some((term) => term.token === head)) ?? -1;
  // "His last day is 3 May": the time is the predicate, its subject names the event.
  const subject = terms.find(
    (term) =>
      /^nsubj/.test(tokens[term.token]!.rel) && inside.some((own) => own.token === tokens[term.token]!.head),
  );
  if (subject) {
    const below = (term: Term) => term.token === subject.token || tokens[term.token]!.head === subject.token;
    return terms.find((term) => below(term) && CLASSES.has(term.lemma)) ?? null;
  }
  let verb: Term | undefined;
  for (let step = 0; step < STEPS && at >= 0; step++) {
    const term = terms.find((one) => one.token === at);
    if (term && CLASSES.has(term.lemma) && term.pos !== 'PROPN') return term;
    const token = tokens[at]!;
    if (token.pos === 'VERB' && SAYING.has(token.lemma)) return null;
    // "the 2014 show she hosts": a time beside a noun dates that noun, not the verb above it.
    if (step === 0 && token.pos === 'VERB' && term?.content) verb = term;
    // A verb of no class may carry the event as its subject or object: "the crash happened at six".
    if (token.pos === 'VERB' || token.pos === 'AUX') {
      const below = terms.find(
        (one) =>
          tokens[one.token]!.head === at &&
          /^(nsubj|obj|nsubj:pass)$/.test(tokens[one.token]!.rel) &&
          CLASSES.has(one.lemma),
      );
      if (below) return below;
      // "after he accused them on Friday of fraud, the bank closed": the nearest full verb takes the date.
      const acts = terms.some(
        (one) => one.content && tokens[one.token]!.head === at && /^nsubj/.test(tokens[one.token]!.rel),
      );
      if (step === 0 && verb && acts) return verb;
    }
    at = token.head;
  }
  return verb ?? null;
}

/**
 * Whether a verb that neither belongs to the event nor governs it stands between it and the time: "the number of those
 * killed rose on Saturday" dates the rise, whatever the tree says.
 */
function nearerVerb(document: AnnotatedDocument, event: Term, time: Span): boolean {
  const { tokens } = document.layers;
  const isUnder = (at: number, top: number): boolean => {
    for (let step = 0; at >= 0 && step < tokens.length; step++) {
      if (at === top) return true;
      at = tokens[at]!.head;
    }
    return false;
  };
  for (let at = event.token + 1; at < tokens.length && tokens[at]!.start < time.start; at++) {
    const apart = !isUnder(at, event.token) && !isUnder(event.token, at);
    if (tokens[at]!.pos === 'VERB' && apart) return true;
  }
  return false;
}

/** Characters back from a clock time to the event that its clause tells of. */
const BACK = 100;

/** The last word before a clock time that names an event, where the tree leads nowhere: "tipped over in heavy rain at 6.13". */
function eventBefore(text: string, terms: readonly Term[], time: Span): Term | null {
  const near = terms.filter((term) => term.end <= time.start && time.start - term.start <= BACK);
  const found = near.findLast((term) => CLASSES.has(term.lemma) && term.pos === 'VERB') ?? null;
  if (found === null || STOP.test(text.slice(found.end, time.start))) return null;
  const between = near.filter((term) => term.start > found.start);
  return between.some((term) => term.pos === 'VERB' || SAYING.has(term.lemma)) ? null : found;
}

/** A line that ends between the event and the time: the time is the page's, not the event's. */
const isBreak = (text: string, a: Span, b: Span): boolean =>
  text.slice(Math.min(a.end, b.end), Math.max(a.start, b.start)).includes('\n');

/** "typically releases them on a Tuesday": no day of any one event. */
const isHabit = (document: AnnotatedDocument, clause: Span): boolean =>
  termsOf(document, clause).some((term) => HABITS.has(term.norm));

/** "Today" within quoted words is the speaker's day and not the document's. */
function isSaid(document: AnnotatedDocument, time: Time): boolean {
  if (time.basis !== 'publication') return false;
  const { text } = document.document;
  const { sentences } = document.layers;
  const sentence = sentences[firstEndingAfter(sentences, time.start)];
  const before = text.slice(sentence?.start ?? 0, time.start);
  return (before.match(/["“”]/g)?.length ?? 0) % 2 === 1 && /["”]/.test(text.slice(time.end, sentence?.end));
}

/** "6:41 pm local time (0241 GMT)": a time in brackets gives the one before it in another zone. */
function isConversion(text: string, time: Time): boolean {
  if (time.type !== 'TIME') return false;
  const before = text.slice(Math.max(0, time.start - 3), time.start);
  const after = text.slice(time.end - 4, time.end + 5);
  return /[(/]\s?$/.test(before) && /GMT|UTC|BST|[A-Z]{2,3}T\b|\)/.test(after);
}

/** "10 Nov 12", "17:06 pm": read from the middle on, the day is lost and the year is taken for it, or the minute for the hour. */
function isCut(text: string, time: Time): boolean {
  if (/\d[:.]$/.test(text.slice(Math.max(0, time.start - 2), time.start))) return true;
  return (
    time.type === 'DATE' &&
    /\b\d{1,2}\s+$/.test(text.slice(Math.max(0, time.start - 4), time.start)) &&
    /^\p{L}+\.?\s+\d{2}$/u.test(text.slice(time.start, time.end))
  );
}

/** Days around publication within which running text leaves the year of a day away. */
const RECENT = 14;

/** "on 15 July 2031" in a report of that week: a caption dates its picture, which may show what came after. */
function isOfPicture(text: string, time: Time, published: string | null): boolean {
  if (!published || !/^\d{4}-\d{2}-\d{2}$/.test(time.value)) return false;
  const [told, printed] = [days(time.value), days(published.slice(0, 10))];
  const words = text.slice(time.start, time.end);
  return (
    told !== null &&
    printed !== null &&
    Math.abs(told[0] - printed[0]) <= RECENT &&
    /\p{L}{3}.*\d{4}$/u.test(words)
  );
}

/** What settles whether a clock time is of the morning or the evening. */
const HALVES =
  /[ap]\.?\s?m\b|noon|midnight|morning|evening|night|afternoon|GMT|UTC|hours|\b(?:1[3-9]|2[0-3])[:.h]|\b\d{4}\b/i;
/** Verbs of reporting as classes of their own. */
const ALERTS: ReadonlySet<string> = new Set(
  (classes.entries.alert as readonly string[]).map((lemma) => `"${lemma}"`),
);

/** A clause of fewer content words is read with its whole sentence. */
const FEW = 5;
/** Longest evidence, UTF-16 units. */
const LONGEST = 160;

export function datedOf(document: AnnotatedDocument, story: StoryContext): Dated[] {
  const { text, id } = document.document;
  const order = orderOf(story, id);
  const { sentences, mentions, times, meta } = document.layers;
  return times.flatMap((time): Dated[] => {
    const sentence = sentences[firstEndingAfter(sentences, time.start)];
    if (!sentence || sentence.start > time.start || !speaks(document, time.start)) return [];
    // "since 1959", "until May": the end of a period, not the day of an event.
    if (BOUND.test(text.slice(Math.max(0, time.start - 16), time.start))) return [];
    const range = earlier(
      rangeOf(time, text.slice(Math.max(0, time.start - 16), time.start)),
      text.slice(Math.max(0, time.start - 10), time.end),
      meta.published?.value ?? null,
    );
    // "The previous day" hangs on what the text spoke of before, which is easily mistaken.
    if (
      range === null ||
      isConversion(text, time) ||
      isCut(text, time) ||
      isOfPicture(text, time, meta.published?.value ?? null) ||
      (range.kind === 'date' && time.basis === 'text')
    )
      return [];
    const clause = clauseAround(text, time, sentence, STOP);
    const terms = termsOf(document, sentence);
    const byTree = eventOf(document, terms, time);
    const event = byTree ?? (range.kind === 'clock' ? eventBefore(text, terms, time) : null);
    if (!event || (byTree && nearerVerb(document, event, time))) return [];
    if (isBreak(text, event, time) || isHabit(document, clause) || isSaid(document, time)) return [];
    // "The end of the 2008 season" bounds a time and tells of none.
    if (event.pos === 'NOUN' ? BOUNDS.has(event.lemma) : CHANGES.has(event.lemma)) return [];
    // The event may itself be what was reported or ended: its head says so, and counts too.
    const { tokens } = document.layers;
    const { head, rel } = tokens[event.token]!;
    // "charged after a shooting" tells of two events.
    const above = /^(?:obl|advcl)/.test(rel) ? '' : (tokens[head]?.lemma ?? '');
    const frame = frameAround(document, story, time, event.token);
    // "The earthquake struck", "the fire broke out": who acts is the event.
    const acting = OCCURRING.has(event.lemma) ? (frame.agent?.lemma ?? '') : '';
    const kinds = [
      ...new Set([
        ...(CLASSES.get(event.lemma) ?? []),
        ...(CLASSES.get(above) ?? []),
        ...(CLASSES.get(acting) ?? []),
        `"${event.lemma}"`,
      ]),
    ].filter(
      // Reports and calls come every day; only their minute is an event's.
      (kind) => range.kind === 'clock' || (kind !== 'alert' && !ALERTS.has(kind)),
    );
    if (kinds.length === 0) return [];
    const names = new Set<string>();
    for (const mention of overlapping(mentions, sentence)) {
      const entity = story.entityOf(id, mention.entity);
      if (entity) names.add(entity);
    }
    const around = cover([event, time]);
    const marks = overlapping(mentions, around)
      .filter((mention) => mention.form === 'name')
      .map((mention) => wordsOf(text, mention).map((word) => word.norm));
    const near = termsOf(document, cover([clause, event]));
    const said = near.filter((term) => term.content).length >= FEW ? near : termsOf(document, sentence);
    const inside = said.filter((term) => term.content && !(term.start < time.end && time.start < term.end));
    return [
      {
        ...(around.end - around.start <= LONGEST ? around : { start: time.start, end: time.end }),
        document: id,
        order,
        time,
        ...range,
        open: time.value.startsWith('XXXX'),
        half:
          range.kind === 'clock' && !HALVES.test(text.slice(time.start, time.end + 8)) && range.low < 12 * 60,
        classes: kinds,
        event: CLASSES.has(acting) ? acting : event.lemma,
        nominal: event.pos === 'NOUN' || CLASSES.has(acting),
        frame,
        ordinals: new Set(near.filter((term) => ORDINALS.has(term.norm)).map((term) => term.norm)),
        content: new Set(inside.map((term) => term.lemma)),
        names,
        marks,
        weekday: WEEKDAY.exec(text.slice(time.start, time.end))?.[1]?.toLowerCase() ?? null,
        sentence,
        headline: isHeadline(regionAt(document, time.start)?.role),
        published: meta.published?.value ?? null,
      },
    ];
  });
}
