import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinHyphenatedNames, type NamePiece } from '../../src/language/hyphenated-names.ts';

/** Words with a mark before those glued to the word before ("Mei ~- ~hua"); capitals are names. */
function read(sentence: string, heads: readonly number[]): string[] {
  const pieces = sentence.split(' ').map((word): NamePiece => {
    const form = word.replace('~', '');
    return { form, glued: word.startsWith('~'), name: /^\p{Lu}/u.test(form) };
  });
  const all = Int32Array.from(heads);
  const rels = heads.map((head) => (head < 0 ? 'root' : 'dep'));
  joinHyphenatedNames(pieces, all, rels, new Int32Array(heads.length));
  return pieces.map(({ form }, i) => `${form} ${all[i]! < 0 ? 'root' : pieces[all[i]!]!.form} ${rels[i]}`);
}

test('the family name is the head, the syllables follow each other, what hung on the last hangs on the name', () => {
  //           Lin Mei ~- ~hua of Arden won
  const [lin, mei, , hua, , arden] = read('Lin Mei ~- ~hua of Arden won', [1, 3, 3, 6, 5, 3, -1]);
  expect([lin, mei, hua, arden]).toEqual(['Lin won dep', 'Mei Lin flat', 'hua Mei flat', 'Arden Lin dep']);
});

test('compounds with a place are left alone', () => {
  for (const compound of ['the Taipei ~- ~run club', 'Hong Kong ~- ~based firms', 'Wei Kang ~- ~run firms'])
    expect(read(compound, [3, 3, 3, 4, -1].slice(-compound.split(' ').length)).join()).not.toContain('flat');
});

test('trees stay trees', () => {
  const word = fc.constantFrom('Mei', 'hua', 'Lin', 'won', '~hua', '~-', '~kin', 'the');
  const tree = fc.array(fc.tuple(word, fc.nat(1000)), { minLength: 1, maxLength: 14 });
  fc.assert(
    fc.property(tree, fc.nat(13), (words, turn) => {
      const n = words.length;
      const order = words.map((_, i) => (i + turn) % n);
      const heads = new Int32Array(n).fill(-1);
      order.forEach((at, k) => {
        if (k > 0) heads[at] = order[words[at]![1] % k]!;
      });
      const pieces = words.map(([form]) => ({
        form: form.replace('~', ''),
        glued: form.startsWith('~'),
        name: /^~?\p{Lu}/u.test(form),
      }));
      joinHyphenatedNames(
        pieces,
        heads,
        words.map(() => 'dep'),
        new Int32Array(n),
      );
      expect(heads.filter((head) => head < 0)).toHaveLength(1);
      for (let i = 0; i < n; i++) {
        let at = i;
        for (let steps = 0; at >= 0; at = heads[at]!) expect(steps++).toBeLessThanOrEqual(n);
      }
    }),
  );
});
