/**
 * Units of measure and money: finds one in text and knows its kind, its base unit and the factor to it.
 * The tables are data (`src/lexicon/en/units.json`, `currencies.json`).
 */
import currencyLexicon from '../lexicon/en/currencies.json' with { type: 'json' };
import unitLexicon from '../lexicon/en/units.json' with { type: 'json' };
import type { QuantityKind } from '../model/annotation.ts';
import type { Span } from '../text/span.ts';
import { isDigit, isLetter } from './number-lexemes.ts';

/** A unit: `value × factor + offset` is the value in the base unit; a factor of null cannot be converted. */
export type Unit = {
  readonly name: string;
  readonly kind: QuantityKind;
  readonly base: string | null;
  readonly factor: number | null;
  readonly offset: number;
};

export type FoundUnit = Span & {
  readonly unit: Unit;
  /** Factor that the sign itself adds: "MEUR" is a million euros. */
  readonly scale: number;
  /** A weak symbol is also a word or an abbreviation of something else ("in", "m", "C"). */
  readonly strength: 'word' | 'symbol' | 'weak' | 'decimal';
  /** A container name ("cup"), which may be an object too. */
  readonly plural: boolean;
};

type Named = {
  readonly unit: Unit;
  readonly scale: number;
  readonly strength: FoundUnit['strength'];
  readonly plural: boolean;
};

const byName = new Map<string, Unit>();
const words = new Map<string, Named>();
/** Symbols by their first character, the longest first. */
const symbols = new Map<string, (readonly [string, Named])[]>();
/** Signs written before the number, by their last character, the longest first. */
const signs = new Map<string, (readonly [string, Named])[]>();
const firstWords = new Set<string>();

function put(map: Map<string, (readonly [string, Named])[]>, key: string, text: string, named: Named): void {
  const list = map.get(key) ?? [];
  list.push([text, named]);
  list.sort((a, b) => b[0].length - a[0].length);
  map.set(key, list);
}

function addWord(word: string, unit: Unit, plural: boolean): void {
  const key = word.toLowerCase().replaceAll('-', ' ');
  if (!words.has(key)) words.set(key, { unit, scale: 1, strength: 'word', plural });
  firstWords.add(key.split(' ')[0]!);
}

function addSymbol(symbol: string, unit: Unit, strength: FoundUnit['strength'], scale = 1): void {
  put(symbols, symbol[0]!, symbol, { unit, scale, strength, plural: false });
}

type UnitRow = {
  readonly name: string;
  readonly factor: number | null;
  readonly offset?: number;
  readonly words: readonly string[];
  readonly plurals?: readonly string[];
  readonly symbols?: readonly string[];
  readonly weak?: readonly string[];
  readonly decimal?: readonly string[];
};

for (const [kind, group] of Object.entries(unitLexicon.entries)) {
  for (const row of group.units as readonly UnitRow[]) {
    const unit: Unit = {
      name: row.name,
      kind: kind as QuantityKind,
      base: row.factor === null ? row.name : (group.base ?? row.name),
      factor: row.factor,
      offset: row.offset ?? 0,
    };
    byName.set(row.name, unit);
    for (const word of row.words) addWord(word, unit, false);
    for (const word of row.plurals ?? row.words.map((one) => `${one}s`)) addWord(word, unit, true);
    for (const symbol of row.symbols ?? []) addSymbol(symbol, unit, 'symbol');
    for (const symbol of row.weak ?? []) addSymbol(symbol, unit, 'weak');
    for (const symbol of row.decimal ?? []) addSymbol(symbol, unit, 'decimal');
  }
}

type CurrencyRow = {
  readonly unit: string;
  readonly words: readonly string[];
  readonly plurals?: readonly string[];
  readonly signs?: readonly string[];
  readonly codes?: readonly string[];
  readonly after?: readonly string[];
  readonly minor?: readonly string[];
  readonly minorPlurals?: readonly string[];
  readonly minorSigns?: readonly string[];
};

function addCurrency(row: CurrencyRow): void {
  const unit: Unit = { name: row.unit, kind: 'money', base: row.unit, factor: 1, offset: 0 };
  byName.set(row.unit, unit);
  for (const word of row.words) addWord(word, unit, false);
  for (const word of row.plurals ?? row.words.map((one) => `${one}s`)) addWord(word, unit, true);
  for (const sign of row.signs ?? []) {
    put(signs, sign.trimEnd().at(-1)!, sign.trimEnd(), { unit, scale: 1, strength: 'symbol', plural: false });
    if (sign.length === 1) addSymbol(sign, unit, 'symbol');
  }
  for (const sign of row.after ?? []) addSymbol(sign, unit, 'symbol');
  for (const entry of row.codes ?? []) {
    const [code, scale] = entry.split(':') as [string, string | undefined];
    const named: Named = { unit, scale: Number(scale ?? 1), strength: 'word', plural: false };
    put(signs, code.at(-1)!, code, named);
    put(symbols, code[0]!, code, named);
  }
  const minor = row.minor?.[0];
  if (minor === undefined) return;
  const small: Unit = { name: minor, kind: 'money', base: row.unit, factor: 0.01, offset: 0 };
  byName.set(minor, small);
  for (const word of row.minor ?? []) addWord(word, small, false);
  for (const word of row.minorPlurals ?? row.minor!.map((one) => `${one}s`)) addWord(word, small, true);
  for (const sign of row.minorSigns ?? []) addSymbol(sign, small, 'symbol');
}
for (const row of currencyLexicon.entries as readonly CurrencyRow[]) addCurrency(row);

/** The unit of a canonical name ("kilometre", "USD"); undefined where it is none. */
export function unitNamed(name: string): Unit | undefined {
  return byName.get(name);
}

/** Whether a word (lower case) begins the name of a unit. */
export function beginsUnit(word: string): boolean {
  return firstWords.has(word);
}

const MOST_WORDS = 4;

/** The unit whose name or symbol starts exactly at `at`; the longest where several do. */
export function unitAt(text: string, at: number, limit: number): FoundUnit | null {
  return wordAt(text, at, limit) ?? symbolAt(text, at, limit);
}

function wordAt(text: string, at: number, limit: number): FoundUnit | null {
  if (!isLetter(text.charCodeAt(at))) return null;
  let best: FoundUnit | null = null;
  let key = '';
  let next = at;
  for (let count = 0; count < MOST_WORDS; count++) {
    let end = next;
    while (end < limit && isLetter(text.charCodeAt(end)) && end - next < 24) end++;
    if (end === next) break;
    if (
      text[end] === '.' &&
      text[end + 1] !== undefined &&
      isLetter(text.charCodeAt(end + 1)) &&
      end - next === 1
    ) {
      while (end < limit && (text[end] === '.' || isLetter(text.charCodeAt(end))) && end - next < 8) end++;
    }
    const word = text.slice(next, end).toLowerCase();
    if (count === 0 && !firstWords.has(word)) return null;
    key = key === '' ? word : `${key} ${word}`;
    const named = words.get(key);
    if (named !== undefined) best = { start: at, end, ...named };
    const separator = text.charCodeAt(end);
    if (separator !== 32 && separator !== 45 && separator !== 0xa0) break;
    next = end + 1;
  }
  return best;
}

function symbolAt(text: string, at: number, limit: number): FoundUnit | null {
  const list = symbols.get(text[at] ?? '');
  if (list === undefined) return null;
  for (const [symbol, named] of list) {
    const end = at + symbol.length;
    if (end > limit || !text.startsWith(symbol, at)) continue;
    const last = text.charCodeAt(end - 1);
    const next = text.charCodeAt(end);
    if ((isLetter(last) || isDigit(last)) && end < text.length && (isLetter(next) || isDigit(next))) continue;
    return { start: at, end, ...named };
  }
  return null;
}

/** The currency sign or code that ends right before `at` (one blank between is allowed), not before `from`. */
export function signBefore(text: string, at: number, from: number): FoundUnit | null {
  let end = at;
  while (end > from && at - end < 2 && (text.charCodeAt(end - 1) === 32 || text.charCodeAt(end - 1) === 0xa0))
    end--;
  const list = signs.get(text[end - 1] ?? '');
  if (end <= from || list === undefined) return null;
  for (const [sign, named] of list) {
    const start = end - sign.length;
    if (start < from || !text.startsWith(sign, start)) continue;
    if (start > 0 && isLetter(text.charCodeAt(start)) && isLetter(text.charCodeAt(start - 1))) continue;
    return { start, end, ...named };
  }
  return null;
}
