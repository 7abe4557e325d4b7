/** What the network sees of a word by itself: its lower-cased form, beginnings, endings and shape. */
import { clear, type FeatureList, hashText, mix, push } from './perceptron.ts';

/** How a sentence is capitalised; where capitals say nothing about names they are not looked at. */
export type Casing = 'plain' | 'shout' | 'headline';

const WORD = 1;
const CASED = 2;
const ENDING = 3;
const BEGINNING = 8;
const SHAPE = 12;
const PLACE = 13;

/** The form as the vocabulary has it: lower case, digits as 0, straight quotation marks. */
export function normalForm(form: string): string {
  let plain = true;
  for (let i = 0; i < form.length; i++) {
    const code = form.charCodeAt(i);
    if (code < 97 || code > 122) {
      plain = false;
      break;
    }
  }
  if (plain) return form;
  return form
    .toLowerCase()
    .replace(/\d/g, '0')
    .replace(/[’‘`´]/g, "'")
    .replace(/[“”«»]|''/g, '"')
    .replace(/[–—]/g, '-');
}

/** The key of the word itself, by which its vector is found. */
export function wordKey(normal: string): number {
  return mix(WORD, hashText(normal));
}

/** Which characters a form consists of: runs of upper case, lower case, digits, others by themselves ("Xx", "d,d", "x-x"). */
export function shapeOf(form: string): string {
  let shape = '';
  let last = '';
  const length = Math.min(form.length, 24);
  for (let i = 0; i < length; i++) {
    const code = form.charCodeAt(i);
    const char = form[i]!;
    let kind = char;
    if (code >= 97 && code <= 122) kind = 'x';
    else if (code >= 65 && code <= 90) kind = 'X';
    else if (code >= 48 && code <= 57) kind = 'd';
    else if (code > 127 && char.toLowerCase() !== char) kind = 'X';
    else if (code > 127 && char.toUpperCase() !== char) kind = 'x';
    if (kind !== last || kind === 'X') shape += shape.endsWith('XX') && kind === 'X' ? '' : kind;
    last = kind;
  }
  return shape;
}

/**
 * Writes the keys of a word's features into `list`, the key of the word first.
 * `first`: it opens the sentence (after opening quotation marks).
 */
export function wordFeatures(form: string, casing: Casing, first: boolean, list: FeatureList): void {
  clear(list);
  const normal = normalForm(form);
  const length = normal.length;
  push(list, wordKey(normal));
  const shape = shapeOf(form);
  const capital = shape.charCodeAt(0) === 88;
  const masked = casing === 'shout' || (casing === 'headline' && capital);
  if (masked) {
    push(list, mix(SHAPE, casing === 'shout' ? 1 : 2));
    push(list, mix(PLACE, mix(first ? 1 : 0, casing === 'shout' ? 1 : 2)));
  } else {
    push(list, mix(SHAPE, hashText(shape)));
    push(list, mix(PLACE, mix(first ? 1 : 0, mix(capital ? 3 : 4, casing === 'headline' ? 2 : 0))));
    if (capital) push(list, mix(CASED, hashText(form)));
  }
  for (let n = 1; n <= 4; n++) {
    if (length <= n && n > 1) break;
    push(list, mix(ENDING + n, hashText(normal, Math.max(0, length - n))));
  }
  for (let n = 1; n <= 3; n++) {
    if (length <= n && n > 1) break;
    push(list, mix(BEGINNING + n, hashText(normal, 0, n)));
  }
}

/**
 * How the words of a sentence are capitalised: all in capitals, each long word with a capital (a headline), or plainly.
 * Too few words to tell count as plain.
 */
export function casingOf(forms: readonly string[]): Casing {
  let words = 0;
  let upper = 0;
  let long = 0;
  let title = 0;
  for (const form of forms) {
    const code = form.charCodeAt(0);
    const capital = code >= 65 && code <= 90;
    if (!capital && !(code >= 97 && code <= 122)) continue;
    words++;
    if (form.length > 1 && capital && form === form.toUpperCase()) upper++;
    if (form.length > 3) {
      long++;
      if (capital) title++;
    }
  }
  if (words >= 3 && upper >= words * 0.7) return 'shout';
  if (long >= 4 && title >= long * 0.8) return 'headline';
  return 'plain';
}

/** True for each word that opens its sentence: nothing but marks stands before it. */
export function openings(forms: readonly string[]): boolean[] {
  let open = true;
  return forms.map((form) => {
    const first = open;
    open &&= !/[\p{L}\p{N}]/u.test(form);
    return first;
  });
}
