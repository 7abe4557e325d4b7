/** The figures of a document, with all that stands around them. */
import { toBase } from '../../language/quantity-values.ts';
import words from '../../lexicon/en/figure-words.json' with { type: 'json' };
import type { Mention, Quantity } from '../../model/annotation.ts';
import type { StoryContext } from '../../model/finding.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import { clauseAround } from '../../story/clause.ts';
import { frameAround } from '../../story/frame.ts';
import { orderOf } from '../../story/order.ts';
import { isHeadline, regionAt, speaks } from '../../story/regions.ts';
import { termsOf } from '../../story/terms.ts';
import { cover, firstEndingAfter, overlapping, overlaps, type Span } from '../../text/span.ts';
import {
  anchorsOf,
  complementOf,
  converted,
  dimensionOf,
  leadOf,
  listedAfter,
  OF_NEXT,
  placesIn,
} from './around.ts';
import { type Befallen, befallenOf } from './befallen.ts';
import { bodyOf, sizeMeant } from './bodies.ts';
import { anchorToken, counted } from './counted.ts';
import { withNoun } from './elided.ts';
import type { Figure } from './figure.ts';
import { type Grave, graveOf } from './grave.ts';
import { anyOf } from './joints.ts';
import { AGE_LIMIT, limitOf } from './limits.ts';
import { noughts } from './none.ts';
import { furtherOnes, isFurther } from './one-more.ts';
import { parentOf } from './parents.ts';
import { agedPerson } from './person.ts';
import {
  closes,
  isCompared,
  isGeneral,
  isMore,
  isOld,
  isPart,
  isPopulation,
  isRequired,
  isWhole,
  isWished,
  lingers,
  reckonedFrom,
} from './scope.ts';
import { contestOf, holderOf, scoreOf } from './scores.ts';
import { stockOf } from './stocks.ts';
import { tellersOf } from './tellers.ts';
import { boundOf, type Interval, interval } from './values.ts';

/** Names of one unit. */
const SAME_UNITS: ReadonlyMap<string, string> = new Map(Object.entries(words.entries.sameUnits));
const SAME_FAMILIES: ReadonlyMap<string, string> = new Map(Object.entries(words.entries.sameFamilies));
/** Verbs that say too little to tell one statement from another. */
const LIGHT: ReadonlySet<string> = new Set(words.entries.light);
const IDENTIFIERS: ReadonlySet<string> = new Set(words.entries.identifiers);
const CALIBERS: ReadonlySet<string> = new Set(words.entries.calibers);
const CLIMBING: ReadonlySet<string> = new Set(words.entries.climbing);
const REVISING: ReadonlySet<string> = new Set(words.entries.revising);
const TOLLS: ReadonlySet<string> = new Set(words.entries.tolls);
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
  'fraction',
]);
/** Kinds that are never compared across documents: they count pages, ranks and scores rather than the story's facts. */
const LEFT_OUT: ReadonlySet<Quantity['kind']> = new Set(['ordinal', 'number', 'other', 'angle']);
/** "Then-27-year-old", "two dozen". */
const THEN = new RegExp(`\\b${anyOf('then')}[\\s-]+$`, 'i');
const DOZENS = new RegExp(`\\b${anyOf('dozen')}\\b`, 'i');
/** "The fifth attack" counts attacks; first and second are said of anything. */
const COUNTED = 3;
/** Longest evidence of a figure, UTF-16 units. */
const LONGEST = 160;

function sentenceOf(document: AnnotatedDocument, offset: number): Span | null {
  const { sentences } = document.layers;
  const sentence = sentences[firstEndingAfter(sentences, offset)];
  return sentence && sentence.start <= offset ? sentence : null;
}

/** Marks that end the clause of a figure. */
const STOP = /[;:–—\n]/;

/** The comparable figures of a document. */
export function figuresOf(document: AnnotatedDocument, story: StoryContext): Figure[] {
  const order = orderOf(story, document.document.id);
  // Who tells a share or a strength is not what it is of.
  const { attributions, mentions } = document.layers;
  const tellers = new Set(
    attributions.flatMap((one) => one.source.flatMap((span) => overlapping(mentions, span))),
  );
  const graves = graveOf(document);
  const befallen = befallenOf(document);
  const plain = document.layers.quantities.filter(({ id }) => !graves.has(id) && !befallen.has(id));
  const read = (quantity: Quantity) => figureOf(document, order, quantity, tellers, story);
  return [
    ...[...plain, ...noughts(document), ...furtherOnes(document)].flatMap((quantity) => {
      const figure = read(quantity);
      if (figure === null) return [];
      // How badly one more is hurt restricts nobody.
      return isFurther(document, quantity) ? { ...figure, modifiers: new Set<string>(), more: true } : figure;
    }),
    ...[...graves.values()].flatMap((grave) => {
      const figure = read(grave.quantity);
      return figure === null ? [] : ofGrave(figure, grave);
    }),
    ...[...befallen.values()].flatMap(({ quantity, ...named }) => {
      const figure = read(quantity);
      return figure === null ? [] : ofBefallen(figure, named);
    }),
  ];
}

/** The figure as one of people of that kind: no part of a number, for the number of all of them is another one. */
function ofBefallen(figure: Figure, { span, ...named }: Omit<Befallen, 'quantity'>): Figure {
  const inside = span.start >= figure.sentence.start && span.end <= figure.sentence.end;
  return { ...figure, ...named, ...(inside ? span : {}), toll: true, part: false };
}

/** The figure as one of people who are hurt so badly: a part of all who are hurt, and no part of any number told. */
function ofGrave(figure: Figure, { degrees, span }: Grave): Figure {
  const modifiers = new Set([...figure.modifiers, ...degrees]);
  const inside = span.end <= figure.sentence.end && span.end - span.start <= LONGEST;
  return { ...figure, ...(inside ? span : {}), toll: true, family: 'injured', part: false, modifiers };
}

/** "the 4700 block", "a .22-caliber rifle": a number that tells which one, and is never rounded. */
function identifierOf({ low, high, unit }: Quantity): Interval | null {
  if (low === null || low !== high || unit === null || !IDENTIFIERS.has(unit)) return null;
  // ".22" is often written "22".
  const value = CALIBERS.has(unit) && low >= 10 ? low / 10 ** String(Math.trunc(low)).length : low;
  return { low: value, high: value };
}

function valuesOf(quantity: Quantity, range: Interval, factor: number): Interval {
  if (quantity.kind === 'score') return scoreOf(quantity);
  const limit = limitOf(quantity);
  if (limit !== null) return limit;
  if (quantity.kind === 'age') return { low: range.low / factor, high: range.high / factor };
  return identifierOf(quantity) ?? range;
}

function figureOf(
  document: AnnotatedDocument,
  order: number,
  given: Quantity,
  tellers: ReadonlySet<Mention>,
  story: StoryContext,
): Figure | null {
  const quantity = withNoun(document, given);
  const { text, id } = document.document;
  // "Then-27-year-old" is of another day.
  if (THEN.test(text.slice(Math.max(0, quantity.start - 6), quantity.start))) return null;
  const ordinal = quantity.kind === 'ordinal' && (quantity.low ?? 0) >= COUNTED;
  if ((!quantity.comparable && !ordinal) || !speaks(document, quantity.start)) return null;
  const aged = agedPerson(document, quantity, story);
  const person = aged?.person ?? null;
  if (LEFT_OUT.has(quantity.kind) && person === null && !ordinal) return null;
  const sentence = sentenceOf(document, quantity.start);
  const measured = MEASURED.has(quantity.kind);
  const zero = toBase(0, quantity.unit, quantity.kind);
  const one = toBase(1, quantity.unit, quantity.kind);
  const dozens = DOZENS.test(text.slice(quantity.start, quantity.end));
  const scale = one.value - zero.value;
  const plain = interval(quantity, scale, measured, dozens);
  if (!sentence || plain === null) return null;
  const { qualifier } = quantity;
  const range = {
    ...plain,
    ...boundOf(quantity, scale, qualifier === undefined ? '' : text.slice(qualifier.start, qualifier.end)),
  };
  const clause = clauseAround(text, quantity, sentence, STOP);
  const share = quantity.kind === 'percent' || quantity.kind === 'fraction';
  const family = !share && quantity.family !== null && TOLLS.has(quantity.family);
  const { head, noun, modifiers, span, predicate, phrase } = counted(document, quantity, clause, family);
  // "six rescue boats": a noun alone that merely sounds like a toll counts things.
  const toll = family && (head === '' || quantity.measure.length > 1);
  if (toll && isPopulation(document, span)) return null;
  const inClause = termsOf(document, clause).filter((term) => term.content && !overlaps(term, quantity));
  const inSentence = termsOf(document, sentence).filter((term) => term.content && !overlaps(term, quantity));
  const named = (span: Span, form?: Mention['form']) =>
    new Set(
      overlapping(document.layers.mentions, span)
        .filter((mention) => form === undefined || mention.form === form)
        .filter((mention) => !(share || quantity.kind === 'magnitude') || !tellers.has(mention))
        .flatMap((mention) => story.entityOf(id, mention.entity) ?? []),
    );
  const held = holderOf(document, quantity);
  const frame = frameAround(document, story, quantity, anchorToken(document, quantity));
  const body = bodyOf(document, quantity, sentence, frame, head, story);
  const inside = sentence.start <= span.start && span.end <= sentence.end && span.end - span.start <= LONGEST;
  return {
    ...(inside ? span : { start: quantity.start, end: quantity.end }),
    document: id,
    order,
    quantity,
    interval:
      body !== null && qualifier === undefined
        ? sizeMeant(range, body)
        : valuesOf(quantity, range, one.value),
    base:
      limitOf(quantity) !== null
        ? AGE_LIMIT
        : person !== null || quantity.kind === 'age'
          ? 'age'
          : measured
            ? `${share ? 'percent' : quantity.kind} ${SAME_UNITS.get(one.unit ?? '') ?? one.unit}`
            : quantity.kind,
    measured,
    toll,
    family: quantity.family === null ? null : (SAME_FAMILIES.get(quantity.family) ?? quantity.family),
    dimension: dimensionOf(document, quantity, clause),
    head,
    noun,
    modifiers,
    clause: new Set(inClause.map((term) => term.lemma)),
    context: new Set(inSentence.map((term) => term.lemma)),
    verbs: new Set(
      inClause.filter((term) => term.pos === 'VERB' && !LIGHT.has(term.lemma)).map((term) => term.lemma),
    ),
    predicate,
    frame,
    tellers: tellersOf(document, quantity, frame, story),
    names: named(clause),
    proper: named(clause, 'name'),
    named: named(sentence),
    times: new Set(
      overlapping(document.layers.times, quantity.kind === 'duration' ? sentence : clause)
        .filter((time) => time.type === 'DATE' && /^\d{4}|^XXXX-\d/.test(time.value))
        .map((time) => time.value),
    ),
    days: new Set(
      overlapping(document.layers.times, { start: quantity.end, end: Math.max(quantity.end, clause.end) })
        .filter((time) => /^\d{4}-\d{2}-\d{2}/.test(time.value))
        .map((time) => time.value.slice(0, 10)),
    ),
    person,
    contest: contestOf(document, quantity, clause, sentence),
    holder: (held && story.entityOf(id, held.entity)) ?? null,
    stock: stockOf(document, quantity, sentence, frame, story),
    body,
    parent: parentOf(document, quantity, frame, story),
    called: aged?.called ?? [],
    converts: converted(document, quantity),
    sentence,
    revised: termsOf(document, sentence).some((term) => REVISING.has(term.norm)),
    climbs: termsOf(document, sentence).some((term) => CLIMBING.has(term.lemma)),
    lead: sentence.start < leadOf(document),
    places: placesIn(document, [sentence], story),
    scene: placesIn(document, [{ start: 0, end: leadOf(document) }, sentence], story),
    complement: complementOf(document, phrase),
    listed: listedAfter(document, phrase, story),
    lasting: OF_NEXT.test(text.slice(quantity.end, quantity.end + 12)),
    anchors: anchorsOf(document, quantity, story),
    old: isOld(document, quantity, clause, toll),
    part: isPart(text, quantity, clause, { ofPeople: family || head === '', measured }),
    more: isMore(document, quantity, span),
    lingers: lingers(document, cover([quantity, phrase, span]), clause),
    closes: closes(document, clause),
    compared: isCompared(document, quantity, clause, frame.verb),
    whole: isWhole(document, quantity),
    wished: isWished(document, quantity, clause),
    general: isGeneral(document, clause),
    required: isRequired(document, clause),
    reckoned: reckonedFrom(text, quantity),
    headline: isHeadline(regionAt(document, quantity.start)?.role),
    published: document.layers.meta.published?.value ?? null,
  };
}
