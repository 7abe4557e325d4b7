/** A deed denied as a whole in one report and told in one of its kinds in another: "nobody assaulted the guard", "the guard was kicked". */
import denials from '../../lexicon/en/denials.json' with { type: 'json' };
import type { StoryContext } from '../../model/finding.ts';
import { type Proposition, roleOf } from '../../story/propositions.ts';
import type { Conflict } from './conflicts.ts';
import { isPerson, otherDay, relation, roleRelation } from './matching.ts';
import type { General, Statement } from './statement.ts';

type Family = {
  readonly general: readonly string[];
  readonly kinds: readonly string[];
  readonly rough: readonly string[];
};
const { entries } = denials;
const FAMILIES: readonly (readonly [string, Family])[] = Object.entries(entries.families);
const MANNER: ReadonlySet<string> = new Set(entries.manner);

/** Families by the verbs that deny or tell their deed. */
const DENYING = new Map<string, string[]>();
const TELLING = new Map<string, string[]>();
const ROUGH = new Map<string, string[]>();
for (const [family, { general, kinds, rough }] of FAMILIES) {
  const fill = (map: Map<string, string[]>, verbs: readonly string[]) => {
    for (const verb of verbs) map.set(verb, [...(map.get(verb) ?? []), family]);
  };
  fill(DENYING, general);
  fill(TELLING, kinds);
  fill(ROUGH, rough);
}

/** The deeds of families that a sentence denies or tells, with whom they befall. */
export function generalTold(propositions: readonly Proposition[], story: StoryContext): General[] {
  // "roughly pushing and pulling": the manner stands with the first.
  const manner = propositions.some(({ below }) => below.some((word) => MANNER.has(word)));
  return propositions.flatMap((by): General[] => {
    const whom = roleOf(by, 'patient');
    if (!whom || by.status !== 'done' || by.kind === 'attribute' || !isPerson(whom, story)) return [];
    const families = by.negative
      ? (DENYING.get(by.lemma) ?? [])
      : by.kind === 'verb'
        ? [...(TELLING.get(by.phrase) ?? []), ...(manner ? (ROUGH.get(by.lemma) ?? []) : [])]
        : [];
    return families.map((family) => ({ family, told: !by.negative, whom, by }));
  });
}

export const denialKeys = ({ general }: Statement): string[] =>
  general.map(({ family, whom }) => `${family} on ${whom.entity ?? whom.lemma}`);

export function denialsApart(a: Statement, b: Statement, story: StoryContext): Conflict[] {
  const name = ({ family, told }: General) => (told ? `a kind of it told` : `${family} denied`);
  return a.general.flatMap((x) =>
    b.general.flatMap((y): Conflict[] => {
      if (x.family !== y.family || x.told === y.told || otherDay(x.by, y.by)) return [];
      if (roleRelation(x.by, y.by, 'agent', story) === 'other') return [];
      if (relation(x.whom, y.whom, story) !== 'same') return [];
      return [
        {
          p: x.by,
          q: y.by,
          type: 'status',
          question: `whether it was ${x.family}: ${x.whom.lemma}`,
          values: [name(x), name(y)],
          denial: false,
          soft: true,
          mild: true,
          strength: 1,
        },
      ];
    }),
  );
}
