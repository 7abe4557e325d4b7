/** Values that exclude each other (contrast.json): what a sentence answers to a question of the news, and whether two answer it differently. */
import contrast from '../../lexicon/en/contrast.json' with { type: 'json' };
import negation from '../../lexicon/en/negation.json' with { type: 'json' };
import type { Term } from '../../story/terms.ts';
import type { Span } from '../../text/span.ts';
import type { Statement } from './sentence.ts';

const REST: ReadonlySet<string> = new Set(negation.rest);
const NEGATION: ReadonlySet<string> = new Set([...negation.entries, "n't"]);

export type Answer = Span & {
  /** Index of the question in the lexicon. */
  readonly question: number;
  readonly value: string;
  /** Index of the statement that answers. */
  readonly statement: number;
  /** Lemmas of the words that answer. */
  readonly words: ReadonlySet<string>;
};

type Question = {
  readonly question: string;
  readonly type: string;
  readonly share: number;
  readonly about: readonly string[];
  /** The two sentences must name one person or thing. */
  readonly names?: boolean;
  /** Of its two values one denied is the other. */
  readonly opposite?: boolean;
  readonly values: Readonly<Record<string, readonly string[]>>;
};
export const questions: readonly Question[] = contrast.entries as unknown as readonly Question[];

type Phrase = { readonly question: number; readonly value: string; readonly words: readonly string[] };
/** Phrases by first word, the longest first. */
const PHRASES = new Map<string, Phrase[]>();
questions.forEach(({ values }, question) => {
  for (const [value, phrases] of Object.entries(values)) {
    for (const phrase of phrases) {
      const words = phrase.replaceAll('-', ' ').split(' ');
      PHRASES.set(words[0]!, [...(PHRASES.get(words[0]!) ?? []), { question, value, words }]);
    }
  }
});
for (const list of PHRASES.values()) list.sort((a, b) => b.words.length - a.words.length);

const isAt = (terms: readonly Term[], at: number, words: readonly string[]): boolean =>
  words.every((word, k) => {
    const term = terms[at + k];
    return (
      term !== undefined &&
      (term.norm === word ||
        (term.lemma === word && (words.length > 1 || term.pos === 'VERB' || term.pos === 'NOUN')))
    );
  });

/** A hyphenated word as its parts, all with its offsets. */
function parts(term: Term): Term[] {
  if (!term.norm.includes('-')) return [term];
  return term.norm.split('-').map((norm) => ({ ...term, norm, lemma: norm }));
}

/** The answers of a sentence, one a question: a negated value, or two values of one question, answer nothing. */
export function answersOf(statement: Statement, index: number): Answer[] {
  const terms = statement.terms.flatMap(parts);
  const lemmas = new Set(terms.flatMap((term) => [term.lemma, term.norm]));
  const found = new Map<number, Answer | null>();
  const covered = new Map<number, number>();
  terms.forEach((term, at) => {
    for (const { question, value, words } of [
      ...(PHRASES.get(term.norm) ?? []),
      ...(term.lemma === term.norm ? [] : (PHRASES.get(term.lemma) ?? [])),
    ]) {
      if ((covered.get(question) ?? -1) >= at || !isAt(terms, at, words)) continue;
      covered.set(question, at + words.length - 1);
      const { about, values, opposite } = questions[question]!;
      if (about.length > 0 && !about.some((word) => lemmas.has(word))) continue;
      const negated = terms.slice(Math.max(0, at - 3), at).some((before) => NEGATION.has(before.norm));
      const earlier = found.get(question);
      const rest = terms.slice(Math.max(0, at - 12), at).some((before) => REST.has(before.norm));
      const other = opposite && !rest ? Object.keys(values).find((one) => one !== value) : undefined;
      const answer = negated ? other : value;
      if (answer === undefined || earlier === null || (earlier && earlier.value !== answer))
        found.set(question, null);
      else if (!earlier) {
        const last = terms[at + words.length - 1]!;
        found.set(question, {
          start: term.start,
          end: last.end,
          question,
          value: answer,
          statement: index,
          words: new Set(words),
        });
      }
    }
  });
  return [...found.values()].filter((answer) => answer !== null);
}
