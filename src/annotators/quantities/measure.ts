/** What a figure measures: the counted noun or the named measure, the verb that decides, the family, the aspect. */

import { unitNamed } from '../../language/units.ts';
import contexts from '../../lexicon/en/figure-contexts.json' with { type: 'json' };
import familyLexicon from '../../lexicon/en/measure-families.json' with { type: 'json' };
import forms from '../../lexicon/en/noun-forms.json' with { type: 'json' };
import type { Quantity, QuantityKind } from '../../model/annotation.ts';
import { overlaps, type Span } from '../../text/span.ts';
import * as families from './families.ts';
import type { Figure } from './interpret.ts';
import {
  isWordLike,
  type Phrase,
  phraseFrom,
  phraseSpan,
  phraseTo,
  pluralPhrase,
  singular,
  type Word,
  wordFrom,
} from './words.ts';

export type Measured = {
  readonly kind: QuantityKind;
  readonly unit: string | null;
  readonly measure: readonly Span[];
  readonly family: string | null;
  readonly aspect: Quantity['aspect'];
  readonly step: Quantity['step'];
  /** Kept for the next figure: "killed six adults and four children". */
  readonly inherited: families.Match | null;
  readonly phraseEnd: number;
};

const { entries } = familyLexicon;
const AUXILIARIES = new Set(entries.auxiliaries);
const SKIP_BACK = new Set(entries.skipBack);
const CONNECTORS = new Set(entries.connectors);
const ADJECTIVES_ONLY = new Set(forms.entries.adjectivesOnly);
const DETERMINERS = new Set(forms.entries.determiners);
const CHANGES = new Set(contexts.entries.aspects.change);
const RECORDS = new Set(contexts.entries.aspects.record);
const LIMITS = new Set(contexts.entries.aspects.limit);
const PLAIN: ReadonlySet<QuantityKind> = new Set<QuantityKind>([
  'number',
  'count',
  'fraction',
  'ratio',
  'ordinal',
]);
const MAGNITUDES = new Set(entries.magnitudes);
const PRONOUNS = new Set(entries.partitivePronouns);
const CLAUSE_STARTS = new Set(entries.clauseStarts);
const NOT_MEASURED = new Set(entries.notMeasured);
/** How many words before a figure its measure may be named. */
const TITLE_REACH = 16;

/** Words that tell a family end the noun phrase of a figure: "30 people killed". */
function isFrameWord(word: Word): boolean {
  return (
    families.OBJECTS.map.has(word.word) ||
    families.SUBJECTS.map.has(word.word) ||
    families.STATES.map.has(word.word)
  );
}

/** What is known around one figure. */
type Around = {
  /** First word after the figure before. */
  readonly floor: number;
  readonly words: readonly Word[];
  /** First word after the figure, last word before it. */
  readonly next: number;
  readonly last: number;
};

export function measureOf(
  words: readonly Word[],
  figure: Figure,
  before: Measured | null,
  from: number,
): Measured {
  const next = wordFrom(words, Math.max(figure.end, afterQualifier(figure)));
  const last = wordFrom(words, figure.start) - 1;
  const around: Around = { words, next, last, floor: from };
  const multiple = figure.unit === 'times';
  const magnitude = figure.kind === 'number' ? magnitudeOf(around) : null;
  if (magnitude !== null)
    return finish(figure, around, {
      kind: 'magnitude',
      unit: null,
      spans: [magnitude.span],
      family: 'magnitude',
      match: null,
      end: next,
    });
  if (multiple) return multiplied(figure, around);
  return PLAIN.has(figure.kind) ? counted(figure, around, before, from) : unitMeasure(figure, around);
}

function afterQualifier({ qualifier, end }: Figure): number {
  return qualifier !== null && qualifier.start >= end ? qualifier.end : end;
}

type Draft = {
  readonly kind: QuantityKind;
  readonly unit: string | null;
  readonly spans: readonly Span[];
  readonly family: string | null;
  readonly match: families.Match | null;
  readonly end: number;
};

function finish(figure: Figure, around: Around, draft: Draft): Measured {
  const { aspect, step } = aspectOf(figure, around);
  const measure = [...draft.spans]
    .filter((span) => !overlaps(span, figure))
    .sort((a, b) => a.start - b.start)
    .filter((span, i, all) => i === 0 || span.start >= all[i - 1]!.end);
  const { kind, unit, family } = draft;
  return { kind, unit, measure, family, aspect, step, inherited: draft.match, phraseEnd: draft.end };
}

/** "a magnitude 6.1 earthquake", "a 6.1-magnitude tremor", "magnitude of 6.1". */
function magnitudeOf({ words, next, last }: Around): { readonly span: Span } | null {
  for (const at of [last, last - 1, next, next + 1]) {
    const word = words[at];
    const hyphened = at === next + 1 && words[next]?.word === '-';
    if (word !== undefined && (MAGNITUDES.has(word.word) || (hyphened && word.word === 'strength')))
      return { span: { start: word.start, end: word.end } };
  }
  return null;
}

/** "doubled", "twice the": what is multiplied is the subject before it. */
function multiplied(figure: Figure, around: Around): Measured {
  const phrase = phraseTo(around.words, skipBack(around, CONNECTORS) + 1, around.floor);
  const spans = phrase === null ? [] : [phraseSpan(around.words, phrase)];
  const title = titleBefore(around, false);
  return finish(figure, around, {
    kind: 'ratio',
    unit: 'times',
    spans,
    family: title?.family.name ?? null,
    match: null,
    end: around.next,
  });
}

/** A bare number: what it counts, and the frame of the verb around it. */
function counted(figure: Figure, around: Around, before: Measured | null, from: number): Measured {
  const { words } = around;
  const at = afterOf(around);
  let phrase = phraseFrom(words, at, isFrameWord);
  if (phrase !== null && phrase.to - phrase.from === 1 && ADJECTIVES_ONLY.has(words[phrase.head]!.word))
    phrase = null;
  if (phrase !== null && (figure.high ?? figure.low ?? 0) > 1 && words[around.next]?.word !== '-')
    phrase = pluralPhrase(words, phrase);
  const noun = phrase === null ? null : families.endingAt(words, phrase.head, families.NOUNS);
  const head = phrase === null ? undefined : words[phrase.head];
  const end = phrase?.to ?? skipOf(words, at);
  const frame = frameOf(around, phrase, noun, head, end) ?? inheritedFrom(before, around, from, noun, head);
  const specific = noun !== null && !families.isGeneric(noun.family);
  const title = frame === null && !specific ? titleBefore(around, true) : null;
  const lives = head?.word === 'lives' ? families.livesLost(words, around.last - 3, end + 4) : null;
  const family = lives ?? frame?.family ?? title?.family ?? noun?.family ?? null;
  const unit = unitOfCount(figure, words, phrase, frame ?? title, family);
  const kind = figure.kind === 'number' && (unit !== null || family !== null) ? 'count' : figure.kind;
  const spans = [
    ...(phrase === null ? [] : [phraseSpan(words, phrase)]),
    ...[frame, title].flatMap((match) =>
      match === null ? [] : [{ start: words[match.from]!.start, end: words[match.to - 1]!.end }],
    ),
  ];
  const span = kind === 'count' && unit !== null ? unitNamed(unit) : undefined;
  if (span?.kind === 'duration') {
    return finish(figure, around, {
      kind: 'duration',
      unit: span.name,
      spans: [],
      family: null,
      match: null,
      end,
    });
  }
  const named = phrase === null && frame === null && title === null ? subjectBefore(around) : null;
  if (named !== null) spans.push(phraseSpan(words, named));
  return finish(figure, around, {
    kind,
    unit,
    spans,
    family: family?.name ?? families.familyOfKind(kind),
    match: frame,
    end,
  });
}

/** The counted noun in the singular; without one, the unit of the family. */
function unitOfCount(
  figure: Figure,
  words: readonly Word[],
  phrase: Phrase | null,
  match: families.Match | null,
  family: families.Family | null,
): string | null {
  if (figure.kind !== 'number' && figure.kind !== 'count') return null;
  if (phrase !== null) return singular(words[phrase.head]!.word);
  return match === null ? null : (family?.unit ?? null);
}

/** Skips "of", "of the", "more", "other" after a number. */
function afterOf({ words, next }: Around): number {
  let at = next;
  if (words[at]?.word === '-' || words[at]?.word === '+') at++;
  if (words[at]?.word === 'of') at++;
  if (at > next && PRONOUNS.has(words[at]?.word ?? '')) at++;
  return at;
}

function skipOf(words: readonly Word[], at: number): number {
  let end = at;
  while (
    end < words.length &&
    end < at + 2 &&
    (ADJECTIVES_ONLY.has(words[end]!.word) || words[end]!.word === 'them')
  )
    end++;
  return end;
}

/** The verb or state that says what happened to the counted: before the figure ("killing 30") or after it ("30 were killed"). */
function frameOf(
  around: Around,
  phrase: Phrase | null,
  noun: families.Match | null,
  head: Word | undefined,
  end: number,
): families.Match | null {
  const { words } = around;
  const verb = verbBefore(around);
  if (verb !== null && families.fits(words, verb, noun, head)) return verb;
  const after = frameAfter(words, end, phrase !== null);
  if (after !== null && families.fits(words, after, noun, head)) return after;
  const parsed = phrase === null ? null : parsedFrame(words, phrase.head);
  return parsed !== null && families.fits(words, parsed, noun, head) ? parsed : null;
}

/** "killing at least 30", "claimed the lives of 30". */
function verbBefore({ words, last }: Around): families.Match | null {
  for (let at = last, step = 0; at >= 0 && step < 9; at--, step++) {
    const match = families.endingAt(words, at, families.OBJECTS);
    if (match !== null) {
      const other =
        words[match.from - 1]?.word === 'and'
          ? families.endingAt(words, match.from - 2, families.OBJECTS)
          : null;
      if (other !== null && other.family.name !== match.family.name)
        return { ...match, from: other.from, family: families.CASUALTIES };
      const auxiliary = words[match.from - 1]?.word;
      return isPassive(words, match.from) && auxiliary !== 'have' && auxiliary !== 'has' ? null : match;
    }
    if (!SKIP_BACK.has(words[at]!.word)) return null;
  }
  return null;
}

function isPassive(words: readonly Word[], at: number): boolean {
  const before = words[at - 1]?.word ?? '';
  return (
    before === 'was' ||
    before === 'were' ||
    before === 'been' ||
    before === 'being' ||
    before === 'be' ||
    before === 'is' ||
    before === 'are'
  );
}

/** "were killed", "dead", "have died", "killed in": right after what is counted, auxiliaries apart. */
function frameAfter(words: readonly Word[], end: number, hasPhrase: boolean): families.Match | null {
  let at = end;
  let auxiliary = false;
  while (
    at < words.length &&
    at < end + 7 &&
    (AUXILIARIES.has(words[at]!.word) || (words[at]!.pos === 'ADV' && isWordLike(words[at])))
  ) {
    auxiliary = true;
    at++;
  }
  if (at >= words.length) return null;
  const state = families.startingAt(words, at, families.STATES);
  const object = families.startingAt(words, at, families.OBJECTS);
  if (object !== null && (state === null || object.to >= state.to)) {
    const active = !auxiliary || !isPassive(words, at);
    return active && hasPhrase && takesObject(words, object.to) ? null : object;
  }
  if (state !== null) return state;
  return families.startingAt(words, at, families.SUBJECTS);
}

/** Something follows that a verb in the active voice acts on: "30 soldiers killed two". */
function takesObject(words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (word === undefined) return false;
  return (
    DETERMINERS.has(word.word) ||
    word.pos === 'NUM' ||
    /^\d/.test(word.word) ||
    word.pos === 'PRON' ||
    word.pos === 'PROPN'
  );
}

/** By the parse: the counted noun is the passive subject, the subject or the object of a verb of a family. */
function parsedFrame(words: readonly Word[], head: number): families.Match | null {
  const noun = words[head]!;
  const verb = noun.head;
  if (verb < 0 || verb >= words.length || verb === head) return null;
  if (noun.rel === 'nsubj:pass') return families.startingAt(words, verb, families.OBJECTS);
  if (noun.rel === 'nsubj')
    return (
      families.startingAt(words, verb, families.SUBJECTS) ?? families.startingAt(words, verb, families.STATES)
    );
  return noun.rel === 'obj' ? families.startingAt(words, verb, families.OBJECTS) : null;
}

/** "killed six adults and four children": the verb before the first figure holds for the next, too. */
function inheritedFrom(
  before: Measured | null,
  { words, last }: Around,
  from: number,
  noun: families.Match | null,
  head: Word | undefined,
): families.Match | null {
  if (before === null || before.inherited === null || from > last || before.phraseEnd < from) return null;
  const between = words.slice(before.phraseEnd, last + 1);
  const joins = between.some((word) => word.word === 'and' || word.word === ',' || word.word === 'including');
  if (!joins || !between.every((word) => word.word === ',' || SKIP_BACK.has(word.word))) return null;
  return before.inherited.to <= from && families.fits(words, before.inherited, noun, head)
    ? before.inherited
    : null;
}

/** The measure that a connecting word ties to the figure: "the death toll rose to 30", "turnout was 54 percent". */
function titleBefore(around: Around, connected: boolean): families.Match | null {
  const { words, last } = around;
  const tied =
    words[last]?.word === '(' || words[last]?.word === ':' || CONNECTORS.has(words[last]?.word ?? '');
  if (connected && !tied) return null;
  for (let at = last; at >= 0 && at > last - TITLE_REACH; at--) {
    const word = words[at]!;
    if (
      word.word === ';' ||
      word.word === '”' ||
      word.word === '"' ||
      (/^\d/.test(word.word) && at < last - 1 && word.word.length < 4)
    )
      return null;
    if (CLAUSE_STARTS.has(word.word) && at < last) return null;
    const match = families.endingAt(words, at, families.TITLES);
    if (match !== null && words[match.from - 1]?.word !== '-') return match;
  }
  return null;
}

/** The index of the last word before the figure that is not of `skip`. */
function skipBack({ words, last }: Around, skip: ReadonlySet<string>): number {
  let at = last;
  for (let step = 0; at >= 0 && step < 8 && (skip.has(words[at]!.word) || words[at]!.pos === 'ADV'); step++)
    at--;
  return at;
}

/** The noun phrase that a connecting word ties to the figure: "Sales rose to", "the price of", "a fine of". */
function subjectBefore(around: Around): Phrase | null {
  const { words, last } = around;
  const parsed = parsedSubject(around);
  if (parsed !== null) return parsed;
  if (!CONNECTORS.has(words[last]?.word ?? '')) return null;
  return phraseTo(words, skipBack(around, CONNECTORS) + 1, around.floor);
}

/** By the parse: the subject of the verb that the figure hangs on. */
function parsedSubject({ words, next, last }: Around): Phrase | null {
  let at = next - 1;
  if (at <= last || words[at] === undefined) return null;
  for (let step = 0; step < 5; step++) {
    const head = words[at]!.head;
    if (head < 0 || head >= words.length || head === at) break;
    at = head;
    const word = words[at]!;
    if (word.pos !== 'VERB' && word.pos !== 'ADJ' && word.pos !== 'NOUN') continue;
    if (word.pos === 'VERB' && !CONNECTORS.has(word.word) && !CHANGES.has(word.word)) return null;
    const subject = subjectOf(words, at);
    if (subject >= 0) return words[subject]!.pos === 'PRON' ? null : phraseTo(words, subject + 1);
    if (word.pos === 'VERB') break;
  }
  return null;
}

/** How far before its verb a subject is looked for, in words. */
const SUBJECT_REACH = 60;

/** The index of a verb's subject before it; -1 where the parse has none. */
function subjectOf(words: readonly Word[], verb: number): number {
  for (let i = Math.max(0, verb - SUBJECT_REACH); i < verb; i++) {
    const { head, rel } = words[i]!;
    if (head === verb && (rel === 'nsubj' || rel === 'nsubj:pass')) return i;
  }
  return -1;
}

/** A figure with a unit: the thing so measured follows ("$7 million contract", "14 percent of voters") or stands before. */
function unitMeasure(figure: Figure, around: Around): Measured {
  const { words } = around;
  const { kind, unit } = figure;
  const after = families.startingAt(words, Math.min(around.next, words.length), families.AFTER_UNIT);
  const phrase = phraseOfUnit(figure, around);
  const title = titleBefore(around, true);
  const subject = phrase === null || kind === 'percent' ? subjectBefore(around) : null;
  const verb =
    changeVerb(around) ??
    (phrase === null && subject === null && title === null && after === null ? governor(around) : null);
  const spans = [
    ...(phrase === null ? [] : [phraseSpan(words, phrase)]),
    ...(title === null ? [] : [spanOf(words, title.from, title.to)]),
    ...(after === null ? [] : [spanOf(words, after.from, after.to)]),
    ...(subject === null || title !== null ? [] : [phraseSpan(words, subject)]),
    ...(verb === null ? [] : [{ start: verb.start, end: verb.end }]),
  ];
  const family =
    (kind === 'duration' ? after : null)?.family.name ?? title?.family.name ?? families.familyOfKind(kind);
  return finish(figure, around, { kind, unit, spans, family, match: null, end: phrase?.to ?? around.next });
}

/** By the parse: the verb that the figure hangs on ("spent $3 million", "slid for ten seconds"). */
function governor({ words, next, last }: Around): Word | null {
  let at = next - 1;
  for (let step = 0; step < 4 && at > last - 12 && at >= 0 && at < words.length; step++) {
    const word = words[at]!;
    if (word.pos === 'VERB') return word;
    at = word.head;
  }
  return null;
}

function spanOf(words: readonly Word[], from: number, to: number): Span {
  return { start: words[from]!.start, end: words[to - 1]!.end };
}

/** The verb of change right before the figure. */
function changeVerb({ words, last }: Around): Word | null {
  for (let at = last; at >= 0 && at > last - 5; at--) {
    const word = words[at]!;
    if (CHANGES.has(word.word)) return word;
    if (!SKIP_BACK.has(word.word) && word.word !== 'by' && word.word !== 'from' && word.pos !== 'ADV')
      return null;
  }
  return null;
}

function phraseOfUnit(figure: Figure, { words, next }: Around): Phrase | null {
  const word = words[next];
  if (word === undefined) return null;
  const partitive =
    word.word === 'of' || ((figure.kind === 'money' || figure.kind === 'percent') && word.word === 'in');
  if (partitive) {
    const phrase = phraseFrom(words, next + 1, never);
    return phrase !== null && word.word === 'in' && NOT_MEASURED.has(words[phrase.head]!.word)
      ? null
      : phrase;
  }
  const attributive =
    word.word === '-' ||
    figure.kind === 'money' ||
    figure.found.amounts.at(-1)!.end - figure.found.amounts.at(-1)!.numberEnd > 0;
  if (!attributive || figure.per !== null) return null;
  const at = word.word === '-' ? next + 1 : next;
  if (words[at] === undefined || DETERMINERS.has(words[at]!.word)) return null;
  const phrase = phraseFrom(words, at, isFrameWord);
  if (phrase === null || !CHANGES.has(words[phrase.head]!.word)) return phrase;
  const of = words[phrase.to]?.word;
  return (of === 'in' || of === 'of' ? phraseFrom(words, phrase.to + 1, never) : null) ?? phrase;
}

const never = (): boolean => false;

/** Level, change, record or limit, and the step of a change, by the words right around the figure. */
function aspectOf(figure: Figure, around: Around): Pick<Measured, 'aspect' | 'step'> {
  const { words, next, last } = around;
  if (figure.unit === 'times') return { aspect: 'change', step: undefined };
  const verb = changeVerb(around);
  const direct = lastDirect(around);
  const change = changeNear(words, last, 12);
  if (direct === 'by' && (verb !== null || change)) return { aspect: 'change', step: 'by' };
  if (direct === 'to' && change) return { aspect: 'level', step: 'to' };
  if (direct === 'from' && (change || changeAfter(words, next))) return { aspect: 'level', step: 'from' };
  const relative = figure.kind === 'percent' || figure.kind === 'money' || figure.kind === 'temperature';
  if (verb !== null && relative && direct !== 'to' && direct !== 'of')
    return { aspect: 'change', step: 'by' };
  if (relative && (CHANGES.has(words[next]?.word ?? '') || isChangeOf(words, last)))
    return { aspect: 'change', step: 'by' };
  if (
    LIMITS.has(words[next]?.word ?? '') ||
    (words[next]?.word === '-' && LIMITS.has(words[next + 1]?.word ?? ''))
  ) {
    return { aspect: 'limit', step: undefined };
  }
  if (limited(figure, words, last)) return { aspect: 'limit', step: undefined };
  for (const at of [last, last - 1, last - 2, next, next + 1]) {
    if (RECORDS.has(words[at]?.word ?? '') && words[at]!.word !== 'most')
      return { aspect: 'record', step: undefined };
  }
  return { aspect: 'level', step: undefined };
}

/** "an increase of 5 percent". */
function isChangeOf(words: readonly Word[], last: number): boolean {
  let at = last;
  while (at > last - 4 && at >= 0 && SKIP_BACK.has(words[at]!.word) && words[at]!.word !== 'of') at--;
  return words[at]?.word === 'of' && CHANGES.has(words[at - 1]?.word ?? '');
}

function changeNear(words: readonly Word[], last: number, reach: number): boolean {
  for (let at = last; at >= 0 && at > last - reach; at--) {
    if (CHANGES.has(words[at]!.word)) return true;
    if (words[at]!.word === ';') return false;
  }
  return false;
}

function changeAfter(words: readonly Word[], next: number): boolean {
  return words[next]?.word === 'to' && /^[\d$£€]/.test(words[next + 1]?.word ?? '');
}

/** The preposition before the figure, comparators apart. */
function lastDirect({ words, last }: Around): string {
  let at = last;
  for (let step = 0; step < 5 && at >= 0; step++) {
    const { word } = words[at]!;
    if (word === 'by' || word === 'to' || word === 'from' || word === 'of')
      return words[at - 1]?.word === 'up' ? '' : word;
    if (!SKIP_BACK.has(word)) return '';
    at--;
  }
  return '';
}

function limited(figure: Figure, words: readonly Word[], last: number): boolean {
  if (figure.qualifier === null && !CONNECTORS.has(words[last]?.word ?? '')) return false;
  for (let at = last; at >= 0 && at > last - 5; at--) if (LIMITS.has(words[at]!.word)) return true;
  return false;
}
