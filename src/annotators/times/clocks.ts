/** Reads times of day: "10 p.m.", "10:35 a.m. GMT", "1300 GMT", "noon", "five o'clock", "4 in the morning". */
import { numberAt } from '../../language/number-words.ts';
import type { Node, Reading } from './reading.ts';
import { DIGITS, QUOTE } from './vocabulary.ts';
import { codeAt, digitCount, digitsAt, glued, type Words, wordAt, wordText } from './words.ts';

const COLON = 58;
const STOP = 46;

type Clock = {
  readonly hour: number;
  readonly minute: number | null;
  readonly second: number | null;
  readonly to: number;
};

/** A clock time at `i` with its zone; the date that follows is the caller's. */
export function clockAt(w: Words, i: number): Node | null {
  const word = wordAt(w, i);
  if (word.clock >= 0) return node(w, { hour: word.clock, minute: 0, second: null, to: i + 1 });
  const figures = word === DIGITS ? clockFigures(w, i) : null;
  if (figures !== null) {
    const half = meridiem(w, figures.to);
    if (half !== null) return figures.hour >= 1 && figures.hour <= 12 ? node(w, halved(figures, half)) : null;
    if (figures.minute !== null) return bareClock(w, i, figures);
  }
  if (word === DIGITS && digitCount(w, i) === 4) return militaryClock(w, i);
  return spokenClock(w, i);
}

function node(w: Words, clock: Clock): Node {
  const { hour, minute, second } = clock;
  const zone = zoneAt(w, clock.to);
  return { to: zone.to, reading: { kind: 'clock', hour, minute, second, zone: zone.name } };
}

function clockFigures(w: Words, i: number): Clock | null {
  const hour = digitsAt(w, i);
  if (digitCount(w, i) > 2 || hour > 24) return null;
  if (
    glued(w, i) &&
    (codeAt(w, i - 1) === COLON ||
      codeAt(w, i - 1) === STOP ||
      codeAt(w, i - 1) === 36 ||
      codeAt(w, i - 1) === 45)
  ) {
    if (wordAt(w, i - 2) === DIGITS || codeAt(w, i - 1) === 36) return null;
  }
  const mark = codeAt(w, i + 1);
  const minutes =
    glued(w, i + 1) && glued(w, i + 2) && digitCount(w, i + 2) === 2 && (mark === COLON || mark === STOP);
  if (!minutes) return { hour, minute: null, second: null, to: i + 1 };
  const minute = digitsAt(w, i + 2);
  if (minute > 59 || (mark === STOP && meridiem(w, i + 3) === null && !ofDay(w, i))) return null;
  const seconds =
    codeAt(w, i + 3) === COLON && glued(w, i + 3) && glued(w, i + 4) && digitCount(w, i + 4) === 2;
  return { hour, minute, second: seconds ? digitsAt(w, i + 4) : null, to: seconds ? i + 5 : i + 3 };
}

/** "on Tuesday morning at 8.15": a day before "at" tells a time with a point from an amount. */
function ofDay(w: Words, i: number): boolean {
  const day = wordAt(w, i - 2);
  return wordAt(w, i - 1).roles.has('at') && (day.part !== '' || day.weekday > 0);
}

/** "a.m.", "am", "PM", "p.m" at `i`. */
function meridiem(w: Words, i: number): { readonly pm: boolean; readonly to: number } | null {
  const { roles } = wordAt(w, i);
  const pm = roles.has('pm');
  if (!pm && !roles.has('am')) return null;
  if (w.ends[i]! - w.starts[i]! === 2) return { pm, to: i + 1 };
  if (codeAt(w, i + 1) !== STOP || !glued(w, i + 1) || !glued(w, i + 2)) return null;
  if (wordText(w, i + 2).toLowerCase() !== 'm') return null;
  return { pm, to: codeAt(w, i + 3) === STOP && glued(w, i + 3) ? i + 4 : i + 3 };
}

function halved(clock: Clock, half: { readonly pm: boolean; readonly to: number }): Clock {
  const hour = (clock.hour % 12) + (half.pm ? 12 : 0);
  return { ...clock, hour, minute: clock.minute ?? 0, to: half.to };
}

/** "10:35" alone is a time where a preposition or a zone says so; ratios, scores and verses are none. */
function bareClock(w: Words, i: number, clock: Clock): Node | null {
  const zone = zoneAt(w, clock.to);
  const { roles } = wordAt(w, i - 1);
  const led =
    roles.has('at') || roles.has('slashDateBefore') || roles.has('approx') || (roles.has('from') && true);
  if (zone.name === '' && !led) return null;
  return node(w, clock);
}

/** "1300 GMT". */
function militaryClock(w: Words, i: number): Node | null {
  const zone = zoneAt(w, i + 1);
  const value = digitsAt(w, i);
  if (value > 2400 || value % 100 > 59) return null;
  const hours = wordAt(w, i + 1).unit === 'hour' && wordAt(w, i + 1).plural;
  if (zone.name === '' && !hours) return null;
  if (hours) {
    const led = wordAt(w, i - 1).roles.has('at') || wordText(w, i).startsWith('0');
    if (!led) return null;
  }
  return node(w, {
    hour: Math.floor(value / 100),
    minute: value % 100,
    second: null,
    to: hours ? i + 2 : i + 1,
  });
}

/** "five p.m.", "seven o'clock", "4 in the morning". */
function spokenClock(w: Words, i: number): Node | null {
  const word = wordAt(w, i);
  if (word !== DIGITS && !word.roles.has('number')) return null;
  const { roles } = wordAt(w, i + 1);
  if (
    !roles.has('pm') &&
    !roles.has('am') &&
    !roles.has('clockPossessive') &&
    !roles.has('in') &&
    !roles.has('at')
  )
    return null;
  const hour = word === DIGITS ? digitsAt(w, i) : (numberAt(w.text, w.starts[i]!, w.ends[i]!)?.value ?? 0);
  if (!(hour >= 1 && hour <= 12)) return null;
  const clock: Clock = { hour, minute: 0, second: null, to: i + 1 };
  const half = meridiem(w, clock.to);
  if (half !== null && !wordAt(w, clock.to).roles.has('joined')) return node(w, halved(clock, half));
  const sharp =
    wordAt(w, clock.to).roles.has('clockPossessive') &&
    wordAt(w, clock.to + 1) === QUOTE &&
    wordAt(w, clock.to + 2).roles.has('clockWord');
  const to = sharp ? clock.to + 3 : clock.to;
  const part = partAfter(w, to);
  if (part !== null) {
    const pm = part.part === 'AF' || part.part === 'EV' || (part.part === 'NI' && hour > 5 && hour < 12);
    return node(w, halved({ ...clock, to: part.to }, { pm, to: part.to }));
  }
  return sharp ? node(w, { ...clock, to }) : null;
}

/** "in the morning", "at night". */
function partAfter(w: Words, i: number): { readonly part: string; readonly to: number } | null {
  const at =
    wordAt(w, i).roles.has('in') && wordAt(w, i + 1).roles.has('the')
      ? i + 2
      : wordAt(w, i).roles.has('at')
        ? i + 1
        : -1;
  if (at < 0) return null;
  const { part, plural } = wordAt(w, at);
  return part === '' || plural ? null : { part, to: at + 1 };
}

/** A time zone in capitals; "local time" in words. */
function zoneAt(w: Words, i: number): { readonly name: string; readonly to: number } {
  const none = { name: '', to: i };
  const open = codeAt(w, i) === 40 ? i + 1 : i;
  const text = wordText(w, open);
  if (wordAt(w, open).roles.has('zone') && text === text.toUpperCase() && text.length > 1) {
    if (open > i) return none;
    return { name: text, to: i + 1 };
  }
  const local = text.toLowerCase() === 'local' || (text.length > 6 && text[0] !== text[0]!.toLowerCase());
  if (open === i && local && wordAt(w, i + 1).roles.has('moment') && wordText(w, i + 1) === 'time')
    return { name: text, to: i + 2 };
  return none;
}

/** The clock with a date joined to it. */
export function withDate(clock: Node, date: Reading, to: number): Node {
  if (clock.reading.kind !== 'clock') return clock;
  return { ...clock, to, reading: { ...clock.reading, date } };
}
