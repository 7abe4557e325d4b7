/** Outlets that a passage names, and those that it means without their name: "the newspaper", "it said", "…, which reported". */
import lexicon from '../lexicon/en/news-outlets.json' with { type: 'json' };
import type { AnnotatedDocument } from '../model/layers.ts';
import { overlapping, overlaps, type Span } from '../text/span.ts';
import { outletKey } from './outlets.ts';

export type Named = Span & { readonly key: string };

const { outlets, bodies, determiners, pronouns, relatives } = lexicon.entries.anaphors;
const OUTLETS: ReadonlySet<string> = new Set(outlets);
const BODIES: ReadonlySet<string> = new Set(bodies);
const RELATIVES: ReadonlySet<string> = new Set(relatives);
const PRONOUNS: ReadonlySet<string> = new Set(pronouns);
const NOUN = new RegExp(`^(?:${determiners.join('|')})\\s+(.{3,24})$`);
/** Sentences back that "the newspaper" points to at most, and what other bodies or pronouns may mean as well. */
const FAR = 4;
const NEAR = 1;

/** Names of outlets within a span, in order. */
export function outletsIn(document: AnnotatedDocument, span: Span): Named[] {
  const { text } = document.document;
  const people = new Set(
    document.layers.entities.filter((entity) => entity.type === 'person').map((entity) => entity.id),
  );
  const isPerson = (name: Span) =>
    overlapping(document.layers.mentions, name).some((mention) => people.has(mention.entity));
  return overlapping(document.layers.names, span).flatMap((name) => {
    if (isPerson(name)) return [];
    // "The" tells the paper "The Sun" from the star.
    const the = /\bthe\s$/i.exec(text.slice(Math.max(0, name.start - 4), name.start));
    const key = outletKey((the ? 'The ' : '') + text.slice(name.start, name.end));
    return key === null ? [] : [{ start: name.start, end: name.end, key }];
  });
}

/** The outlet that words without its name stand for, at the place of these words; null where the text does not settle it. */
export function outletMeant(document: AnnotatedDocument, span: Span): Named | null {
  const words = document.document.text.slice(span.start, span.end).toLowerCase();
  const relative = relativeOf(document, span, words);
  if (relative) return { ...span, key: relative };
  const noun = NOUN.exec(words)?.[1];
  const reach = noun !== undefined && OUTLETS.has(noun) ? FAR : NEAR;
  if (!(noun !== undefined && (OUTLETS.has(noun) || BODIES.has(noun))) && !PRONOUNS.has(words)) return null;
  const back = precedingSentences(document, span, reach);
  if (!back) return null;
  const named = outletsIn(document, back);
  const keys = new Set(named.map(({ key }) => key));
  if (keys.size === 0) return null;
  if (reach === FAR) return { ...span, key: named.at(-1)!.key };
  // "The agency", "it": any other body named beside the outlet could be meant.
  return keys.size === 1 && !namesOther(document, back, named) && reports(document, back, named)
    ? { ...span, key: named[0]!.key }
    : null;
}

/** The sentences before the one that holds the span, with what stands before the span in its own. */
function precedingSentences({ layers }: AnnotatedDocument, span: Span, count: number): Span | null {
  const [own] = overlapping(layers.sentences, span);
  if (!own) return null;
  const at = layers.sentences.indexOf(own);
  const first = layers.sentences[Math.max(0, at - count)]!;
  return first.start < span.start ? { start: first.start, end: span.start } : null;
}

/** Whether a body that is no outlet is named in the span, or a second outlet. */
function namesOther({ layers }: AnnotatedDocument, span: Span, named: readonly Named[]): boolean {
  return overlapping(layers.names, span).some(
    (name) =>
      (name.type === 'organization' || name.type === 'other') && !named.some((one) => overlaps(one, name)),
  );
}

/** Whether one of the names in the span is there the source of what is said. */
function reports({ layers }: AnnotatedDocument, span: Span, named: readonly Named[]): boolean {
  return layers.attributions.some(({ source, content }) =>
    source.some(
      (part) =>
        overlaps(part, span) &&
        content.length > 0 &&
        named.some((one) => overlaps(part, one) && part.end - one.end <= 2 && part.start <= one.start),
    ),
  );
}

/** The outlet that a relative clause with the span as its pronoun stands by: "the Gazette, which said …". */
function relativeOf(document: AnnotatedDocument, span: Span, words: string): string | null {
  const { tokens } = document.layers;
  const [pronoun, ...more] = overlapping(tokens, span);
  if (!pronoun || more.length > 0 || !RELATIVES.has(words)) return null;
  const verb = tokens[pronoun.head];
  const noun = verb?.rel === 'acl:relcl' ? tokens[verb.head] : undefined;
  return noun && noun.start < span.start ? (outletsIn(document, noun)[0]?.key ?? null) : null;
}
