/** Sentences as they are compared: content words with weights, and whether they are negated, hedged, quoted. */
import { actOf } from '../../language/word-kinds.ts';
import negation from '../../lexicon/en/negation.json' with { type: 'json' };
import type { Quantity, Region } from '../../model/annotation.ts';
import type { StoryContext } from '../../model/finding.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import { isOf } from '../../story/clause-meaning.ts';
import { orderOf } from '../../story/order.ts';
import { type Proposition, propositionsOf, roleOf } from '../../story/propositions.ts';
import { quotedSpans } from '../../story/quoted.ts';
import { isHeadline, regionAt, speaks } from '../../story/regions.ts';
import { allTerms, type Term, termsOf } from '../../story/terms.ts';
import { documentFrequency, weightOf } from '../../story/weights.ts';
import { isEarlier, publicationDay } from '../../story/when.ts';
import { bySpan, overlapping } from '../../text/span.ts';
import { causeTold } from './causes.ts';
import { delaysTold } from './delays.ts';
import { denialKeys, generalTold } from './denials.ts';
import { choiceTold, isDoubt } from './doubts.ts';
import { asserted } from './headlines.ts';
import { isGeneric, themeOf } from './matching.ts';
import { answerKeys, answersOf } from './outcomes.ts';
import { partsTold } from './periods.ts';
import { classesTold } from './scope.ts';
import type { Statement } from './statement.ts';
import { degreeKeys, degreesTold } from './strengths.ts';
import { identitiesTold } from './unknowns.ts';

const NEGATION: ReadonlySet<string> = new Set(negation.entries);
/** Verbs by which a source says that something is not so. */
const DENYING: ReadonlySet<string> = new Set(negation.denying);
const REST: ReadonlySet<string> = new Set(negation.rest);
const CONDITIONAL: ReadonlySet<string> = new Set(negation.conditional);
/** A negated auxiliary in one word or a cut-off "n't". */
const CLIPPED = /n't$/;

/** Sentences longer than this, in content words, are lists or broken text. */
const LONGEST = 60;

/** Figures up to this are in too many sentences to tell two apart. */
const SMALL = 4;

function figureOf({ low, high }: Quantity): number[] {
  const value = low ?? high;
  return value !== null && Math.abs(value) > SMALL ? [value] : [];
}

/** A noun of action counts as its verb: "the resignation of", "resigned". */
function canonical(term: Term): Term {
  const act = term.pos === 'NOUN' ? actOf(term.lemma) : undefined;
  return act === undefined ? term : { ...term, lemma: act };
}

export function statementsOf(document: AnnotatedDocument, story: StoryContext): Statement[] {
  const order = orderOf(story, document.document.id);
  const quoted = quotedSpans(document);
  const words = allTerms(document);
  // Who claims, rejects or vows something is part of what happened; who says it is not.
  const speaking = document.layers.attributions
    .filter((one) =>
      one.cue
        .flatMap((cue) => overlapping(words, cue))
        .every((word) => word.pos !== 'VERB' || isOf(word.lemma, 'saying')),
    )
    .flatMap((one) => one.source)
    .sort(bySpan);
  const published = publicationDay(document);
  const { times, mentions, tokens, quantities } = document.layers;
  const placed = propositionsOf(document, story).map((one) => ({ ...tokens[one.token]!, one }));
  let previous: readonly Term[] = [];
  /** The paragraph of a sentence that told of an earlier time: the rest of it does too. */
  let past: Region | undefined;
  return document.layers.sentences.flatMap((sentence): Statement[] => {
    if (!speaks(document, sentence.start)) return [];
    const region = regionAt(document, sentence.start);
    const earlier = overlapping(times, sentence).some((time) => isEarlier(time, published));
    if (earlier) past = region;
    const terms = termsOf(document, sentence);
    const before = previous;
    previous = terms;
    const words = terms.filter((term) => term.content);
    const content = words.map(canonical);
    if (content.length === 0 || content.length > LONGEST) return [];
    const propositions = overlapping(placed, sentence).map(({ one }) => one);
    const answers = propositions.flatMap(answersOf);
    return [
      {
        start: sentence.start,
        end: sentence.end,
        document: document.document.id,
        order,
        terms,
        words,
        content,
        weights: words.map((term) => weightOf(term, story)),
        lemmas: new Set(content.map((term) => term.lemma)),
        times: overlapping(times, sentence),
        quoted: overlapping(quoted, sentence),
        values: new Set(overlapping(quantities, sentence).flatMap(figureOf)),
        speaking: overlapping(speaking, sentence),
        headline: isHeadline(region?.role),
        // "Meanwhile, …", "Elsewhere …": another event.
        old: isOf(terms[0]?.norm ?? '', 'aside') || earlier || (region !== undefined && region === past),
        entities: new Set(
          overlapping(mentions, sentence).flatMap(
            (mention) => story.entityOf(document.document.id, mention.entity) ?? [],
          ),
        ),
        // An adjective that answers nothing is compared with nothing.
        propositions: propositions.filter(
          (one) => one.kind !== 'attribute' || answers.some(({ proposition }) => proposition === one),
        ),
        answers,
        cause: causeTold(terms, before, propositions),
        classes: classesTold(document, terms, propositions),
        degrees: degreesTold(propositions),
        asserted: isHeadline(region?.role) ? asserted(document, propositions) : [],
        general: generalTold(propositions, story),
        delays: delaysTold(document, sentence, terms, propositions),
        parts: partsTold(terms, propositions),
        choice: choiceTold(document, terms, propositions),
        doubt: isDoubt(terms),
        told: identitiesTold(document, terms, propositions),
      },
    ];
  });
}

/** Words whose pairs make two sentences meet: the rarest that another document has too. */
const KEY_WORDS = 10;

export function keysOf(statement: Statement, story: StoryContext): string[] {
  const frequency = documentFrequency(story);
  const lemmas = [...statement.lemmas]
    .filter((lemma) => (frequency.get(lemma) ?? 0) > 1)
    .sort((a, b) => frequency.get(a)! - frequency.get(b)! || (a < b ? -1 : 1))
    .slice(0, KEY_WORDS)
    .sort();
  return [
    ...lemmas.flatMap((a, i) => lemmas.slice(i + 1).map((b) => `${a} ${b}`)),
    ...statement.answers.flatMap(answerKeys),
    ...degreeKeys(statement),
    ...denialKeys(statement),
    ...statement.propositions.flatMap(deedKeys),
    ...(statement.cause ? [...statement.cause.events].map((event) => `cause ${event}`) : []),
  ];
}

/** Deeds meet by what is done to what, and "nobody was hurt" meets "two were hurt": neither need share another word. */
function deedKeys(one: Proposition): string[] {
  if (one.kind === 'attribute' || isOf(one.lemma, 'light')) return [];
  const theme = themeOf(one);
  const nobody = theme && (theme.none || (theme.numbers.length > 0 && isGeneric(theme)));
  const patient = one.kind === 'verb' ? roleOf(one, 'patient') : undefined;
  return [
    ...(nobody ? [`deed ${one.lemma}`] : []),
    ...(patient?.pos === 'NOUN' ? [`deed ${one.lemma} ${patient.lemma}`] : []),
  ];
}

/** Words, auxiliaries not counted, between a negative word and the predicate that it may still deny. */
const REACH = 3;

/** Lemmas of `shared` predicates that are denied: a negative word stands shortly before them ("no such call had come"). */
export function denied(statement: Statement, shared: ReadonlySet<string>): Set<string> {
  const found = new Set<string>();
  statement.terms.forEach((term, i) => {
    if (!shared.has(term.lemma) || !/^(VERB|ADJ|X)$/.test(term.pos)) return;
    const counted = statement.terms
      .slice(0, i)
      .filter((word) => word.pos !== 'AUX' || NEGATION.has(word.norm));
    const before = counted.slice(-REACH);
    // "if no one called": nobody says that it was so.
    if (statement.terms.slice(Math.max(0, i - 2 * REACH), i).some((word) => CONDITIONAL.has(word.norm)))
      return;
    // "The other four were not hurt" denies nothing of the first.
    if (statement.terms.slice(Math.max(0, i - 4 * REACH), i).some((word) => REST.has(word.norm))) return;
    const isNegative = (word: Term) => NEGATION.has(word.norm) || CLIPPED.test(word.norm);
    const negative = before.filter((word) => isNegative(word) || DENYING.has(word.lemma));
    const denial = counted.findLastIndex((word) => DENYING.has(word.lemma));
    if (denial >= counted.length - REACH && denial >= 0) {
      const earlier = counted.slice(Math.max(0, denial - REACH), Math.max(0, counted.length - REACH));
      negative.push(...earlier.filter(isNegative));
    }
    if (negative.length % 2 === 1 && !DENYING.has(term.lemma)) found.add(term.lemma);
  });
  return found;
}
