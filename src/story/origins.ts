/**
 * Documents and passages that go back to one text.
 *
 * Every run of five words outside quotation marks is hashed (Broder's shingles). An index from shingle to documents
 * gives the number that each pair shares exactly, at a cost that grows with the number of words: no signature has to
 * estimate it. Two documents are of one origin when a good part of the shorter one stands in the other.
 */
import type { Evidence, Origin, Passage } from '../model/finding.ts';
import type { AnnotatedDocument } from '../model/layers.ts';
import { hashWord, shingles } from '../text/shingles.ts';
import { overlapping } from '../text/span.ts';
import { union } from '../text/union.ts';
import { type Word, wordsOf } from '../text/words.ts';
import { quotedSpans } from './quoted.ts';
import { runningRegions } from './regions.ts';

const SHINGLE = 5;
/** Share of the shorter text that makes two documents one origin. */
const ONE_ORIGIN = 0.24;
/** Fewest shared shingles for one origin: two briefs may share a sentence by chance. */
const ONE_ORIGIN_SHINGLES = 25;
/** Shortest shared passage, in words. */
const PASSAGE_WORDS = 14;
/** A shingle of more documents than this pairs each with the next only: enough to join copies, too common for passages. */
const COMMON = 24;

type Shingled = { readonly words: readonly Word[]; readonly hashes: Uint32Array; readonly size: number };

/** Words of the running text outside quotation marks, and their shingles; a shingle never spans a gap between them. */
function shingled(document: AnnotatedDocument): Shingled {
  const { text } = document.document;
  const quoted = quotedSpans(document);
  const words: Word[] = [];
  const blocked: boolean[] = [];
  for (const region of runningRegions(document)) {
    for (const word of wordsOf(text, region)) {
      words.push(word);
      blocked.push(overlapping(quoted, word).length > 0);
    }
  }
  const hashes = shingles(
    words.map((word) => hashWord(word.norm)),
    SHINGLE,
  );
  // A shingle that begins and ends inside quotation marks is speech; two outlets may well quote the same words.
  for (let i = 0; i < hashes.length; i++) if (blocked[i] && blocked[i + SHINGLE - 1]) hashes[i] = 0;
  return { words, hashes, size: new Set(hashes.filter((hash) => hash !== 0)).size };
}

/** Number of distinct shingles shared, by pair of document indexes (`a * count + b`, a < b). */
function sharedShingles(all: readonly Shingled[]): Map<number, number> {
  const count = all.length;
  const entries = new Float64Array(all.reduce((sum, one) => sum + one.hashes.length, 0));
  let filled = 0;
  all.forEach((one, document) => {
    for (const hash of one.hashes) if (hash !== 0) entries[filled++] = hash * count + document;
  });
  const sorted = entries.subarray(0, filled).sort();
  const shared = new Map<number, number>();
  const add = (a: number, b: number) => shared.set(a * count + b, (shared.get(a * count + b) ?? 0) + 1);
  let at = 0;
  while (at < filled) {
    const hash = Math.floor(sorted[at]! / count);
    const documents: number[] = [];
    for (; at < filled && Math.floor(sorted[at]! / count) === hash; at++) {
      const document = sorted[at]! % count;
      if (documents.at(-1) !== document) documents.push(document);
    }
    const reach = documents.length > COMMON ? 1 : documents.length;
    documents.forEach((a, i) => {
      for (let j = i + 1; j < documents.length && j <= i + reach; j++) add(a, documents[j]!);
    });
  }
  return shared;
}

/** Word ranges of `a` that stand in `b` word for word, longest-first greedy over the shingles they share. */
function sharedRuns(a: Shingled, b: Shingled): { a: [number, number]; b: [number, number] }[] {
  const places = new Map<number, number[]>();
  b.hashes.forEach((hash, i) => {
    if (hash !== 0) places.set(hash, [...(places.get(hash) ?? []).slice(0, 7), i]);
  });
  const runs: { a: [number, number]; b: [number, number] }[] = [];
  for (let i = 0; i < a.hashes.length; ) {
    let best = 0;
    let from = 0;
    for (const j of places.get(a.hashes[i]!) ?? []) {
      let length = 0;
      while (i + length < a.words.length && a.words[i + length]?.norm === b.words[j + length]?.norm) length++;
      if (length > best) [best, from] = [length, j];
    }
    if (best >= PASSAGE_WORDS) runs.push({ a: [i, i + best], b: [from, from + best] });
    i += Math.max(1, best >= PASSAGE_WORDS ? best : 1);
  }
  return runs;
}

export type Origins = {
  readonly origins: readonly Origin[];
  readonly originOf: ReadonlyMap<string, string>;
  readonly passages: readonly Passage[];
};

/** Groups documents by origin and lists the passages that documents of different origins share. */
export function findOrigins(documents: readonly AnnotatedDocument[]): Origins {
  const all = documents.map(shingled);
  const shared = sharedShingles(all);
  const sets = union(documents.length);
  const pairs = [...shared].map(([key, count]) => {
    const [a, b] = [Math.floor(key / documents.length), key % documents.length];
    return { a, b, count, overlap: count / Math.max(1, Math.min(all[a]!.size, all[b]!.size)) };
  });
  const close = pairs.filter((pair) => pair.overlap >= ONE_ORIGIN && pair.count >= ONE_ORIGIN_SHINGLES);
  for (const { a, b } of close) sets.join(a, b);
  const origins = sets.groups().map((members, i): Origin => {
    const links = close.filter((pair) => sets.find(pair.a) === members[0]).map((pair) => pair.overlap);
    const overlap = links.length > 0 ? Math.min(1, Math.max(...links)) : 1;
    return {
      id: `o${i + 1}`,
      documents: members.map((member) => documents[member]!.document.id),
      why: links.length > 0 ? 'shared text outside quotation marks' : 'own text',
      overlap: Math.round(overlap * 1000) / 1000,
    };
  });
  const originOf = new Map(
    origins.flatMap((origin) => origin.documents.map((id) => [id, origin.id] as const)),
  );
  const passages = pairs
    .filter((pair) => pair.count > PASSAGE_WORDS - SHINGLE && sets.find(pair.a) !== sets.find(pair.b))
    .sort((x, y) => x.a - y.a || x.b - y.b)
    .flatMap(({ a, b }) => passagesOf([documents[a]!, all[a]!], [documents[b]!, all[b]!]));
  return { origins, originOf, passages };
}

function passagesOf(
  [first, a]: readonly [AnnotatedDocument, Shingled],
  [second, b]: readonly [AnnotatedDocument, Shingled],
): Passage[] {
  const excerpt = (
    document: AnnotatedDocument,
    words: readonly Word[],
    [from, to]: [number, number],
  ): Evidence => {
    const { start } = words[from]!;
    const { end } = words[to - 1]!;
    return { document: document.document.id, start, end, text: document.document.text.slice(start, end) };
  };
  return sharedRuns(a, b).map((run) => ({
    evidence: [excerpt(first, a.words, run.a), excerpt(second, b.words, run.b)],
    why: `${run.a[1] - run.a[0]} words in a row are the same`,
  }));
}
