/** How many a place or body has for good: inhabitants, employees, members, seats. */
import words from '../../lexicon/en/figure-words.json' with { type: 'json' };
import type { Mention, Quantity } from '../../model/annotation.ts';
import type { StoryContext } from '../../model/finding.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import { entityById } from '../../story/entities.ts';
import type { Frame } from '../../story/frame.ts';
import { recent } from '../../story/recent.ts';
import { termsOf } from '../../story/terms.ts';
import { firstEndingAfter, overlapping, type Span } from '../../text/span.ts';
import type { Figure, Stock } from './figure.ts';
import { nearness } from './near.ts';
import { namedApart, shared } from './sets.ts';
import { compatible } from './values.ts';

/** What is had, by the noun that is counted or that names the number. */
const STOCKS: ReadonlyMap<string, string> = new Map(Object.entries(words.entries.stocks));
/** The same by the verb that people are told with: "employs", "live". */
const KEEPING: ReadonlyMap<string, string> = new Map(Object.entries(words.entries.keeping));
const HAVING: ReadonlySet<string> = new Set(words.entries.having);
const INHABITED: ReadonlySet<string> = new Set(words.entries.inhabited);
/** What a place is, beside its name. */
const SORTS: ReadonlySet<string> = new Set(words.entries.sorts);
const HOMES: ReadonlySet<string> = new Set(words.entries.homes);
const PEOPLE = 'inhabitants';
/** Characters before a figure in which words say what it is of, and in which its owner is named. */
const NEARBY = 36;
const OWNER = 120;
/** Fewer are told of many a thing. */
const LEAST = 20;

/** What the words right before say: "home to", "a population of", "a town of". */
export function saidBefore(document: AnnotatedDocument, span: Span): string | null {
  const before = termsOf(document, { start: Math.max(0, span.start - NEARBY), end: span.start });
  const joint = before.findLastIndex((term) => term.pos === 'ADP');
  const noun = before[joint - 1];
  if (noun === undefined || before.length - joint > 3) return null;
  if (before[joint]!.norm === 'to') return HOMES.has(noun.lemma) ? PEOPLE : null;
  if (before[joint]!.norm !== 'of') return null;
  return INHABITED.has(noun.lemma) ? PEOPLE : (STOCKS.get(noun.lemma) ?? null);
}

/** The types of a document's entities. */
const kindsOf = recent(
  ({ layers }: AnnotatedDocument) => new Map(layers.entities.map((entity) => [entity.id, entity.type])),
);

/** The names of those who have it: who the clause says has it, and the place or body named last before it. */
function ownersOf(
  document: AnnotatedDocument,
  span: Span,
  sentence: Span,
  frame: Frame,
  story: StoryContext,
): ReadonlySet<string> {
  const { mentions, sentences } = document.layers;
  const kinds = kindsOf(document);
  const isBody = (mention: Mention) => mention.form === 'name' && kinds.get(mention.entity) !== 'person';
  const last = (start: number, end: number) =>
    overlapping(mentions, { start, end }).findLast((mention) => mention.end <= end && isBody(mention));
  const previous = sentences[firstEndingAfter(sentences, sentence.start) - 1];
  const near = last(Math.max(sentence.start, span.start - OWNER), span.start);
  const named = near ?? (previous && last(previous.start, previous.end));
  const own = named && story.entityOf(document.document.id, named.entity);
  const owners = [...(frame.agent?.entities ?? []), ...(own === undefined ? [] : [own])];
  return new Set(owners.map((entity) => bareName(entity, story)));
}

/** "Tarn Island" is "Tarn". */
function bareName(entity: string, story: StoryContext): string {
  const words = entityById(story, entity)!.name.toLowerCase().split(' ');
  const bare = words.filter((word) => !SORTS.has(word));
  return (bare.length > 0 ? bare : words).join(' ');
}

/** What a figure counts that somebody has for good; null where it counts what happened. */
export function stockOf(
  document: AnnotatedDocument,
  quantity: Quantity,
  sentence: Span,
  frame: Frame,
  story: StoryContext,
): Stock | null {
  if (quantity.kind !== 'count' && quantity.kind !== 'number') return null;
  if ((quantity.low ?? quantity.high ?? 0) < LEAST || frame.supposed) return null;
  const nouns = quantity.measure
    .flatMap((part) => termsOf(document, part))
    .map(({ lemma }) => STOCKS.get(lemma));
  const verb = frame.verb ?? '';
  const noun = nouns.findLast((one) => one !== undefined) ?? STOCKS.get(quantity.unit ?? '');
  const isPeople = quantity.unit === null || quantity.unit === 'person';
  const of =
    saidBefore(document, quantity) ??
    (isPeople || noun === KEEPING.get(verb) ? KEEPING.get(verb) : undefined) ??
    (HAVING.has(verb) ? noun : undefined) ??
    null;
  if (of === null) return null;
  const owners = ownersOf(document, quantity, sentence, frame, story);
  return owners.size === 0 ? null : { of, owners };
}

/** Whether two figures are of what one owner has, whatever their nouns; far values are of a part of it. */
export function sameStock(a: Figure, b: Figure): boolean {
  if (a.stock === null || b.stock === null || a.stock.of !== b.stock.of) return false;
  if (shared(a.stock.owners, b.stock.owners) === 0 || a.old || b.old || a.part || b.part) return false;
  return compatible(a.interval, b.interval) || (nearness(a, b) > -1 && !namedApart(a.times, b.times));
}
