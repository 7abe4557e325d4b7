/** What an amount is per: "a share", "an hour". */
import { type Unit, unitNamed } from '../../language/units.ts';
import contexts from '../../lexicon/en/figure-contexts.json' with { type: 'json' };
import type { Amount } from './amount.ts';
import { wordAfter } from './neighbours.ts';

const { entries } = contexts;
const PER = new Set(entries.per);
const PER_NOUNS = new Set(entries.perNouns);
const TIME_UNITS: Readonly<Record<string, string>> = {
  hour: 'hour',
  hr: 'hour',
  h: 'hour',
  second: 'second',
  sec: 'second',
  s: 'second',
};

/** "a share", "per hour", "/kg" after an amount. */
export function rated(text: string, amount: Amount, limit: number): Amount {
  if (amount.unit === null) return amount;
  const slash = text[amount.end] === '/';
  let word = wordAfter(text, slash ? amount.end + 1 : amount.end, limit);
  if (!slash) {
    if (!PER.has(word.word)) return amount;
    word = wordAfter(text, word.end, limit);
  }
  return PER_NOUNS.has(word.word) ? { ...amount, per: word.word } : amount;
}

/** "90 miles per hour", "50 kilometres an hour". */
export function speedOf(
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
