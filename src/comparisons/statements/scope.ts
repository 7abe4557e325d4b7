/** Scope: all of a class in one report, only a part of it in another ("all sales", "nearly all sales"). */
import quantifiers from '../../lexicon/en/quantifiers.json' with { type: 'json' };
import type { AnnotatedDocument } from '../../model/layers.ts';
import { phraseOf, treeOf } from '../../story/arguments.ts';
import type { Proposition } from '../../story/propositions.ts';
import { isFunctionWord } from '../../story/terms.ts';
import type { Conflict } from './conflicts.ts';
import { common } from './matching.ts';
import type { ClassTold, Statement } from './statement.ts';

const ALL: ReadonlySet<string> = new Set(quantifiers.entries.all);
const PART: ReadonlySet<string> = new Set(quantifiers.entries.part);
const NEAR: ReadonlySet<string> = new Set(quantifiers.entries.near);

/** The quantified nouns of a sentence, each with the nearest proposition that holds it. */
export function classesTold(document: AnnotatedDocument, propositions: readonly Proposition[]): ClassTold[] {
  const tree = treeOf(document);
  return propositions.flatMap((by) =>
    by.kind === 'attribute' || by.negative
      ? []
      : by.arguments.flatMap(({ token, lemma, pos, words }): ClassTold[] => {
          if (pos !== 'NOUN') return [];
          const inner = phraseOf(tree, token);
          const found = inner.filter(
            (at) => ALL.has(tree.norms[at]!) || PART.has(tree.norms[at]!) || NEAR.has(tree.norms[at]!),
          );
          const own = found.filter((at) => tree.tokens[at]!.head === token || NEAR.has(tree.norms[at]!));
          if (own.length === 0 || own.length < found.length) return [];
          const part = own.some((at) => !ALL.has(tree.norms[at]!));
          const content = [...words].filter(
            (word) => !ALL.has(word) && !PART.has(word) && !isFunctionWord(word),
          );
          return [{ noun: lemma, extent: part ? 'part' : 'all', words: new Set(content), by }];
        }),
  );
}

/** Least weight of shared words, and of shared words in the phrase, for two classes to be one. */
const CONTEXT = 2.5;
const ALIKE = 2;

export function scopesApart(a: Statement, b: Statement): Conflict[] {
  return a.classes.flatMap((x) =>
    b.classes.flatMap((y): Conflict[] => {
      if (x.noun !== y.noun || x.extent === y.extent) return [];
      if ([...x.words].filter((word) => y.words.has(word)).length < ALIKE) return [];
      const shared = common(a, b, x.by, y.by);
      if (shared < CONTEXT) return [];
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
