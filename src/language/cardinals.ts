/** Whole numbers in words or digits ("two hundred and five", "3 million"), and what makes the number after them a part. */
import type { Lexeme } from './number-lexemes.ts';

/** A value read from `lexemes[from]` up to `lexemes[to]`, excluded. */
export type Read = { readonly to: number; readonly value: number; readonly scale: number };

export function isDenominator(lexeme: Lexeme, before?: Lexeme): boolean {
  if (lexeme.kind === 'denominator') return true;
  if (lexeme.kind !== 'ordinal' || lexeme.broken === true) return false;
  return lexeme.value > 2 || (lexeme.value === 1 && before?.kind === 'tens');
}

/** A whole number in words or digits from `lexemes[from]` on, as far as English grammar joins the pieces. */
export function cardinalOf(lexemes: readonly Lexeme[], from: number, and: boolean): Read | null {
  let total = 0;
  let group = 0;
  /** What may come next must be below this: 100 after "hundred", 10 after "twenty". */
  let room = Number.POSITIVE_INFINITY;
  let lowest = Number.POSITIVE_INFINITY;
  let last = 1;
  let i = from;
  const first = lexemes[i];
  if (first?.kind === 'article' || (first?.kind === 'scale' && !first.plural)) {
    const scale = first.kind === 'article' ? lexemes[i + 1] : first;
    if (scale?.joint === 'hyphen' && scale !== first) return null;
    if (scale?.kind === 'dozen' && !scale.plural) return { to: i + 2, value: 12, scale: 12 };
    if (scale?.kind !== 'scale' || scale.plural) return null;
    if (first.kind === 'scale' && lexemes[i + 1]?.kind !== 'scale') return null;
    group = 1;
    if (first.kind === 'article') i++;
  }
  for (; i < lexemes.length; i++) {
    const lexeme = lexemes[i]!;
    const start = i === from;
    if (lexeme.kind === 'small' || lexeme.kind === 'tens') {
      if (!start && (lexeme.value >= room || lexeme.value === 0)) break;
      if (lexeme.joint === 'hyphen' && !start && lexemes[i - 1]!.kind !== 'tens') break;
      group += lexeme.value;
      room = lexeme.kind === 'tens' ? 10 : 0;
    } else if (lexeme.kind === 'literal') {
      if (!start && !joinsLiteral(lexemes, from, i, room)) break;
      group += lexeme.value;
      room = 0;
      if (start && lexeme.broken && lexemes[i + 1]?.kind !== 'scale')
        return { to: i + 1, value: group, scale: 1 };
    } else if (lexeme.kind === 'scale') {
      if ((start && group === 0) || (lexeme.joint === 'hyphen' && !takesHyphen(lexemes[i - 1]!))) break;
      if (lexeme.plural && !(i + 1 === lexemes.length || lexeme.value >= 1e5)) break;
      if (lexeme.value === 100) {
        if (group <= 0 || (group >= 100 && lexemes[i - 1]!.kind !== 'literal')) break;
        group *= 100;
        room = 100;
      } else if (group > 0 && lexeme.value < lowest) {
        total += group * lexeme.value;
        group = 0;
        lowest = lexeme.value;
        room = lexeme.value;
      } else if (group === 0 && total > 0 && lexemes[i - 1]!.kind === 'scale') {
        total *= lexeme.value;
      } else break;
      last = lexeme.value;
    } else if (lexeme.kind === 'and') {
      if (!and || !joinsByAnd(lexemes, from, i, Math.min(room, lowest))) break;
    } else break;
  }
  return i === from ? null : { to: i, value: total + group, scale: last };
}

/** "five-million", "$143-billion". */
function takesHyphen(before: Lexeme): boolean {
  return before.kind === 'small' || before.kind === 'literal';
}

/** Digits go on a number that began with digits, below its last scale: "4 thousand 3 hundred and 21". */
function joinsLiteral(lexemes: readonly Lexeme[], from: number, i: number, room: number): boolean {
  const lexeme = lexemes[i]!;
  if (lexemes[from]!.kind !== 'literal' || lexeme.broken || lexeme.joint === 'hyphen') return false;
  if (lexeme.value >= room || lexeme.value === 0) return false;
  return (lexemes[i - 1]!.kind === 'and') !== (lexemes[i + 1]?.kind === 'scale');
}

/** Whether "and" at `i` goes on the number: what follows must be smaller than the scale before it. */
function joinsByAnd(lexemes: readonly Lexeme[], from: number, i: number, room: number): boolean {
  if (lexemes[i - 1]?.kind !== 'scale' || lexemes[i]!.joint === 'hyphen') return false;
  const next = lexemes[i + 1];
  if (next === undefined || next.joint === 'hyphen') return false;
  if (next.kind === 'literal') return joinsLiteral(lexemes, from, i + 1, room);
  if ((next.kind !== 'small' && next.kind !== 'tens') || next.value === 0) return false;
  const compound = next.kind === 'tens' && lexemes[i + 2]?.kind === 'small' && lexemes[i + 2]!.value < 10;
  const after = lexemes[i + (compound ? 3 : 2)];
  if (after !== undefined && isDenominator(after) && next.kind === 'small' && next.value < 10) return false;
  if (after?.kind !== 'scale') return true;
  const hundreds = lexemes[i - 1]!.value === 100;
  if (hundreds) return after.value > 100;
  const value = next.value + (compound ? lexemes[i + 2]!.value : 0);
  return value * after.value < room;
}
