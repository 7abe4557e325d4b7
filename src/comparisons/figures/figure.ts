/** Figures as they are compared: what is measured, of whom, when, and how exactly. */
import { toBase } from '../../language/quantity-values.ts';
import words from '../../lexicon/en/figure-words.json' with { type: 'json' };
import type { Mention, Quantity } from '../../model/annotation.ts';
import type { StoryContext } from '../../model/finding.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import { clauseAround } from '../../story/clause.ts';
import { type Frame, frameAround } from '../../story/frame.ts';
import { orderOf } from '../../story/order.ts';
import { isHeadline, regionAt, speaks } from '../../story/regions.ts';
import { termsOf } from '../../story/terms.ts';
import { cover, firstEndingAfter, overlapping, overlaps, type Span } from '../../text/span.ts';
import { anchorsOf, complementOf, converted, dimensionOf, leadOf, listedAfter, placesIn } from './around.ts';
import { anchorToken, counted } from './counted.ts';
import { type Grave, graveOf } from './grave.ts';
import { AGE_LIMIT, limitOf } from './limits.ts';
import { noughts } from './none.ts';
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
import { contestOf, scoreOf } from './scores.ts';
import { boundOf, type Interval, interval } from './values.ts';

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
/** Longest evidence of a figure, UTF-16 units. */
const LONGEST = 160;

export type Figure = Span & {
  readonly document: string;
  readonly order: number;
  readonly quantity: Quantity;
  readonly interval: Interval;
  readonly base: string;
  readonly measured: boolean;
  /** A toll (deaths, injured …): comparable by its family alone. */
  readonly toll: boolean;
  /** The family of its measure; families that tell one thing are one. */
  readonly family: string | null;
  /** "depth", "height" …: what an extent is of, where the text says so. */
  readonly dimension: string | null;
  /** What is counted; '' for people without a word that says who. */
  readonly head: string;
  /** The same as the text has it; `head` is one word for all that name one thing. */
  readonly noun: string;
  /** Words that restrict what is counted ("bank" of three bank workers, "critically" of 18 critically injured). */
  readonly modifiers: ReadonlySet<string>;
  /** Content words of its clause and of its sentence, itself left out; verbs of its clause. */
  readonly clause: ReadonlySet<string>;
  readonly context: ReadonlySet<string>;
  readonly verbs: ReadonlySet<string>;
  /** The verb that says what the counted do or suffer, with their role: "nsubj sign". */
  readonly predicate: string | null;
  /** The verb of its clause with who acts and who is acted on. */
  readonly frame: Frame;
  /** Entities of the story named in its clause. */
  readonly names: ReadonlySet<string>;
  /** Those of them that its clause calls by a name. */
  readonly proper: ReadonlySet<string>;
  /** Entities of the story named in its sentence. */
  readonly named: ReadonlySet<string>;
  /** Days, months or years that its clause names. */
  readonly times: ReadonlySet<string>;
  /** Days that stand after it in its clause: when it happened, not when it was told. */
  readonly days: ReadonlySet<string>;
  /** Whether a score is a season's record or a game's result. */
  readonly contest: 'record' | 'result' | null;
  /** Whose children it counts. */
  readonly parent: string | null;
  /** Whose age it is, and the words of the name beside it. */
  readonly person: string | null;
  readonly called: readonly string[];
  /** For money given again in another currency in brackets: the amount it converts. */
  readonly converts: string | null;
  /** Its sentence; whether that says that a value was corrected or brought up to date. */
  readonly sentence: Span;
  readonly revised: boolean;
  /** Whether its sentence says that a count rose. */
  readonly climbs: boolean;
  /** Whether it stands in the headline or the first sentences; the places that these and its own sentence name. */
  readonly lead: boolean;
  readonly scene: ReadonlySet<string>;
  /** Places that its sentence names. */
  readonly places: ReadonlySet<string>;
  /** What follows it after "of", and the people listed after it. */
  readonly complement: ReadonlySet<string>;
  readonly listed: ReadonlySet<string>;
  /** "four days of": a duration that goes on. */
  readonly lasting: boolean;
  /** Names after "from", "of" or "off": where a distance is measured from. */
  readonly anchors: ReadonlySet<string>;
  readonly old: boolean;
  readonly part: boolean;
  readonly more: boolean;
  /** "two remain trapped": a state that goes on for some of those whom it befell. */
  readonly lingers: boolean;
  /** "closed down 3 percent": the last value of a day. */
  readonly closes: boolean;
  /** "dwarfing the $90 million deal": another thing that the story's own is held against. */
  readonly compared: boolean;
  /** "10 of the Otters' 16 games": what another number is a part of. */
  readonly whole: boolean;
  /** "hoped for a ten-year deal": what somebody wants. */
  readonly wished: boolean;
  /** "You only get 30 percent": what is true of anybody. */
  readonly general: boolean;
  /** "valid with a turnout above 50 percent": what has to be. */
  readonly required: boolean;
  /** "nine days before the vote": on which side of what a span of time is reckoned. */
  readonly reckoned: string | null;
  readonly headline: boolean;
  readonly published: string | null;
};

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
  const plain = document.layers.quantities.filter((quantity) => !graves.has(quantity.id));
  const figures = [...plain, ...noughts(document)].flatMap(
    (quantity) => figureOf(document, order, quantity, tellers, story) ?? [],
  );
  return [
    ...figures,
    ...[...graves.values()].flatMap((grave) => {
      const figure = figureOf(document, order, grave.quantity, tellers, story);
      return figure === null ? [] : ofGrave(figure, grave);
    }),
  ];
}

/** The figure as one of people who are hurt so badly: a part of all who are hurt, and no part of any number told. */
function ofGrave(figure: Figure, { degrees, span }: Grave): Figure {
  const modifiers = new Set([...figure.modifiers, ...degrees]);
  const inside = span.end <= figure.sentence.end && span.end - span.start <= LONGEST;
  return { ...figure, ...(inside ? span : {}), toll: true, family: 'injured', part: false, modifiers };
}

/** "the 12200 block", "a .38-caliber revolver": a number that tells which one, and is never rounded. */
function identifierOf({ low, high, unit }: Quantity): Interval | null {
  if (low === null || low !== high || unit === null || !IDENTIFIERS.has(unit)) return null;
  // ".357" is often written "357".
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
  quantity: Quantity,
  tellers: ReadonlySet<Mention>,
  story: StoryContext,
): Figure | null {
  const { text, id } = document.document;
  // "Then-15-year-old" is of another day.
  if (/\bthen[\s-]+$/i.test(text.slice(Math.max(0, quantity.start - 6), quantity.start))) return null;
  if (!quantity.comparable || !speaks(document, quantity.start)) return null;
  const aged = agedPerson(document, quantity, story);
  const person = aged?.person ?? null;
  if (LEFT_OUT.has(quantity.kind) && person === null) return null;
  const sentence = sentenceOf(document, quantity.start);
  const measured = MEASURED.has(quantity.kind);
  const zero = toBase(0, quantity.unit, quantity.kind);
  const one = toBase(1, quantity.unit, quantity.kind);
  const dozens = /\bdozens?\b/i.test(text.slice(quantity.start, quantity.end));
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
  // "four rescue units": a noun alone that merely sounds like a toll counts things.
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
  const frame = frameAround(document, story, quantity, anchorToken(document, quantity));
  const inside = sentence.start <= span.start && span.end <= sentence.end && span.end - span.start <= LONGEST;
  return {
    ...(inside ? span : { start: quantity.start, end: quantity.end }),
    document: id,
    order,
    quantity,
    interval: valuesOf(quantity, range, one.value),
    base:
      limitOf(quantity) !== null
        ? AGE_LIMIT
        : person !== null || quantity.kind === 'age'
          ? 'age'
          : measured
            ? `${share ? 'percent' : quantity.kind} ${one.unit}`
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
    contest: contestOf(document, quantity, clause),
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
    lasting: /^\s+of\b/.test(text.slice(quantity.end, quantity.end + 12)),
    anchors: anchorsOf(document, quantity, story),
    old: isOld(document, quantity, clause, toll),
    part: isPart(text, quantity, clause),
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
