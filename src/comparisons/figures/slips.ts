/** Two long numbers that one slip of the pen tells apart: "$5,687.75" and "$5,587.75". */
import type { Figure } from './figure.ts';
import { significant } from './values.ts';

/** Digits that a number must be given with before a slip is likelier than two numbers. */
const LONG = 4;

/** Digits of a value as it is written, without sign, point and leading noughts. */
const digitsOf = (value: number): string => String(value).replace(/\D/g, '').replace(/^0+/, '');

/** Whether the exact values differ by one digit, or by two neighbours in turned order. */
export function isSlip(a: Figure, b: Figure): boolean {
  const [x, y] = [a.quantity, b.quantity];
  if (x.kind === 'age' || x.unit !== y.unit || x.comparator !== '=' || y.comparator !== '=') return false;
  if (x.low === null || y.low === null || x.low !== x.high || y.low !== y.high || x.low === y.low)
    return false;
  if (Math.min(significant(x.low), significant(y.low)) < LONG) return false;
  const [one, other] = [digitsOf(x.low), digitsOf(y.low)];
  if (one.length !== other.length) return false;
  const apart = [...one].flatMap((digit, i) => (digit === other[i] ? [] : [i]));
  if (apart.length === 1) return true;
  const [first, second] = apart;
  return (
    apart.length === 2 &&
    second === first! + 1 &&
    one[first!] === other[second] &&
    one[second] === other[first!]
  );
}
