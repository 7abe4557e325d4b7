/** The words of time, compiled from the lexicon: what each word of a text can be in a time expression. */
import calendar from '../../lexicon/en/calendar.json' with { type: 'json' };
import dayParts from '../../lexicon/en/day-parts.json' with { type: 'json' };
import holidays from '../../lexicon/en/holidays.json' with { type: 'json' };
import numbers from '../../lexicon/en/number-words.json' with { type: 'json' };
import seasons from '../../lexicon/en/seasons.json' with { type: 'json' };
import contexts from '../../lexicon/en/time-contexts.json' with { type: 'json' };
import modifiers from '../../lexicon/en/time-modifiers.json' with { type: 'json' };
import units from '../../lexicon/en/time-units.json' with { type: 'json' };
import timeWords from '../../lexicon/en/time-words.json' with { type: 'json' };

/** A unit of time as the lexicon names it ("week", "decade"). */
export type UnitName = keyof typeof units.entries;
export type Role =
  | Exclude<keyof typeof modifiers.entries, 'quantifier'>
  | keyof typeof timeWords.entries
  | keyof typeof contexts.entries
  | 'number'
  | 'article1'
  | 'quantifier'
  | 'zone'
  | 'overnight'
  | 'tonight'
  | 'rises';

/** A word of the vocabulary. Every field is there in every word, so that the finder stays fast. */
export type Word = {
  readonly text: string;
  readonly roles: ReadonlySet<Role>;
  /** 1 to 12, 0 for none. */
  readonly month: number;
  /** Monday 1 … Sunday 7, 0 for none. */
  readonly weekday: number;
  /** A month or weekday cut short ("Sept", "Sun"). */
  readonly short: boolean;
  readonly unit: UnitName | null;
  readonly plural: boolean;
  /** A unit only right after a number ("second", "min"). */
  readonly afterNumber: boolean;
  readonly season: string;
  readonly part: string;
  /** The hour a clock name stands for ("noon"), -1 for none. */
  readonly clock: number;
  /** "third" 3, 0 for none. */
  readonly ordinal: number;
  /** Day from today: "yesterday" -1; NaN for none. */
  readonly dayShift: number;
  /** The TIMEX3 value of a frequency ("daily"), '' for none. */
  readonly frequency: string;
  /** The length that a word says alone ("weeklong"), '' for none. */
  readonly length: string;
  /** Decade named by its word ("nineties" 90), -1 for none. */
  readonly decade: number;
  /** Holidays whose name begins with this word. */
  readonly holidays: readonly HolidayName[];
  /** A time expression may begin with it. */
  readonly starter: boolean;
};

export type Holiday = {
  readonly month?: number;
  readonly day?: number;
  readonly weekday?: number;
  readonly nth?: number;
  readonly after?: number;
  readonly plus?: number;
  readonly easter?: number;
};
/** A holiday's name in lower case, cut at blanks. */
export type HolidayName = { readonly name: string; readonly holiday: Holiday };

type Draft = { -readonly [K in keyof Word]: Word[K] } & { roles: Set<Role>; holidays: HolidayName[] };

const drafts = new Map<string, Draft>();

function blank(text: string): Draft {
  return {
    text,
    roles: new Set(),
    month: 0,
    weekday: 0,
    short: false,
    unit: null,
    plural: false,
    afterNumber: false,
    season: '',
    part: '',
    clock: -1,
    ordinal: 0,
    dayShift: Number.NaN,
    frequency: '',
    length: '',
    decade: -1,
    holidays: [],
    starter: false,
  };
}

function draft(text: string): Draft {
  let word = drafts.get(text);
  if (word === undefined) {
    word = blank(text);
    drafts.set(text, word);
  }
  return word;
}

calendar.entries.months.forEach((names, at) => {
  names.forEach((name, form) => {
    Object.assign(draft(name), { month: at + 1, short: form > 0 });
  });
});
const WEEKDAYS = calendar.entries.weekdays.slice(0, 7);
for (const name of calendar.entries.weekdays) {
  const weekday = WEEKDAYS.findIndex((full) => full.startsWith(name.slice(0, 3))) + 1;
  Object.assign(draft(name), { weekday, short: !WEEKDAYS.includes(name) });
}
for (const name of WEEKDAYS) Object.assign(draft(`${name}s`), { weekday: draft(name).weekday, plural: true });
for (const zone of calendar.entries.zones) draft(zone).roles.add('zone');
for (const [unit, forms] of Object.entries(units.entries)) {
  for (const word of forms.one) Object.assign(draft(word), { unit });
  for (const word of forms.many) Object.assign(draft(word), { unit, plural: true });
  for (const word of forms.short) Object.assign(draft(word), { unit, afterNumber: true, plural: true });
}
for (const [word, season] of Object.entries(seasons.entries.codes)) draft(word).season = season;
for (const [word, season] of Object.entries(seasons.entries.plurals))
  Object.assign(draft(word), { season, plural: true });
for (const [word, part] of Object.entries(dayParts.entries.parts))
  Object.assign(draft(word), { part, plural: word.endsWith('s') || draft(word).plural });
for (const [word, clock] of Object.entries(dayParts.entries.clocks)) draft(word).clock = clock;
for (const role of ['rises', 'overnight', 'tonight'] as const)
  for (const word of dayParts.entries[role]) draft(word).roles.add(role);

for (const word of [
  ...Object.keys(numbers.entries.units),
  ...Object.keys(numbers.entries.tens),
  ...Object.keys(numbers.entries.scales),
  ...Object.keys(numbers.entries.dozens),
])
  draft(word).roles.add('number');
for (const [word, value] of Object.entries(numbers.entries.ordinals)) draft(word).ordinal = value;
for (const [word, value] of Object.entries(numbers.entries.tens)) {
  if (word.endsWith('y')) draft(`${word.slice(0, -1)}ies`).decade = value;
}

function addRoles(lists: Readonly<Record<string, unknown>>): void {
  for (const [role, list] of Object.entries(lists)) {
    if (Array.isArray(list)) for (const word of list as string[]) draft(word).roles.add(role as Role);
    else for (const word of Object.keys(list as object)) draft(word).roles.add(role as Role);
  }
}
addRoles(modifiers.entries);
addRoles(timeWords.entries);
addRoles(contexts.entries);
for (const [word, shift] of Object.entries(timeWords.entries.days)) draft(word).dayShift = shift;
for (const [word, value] of Object.entries(timeWords.entries.sets)) draft(word).frequency = value;
for (const [word, value] of Object.entries(timeWords.entries.lengthWords)) draft(word).length = value;
for (const { names, ...holiday } of holidays.entries)
  for (const name of names) draft(name.split(/[ '’.]/)[0]!).holidays.push({ name, holiday });

const STARTING: readonly Role[] = [
  'back',
  'here',
  'ahead',
  'focus',
  'focusAhead',
  'focusBack',
  'latest',
  'span',
  'whole',
  'like',
  'start',
  'end',
  'mid',
  'before',
  'fiscal',
  'every',
  'per',
  'vagueMany',
  'vagueFew',
  'vagueScale',
  'approx',
  'less',
  'more',
  'quantifier',
  'half',
  'present',
  'presentAdjective',
  'past',
  'pastAdjective',
  'future',
  'futureAdjective',
  'the',
  'article',
  'these',
  'no',
  'up',
  'as',
  'overnight',
  'tonight',
  'number',
  'at',
  'yearWord',
  'lengthWords',
  'quarterLetter',
];
for (const word of drafts.values()) {
  word.starter =
    word.month > 0 ||
    word.weekday > 0 ||
    (word.unit !== null && !word.afterNumber) ||
    word.season !== '' ||
    word.part !== '' ||
    word.clock >= 0 ||
    word.ordinal > 0 ||
    !Number.isNaN(word.dayShift) ||
    word.frequency !== '' ||
    word.decade >= 0 ||
    word.holidays.length > 0 ||
    STARTING.some((role) => word.roles.has(role));
}

const QUANTIFIERS: ReadonlyMap<string, string> = new Map(Object.entries(modifiers.entries.quantifier));
/** The TIMEX3 mod of a word between "no"/"at" and a number: "more" (than), "least". */
export function quantifierMod(word: Word): string | undefined {
  return QUANTIFIERS.get(word.text);
}

/** The TIMEX3 designator of a unit, "T" before those of the clock. */
export function unitCode(unit: UnitName): string {
  return units.entries[unit].code;
}

/** A word that is in no list, digits, a mark, and the end of a paragraph. */
export const OTHER: Word = blank('');
export const DIGITS: Word = { ...blank(''), starter: true };
export const MARK: Word = { ...blank(''), text: '' };
export const BREAK: Word = { ...blank(''), text: '' };
/** A mark that may begin a time: the apostrophe of "'90s". */
export const QUOTE: Word = { ...blank(''), text: '', starter: true };

const table = new Map<number, Word[]>();
for (const word of drafts.values()) {
  const hash = hashOf(word.text);
  const same = table.get(hash);
  if (same === undefined) table.set(hash, [word]);
  else same.push(word);
}

function hashOf(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + (text.charCodeAt(i) | 32)) | 0;
  return hash;
}

/** The word whose letters hash (31-polynomial over code units with bit 5 set) to `hash` and stand at [start, end). */
export function lookUp(hash: number, text: string, start: number, end: number): Word {
  const candidates = table.get(hash);
  if (candidates === undefined) return OTHER;
  const lower = text.slice(start, end).toLowerCase();
  for (const candidate of candidates) if (candidate.text === lower) return candidate;
  return OTHER;
}
