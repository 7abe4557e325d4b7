/** What the finder of times read, before it is known which day it means. */
import type { Grain, Period } from '../../language/calendar.ts';
import type { Holiday } from './vocabulary.ts';

/** A part of the year or the week, named without saying which one. */
export type Part =
  | { readonly grain: 'month'; readonly month: number }
  | { readonly grain: 'day'; readonly month: number; readonly day: number; readonly weekday?: number }
  | { readonly grain: 'quarter' | 'half'; readonly nth: number }
  | { readonly grain: 'season'; readonly season: string }
  | { readonly grain: 'weekday'; readonly weekday: number }
  | { readonly grain: 'holiday'; readonly holiday: Holiday };

/** Where counting starts: the day of publication, or the time the text spoke of last. */
export type From = 'now' | 'focus';

export type Reading =
  /** Said in full: "12 January 2026", "1998", "the 1990s". */
  | { readonly kind: 'absolute'; readonly period: Period }
  /** "May", "last May", "Tuesday", "the third quarter of next year" (`year`). */
  | {
      readonly kind: 'part';
      readonly part: Part;
      readonly shift?: number;
      readonly from?: From;
      readonly year?: Reading;
    }
  /** A day of which only a part is said: "04/07/2019". */
  | { readonly kind: 'vague'; readonly value: string }
  /** "yesterday", "this week", "the following year". */
  | { readonly kind: 'relative'; readonly grain: Grain; readonly shift: number; readonly from: From }
  /** "two years ago", "three days later"; no amount for "months ago". */
  | {
      readonly kind: 'moved';
      readonly amount: number | null;
      readonly grain: Grain | 'hour' | 'minute' | 'second';
      readonly direction: 1 | -1;
      readonly from: From;
    }
  /** "the last Monday of March", "first day of October": counted inside a month or year, from its end where below 0. */
  | {
      readonly kind: 'nth';
      readonly nth: number;
      readonly grain: 'day' | 'week';
      /** The weekday counted, 0 for any day. */
      readonly weekday: number;
      readonly of: Reading;
    }
  /** "the week of March 6". */
  | { readonly kind: 'around'; readonly of: Reading }
  /** "the day after tomorrow": a day counted from another. */
  | { readonly kind: 'beside'; readonly days: number; readonly of: Reading }
  /** "the week", "the quarter": one that the text has spoken of, or the present one. */
  | { readonly kind: 'definite'; readonly grain: Grain; readonly latest?: boolean }
  /** "the year-earlier quarter", "the comparable period": the one in question, moved back a year. */
  | { readonly kind: 'compared'; readonly grain: Grain | null; readonly year?: number }
  | {
      readonly kind: 'clock';
      readonly hour: number;
      readonly minute: number | null;
      readonly second: number | null;
      readonly zone: string;
      readonly date?: Reading;
    }
  | { readonly kind: 'daypart'; readonly part: string; readonly date?: Reading }
  | { readonly kind: 'duration'; readonly value: string }
  | { readonly kind: 'set'; readonly value: string }
  | { readonly kind: 'reference'; readonly value: 'PRESENT_REF' | 'PAST_REF' | 'FUTURE_REF' };

/** A reading of the words from one index up to `to`, excluded. */
export type Node = {
  readonly to: number;
  readonly reading: Reading;
  readonly mod?: string;
  /** "the" before it belongs to it. */
  readonly article?: boolean;
};

/** A time expression: its words [from, to) and what they say. */
export type Found = Node & { readonly from: number };
