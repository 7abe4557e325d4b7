/** The tense of the clause that a time belongs to, from the parse: "was robbed on April 9", "the trial starts Monday". */
import cues from '../lexicon/en/tense-cues.json' with { type: 'json' };
import type { Token } from '../model/annotation.ts';

const FUTURE = new Set(cues.entries.future);
const PLANNING = new Set(cues.entries.planning);
const DURING = new Set(cues.entries.during);
const INFINITIVE = new Set(cues.entries.infinitive);
const SCHEDULED = new Map<string, readonly string[]>(Object.entries(cues.entries.scheduled));
/** Words on either side in which the parts of a clause are looked for. */
const REACH = 30;
/** Verbs that a coordinated participle may take its auxiliary from, one after the other. */
const CHAIN = 3;

/** Words between a participle without auxiliary and its time at most, and one. */
const NEAR = 3;

const SIGNS = { past: -2, present: 1, future: 1, none: 0 } as const;

type Clause = { readonly text: string; readonly tokens: readonly Token[] };

/**
 * Whether the time in the words [first, last) is when the verb that governs it took place: -3 a past form beside it, -2 one further off,
 * 1 a form of the future or a present that tells of something scheduled; 0 where the time hangs on a noun, another preposition or anything else.
 */
export function governingTense(
  text: string,
  tokens: readonly Token[],
  first: number,
  last: number,
): -3 | -2 | 0 | 1 {
  const clause: Clause = { text, tokens };
  let top = -1;
  for (let i = first; i < last; i++)
    if (tokens[i]!.head < first || tokens[i]!.head >= last) top = top < 0 ? i : top;
  if (top < 0) return 0;
  // "On February 7 and 8": the second day stands as the first one does.
  const before = tokens[top]!.rel === 'conj' ? tokens[tokens[top]!.head] : undefined;
  if (before && (before.pos === 'NUM' || before.pos === 'PROPN')) top = tokens[top]!.head;
  if (!standsDuring(clause, top)) return 0;
  const copula = children(clause, top).find((i) => tokens[i]!.rel === 'cop');
  if (copula !== undefined) return SIGNS[tenseOf(clause, copula, top) ?? 'none'];
  const { rel, head } = tokens[top]!;
  const verb = tokens[head];
  if (!rel.startsWith('obl') || !verb || (verb.pos !== 'VERB' && verb.pos !== 'AUX')) return 0;
  if (PLANNING.has(wordOf(clause, head)) || looksAhead(clause, head, first, last)) return 0;
  // "A truce agreed on May 5", but "shares preferred by banks, on May 5": a bare participle must stand beside the time.
  if (verb.rel === 'acl' && (first < head || first - head > NEAR)) return 0;
  const tense = tenseOf(clause, head, head);
  if (tense === 'past' && head < first && first - head <= NEAR) return -3;
  return tense === 'present' && !isScheduled(clause, head) ? 0 : SIGNS[tense ?? 'none'];
}

const wordOf = ({ text, tokens }: Clause, i: number): string =>
  text.slice(tokens[i]!.start, tokens[i]!.end).toLowerCase();

/** Words that hang on word `i`, in text order. */
function children({ tokens }: Clause, i: number): number[] {
  const found: number[] = [];
  for (let c = Math.max(0, i - REACH); c < Math.min(tokens.length, i + REACH); c++)
    if (tokens[c]!.head === i) found.push(c);
  return found;
}

/** Whether a time has no preposition, or one that puts a deed on that day. */
function standsDuring(clause: Clause, top: number): boolean {
  return children(clause, top).every(
    (i) => clause.tokens[i]!.rel !== 'case' || i > top || DURING.has(wordOf(clause, i)),
  );
}

/** Whether the verb or a word between it and the time speaks of what is to come: the time may belong to that. */
function looksAhead(clause: Clause, verb: number, first: number, last: number): boolean {
  for (let i = Math.min(verb, last); i <= Math.max(verb, first); i++)
    if (FUTURE.has(wordOf(clause, i))) return true;
  return false;
}

/** Tense of the verb at `i` whose auxiliaries hang on word `on`; undefined where its form says nothing. */
function tenseOf(clause: Clause, i: number, on: number): 'past' | 'present' | 'future' | undefined {
  const { tokens } = clause;
  let verb = on;
  for (let step = 0; step < CHAIN; step++) {
    const helpers = children(clause, verb).filter((c) => c < i || c === i);
    if (helpers.some((c) => INFINITIVE.has(wordOf(clause, c)) && tokens[c]!.pos === 'PART')) return undefined;
    const auxiliaries = helpers.filter(
      (c) => tokens[c]!.rel.startsWith('aux') || (tokens[c]!.rel === 'cop' && i !== on),
    );
    if (auxiliaries.some((c) => FUTURE.has(wordOf(clause, c)))) return 'future';
    const [finite] = auxiliaries;
    // "Has been held" is over as "was held" is.
    if (finite !== undefined && tokens[finite]!.lemma === 'have') return 'past';
    if (finite !== undefined) return finiteTense(tokens[finite]!);
    const { feats, rel } = tokens[verb]!;
    if (feats?.includes('VerbForm=Fin')) return finiteTense(tokens[verb]!);
    if (!feats?.includes('VerbForm=Part') || !isPast(tokens[verb]!)) return undefined;
    if (rel !== 'conj') return /^(?:acl|advcl)/.test(rel) ? 'past' : undefined;
    verb = tokens[verb]!.head;
  }
  return undefined;
}

/** The tense of a finite form; "could" has none. */
function finiteTense(token: Token): 'past' | 'present' | undefined {
  if (isPast(token)) return 'past';
  return token.feats?.includes('Tense=Pres') ? 'present' : undefined;
}

const isPast = ({ feats }: Token): boolean => feats?.includes('Tense=Past') === true;

/** Whether the present of the verb at `i` announces: "starts Monday", "takes effect on Friday". */
function isScheduled(clause: Clause, i: number): boolean {
  const beside = SCHEDULED.get(clause.tokens[i]!.lemma.toLowerCase());
  if (beside === undefined) return false;
  return (
    beside.length === 0 ||
    children(clause, i).some((c) => beside.includes(clause.tokens[c]!.lemma.toLowerCase()))
  );
}
