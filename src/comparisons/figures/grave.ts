/** "18 people in critical condition", "one of them with life-threatening injuries": how many are hurt how badly. */
import words from '../../lexicon/en/figure-words.json' with { type: 'json' };
import type { Quantity } from '../../model/annotation.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import { type Term, termsOf } from '../../story/terms.ts';
import { overlapping, type Span } from '../../text/span.ts';
import { anyOf } from './joints.ts';
import { countOf } from './toll-words.ts';

const GRAVITY: ReadonlyMap<string, string> = new Map(Object.entries(words.entries.gravity));
const CONDITIONS: ReadonlySet<string> = new Set(words.entries.conditions);
const INJURIES: ReadonlySet<string> = new Set(words.entries.injuries);
const NEGATED: ReadonlySet<string> = new Set(words.entries.negated);
/** Words from a degree to the noun that it belongs to: "critical, but stable condition". */
const REACH = 4;
const OF_THEM = new RegExp(
  `^\\s+(?:${anyOf('of')} (?:${anyOf('those')}|${anyOf('the')} \\p{L}{3,12})\\s+)?$`,
  'u',
);
/** "One of the men", "one other". */
const ONE = new RegExp(`\\b${anyOf('ones')}\\b`, 'gi');
/** What stands between a part and its whole. */
const OF_WHOLE = new RegExp(`\\b${anyOf('of')} (?:${anyOf('the', 'those')} )?$`);
/** What closes an aside. */
const CLOSED = new RegExp(`^(?:\\s+${anyOf('and')}\\b|\\s*[.,;:)–—]|\\s*$)`);
/** Characters from a number to the degree. */
const AWAY = 60;

/** One word for all that say how badly somebody is hurt alike; null for other words. */
export const gravityOf = (word: string): string | null => GRAVITY.get(word) ?? null;

/** The index of "condition" or "injuries" after a degree; -1 where the degree belongs to neither. */
function nounAfter(terms: readonly Term[], at: number): number {
  for (let i = at + 1; i <= at + REACH && i < terms.length; i++) {
    const { lemma, pos } = terms[i]!;
    if (pos === 'NOUN' && (CONDITIONS.has(lemma) || INJURIES.has(lemma))) return i;
    if (pos === 'VERB' || pos === 'NUM') return -1;
  }
  return -1;
}

/** The number whose people are in that state: the last one before it in the clause, "one of the men" too. */
function countBefore(document: AnnotatedDocument, degree: Span, sentence: Span): Quantity | null {
  const { text } = document.document;
  const from = Math.max(sentence.start, degree.start - AWAY);
  const between = text.slice(from, degree.start);
  const cut = Math.max(between.lastIndexOf(';'), between.lastIndexOf('.'), between.lastIndexOf('\n'));
  const start = from + cut + 1;
  const number = overlapping(document.layers.quantities, { start, end: degree.start })
    .filter((one) => one.start >= start && (one.kind === 'count' || one.kind === 'number'))
    .at(-1);
  const one = [...text.slice(start, degree.start).matchAll(ONE)].at(-1);
  const at = one === undefined ? -1 : start + one.index;
  const firstWord = one?.[0].search(/\s|$/) ?? 0;
  if (at >= 0 && at > (number?.start ?? -1))
    return countOf('one', { start: at, end: at + firstWord }, { low: 1, high: 1 }, 'injured', []);
  // "2 of the 5": the part, not the whole.
  const whole = number && OF_WHOLE.test(text.slice(Math.max(start, number.start - 10), number.start));
  const part = whole
    ? overlapping(document.layers.quantities, { start, end: number.start }).findLast(
        (q) => q.end < number.start,
      )
    : number;
  return part ?? null;
}

/** "two of them seriously", "three critically": an adverb right after the number, and nothing after it. */
function isAside(document: AnnotatedDocument, count: Span, degree: Term): boolean {
  const { text } = document.document;
  return (
    degree.norm.endsWith('ly') &&
    OF_THEM.test(text.slice(count.end, degree.start)) &&
    CLOSED.test(text.slice(degree.end, degree.end + 5))
  );
}

export type Grave = {
  readonly quantity: Quantity;
  readonly degrees: ReadonlySet<string>;
  readonly span: Span;
};

/** The figures of people in a bad way, by the id of the figure that each one reads anew. */
export function graveOf(document: AnnotatedDocument): ReadonlyMap<string, Grave> {
  const found = new Map<string, Grave>();
  for (const sentence of document.layers.sentences) {
    const terms = termsOf(document, sentence);
    terms.forEach((term, i) => {
      const degree = gravityOf(term.norm);
      const noun = degree === null ? -1 : nounAfter(terms, i);
      if (degree === null) return;
      const count = countBefore(document, term, sentence);
      if (count === null || count.comparable === false) return;
      if (noun < 0 && !isAside(document, count, term)) return;
      const between = terms.filter((one) => one.start >= count.end && one.end <= term.start);
      if (between.some((one) => NEGATED.has(one.norm))) return;
      const earlier = found.get(count.id);
      found.set(count.id, {
        quantity: { ...count, kind: 'count', unit: 'person', family: 'injured' },
        degrees: new Set([...(earlier?.degrees ?? []), degree]),
        span: { start: count.start, end: (terms[noun] ?? term).end },
      });
    });
  }
  return found;
}
