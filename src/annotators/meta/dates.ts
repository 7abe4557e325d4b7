/** When a text was published and last changed, as far as the text or what is given with it says so. */
import { type WrittenDate, writtenDates } from '../../language/written-dates.ts';
import dateLabels from '../../lexicon/en/date-labels.json' with { type: 'json' };
import type { Published, Region } from '../../model/annotation.ts';
import type { Document } from '../../model/document.ts';
import { isCalendarDay, isoPrecision } from '../../text/iso-date.ts';

type Label = 'published' | 'modified' | 'unlabelled' | 'other';
type StatedDate = {
  readonly date: WrittenDate;
  readonly label: Label;
  readonly place: 'head' | 'dateline' | 'foot';
};
export type Dates = { readonly published: Published | null; readonly modified: Published | null };

const labelled = (words: readonly string[]): RegExp =>
  new RegExp(
    `(?<!\\p{L})(?:${[...words]
      .sort((a, b) => b.length - a.length)
      .map((word) => word.replaceAll(' ', '\\s+'))
      .join('|')})(?!\\p{L})`,
    'iu',
  );
const MODIFIED = labelled(dateLabels.entries.modified);
const PUBLISHED = labelled(dateLabels.entries.published);

/** How many regions at the end may hold a closing date line. */
const FOOT = 8;

/** What is given wins; of what is stated, a labelled date over a bare one, the head over the dateline over the foot. */
export function datesOf(document: Document, regions: readonly Region[]): Dates {
  const stated = statedDates(document.text, regions);
  const { given } = document;
  const published =
    given.published === undefined
      ? undefined
      : fromGiven(
          given.published,
          stated.filter(({ label }) => label !== 'modified'),
        );
  const modified =
    given.modified === undefined
      ? undefined
      : fromGiven(
          given.modified,
          stated.filter(({ label }) => label === 'modified'),
        );
  return {
    published: published ?? fromText(bestPublished(stated)) ?? fromAddress(given.url),
    modified: modified ?? fromText(stated.findLast(({ label }) => label === 'modified')?.date),
  };
}

function bestPublished(stated: readonly StatedDate[]): WrittenDate | undefined {
  const orders: readonly (readonly [Label, StatedDate['place'] | undefined])[] = [
    ['published', undefined],
    ['unlabelled', 'head'],
    ['unlabelled', 'dateline'],
    ['unlabelled', 'foot'],
  ];
  for (const [label, place] of orders) {
    const found = stated.find((one) => one.label === label && (place === undefined || one.place === place));
    if (found !== undefined) return found.date;
  }
  return undefined;
}

/** The dates in bylines and date lines at the head and foot of the text. */
function statedDates(text: string, regions: readonly Region[]): StatedDate[] {
  const isArticle = ({ role }: Region): boolean => role === 'body' || role === 'list';
  const first = regions.findIndex(isArticle);
  const last = regions.findLastIndex(isArticle);
  const found: StatedDate[] = [];
  regions.forEach((region, i) => {
    if (region.role !== 'dateline' && region.role !== 'byline') return;
    const inHead = first < 0 || i <= first;
    if (!inHead && (i < last || i < regions.length - FOOT)) return;
    const opens =
      region.role === 'dateline' &&
      regions[i + 1]?.role === 'body' &&
      sameLine(text, region, regions[i + 1]!);
    const slice = text.slice(region.start, region.end);
    let at = 0;
    let lastLabel: Label = 'unlabelled';
    for (const date of writtenDates(slice)) {
      const label = labelOf(slice.slice(at, date.start));
      lastLabel = label === 'unlabelled' && at > 0 ? lastLabel : label;
      at = date.end;
      const moved = { ...date, start: date.start + region.start, end: date.end + region.start };
      found.push({ date: moved, label: lastLabel, place: opens ? 'dateline' : inHead ? 'head' : 'foot' });
    }
  });
  return found;
}

function sameLine(text: string, a: Region, b: Region): boolean {
  return !/[\n\r\u2028\u2029]/.test(text.slice(a.end, b.start));
}

function labelOf(before: string): Label {
  const modified = lastMatch(before, MODIFIED);
  const published = lastMatch(before, PUBLISHED);
  if (modified >= 0 || published >= 0) return modified > published ? 'modified' : 'published';
  return /^\s*\p{L}[\p{L} ]*:\s*$/u.test(before) ? 'other' : 'unlabelled';
}

function lastMatch(text: string, pattern: RegExp): number {
  let at = -1;
  for (const match of text.matchAll(new RegExp(pattern, 'giu'))) at = match.index;
  return at;
}

/** A time of exactly midnight stands for a day without a time. */
function settle(value: string): string {
  return value.replace(/[T ]00:00(?::00(?:\.0+)?)?(?:Z|[+-]\d\d:?\d\d)?$/, '');
}

function fromText(date: WrittenDate | undefined): Published | null {
  if (date === undefined) return null;
  const value = settle(date.value);
  return {
    value,
    precision: isoPrecision(value) ?? date.precision,
    basis: 'stated',
    start: date.start,
    end: date.end,
  };
}

function fromGiven(given: string, stated: readonly StatedDate[]): Published | undefined {
  const value = settle(given.trim().replace(/^(\d{4}-\d\d-\d\d) (?=\d)/, '$1T'));
  const precision = isoPrecision(value);
  if (precision === null) return undefined;
  const same = stated.find(({ date }) => date.value.slice(0, 10) === value.slice(0, 10));
  const span = same === undefined ? {} : { start: same.date.start, end: same.date.end };
  return { value, precision, basis: 'metadata', ...span };
}

/** The day that an address names in its path ("/2025/06/30/"). */
function fromAddress(url: string | undefined): Published | null {
  const match = /\/((?:19|20)\d\d)[/-](\d\d)[/-](\d\d)(?=[/_-])/.exec(url ?? '');
  if (match === null || !isCalendarDay(Number(match[1]), Number(match[2]), Number(match[3]))) return null;
  return { value: `${match[1]}-${match[2]}-${match[3]}`, precision: 'day', basis: 'metadata' };
}
