/** What a figure counts or measures, and the words beside it that say of which kind. */
import words from '../../lexicon/en/figure-words.json' with { type: 'json' };
import type { Quantity } from '../../model/annotation.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import { type Term, termsOf } from '../../story/terms.ts';
import { cover, overlaps, type Span } from '../../text/span.ts';
import { isDimension } from './around.ts';
import { gravityOf } from './grave.ts';
import { anyOf } from './joints.ts';

/** The first of each group of nouns that name one thing. */
const CANONICAL = new Map(words.entries.synonyms.flatMap((group) => group.map((noun) => [noun, group[0]!])));
/** One noun for all that name one thing. */
export const canonical = (noun: string): string => CANONICAL.get(noun) ?? noun;
/** Nouns that only say whom an event befalls, and the families that they nevertheless restrict. */
const POPULATIONS: ReadonlySet<string> = new Set(words.entries.populations);
const RESTRICTING: ReadonlySet<string> = new Set(words.entries.restricting);
const GENERIC: ReadonlySet<string> = new Set(words.entries.generic);
/** Adjectives and times beside a noun that do not say which ones are counted. */
const EMPTY: ReadonlySet<string> = new Set(words.entries.empty);
const DEGREES: ReadonlySet<string> = new Set(words.entries.degrees);
/** Verbs that say too little to tell one statement from another. */
const LIGHT: ReadonlySet<string> = new Set(words.entries.light);

/** "from the two towns", and not "from their homes": which ones are counted. */
const MOVED: ReadonlySet<string> = new Set(words.entries.moved);
const FROM_PLACE = new RegExp(
  `^(?:\\s+${anyOf('auxiliaries')})*(?:\\s+\\p{L}+ed)?\\s+${anyOf('from')}\\s+` +
    `(?!${anyOf('owners')}\\s+${anyOf('dwellings')}|${anyOf('dwellings')}\\b)[^.;:!?\\n]*`,
  'u',
);

/** What is counted, and the words beside it that say of which kind. */
export function counted(document: AnnotatedDocument, quantity: Quantity, clause: Span, toll: boolean) {
  const unit = quantity.unit?.toLowerCase() ?? '';
  const measure = quantity.measure.map((span) => termsOf(document, span));
  const outside = (term: Term) => !overlaps(term, quantity);
  const named = (term: Term) => term.content && outside(term) && /^(NOUN|ADJ|PROPN)$/.test(term.pos);
  const phrase = isOfParent(quantity) ? [] : nominalRun(document, quantity, measure.flat());
  const heads = quantity.kind === 'count' ? phrase : measure.flat();
  const noun = phrase.findLast((term) => term.pos === 'NOUN' || term.pos === 'PROPN')?.lemma;
  const head =
    quantity.kind === 'count'
      ? noun !== undefined && ![...phrase, ...measure.flat()].some((term) => term.lemma === unit)
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
    cover([quantity, ...phrase]).end + 60,
  );
  const from = toll ? FROM_PLACE.exec(after) : null;
  if (from !== null) {
    const start = cover([quantity, ...phrase]).end;
    degrees.push(
      ...termsOf(document, { start, end: start + from[0].length }).filter(
        (term) => term.pos === 'PROPN' || (term.pos === 'NOUN' && MOVED.has(quantity.family ?? '')),
      ),
    );
  }
  const plain =
    GENERIC.has(head) ||
    (toll && POPULATIONS.has(head) && !RESTRICTING.has(quantity.family ?? '')) ||
    (toll && quantity.family?.startsWith(head)) ||
    (phrase.length === 0 && quantity.kind === 'count' && !isOfParent(quantity));
  return {
    head: plain ? '' : canonical(head),
    noun: plain ? '' : head,
    phrase: cover([quantity, ...phrase]),
    modifiers: new Set([
      ...modifiers.map((term) => term.lemma),
      ...degrees.map((term) => gravityOf(term.norm) ?? term.norm),
    ]),
    span: cover([quantity, ...(quantity.qualifier ? [quantity.qualifier] : []), ...quantity.measure]),
    predicate: quantity.kind === 'count' ? predicateOf(document, quantity) : governorOf(document, quantity),
  };
}

/** "a mother of three": the noun before the number does not say what is counted. */
const isOfParent = ({ unit, measure, start }: Quantity): boolean =>
  unit === 'child' && measure.length > 0 && measure.every((span) => span.end <= start);

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
export function anchorToken(document: AnnotatedDocument, quantity: Quantity): number {
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
