/** The patterns of slots.json as they are matched: heads by lemma or form, and the words that must stand with them. */
import slots from '../../lexicon/en/slots.json' with { type: 'json' };
import { headFinder } from './heads.ts';

export type Entry = {
  readonly slot: string;
  readonly type: string;
  readonly holder: 'theme' | 'event' | 'thing';
  readonly of?: readonly string[];
  /** Roles whose holders alone have the value. */
  readonly roles?: readonly string[];
  /** Least number of a group that has the value. */
  readonly least?: number;
  /** Several people who are only described have the value as well. */
  readonly many?: boolean;
  readonly soft?: boolean;
  /** A document that gives several values speaks of several things. */
  readonly single?: boolean;
  readonly hedged?: boolean;
  readonly later?: boolean;
  readonly main?: readonly string[];
  /** Where given, the words of every value stand below one of these heads … */
  readonly heads?: readonly string[];
  /** … and behind one of these prepositions. */
  readonly after?: readonly string[];
  readonly alike?: readonly (readonly string[])[];
  readonly values: Readonly<Record<string, readonly string[]>>;
};
export const ENTRIES = slots.entries as unknown as readonly Entry[];

const CLASSES: Readonly<Record<string, readonly string[]>> = slots.classes;

/** Heads whose subject has the value where there is no object. */
export const DOING: ReadonlySet<string> = new Set(slots.doing);

/** Verbs of clauses that tell of what somebody died: "after suffering a stroke". */
export const ENDURED: readonly string[] = slots.enduring;

export const REFLEXIVE: ReadonlySet<string> = new Set(slots.reflexive);

/** One of its sets of words must have a word in the phrase. */
export type Pattern = {
  readonly entry: Entry;
  readonly value: string;
  readonly with: readonly ReadonlySet<string>[];
  readonly after: readonly string[] | null;
};

export function wordsOf(part: string): string[] {
  return part.split('|').flatMap((word) => (word.startsWith('@') ? (CLASSES[word.slice(1)] ?? []) : [word]));
}

/** The class of `of` to which a noun belongs. */
export function classOf(noun: string, of: readonly string[]): string | undefined {
  return of.find((name) => CLASSES[name]?.includes(noun));
}

function read(): ReadonlyMap<string, readonly Pattern[]> {
  const found = new Map<string, Pattern[]>();
  const add = (head: string, pattern: Pattern) => {
    const list = found.get(head);
    if (list) list.push(pattern);
    else found.set(head, [pattern]);
  };
  for (const entry of ENTRIES) {
    for (const [value, patterns] of Object.entries(entry.values)) {
      if (entry.heads) {
        for (const head of entry.heads)
          add(head, { entry, value, with: [new Set(patterns)], after: entry.after ?? null });
        continue;
      }
      for (const pattern of patterns) {
        const [heads, ...rest] = pattern.split('+');
        const wanted = rest.map((part) => new Set(wordsOf(part)));
        for (const head of wordsOf(heads!)) add(head, { entry, value, with: wanted, after: null });
      }
    }
  }
  return found;
}

/** Patterns by the lemma, or the verb with its particle, of their head. */
export const PATTERNS = read();

/** The head that a word is, by its lemma or its form; undefined for other words. */
export const headOf = headFinder(new Set(PATTERNS.keys()));
