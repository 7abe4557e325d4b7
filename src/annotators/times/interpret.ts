/** Gives found expressions their TIMEX3 type, value, mod and basis, in the order of the text. */
import { type Period, periodValue } from '../../language/calendar.ts';
import type { Direction } from '../../language/direction.ts';
import type { Time } from '../../model/annotation.ts';
import { type Anchors, type Basis, resolve } from './anchor.ts';
import { isDay } from './find.ts';
import type { Found, Reading } from './reading.ts';
import { type Dated, goesOn, stretchEnd, yearless } from './told.ts';
import type { Words } from './words.ts';

export type Draft = Omit<Time, 'id'>;
/** What the document gives to the interpretation. */
export type Setting = {
  readonly now: Period | null;
  /** Whether the words around the expression between two offsets speak of the past or the future. */
  direction(start: number, end: number): Direction;
  /** Number of the sentence that holds an offset. */
  sentence(offset: number): number;
};

/** A quarter that was spoken of so many code units ago is no longer what "a year earlier" compares with. */
const FRAME_REACH = 2500;

export function interpret(found: readonly Found[], words: Words, setting: Setting): Draft[] {
  const drafts: Draft[] = [];
  let focus: Period | null = null;
  let frame: { readonly period: Period; readonly at: number } | null = null;
  let dated: Dated | undefined;
  const told = new Map<Found, Period>();
  found.forEach((one, at) => {
    const start = words.starts[one.from]!;
    const end = words.ends[one.to - 1]!;
    const direction = directionOf(one, one.reading, words, setting);
    const toldAt = (other: number): Period | null =>
      other < at ? (told.get(found[other]!) ?? null) : toldYear(found, other, words, setting, dated);
    const anchors: Anchors = {
      now: setting.now,
      focus,
      frame: frame !== null && start - frame.at < FRAME_REACH ? frame.period : null,
      direction,
      told: toldAt(at),
    };
    const read = readingValue(one.reading, anchors, () =>
      dayBeside(found, at, words, setting, anchors, toldAt),
    );
    if (read.period !== null) {
      if (
        read.period.grain === 'quarter' &&
        one.reading.kind !== 'moved' &&
        one.reading.kind !== 'compared'
      ) {
        frame = { period: read.period, at: start };
      }
      focus = read.period;
      if (anchors.told !== null) told.set(one, anchors.told);
      if (!isBareTime(one.reading) && (read.period.grain === 'day' || read.period.grain === 'month'))
        dated = {
          by: one,
          period: read.period,
          told:
            (read.basis === 'stated' && /\d{4}/.test(words.text.slice(start, end))) || anchors.told !== null,
          sentence: setting.sentence(start),
        };
    }
    drafts.push({
      start,
      end,
      type: read.type,
      value: read.value,
      basis: read.basis,
      ...(one.mod === undefined ? {} : { mod: one.mod }),
    });
  });
  return drafts;
}

/** What a day or month without its year is by the dates told before it and beside it. */
function toldYear(
  found: readonly Found[],
  at: number,
  words: Words,
  setting: Setting,
  dated: Dated | undefined,
): Period | null {
  const one = found[at]!;
  const part = yearless(one.reading);
  if (part === null) return null;
  const end = stretchEnd(found, at, words, dated);
  if (end !== null || directionOf(one, one.reading, words, setting) >= 0) return end;
  return goesOn(part, dated, setting.sentence(words.starts[one.from]!), setting.now);
}

/** A time of day without a day: it has that of another date, so it dates nothing after it. */
const isBareTime = (reading: Reading): boolean =>
  (reading.kind === 'clock' || reading.kind === 'daypart') && reading.date === undefined;

function directionOf(one: Found, reading: Reading, words: Words, setting: Setting): Direction {
  return needsDirection(reading) ? setting.direction(words.starts[one.from]!, words.ends[one.to - 1]!) : 0;
}

function needsDirection(reading: Reading): boolean {
  if (reading.kind === 'daypart' || reading.kind === 'clock')
    return reading.date !== undefined && needsDirection(reading.date);
  if (reading.kind === 'nth' || reading.kind === 'beside' || reading.kind === 'around')
    return needsDirection(reading.of);
  return reading.kind === 'part' || (reading.kind === 'definite' && reading.grain === 'weekend');
}

type Value = {
  readonly type: Time['type'];
  readonly value: string;
  readonly basis: Basis;
  readonly period: Period | null;
};

type Day = { readonly value: string; readonly period: Period | null; readonly basis: Basis };

function readingValue(reading: Reading, anchors: Anchors, beside: () => Day): Value {
  switch (reading.kind) {
    case 'duration':
      return { type: 'DURATION', value: reading.value, basis: 'stated', period: null };
    case 'set':
      return { type: 'SET', value: reading.value, basis: 'stated', period: null };
    case 'reference':
      return {
        type: 'DATE',
        value: reading.value,
        basis: reading.value === 'PRESENT_REF' && anchors.now !== null ? 'publication' : 'unresolved',
        period: null,
      };
    case 'clock':
    case 'daypart': {
      const day = reading.date === undefined ? beside() : dayOfReading(reading.date, anchors);
      return {
        type: 'TIME',
        value: `${day.value}T${clockOf(reading)}`,
        basis: day.basis,
        period: day.period,
      };
    }
    case 'moved':
      if (reading.amount === null) {
        const value = reading.direction < 0 ? 'PAST_REF' : 'FUTURE_REF';
        return { type: 'DATE', value, basis: 'unresolved', period: null };
      }
      return dateValue(reading, anchors);
    default:
      return dateValue(reading, anchors);
  }
}

function dateValue(reading: Reading, anchors: Anchors): Value {
  const { period, partial, basis } = resolve(reading, anchors);
  return { type: 'DATE', value: period === null ? partial : periodValue(period), basis, period };
}

function dayOfReading(reading: Reading, anchors: Anchors): Day {
  const { period, partial, basis } = resolve(reading, anchors);
  if (period === null) return { value: partial, period, basis };
  if (period.grain !== 'day') return { value: 'XXXX-XX-XX', period: null, basis: 'unresolved' };
  return { value: periodValue(period), period, basis };
}

const two = (value: number): string => String(value).padStart(2, '0');
function clockOf(reading: Extract<Reading, { kind: 'clock' | 'daypart' }>): string {
  if (reading.kind === 'daypart') return reading.part;
  const { hour, minute, second } = reading;
  return `${two(hour)}${minute === null ? '' : `:${two(minute)}`}${second === null ? '' : `:${two(second)}`}`;
}

/** The day that stands nearest to a time of day in its sentence, or the day of publication. */
function dayBeside(
  found: readonly Found[],
  at: number,
  words: Words,
  setting: Setting,
  anchors: Anchors,
  toldAt: (other: number) => Period | null,
): Day {
  const start = words.starts[found[at]!.from]!;
  const sentence = setting.sentence(start);
  const inSentence = (one: Found | undefined): one is Found =>
    one !== undefined && setting.sentence(words.starts[one.from]!) === sentence;
  for (const other of [at + 1, at - 1, at + 2, at - 2]) {
    const near = found[other];
    if (!inSentence(near)) continue;
    const { reading } = near;
    const day = isDay(reading)
      ? reading
      : reading.kind === 'daypart' || reading.kind === 'clock'
        ? reading.date
        : undefined;
    if (day === undefined) continue;
    const direction = directionOf(near, day, words, setting);
    return dayOfReading(day, { ...anchors, direction, told: toldAt(other) });
  }
  const { focus, now } = anchors;
  if (focus?.grain === 'day' && now === null)
    return { value: periodValue(focus), period: focus, basis: 'text' };
  if (now?.grain === 'day') return { value: periodValue(now), period: now, basis: 'publication' };
  return { value: 'XXXX-XX-XX', period: null, basis: 'unresolved' };
}
