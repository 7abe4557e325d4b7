/** One number with what is written on it: a sign, a currency before it, a unit after it. */
import { isDigit, isLetter } from '../../language/number-lexemes.ts';
import { numberAt } from '../../language/number-words.ts';
import { type FoundUnit, signBefore, type Unit, unitAt, unitNamed } from '../../language/units.ts';
import contexts from '../../lexicon/en/figure-contexts.json' with { type: 'json' };
import vague from '../../lexicon/en/vague-amounts.json' with { type: 'json' };
import type { QuantityKind } from '../../model/annotation.ts';
import type { Span } from '../../text/span.ts';
import { isBlankCode, skipBlanks, skipBlanksBack, wordAfter, wordBefore } from './neighbours.ts';
import type { Candidate } from './scan.ts';

export type Amount = Span & {
  readonly candidate: Candidate;
  readonly low: number;
  readonly high: number;
  readonly unit: Unit | null;
  readonly kind: QuantityKind | null;
  /** What a rate is per. */
  readonly per: string | null;
  /** Where the number itself ends: what is measured stands after `end`, the unit between. */
  readonly numberEnd: number;
};

const { entries } = contexts;
const METRE_FOLLOWERS = new Set(entries.metreFollowers);
const PER = new Set(entries.per);
const PER_NOUNS = new Set(entries.perNouns);
const AGE_NOUNS = new Set(entries.ageNouns);
const AGE_BEFORE = new Set(entries.ageBefore);
const AGE_BOUNDS = new Set(entries.ageBounds);
const AGE_GROUPS = new Set(entries.ageGroups);
const AGE_COMPARATIVES = new Set(entries.ageComparatives);
const AGE_UNITS = new Set(['year', 'month', 'week', 'day']);
const BRACKETS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };
/** Money words that are English words too count only with large numbers ("12 won" are winners). */
const LEAST_WITH_WEAK_WORD = 1000;
/** Symbols that stand right on their digits, being letters of lists and names otherwise. */
const NEVER_SPACED = new Set(['A', 'V', 'C', 'F', 't', 's', 'h']);
/** Characters that a minus may follow directly. */
const BEFORE_MINUS = '($<>=';
/** Scale words may follow a currency: "75 USD million". */
const SCALES = new Map(Object.entries(vague.entries.scales).filter(([, factor]) => factor >= 1000));
const WEAK_MONEY = new Set(['KRW', 'VND', 'LAK', 'sen', 'ZAR', 'ETH']);
const TIME_UNITS: Readonly<Record<string, string>> = {
  hour: 'hour',
  hr: 'hour',
  h: 'hour',
  second: 'second',
  sec: 'second',
  s: 'second',
};

/** The candidate with its sign and units; `from` is the end of the figure before. */
export function amountOf(text: string, given: Candidate, from: number, limit: number): Amount {
  const before =
    signBefore(text, given.start, from) ?? signBefore(text, minusStart(text, given.start, from), from);
  const plainSign = before !== null && before.end <= given.start ? before : null;
  const candidate =
    plainSign !== null || isMillions(text, given, limit) ? withScale(text, given, limit) : given;
  const minus = minusStart(text, candidate.start, from);
  const negative =
    candidate.sort === 'number' &&
    candidate.form !== 'ordinal' &&
    isNegative(text, minus, candidate.start, from);
  let amount = basic(candidate, negative ? minus : candidate.start, negative);
  if (plainSign !== null) {
    const start = signed(text, plainSign.start, from);
    return rated(text, money(amount, plainSign, start, text, limit), limit);
  }
  if (candidate.form === 'ordinal') return amount;
  const found = unitAfter(text, candidate, limit);
  if (found === null) return aged(text, amount, from, limit);
  if (!negative && found.unit.kind === 'temperature' && spacedMinus(text, candidate.start, from)) {
    amount = basic(candidate, minusStart(text, candidate.start, from, 1), true);
  }
  return united(text, amount, found, from, limit);
}

function basic(candidate: Candidate, start: number, negative: boolean): Amount {
  const low = negative ? -candidate.high : candidate.low;
  const high = negative ? -candidate.low : candidate.high;
  const { end } = candidate;
  return { start, end, candidate, low, high, unit: null, kind: null, per: null, numberEnd: end };
}

/** Reads the number again where money makes "m" and "t" scales. */
function withScale(text: string, candidate: Candidate, limit: number): Candidate {
  const number =
    candidate.sort === 'number' ? numberAt(text, candidate.start, limit, { ambiguousScales: true }) : null;
  if (number === null || number.form === 'ordinal') return candidate;
  return {
    ...candidate,
    end: number.end,
    low: number.value,
    high: number.value,
    scale: number.scale,
    style: number.style,
  };
}

function money(amount: Amount, sign: FoundUnit, start: number, text: string, limit: number): Amount {
  const scaled = { ...amount, low: amount.low * sign.scale, high: amount.high * sign.scale };
  const same = unitAfter(text, amount.candidate, limit);
  const again =
    same !== null &&
    same.unit.kind === 'money' &&
    (same.unit.name === sign.unit.name || sign.unit.name === 'dollar');
  const unit = again ? same.unit : sign.unit;
  return {
    ...scaled,
    start: Math.min(start, amount.start),
    end: again ? same.end : amount.end,
    unit,
    kind: 'money',
  };
}

/** A minus before the currency sign belongs to the amount: "-$5". */
function signed(text: string, at: number, from: number): number {
  return at > from && text[at - 1] === '-' && (at - 1 === from || isBlankCode(text.charCodeAt(at - 2)))
    ? at - 1
    : at;
}

function minusStart(text: string, at: number, from: number, blanks = 0): number {
  let start = at;
  while (blanks > 0 && start > from && isBlankCode(text.charCodeAt(start - 1))) {
    start--;
    blanks--;
  }
  const code = text.charCodeAt(start - 1);
  return start > from && (code === 45 || code === 0x2212) ? start - 1 : at;
}

/** A minus stands at the beginning or after a blank or bracket, and right before the number. */
function isNegative(text: string, minus: number, start: number, from: number): boolean {
  if (minus === start) return text[start - 1] === '-' || spacedMinusAtBeginning(text, start, from);
  if (minus === 0) return true;
  const code = text.charCodeAt(minus - 1);
  if (!isBlankCode(code)) return BEFORE_MINUS.includes(text[minus - 1]!);
  return !isDigit(text.charCodeAt(skipBlanksBack(text, minus, 0) - 1));
}

function spacedMinusAtBeginning(text: string, start: number, from: number): boolean {
  const minus = minusStart(text, start, from, 1);
  return minus < start && text.slice(0, minus).trim() === '';
}

function spacedMinus(text: string, start: number, from: number): boolean {
  const minus = minusStart(text, start, from, 1);
  return minus < start - 1 && minus > from && isBlankCode(text.charCodeAt(minus - 1));
}

/** The unit after a number: right on it, after a blank or hyphen, or in brackets. */
function unitAfter(text: string, candidate: Candidate, limit: number): FoundUnit | null {
  const { end } = candidate;
  let at = end;
  const code = text.charCodeAt(at);
  if (isBlankCode(code)) at = skipBlanks(text, at, Math.min(limit, at + 3));
  else if ((code === 45 || code === 0x2011) && isLetter(text.charCodeAt(at + 1))) at++;
  const spaced = at > end;
  if (spaced && text[at] === '-' && text[at + 1] === ' ') at = skipBlanks(text, at + 1, limit);
  const close = BRACKETS[text[at] ?? ''];
  if (close !== undefined) {
    const inside = unitAt(text, at + 1, limit);
    return inside !== null && text[inside.end] === close && inside.unit.kind !== 'money'
      ? { ...inside, end: inside.end + 1 }
      : null;
  }
  if (candidate.form === 'fraction' || candidate.low === 0.5) at = skipPartitive(text, at, limit);
  const of = candidate.sort === 'vague' ? wordAfter(text, at, limit) : null;
  if (of?.word === 'of') at = skipBlanks(text, of.end, limit);
  const found = unitAt(text, at, limit);
  if (found === null) return null;
  return accepts(text, candidate, found, spaced, limit) ? found : null;
}

/** "half an hour", "three quarters of a mile". */
function skipPartitive(text: string, at: number, limit: number): number {
  let word = wordAfter(text, at, limit);
  if (word.word === 'of') word = wordAfter(text, word.end, limit);
  if (word.word !== 'a' && word.word !== 'an') return at;
  return skipBlanks(text, word.end, limit);
}

function accepts(
  text: string,
  candidate: Candidate,
  found: FoundUnit,
  spaced: boolean,
  limit: number,
): boolean {
  if (found.strength === 'decimal') return true;
  if (
    WEAK_MONEY.has(found.unit.name) &&
    found.strength === 'word' &&
    Math.abs(candidate.low) < LEAST_WITH_WEAK_WORD
  ) {
    return (
      text.slice(found.start, found.end).toUpperCase() === text.slice(found.start, found.end) &&
      found.unit.name !== 'KRW'
    );
  }
  if (found.strength !== 'weak') return true;
  if (candidate.style === 'words') return false;
  const symbol = text.slice(found.start, found.end);
  const after = wordAfter(text, found.end, limit);
  const companion = METRE_FOLLOWERS.has(after.word);
  if (found.unit.kind === 'temperature' && !isOfTemperature(text, candidate, limit)) return false;
  if (NEVER_SPACED.has(symbol)) return !spaced && symbol !== 's' && symbol !== 'A';
  if (symbol === 'in' || symbol === 'in.')
    return candidate.scale === 1 && ((companion && after.word !== 'and') || after.word === '');
  if (symbol === '"' || symbol === "'" || symbol === '′')
    return after.word !== '' ? companion && after.word !== 'and' : isDigit(text.charCodeAt(found.end));
  if (symbol === 'm' && !companion) return !isMillionHere(text, candidate, after.word);
  return (
    !spaced || companion || after.word === '' || isDigit(text.charCodeAt(skipBlanks(text, found.end, limit)))
  );
}

/** "m" right on digits, before a word that can be counted: "1.2m voters". */
function isMillions(text: string, candidate: Candidate, limit: number): boolean {
  if (
    candidate.style !== 'digits' ||
    text[candidate.end] !== 'm' ||
    isLetter(text.charCodeAt(candidate.end + 1))
  )
    return false;
  const { word } = wordAfter(text, candidate.end + 1, limit);
  return !METRE_FOLLOWERS.has(word) && isMillionHere(text, candidate, word);
}

/** A word that can be counted follows the letter. */
function isMillionHere(text: string, candidate: Candidate, after: string): boolean {
  return isBlankCode(text.charCodeAt(candidate.end + 1)) && after.length > 3 && /^[a-z-]+$/.test(after);
}

function united(text: string, amount: Amount, given: FoundUnit, from: number, limit: number): Amount {
  const found =
    given.unit.name === 'pound' && isSterling(text, amount, given, from, limit)
      ? { ...given, unit: unitNamed('GBP')! }
      : given;
  const { unit, end } = found;
  const value = {
    ...amount,
    low: amount.low * found.scale,
    high: amount.high * found.scale,
    unit,
    kind: unit.kind,
    end,
  };
  const later = unit.kind === 'money' && amount.candidate.scale === 1 ? wordAfter(text, end, limit) : null;
  const scale = later === null ? undefined : SCALES.get(later.word);
  if (later !== null && scale !== undefined) {
    return { ...value, low: value.low * scale, high: value.high * scale, end: later.end };
  }
  if (unit.kind === 'duration') return aged(text, value, from, limit);
  if (unit.kind === 'length') {
    const speed = speedOf(text, unit, end, limit);
    if (speed !== null) return { ...value, ...speed };
  }
  if (unit.kind === 'angle' && unit.name === 'degree') return degrees(text, value, from);
  return rated(text, value, limit);
}

/** Pounds are money in millions or beside words of money, and weight where something weighed follows. */
function isSterling(
  text: string,
  amount: Amount,
  { start, end }: FoundUnit,
  from: number,
  limit: number,
): boolean {
  if (!/^pounds?$/i.test(text.slice(start, end)) || wordAfter(text, end, limit).word === 'of') return false;
  const around = text.slice(Math.max(from, amount.start - 60), Math.min(limit, end + 40)).toLowerCase();
  return amount.low >= 1e6 || entries.moneyWords.some((word) => around.includes(word));
}

/** "90 miles per hour", "50 kilometres an hour". */
function speedOf(
  text: string,
  unit: Unit,
  end: number,
  limit: number,
): Pick<Amount, 'unit' | 'kind' | 'end'> | null {
  const per = wordAfter(text, end, limit);
  if (!PER.has(per.word) && text[end] !== '/') return null;
  const time = wordAfter(text, text[end] === '/' ? end + 1 : per.end, limit);
  const name = TIME_UNITS[time.word];
  const speed = name === undefined ? undefined : unitNamed(`${unit.name} per ${name}`);
  return speed === undefined ? null : { unit: speed, kind: 'speed', end: time.end };
}

/** Degrees measure temperature beside its words, else angles. */
function isOfTemperature(text: string, { start, end }: Span, limit: number): boolean {
  const around = text.slice(Math.max(0, start - 60), Math.min(limit, end + 40)).toLowerCase();
  return entries.temperatureWords.some((word) => around.includes(word));
}

function degrees(text: string, amount: Amount, from: number): Amount {
  const around = text.slice(Math.max(from, amount.start - 60), amount.end + 30).toLowerCase();
  if (entries.temperatureWords.some((word) => around.includes(word)))
    return { ...amount, kind: 'temperature' };
  return amount;
}

/** "a share", "per hour", "/kg" after an amount. */
function rated(text: string, amount: Amount, limit: number): Amount {
  if (amount.unit === null) return amount;
  const slash = text[amount.end] === '/';
  let word = wordAfter(text, slash ? amount.end + 1 : amount.end, limit);
  if (!slash) {
    if (!PER.has(word.word)) return amount;
    word = wordAfter(text, word.end, limit);
  }
  return PER_NOUNS.has(word.word) ? { ...amount, per: word.word } : amount;
}

/** "people under 30", "who is 70". */
function isAgeOfSomeone(text: string, before: Span & { readonly word: string }, from: number): boolean {
  const earlier = wordBefore(text, before.start, from).word;
  if (AGE_BOUNDS.has(before.word)) return AGE_GROUPS.has(earlier);
  return (before.word === 'is' || before.word === 'was') && earlier === 'who';
}

/** "21 or older", "16 and younger". */
function isAgeAndMore(text: string, end: number, limit: number): boolean {
  const joint = wordAfter(text, end, limit);
  if (joint.word !== 'or' && joint.word !== 'and') return false;
  return AGE_COMPARATIVES.has(wordAfter(text, joint.end, limit).word);
}

/** "Anna Berg, 34, said": a bare number between commas after a word, or closing the sentence after a name. */
function isApposed(text: string, { start, end, candidate, low }: Amount, from: number): boolean {
  if (candidate.style !== 'digits' || candidate.form !== 'cardinal' || text[end - 1] === '.') return false;
  const comma = skipBlanksBack(text, start, from) - 1;
  if (text[comma] !== ',' || comma === start - 1) return false;
  const name = wordBefore(text, comma, from);
  if (name.word === '' || isDigit(text.charCodeAt(name.start))) return false;
  const capital = text[name.start] !== text[name.start]!.toLowerCase();
  if (text[end] === ',') return low > 1 && !isDigit(text.charCodeAt(skipBlanks(text, end + 1, text.length)));
  return (
    capital && low > 15 && (text[end] === '.' || text[end] === ';') && !isDigit(text.charCodeAt(end + 1))
  );
}

/** "34 years old", "three-month-old", "aged 34", "87 yo": an age. */
function aged(text: string, amount: Amount, from: number, limit: number): Amount {
  const year = unitNamed('year')!;
  const unit = amount.unit ?? year;
  if (AGE_UNITS.has(unit.name)) {
    const hyphen = text[amount.end] === '-' ? 1 : 0;
    const next = wordAfter(text, amount.end + hyphen, limit);
    const ofAge = next.word === 'of' ? wordAfter(text, next.end, limit) : null;
    const closed =
      hyphen === 0 && text.slice(amount.end, amount.end + 3) === ' - '
        ? wordAfter(text, amount.end + 3, limit)
        : null;
    const old = closed ?? next;
    if (AGE_NOUNS.has(old.word) || (closed === null && AGE_NOUNS.has(next.word.replace(/s$/, '')))) {
      return { ...amount, unit, kind: 'age', end: old.end };
    }
    if (ofAge?.word === 'age') return { ...amount, unit, kind: 'age', end: ofAge.end };
  }
  if (amount.unit === null || amount.unit.name === 'year') {
    const before = wordBefore(text, amount.start, from);
    const plausible = amount.low > 0 && amount.low < 130 && Number.isInteger(amount.low);
    if (plausible && amount.unit === null && isAgeOfSomeone(text, before, from)) {
      return { ...amount, unit: year, kind: 'age' };
    }
    if (plausible && amount.unit === null && isAgeAndMore(text, amount.end, limit)) {
      return { ...amount, unit: year, kind: 'age' };
    }
    if (
      plausible &&
      (AGE_BEFORE.has(before.word) || (amount.unit === null && isApposed(text, amount, from)))
    ) {
      return { ...amount, unit: year, kind: 'age' };
    }
  }
  return amount.unit === null ? amount : rated(text, amount, limit);
}
