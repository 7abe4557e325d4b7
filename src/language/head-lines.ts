/** Lines above an article that name their author, outlet and date without saying which is which: "Marta Lind · Orrin Courier · 3 May 2025". */
import agencies from '../lexicon/en/agencies.json' with { type: 'json' };
import bylines from '../lexicon/en/bylines.json' with { type: 'json' };
import dateLabels from '../lexicon/en/date-labels.json' with { type: 'json' };
import givenNames from '../lexicon/en/given-names.json' with { type: 'json' };
import organizationWords from '../lexicon/en/organization-words.json' with { type: 'json' };
import { cover, type Span } from '../text/span.ts';
import { isNewspaperName, isOutletName } from './outlet-names.ts';
import { writtenDates } from './written-dates.ts';

const given = new Set(Object.values(givenNames.entries).flat());
const agencyNames = new Set(agencies.entries);
const bodies = new Set([...organizationWords.entries.heads, ...organizationWords.entries.institutions]);
const inLine = bylines.entries.inLine;
/** An alternative of words or phrases, the longest first. */
const oneOf = (phrases: readonly string[]): string =>
  [...phrases]
    .sort((a, b) => b.length - a.length)
    .map((phrase) => phrase.replaceAll(' ', '\\s+'))
    .join('|');
/** A person's name as bylines have it: two to four capitalised words, initials and small particles between. */
const NAME = new RegExp(
  `^(?:\\p{Lu}[\\p{L}\\p{M}'’.-]*)(?:\\s+(?:\\p{Lu}[\\p{L}\\p{M}'’.-]*|${bylines.entries.particles.join('|')})){1,4}$`,
  'u',
);
const LABEL = new RegExp(
  `\\b(?:${oneOf([...dateLabels.entries.published, ...dateLabels.entries.modified])})\\b:?`,
  'gi',
);
const ROLE = new RegExp(
  `(?:^|\\s)(?:${oneOf(bylines.entries.roles.filter((role) => !role.includes('*')))})$`,
  'iu',
);
/** What stands between two parts of such a line; dates and labels are masked by bars before. */
const BETWEEN = new RegExp(
  `\\s*[|•·/]+\\s*|\\s+[-–—]\\s+|,\\s+|\\s+(?:${oneOf(inLine.joining)}|&)\\s+|\\s+(?:${oneOf(inLine.outletAfter)})\\s+|(?:^|(?<=[\\s|]))(?:${oneOf(inLine.namesAfter)})\\s+`,
  'giu',
);
/** Longest line in characters: what is longer is text. */
const LONGEST = 160;

type HeadLine = {
  /** The names of people, from the first to the last of them. */
  readonly names: Span | null;
  readonly outlet: Span | null;
  readonly dated: boolean;
};

/** Whether words have the form of a person's name and none of a body's. */
export function isName(words: string): boolean {
  return (
    NAME.test(words) &&
    !words
      .toLowerCase()
      .split(/\s+/)
      .some((word) => bodies.has(word))
  );
}

/** Whether words are a person's name that begins with a known given name. */
export const isKnownName = (words: string): boolean =>
  isName(words) && given.has(words.split(/\s+/, 1)[0]!.toLowerCase());

/** Whether words are the name of a news agency. */
export const isAgencyName = (words: string): boolean => agencyNames.has(words.toLowerCase());

/** Parts of a line that is nothing but people with known given names, their roles, an outlet and dates; null for any other line. Spans are in the line. */
export function headLine(text: string): HeadLine | null {
  if (text.length > LONGEST || /:$/.test(text)) return null;
  const dates = writtenDates(text);
  const dated = dates.length > 0;
  let masked = text;
  for (const { start, end } of dates)
    masked = masked.slice(0, start) + '|'.repeat(end - start) + masked.slice(end);
  if (dated) masked = masked.replace(LABEL, (label) => '|'.repeat(label.length));
  const names: Span[] = [];
  let outlet: Span | null = null;
  for (const part of partsOf(masked)) {
    const words = masked.slice(part.start, part.end);
    if (isKnownName(words)) names.push(part);
    else if (dated ? isOutletName(words) : isNewspaperName(words)) outlet ??= part;
    // "ET": a zone that the date did not take.
    else if (!isAgencyName(words) && !ROLE.test(words) && !(dated && /^\p{Lu}{1,4}$/u.test(words)))
      return null;
  }
  return { names: names.length > 0 ? cover(names) : null, outlet, dated };
}

function partsOf(masked: string): Span[] {
  const parts: Span[] = [];
  let start = 0;
  const put = (end: number): void => {
    const words = masked.slice(start, end);
    // The marks of a date take the blank that a dash behind it needs; a dash that opens the line is one of a list.
    const lead = (start > 0 ? /^[\s,:;–—-]*/ : /^\s*/).exec(words)![0].length;
    const length = words
      .slice(lead)
      .trimEnd()
      .replace(/[,:;–—-]+$/, '').length;
    if (length > 0) parts.push({ start: start + lead, end: start + lead + length });
  };
  for (const mark of masked.matchAll(BETWEEN)) {
    put(mark.index);
    start = mark.index + mark[0].length;
  }
  put(masked.length);
  return parts;
}
