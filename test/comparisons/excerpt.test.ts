/** What is shown of a statement: whole clauses, and no number cut in two. */
import { expect, test } from 'vitest';
import { widened } from '../../src/comparisons/statements/excerpt.ts';
import type { Statement } from '../../src/comparisons/statements/statement.ts';

function shown(text: string, stretch: string): string {
  const statement = { start: 0, end: text.length } as Statement;
  const start = text.indexOf(stretch);
  const { start: from, end } = widened(statement, { start, end: start + stretch.length }, text);
  return text.slice(from, end).trim();
}

test('a stretch grows to the marks that end its clause', () => {
  expect(shown('On Monday, the mill burned down, the brigade said.', 'mill burned')).toBe(
    'the mill burned down',
  );
});

test('a comma or a colon between digits ends no clause', () => {
  expect(shown('The flood drowned 42,000 sheep in the valley, elders say.', 'sheep')).toBe(
    'The flood drowned 42,000 sheep in the valley',
  );
  expect(shown('The bell rang at 6:05 p.m. and woke half of Merrow.', 'woke')).toBe(
    'The bell rang at 6:05 p.m. and woke half of Merrow.',
  );
});
