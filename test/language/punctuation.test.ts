import { expect, test } from 'vitest';
import { hangMarks } from '../../src/language/punctuation.ts';

/** The heads of the marks, as words, for a sentence with the heads of its other words. */
function marksOf(sentence: string, heads: readonly number[]): string[] {
  const forms = sentence.split(' ');
  const marks = forms.map((form) => /^\p{P}+$/u.test(form));
  const all = Int32Array.from(heads);
  hangMarks(forms, marks, all);
  return forms.flatMap((form, i) => (marks[i] ? [`${form} ${all[i]! < 0 ? 'root' : forms[all[i]!]}`] : []));
}

test('the final mark hangs on the root, a comma on the lower of the two phrases beside it', () => {
  //           If it rains , we stay .
  expect(marksOf('If it rains , we stay .', [2, 2, 5, 5, 5, -1, 5])).toEqual([', rains', '. stay']);
});

test('a pair hangs on the head of what it encloses', () => {
  expect(marksOf('She ( my aunt ) left .', [5, 0, 3, 0, 0, -1, 5])).toEqual(['( aunt', ') aunt', '. left']);
  expect(marksOf('" We lost , " he said .', [2, 2, -1, 2, 2, 6, 2, 2])).toEqual([
    '" lost',
    ', said',
    '" lost',
    '. lost',
  ]);
});

test('words that hang on a mark move to where the mark hangs', () => {
  const heads = Int32Array.from([-1, 0, 1]);
  hangMarks(['rain', ',', 'wind'], [false, true, false], heads);
  expect([...heads]).toEqual([-1, 2, 0]);
});

test('a sentence of marks stays as it is', () => {
  const heads = Int32Array.from([-1, 0]);
  hangMarks(['!', '?'], [true, true], heads);
  expect([...heads]).toEqual([-1, 0]);
});

test('straight single quotation marks pair like double ones', () => {
  expect(marksOf("They call it ' the maze ' .", [1, -1, 1, 5, 5, 2, 5, 1])).toEqual([
    "' maze",
    "' maze",
    '. call',
  ]);
});

test('a full stop inside a sentence belongs to what stands before it', () => {
  //             " We  lost . Nobody cared " , he said .
  expect(marksOf('" We lost . Nobody cared " , he said .', [2, 2, 9, 2, 5, 2, 2, 2, 9, -1, 9])[1]).toBe(
    '. lost',
  );
});
