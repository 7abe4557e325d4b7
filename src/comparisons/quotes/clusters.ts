/** Which utterances are one, and in which wordings it is printed. */

import type { StoryContext } from '../../model/finding.ts';
import type { Pair } from '../../model/stages.ts';
import { type Likeness, likeness, type Relation, verdictOf } from './alike.ts';
import { type Effect, isTelling } from './effect-kinds.ts';
import { effectsOf } from './effects.ts';
import { isHalfReported } from './renderings.ts';
import { isOfTwo, speakersOfPair } from './speakers.ts';
import type { Utterance } from './utterances.ts';

/** One wording and who prints it; `effects` say what it does to the first wording. */
export type Variant = {
  readonly utterance: Utterance;
  readonly members: Utterance[];
  effects: readonly Effect[];
};

/** Share of the lighter utterance's weight below which no rule makes two utterances one. */
const LEAST = 0.25;
const UNLIKE: Likeness = {
  overlap: 0,
  mutual: 0,
  cover: 0,
  shared: 0,
  mass: 0,
  run: 0,
  runContent: 0,
  ops: [],
  cited: 0,
  citedWords: 0,
};

export type Compared = { readonly like: Likeness; readonly relation: Relation };

/** Longest first; equals by place. */
const byLength = (a: Utterance, b: Utterance) =>
  b.words.length - a.words.length || a.order - b.order || a.start - b.start;

/** Compares each pair once, whatever asks for it. */
export function comparer(
  items: readonly Utterance[],
  story: StoryContext,
): (i: number, j: number) => Compared {
  const kept = new Map<number, Compared>();
  const bags = items.map((one) => new Set(one.words.flatMap((word) => [word.key, word.lemma])));
  const weights = items.map((one) => one.words.reduce((sum, word) => sum + word.weight, 0));
  /** Whether the lighter of two has enough words of the other in any order to be worth aligning. */
  const close = (x: number, y: number): boolean => {
    const [light, heavy] = weights[x]! <= weights[y]! ? [x, y] : [y, x];
    const bag = bags[heavy]!;
    let shared = 0;
    for (const word of items[light]!.words)
      if (bag.has(word.key) || bag.has(word.lemma)) shared += word.weight;
    return shared >= weights[light]! * LEAST;
  };
  return (i, j) => {
    const [x, y] = i < j ? [i, j] : [j, i];
    const key = x * items.length + y;
    let found = kept.get(key);
    if (!found) {
      const [a, b] = [items[x]!, items[y]!];
      if (close(x, y)) {
        const like = likeness(a, b);
        found = {
          like,
          relation: verdictOf(a, b, like, speakersOfPair(a, b, story), () => isOfTwo(a, b, story)),
        };
      } else found = { like: UNLIKE, relation: null };
      kept.set(key, found);
    }
    return found;
  };
}

/**
 * Clusters of utterances. Quotations join the closest first, and only a cluster whose longest wording all of them match, so that two
 * sentences with a phrase in common are never tied together by a third; one document gives two members only where it
 * quotes the same twice, or different parts of one sentence. Speech that is reported joins the one quotation it is most like.
 */
export function clustersOf(
  items: readonly Utterance[],
  pairs: readonly Pair[],
  compare: (i: number, j: number) => Compared,
): number[][] {
  const clusterOf = new Map<number, number[]>();
  const home = (i: number) => {
    let own = clusterOf.get(i);
    if (!own) {
      own = [i];
      clusterOf.set(i, own);
    }
    return own;
  };
  const direct = (i: number) => items[i]!.form === 'direct';
  const joined = pairs.filter(([i, j]) => compare(i, j).relation === 'one');
  const strength = ([i, j]: Pair) => {
    const { like } = compare(i, j);
    return like.mutual * 2 + like.overlap;
  };
  const sorted = (list: readonly Pair[]) =>
    list
      .map((pair) => ({ pair, value: strength(pair) }))
      .sort((x, y) => y.value - x.value || x.pair[0] - y.pair[0] || x.pair[1] - y.pair[1]);
  for (const { pair } of sorted(joined.filter(([i, j]) => direct(i) && direct(j)))) {
    const [a, b] = [home(pair[0]), home(pair[1])];
    if (a === b || !fits(a, b, items, compare)) continue;
    const merged = [...a, ...b].sort((x, y) => x - y);
    for (const i of merged) clusterOf.set(i, merged);
  }
  const attached = new Set<number>();
  for (const { pair } of sorted(joined.filter(([i, j]) => direct(i) !== direct(j)))) {
    const [report, quote] = direct(pair[0]) ? [pair[1], pair[0]] : [pair[0], pair[1]];
    if (attached.has(report)) continue;
    attached.add(report);
    const merged = [...home(quote), report].sort((x, y) => x - y);
    for (const i of merged) clusterOf.set(i, merged);
  }
  for (const { pair } of sorted(joined.filter(([i, j]) => !direct(i) && !direct(j)))) {
    const [i, j] = pair;
    if (attached.has(i) || attached.has(j) || clusterOf.has(i) || clusterOf.has(j)) continue;
    const merged = [i, j];
    clusterOf.set(i, merged).set(j, merged);
  }
  return [...new Set(clusterOf.values())].filter((one) => one.length > 1).sort((x, y) => x[0]! - y[0]!);
}

/** Whether the longest of two clusters' quotations matches all others, and no document has two different ones. */
function fits(
  a: readonly number[],
  b: readonly number[],
  items: readonly Utterance[],
  compare: (i: number, j: number) => Compared,
): boolean {
  const all = [...a, ...b].sort((x, y) => byLength(items[x]!, items[y]!));
  const [lead] = all;
  if (!all.every((one) => one === lead || compare(lead!, one).relation === 'one')) return false;
  return a.every((x) =>
    b.every(
      (y) =>
        items[x]!.document !== items[y]!.document ||
        repeats(items[x]!, items[y]!) ||
        (x !== lead && y !== lead && apart(items[lead!]!, items[x]!, items[y]!)),
    ),
  );
}

/** Whether a document prints one sentence twice. */
function repeats(a: Utterance, b: Utterance): boolean {
  const like = likeness(a, b);
  return like.overlap >= 0.9 && like.cover >= 0.9 && !isTelling(effectsOf(a, b, like.ops));
}

/** Whether two passages of one document print different parts of a longer wording. */
function apart(lead: Utterance, x: Utterance, y: Utterance): boolean {
  const places = (one: Utterance) =>
    new Set(
      likeness(lead, one).ops.flatMap((op) =>
        op.op === 'same' ? Array.from({ length: op.a[1] - op.a[0] }, (_, k) => op.a[0] + k) : [],
      ),
    );
  const [a, b] = [places(x), places(y)];
  const shared = [...a].filter((place) => b.has(place)).length;
  return shared * 4 <= Math.min(a.size, b.size);
}

/**
 * The wordings of a cluster, longest first. A quotation without a telling difference from one before it is a copy of it, also
 * where whole sentences are left out; reports belong to the wording they are most like, except those that tell in the reporter's words
 * what the quotation has in the speaker's: they are a wording of their own.
 */
export function variantsOf(
  cluster: readonly Utterance[],
  isOther: (effects: readonly Effect[]) => boolean = isTelling,
): Variant[] {
  const direct = cluster.filter((one) => one.form === 'direct').sort(byLength);
  if (direct.length === 0) return [{ utterance: cluster[0]!, members: [...cluster], effects: [] }];
  const variants: Variant[] = [];
  const effectsFrom = (from: Utterance, to: Utterance) => effectsOf(from, to, likeness(from, to).ops);
  for (const one of direct) {
    const home = variants.find(({ utterance }) => !isOther(effectsFrom(utterance, one)));
    const [lead] = variants;
    if (home) home.members.push(one);
    else
      variants.push({
        utterance: one,
        members: [one],
        effects: lead ? effectsFrom(lead.utterance, one) : [],
      });
  }
  const reports = cluster.filter((other) => other.form !== 'direct').sort(byLength);
  const quotations = [...variants];
  let half: Variant | undefined;
  for (const one of reports) {
    const best = closest(quotations, one);
    if (!isOther(['reported']) || !isHalfReported(best.utterance, one)) best.members.push(one);
    else if (half) half.members.push(one);
    else half = { utterance: one, members: [one], effects: ['reported'] };
  }
  return half ? [...variants, half] : variants;
}

/** The wording that a report is most like. */
function closest(variants: readonly Variant[], report: Utterance): Variant {
  return variants.reduce(
    (top, variant) => {
      const { overlap } = likeness(variant.utterance, report);
      return overlap > top.overlap ? { variant, overlap } : top;
    },
    { variant: variants[0]!, overlap: -1 },
  ).variant;
}
