/** The head of a page: fields, title, deck, byline, date lines, all that stands before the first paragraph of the article. */

import { headLine, isAgencyName, isKnownName, isName } from '../../language/head-lines.ts';
import { isOutletName } from '../../language/outlet-names.ts';
import { writtenDates } from '../../language/written-dates.ts';
import bylines from '../../lexicon/en/bylines.json' with { type: 'json' };
import dateLabels from '../../lexicon/en/date-labels.json' with { type: 'json' };
import frontMatter from '../../lexicon/en/front-matter.json' with { type: 'json' };
import type { Region } from '../../model/annotation.ts';
import type { Paragraph } from './paragraphs.ts';

export type Role = Region['role'] | undefined;

const fieldOf = new Map(
  Object.entries(frontMatter.entries).flatMap(([field, keys]) => keys.map((key) => [key, field] as const)),
);
const FIELD_ROLES: Readonly<Record<string, Region['role']>> = {
  published: 'dateline',
  modified: 'dateline',
  byline: 'byline',
};
const labels = [...dateLabels.entries.published, ...dateLabels.entries.modified]
  .sort((a, b) => b.length - a.length)
  .map((label) => label.replaceAll(' ', '\\s+'));
const LABEL = new RegExp(`\\b(?:${labels.join('|')})\\b`, 'gi');
const BY = new RegExp(
  `^(?:${[...bylines.entries.by].sort((a, b) => b.length - a.length).join('|')})\\b:?\\s+`,
  'iu',
);
const roleWords = [...bylines.entries.roles].filter((role) => !role.includes('*'));
const ROLE_END = new RegExp(
  `(?:^|[\\s,|·•/–—-])(?:${[...roleWords, ...bylines.entries.outletRoles].sort((a, b) => b.length - a.length).join('|')})$`,
  'iu',
);
/** Words of a date line at most: two dates with clocks and labels. */
const DATE_LINE = 24;

/** `key: value` lines at the head of the text, by what they say. */
export function fieldRoles(paragraphs: readonly Paragraph[], roles: Role[]): void {
  const found: number[] = [];
  for (let i = 0; i < Math.min(10, paragraphs.length); i++) {
    const field = fieldAt(paragraphs[i]!);
    if (field === undefined) {
      if (i > 0 || found.length > 0) break;
    } else found.push(i);
  }
  for (const i of found) {
    const field = fieldAt(paragraphs[i]!)!;
    const sure = field === 'url' || FIELD_ROLES[field] === 'dateline';
    if (sure || found.length > 1) roles[i] = FIELD_ROLES[field] ?? 'boilerplate';
  }
}

/** Which field a line `key: value` gives; undefined where it is none or its value is not of the field's kind. */
export function fieldAt({ text, words }: Paragraph): string | undefined {
  const match = /^([A-Za-z][A-Za-z -]{1,20}):\s+(\S[^\n]*)$/.exec(text);
  const field = match === null ? undefined : fieldOf.get(match[1]!.toLowerCase());
  if (match === null || field === undefined || words > 40) return undefined;
  if (field === 'url') return /^https?:\/\/\S+$/.test(match[2]!) ? field : undefined;
  if (FIELD_ROLES[field] === 'dateline') return /\d/.test(match[2]!) && words <= 24 ? field : undefined;
  return field;
}

/** A line with a date and hardly anything else: labels, a clock, an agency in brackets. */
export function isDateLine({ text, words }: Paragraph): boolean {
  if (words > DATE_LINE) return false;
  const dates = writtenDates(text);
  if (dates.length === 0) return false;
  let rest = text;
  for (const date of [...dates].reverse()) rest = `${rest.slice(0, date.start)} ${rest.slice(date.end)}`;
  rest = rest.replace(LABEL, ' ').replace(/\([^)]{0,30}\)/g, ' ');
  const left = rest.replace(/^[\s|·•,–—-]+|[\s|·•,–—-]+$/g, '');
  if (isOutletName(left)) return true;
  if (isKnownName(left)) return false;
  return (left.match(/\p{L}{2,}/gu) ?? []).length <= 2;
}

/** A line that names who wrote the text: "By …", a name with a role, a name beside a date. */
export function isByline(
  paragraph: Paragraph,
  before: Paragraph | undefined,
  after: Paragraph | undefined,
): boolean {
  const { text, words } = paragraph;
  if (words === 0 || words > 16 || text.length > 160) return false;
  const by = BY.exec(text);
  if (by !== null) {
    const rest = text.slice(by[0].length);
    return (
      /^[\p{Lu}@]/u.test(rest) &&
      (words <= 12 || !paragraph.closed) &&
      !/[.!?]\s+\p{Lu}\p{Ll}+\s+\p{Ll}/u.test(rest) &&
      capitalShare(rest) > 0.5
    );
  }
  if (paragraph.closed) return false;
  const dated = (other: Paragraph | undefined): boolean => other !== undefined && isDateLine(other);
  if (isAgencyName(text)) return dated(before) || dated(after);
  if (isOutletName(text)) return false;
  const line = headLine(text);
  if (line?.names && (line.dated || line.outlet)) return true;
  if (/^[^|•·]{2,60}[|•·]/u.test(text) && writtenDates(text).length > 0) return true;
  if (ROLE_END.test(text) && (capitalShare(text) > 0.6 || (before !== undefined && isKnownName(before.text))))
    return words > 1;
  if (line?.names && (before === undefined || before.words > 3 || dated(before) || dated(after))) return true;
  const neighbour = (other: Paragraph | undefined): boolean =>
    other !== undefined &&
    (isDateLine(other) || (other.words <= 8 && other.text.startsWith(text)) || BY.test(`${text} `));
  return isName(text) && neighbour(after);
}

function capitalShare(text: string): number {
  const words = text.split(/[\s,]+/).filter((word) => /\p{L}/u.test(word) && word.length > 3);
  if (words.length === 0) return 1;
  return words.filter((word) => /^[^\p{L}]*[\p{Lu}@]/u.test(word)).length / words.length;
}
