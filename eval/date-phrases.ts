/**
 * Measures the times layer on the Duckling corpus of English date phrases, by group.
 *
 *   node eval/date-phrases.ts [--shared DIR] [--verbose]
 *
 * In scope: phrases of the locales EN and EN_US, set allExamples, whose value is one day, week, month, quarter or year.
 * Out of scope and counted apart: times of day, intervals and other locales' holidays (the corpus resolves them for a
 * calendar assistant, not for news), holidays of other calendars (lunar, Hebrew, Hindu) and lengths read as a date.
 * Right: one time is found whose period is the gold one. For counting phrases ("three weeks ago") it may be the period
 * around it in the unit that the phrase counts in, which is TimeML's value. Where the phrase does not say which one is
 * meant ("monday", "march 3"), Duckling always reads the coming one and TimeML leaves it to the tense of the verb, which
 * a phrase has not: there the occurrence before the coming one is right as well, and the group is shown apart.
 *
 * Exits 0 with a notice when the shared folder is absent.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { annotators } from '../src/catalog.ts';
import {
  dayNumber,
  firstDay,
  lastDay,
  type Period,
  parsePeriod,
  quarterOf,
} from '../src/language/calendar.ts';
import { toDocument } from '../src/readers/document.ts';
import { annotate } from '../src/run/annotate.ts';
import { plan } from '../src/run/plan.ts';

const { values } = parseArgs({
  options: {
    shared: { type: 'string', default: join(import.meta.dirname, '..', '..', 'shared') },
    verbose: { type: 'boolean', default: false },
  },
});
const file = join(values.shared, 'gold', 'times', 'duckling', 'Time.jsonl');
if (!existsSync(file)) {
  console.log(`date phrases: no corpus at ${file}; nothing measured`);
  process.exit(0);
}

type Line = {
  readonly locale: string;
  readonly set: string;
  readonly value: string | null;
  readonly texts: readonly string[];
};
type Gold = { readonly grain: string; readonly day: number; readonly holiday: boolean };

/** The corpus' reference time, 2013-02-12T04:30:00-02:00. */
const REFERENCE = '2013-02-12';
const GRAINS = ['Day', 'Week', 'Month', 'Quarter', 'Year'];

function goldOf(value: string | null): Gold | null {
  const match = /^datetime(Holiday)? \((-?\d+), (\d+), (\d+), 0+, 0+, 0+\) (\w+)/.exec(value ?? '');
  if (match === null || !GRAINS.includes(match[5]!)) return null;
  const day = dayNumber(Number(match[2]), Number(match[3]), Number(match[4]));
  return { grain: match[5]!.toLowerCase(), day, holiday: match[1] !== undefined };
}

/** Holidays that a rule of the Gregorian calendar dates. */
const GREGORIAN =
  /christmas|xmas|new year'?s|valentine|halloween|black friday|mlk|martin luther|(?<!orthodox )easter|pentecost|mardi gras|maundy|palm sunday|patrick|thanksgiving|(?:mother|father)'?s'? day|memorial day|labor day|veterans|presidents|columbus|independence day|(?<!orthodox )good friday|ash wednesday|cyber monday|earth day|boxing day|4th of july|groundhog|april fool/i;
const OTHER_CALENDAR = /chinese|islamic|parsi|lunar/i;

type Group = 'absolute' | 'relative' | 'counted' | 'undirected' | 'holidays' | 'other holidays' | 'lengths';
/** Groups and whether they are in scope. */
const GROUPS: Readonly<Record<Group, { readonly name: string; readonly scope: boolean }>> = {
  absolute: { name: 'with the year', scope: true },
  relative: { name: 'relative ("next week", "the day after tomorrow")', scope: true },
  counted: { name: 'counted ("three weeks ago")', scope: true },
  holidays: { name: 'holidays by Gregorian rule, year or direction said', scope: true },
  undirected: { name: 'weekday, day, month, quarter, holiday alone', scope: true },
  'other holidays': { name: 'holidays of other calendars and countries', scope: false },
  lengths: { name: 'lengths read as a date by the assistant', scope: false },
};
const SHIFTED = /last|next|this|past|previous|current|following|coming|today|yesterday|tomorrow/i;

function groupOf(phrase: string, gold: Gold): Group {
  if (/closest/i.test(phrase)) return 'lengths';
  if (gold.holiday) {
    if (!GREGORIAN.test(phrase) || OTHER_CALENDAR.test(phrase)) return 'other holidays';
    return /\d{4}/.test(phrase) || SHIFTED.test(phrase) ? 'holidays' : 'undirected';
  }
  if (/^(?:two |2 )?upcoming|^in (?:a|1) week$/i.test(phrase)) return 'lengths';
  if (/\d{4}|\d\/\d+\/\d/.test(phrase) || /\ba\.?d\b/i.test(phrase)) return 'absolute';
  if (/ago|hence|from (?:now|today)|back|in (?:a|1) year|(?<!the day )after(?! next)/i.test(phrase))
    return 'counted';
  if (/^(?:the )?(?:\w+ )?last \w+ (?:of|in) \w+$/i.test(phrase) && !/month|year|week$/i.test(phrase))
    return 'undirected';
  return SHIFTED.test(phrase) ? 'relative' : 'undirected';
}

function periodOf(value: string): Period | null {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(value);
  if (quarter !== null) return quarterOf(Number(quarter[1]), Number(quarter[2]));
  const week = /^(\d{4})-W(\d\d)$/.exec(value);
  if (week === null) return parsePeriod(value);
  const january4 = dayNumber(Number(week[1]), 1, 4);
  return { grain: 'week', index: Math.floor((january4 + 3) / 7) + Number(week[2]) - 1 };
}

const planned = plan(annotators, ['times']);
function right(phrase: string, gold: Gold, group: Group): boolean {
  const read = { text: phrase, format: 'text' as const, given: {}, origin: [] };
  const { times } = annotate(toDocument('phrase', read, { published: REFERENCE }), planned);
  if (times?.length !== 1) return false;
  const period = periodOf(times[0]!.value.replace(/T.*$/, ''));
  if (period === null) return false;
  if (group === 'counted') return firstDay(period) <= gold.day && gold.day <= lastDay(period);
  if (period.grain !== gold.grain) return false;
  const gap = gold.day - firstDay(period);
  // Holidays that move may lie a little more or less than a year apart.
  return gap === 0 || (group === 'undirected' && (gap === 7 || (gap > 330 && gap < 400)));
}

const counts = new Map<Group, { phrases: number; right: number }>();
let other = 0;
let all = 0;
for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
  const { locale, set, value, texts } = JSON.parse(line) as Line;
  if (set !== 'allExamples' || (locale !== 'EN' && locale !== 'EN_US')) continue;
  const gold = goldOf(value);
  all += texts.length;
  if (gold === null) other += texts.length;
  for (const phrase of gold === null ? [] : texts) {
    const group = groupOf(phrase, gold!);
    const count = counts.get(group) ?? { phrases: 0, right: 0 };
    counts.set(group, count);
    count.phrases++;
    if (right(phrase, gold!, group)) count.right++;
    else if (values.verbose && GROUPS[group].scope) console.log(`wrong\t${group}\t${phrase}\t${value}`);
  }
}
let phrases = 0;
let hits = 0;
for (const scope of [true, false]) {
  console.log(scope ? 'in scope' : 'out of scope');
  for (const [group, count] of counts) {
    if (GROUPS[group].scope !== scope) continue;
    const line = `${String(count.right).padStart(4)} of ${String(count.phrases).padStart(4)}`;
    console.log(`  ${GROUPS[group].name.padEnd(52)} ${line}`);
    phrases += scope ? count.phrases : 0;
    hits += scope ? count.right : 0;
  }
}
console.log(
  `  ${'times of day, intervals, sets and the like'.padEnd(52)}    – of ${String(other).padStart(4)}`,
);
const [right100, share] = [(100 * hits) / phrases, (100 * phrases) / all];
console.log(
  `date phrases: ${hits} of ${phrases} in scope right, ${right100.toFixed(1)} %; in scope are ${share.toFixed(0)} % of ${all} phrases`,
);
