/** Of what and of when a figure speaks: an earlier event, a part of a total, people of one kind. */
import words from '../../lexicon/en/figure-words.json' with { type: 'json' };
import type { Quantity } from '../../model/annotation.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import { termsOf } from '../../story/terms.ts';
import { isEarlier, publicationDay } from '../../story/when.ts';
import { overlapping, overlaps, type Span } from '../../text/span.ts';
import { anyOf } from './joints.ts';

const PART: ReadonlySet<string> = new Set(words.entries.part);
const MORE: ReadonlySet<string> = new Set(words.entries.more);
const ANYBODY: ReadonlySet<string> = new Set(words.entries.anybody);
const REQUIRING: ReadonlySet<string> = new Set(words.entries.requiring);
const PAST: ReadonlySet<string> = new Set(words.entries.past);
const LINGERING: ReadonlySet<string> = new Set(words.entries.lingering);
const CLOSING: ReadonlySet<string> = new Set(words.entries.closing);
const COMPARING: ReadonlySet<string> = new Set(words.entries.comparing);
const WISHING: ReadonlySet<string> = new Set(words.entries.wishing);
const INHABITED: ReadonlySet<string> = new Set(words.entries.inhabited);
/** A time reckoned in days or less. */
const SHORT = new RegExp(`\\b${anyOf('short')}s?\\b`, 'i');
/** A month, a year or a season: no toll of one event. */
const WIDE = /^(?:\d{4}|XXXX)(-\d{2}|-W\d{2}|-[SQH].*)?$/;

/** Whether the figure speaks of another time than the document's story. */
export function isOld(document: AnnotatedDocument, quantity: Quantity, clause: Span, toll: boolean): boolean {
  const published = publicationDay(document);
  const scope = quantity.period ? [clause, quantity.period] : [clause];
  const times = scope.flatMap((span) => overlapping(document.layers.times, span));
  if (
    times.some(
      (time) => isEarlier(time, published) || (toll && time.type === 'DATE' && WIDE.test(time.value)),
    )
  )
    return true;
  // "A day earlier" is the story's own time.
  const near = times.filter((time) => SHORT.test(document.document.text.slice(time.start, time.end)));
  return scope
    .flatMap((span) => termsOf(document, span))
    .some((term) => PAST.has(term.norm) && !near.some((time) => overlaps(time, term)));
}

/** "of the", "of their", "of Norland's": what follows a part. */
const OF_WHOLE = new RegExp(
  `^\\s+${anyOf('of')}\\s+(?:${anyOf('wholes')}\\b|\\p{Lu}[\\p{L}.-]{1,20}['’]s\\s)`,
  'u',
);
/** Characters after a figure that are looked at for it. */
const WHOLE = 32;

/** "six of the drowned", of people "including ten": a part of a total. "Including three cranes" are all the cranes. */
export function isPart(
  text: string,
  quantity: Quantity,
  clause: Span,
  { ofPeople, measured }: { readonly ofPeople: boolean; readonly measured: boolean },
): boolean {
  const before = text.slice(Math.max(clause.start, quantity.start - 24), quantity.start).toLowerCase();
  // "88 percent of the voters": every share is of a whole.
  const isShare = quantity.kind === 'percent' || quantity.kind === 'fraction';
  // "A million crowns of Orl's taxes" are no part of another number.
  if (!measured && OF_WHOLE.test(text.slice(quantity.end, quantity.end + WHOLE))) return true;
  if (!isShare && !ofPeople) return false;
  return before
    .split(/[^\p{L}]+/u)
    .slice(-3)
    .some((word) => PART.has(word));
}

/** "another 40", "50 others", "20 more people": in addition to others. */
export function isMore(document: AnnotatedDocument, quantity: Span, phrase: Span): boolean {
  const around = { start: Math.max(0, quantity.start - 12), end: phrase.end + 1 };
  const terms = termsOf(document, around);
  return terms.some((term, i) => MORE.has(term.norm) && terms[i + 1]?.norm !== 'than');
}

/** What stands between a part and its whole: "10 of the Otters' 16 games". */
const PART_OF = new RegExp(
  `^\\s+${anyOf('of')}\\s+(?:${anyOf('possessors')}|\\p{Lu}\\S*)?\\s*(?:\\S+['’]s?\\s+)?$`,
  'u',
);

/** Whether the figure is the whole that a number right before it is a part of. */
export function isWhole(document: AnnotatedDocument, quantity: Quantity): boolean {
  const before = overlapping(document.layers.quantities, {
    start: Math.max(0, quantity.start - WHOLE),
    end: quantity.start,
  }).findLast((one) => one.end <= quantity.start);
  return before !== undefined && PART_OF.test(document.document.text.slice(before.end, quantity.start));
}

/** Words after a span of time that reckon it from something: "nine days before the vote", "two years ago". */
const RECKONED = new RegExp(`^(?:\\s+\\p{L}+)?\\s+(${anyOf('reckoning')})\\b`, 'iu');

/** On which side of what a span of time is reckoned; null where it is only so long. */
export function reckonedFrom(text: string, quantity: Quantity): string | null {
  if (quantity.kind !== 'duration') return null;
  const word = RECKONED.exec(text.slice(quantity.end, quantity.end + WHOLE))?.[1];
  return word?.toLowerCase() ?? null;
}

/** "You only get 30 percent of the vote": true of anybody, and of no one thing. */
export const isGeneral = (document: AnnotatedDocument, clause: Span): boolean =>
  termsOf(document, clause).some((term) => ANYBODY.has(term.norm));

/** "valid with a turnout above 50 percent": what has to be, and not what is. */
export const isRequired = (document: AnnotatedDocument, clause: Span): boolean =>
  termsOf(document, clause).some((term) => REQUIRING.has(term.lemma));

/** Characters around a figure in which a word says that a state goes on. */
const NEARBY = 30;

/** "two people remain trapped", "two were still trapped". */
export function lingers(document: AnnotatedDocument, phrase: Span, clause: Span): boolean {
  const around = {
    start: Math.max(clause.start, phrase.start - NEARBY),
    end: Math.min(clause.end, phrase.end + NEARBY),
  };
  return termsOf(document, around).some((term) => LINGERING.has(term.lemma) || LINGERING.has(term.norm));
}

/** Characters before a figure in which a word holds something else against it. */
const AGAINST = 40;

/** "dwarfing the $90 million deal", "compared with 47 the night before". */
export function isCompared(
  document: AnnotatedDocument,
  quantity: Span,
  clause: Span,
  verb: string | null,
): boolean {
  if (verb !== null && COMPARING.has(verb)) return true;
  const before = { start: Math.max(clause.start, quantity.start - AGAINST), end: quantity.start };
  return termsOf(document, before).some((term) => COMPARING.has(term.lemma) || COMPARING.has(term.norm));
}

/** Whether the words before the figure say that somebody hopes or asks for it. */
export function isWished(document: AnnotatedDocument, quantity: Span, clause: Span): boolean {
  const before = { start: clause.start, end: Math.max(clause.start, quantity.start) };
  return termsOf(document, before).some((term) => WISHING.has(term.lemma));
}

/** Whether a clause tells of the value at the end of a day: "closed down". */
export function closes(document: AnnotatedDocument, clause: Span): boolean {
  return termsOf(document, clause).some((term) => term.pos === 'VERB' && CLOSING.has(term.lemma));
}

/** "a city of 500,000 people": those who live there, whatever befell others. */
export function isPopulation(document: AnnotatedDocument, phrase: Span): boolean {
  const { text } = document.document;
  const figure = /\d/.exec(text.slice(phrase.start, phrase.end));
  const start = phrase.start + (figure?.index ?? 0);
  const before = termsOf(document, { start: Math.max(0, start - NEARBY), end: start });
  const of = before.findLastIndex((term) => term.norm === 'of');
  return of > 0 && before.length - of <= 3 && INHABITED.has(before[of - 1]!.lemma);
}
