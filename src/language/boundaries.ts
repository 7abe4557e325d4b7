/** What can be seen at a place between two words that says whether a sentence ends there. */

import lexicon from '../lexicon/en/tokenization.json' with { type: 'json' };
import { ownCopy } from '../text/own-copy.ts';
import type { Span } from '../text/span.ts';
import { normalForm, shapeOf } from './features.ts';
import { clear, type FeatureList, hashText, mix, push } from './perceptron.ts';

const TITLES = new Set(lexicon.entries.titles);

/** What a form says by itself. */
type FormFacts = {
  /** Its beginning, at most `LONGEST` characters. */
  readonly form: string;
  /** Hash of the normal form. */
  readonly word: number;
  /** Hash of the shape. */
  readonly shape: number;
  readonly kind: Kind;
  /** Index of the kind in `KINDS`. */
  readonly rank: number;
};

/** A word as the boundary features see it. */
export type Seen = FormFacts & {
  /** White space before it: 0 none, 1 a space or line break, 2 several spaces. */
  readonly gap: 0 | 1 | 2;
  /** A line break stands before it. */
  readonly line: boolean;
};

export type Kind =
  | 'stop'
  | 'dots'
  | 'close'
  | 'open'
  | 'quote'
  | 'abbreviation'
  | 'title'
  | 'mark'
  | 'number'
  | 'lower'
  | 'capital'
  | 'upper'
  | 'address';
const KINDS: readonly Kind[] = [
  'stop',
  'dots',
  'close',
  'open',
  'quote',
  'abbreviation',
  'title',
  'mark',
  'number',
  'lower',
  'capital',
  'upper',
  'address',
];

/** What kind of word or mark a form is. */
export function kindOf(form: string): Kind {
  if (/^[.!?。！？]+$/.test(form)) return form.length > 1 && form.startsWith('.') ? 'dots' : 'stop';
  if (/^…/.test(form)) return 'dots';
  if (/^(?:[)\]}”’»]|'')$/.test(form)) return 'close';
  if (/^(?:[([{“‘«]|``)$/.test(form)) return 'open';
  if (/^["']$/.test(form)) return 'quote';
  if (/\p{L}\.$/u.test(form)) return TITLES.has(form.slice(0, -1).toLowerCase()) ? 'title' : 'abbreviation';
  if (/[@/]/.test(form) && form.length > 4) return 'address';
  const code = form.charCodeAt(0);
  if (code >= 48 && code <= 57) return 'number';
  if (form !== form.toLowerCase())
    return form.length > 1 && form === form.toUpperCase()
      ? 'upper'
      : form[0] === form[0]!.toLowerCase()
        ? 'lower'
        : 'capital';
  return /\p{L}/u.test(form[0]!) || form.charCodeAt(0) > 0xd7ff ? 'lower' : 'mark';
}

/** Whether there is a line break between two offsets. */
function breaksBetween(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || code === 13 || code === 0x2028 || code === 0x2029) return true;
  }
  return false;
}

const LONGEST = 60;

/** Forms whose facts are kept, and the length of those: the frequent ones come again and again. */
const KEPT_FORMS = 20_000;
const KEPT_LENGTH = 24;
const kept = new Map<string, FormFacts>();

function factsOf(form: string): FormFacts {
  const before = kept.get(form);
  if (before !== undefined) return before;
  const kind = kindOf(form);
  const facts = {
    form: ownCopy(form),
    word: hashText(normalForm(form)),
    shape: hashText(shapeOf(form).slice(0, 6)),
    kind,
    rank: KINDS.indexOf(kind),
  };
  if (kept.size >= KEPT_FORMS) kept.clear();
  if (form.length <= KEPT_LENGTH) kept.set(facts.form, facts);
  return facts;
}

/** The words of a text as the boundary features see them. */
export function seen(text: string, words: readonly Span[]): Seen[] {
  return words.map(({ start, end }, i) => {
    const { form, word, shape, kind, rank } = factsOf(text.slice(start, Math.min(end, start + LONGEST)));
    const before = i === 0 ? start : words[i - 1]!.end;
    const line = i > 0 && breaksBetween(text, before, start);
    const gap = before === start ? 0 : line || start - before === 1 ? 1 : 2;
    return { form, word, shape, kind, rank, gap, line };
  });
}

/** Words and marks that a sentence does not end with where a word in lower case follows on the same line. */
const GOES_ON: ReadonlySet<Kind> = new Set(['lower', 'capital', 'upper', 'title', 'number', 'open']);

/** False where a word in lower case follows a word on its line, without a stop between: there is nothing to decide. */
export function mayEnd(words: readonly Seen[], i: number): boolean {
  const next = words[i + 1]!;
  return !(next.kind === 'lower' && next.gap === 1 && !next.line && GOES_ON.has(words[i]!.kind));
}

const EDGE: Seen = {
  form: '',
  word: 0,
  shape: 0,
  kind: 'mark',
  rank: KINDS.indexOf('mark'),
  gap: 2,
  line: false,
};

/** What is known of the sentence that is being read: where it began, and what it has opened and not closed. */
export type Running = { first: number; brackets: number; quotes: number };

/** Takes word `i` into account. */
export function advance(running: Running, words: readonly Seen[], i: number): void {
  const { form } = words[i]!;
  if (form.length !== 1) return;
  if (/^[([{]$/.test(form)) running.brackets++;
  else if (/^[)\]}]$/.test(form)) running.brackets = Math.max(0, running.brackets - 1);
  else if (form === '"') running.quotes = running.quotes > 0 ? 0 : 1;
  else if (form === '“') running.quotes = 1;
  else if (form === '”') running.quotes = 0;
}

/** Closing marks that are looked past for the word or stop before them. */
const MOST_CLOSING = 8;

/** Words that may follow a dash as the name of who said what stands before it. */
const SIGNATURE = 6;

/** How many words stand on the line from word `from` on, if fewer than `SIGNATURE`. */
function leftOnLine(words: readonly Seen[], from: number): number {
  let count = 0;
  while (count < SIGNATURE && from + count < words.length && !(count > 0 && words[from + count]!.line))
    count++;
  return count;
}

/** Writes the features of the place after word `i` into `list`. */
export function boundaryFeatures(
  words: readonly Seen[],
  i: number,
  running: Running,
  list: FeatureList,
): void {
  clear(list);
  const before = words[i - 1] ?? EDGE;
  const last = words[i]!;
  const next = words[i + 1] ?? EDGE;
  const after = words[i + 2] ?? EDGE;
  let inner = i;
  const least = Math.max(running.first, i - MOST_CLOSING);
  while (inner > least && (words[inner]!.kind === 'close' || words[inner]!.kind === 'quote')) inner--;
  const ending = words[inner]!;
  const kind = (word: Seen) => word.rank;
  const length = i + 1 - running.first;
  const size = length < 4 ? length : length < 8 ? 4 : length < 15 ? 5 : length < 30 ? 6 : length < 60 ? 7 : 8;
  const open = (running.brackets > 0 ? 1 : 0) + (running.quotes > 0 ? 2 : 0);
  const kinds = mix(kind(last) * 16 + kind(next), next.gap);
  push(list, mix(101, 0));
  push(list, mix(102, kinds));
  push(list, mix(103, mix(kinds, open)));
  push(list, mix(104, mix(kinds, mix(kind(before), kind(after)))));
  push(list, mix(105, mix(last.word, kind(next) * 4 + next.gap)));
  push(list, mix(106, mix(next.word, kind(last) * 4 + next.gap)));
  push(list, mix(107, mix(last.word, next.word)));
  push(list, mix(108, mix(next.shape, mix(next.gap, kind(last)))));
  push(list, mix(109, mix(size, mix(kinds, open))));
  push(list, mix(110, mix(before.word, kinds)));
  push(list, mix(111, mix(after.word, kinds)));
  push(list, mix(112, mix(kind(ending), mix(kinds, open))));
  push(list, mix(113, mix(ending.word, mix(kind(next), i - inner))));
  push(list, mix(114, mix(next.word, mix(kind(ending), size))));
  push(list, mix(115, mix(after.shape, mix(next.shape, kind(last)))));
  push(list, mix(116, mix(last.shape, mix(before.shape, kind(next)))));
  const stopped = last.kind === 'stop' || last.kind === 'abbreviation' ? 1 : 0;
  push(list, mix(117, mix(next.word, stopped * 8 + (next.kind === 'capital' ? 4 : 0) + next.gap)));
  push(list, mix(118, mix(last.shape, mix(next.shape, stopped))));
  if (next.kind === 'mark') push(list, mix(119, mix(next.word, leftOnLine(words, i + 2) * 16 + kind(last))));
}
