/** Whose age a figure is. */
import type { Quantity } from '../../model/annotation.ts';
import type { StoryContext } from '../../model/finding.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import { cover, overlapping } from '../../text/span.ts';
import { wordsOf } from '../../text/words.ts';

type Aged = { readonly person: string; readonly called: readonly string[] };

/** The person whose age stands after the name: "Ann Hill, 42,". */
function agedAfter(document: AnnotatedDocument, quantity: Quantity, story: StoryContext): Aged | null {
  const { text, id } = document.document;
  if (
    (quantity.kind !== 'number' && quantity.kind !== 'age') ||
    quantity.low !== quantity.high ||
    !/^\d{1,3}$/.test(text.slice(quantity.start, quantity.end))
  )
    return null;
  if (
    quantity.low === null ||
    quantity.low > 115 ||
    !/^[,.;)\s]/.test(text.slice(quantity.end, quantity.end + 1))
  )
    return null;
  const before = text.slice(0, quantity.start).search(/[,(]\s*$/);
  if (before < 0) return null;
  const name = document.layers.mentions.find((mention) => mention.form === 'name' && mention.end === before);
  const entity = name && document.layers.entities.find((one) => one.id === name.entity);
  const person = entity?.type === 'person' ? story.entityOf(id, entity.id) : undefined;
  return person === undefined ? null : { person, called: wordsOf(text, name!).map((word) => word.norm) };
}

/** The person whose age stands before the name: "42-year-old Ann Hill", "the 42-year-old engineer Ann Hill". */
function agedBefore(document: AnnotatedDocument, quantity: Quantity, story: StoryContext): Aged | null {
  const { text, id } = document.document;
  if (quantity.kind !== 'age') return null;
  const end = cover([quantity, ...quantity.measure]).end;
  const name = overlapping(document.layers.mentions, { start: quantity.end, end: end + 24 }).find(
    (mention) =>
      mention.form === 'name' &&
      /^(?:[\s-]|\p{Ll})*$/u.test(text.slice(quantity.end, Math.max(quantity.end, mention.start))),
  );
  const entity = name && document.layers.entities.find((one) => one.id === name.entity);
  const person = entity?.type === 'person' ? story.entityOf(id, entity.id) : undefined;
  return person === undefined ? null : { person, called: wordsOf(text, name!).map((word) => word.norm) };
}

/** The person whose age a figure is, before or after the name; null where it is nobody's who is named. */
export function agedPerson(
  document: AnnotatedDocument,
  quantity: Quantity,
  story: StoryContext,
): Aged | null {
  return agedAfter(document, quantity, story) ?? agedBefore(document, quantity, story);
}
