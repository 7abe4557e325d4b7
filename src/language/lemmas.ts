/**
 * Lemmas by endings: for each kind of word (tag with features) the longest known ending of its form says what to cut off
 * and what to put on ("NOUN Number=Plur": "ies" → cut 3, add "y"). Whole words are endings too, marked with "^".
 */

import { ownCopy } from '../text/own-copy.ts';

/** Tag to ending to edit, an edit being the number of characters to cut (one digit or more) and what to add. */
export type LemmaRules = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Longest ending that is looked up, besides whole words. */
export const LONGEST_ENDING = 6;

/**
 * The lemma of a form with its tag. Proper names keep their case, and so do other words where `keepCase` says that a
 * capital means something (not at the start of a sentence, not in a headline); the rest is in lower case. Figures lose
 * the commas between thousands.
 */
export function lemmaOf(form: string, tag: string, rules: LemmaRules, keepCase = false): string {
  if (isFigure(form)) return form.replaceAll(',', '');
  const lower = form.toLowerCase();
  const base = keepCase || tag.startsWith('PROPN') || lower.length !== form.length ? form : lower;
  const table = Object.hasOwn(rules, tag) ? rules[tag] : undefined;
  if (table === undefined) return base;
  const edit = findEdit(lower, table);
  return (edit === undefined ? base : applyEdit(base, edit)) || base;
}

/** Words whose lemmas are kept, and the length of those: the frequent ones come again and again. */
const KEPT_WORDS = 40_000;
const KEPT_LENGTH = 24;

/** `lemmaOf` with what it gave kept, by tag and form. */
export function lemmaMemory(rules: LemmaRules): (form: string, tag: string, keepCase: boolean) => string {
  const plain = new Map<string, Map<string, string>>();
  const cased = new Map<string, Map<string, string>>();
  let words = 0;
  return (form, tag, keepCase) => {
    const tables = keepCase ? cased : plain;
    const before = tables.get(tag)?.get(form);
    if (before !== undefined) return before;
    const lemma = ownCopy(lemmaOf(form, tag, rules, keepCase));
    if (form.length > KEPT_LENGTH) return lemma;
    if (words++ === KEPT_WORDS) {
      plain.clear();
      cased.clear();
      words = 1;
    }
    const table = tables.get(tag) ?? new Map<string, string>();
    tables.set(tag, table.set(ownCopy(form), lemma));
    return lemma;
  };
}

/** True of a word that starts with a digit: its lemma is no matter of endings. */
export function isFigure(form: string): boolean {
  const code = form.charCodeAt(0);
  return code >= 48 && code <= 57;
}

function findEdit(lower: string, table: Readonly<Record<string, string>>): string | undefined {
  const whole = `^${lower}`;
  if (Object.hasOwn(table, whole)) return table[whole];
  for (let length = Math.min(LONGEST_ENDING, lower.length - 1); length >= 0; length--) {
    const ending = lower.slice(lower.length - length);
    if (Object.hasOwn(table, ending)) return table[ending];
  }
  return undefined;
}

/** "3y" on "ferries" gives "ferry". */
export function applyEdit(form: string, edit: string): string {
  const cut = Number.parseInt(edit, 10);
  const add = edit.slice(String(cut).length);
  return form.slice(0, Math.max(0, form.length - cut)) + add;
}

/** The edit that turns `form` into `lemma`: cuts as little as it can. */
export function editOf(form: string, lemma: string): string {
  let same = 0;
  while (same < form.length && same < lemma.length && form[same] === lemma[same]) same++;
  return `${form.length - same}${lemma.slice(same)}`;
}
