/** The dateline that an article's paragraph begins with: "LOWELL, Pa. (AP) —", "Port Lowell, May 4, 2025 –". */
import { writtenDates } from '../../language/written-dates.ts';
import agencies from '../../lexicon/en/agencies.json' with { type: 'json' };
import calendar from '../../lexicon/en/calendar.json' with { type: 'json' };
import places from '../../lexicon/en/places.json' with { type: 'json' };

const agencyNames = new Set(agencies.entries);
const placeNames = new Set(Object.values(places.entries).flat());
const monthOrDay = [...calendar.entries.months.flat(), ...calendar.entries.weekdays].sort(
  (a, b) => b.length - a.length,
);
const PARTIAL_DATE = new RegExp(
  `,?\\s*(?:(?:${monthOrDay.join('|')})\\.?,?\\s*)+(?:\\d{1,2}(?:st|nd|rd|th)?)?(?:\\s+(?:${monthOrDay.join('|')})\\.?)?,?$`,
  'i',
);
const DASH = /\s?(?:—|–|--|\s-|:)\s+|\s?(?:—|––)(?=\p{Lu}|["“])/gu;
/** Longest dateline in characters. */
const LONGEST = 90;

/**
 * Length of the dateline a paragraph begins with, its dash and the blanks after it included; 0 where there is none. It is
 * one where before the dash stands a place in capitals, a place with an agency in brackets or with a date, an agency in
 * brackets alone, or a well-known place alone.
 */
export function datelineLength(text: string): number {
  const head = text.slice(0, LONGEST);
  DASH.lastIndex = 0;
  for (const dash of head.matchAll(DASH)) {
    if (dash.index > 0 && isDateline(head.slice(0, dash.index).trim(), dash[0].includes(':'))) {
      return dash.index + dash[0].length;
    }
  }
  const agency = /^\(([^)]{2,30})\)\s+/.exec(head);
  return agency !== null && agencyNames.has(agency[1]!.toLowerCase()) ? agency[0].length : 0;
}

/** Whether words in lower case are a news agency's name. */
export function isAgency(name: string): boolean {
  return agencyNames.has(name);
}

function isDateline(lead: string, colon: boolean): boolean {
  const bracket = /\s*\(([^)]{2,30})\)\s*$/.exec(lead);
  const agency =
    bracket !== null && bracket[1]!.split(/[/,]/).some((name) => agencyNames.has(name.trim().toLowerCase()));
  if (bracket !== null && !agency) return false;
  let place = bracket === null ? lead : lead.slice(0, bracket.index);
  const date = writtenDates(place).at(-1);
  const partial = date === undefined ? PARTIAL_DATE.exec(place) : null;
  const dated =
    date !== undefined ? place.slice(date.end).trim() === '' : partial !== null && partial[0] !== '';
  if (date !== undefined && !dated) return false;
  place = place.slice(0, date?.start ?? partial?.index ?? place.length).replace(/[\s,;|/]+$/, '');
  if (place === '') return agency || date !== undefined;
  if (!/^\p{Lu}[\p{L}\p{M}'’.,/\s-]*$/u.test(place)) return false;
  const parts = place.split(/\s*[,/]\s*/);
  if (parts.length > 4 || place.split(/\s+/).length > 8) return false;
  const capitals =
    /^\p{Lu}[\p{Lu}\p{M}'’.\s-]*$/u.test(parts[0]!) && parts[0]!.replace(/[^\p{Lu}]/gu, '').length >= 3;
  const wellKnown = placeNames.has(parts[0]!.toLowerCase()) && parts.length <= 3;
  if (colon) return (capitals || wellKnown) && (agency || dated);
  const titleCase = parts.every((part) =>
    /^(?:\p{Lu}[\p{L}\p{M}'’.-]*|de|da|del|la|el|of|the|al|on|upon|and)(?:\s+(?:\p{Lu}[\p{L}\p{M}'’.-]*|de|da|del|la|el|of|the|al|on|upon|and))*$/u.test(
      part,
    ),
  );
  const brief = place.split(/\s+/).length <= 2 || parts.length > 1 || wellKnown || agency || dated;
  return (capitals && brief) || (titleCase && (agency || dated || wellKnown));
}
