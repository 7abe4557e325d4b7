/** Function words beside numbers, as parts of regular expressions. */
import joints from '../../lexicon/en/figure-joints.json' with { type: 'json' };

type Joint = keyof typeof joints.entries;

/** The words of these lists as alternatives in a group, longest first, so that a phrase is not taken for its first word. */
export function anyOf(...names: readonly Joint[]): string {
  const words = names.flatMap((name) => joints.entries[name]);
  return `(?:${[...new Set(words)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).join('|')})`;
}

/** The words of a list. */
export const jointWords = (name: Joint): ReadonlySet<string> => new Set(joints.entries[name]);
