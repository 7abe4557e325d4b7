/** Who is meant: names, noun phrases and pronouns of one document joined to entities. */
import type { Entity, Mention, Name } from '../model/annotation.ts';
import { joinNames } from './references-names.ts';

/** The mentions of a document in order; entity ids e1, e2 … in order of first mention. */
export function findMentions(text: string, names: readonly Name[]): Mention[] {
  const groups = joinNames(text, names);
  const mentions = groups.flatMap((group, g) =>
    group.members.map((member) => ({
      start: names[member]!.start,
      end: names[member]!.end,
      entity: `e${g + 1}`,
      form: 'name' as const,
    })),
  );
  return mentions.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** The entities that mentions refer to: each with its fullest name and the type most of its names have. */
export function entitiesOf(text: string, mentions: readonly Mention[], names: readonly Name[]): Entity[] {
  const typeAt = new Map(names.map((name) => [`${name.start} ${name.end}`, name.type]));
  const byId = new Map<string, Mention[]>();
  for (const mention of mentions) {
    const list = byId.get(mention.entity);
    if (list === undefined) byId.set(mention.entity, [mention]);
    else list.push(mention);
  }
  return [...byId].map(([id, list]) => {
    const named = list.filter((mention) => mention.form === 'name');
    const types = named.map((mention) => typeAt.get(`${mention.start} ${mention.end}`) ?? 'other');
    return { id, name: fullest(text, named), type: mostFrequent(types), wikidata: null };
  });
}

/** The name with most words; of equals the one not in capitals, then the first. */
function fullest(text: string, mentions: readonly Mention[]): string {
  let best = '';
  let most = -1;
  for (const { start, end } of mentions) {
    const shown = text.slice(start, end).replace(/\s+/g, ' ');
    const capitals = shown.length > 4 && shown === shown.toUpperCase();
    const score = shown.split(' ').length * 2 - (capitals ? 1 : 0);
    if (score > most) [best, most] = [shown, score];
  }
  return best;
}

function mostFrequent<T>(values: readonly T[]): T {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best = values[0] as T;
  for (const [value, count] of counts) if (count > counts.get(best)!) best = value;
  return best;
}
