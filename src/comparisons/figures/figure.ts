/** Figures as they are compared: what is measured, of whom, when, and how exactly. */
import { toBase } from '../../language/quantity-values.ts';
import words from '../../lexicon/en/figure-words.json' with { type: 'json' };
import type { Quantity } from '../../model/annotation.ts';
import type { StoryContext } from '../../model/finding.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import { clauseAround } from '../../story/clause.ts';
import { type Frame, frameAround } from '../../story/frame.ts';
import { orderOf } from '../../story/order.ts';
import { isHeadline, regionAt, speaks } from '../../story/regions.ts';
import { type Term, termsOf } from '../../story/terms.ts';
import { cover, firstEndingAfter, overlapping, overlaps, type Span } from '../../text/span.ts';
import {
  anchorsOf,
  complementOf,
  converted,
  dimensionOf,
  isDimension,
  leadOf,
  listedAfter,
  placesIn,
} from './around.ts';
import { noughts } from './none.ts';
import { agedPerson } from './person.ts';
import { closes, isMore, isOld, isPart, isPopulation, lingers } from './scope.ts';
import { type Interval, interval } from './values.ts';

/** The first of each group of nouns that name one thing. */
const CANONICAL = new Map(words.entries.synonyms.flatMap((group) => group.map((noun) => [noun, group[0]!])));
const canonical = (noun: string): string => CANONICAL.get(noun) ?? noun;
/** Nouns that only say whom an event befalls, and the families that they nevertheless restrict. */
const POPULATIONS: ReadonlySet<string> = new Set(words.entries.populations);
const RESTRICTING: ReadonlySet<string> = new Set(words.entries.restricting);
const SAME_FAMILIES: ReadonlyMap<string, string> = new Map(Object.entries(words.entries.sameFamilies));
const GENERIC: ReadonlySet<string> = new Set(words.entries.generic);
/** Adjectives and times beside a noun that do not say which ones are counted. */
const EMPTY: ReadonlySet<string> = new Set(words.entries.empty);
const DEGREES: ReadonlySet<string> = new Set(words.entries.degrees);
/** Verbs that say too little to tell one statement from another. */
const LIGHT: ReadonlySet<string> = new Set(words.entries.light);
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
  /** Entities of the story named in its sentence. */
  readonly named: ReadonlySet<string>;
  /** Days, months or years that its clause names. */
  readonly times: ReadonlySet<string>;
  /** Days that stand after it in its clause: when it happened, not when it was told. */
  readonly days: ReadonlySet<string>;
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

/** What is counted, and the words beside it that say of which kind. */
function counted(document: AnnotatedDocument, quantity: Quantity, clause: Span, toll: boolean) {
  const unit = quantity.unit?.toLowerCase() ?? '';
  const measure = quantity.measure.map((span) => termsOf(document, span));
  const outside = (term: Term) => !overlaps(term, quantity);
  const named = (term: Term) => term.content && outside(term) && /^(NOUN|ADJ|PROPN)$/.test(term.pos);
  const phrase = nominalRun(document, quantity, measure.flat());
  const heads = quantity.kind === 'count' ? phrase : measure.flat();
  const noun = phrase.findLast((term) => term.pos === 'NOUN' || term.pos === 'PROPN')?.lemma;
  const head =
    quantity.kind === 'count'
      ? noun !== undefined && !phrase.some((term) => term.lemma === unit)
        ? noun
        : unit
      : (heads.filter((term) => named(term) && !EMPTY.has(term.lemma) && !isDimension(term.lemma)).at(-1)
          ?.lemma ?? modified(document, quantity));
  const modifiers = heads.filter(
    (term) =>
      named(term) &&
      term.lemma !== head &&
      !GENERIC.has(term.lemma) &&
      !(EMPTY.has(term.lemma) && !toll) &&
      !/^\d/.test(term.norm),
  );
  const degrees = toll
    ? termsOf(document, clause).filter(
        (term) => DEGREES.has(term.norm) && Math.abs(term.start - quantity.end) < 40,
      )
    : [];
  const after = document.document.text.slice(
    cover([quantity, ...phrase]).end,
    cover([quantity, ...phrase]).end + 6,
  );
  if (toll && /^\s+from\b/.test(after))
    degrees.push(
      ...termsOf(document, { start: quantity.end, end: quantity.end + 40 }).filter(
        (term) => term.pos === 'PROPN',
      ),
    );
  const plain =
    GENERIC.has(head) ||
    (toll && POPULATIONS.has(head) && !RESTRICTING.has(quantity.family ?? '')) ||
    (toll && quantity.family?.startsWith(head)) ||
    (phrase.length === 0 && quantity.kind === 'count');
  return {
    head: plain ? '' : canonical(head),
    noun: plain ? '' : head,
    phrase: cover([quantity, ...phrase]),
    modifiers: new Set([...modifiers.map((term) => term.lemma), ...degrees.map((term) => term.norm)]),
    span: cover([quantity, ...(quantity.qualifier ? [quantity.qualifier] : []), ...quantity.measure]),
    predicate: quantity.kind === 'count' ? predicateOf(document, quantity) : governorOf(document, quantity),
  };
}

/** The nouns and adjectives right after a number, or else those of its measure: "five fire rescue units". */
function nominalRun(document: AnnotatedDocument, quantity: Quantity, measure: readonly Term[]): Term[] {
  const run: Term[] = [];
  let at = quantity.end;
  for (const term of termsOf(document, { start: quantity.end, end: quantity.end + 60 })) {
    if (!/^\s*-?$/.test(document.document.text.slice(at, term.start)) || !/^(NOUN|ADJ|PROPN)$/.test(term.pos))
      break;
    run.push(term);
    at = term.end;
  }
  return run.some((term) => term.pos !== 'ADJ')
    ? run
    : measure.filter((term) => /^(NOUN|ADJ|PROPN)$/.test(term.pos));
}

/** The token that a figure hangs on: the noun it counts, or its own last word. */
function anchorToken(document: AnnotatedDocument, quantity: Quantity): number {
  const nouns = quantity.measure
    .filter((span) => span.start >= quantity.start && span.start - quantity.end < 20)
    .flatMap((span) => termsOf(document, span))
    .filter((term) => term.pos === 'NOUN' || term.pos === 'PROPN');
  return (nouns.at(-1) ?? termsOf(document, quantity).at(-1))?.token ?? -1;
}

/** By the tree, the noun that an extent describes: "the 25-ton, unmarked lorry". */
function modified(document: AnnotatedDocument, quantity: Quantity): string {
  const { tokens } = document.layers;
  const inside = termsOf(document, quantity).map((term) => term.token);
  let at = inside.at(-1) ?? -1;
  for (let step = 0; step < 3 && at >= 0; step++) {
    const { rel, head } = tokens[at]!;
    if (!/^(nummod|compound|amod|nmod:unmarked)$/.test(rel) || head < 0) return '';
    if (!inside.includes(head) && tokens[head]!.pos === 'NOUN') return tokens[head]!.lemma.toLowerCase();
    at = head;
  }
  return '';
}

/** What the counted do or what is done to them: the verb above the counted noun, with the relation. */
function predicateOf(document: AnnotatedDocument, quantity: Quantity): string | null {
  const { tokens } = document.layers;
  const nouns = quantity.measure
    .filter((span) => span.start >= quantity.start && span.start - quantity.end < 20)
    .flatMap((span) => termsOf(document, span).filter((term) => term.pos === 'NOUN' || term.pos === 'PROPN'));
  const noun = nouns.length > 0 ? tokens[nouns.at(-1)!.token] : undefined;
  const verb = noun && noun.head >= 0 ? tokens[noun.head] : undefined;
  if (!noun || verb?.pos !== 'VERB' || LIGHT.has(verb.lemma)) return null;
  const role = noun.rel === 'nsubj:pass' ? 'obj' : noun.rel;
  return role === 'nsubj' || role === 'obj' ? `${role} ${verb.lemma}` : null;
}

/** The verb that an extent belongs to ("fell 12 feet"), at most four steps up the tree. */
function governorOf(document: AnnotatedDocument, quantity: Quantity): string | null {
  const { tokens } = document.layers;
  let at = termsOf(document, quantity).at(-1)?.token ?? -1;
  for (let step = 0; step < 4 && at >= 0; step++) {
    const token = tokens[at]!;
    if (token.pos === 'VERB') return LIGHT.has(token.lemma) ? null : token.lemma;
    at = token.head;
  }
  return null;
}

/** The comparable figures of a document. */
export function figuresOf(document: AnnotatedDocument, story: StoryContext): Figure[] {
  const order = orderOf(story, document.document.id);
  return [...document.layers.quantities, ...noughts(document)].flatMap(
    (quantity) => figureOf(document, order, quantity, story) ?? [],
  );
}

/** A score as one value, so that only equal scores agree. */
function scoreOf({ low, high }: Quantity): Interval {
  const value = (low ?? 0) * 10_000 + (high ?? 0);
  return { low: value, high: value };
}

function figureOf(
  document: AnnotatedDocument,
  order: number,
  quantity: Quantity,
  story: StoryContext,
): Figure | null {
  const { text, id } = document.document;
  if (!quantity.comparable || !speaks(document, quantity.start)) return null;
  const aged = agedPerson(document, quantity, story);
  const person = aged?.person ?? null;
  if (LEFT_OUT.has(quantity.kind) && person === null) return null;
  const sentence = sentenceOf(document, quantity.start);
  const measured = MEASURED.has(quantity.kind);
  const zero = toBase(0, quantity.unit, quantity.kind);
  const one = toBase(1, quantity.unit, quantity.kind);
  const dozens = /\bdozens?\b/i.test(text.slice(quantity.start, quantity.end));
  const range = interval(quantity, one.value - zero.value, measured, dozens);
  if (!sentence || range === null) return null;
  const clause = clauseAround(text, quantity, sentence, STOP);
  const family = quantity.family !== null && TOLLS.has(quantity.family);
  const { head, noun, modifiers, span, predicate, phrase } = counted(document, quantity, clause, family);
  // "four rescue units": a noun alone that merely sounds like a toll counts things.
  const toll = family && (head === '' || quantity.measure.length > 1);
  if (toll && isPopulation(document, span)) return null;
  const inClause = termsOf(document, clause).filter((term) => term.content && !overlaps(term, quantity));
  const inSentence = termsOf(document, sentence).filter((term) => term.content && !overlaps(term, quantity));
  const names = overlapping(document.layers.mentions, clause).flatMap(
    (mention) => story.entityOf(id, mention.entity) ?? [],
  );
  const inside = sentence.start <= span.start && span.end <= sentence.end && span.end - span.start <= LONGEST;
  return {
    ...(inside ? span : { start: quantity.start, end: quantity.end }),
    document: id,
    order,
    quantity,
    interval:
      quantity.kind === 'score'
        ? scoreOf(quantity)
        : quantity.kind === 'age'
          ? { low: range.low / one.value, high: range.high / one.value }
          : range,
    base:
      person !== null || quantity.kind === 'age'
        ? 'age'
        : measured
          ? `${quantity.kind} ${one.unit}`
          : quantity.kind,
    measured,
    toll,
    family: quantity.family === null ? null : (SAME_FAMILIES.get(quantity.family) ?? quantity.family),
    dimension: dimensionOf(document, quantity),
    head,
    noun,
    modifiers,
    clause: new Set(inClause.map((term) => term.lemma)),
    context: new Set(inSentence.map((term) => term.lemma)),
    verbs: new Set(
      inClause.filter((term) => term.pos === 'VERB' && !LIGHT.has(term.lemma)).map((term) => term.lemma),
    ),
    predicate,
    frame: frameAround(document, story, quantity, anchorToken(document, quantity)),
    names: new Set(names),
    named: new Set(
      overlapping(document.layers.mentions, sentence).flatMap(
        (mention) => story.entityOf(id, mention.entity) ?? [],
      ),
    ),
    times: new Set(
      overlapping(document.layers.times, clause)
        .filter((time) => time.type === 'DATE' && /^\d{4}|^XXXX-\d/.test(time.value))
        .map((time) => time.value),
    ),
    days: new Set(
      overlapping(document.layers.times, { start: quantity.end, end: Math.max(quantity.end, clause.end) })
        .filter((time) => /^\d{4}-\d{2}-\d{2}/.test(time.value))
        .map((time) => time.value.slice(0, 10)),
    ),
    person,
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
    headline: isHeadline(regionAt(document, quantity.start)?.role),
    published: document.layers.meta.published?.value ?? null,
  };
}
