/** Violence that one report denies and another tells in other words: "nobody assaulted the guard", "the guard was brutally kicked". */
import violence from '../../lexicon/en/violence.json' with { type: 'json' };
import type { StoryContext } from '../../model/finding.ts';
import { type Proposition, roleOf } from '../../story/propositions.ts';
import type { Conflict } from './conflicts.ts';
import { isPerson, otherDay, relation, roleRelation } from './matching.ts';
import type { Statement, Violence } from './statement.ts';

const { entries } = violence;
const ATTACKING: ReadonlySet<string> = new Set(entries.attacking);
const BLOWS: ReadonlySet<string> = new Set(entries.blows);
const HANDLING: ReadonlySet<string> = new Set(entries.handling);
const MANNER: ReadonlySet<string> = new Set(entries.manner);

/** What a sentence tells of violence against somebody. */
export function violenceTold(propositions: readonly Proposition[], story: StoryContext): Violence[] {
  // "roughly pushing and pulling": the manner stands with the first.
  const rough = propositions.some(({ below }) => below.some((word) => MANNER.has(word)));
  return propositions.flatMap((by): Violence[] => {
    const victim = roleOf(by, 'patient');
    if (!victim || by.status !== 'done' || by.kind === 'attribute' || !isPerson(victim, story)) return [];
    const deed = by.kind === 'verb' && (BLOWS.has(by.lemma) || (rough && HANDLING.has(by.lemma)));
    if (by.negative ? !ATTACKING.has(by.lemma) : !deed) return [];
    return [{ told: !by.negative, victim, by }];
  });
}

export const violenceKeys = ({ violence: told }: Statement): string[] =>
  told.map(({ victim }) => `violence ${victim.entity ?? victim.lemma}`);

export function violenceApart(a: Statement, b: Statement, story: StoryContext): Conflict[] {
  const name = (one: Violence) => (one.told ? 'violence told' : 'attack denied');
  return a.violence.flatMap((x) =>
    b.violence.flatMap((y): Conflict[] => {
      if (roleRelation(x.by, y.by, 'agent', story) === 'other') return [];
      if (x.told === y.told || otherDay(x.by, y.by) || relation(x.victim, y.victim, story) !== 'same')
        return [];
      return [
        {
          p: x.by,
          q: y.by,
          type: 'status',
          question: `whether it was an attack: ${x.victim.lemma}`,
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
