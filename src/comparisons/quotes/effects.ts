/** What the difference between two wordings does. */
import modality from '../../lexicon/en/modality.json' with { type: 'json' };
import negation from '../../lexicon/en/negation.json' with { type: 'json' };
import { isFunctionWord } from '../../story/terms.ts';
import { editDistance } from '../../text/edit-distance.ts';
import type { Span } from '../../text/span.ts';
import type { WordOp } from '../../text/word-diff.ts';
import type { Utterance } from './utterances.ts';

const NEGATION: ReadonlySet<string> = new Set(negation.entries);
const HEDGES: ReadonlySet<string> = new Set(modality.entries.hedge);
const INTERJECTIONS: ReadonlySet<string> = new Set(modality.entries.interjection);
const PERSONS: ReadonlySet<string> = new Set(modality.entries.person);
const PAST: ReadonlySet<string> = new Set(modality.entries.past);
const PRESENT: ReadonlySet<string> = new Set(modality.entries.present);
const FUTURE: ReadonlySet<string> = new Set(modality.entries.future);

export type Effect =
  | 'negation'
  | 'number'
  | 'tense'
  | 'hedge'
  | 'vocative'
  | 'shortened'
  | 'wording'
  | 'person'
  | 'form';

/** Fewest words of a quotation whose wording can differ: less is a fragment that cites a few words. */
export const FRAGMENT = 5;

/** Words of a replaced stretch within which a negation is a change of its own. */
const SHORT = 5;

type Change = { readonly gone: readonly string[]; readonly come: readonly string[]; readonly op: WordOp };

/** Ends cut off the longer utterance are a shortening; changes between them are a change. */
function changes(a: Utterance, b: Utterance, ops: readonly WordOp[]): { inner: Change[]; outer: Change[] } {
  const first = ops.findIndex((op) => op.op === 'same');
  const last = ops.findLastIndex((op) => op.op === 'same');
  const inner: Change[] = [];
  const outer: Change[] = [];
  const framed = a.form !== 'direct' || b.form !== 'direct';
  ops.forEach((op, i) => {
    if (op.op === 'same') return;
    let gone = a.words.slice(op.a[0], op.a[1]).map((word) => word.norm);
    let come = b.words.slice(op.b[0], op.b[1]).map((word) => word.norm);
    if (framed && op.op === 'replace' && (i < first || i > last)) {
      // Of the words that frame a report only those next to what both have are compared.
      const size = Math.min(gone.length, come.length);
      const inner = (words: string[]) => (i < first ? words.slice(-size) : words.slice(0, size));
      [gone, come] = [inner(gone), inner(come)];
    }
    if (sameSpelt(gone, come)) return;
    const atEnd = (i < first || i > last) && (gone.length === 0 || come.length === 0);
    (atEnd ? outer : inner).push({ gone, come, op });
  });
  return { inner, outer };
}

/** The same words written otherwise: apart or together, with or without stops, in British or American spelling. */
function sameSpelt(gone: readonly string[], come: readonly string[]): boolean {
  const [a, b] = [gone.join('').replaceAll('.', ''), come.join('').replaceAll('.', '')];
  if (a === b) return true;
  return (
    gone.length === 1 &&
    come.length === 1 &&
    Math.min(a.length, b.length) >= 6 &&
    !isNumber(a) &&
    editDistance(a, b, 1) <= 1
  );
}

const tenseOf = (words: readonly string[]): string =>
  words.some((word) => FUTURE.has(word))
    ? 'future'
    : words.some((word) => PAST.has(word))
      ? 'past'
      : words.some((word) => PRESENT.has(word))
        ? 'present'
        : '';
const count = (words: readonly string[], set: ReadonlySet<string>): number =>
  words.filter((word) => set.has(word)).length;
const isNumber = (word: string): boolean => /^\d/.test(word);

/** Effects of the change from `a` to `b` in order of weight; none where only marks, case or function words at the ends differ. */
export function effectsOf(a: Utterance, b: Utterance, ops: readonly WordOp[]): Effect[] {
  if (Math.min(a.words.length, b.words.length) < FRAGMENT) return [];
  const { inner, outer } = changes(a, b, ops);
  const found = new Set<Effect>();
  for (const { gone, come } of inner) {
    // A long stretch that was replaced says other things; only in a short one a negation is dropped or added.
    const short = Math.max(gone.length, come.length) <= SHORT;
    if (short && count(gone, NEGATION) % 2 !== count(come, NEGATION) % 2) found.add('negation');
    if (gone.some(isNumber) || come.some(isNumber)) found.add('number');
    const [before, after] = [tenseOf(gone), tenseOf(come)];
    if (before !== '' && after !== '' && before !== after) found.add('tense');
    if (count(gone, HEDGES) !== count(come, HEDGES)) found.add('hedge');
    const changed = [...gone, ...come];
    if (changed.some((word) => !isFunctionWord(word))) found.add('wording');
    else
      found.add(
        gone.some((word) => PERSONS.has(word)) && come.some((word) => PERSONS.has(word)) ? 'person' : 'form',
      );
  }
  // What frames a reported wording or a fragment of a few words is no part of what was said.
  const framed =
    a.form !== 'direct' || b.form !== 'direct' || Math.min(a.words.length, b.words.length) < FRAGMENT;
  for (const { gone, come, op } of framed ? [] : outer) {
    // What one document cuts off here it may print in the sentence before or after.
    const nearby = (gone.length > 0 ? b : a).nearby();
    const cutOff = [...gone, ...come].filter((word) => !nearby.has(word));
    if (cutOff.length * 2 < gone.length + come.length) continue;
    if (count(cutOff, HEDGES) > 0) found.add('hedge');
    // "No, Minister, …" answers somebody; it denies nothing of what follows.
    if (isVocative(gone.length > 0 ? a : b, cutOff, gone.length > 0 ? op.a : op.b)) {
      found.add('vocative');
      continue;
    }
    if (cutOff.length <= SHORT && count(cutOff, NEGATION) > 0) found.add('negation');
    if (cutOff.some((word) => !isFunctionWord(word)) || count(cutOff, NEGATION) > 0) found.add('shortened');
  }
  const order: readonly Effect[] = [
    'negation',
    'number',
    'tense',
    'hedge',
    'wording',
    'vocative',
    'shortened',
    'person',
    'form',
  ];
  return order.filter((effect) => found.has(effect));
}

/** One to three capitalised words at an end, set off by a mark: an address ("…, Minister"). */
function isVocative(
  utterance: Utterance,
  cut: readonly string[],
  [from, to]: readonly [number, number],
): boolean {
  const { words } = utterance;
  // "No, Minister, …": the interjection before the address is none of it.
  if (from === 0 && to > 1 && INTERJECTIONS.has(words[0]!.norm))
    return isVocative(utterance, cut.slice(1), [1, to]);
  if (to - from > 3 || to === from || cut.some(isFunctionWord)) return false;
  const gapBefore = from > 0 ? words[from]!.start - words[from - 1]!.end : 0;
  const gapAfter = to < words.length ? words[to]!.start - words[to - 1]!.end : 0;
  const capital = (word: Span) => /^\p{Lu}/u.test(utterance.text.slice(word.start - utterance.start));
  if (!words.slice(from, to).every(capital)) return false;
  return from <= 1 ? gapAfter > 1 : to === words.length && gapBefore > 1;
}
