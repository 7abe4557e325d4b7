/** What the comparison of statements knows of a sentence. */

import type { StoryContext } from '../../model/finding.ts';
import type { Argument } from '../../story/arguments.ts';
import type { Proposition } from '../../story/propositions.ts';
import { isFunctionWord, type Term } from '../../story/terms.ts';
import type { Span } from '../../text/span.ts';

/** A proposition that answers a question of outcomes.json. */
export type Answer = { readonly question: number; readonly value: string; readonly proposition: Proposition };

export type CauseTold = {
  readonly told: 'left open' | 'named';
  /** What it is the cause of. */
  readonly events: ReadonlySet<string>;
  /** Content lemmas of the sentence before, where that tells the event. */
  readonly before: ReadonlySet<string>;
  readonly by: Proposition;
};

export type ClassTold = {
  readonly noun: string;
  readonly extent: 'all' | 'part';
  /** Content lemmas of its phrase. */
  readonly words: readonly string[];
  readonly by: Proposition;
};

export type Told = {
  /** The question, fixed words for the reason, with what it is asked of: answers meet by it. */
  readonly question: string;
  /** What it is about: "status", "number", "order" … */
  readonly type: string;
  readonly value: string;
  /** The words that answer, with the proposition that holds them. */
  readonly by: Proposition;
  /** It says no more than that: another answer of the same report stands before it. */
  readonly weak?: boolean;
  /** Values in the order in which they can follow each other. */
  readonly order?: readonly string[];
};

/** "whether they were customers or clerks": the two, each by the content lemmas of its phrase with its head first. */
export type Choice = {
  readonly of: string;
  readonly between: readonly (readonly string[])[];
  readonly by: Proposition;
  readonly span: Span;
};

export type PartTold = {
  readonly part: string;
  readonly period: string;
  readonly span: Span;
  readonly by: Proposition;
};

export type Delay = {
  /** Minutes. */
  readonly low: number;
  readonly high: number;
  readonly words: string;
  /** How long it took to come, or how long it went on. */
  readonly kind: 'delay' | 'length';
  readonly span: Span;
  readonly by: Proposition;
};

export type Degree = {
  readonly scale: number;
  readonly value: string;
  readonly object: Argument;
  readonly by: Proposition;
};

/** A deed of a family ("an attack") that is denied as a whole, or told in one of its kinds ("a kick"). */
export type General = {
  readonly family: string;
  readonly told: boolean;
  readonly whom: Argument;
  readonly by: Proposition;
};

export type Statement = Span & {
  readonly document: string;
  readonly order: number;
  readonly terms: readonly Term[];
  /** Content words. */
  readonly words: readonly Term[];
  /** The same as they are compared: a noun of action with the lemma of its verb. */
  readonly content: readonly Term[];
  readonly weights: readonly number[];
  readonly lemmas: ReadonlySet<string>;
  /** Dates and times in it. */
  readonly times: readonly Span[];
  /** What stands in quotation marks. */
  readonly quoted: readonly Span[];
  /** Its figures as numbers, however they are written; small ones are left out. */
  readonly values: ReadonlySet<number>;
  /** Sources named in it and the words that give them the floor. */
  readonly speaking: readonly Span[];
  readonly headline: boolean;
  /** It speaks of an earlier time than the document's story, or of another event beside it. */
  readonly old: boolean;
  /** Entities of the story in it, by name, role or pronoun. */
  readonly entities: ReadonlySet<string>;
  readonly propositions: readonly Proposition[];
  /** The outcomes that they tell (outcomes.json). */
  readonly answers: readonly Answer[];
  /** What it says of a cause. */
  readonly cause: CauseTold | null;
  /** Classes of which it speaks as a whole or in part. */
  readonly classes: readonly ClassTold[];
  /** Degrees in which it tells deeds on objects. */
  readonly degrees: readonly Degree[];
  /** Deeds that a headline tells as done; of other sentences none. */
  readonly asserted: readonly Proposition[];
  /** Lengths of time after which something came, or for which it went on. */
  readonly delays: readonly Delay[];
  /** Deeds denied as a whole or told in one of their kinds. */
  readonly general: readonly General[];
  /** Parts of periods that it names. */
  readonly parts: readonly PartTold[];
  /** What it leaves open between two things. */
  readonly choice: Choice | null;
  /** It calls what it speaks of unconfirmed. */
  readonly doubt: boolean;
  /** Questions of the event that it answers. */
  readonly told: readonly Told[];
};

/** A word in capitals that is hardly an acronym. */
const LABEL = /^\p{Lu}{4,}$/u;

/**
 * Whether a caption, heading or teaser was run into the sentence: a function word with a capital amid small letters, or two words
 * in capitals amid others.
 */
export function isRunTogether(statement: Statement, story: StoryContext): boolean {
  const { text } = story.documents.get(statement.document)!.document;
  const mixed = /\p{Ll}/u.test(text.slice(statement.start, statement.end));
  return statement.terms.some((term, i) => {
    const before = statement.terms[i - 1];
    if (before === undefined || !/^\s+$/.test(text.slice(before.end, term.start))) return false;
    const [own, last] = [term, before].map(({ start, end }) => text.slice(start, end)) as [string, string];
    if (mixed && LABEL.test(own) && LABEL.test(last)) return true;
    return (
      isFunctionWord(term.norm) &&
      term.norm !== 'i' &&
      /^\p{Lu}(?:\p{Ll}|$)/u.test(own) &&
      (/^(DET|PRON)$/.test(term.pos) || /^\p{Ll}/u.test(last))
    );
  });
}
