import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import { collationOf } from '../../src/report/collation.ts';
import { wordDiff } from '../../src/text/word-diff.ts';
import { wordsOf } from '../../src/text/words.ts';

/** A quote finding of these wordings, the first the one that others are compared with. */
function finding(...wordings: readonly string[]): Finding {
  const words = wordings.map((text) => wordsOf(text, { start: 0, end: text.length }).map(({ norm }) => norm));
  const variants = words.map((own, i) => ({
    evidence: i,
    words: own,
    ops: wordDiff(words[0]!, own).map(({ op, a, b }) => ({ op, a: [...a], b: [...b] })),
  }));
  return {
    id: 'f1',
    kind: 'quote',
    verdict: 'differ',
    relation: 'same-utterance',
    severity: 'low',
    origins: wordings.length,
    reason: '',
    weight: 1,
    evidence: wordings.map((text, i) => ({
      document: `${i}`,
      start: 0,
      end: text.length,
      text,
      side: 'abc'[i]!,
    })),
    detail: { speakers: [], variants, effects: [] },
  };
}

function cells(...wordings: readonly string[]): unknown {
  const collation = collationOf(finding(...wordings))!;
  return collation.rows.map((row) =>
    row.cells.map(({ text, width }) => (width === 1 ? text : `${text}|${width}`)),
  );
}

describe('collation', () => {
  test('an omission leaves a gap', () => {
    expect(cells('The bridge is not safe, Sir.', 'The bridge is safe, Sir.')).toEqual([
      ['The bridge is', 'not', 'safe, Sir'],
      ['The bridge is', '', 'safe, Sir'],
    ]);
  });

  test('an insertion has a column of its own', () => {
    expect(cells('We open today', 'We may open today', 'We open')).toEqual([
      ['We', '', 'open', 'today'],
      ['We', 'may', 'open', 'today'],
      ['We', '', 'open', ''],
    ]);
  });

  test('a replacement runs over the columns that another wording cuts', () => {
    expect(cells('one two three four', 'one six four', 'one two five four')).toEqual([
      ['one', 'two', 'three', 'four'],
      ['one', 'six|2', 'four'],
      ['one', 'two', 'five', 'four'],
    ]);
  });

  test('every row is as wide as the first, columns shared by all are known', () => {
    const collation = collationOf(finding('a b c d e', 'x b c e f', 'a b d'))!;
    const widths = collation.rows.map((row) => row.cells.reduce((sum, cell) => sum + cell.width, 0));
    expect(new Set(widths)).toEqual(new Set([collation.shared.length]));
    const shared = collation.rows[0]!.cells.filter((_, i) => collation.shared[i]).map((cell) => cell.text);
    expect(shared).toEqual(['b']);
  });

  test('words that were not compared are no collation', () => {
    const plain = { ...finding('a'), detail: {} };
    expect(collationOf(plain)).toBeNull();
  });
});
