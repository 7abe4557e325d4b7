/** What a found figure means: bounds, comparator, unit, kind, and whether it may be compared at all. */
import { isDigit, isLetter } from '../../language/number-lexemes.ts';
import { toBase } from '../../language/quantity-values.ts';
import comparatorLexicon from '../../lexicon/en/comparators.json' with { type: 'json' };
import contexts from '../../lexicon/en/figure-contexts.json' with { type: 'json' };
import type { Quantity, QuantityKind } from '../../model/annotation.ts';
import { contains, type Span } from '../../text/span.ts';
import type { Amount } from './amount.ts';
import type { Found } from './find.ts';
import { indexPhrases, phraseAfter, phraseBefore, skipBlanksBack, wordBefore } from './neighbours.ts';

export type Figure = Span & {
  readonly found: Found;
  readonly low: number | null;
  readonly high: number | null;
  readonly comparator: Quantity['comparator'];
  readonly unit: string | null;
  readonly kind: QuantityKind;
  readonly per: string | null;
  readonly base: { readonly low: number | null; readonly high: number | null; readonly unit: string } | null;
  readonly qualifier: Span | null;
  /** False for ordinals and idioms. */
  readonly comparable: boolean;
};

type Comparator = Quantity['comparator'];

const { before, signs, after, skip, durationVerbs, ambiguousWithDuration } = comparatorLexicon.entries;
const BEFORE = new Map<string, Comparator>();
for (const [comparator, phrases] of Object.entries(before))
  for (const phrase of phrases) BEFORE.set(phrase, comparator as Comparator);
const beforePhrases = indexPhrases([...BEFORE.keys()], 'last');
const AFTER = new Map<string, Comparator>();
for (const [comparator, phrases] of Object.entries(after))
  for (const phrase of phrases) AFTER.set(phrase, comparator as Comparator);
const afterPhrases = indexPhrases([...AFTER.keys()], 'first');
const SIGNS = Object.entries(signs).sort((a, b) => b[0].length - a[0].length);
const SKIP = new Set(skip);
const DURATION_VERBS = new Set(durationVerbs);
const SPREADING = new Set(comparatorLexicon.entries.spreading);
const AMBIGUOUS = new Set(ambiguousWithDuration);
const NEGATIONS = new Map(Object.entries(comparatorLexicon.entries.negated));

/** Idioms by the number words or digits they hold: "one" leads to "one on one" and where "one" stands in it. */
const idioms = new Map<string, (readonly [string, number])[]>();
for (const idiom of contexts.entries.idioms) {
  for (const match of idiom.matchAll(/[a-z$]+|\d+(?:\/\d+)?/g)) {
    const list = idioms.get(match[0]) ?? [];
    list.push([idiom, match.index]);
    idioms.set(match[0], list);
  }
}

export function interpret(text: string, found: Found, sentence: Span): Figure {
  const [first] = found.amounts as readonly [Amount, ...Amount[]];
  const unit = unitOf(found);
  const kind = kindOf(found, unit);
  const [low, high] = valuesOf(found);
  const qualified = found.join === 'score' ? null : comparatorOf(text, found, kind, sentence);
  const vague = first.candidate.sort === 'vague';
  const plain: Comparator = vague ? '~' : found.join === 'range' ? 'range' : '=';
  const comparator = found.join === 'range' ? 'range' : (qualified?.comparator ?? plain);
  const open = {
    low: comparator.startsWith('<') ? null : low,
    high: comparator.startsWith('>') ? null : high,
  };
  const bounds = vague && comparator === '~' ? { low, high } : open;
  return {
    start: found.start,
    end: found.end,
    found,
    ...bounds,
    comparator,
    unit,
    kind,
    per: found.amounts.at(-1)!.per,
    base: baseOf(bounds.low, bounds.high, unit, kind),
    qualifier: qualified?.span ?? null,
    comparable: first.candidate.form !== 'ordinal' && !isIdiom(text, found, sentence),
  };
}

function unitOf({ amounts, join }: Found): string | null {
  if (join === 'ratio' || join === 'score') return null;
  const unit = join === 'compound' ? amounts[0]!.unit : amounts.at(-1)!.unit;
  if (unit !== null) return unit.name;
  return amounts[0]!.candidate.sort === 'multiple' ? 'times' : null;
}

function kindOf({ amounts, join }: Found, unit: string | null): QuantityKind {
  if (join === 'ratio' || join === 'score') return join;
  const last = amounts.at(-1)!;
  const kind = join === 'compound' ? amounts[0]!.kind : last.kind;
  if (kind !== null && unit !== null) return kind;
  const { sort, form } = last.candidate;
  if (sort === 'multiple') return 'ratio';
  if (form === 'ordinal') return 'ordinal';
  return form === 'fraction' ? 'fraction' : 'number';
}

function valuesOf({ amounts, join }: Found): [number, number] {
  const [first, second] = amounts as readonly [Amount, Amount | undefined];
  if (second === undefined) return [first.low, first.high];
  if (join === 'ratio') return [first.low / second.low, first.low / second.low];
  if (join === 'product') return [round(first.low * second.low), round(first.low * second.low)];
  if (join === 'compound') {
    const part = second.unit === null ? 0.01 : second.unit.factor! / first.unit!.factor!;
    const value = round(first.low + second.low * part);
    return [value, value];
  }
  if (join === 'range') {
    const low = scaledLike(first, second);
    return [Math.min(low, second.low), Math.max(low, second.low)];
  }
  return [first.low, second.low];
}

/** "3 to 5 million": the first end shares the scale of the second where it has none of its own. */
function scaledLike(first: Amount, second: Amount): number {
  const { scale, style } = second.candidate;
  const thousands = second.low / 1000;
  if (
    style === 'digits' &&
    Number.isInteger(thousands) &&
    thousands > 0 &&
    thousands < 1000 &&
    first.low < thousands &&
    first.unit === null &&
    first.candidate.style === 'digits'
  ) {
    return first.low * 1000;
  }
  if (scale < 1000 || first.candidate.scale !== 1 || first.low >= 1000) return first.low;
  return round(first.low * scale);
}

function round(value: number): number {
  return Number(value.toPrecision(15));
}

/** The bounds in the base unit; null where there is no other unit to convert to. */
export function baseOf(
  low: number | null,
  high: number | null,
  unit: string | null,
  kind: QuantityKind,
): Figure['base'] {
  if (unit === null || kind === 'percent' || kind === 'ratio') return null;
  const convert = (value: number | null) => (value === null ? null : round(toBase(value, unit, kind).value));
  const base = toBase(0, unit, kind);
  return base.unit === unit || base.unit === 'one'
    ? null
    : { low: convert(low), high: convert(high), unit: base.unit };
}

type Qualified = { readonly comparator: Comparator; readonly span: Span };

/** The comparator words or signs right before the figure, or after it. */
function comparatorOf(text: string, found: Found, kind: QuantityKind, sentence: Span): Qualified | null {
  const first = signOf(text, found, sentence) ?? phraseOf(text, found, kind, sentence);
  if (first !== null && first.comparator !== '~') return first;
  return plusOf(text, found) ?? afterOf(text, found, sentence) ?? first;
}

function signOf(text: string, found: Found, sentence: Span): Qualified | null {
  const end = skipBlanksBack(text, found.start, sentence.start);
  for (const [sign, comparator] of SIGNS) {
    const start = end - sign.length;
    if (start >= sentence.start && text.startsWith(sign, start))
      return { comparator: comparator as Comparator, span: { start, end } };
  }
  return null;
}

function phraseOf(text: string, found: Found, kind: QuantityKind, sentence: Span): Qualified | null {
  let at = found.start;
  if (text[at - 1] === '(' || text[at - 1] === '"' || text[at - 1] === '“') return null;
  for (let step = 0; step < 3; step++) {
    const match = phraseBefore(text, at, sentence.start, beforePhrases);
    if (match !== null) {
      if (
        kind === 'duration' &&
        AMBIGUOUS.has(match.phrase) &&
        !DURATION_VERBS.has(wordBefore(text, match.span.start, sentence.start).word)
      )
        return null;
      const negation = wordBefore(text, match.span.start, sentence.start);
      // "spread over 3,000 hectares" says where, not how much more.
      if (match.phrase === 'over' && SPREADING.has(negation.word)) return null;
      const negated =
        NEGATIONS.get(negation.word) !== undefined && kind !== 'ordinal'
          ? negate(BEFORE.get(match.phrase)!)
          : null;
      const start = negated === null ? match.span.start : negation.start;
      return { comparator: negated ?? BEFORE.get(match.phrase)!, span: { start, end: match.span.end } };
    }
    const word = wordBefore(text, at, sentence.start);
    if (!SKIP.has(word.word)) return null;
    at = word.start;
  }
  return null;
}

/** "not more than", "no fewer than" are listed; "never more than" and the like turn the bound round. */
function negate(comparator: Comparator): Comparator | null {
  if (comparator === '>') return '<=';
  if (comparator === '<') return '>=';
  return null;
}

function plusOf(text: string, found: Found): Qualified | null {
  const { numberEnd } = found.amounts.at(-1)!;
  if (text[numberEnd] !== '+' || isDigit(text.charCodeAt(numberEnd + 1))) return null;
  return { comparator: '>=', span: { start: numberEnd, end: numberEnd + 1 } };
}

function afterOf(text: string, found: Found, sentence: Span): Qualified | null {
  const hyphen = text[found.end] === '-' ? 1 : 0;
  const match = phraseAfter(text, found.end + hyphen, sentence.end, afterPhrases);
  if (match === null) return null;
  return { comparator: AFTER.get(match.phrase)!, span: match.span };
}

function isIdiom(text: string, found: Found, sentence: Span): boolean {
  const { candidate } = found.amounts[0]!;
  const surface = text.slice(candidate.start, candidate.end).toLowerCase();
  const key = /^[a-z$]+|^\d+(?:\/\d+)?/.exec(surface)?.[0];
  const list = key === undefined ? undefined : idioms.get(key);
  return (
    list?.some(([idiom, offset]) => {
      const start = candidate.start - offset;
      const end = start + idiom.length;
      if (start < sentence.start || end > sentence.end) return false;
      if (isLetter(text.charCodeAt(start - 1)) || isLetter(text.charCodeAt(end))) return false;
      if (isDigit(text.charCodeAt(end)) || isDigit(text.charCodeAt(start - 1))) return false;
      if (!contains({ start, end }, candidate)) return false;
      return text.slice(start, end).toLowerCase() === idiom;
    }) ?? false
  );
}
