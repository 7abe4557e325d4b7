/** Early or late in one period: "early in the fourth quarter", "late in the fourth quarter" of one deed. */
import calendar from '../../lexicon/en/calendar.json' with { type: 'json' };
import periods from '../../lexicon/en/periods.json' with { type: 'json' };
import type { Proposition } from '../../story/propositions.ts';
import type { Term } from '../../story/terms.ts';
import { contains, cover } from '../../text/span.ts';
import type { Conflict } from './conflicts.ts';
import { common } from './matching.ts';
import type { PartTold, Statement } from './statement.ts';

const { entries } = periods;
const PARTS = new Map(
  Object.entries(entries.parts).flatMap(([part, words]) =>
    words.map((word): [string, string] => [word, part]),
  ),
);
const PERIODS: ReadonlySet<string> = new Set([
  ...entries.periods,
  ...calendar.entries.months.flat(),
  ...calendar.entries.weekdays,
]);
const JOINTS: ReadonlySet<string> = new Set(entries.joints);

/** Words between the part and its period. */
const REACH = 4;

/** The parts of periods that a sentence names. */
export function partsTold(terms: readonly Term[], propositions: readonly Proposition[]): PartTold[] {
  return terms.flatMap((term, i): PartTold[] => {
    const part = PARTS.get(term.lemma) ?? PARTS.get(term.norm);
    if (part === undefined) return [];
    const between: string[] = [];
    for (const next of terms.slice(i + 1, i + 1 + REACH)) {
      if (PERIODS.has(next.lemma)) {
        const by =
          propositions.findLast((one) => one.kind === 'verb' && contains(one, term)) ?? propositions[0];
        const span = cover([term, next]);
        return by ? [{ part, period: [...between, next.lemma].join(' '), span, by }] : [];
      }
      if (!JOINTS.has(next.norm)) {
        if (next.pos !== 'ADJ' && next.pos !== 'NUM') return [];
        between.push(next.norm);
      } else if (next.norm === 'next' || next.norm === 'last') between.push(next.norm);
    }
    return [];
  });
}

/** Least weight of shared words for two sentences to tell one deed. */
const CONTEXT = 4;

export function partsApart(a: Statement, b: Statement): Conflict[] {
  return a.parts.flatMap((x) =>
    b.parts.flatMap((y): Conflict[] => {
      if (x.period !== y.period || x.part === y.part) return [];
      const shared = common(a, b, x.by, y.by);
      if (shared < CONTEXT) return [];
      return [
        {
          p: { ...x.by, ...x.span },
          q: { ...y.by, ...y.span },
          type: 'time',
          question: `when in the ${x.period}`,
          values: [x.part, y.part],
          denial: false,
          soft: true,
          mild: true,
          strength: Math.min(2, shared / 4),
        },
      ];
    }),
  );
}
