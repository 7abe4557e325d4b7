/** What a figure measures: the counted noun or the named measure, the verb that decides, the family. */
import { unitNamed } from '../../language/units.ts';
import contexts from '../../lexicon/en/figure-contexts.json' with { type: 'json' };
import familyLexicon from '../../lexicon/en/measure-families.json' with { type: 'json' };
import forms from '../../lexicon/en/noun-forms.json' with { type: 'json' };
import type { Quantity, QuantityKind } from '../../model/annotation.ts';
import { overlaps, type Span } from '../../text/span.ts';
import { type Around, CHANGES, CONNECTORS, skipBack, subjectBefore } from './around.ts';
import { aspectOf, changeVerb } from './aspects.ts';
import * as families from './families.ts';
import { frameOf, inheritedFrom, isFrameWord, stateIn, titleBefore } from './frames.ts';
import type { Figure } from './interpret.ts';
import { isPercentagePoint, parentBefore } from './people.ts';
import {
  joinedPhrase,
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
const ADJECTIVES_ONLY = new Set(forms.entries.adjectivesOnly);
const DETERMINERS = new Set(forms.entries.determiners);
const RATES = new Set(contexts.entries.per);
const PLAIN: ReadonlySet<QuantityKind> = new Set<QuantityKind>([
  'number',
  'count',
  'fraction',
  'ratio',
  'ordinal',
]);
const MAGNITUDES = new Set(entries.magnitudes);
const PRONOUNS = new Set(entries.partitivePronouns);
const DIRECTIONS = new Set(entries.directions);
const NOT_MEASURED = new Set(entries.notMeasured);

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
  const parent = figure.kind === 'number' ? parentBefore(around, figure.low) : null;
  if (parent !== null)
    return finish(figure, around, {
      kind: 'count',
      unit: 'child',
      spans: [parent],
      family: 'children',
      match: null,
      end: next,
    });
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
  const scale = words[next]?.word === 'on' ? words[next + 2] : undefined;
  if (scale?.word === 'richter') return { span: { start: scale.start, end: scale.end } };
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
  const phrase = countedPhrase(figure, around, at);
  const noun = phrase === null ? null : families.endingAt(words, phrase.head, families.NOUNS);
  const head = phrase === null ? undefined : words[phrase.head];
  const end = phrase?.to ?? skipOf(words, at);
  const frame = frameOf(around, phrase, noun, head, end) ?? inheritedFrom(before, around, from, noun, head);
  const specific = noun !== null && !families.isGeneric(noun.family);
  const title = frame === null && !specific ? titleBefore(around, true) : null;
  const lives = head?.word === 'lives' ? families.livesLost(words, around.last - 3, end + 4) : null;
  const state = phrase === null ? null : stateIn(words, phrase);
  const family = lives ?? frame?.family ?? state ?? title?.family ?? noun?.family ?? null;
  if (head !== undefined && isPercentagePoint(words, head)) {
    const spans = title === null ? [] : [spanOf(words, title.from, title.to)];
    return finish(figure, around, {
      kind: 'percent',
      unit: 'percentage point',
      spans,
      family: title?.family.name ?? 'share',
      match: null,
      end,
    });
  }
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

/** The noun phrase that is counted: "30 people", "15 of the 19 men", "a two-car tram"; "900 a month" counts no months. */
function countedPhrase(figure: Figure, { words, next }: Around, at: number): Phrase | null {
  const first = words[at];
  if (first === undefined || (at === next && RATES.has(first.word))) return null;
  const partitive = at > next && DETERMINERS.has(first.word) && isNumber(words[at + 1]) ? at + 2 : at;
  const joined = joinedPhrase(words, partitive, isFrameWord);
  if (joined !== null && (figure.high ?? figure.low ?? 0) > 1) return joined;
  const phrase = phraseFrom(words, partitive, isFrameWord);
  if (phrase === null) return null;
  if (phrase.to - phrase.from === 1 && ADJECTIVES_ONLY.has(words[phrase.head]!.word)) return null;
  const several = (figure.high ?? figure.low ?? 0) > 1 && words[next]?.word !== '-';
  return several ? pluralPhrase(words, phrase) : phrase;
}

function isNumber(word: Word | undefined): boolean {
  return word !== undefined && (word.pos === 'NUM' || /^\d/.test(word.word));
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
  if (phrase !== null) {
    const hyphened = words[phrase.from - 1]?.word === '-' && words[phrase.from - 1]!.start === figure.end;
    return singular(words[hyphened ? phrase.from : phrase.head]!.word);
  }
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

/** A figure with a unit: the thing so measured follows ("$7 million contract", "14 percent of voters") or stands before. */
function unitMeasure(figure: Figure, around: Around): Measured {
  const { words } = around;
  const { kind, unit } = figure;
  const after = families.startingAt(words, Math.min(around.next, words.length), families.AFTER_UNIT);
  const phrase = phraseOfUnit(figure, around);
  const title = titleBefore(around, true);
  if (kind === 'age') return ageMeasure(figure, around, phrase);
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
    (kind === 'duration' ? after : null)?.family.name ??
    title?.family.name ??
    (kind === 'length' ? lengthFamily(words[around.next]) : families.familyOfKind(kind));
  return finish(figure, around, { kind, unit, spans, family, match: null, end: phrase?.to ?? around.next });
}

/** A length is a distance where it leads somewhere: "18 miles from the port", "2 km north of". */
function lengthFamily(next: Word | undefined): string {
  return next !== undefined && DIRECTIONS.has(next.word) ? 'distance' : 'length';
}

/** Whose age: "a four-year-old boy", "Mara Holm, 34,". */
function ageMeasure(figure: Figure, around: Around, phrase: Phrase | null): Measured {
  const { words, last, next } = around;
  const comma = words[last]?.word === ',' || words[last]?.word === '(';
  const named = phrase ?? (comma ? phraseTo(words, last, around.floor) : null);
  const spans = named === null ? [] : [phraseSpan(words, named)];
  return finish(figure, around, {
    kind: 'age',
    unit: figure.unit,
    spans,
    family: 'age',
    match: null,
    end: named?.to ?? next,
  });
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
