/** "40 of the dead were miners": a toll of people whom the words after it name. */
import words from '../../lexicon/en/figure-words.json' with { type: 'json' };
import type { Quantity } from '../../model/annotation.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import { type Term, termsOf } from '../../story/terms.ts';
import type { Span } from '../../text/span.ts';
import { canonical } from './counted.ts';
import { stateOf } from './toll-words.ts';

const GENERIC: ReadonlySet<string> = new Set(words.entries.generic);
/** Characters after the number in which the whole phrase stands. */
const AHEAD = 90;
/** Words from the verb to the noun that names them. */
const REACH = 3;

export type Befallen = {
  readonly quantity: Quantity;
  readonly head: string;
  readonly noun: string;
  readonly modifiers: ReadonlySet<string>;
  readonly span: Span;
};

/** The state of those of whom the number is a part, and where in `terms` it stands: "of the dead", "of the 90 wounded". */
function stateAfter(terms: readonly Term[]): { readonly family: string; readonly at: number } | null {
  if (terms[0]?.norm !== 'of') return null;
  for (let at = 1; at <= REACH && at < terms.length; at++) {
    const family = stateOf(terms[at]!.norm);
    if (family !== null) return { family, at };
    if (!/^(DET|PRON|NUM|ADJ)$/.test(terms[at]!.pos)) return null;
  }
  return null;
}

/** The nouns after a form of "be": "were miners", "were young women". */
function namedAfter(terms: readonly Term[], from: number, text: string): readonly Term[] {
  if (terms[from]?.lemma !== 'be') return [];
  const run: Term[] = [];
  for (const term of terms.slice(from + 1, from + 1 + REACH)) {
    if (/\S/.test(text.slice((run.at(-1) ?? terms[from]!).end, term.start))) break;
    if (!(run.at(-1)?.pos === 'NOUN' ? /^NOUN$/ : /^(NOUN|PROPN|ADJ|DET)$/).test(term.pos)) break;
    run.push(term);
  }
  return run.at(-1)?.pos === 'NOUN' ? run : [];
}

/** Figures of such people, by the id of the quantity that each one reads anew. */
export function befallenOf(document: AnnotatedDocument): ReadonlyMap<string, Befallen> {
  const found = new Map<string, Befallen>();
  const { text } = document.document;
  for (const quantity of document.layers.quantities) {
    if (quantity.kind !== 'count' && quantity.kind !== 'number') continue;
    const terms = termsOf(document, { start: quantity.end, end: quantity.end + AHEAD }).filter(
      (term) => term.start >= quantity.end,
    );
    const state = stateAfter(terms);
    const named = state === null ? [] : namedAfter(terms, state.at + 1, text);
    const noun = named.at(-1);
    if (state === null || noun === undefined || GENERIC.has(noun.lemma)) continue;
    if (/[.;:!?\n]/.test(text.slice(quantity.end, noun.start))) continue;
    found.set(quantity.id, {
      quantity: { ...quantity, kind: 'count', unit: 'person', family: state.family, comparable: true },
      head: canonical(noun.lemma),
      noun: noun.lemma,
      modifiers: new Set(named.slice(0, -1).flatMap((term) => (term.pos === 'DET' ? [] : [term.lemma]))),
      span: { start: (quantity.qualifier ?? quantity).start, end: noun.end },
    });
  }
  return found;
}
