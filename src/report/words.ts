/** Numbers, dates and figures in the report's fixed words. */
import { mondayOf, periodValue } from '../language/calendar.ts';
import report from '../lexicon/en/report.json' with { type: 'json' };

const words = report.entries;

function entry(table: Readonly<Record<string, string>>, key: string): string {
  return Object.hasOwn(table, key) ? table[key]! : key.replaceAll('-', ' ');
}

export const kindWord = (kind: string): string => entry(words.kinds, kind);
export const verdictWord = (verdict: string): string => entry(words.verdicts, verdict);
export const relationWord = (relation: string): string => entry(words.relations, relation);
export const severityWord = (severity: string): string => entry(words.severities, severity);
export const effectWord = (effect: string): string => entry(words.effects, effect);
/** What a statement is told differently about; '' where the heading says it. */
export const typeWord = (type: string): string => entry(words.types, type);
export const stanceWord = (stance: string): string => entry(words.stances, stance);
export const basisWord = (basis: string): string => entry(words.bases, basis);
export const roleWord = (role: string): string => entry(words.roles, role);
/** A fixed identifier ("leftover-word-count") as words. */
export const plainWord = (name: string): string => name.replaceAll('-', ' ');

/** A finding's reason with its figures and dates in words: ">=30000" is "at least 30,000". */
export function reasonWords(reason: string): string {
  return reason
    .replace(/\b\d{4}-\d{2}(?:-\d{2})?(?:T\d{2}:\d{2})?\b/g, dateWords)
    .replace(/(?<![\d.,:-])\d{5,}(?![\d:-])/g, (digits) => readableNumber(Number(digits)))
    .replace(/(>=|<=|[<>~]) ?(?=\d)/g, (_, comparator: string) => `${entry(words.comparators, comparator)} `);
}

/** What a finding is called outside the report, for those who look it up with `examine` or `show`. */
export const inOutput = ({ id }: { readonly id: string }): string =>
  `${id} in the output of examine and show`;

/** "1 origin", "3 origins". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

/** A number with thousands separators and at most six decimals, the same in every locale. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  if (size >= 1e21) return String(value);
  const [whole = '', decimals] = String(Number(size.toFixed(6))).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${value < 0 ? '−' : ''}${grouped}${decimals === undefined ? '' : `.${decimals}`}`;
}

const SCALES = [
  [1e12, 'trillion'],
  [1e9, 'billion'],
  [1e6, 'million'],
] as const;

/** A number as a reader meets it in a newspaper: "3.5 million", "30,000". */
export function readableNumber(value: number): string {
  for (const [size, name] of SCALES) {
    if (Math.abs(value) >= size) return `${formatNumber(Number((value / size).toPrecision(6)))} ${name}`;
  }
  return formatNumber(value);
}

export type ValueWords = {
  readonly low: number | null;
  readonly high: number | null;
  readonly comparator: string;
  readonly unit: string | null;
};

/** "at least 30,000 deaths", "2 to 4 million euros", "about 14 %". */
export function valueWords(value: ValueWords): string {
  const { low, high, comparator, unit } = value;
  const only = low ?? high;
  if (only === null) return unit ?? '';
  const ranged = low !== null && high !== null && low !== high;
  const number = ranged ? `${readableNumber(low)} to ${readableNumber(high)}` : readableNumber(only);
  const lead = ranged ? '' : entry(words.comparators, comparator);
  return [lead, withUnit(number, unit, !ranged && only === 1)].filter((part) => part !== '').join(' ');
}

function withUnit(number: string, unit: string | null, single: boolean): string {
  if (unit === null || unit === '') return number;
  if (/^[A-Z]{3}$/.test(unit)) return `${unit} ${number}`;
  if (unit === 'percent') return `${number} %`;
  return `${number} ${single ? unit : plural(unit)}`;
}

/** A unit as the name of an axis: "metres", "%", "USD". */
export function unitWords(unit: string): string {
  if (unit === 'percent') return '%';
  return /^[A-Z]{3}$/.test(unit) ? unit : plural(unit);
}

/** The plural of a unit's singular name; irregular ones are in the lexicon. */
export function plural(unit: string): string {
  // "miles per hour": what something is measured in, not what it is measured by.
  const [what, ...per] = unit.split(' per ');
  if (per.length > 0) return [plural(what!), ...per].join(' per ');
  const at = unit.lastIndexOf(' ') + 1;
  const last = unit.slice(at);
  if (Object.hasOwn(words.plurals, last)) return unit.slice(0, at) + words.plurals[last as 'person'];
  if (!/^[a-z]{3,}$/i.test(last) || /s$/i.test(last)) return unit;
  if (/[^aeiou]y$/i.test(last)) return `${unit.slice(0, -1)}ies`;
  return `${unit}${/(?:x|z|ch|sh)$/i.test(last) ? 'es' : 's'}`;
}

/** An ISO date, date-time, month, year, week or an interval of them in words; what is not one stays as it is. */
export function dateWords(value: string): string {
  const halves = value.split('/');
  if (halves.length === 2 && halves.every((half) => half !== '')) {
    if (halves[1] === '..') return `${dateWords(halves[0]!)} or later`;
    if (halves[0] === '..') return `${dateWords(halves[1]!)} or earlier`;
    const [from, to] = halves.map(dateWords);
    return from === to ? from! : `${from} to ${to}`;
  }
  const match =
    /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/.exec(
      value,
    );
  if (match === null) return /^\d{4}-(?:W\d{2}|[A-Z]{2})$/.test(value) ? partWords(value) : value;
  const [, year, month, day, time, zone] = match;
  const name = month === undefined ? undefined : words.months[Number(month) - 1];
  if (month !== undefined && name === undefined) return value;
  const date = [day === undefined ? undefined : String(Number(day)), name, year];
  const clock =
    time === undefined
      ? ''
      : `, ${time}${zone === undefined ? '' : /^(?:Z|[+-]00:?00)$/.test(zone) ? ' UTC' : ` ${zone}`}`;
  return date.filter((part) => part !== undefined).join(' ') + clock;
}

function partWords(value: string): string {
  const year = value.slice(0, 4);
  const part = value.slice(5);
  if (part.startsWith('W'))
    return `week of ${dateWords(periodValue({ grain: 'day', index: mondayOf(value) }))}`;
  return Object.hasOwn(words.seasons, part) ? `${words.seasons[part as 'SP']} ${year}` : value;
}

/** Short form for an axis: "9 Nov", "Nov 2026", "2026". */
export function shortDate(value: string): string {
  const [from, to] = value.split('/');
  if (to !== undefined && to !== '') return `${shortDate(from!)} – ${shortDate(to)}`;
  const [year, month, day] = value.slice(0, 10).split('-');
  const name = month === undefined ? undefined : words.months[Number(month) - 1]?.slice(0, 3);
  if (name === undefined) return dateWords(value);
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name}`;
}
