/** Who a text says it is by, and the outlet where a byline or a closing line states it. */

import { headLine, isAgencyName } from '../../language/head-lines.ts';
import { isOutletName } from '../../language/outlet-names.ts';
import { writtenDates } from '../../language/written-dates.ts';
import bylines from '../../lexicon/en/bylines.json' with { type: 'json' };
import type { Region, Stated } from '../../model/annotation.ts';
import { trim } from '../../text/span.ts';

const longestFirst = (words: readonly string[]): string =>
  [...words].sort((a, b) => b.length - a.length).join('|');
const BY = new RegExp(`^(?:${longestFirst(bylines.entries.by)})\\b:?\\s+`, 'iu');
const ROLE_AFTER = new RegExp(
  `\\s*[,|·•–—/-]\\s*(?:[\\p{L}’'-]+\\s+){0,4}(?:${longestFirst(bylines.entries.roles.filter((role) => !role.includes('*')))})\\s*$`,
  'iu',
);
const OUTLET = new RegExp(`^(.{2,50}?)\\s+(?:${longestFirst(bylines.entries.outletRoles)})$`, 'iu');
const REPORTERS = /^[-–—(\s]*(?:(?:additional )?reporting|written|compiled)\s+by\s+([^;.()]+)/iu;

/** The names of the first byline, without "By", roles, places and dates; null where the text has none. */
export function bylineOf(text: string, regions: readonly Region[]): Stated | null {
  const lines = regions.filter(({ role }) => role === 'byline');
  for (const line of lines) {
    const found = namesOf(text, line);
    if (found !== null) return found;
  }
  for (const line of lines) {
    const match = REPORTERS.exec(text.slice(line.start, line.end));
    if (match !== null) {
      const start = line.start + match[0].length - match[1]!.length;
      return stated(text, start, start + match[1]!.length);
    }
  }
  return null;
}

function namesOf(text: string, line: Region): Stated | null {
  const own = text.slice(line.start, line.end);
  if (
    REPORTERS.test(own) ||
    /[.)]$/.test(own.replace(/\b(?:Jr|Sr|\p{Lu})\.$/u, '')) ||
    own.split(/\s+/).length > 18
  )
    return null;
  const by = BY.exec(own)?.[0].length ?? 0;
  const parts = headLine(own.slice(by));
  if (parts?.names && (by === 0 || parts.outlet))
    return stated(text, line.start + by + parts.names.start, line.start + by + parts.names.end);
  if (isAgencyName(own)) return null;
  let end = own.length;
  const date = writtenDates(own)[0];
  if (date !== undefined) end = Math.min(end, date.start);
  const mark = own.slice(by, end).search(/[|·•]|\s[–—-]\s|\s(?:in|for)\s+\p{Lu}/u);
  if (mark > 0) end = by + mark;
  else if (mark === 0) return null;
  const names = own
    .slice(by, end)
    .replace(ROLE_AFTER, '')
    .replace(/\s+@\w+$/, '')
    .replace(/[\s,|·•–—-]+$/, '');
  if (names === '' || !/\p{L}{2}/u.test(names)) return null;
  if (date !== undefined && by === 0 && (repeatedHalf(names) !== null || isOutletName(names))) return null;
  return stated(text, line.start + by, line.start + by + names.length);
}

/**
 * The outlet: of "By Example Times Staff Writers", of a line above the article that is an outlet's name, alone or beside a
 * date, or of a closing line "Example Example | date" that gives one name as author and outlet.
 */
export function outletOf(text: string, regions: readonly Region[]): Stated | null {
  const first = regions.findIndex(({ role }) => role === 'body' || role === 'list');
  for (const [i, line] of regions.entries()) {
    if (line.role !== 'byline' && line.role !== 'dateline' && line.role !== 'navigation') continue;
    const own = text.slice(line.start, line.end);
    const by = BY.exec(own)?.[0].length ?? 0;
    const staff = by === 0 ? null : OUTLET.exec(own.slice(by));
    if (staff !== null && isStaffOf(staff[1]!)) {
      return stated(text, line.start + by, line.start + by + staff[1]!.length);
    }
    const dated = writtenDates(own).length > 0;
    const name = /^([^|,·•]{3,60}?)\s*(?:[|,·•]|$)/.exec(own)?.[1];
    if (name === undefined || (line.role === 'byline' && isAgencyName(own))) continue;
    const parts = i < first && line.role !== 'navigation' ? headLine(own.slice(by)) : null;
    if (parts?.outlet && (by === 0 || parts.names))
      return stated(text, line.start + by + parts.outlet.start, line.start + by + parts.outlet.end);
    if (by > 0) continue;
    const lead = writtenDates(name).length === 0;
    if (i < first && lead && (dated || name === own) && isOutletName(name))
      return stated(text, line.start, line.start + name.length);
    const half = dated && own[name.length + 1] === '|' ? repeatedHalf(name) : null;
    if (half !== null) return stated(text, line.start, line.start + half.length);
  }
  return null;
}

function isStaffOf(name: string): boolean {
  const words = name.split(/\s+/);
  return (
    words.length <= 5 &&
    !/[,;]|\s(?:and|&)\s/.test(name) &&
    words.every((word) => /^[\p{Lu}\p{N}]|^(?:of|the)$/u.test(word))
  );
}

/** `X` of "X X"; null where the text is no name said twice. */
function repeatedHalf(text: string): string | null {
  const half = text.slice(0, Math.floor(text.length / 2));
  return half.length >= 3 && text === `${half} ${half}` ? half : null;
}

function stated(text: string, start: number, end: number): Stated {
  const span = trim(text, { start, end });
  return { value: text.slice(span.start, span.end), ...span, basis: 'stated' };
}
