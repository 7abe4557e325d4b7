/**
 * Derives from WordNet's lists of exceptions, as the npm package wink-lexicon has them, the irregular forms of verbs and nouns
 * that the training of lemmas knows besides those of the treebanks.
 *
 *   npm pack wink-lexicon@2.2.0 && tar xzf wink-lexicon-2.2.0.tgz
 *   node scripts/irregular-forms.ts package/src
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const folder = process.argv[2];
if (folder === undefined)
  throw new Error('usage: node scripts/irregular-forms.ts FOLDER (the src folder of wink-lexicon)');

const require = createRequire(import.meta.url);
const plain = (word: string): boolean => /^[a-z]+$/.test(word);

function forms(name: string): Record<string, string> {
  const all = require(resolve(folder!, `wn-${name}-exceptions.js`)) as Record<string, string>;
  return Object.fromEntries(
    Object.entries(all)
      .filter(([form, lemma]) => plain(form) && plain(lemma) && form !== lemma)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

const lexicon = {
  source:
    'WordNet, Copyright Princeton University, WordNet License (free use with this notice): exceptions of verbs and nouns as in the npm package wink-lexicon 2.2.0 (MIT); derived by scripts/irregular-forms.ts',
  entries: { verbs: forms('verb'), nouns: forms('noun') },
};
const file = join(import.meta.dirname, '..', 'training', 'irregular-forms.json');
writeFileSync(file, `${JSON.stringify(lexicon)}\n`);
