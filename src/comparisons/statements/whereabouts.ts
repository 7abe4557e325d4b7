/** One deed of one actor told of two places: "checked into a clinic in Ferrin", "checked into the Marlow Centre". */
import type { StoryContext } from '../../model/finding.ts';
import type { Argument } from '../../story/arguments.ts';
import { isOf } from '../../story/clause-meaning.ts';
import { entityById } from '../../story/entities.ts';
import { type Proposition, roleOf } from '../../story/propositions.ts';
import type { Conflict } from './conflicts.ts';
import { otherDay, pinned, roleRelation } from './matching.ts';
import type { Statement } from './statement.ts';

/** Statements at the head of a document that tell the story's own deed. */
const LEAD = 4;
const SITED = new Set(['place', 'organization']);
const PREPOSITIONS: ReadonlySet<string> = new Set([
  'in',
  'into',
  'at',
  'to',
  'from',
  'near',
  'outside',
  'inside',
]);

function sites(one: Argument, story: StoryContext): string[] {
  return one.entities.filter((id) => SITED.has(entityById(story, id)?.type ?? ''));
}

/** Whether two names share a word: one place may be written in two ways. */
function alike(a: string, b: string, story: StoryContext): boolean {
  const words = (id: string) =>
    entityById(story, id)!
      .name.toLowerCase()
      .split(/[^\p{L}\p{N}]+/u);
  return words(a).some((word) => word.length > 2 && words(b).includes(word));
}

/** Whether one phrase of the story names both: then one lies in the other, or both are told together. */
function together(a: string, b: string, items: readonly Statement[]): boolean {
  return items.some(
    (one) =>
      one.entities.has(a) &&
      one.entities.has(b) &&
      one.propositions.some(({ arguments: args }) =>
        args.some(({ entities }) => entities.includes(a) && entities.includes(b)),
      ),
  );
}

export function placesApart(
  a: Statement,
  b: Statement,
  p: Proposition,
  q: Proposition,
  items: readonly Statement[],
  story: StoryContext,
): Conflict | null {
  if (
    p.kind !== 'verb' ||
    q.kind !== 'verb' ||
    p.phrase !== q.phrase ||
    isOf(p.lemma, 'light') ||
    isOf(p.lemma, 'mutual')
  )
    return null;
  if (p.status !== 'done' || q.status !== 'done' || p.negative || q.negative || otherDay(p, q)) return null;
  if (a.place > LEAD || b.place > LEAD) return null;
  const role = p.passive ? 'patient' : 'agent';
  const [x, y] = [roleOf(p, role), roleOf(q, role)];
  if (!x || !y || p.passive !== q.passive || roleRelation(p, q, role, story) !== 'same') return null;
  if (Math.min(pinned(x, story), pinned(y, story)) < 0.9) return null;
  const patient = p.passive ? null : roleRelation(p, q, 'patient', story);
  if (patient === 'other' || patient === 'open') return null;
  const where = (one: Proposition) =>
    one.arguments.filter(
      (argument) => argument.role === 'oblique' && PREPOSITIONS.has(argument.preposition ?? ''),
    );
  for (const u of where(p)) {
    for (const v of where(q)) {
      if (u.preposition !== v.preposition) continue;
      const [s, t] = [sites(u, story), sites(v, story)];
      if (s.length === 0 || t.length === 0 || s.some((id) => t.includes(id))) continue;
      if (s.some((one) => t.some((other) => alike(one, other, story) || together(one, other, items))))
        continue;
      return {
        p,
        q,
        type: 'place',
        question: `where: ${p.phrase}`,
        values: [entityById(story, s[0]!)!.name, entityById(story, t[0]!)!.name],
        denial: false,
        soft: p.hedged || q.hedged,
        strength: 1.2,
      };
    }
  }
  return null;
}
