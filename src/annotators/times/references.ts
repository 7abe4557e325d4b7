/** Reads what recurs ("every Monday", "daily", "a year" after a price) and the vague times ("now", "recently", "the past"). */
import { amountAt } from './amounts.ts';
import { durationValue, isRate, lengthAt } from './durations.ts';
import type { Node } from './reading.ts';
import { afterHyphen, capital, codeAt, type Words, wordAt } from './words.ts';

export function setAt(w: Words, i: number): Node | null {
  const word = wordAt(w, i);
  // "the Daily Planet" is a name.
  if (word.frequency !== '' && capital(w, i) && capital(w, i + 1)) return null;
  if (word.frequency !== '') return { to: i + 1, reading: { kind: 'set', value: word.frequency } };
  if (
    word.roles.has('article') &&
    wordAt(w, i + 1).unit === 'year' &&
    !wordAt(w, i + 1).plural &&
    isRate(w, i)
  ) {
    const rest = wordAt(w, i + 2);
    return rest.roles.has('ago') || rest.roles.has('backward')
      ? null
      : { to: i + 2, reading: { kind: 'set', value: 'P1Y' } };
  }
  if (word.roles.has('these') && wordAt(w, i + 1).unit === 'day') {
    return word.roles.has('near')
      ? { to: i + 2, reading: { kind: 'reference', value: 'PRESENT_REF' } }
      : null;
  }
  if (word.roles.has('every')) return everyAt(w, i);
  return null;
}

/** "every day", "each Thursday", "every two weeks", "every other month", "each July". */
function everyAt(w: Words, i: number): Node | null {
  const other = wordAt(w, i + 1).roles.has('other') ? 1 : 0;
  const at = i + 1 + other;
  const word = wordAt(w, at);
  const set = (value: string, to: number): Node => ({ to, reading: { kind: 'set', value } });
  if (word.weekday > 0 && !word.plural && !word.short) {
    const part = wordAt(w, at + 1).part;
    return set(`XXXX-WXX-${word.weekday}${part === '' ? '' : `T${part}`}`, part === '' ? at + 1 : at + 2);
  }
  if (word.month > 0 && capital(w, at)) return set(`XXXX-${String(word.month).padStart(2, '0')}`, at + 1);
  if (word.season !== '') return set(`XXXX-${word.season}`, at + 1);
  if (word.part !== '') return set(`XXXX-XX-XXT${word.part}`, at + 1);
  if (word.unit !== null && !word.plural)
    return set(durationValue([{ unit: word.unit, value: 1 + other }]), at + 1);
  const amount = amountAt(w, at);
  if (amount === null || amount.value === null || amount.form !== 'number') return null;
  const length = lengthAt(w, at);
  return length === null ? null : set(durationValue(length.parts), length.to);
}

/** "now", "recently", "soon", "the past", "the future", "recent", "currently". */
export function referenceAt(w: Words, i: number): Node | null {
  const word = wordAt(w, i);
  const ref = (value: 'PRESENT_REF' | 'PAST_REF' | 'FUTURE_REF', to: number, article = false): Node => ({
    to,
    reading: { kind: 'reference', value },
    article,
  });
  const { roles } = word;
  if (roles.has('present')) return ref('PRESENT_REF', i + 1);
  if (roles.has('presentAdjective')) return ref('PRESENT_REF', i + 1);
  if (roles.has('past')) return ref('PAST_REF', i + 1);
  if (roles.has('pastNoun') && nounEnds(w, i))
    return wordAt(w, i - 1).roles.has('the') ? ref('PAST_REF', i + 1, true) : null;
  if (roles.has('future')) return looksAhead(w, i) ? ref('FUTURE_REF', i + 1) : null;
  if (roles.has('futureNoun') && wordAt(w, i - 1).roles.has('the') && nounEnds(w, i))
    return ref('FUTURE_REF', i + 1, true);
  return null;
}

/** "may soon seek", "decide soon.", "Soon, …"; "soon after" and "soon erupted" tell what followed. */
function looksAhead(w: Words, i: number): boolean {
  const code = codeAt(w, i + 1);
  return (
    wordAt(w, i - 1).roles.has('modal') ||
    code === 0 ||
    code === 44 ||
    code === 46 ||
    code === 34 ||
    code === 0x201d
  );
}

/** Whether a noun phrase ends after the word: no other word of it follows. */
function nounEnds(w: Words, i: number): boolean {
  const at = afterHyphen(w, i + 1);
  const code = codeAt(w, at);
  const word = wordAt(w, at);
  if (code === 0 || !((code >= 97 && code <= 122) || (code >= 65 && code <= 90))) return true;
  return (
    word.roles.has('to') ||
    word.roles.has('and') ||
    word.roles.has('or') ||
    word.roles.has('beforeTime') ||
    word.roles.has('that') ||
    word.roles.has('in') ||
    (word.unit === null && word.text === '')
  );
}
