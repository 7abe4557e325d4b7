/** The words around one figure, and the measure and subject that stand before it. */
import contexts from '../../lexicon/en/figure-contexts.json' with { type: 'json' };
import familyLexicon from '../../lexicon/en/measure-families.json' with { type: 'json' };
import { type Phrase, phraseTo, type Word } from './words.ts';

const { entries } = familyLexicon;
/** Words that may stand between a verb and the number that is its object. */
export const SKIP_BACK = new Set(entries.skipBack);
/** Words that tie a named measure to its figure: "of", "rose", "was". */
export const CONNECTORS = new Set(entries.connectors);
export const CHANGES = new Set(contexts.entries.aspects.change);

/** What is known around one figure. */
export type Around = {
  /** First word after the figure before. */
  readonly floor: number;
  readonly words: readonly Word[];
  /** First word after the figure, last word before it. */
  readonly next: number;
  readonly last: number;
};

/** The index of the last word before the figure that is not of `skip`. */
export function skipBack({ words, last }: Around, skip: ReadonlySet<string>): number {
  let at = last;
  for (let step = 0; at >= 0 && step < 8 && (skip.has(words[at]!.word) || words[at]!.pos === 'ADV'); step++)
    at--;
  return at;
}

/** The noun phrase that a connecting word ties to the figure: "Sales rose to", "the price of", "a fine of". */
export function subjectBefore(around: Around): Phrase | null {
  const { words, last } = around;
  const parsed = parsedSubject(around);
  if (parsed !== null) return parsed;
  if (!CONNECTORS.has(words[last]?.word ?? '')) return null;
  return phraseTo(words, skipBack(around, CONNECTORS) + 1, around.floor);
}

/** By the parse: the subject of the verb that the figure hangs on. */
function parsedSubject({ words, next, last }: Around): Phrase | null {
  let at = next - 1;
  if (at <= last || words[at] === undefined) return null;
  for (let step = 0; step < 5; step++) {
    const head = words[at]!.head;
    if (head < 0 || head >= words.length || head === at) break;
    at = head;
    const word = words[at]!;
    if (word.pos !== 'VERB' && word.pos !== 'ADJ' && word.pos !== 'NOUN') continue;
    if (word.pos === 'VERB' && !CONNECTORS.has(word.word) && !CHANGES.has(word.word)) return null;
    const subject = subjectOf(words, at);
    if (subject >= 0) return words[subject]!.pos === 'PRON' ? null : phraseTo(words, subject + 1);
    if (word.pos === 'VERB') break;
  }
  return null;
}

/** How far before its verb a subject is looked for, in words. */
const SUBJECT_REACH = 60;

/** The index of a verb's subject before it; -1 where the parse has none. */
function subjectOf(words: readonly Word[], verb: number): number {
  for (let i = Math.max(0, verb - SUBJECT_REACH); i < verb; i++) {
    const { head, rel } = words[i]!;
    if (head === verb && (rel === 'nsubj' || rel === 'nsubj:pass')) return i;
  }
  return -1;
}
