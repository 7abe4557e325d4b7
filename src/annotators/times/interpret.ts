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
    const direction = needsDirection(one.reading) ? setting.direction(start, end) : 0;
    const sentence = setting.sentence(start);
    const part = yearless(one.reading);
    const anchors: Anchors = {
      now: setting.now,
      focus,
      frame: frame !== null && start - frame.at < FRAME_REACH ? frame.period : null,
      direction,
      told:
        part === null
          ? null
          : (stretchEnd(found, at, words, dated) ??
            (direction < 0 ? goesOn(part, dated, sentence, setting.now) : null)),
    };
    const read = readingValue(one.reading, anchors, () =>
      dayBeside(found, at, words, setting, anchors, told),
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
      if (read.period.grain === 'day' || read.period.grain === 'month')
        dated = {
          period: read.period,
          told:
            (read.basis === 'stated' && /\d{4}/.test(words.text.slice(start, end))) || anchors.told !== null,
          sentence,
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
  told: ReadonlyMap<Found, Period>,
): Day {
  const start = words.starts[found[at]!.from]!;
  const sentence = setting.sentence(start);
  const inSentence = (one: Found | undefined): one is Found =>
    one !== undefined && setting.sentence(words.starts[one.from]!) === sentence;
  for (const near of [found[at + 1], found[at - 1], found[at + 2], found[at - 2]]) {
    if (!inSentence(near)) continue;
    const { reading } = near;
    const day = isDay(reading)
      ? reading
      : reading.kind === 'daypart' || reading.kind === 'clock'
        ? reading.date
        : undefined;
    if (day === undefined) continue;
    const offset = words.starts[near.from]!;
    const direction = needsDirection(day) ? setting.direction(offset, words.ends[near.to - 1]!) : 0;
    return dayOfReading(day, { ...anchors, direction, told: told.get(near) ?? null });
  }
  const { focus, now } = anchors;
  if (focus?.grain === 'day' && now === null)
    return { value: periodValue(focus), period: focus, basis: 'text' };
  if (now?.grain === 'day') return { value: periodValue(now), period: now, basis: 'publication' };
  return { value: 'XXXX-XX-XX', period: null, basis: 'unresolved' };
}
