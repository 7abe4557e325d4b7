/** The minus before a number or its currency sign. */
import { isDigit } from '../../language/number-lexemes.ts';
import { isBlankCode, skipBlanksBack } from './neighbours.ts';

/** Characters that a minus may follow directly. */
const BEFORE_MINUS = '($<>=';

/** A minus before the currency sign belongs to the amount: "-$5". */
export function signed(text: string, at: number, from: number): number {
  return at > from && text[at - 1] === '-' && (at - 1 === from || isBlankCode(text.charCodeAt(at - 2)))
    ? at - 1
    : at;
}

export function minusStart(text: string, at: number, from: number, blanks = 0): number {
  let start = at;
  while (blanks > 0 && start > from && isBlankCode(text.charCodeAt(start - 1))) {
    start--;
    blanks--;
  }
  const code = text.charCodeAt(start - 1);
  return start > from && (code === 45 || code === 0x2212) ? start - 1 : at;
}

/** A minus stands at the beginning or after a blank or bracket, and right before the number. */
export function isNegative(text: string, minus: number, start: number, from: number): boolean {
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

export function spacedMinus(text: string, start: number, from: number): boolean {
  const minus = minusStart(text, start, from, 1);
  return minus < start - 1 && minus > from && isBlankCode(text.charCodeAt(minus - 1));
}
