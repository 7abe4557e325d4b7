/** "killed two and hurt a third", "injuring another": one more person, whom no number counts. */
import words from '../../lexicon/en/figure-words.json' with { type: 'json' };
import type { Quantity } from '../../model/annotation.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import { allTerms, type Term, termsOf } from '../../story/terms.ts';
import { countOf, harmOf } from './toll-words.ts';

/** "third", "fourth": one after others that were told. */
const FURTHER: ReadonlySet<string> = new Set(words.entries.further);
const ANOTHER: ReadonlySet<string> = new Set(words.entries.another);
/** Nouns for people that say no more than that they are people. */
const PERSONS: ReadonlySet<string> = new Set([...words.entries.nobody, ...words.entries.persons]);

/** The last word of the one who is hurt, after the verb at `at`; null where several are, or a thing. */
function oneAfter(terms: readonly Term[], at: number, text: string): Term | null {
  const [first, second, third] = terms.slice(at + 1, at + 4);
  if (first === undefined || /[.,;:!?\n]/.test(text.slice(terms[at]!.end, first.start))) return null;
  const further = first.pos === 'DET' && FURTHER.has(second?.norm ?? '');
  const last = further ? second : ANOTHER.has(first.norm) ? first : undefined;
  const next = further ? third : second;
  if (last === undefined) return null;
  const alone = next === undefined || /[.,;:!?)\n”"]/.test(text.slice(last.end, next.start));
  if (alone || /^(ADP|CCONJ|SCONJ|ADV|AUX|VERB)$/.test(next.pos)) return last;
  return next.pos === 'NOUN' && (further || PERSONS.has(next.lemma)) ? next : null;
}

/** What such a person suffers: of the dead the number is told. */
const HURT = 'injured';

/** Whether a quantity is such a person: "third" of "hurt a third". */
export function isFurther(document: AnnotatedDocument, { start, end, family, low, high }: Quantity): boolean {
  if (family !== HURT || low !== 1 || high !== 1) return false;
  const said = termsOf(document, { start, end });
  return said.some(({ norm }) => FURTHER.has(norm) || ANOTHER.has(norm));
}

/** Such persons as counts of one, in a document that counts the hurt nowhere else. */
export function furtherOnes(document: AnnotatedDocument): Quantity[] {
  if (document.layers.quantities.some(({ family }) => family === HURT)) return [];
  const terms = allTerms(document);
  const { text } = document.document;
  return terms.flatMap((term, i): Quantity[] => {
    const family = term.pos === 'VERB' ? harmOf(term.norm) : null;
    const last = family === null ? null : oneAfter(terms, i, text);
    if (family !== HURT || last === null) return [];
    const span = { start: terms[i + 1]!.start, end: last.end };
    return [countOf('one', span, { low: 1, high: 1 }, family, [{ start: term.start, end: term.end }])];
  });
}
