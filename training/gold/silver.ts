/**
 * News trees by another parser (CoreNLP, 2016), for training where they can be trusted: tokens that both tokenisers cut
 * alike, and relations whose head is the same in its first version of Universal Dependencies and in the current one. All
 * else is left open. Nothing is learned from its tags.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { tokenize } from '../../src/language/tokenizer.ts';

/** A head that is not known. */
export const OPEN = -2;

export type SilverSentence = {
  readonly forms: readonly string[];
  /** Index of the head, -1 for the root, `OPEN` where it is not known. */
  readonly heads: readonly number[];
  /** '' where it is not known. */
  readonly rels: readonly string[];
};

type Row = readonly [start: number, end: number, tag: string, name: string, head: number, relation: string];

/** Relations whose head may be trusted, with their present name; '' where the name is left open. */
const TRUSTED: Readonly<Record<string, string>> = {
  nsubj: 'nsubj',
  nsubjpass: 'nsubj:pass',
  dobj: 'obj',
  iobj: 'iobj',
  amod: 'amod',
  det: 'det',
  case: 'case',
  mark: 'mark',
  aux: 'aux',
  auxpass: 'aux:pass',
  cop: 'cop',
  advmod: 'advmod',
  neg: 'advmod',
  xcomp: 'xcomp',
  'acl:relcl': 'acl:relcl',
  acl: 'acl',
  advcl: 'advcl',
  ccomp: 'ccomp',
  conj: 'conj',
  'compound:prt': 'compound:prt',
  'nmod:poss': 'nmod:poss',
  nmod: '',
  'nmod:tmod': '',
  appos: '',
  nummod: '',
  compound: '',
};

const SHORTEST = 6;
const LONGEST = 60;

/** The sentences of the silver documents that have enough to learn from, document by document. */
export function readSilver(gold: string): SilverSentence[][] {
  const path = join(gold, 'silver', 'polnear-corenlp-train.jsonl.gz');
  if (!existsSync(path)) return [];
  return gunzipSync(readFileSync(path))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { id, sentences } = JSON.parse(line) as { id: string; sentences: Row[][] };
      const file = join(gold, 'polnear', 'train', 'text', id);
      if (!existsSync(file)) return [];
      const text = readFileSync(file, 'utf8');
      return sentences.map((rows) => align(text, rows)).filter((one) => one !== null);
    });
}

function align(text: string, rows: readonly Row[]): SilverSentence | null {
  if (rows.length < SHORTEST || rows.length > LONGEST) return null;
  const words = tokenize(text, rows[0]![0], rows.at(-1)![1]);
  const wordAt = new Map(words.map(({ start, end }, i) => [`${start} ${end}`, i]));
  const wordOf = rows.map(([start, end]) => wordAt.get(`${start} ${end}`) ?? -1);
  const heads = words.map(() => OPEN);
  const rels = words.map(() => '');
  const quoted = rows.some(([, , tag]) => tag === '``' || tag === "''");
  let known = 0;
  rows.forEach((row, r) => {
    const word = wordOf[r]!;
    const head = row[4] < 0 ? -1 : wordOf[row[4]]!;
    if (word < 0 || head < 0 || !isTrusted(row, rows, r, quoted)) return;
    heads[word] = head;
    rels[word] = TRUSTED[row[5]]!;
    known++;
  });
  if (known < words.length * 0.4) return null;
  return { forms: words.map(({ start, end }) => text.slice(start, end)), heads, rels };
}

function isTrusted(
  [, , tag, , head, relation]: Row,
  rows: readonly Row[],
  at: number,
  quoted: boolean,
): boolean {
  if (!Object.hasOwn(TRUSTED, relation)) return false;
  const headTag = rows[head]![2];
  if (relation === 'compound') return /^NNS?$/.test(tag) && /^NNS?$/.test(headTag);
  if (relation === 'nummod') return headTag.startsWith('NN');
  if (relation === 'ccomp') return head < at && !quoted;
  if (relation === 'case') return head > at || tag === 'POS';
  return !headTag.startsWith('$') && headTag !== 'CD';
}
