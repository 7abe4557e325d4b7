/** Whether the clauses of two figures tell of one deed: the verb, who acts, who is acted on. */
import deeds from '../../lexicon/en/figure-deeds.json' with { type: 'json' };
import words from '../../lexicon/en/figure-words.json' with { type: 'json' };
import type { StoryContext } from '../../model/finding.ts';
import { entityById } from '../../story/entities.ts';
import { type Party, sameParty } from '../../story/frame.ts';
import type { Figure } from './figure.ts';
import { namedApart, shared } from './sets.ts';

/** Verbs that say how long something was. */
const LASTING: ReadonlySet<string> = new Set(words.entries.lasting);
const FACING: ReadonlySet<string> = new Set(words.entries.facing);
const LIGHT: ReadonlySet<string> = new Set(words.entries.light);

const verbOf = ({ frame }: Figure): string | null => (LIGHT.has(frame.verb ?? '') ? null : frame.verb);

/** "would serve", "faces 20 years": it has not happened. */
const isSupposed = ({ frame }: Figure): boolean => frame.supposed || FACING.has(frame.verb ?? '');

/** The groups of verbs that tell one deed, by verb. */
const DEEDS = new Map<string, number[]>();
for (const [i, group] of deeds.entries.entries()) {
  for (const verb of group) DEEDS.set(verb, [...(DEEDS.get(verb) ?? []), i]);
}

/** Two verbs for one deed: "arrested" and "caught", "destroyed" and "flattened". */
export function sameDeed(a: Figure, b: Figure): boolean {
  const own = DEEDS.get(verbOf(a) ?? '');
  const others = DEEDS.get(verbOf(b) ?? '');
  return own !== undefined && others !== undefined && own.some((group) => others.includes(group));
}

/** One verb; one that says little ("took three days") counts where the same one acts. */
export const sameVerb = (a: Figure, b: Figure): boolean =>
  a.frame.verb !== null &&
  a.frame.verb === b.frame.verb &&
  (verbOf(a) !== null ||
    (sameParty(a.frame.agent, b.frame.agent) > 0 && a.frame.patient === null && b.frame.patient === null));

/** The suspect and the police, by two common nouns. */
function doersDiffer(a: Figure, b: Figure): boolean {
  const [x, y] = [a.frame.agent, b.frame.agent];
  return x !== null && y !== null && !a.measured && x.entities.size === 0 && y.entities.size === 0;
}

/** "The siege lasted 20 hours", "the siege ended after 14 hours": how long one thing was. */
export function bothLast(a: Figure, b: Figure): boolean {
  const lasts = ({ frame }: Figure) => LASTING.has(frame.verb ?? '') && frame.patient === null;
  return (
    a.quantity.kind === 'duration' &&
    !namedApart(a.times, b.times) &&
    lasts(a) &&
    lasts(b) &&
    sameParty(a.frame.agent, b.frame.agent) > 0
  );
}

/** Whether the one who acts in `a` is not among those whom the sentence of `b` names. */
function actsAlone(a: Figure, b: Figure): boolean {
  const agent = a.frame.agent?.entities ?? new Set<string>();
  // "The agency" may well be the one whom the other names.
  const other = b.frame.agent;
  if (other !== null && other.entities.size === 0) return false;
  return agent.size > 0 && b.named.size > 0 && shared(agent, b.named) === 0;
}

/** Whether a party is called by the name of one whom it means. */
function byName(party: Party | null, story: StoryContext): boolean {
  if (party === null) return false;
  return [...party.entities].some((id) => entityById(story, id)!.name.toLowerCase().includes(party.lemma));
}

/** Who acts, who is acted on, and the verb: what the clause says of the figure. */
export function frameLikeness(a: Figure, b: Figure, story: StoryContext): number {
  const agent = sameParty(a.frame.agent, b.frame.agent);
  const patient = sameParty(a.frame.patient, b.frame.patient);
  // Whom a pronoun or "the agency" means is less sure than a name.
  const other = (x: Party | null, y: Party | null) => (byName(x, story) && byName(y, story) ? -4.5 : -1.5);
  return (
    (bothLast(a, b)
      ? 2.5
      : sameVerb(a, b)
        ? a.quantity.kind === 'length'
          ? 2
          : 1.5
        : sameDeed(a, b)
          ? 1.2
          : 0) -
    (isSupposed(a) === isSupposed(b) ? 0 : 1) -
    (actsAlone(a, b) || actsAlone(b, a) ? 1.5 : 0) +
    (agent === 0 ? (doersDiffer(a, b) ? -1 : 0) : agent > 0 ? 1 : other(a.frame.agent, b.frame.agent)) +
    (patient === 0 ? 0 : patient > 0 ? 1 : other(a.frame.patient, b.frame.patient))
  );
}
