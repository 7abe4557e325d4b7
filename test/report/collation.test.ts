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

  test('columns hold no quotation marks and no comma at the end', () => {
    expect(cells('we saw “no such letter” today,', 'we saw that “no such letter” today')).toEqual([
      ['we saw', '', 'no such letter today'],
      ['we saw', 'that', 'no such letter today'],
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
      ['one', 'two', 'five', 'four'],
      ['one', 'six|2', 'four'],
    ]);
  });

  test('every row is as wide as the first, columns shared by all are known', () => {
    const collation = collationOf(finding('a b c d e', 'x b c e f', 'a b d'))!;
    const widths = collation.rows.map((row) => row.cells.reduce((sum, cell) => sum + cell.width, 0));
    expect(new Set(widths)).toEqual(new Set([collation.shared.length]));
    const shared = collation.rows[0]!.cells.filter((_, i) => collation.shared[i]).map((cell) => cell.text);
    expect(shared).toEqual(['b']);
  });

  test('passages with the same words but for case and marks are one wording', () => {
    const { evidence } = finding('We open today.', 'we open today', 'We open');
    const collation = collationOf({ ...finding('We open today.', 'we open today', 'We open'), detail: {} })!;
    expect(collation.rows.map((row) => row.items.map((item) => item.text))).toEqual([
      [evidence[0]!.text, evidence[1]!.text],
      [evidence[2]!.text],
    ]);
    expect(collationOf({ ...finding('We open today.', 'we open today'), detail: {} })).toBeNull();
  });

  test('a passage with other words stands beside the columns', () => {
    const collation = collationOf(
      finding('The bridge is safe today', 'She denied that anything was wrong with it', 'The bridge is safe'),
    )!;
    expect(collation.rows).toHaveLength(2);
    expect(collation.loose.map((item) => item.text)).toEqual(['She denied that anything was wrong with it']);
  });

  test('an opened contraction keeps its own spelling', () => {
    expect(cells("We don't open today", 'We do not open now')).toEqual([
      ["We don't open", 'today'],
      ['We do not open', 'now'],
    ]);
  });
});
