/** Figures as they are compared: what is measured, of whom, when, and how exactly. */
import { toBase } from '../../language/quantity-values.ts';
import words from '../../lexicon/en/figure-words.json' with { type: 'json' };
import type { Quantity } from '../../model/annotation.ts';
import type { StoryContext } from '../../model/finding.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import { isHeadline, regionAt, speaks } from '../../story/regions.ts';
import { type Term, termsOf } from '../../story/terms.ts';
import { cover, firstEndingAfter, overlapping, type Span } from '../../text/span.ts';
import { type Interval, interval } from './values.ts';

const GENERIC: ReadonlySet<string> = new Set(words.entries.generic);
const PART: ReadonlySet<string> = new Set(words.entries.part);
const MORE: ReadonlySet<string> = new Set(words.entries.more);
const PAST: ReadonlySet<string> = new Set(words.entries.past);

const MEASURED: ReadonlySet<Quantity['kind']> = new Set([
  'money',
  'mass',
  'length',
  'area',
  'volume',
  'speed',
  'temperature',
  'duration',
  'energy',
  'power',
  'pressure',
  'information',
  'percent',
]);
/** Kinds that are never compared across documents: they count pages, ranks and scores rather than the story's facts. */
const LEFT_OUT: ReadonlySet<Quantity['kind']> = new Set(['ordinal', 'number', 'other', 'angle']);
/** Longest evidence of a figure, UTF-16 units. */
const LONGEST = 160;

export type Figure = Span & {
  readonly document: string;
  readonly order: number;
  readonly quantity: Quantity;
  readonly interval: Interval;
  readonly base: string;
  readonly measured: boolean;
  readonly family: string | null;
  readonly head: string;
  /** Words that restrict what is counted ("bank" of three bank workers). */
  readonly modifiers: ReadonlySet<string>;
  /** Content words around it: of its clause, and of its whole sentence. */
  readonly clause: ReadonlySet<string>;
  readonly context: ReadonlySet<string>;
  /** Entities of the story named in its sentence. */
  readonly names: ReadonlySet<string>;
  /** It speaks of another time than the story's own, of a part of a total, of an addition. */
  readonly old: boolean;
  readonly part: boolean;
  readonly more: boolean;
  readonly headline: boolean;
  readonly published: string | null;
};

function sentenceOf(document: AnnotatedDocument, offset: number): Span | null {
  const { sentences } = document.layers;
  const sentence = sentences[firstEndingAfter(sentences, offset)];
  return sentence && sentence.start <= offset ? sentence : null;
}

/** The noun phrase that follows a number: words up to the first that cannot be part of one. */
function phraseAfter(document: AnnotatedDocument, quantity: Quantity, sentence: Span): Term[] {
  const found: Term[] = [];
  let at = quantity.end;
  for (const term of termsOf(document, { start: quantity.end, end: sentence.end })) {
    const gap = document.document.text.slice(at, term.start);
    if (/[,.;:()"“”–—]/.test(gap) || found.length >= 5) break;
    if (!['NOUN', 'ADJ', 'PROPN', 'NUM', 'X'].includes(term.pos) && !MORE.has(term.norm)) break;
    if (term.pos === 'X' && !term.content && !MORE.has(term.norm)) break;
    found.push(term);
    at = term.end;
  }
  return found;
}

/** Content words within one clause: up to the next mark on either side. */
function clauseAround(document: AnnotatedDocument, quantity: Quantity, sentence: Span): Span {
  const { text } = document.document;
  let { start, end } = quantity;
  while (
    start > sentence.start &&
    !/[;:()–—\n]/.test(text[start - 1]!) &&
    !(text[start - 1] === ' ' && text[start - 2] === ',')
  )
    start--;
  while (
    end < sentence.end &&
    !/[;:()–—\n]/.test(text[end]!) &&
    !(text[end] === ',' && text[end + 1] === ' ')
  )
    end++;
  return { start, end };
}

function isOld(document: AnnotatedDocument, span: Span, sentence: Span, quantity: Quantity): boolean {
  const year = Number(document.layers.meta.published?.value.slice(0, 4)) || null;
  const scope = quantity.period ? [quantity.period] : overlapping(document.layers.times, sentence);
  const times = document.layers.times.filter((time) =>
    scope.some((one) => one.start < time.end && time.start < one.end),
  );
  if (
    year !== null &&
    times.some((time) => /^\d{4}/.test(time.value) && Number(time.value.slice(0, 4)) < year - 1)
  )
    return true;
  if (times.some((time) => time.value === 'PAST_REF')) return true;
  return termsOf(document, span).some((term) => PAST.has(term.norm));
}

/** The comparable figures of a document. */
export function figuresOf(document: AnnotatedDocument, story: StoryContext): Figure[] {
  const order = [...story.documents.keys()].indexOf(document.document.id);
  return document.layers.quantities.flatMap((quantity) => {
    const figure = figureOf(document, order, quantity, story);
    return figure ? [figure] : [];
  });
}

function figureOf(
  document: AnnotatedDocument,
  order: number,
  quantity: Quantity,
  story: StoryContext,
): Figure | null {
  const { text, id } = document.document;
  if (!quantity.comparable || LEFT_OUT.has(quantity.kind) || !speaks(document, quantity.start)) return null;
  const sentence = sentenceOf(document, quantity.start);
  const measured = MEASURED.has(quantity.kind);
  const zero = toBase(0, quantity.unit, quantity.kind);
  const one = toBase(1, quantity.unit, quantity.kind);
  const range = interval(quantity, one.value - zero.value, measured);
  if (!sentence || range === null) return null;
  const phrase = phraseAfter(document, quantity, sentence);
  const measure = quantity.measure.filter((span) => sentence.start <= span.start && span.end <= sentence.end);
  const measureTerms = measure.flatMap((span) => termsOf(document, span));
  const clauseSpan = clauseAround(document, quantity, sentence);
  const before = text.slice(Math.max(clauseSpan.start, quantity.start - 24), quantity.start).toLowerCase();
  const after = text.slice(quantity.end, quantity.end + 12).toLowerCase();
  const content = (terms: readonly Term[]) =>
    new Set(
      terms
        .filter((term) => term.content && !(term.start < quantity.end && quantity.start < term.end))
        .map((term) => term.lemma),
    );
  const head = quantity.unit?.toLowerCase() ?? phrase.at(-1)?.lemma ?? '';
  const restricting = [...phrase, ...(quantity.family === null ? measureTerms : [])]
    .filter(
      (term) =>
        term.content &&
        /^(NOUN|ADJ|PROPN|X)$/.test(term.pos) &&
        !(term.start < quantity.end && quantity.start < term.end),
    )
    .map((term) => term.lemma)
    .filter((lemma) => !GENERIC.has(lemma) && lemma !== head && !/^\d/.test(lemma));
  const around = cover([quantity, ...measure, ...(phrase.length > 0 ? [phrase.at(-1)!] : [])]);
  const names = new Set<string>();
  for (const mention of overlapping(document.layers.mentions, sentence)) {
    const entity = story.entityOf(id, mention.entity);
    if (entity) names.add(entity);
  }
  const beforeWords = before.split(/[^\p{L}]+/u);
  return {
    ...(around.end - around.start <= LONGEST ? around : { start: quantity.start, end: quantity.end }),
    document: id,
    order,
    quantity,
    interval: range,
    base: measured ? `${quantity.kind} ${one.unit}` : quantity.kind,
    measured,
    family: quantity.family,
    head: GENERIC.has(head) ? '' : head,
    modifiers: new Set(restricting),
    clause: content(termsOf(document, clauseSpan)),
    context: content(termsOf(document, sentence)),
    names,
    old: isOld(document, clauseSpan, sentence, quantity),
    part:
      /^\s+of\s+(the|them|those|these|his|her|its|their|whom|our)\b/.test(after) ||
      beforeWords.slice(-3).some((word) => PART.has(word)),
    more: phrase.some((term) => MORE.has(term.norm)) || beforeWords.slice(-2).some((word) => MORE.has(word)),
    headline: isHeadline(regionAt(document, quantity.start)?.role),
    published: document.layers.meta.published?.value ?? null,
  };
}
