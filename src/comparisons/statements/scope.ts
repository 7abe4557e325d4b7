/** Scope: all of a class in one report, only a part of it in another ("all sales", "nearly all sales"). */
import quantifiers from '../../lexicon/en/quantifiers.json' with { type: 'json' };
import type { AnnotatedDocument } from '../../model/layers.ts';
import { phraseOf, treeOf } from '../../story/arguments.ts';
import type { Proposition } from '../../story/propositions.ts';
import { isFunctionWord, type Term } from '../../story/terms.ts';
import type { Conflict } from './conflicts.ts';
import { common, samePredicate } from './matching.ts';
import type { ClassTold, Statement } from './statement.ts';

const ALL: ReadonlySet<string> = new Set(quantifiers.entries.all);
const PART: ReadonlySet<string> = new Set(quantifiers.entries.part);
const NEAR: ReadonlySet<string> = new Set(quantifiers.entries.near);

/** The quantified nouns of a sentence, each with the nearest proposition that holds it. */
export function classesTold(
  document: AnnotatedDocument,
  terms: readonly Term[],
  propositions: readonly Proposition[],
): ClassTold[] {
  const tree = treeOf(document);
  return terms.flatMap(({ token, pos, lemma, start, end }): ClassTold[] => {
    if (pos !== 'NOUN') return [];
    const own = tree.children[token]!.filter((at) => ALL.has(tree.norms[at]!) || PART.has(tree.norms[at]!));
    const by = propositions.findLast(
      (one) => one.kind === 'verb' && !one.negative && one.start <= start && one.end >= end,
    );
    if (own.length === 0 || by === undefined) return [];
    // "nearly all": the adverb stands before the quantifier, whatever it hangs on.
    const near = own.some((at) => at > 0 && NEAR.has(tree.norms[at - 1]!));
    const part = near || own.some((at) => PART.has(tree.norms[at]!));
    const words = phraseOf(tree, token)
      .map((at) => tree.lemmas[at]!)
      .filter((word) => !ALL.has(word) && !PART.has(word) && !NEAR.has(word) && !isFunctionWord(word));
    return [{ noun: lemma, extent: part ? 'part' : 'all', words: [...new Set(words)], by }];
  });
}

/** Least weight of shared words, and of shared words in the phrase, for two classes to be one. */
const CONTEXT = { oneDeed: 1.5, other: 3.5 };
const ALIKE = 2;

export function scopesApart(a: Statement, b: Statement): Conflict[] {
  return a.classes.flatMap((x) =>
    b.classes.flatMap((y): Conflict[] => {
      if (x.noun !== y.noun || x.extent === y.extent) return [];
      if (x.words.filter((word) => y.words.includes(word)).length < ALIKE) return [];
      const shared = common(a, b, x.by, y.by);
      if (shared < (samePredicate(x.by, y.by) ? CONTEXT.oneDeed : CONTEXT.other)) return [];
      return [
        {
          p: x.by,
          q: y.by,
          type: 'scope',
          question: `how much is meant: ${x.noun}`,
          values: [x.extent, y.extent],
          denial: false,
          soft: true,
          strength: Math.min(2, shared / 2),
        },
      ];
    }),
  );
}
