/** Whether two spellings are of a person, a place or a body. */
import words from '../../lexicon/en/figure-words.json' with { type: 'json' };
import type { EntityType } from '../../model/annotation.ts';
import type { Evidence, StoryContext } from '../../model/finding.ts';

const RELATION = { person: 'same-person', place: 'same-place', organization: 'same-organization' } as const;

const INHABITED: ReadonlySet<string> = new Set(words.entries.inhabited);

/** "the towns of Orl and Vey": the noun that says what the names are of. */
function isTown(before: string): boolean {
  const noun = /(\p{L}+) of (?:\p{Lu}[\p{L}-]* and )?$/u.exec(before)?.[1]?.toLowerCase();
  return (
    noun !== undefined &&
    [noun, noun.replace(/s$/, ''), noun.replace(/ies$/, 'y')].some((one) => INHABITED.has(one))
  );
}

/** Words before a name that only a place has, and those that no person has. */
const IN_PLACE = /\b(?:in|near|outside|from)\s+$/i;
const BODY = /\b(?:the|newspaper|daily|company|firm|agency|utility|group|network|paper)\s+$/i;

/** What the bearer is: the type by which the documents know it, against what stands before the name. */
export function relationOf(evidence: readonly Evidence[], type: EntityType, story: StoryContext) {
  const votes = { person: 0, place: 0, organization: 0 };
  let entered = 0;
  for (const { document: id, start, end } of evidence) {
    const document = story.documents.get(id)!;
    const types = new Map(document.layers.entities.map((entity) => [entity.id, entity.type]));
    const words = document.document.text.slice(start, end);
    for (const mention of document.layers.mentions) {
      if (document.document.text.slice(mention.start, mention.end) !== words) continue;
      const own = types.get(mention.entity);
      if (own !== undefined && own in votes) votes[own as keyof typeof votes]++;
      const before = document.document.text.slice(Math.max(0, mention.start - 40), mention.start);
      const after = document.document.text.slice(mention.end, mention.end + 2);
      if (isTown(before) || (IN_PLACE.test(before) && !/^['’]/.test(after))) entered++;
      if (BODY.test(before)) votes.organization += 2;
    }
  }
  // A bare name that stands after "in" or "the town of", and that no document gives with a given name, is a place's.
  if (entered > 0 && votes.place > 0 && evidence.every(({ text }) => !/\s/.test(text))) votes.person = 0;
  const most = Math.max(...Object.values(votes));
  const known = type in RELATION ? (type as keyof typeof RELATION) : null;
  if (known !== null && most > 0 && votes[known] === most) return RELATION[known];
  const best = (['person', 'place', 'organization'] as const).find((one) => votes[one] === most);
  return RELATION[most > 0 ? best! : (known ?? 'organization')];
}
