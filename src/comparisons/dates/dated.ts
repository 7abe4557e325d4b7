/** Times of day and calendar dates with the event that the clause says happened then. */
import { actOf } from '../../language/word-kinds.ts';
import classes from '../../lexicon/en/event-classes.json' with { type: 'json' };
import type { Time } from '../../model/annotation.ts';
import type { StoryContext } from '../../model/finding.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import { clauseAround } from '../../story/clause.ts';
import { type Frame, frameAround } from '../../story/frame.ts';
import { orderOf } from '../../story/order.ts';
import { isHeadline, regionAt, speaks } from '../../story/regions.ts';
import { termsOf } from '../../story/terms.ts';
import { cover, firstEndingAfter, overlapping, type Span } from '../../text/span.ts';
import { wordsOf } from '../../text/words.ts';
import { CLASSES, eventBefore, eventOf, nearerVerb, STOP } from './event.ts';
import { days, earlier, type Range, rangeOf } from './ranges.ts';

export type Dated = Span &
  Range & {
    readonly document: string;
    readonly order: number;
    readonly time: Time;
    /** The text leaves the year open: `low` and `high` lie in a year of reckoning. */
    readonly open: boolean;
    /** A clock time that may be of the morning or of the evening. */
    readonly half: boolean;
    /** Classes of the event it dates, and the words for it. */
    readonly classes: readonly string[];
    readonly event: string;
    /** The verb of the event: of a noun of action that which it stands for. */
    readonly deed: string;
    readonly frame: Frame;
    /** The event is named by a noun. */
    readonly nominal: boolean;
    readonly content: ReadonlySet<string>;
    /** "first", "second": which one of its kind the clause speaks of. */
    readonly ordinals: ReadonlySet<string>;
    /** "a strike": one of any number of its kind. */
    readonly indefinite: boolean;
    /** How strong the sentence says that the event was ("an earthquake of magnitude 6.1"). */
    readonly magnitudes: readonly number[];
    readonly names: ReadonlySet<string>;
    /** Words of each name in the dated event's own words: which court, which town. */
    readonly marks: readonly (readonly string[])[];
    /** The weekday it names without a date, "sunday"; else null. */
    readonly weekday: string | null;
    readonly sentence: Span;
    readonly headline: boolean;
    readonly published: string | null;
  };

const BOUNDS: ReadonlySet<string> = new Set(classes.bounds);
/** Verbs of measures that go up and down from month to month. */
const CHANGES: ReadonlySet<string> = new Set(classes.changes);
/** Verbs whose subject is the event. */
const OCCURRING: ReadonlySet<string> = new Set(classes.occurring);
/** Words that say that something is done again and again. */
const HABITS: ReadonlySet<string> = new Set(classes.habits);
const NAMED_DAYS: ReadonlySet<string> = new Set(classes.namedDays);
/** Verbs that tell nothing but that there was an event. */
const HAPPENING: ReadonlySet<string> = new Set(classes.happening);
const ORDINALS: ReadonlySet<string> = new Set(classes.ordinals);

/** Words that make a time the end of a period. */
const BOUND =
  /\b(?:since|until|till|from|between|to|through|and|or)\s+(?:the\s+|about\s+|around\s+|early\s+|late\s+)?$/i;

/** "will not reopen until May": the end of a wait is when it happens. Characters before a time in which the "not" may stand. */
const NOT_UNTIL =
  /(?:\bnot|\bnever|n['’]t)\b[^.;:,]*\b(?:until|till)\s+(?:the\s+|about\s+|around\s+|early\s+|late\s+)?$/i;
const NEGATED = 60;

/** A time that is a weekday and nothing more exact. */
const WEEKDAY = /^(?:\p{L}+\s+)?((?:sun|mon|tues|wednes|thurs|fri|satur)day)(?:\s+\p{L}+)?(?:'s|’s)?$/iu;

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

/** "Black Friday", "Super Tuesday": a day by its name. */
const isNamedDay = (text: string, time: Time): boolean =>
  /\p{Lu}/u.test(text[time.start]!) &&
  NAMED_DAYS.has(
    /(\p{Lu}\p{Ll}+)\s$/u.exec(text.slice(Math.max(0, time.start - 12), time.start))?.[1]?.toLowerCase() ??
      '',
  );

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

/** An article that tells of one of many, with what describes it, and the characters before a noun in which it stands. */
const INDEFINITE = /\b(?:an?|another|each|every|any)\s+(?:[\p{L}-]+\s+){0,2}$/iu;
const BEFORE = 32;

/** A clause of fewer content words is read with its whole sentence. */
const FEW = 5;
/** Longest evidence, UTF-16 units. */
const LONGEST = 160;

export function datedOf(document: AnnotatedDocument, story: StoryContext): Dated[] {
  const { text, id } = document.document;
  const order = orderOf(story, id);
  const { sentences, mentions, times, quantities, meta } = document.layers;
  return times.flatMap((time): Dated[] => {
    const sentence = sentences[firstEndingAfter(sentences, time.start)];
    if (!sentence || sentence.start > time.start || !speaks(document, time.start)) return [];
    // "since 1959", "until May": the end of a period, not the day of an event.
    const before = text.slice(Math.max(sentence.start, time.start - NEGATED), time.start);
    if (BOUND.test(before.slice(-16)) && !NOT_UNTIL.test(before)) return [];
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
      isNamedDay(text, time) ||
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
    if (HAPPENING.has(event.lemma) && !CLASSES.has(acting)) return [];
    const kinds = [
      ...new Set([
        ...(CLASSES.get(event.lemma) ?? []),
        ...(CLASSES.get(above) ?? []),
        ...(CLASSES.get(acting) ?? []),
        `"${event.lemma}"`,
        `"${actOf(event.lemma) ?? event.lemma}"`,
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
        deed: CLASSES.has(acting)
          ? acting
          : event.pos === 'NOUN'
            ? (actOf(event.lemma) ?? event.lemma)
            : event.lemma,
        nominal: event.pos === 'NOUN' || CLASSES.has(acting),
        frame,
        indefinite:
          event.pos === 'NOUN' && INDEFINITE.test(text.slice(Math.max(0, event.start - BEFORE), event.start)),
        magnitudes: overlapping(quantities, sentence).flatMap(({ kind, low }) =>
          kind === 'magnitude' && low !== null ? [low] : [],
        ),
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
