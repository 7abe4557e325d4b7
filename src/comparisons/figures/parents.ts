/** Of whom it is said how many children they have: "Mara Holm, 34, a mother of three", "mother-of-three Mara Holm". */
import families from '../../lexicon/en/measure-families.json' with { type: 'json' };
import type { Quantity } from '../../model/annotation.ts';
import type { StoryContext } from '../../model/finding.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import type { Frame } from '../../story/frame.ts';
import { overlapping } from '../../text/span.ts';
import { anyOf } from './joints.ts';

const PARENTS: ReadonlySet<string> = new Set(families.entries.parents);
/** "mother of", "father-of-", right before the number. */
const OF = new RegExp(`(\\p{L}+)(?:\\s+${anyOf('of')}\\s+|-${anyOf('of')}-)(?:${anyOf('hers')}\\s+)?$`, 'u');
/** What may stand between a name and "mother of": a comma, an age, an article, a word or two. */
const APPOSED = new RegExp(
  `^(?:,|\\s\\()?\\s*(?:\\d{1,3}\\)?,\\s*)?(?:${anyOf('apposing')}\\s+){0,3}(?:\\p{Ll}+\\s+){0,2}$`,
  'u',
);
/** Characters before "mother of" in which the name may stand, and after the number. */
const BEFORE = 48;
const AFTER = 16;

/** The story's person who is the parent; null where the number counts no one's children, or of nobody named. */
export function parentOf(
  document: AnnotatedDocument,
  quantity: Quantity,
  frame: Frame,
  story: StoryContext,
): string | null {
  if (quantity.unit !== 'child') return null;
  const { text, id } = document.document;
  const before = text.slice(Math.max(0, quantity.start - BEFORE), quantity.start);
  const parent = OF.exec(before);
  if (parent === null || !PARENTS.has(parent[1]!.toLowerCase())) return null;
  const start = quantity.start - before.length + parent.index;
  const people = new Set(
    document.layers.entities.filter((one) => one.type === 'person').map((entity) => entity.id),
  );
  const names = (from: number, to: number) =>
    overlapping(document.layers.mentions, { start: Math.max(0, from), end: to }).filter(
      (mention) => mention.form === 'name' && people.has(mention.entity),
    );
  const apposed = names(start - BEFORE, start).findLast(
    (name) => name.end <= start && APPOSED.test(text.slice(name.end, start)),
  );
  const following = names(quantity.end, quantity.end + AFTER).find(
    (name) => name.start >= quantity.end && /^\s?$/.test(text.slice(quantity.end, name.start)),
  );
  const named = following ?? apposed;
  if (named !== undefined) return story.entityOf(id, named.entity) ?? null;
  // "Holm was the mother of three".
  const [agent] = PARENTS.has(frame.verb ?? '') ? (frame.agent?.entities ?? []) : [];
  return agent ?? null;
}
