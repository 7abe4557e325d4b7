/** One deed on one object in two degrees: "softened its opposition", "dropped its opposition". */
import strengths from '../../lexicon/en/strengths.json' with { type: 'json' };
import type { StoryContext } from '../../model/finding.ts';
import { type Proposition, roleOf } from '../../story/propositions.ts';
import type { Conflict } from './conflicts.ts';
import { common, obliquesApart, otherDay, pinned, relation, roleRelation } from './matching.ts';
import type { Degree, Statement } from './statement.ts';

type Scale = {
  readonly question: string;
  readonly of?: readonly string[];
  readonly values: Readonly<Record<string, readonly string[]>>;
};
const SCALES = strengths.entries as unknown as readonly Scale[];

/** Scales and degrees by verb. */
const DEGREES = new Map<string, { readonly scale: number; readonly value: string }[]>();
SCALES.forEach(({ values }, scale) => {
  for (const [value, verbs] of Object.entries(values))
    for (const verb of verbs) DEGREES.set(verb, [...(DEGREES.get(verb) ?? []), { scale, value }]);
});

/** The degrees in which a proposition tells what is done to an object; of a verb without one what befalls its doer. */
export function degreesTold(propositions: readonly Proposition[]): Degree[] {
  return propositions.flatMap((by): Degree[] => {
    if (by.kind !== 'verb' || by.negative) return [];
    if (by.status !== 'done' && by.status !== 'planned') return [];
    const object = roleOf(by, 'patient') ?? roleOf(by, 'agent');
    if (!object || (object.pos !== 'NOUN' && object.entity === null)) return [];
    return (DEGREES.get(by.phrase) ?? []).flatMap(({ scale, value }) => {
      const { of } = SCALES[scale]!;
      return of && !of.includes(object.lemma) ? [] : [{ scale, value, object, by }];
    });
  });
}

export const degreeKeys = ({ degrees }: Statement): string[] =>
  degrees.map(({ scale, object }) => `degree ${scale} ${object.entity ?? object.lemma}`);

/** What a degree answers. */
const questionOf = ({ scale, object }: Degree): string => `${SCALES[scale]!.question}: ${object.lemma}`;

/** Whether a report tells the deed in that degree. */
export const tellsDegree = (statements: readonly Statement[], question: string, value: string): boolean =>
  statements.some(({ degrees }) =>
    degrees.some((one) => one.value === value && questionOf(one) === question),
  );

/** Least weight of shared words where nobody is certain to have done both, and where somebody is. */
const CONTEXT = { open: 3, same: 1 };

export function degreesApart(a: Statement, b: Statement, story: StoryContext): Conflict[] {
  return a.degrees.flatMap((x) =>
    b.degrees.flatMap((y): Conflict[] => {
      const [p, q] = [x.by, y.by];
      if (x.scale !== y.scale || x.value === y.value || p.status !== q.status) return [];
      if (x.object.role !== y.object.role || relation(x.object, y.object, story) !== 'same') return [];
      if (otherDay(p, q) || obliquesApart(p, q, story)) return [];
      const doer = roleRelation(p, q, 'agent', story);
      if (doer === 'other' || Math.min(pinned(x.object, story), pinned(y.object, story)) < 0.7) return [];
      const shared = common(a, b, p, q);
      if (shared < (doer === 'same' ? CONTEXT.same : CONTEXT.open)) return [];
      return [
        {
          p,
          q,
          type: 'status',
          question: questionOf(x),
          values: [x.value, y.value],
          denial: false,
          soft: true,
          mild: true,
          strength: Math.min(2, shared / 3),
        },
      ];
    }),
  );
}
