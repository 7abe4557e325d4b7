/** How soon it came and how long it went on: "the crew came in under an hour", "the siege lasted two hours". */
import delays from '../../lexicon/en/delays.json' with { type: 'json' };
import type { Time } from '../../model/annotation.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import type { Proposition } from '../../story/propositions.ts';
import type { Term } from '../../story/terms.ts';
import { contains, overlapping, type Span } from '../../text/span.ts';
import type { Conflict } from './conflicts.ts';
import { common } from './matching.ts';
import type { Delay, Statement } from './statement.ts';

const { entries } = delays;
const SOON: ReadonlySet<string> = new Set(entries.soon);
const LASTING: ReadonlySet<string> = new Set(entries.lasting);
const UNDER: ReadonlySet<string> = new Set(entries.under);
const OVER: ReadonlySet<string> = new Set(entries.over);
const ABOUT: ReadonlySet<string> = new Set(entries.about);

/** Minutes of the units of a TIMEX3 duration of less than a day. */
const MINUTES: Readonly<Record<string, number>> = { S: 1 / 60, M: 1, H: 60 };
/** How many units "minutes" are; what "about" and "more than" leave open, as factors. */
const SOME = { low: 2, high: 20 };
const NEAR = { low: 0.8, high: 1.2 };
const MOST = 2;
/** Words before a length of time that tell how it is meant. */
const BACK = 3;

function rangeOf(time: Time, around: ReadonlySet<string>): { low: number; high: number } | null {
  const found = /^PT(X|\d+(?:\.\d+)?)([SMH])$/.exec(time.value);
  if (time.type !== 'DURATION' || !found) return null;
  const unit = MINUTES[found[2]!]!;
  if (found[1] === 'X') return { low: SOME.low * unit, high: SOME.high * unit };
  const length = Number(found[1]) * unit;
  const has = (words: ReadonlySet<string>) => [...words].some((word) => around.has(word));
  if (has(UNDER)) return { low: 0, high: length };
  if (has(OVER)) return { low: length, high: MOST * length };
  return has(ABOUT) ? { low: NEAR.low * length, high: NEAR.high * length } : { low: length, high: length };
}

/** The lengths of time after which a sentence tells that something came, or for which it went on. */
export function delaysTold(
  document: AnnotatedDocument,
  sentence: Span,
  terms: readonly Term[],
  propositions: readonly Proposition[],
): Delay[] {
  const { text } = document.document;
  return overlapping(document.layers.times, sentence).flatMap((time): Delay[] => {
    const before = terms.filter((term) => term.end <= time.start).slice(-BACK);
    // The nearest word tells how it is meant: "lasted for two hours", "came within an hour".
    const sort = before.findLast((term) => SOON.has(term.norm) || LASTING.has(term.norm));
    const inside = overlapping(terms, time);
    const range = rangeOf(time, new Set([...before, ...inside].map((term) => term.norm)));
    const by =
      propositions.findLast((one) => one.kind !== 'attribute' && contains(one, time)) ?? propositions[0];
    if (!sort || !range || !by) return [];
    const words = text.slice(time.start, time.end).replace(/\s+/gu, ' ');
    const kind = SOON.has(sort.norm) ? 'delay' : 'length';
    return [{ ...range, words, kind, span: time, by }];
  });
}

/** Least weight of shared words for two sentences to tell of one deed. */
const CONTEXT = 4;

export function delaysApart(a: Statement, b: Statement): Conflict[] {
  return a.delays.flatMap((x) =>
    b.delays.flatMap((y): Conflict[] => {
      if (x.kind !== y.kind || (x.low <= y.high && y.low <= x.high)) return [];
      const shared = common(a, b, x.by, y.by);
      if (shared < CONTEXT) return [];
      return [
        {
          p: { ...x.by, start: x.span.start, end: x.span.end },
          q: { ...y.by, start: y.span.start, end: y.span.end },
          type: 'time',
          question: x.kind === 'delay' ? 'how soon it came' : 'how long it went on',
          values: [x.words, y.words],
          denial: false,
          soft: true,
          mild: true,
          strength: Math.min(2, shared / 4),
        },
      ];
    }),
  );
}
