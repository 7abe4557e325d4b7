/**
 * Which documents tell of one event, so that figures of two unrelated events never meet.
 *
 * Leader clustering over TF-IDF vectors: a document joins the topic whose mean it is nearest to, or opens one. Only topics
 * that share one of the document's strongest terms are looked at, so the cost stays near-linear.
 */

import stopwords from '../lexicon/en/stopwords.json' with { type: 'json' };
import type { AnnotatedDocument } from '../model/layers.ts';
import { wordsOf } from '../text/words.ts';
import { runningRegions } from './regions.ts';

/** Least cosine with a topic's mean. */
const NEAR = 0.14;
const TERMS = 60;
const PROBES = 12;
/** Below this number of documents all words weigh alike: document frequencies of a handful say nothing. */
const ENOUGH = 12;
/**
 * Where all documents tell of one event, what makes the event stands in all of them, and rarity would take it away. They do from this
 * median cosine of their pairs on, with all words alike; sets of two events and more, of a kind even, have less (0.19 at most of five
 * mixed sets, 0.22 to 0.48 in 13 of 14 single stories).
 */
const ONE_STORY = 0.22;
/** Documents, evenly spread over a larger set, whose pairs are looked at. */
const SAMPLE = 60;

const STOP: ReadonlySet<string> = new Set(stopwords.entries);
type Vector = ReadonlyMap<string, number>;
/** Sum of a topic's vectors, and the square of its length. */
type Topic = { readonly sum: Map<string, number>; square: number };

function vectors(documents: readonly AnnotatedDocument[]): Vector[] {
  const counts = documents.map((document) => {
    const found = new Map<string, number>();
    const { text } = document.document;
    for (const region of runningRegions(document)) {
      for (const { norm } of wordsOf(text, region)) {
        if (norm.length > 2 && !STOP.has(norm)) found.set(norm, (found.get(norm) ?? 0) + 1);
      }
    }
    return found;
  });
  const alike = documents.length < ENOUGH || isOneStory(counts);
  const frequency = new Map<string, number>();
  for (const one of counts)
    for (const word of one.keys()) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  return counts.map((one) => {
    const weighted = [...one].map(([word, count]): [string, number] => {
      const rarity = alike ? 1 : Math.log(documents.length / frequency.get(word)!);
      return [word, (1 + Math.log(count)) * rarity];
    });
    weighted.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const kept = alike ? weighted : weighted.slice(0, TERMS);
    const norm = Math.sqrt(kept.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
    return new Map(kept.map(([word, weight]) => [word, weight / norm]));
  });
}

/** Whether most pairs of documents have so many words in common that they tell of one event. */
function isOneStory(counts: readonly ReadonlyMap<string, number>[]): boolean {
  const step = Math.max(1, counts.length / SAMPLE);
  const some = Array.from(
    { length: Math.min(SAMPLE, counts.length) },
    (_, i) => counts[Math.floor(i * step)]!,
  );
  const flat = some.map((one) => {
    const weights = [...one].map(([word, count]): [string, number] => [word, 1 + Math.log(count)]);
    const norm = Math.sqrt(weights.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
    return new Map(weights.map(([word, weight]) => [word, weight / norm]));
  });
  const cosines = flat.flatMap((a, i) =>
    flat.slice(i + 1).map((b) => {
      let dot = 0;
      for (const [word, weight] of a) dot += weight * (b.get(word) ?? 0);
      return dot;
    }),
  );
  cosines.sort((a, b) => a - b);
  return cosines[cosines.length >> 1]! >= ONE_STORY;
}

/** Topic id (`t1` …) by document id. */
export function findTopics(documents: readonly AnnotatedDocument[]): Map<string, string> {
  const topics: Topic[] = [];
  const byTerm = new Map<string, Set<number>>();
  const topicOf = new Map<string, string>();
  vectors(documents).forEach((vector, i) => {
    const near = new Map<number, number>();
    for (const term of [...vector.keys()].slice(0, PROBES)) {
      const holders = byTerm.get(term);
      if (holders && holders.size <= 400) for (const topic of holders) near.set(topic, 0);
    }
    let best = -1;
    let score = NEAR;
    for (const topic of [...near.keys()].sort((a, b) => a - b)) {
      const value = cosine(vector, topics[topic]!);
      if (value > score) [best, score] = [topic, value];
    }
    if (best < 0) best = topics.push({ sum: new Map(), square: 0 }) - 1;
    const topic = topics[best]!;
    for (const [term, weight] of vector) {
      const before = topic.sum.get(term) ?? 0;
      const total = before + weight;
      topic.square += total * total - before * before;
      topic.sum.set(term, total);
      const holders = byTerm.get(term);
      if (holders) holders.add(best);
      else byTerm.set(term, new Set([best]));
    }
    topicOf.set(documents[i]!.document.id, `t${best + 1}`);
  });
  return topicOf;
}

function cosine(vector: Vector, { sum, square }: Topic): number {
  let dot = 0;
  for (const [term, weight] of vector) dot += weight * (sum.get(term) ?? 0);
  return dot / (Math.sqrt(square) || 1);
}
