/**
 * Layers as they are kept for many documents at once. Tokens are two thirds of all that is known about a document: they are held as
 * rows of numbers, in a fifth of the room, and made into objects when they are asked for.
 */
import type { Token } from '../model/annotation.ts';
import type { Layers } from '../model/layers.ts';
import { recent } from '../story/recent.ts';

/** Numbers a token takes: its offsets and head, and the places of its words in the table of strings. */
const ROW = 7;
/** Stands for features that a token does not have. */
const NONE = -1;

/** Strings by number, each once. */
function stringTable(): { readonly strings: readonly string[]; numberOf(text: string): number } {
  const strings: string[] = [];
  const numbers = new Map<string, number>();
  return {
    strings,
    numberOf(text) {
      const before = numbers.get(text);
      if (before !== undefined) return before;
      numbers.set(text, strings.length);
      return strings.push(text) - 1;
    },
  };
}

/**
 * Takes layers and gives equal ones that need less memory. The documents of a story share one keeper, since they share its table of
 * strings. What `tokens` gives must not be taken for the same objects from one time to the next.
 */
export function layerKeeper(): (layers: Layers) => Layers {
  const { strings, numberOf } = stringTable();

  function rowsOf(tokens: readonly Token[]): Int32Array {
    const rows = new Int32Array(tokens.length * ROW);
    tokens.forEach(({ start, end, pos, lemma, head, rel, feats }, i) => {
      const features = feats === undefined ? NONE : numberOf(feats);
      rows.set([start, end, numberOf(pos), numberOf(lemma), head, numberOf(rel), features], i * ROW);
    });
    return rows;
  }

  function tokenAt(rows: Int32Array, at: number): Token {
    const [start, end, head] = [rows[at]!, rows[at + 1]!, rows[at + 4]!];
    const [pos, lemma, rel] = [strings[rows[at + 2]!]!, strings[rows[at + 3]!]!, strings[rows[at + 5]!]!];
    const features = rows[at + 6]!;
    if (features === NONE) return { start, end, pos, lemma, head, rel };
    return { start, end, pos, lemma, head, rel, feats: strings[features]! };
  }

  const tokensOf = recent((rows: Int32Array): readonly Token[] =>
    Array.from({ length: rows.length / ROW }, (_, i) => tokenAt(rows, i * ROW)),
  );

  return (layers) => {
    const rows = rowsOf(layers.tokens);
    return {
      ...layers,
      get tokens() {
        return tokensOf(rows);
      },
    };
  };
}
