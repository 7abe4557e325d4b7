/** Closed sets of values by their words, which may be several: "fishing boat", "second-degree murder". */
import type { AnnotatedDocument } from '../../model/layers.ts';
import { treeOf } from '../../story/arguments.ts';

export type WordSet = {
  readonly single: ReadonlyMap<string, string>;
  /** Values of several words by the last of these, the longest first. */
  readonly several: ReadonlyMap<string, readonly (readonly [string, string])[]>;
};

/** UTF-16 units looked back for the words of a value. */
const REACH = 40;

const plain = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[\s\u2010\u2011-]+/gu, ' ')
    .trim();

export function wordSet(values: Readonly<Record<string, readonly string[]>>): WordSet {
  const single = new Map<string, string>();
  const several = new Map<string, (readonly [string, string])[]>();
  for (const [value, list] of Object.entries(values))
    for (const words of list) {
      const last = plain(words).split(' ').at(-1)!;
      if (/[\s-]/.test(words)) several.set(last, [...(several.get(last) ?? []), [` ${plain(words)}`, value]]);
      if (!/\s/.test(words)) single.set(words, value);
    }
  for (const list of several.values()) list.sort((a, b) => b[0].length - a[0].length);
  return { single, several };
}

/** Whether two values that list words have each word of the one in the other too, as `same` holds a word of one against the other's. */
export function sameLists(a: string, b: string, same: (own: string, other: string) => boolean): boolean {
  const [x, y] = [a.split(' '), b.split(' ')];
  const covers = (all: readonly string[], own: readonly string[]) =>
    own.every((word) => all.some((other) => same(word, other)));
  return covers(x, y) && covers(y, x);
}

/** The value whose words end at a token; undefined where none does. */
export function valueAt(document: AnnotatedDocument, set: WordSet, token: number): string | undefined {
  const { tokens, norms, lemmas } = treeOf(document);
  const { start, end } = tokens[token]!;
  for (const word of new Set([lemmas[token]!, norms[token]!])) {
    const list = set.several.get(word);
    if (!list) continue;
    const before = ` ${plain(document.document.text.slice(Math.max(0, end - REACH), start))} ${word}`;
    const found = list.find(([words]) => before.endsWith(words));
    if (found) return found[1];
  }
  return set.single.get(lemmas[token]!) ?? set.single.get(norms[token]!);
}
