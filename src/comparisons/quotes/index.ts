/** Quotations: one utterance across documents, in full, in part, in other words; the same words given to two speakers. */
import type { Evidence, FindingDraft, StoryContext } from '../../model/finding.ts';
import { defineComparison, type Pair } from '../../model/stages.ts';
import { entityById } from '../../story/entities.ts';
import { evidenceOf, originGroups } from '../../story/evidence.ts';

import { union } from '../../text/union.ts';
import { wordDiff } from '../../text/word-diff.ts';
import { likeness, verdictOf } from './alike.ts';
import { type Effect, effectsOf, FRAGMENT } from './effects.ts';
import { type Utterance, utterancesOf } from './utterances.ts';

/** Words in a row that make two utterances meet. */
const GRAM = 3;

function keysOf(utterance: Utterance): string[] {
  const words = utterance.words.map((word) => word.norm);
  const grams = words.slice(0, words.length - GRAM + 1).map((_, i) => words.slice(i, i + GRAM).join(' '));
  const own =
    utterance.speaker === null ? [] : [...utterance.content].map((word) => `${utterance.speaker} ${word}`);
  return [...(words.length < GRAM ? [words.join(' ')] : grams), ...own];
}

/** One wording and who prints it. */
type Variant = { readonly utterance: Utterance; readonly members: Utterance[]; effects: readonly Effect[] };

/** Longest first; equals by place. */
const byLength = (a: Utterance, b: Utterance) =>
  b.words.length - a.words.length || a.order - b.order || a.start - b.start;

/**
 * The wordings of a cluster. A quotation without a telling difference from a longer one is a copy of it. Speech reported
 * in part or whole joins the wording that it is most like, since the reporter's words around it are nobody's wording; only a
 * change of person ("my eyes", "her eyes") makes it a wording of its own.
 */
function variantsOf(cluster: readonly Utterance[]): Variant[] {
  const direct = cluster.filter((one) => one.form === 'direct').sort(byLength);
  if (direct.length === 0) return [{ utterance: cluster[0]!, members: [...cluster], effects: [] }];
  const variants: Variant[] = [];
  for (const one of direct) {
    const home = variants.find(({ utterance }) =>
      effectsOf(utterance, one, likeness(utterance, one).ops).every((effect) => effect === 'form'),
    );
    if (home) home.members.push(one);
    else {
      const reference = variants[0]?.utterance;
      const effects = reference ? effectsOf(reference, one, likeness(reference, one).ops) : [];
      variants.push({ utterance: one, members: [one], effects });
    }
  }
  for (const one of cluster.filter((other) => other.form !== 'direct').sort(byLength)) {
    if (
      direct.some(
        (other) =>
          other.document === one.document &&
          other.start < one.end &&
          one.start < other.end &&
          other.words.length >= FRAGMENT,
      )
    )
      continue;
    const likes = variants.map((variant) => ({ variant, like: likeness(variant.utterance, one) }));
    const best = likes.reduce(
      (top, other) => (other.like.overlap > top.like.overlap ? other : top),
      likes[0]!,
    );
    if (!best) continue;
    const effects = effectsOf(best.variant.utterance, one, best.like.ops);
    const own =
      one.form === 'mixed' &&
      effects.length > 0 &&
      effects.every((effect) => effect === 'person' || effect === 'form') &&
      effects.includes('person');
    const twin =
      own &&
      variants.find(
        ({ utterance }) =>
          utterance.form === 'mixed' && effectsOf(utterance, one, likeness(utterance, one).ops).length === 0,
      );
    if (twin) twin.members.push(one);
    else if (own) variants.push({ utterance: one, members: [one], effects });
    else best.variant.members.push(one);
  }
  return variants;
}

const SIDES = 'abcdefghijklmnopqrstuvwxyz';

function nameOf(id: string | null, story: StoryContext): string | null {
  return entityById(story, id)?.name ?? null;
}

function evidenceFor(utterances: readonly Utterance[], story: StoryContext, side?: string): Evidence[] {
  const seen = new Set<string>();
  // One passage a document: its quotation rather than its report of it.
  const sorted = [...utterances].sort(
    (a, b) => a.order - b.order || Number(a.form !== 'direct') - Number(b.form !== 'direct'),
  );
  return sorted.flatMap((one) => {
    const key = one.document;
    if (seen.has(key)) return [];
    seen.add(key);
    return [evidenceOf(story.documents.get(one.document)!, one, side)];
  });
}

function speakersOf(cluster: readonly Utterance[], story: StoryContext): string[] {
  return [
    ...new Set(cluster.map((one) => nameOf(one.speaker, story)).filter((name) => name !== null)),
  ].sort();
}

/** Fewest words that shortened wordings must have in common for the common part to count as agreed. */
const CORE = 4;

/** The words that all members have in a row, for each member; empty where they share too few. */
function core(members: readonly Utterance[]): Utterance[] {
  const [first] = [...members].sort((a, b) => a.words.length - b.words.length);
  let [from, to] = [0, first!.words.length];
  for (const member of members) {
    const { ops } = likeness(first!, member);
    const run = ops
      .filter((op) => op.op === 'same')
      .map((op): [number, number] => [Math.max(op.a[0], from), Math.min(op.a[1], to)])
      .reduce((best, one) => (one[1] - one[0] > best[1] - best[0] ? one : best), [0, 0]);
    [from, to] = run;
  }
  if (to - from < CORE) return [];
  const words = first!.words.slice(from, to).map((word) => word.norm);
  return members.flatMap((member) => {
    const at = member.words.findIndex((_, i) => words.every((word, k) => member.words[i + k]?.norm === word));
    if (at < 0) return [];
    const part = member.words.slice(at, at + words.length);
    return [{ ...member, start: part[0]!.start, end: part.at(-1)!.end }];
  });
}

/** Several origins quote the same words, or report them. */
function agreement(members: readonly Utterance[], story: StoryContext): FindingDraft | null {
  const evidence = evidenceFor(members, story);
  const origins = originGroups(evidence, story).length;
  if (origins < 2) return null;
  const speakers = speakersOf(members, story);
  const size = Math.max(...members.map((one) => one.content.size));
  return {
    kind: 'quote',
    verdict: 'agree',
    relation: 'same-utterance',
    severity: 'low',
    origins,
    reason: `${origins} origins have ${speakers[0] ?? 'the same speaker'} in the same words`,
    weight: origins + Math.min(size, 20) / 20,
    evidence,
    detail: { speakers },
  };
}

const GRAVE: ReadonlySet<Effect> = new Set(['negation', 'number']);
const MILD: ReadonlySet<Effect> = new Set(['shortened', 'form', 'vocative']);

/** The wordings differ: a word diff against the longest, and what the changes do. */
function difference(variants: readonly Variant[], story: StoryContext): FindingDraft | null {
  const reference = variants[0]!.utterance;
  const evidence: Evidence[] = [];
  const rows = variants.flatMap((variant, i) => {
    const own = evidenceFor(variant.members, story, SIDES[Math.min(i, SIDES.length - 1)]);
    const words = variant.utterance.words.map((word) => word.norm);
    const ops = wordDiff(
      reference.words.map((word) => word.norm),
      words,
    );
    const row = own[0] && { evidence: evidence.length, document: own[0].document, words, ops };
    evidence.push(...own);
    return row ? [row] : [];
  });
  if (new Set(evidence.map((part) => part.document)).size < 2) return null;
  const effects = [...new Set(variants.flatMap((variant) => variant.effects))];
  const speakers = speakersOf(
    variants.flatMap((variant) => variant.members),
    story,
  );
  const severity = effects.some((effect) => GRAVE.has(effect))
    ? 'high'
    : effects.every((effect) => MILD.has(effect))
      ? 'low'
      : 'medium';
  const origins = originGroups(evidence, story).length;
  return {
    kind: 'quote',
    verdict: 'differ',
    relation: 'same-utterance',
    severity: origins < 2 && severity !== 'high' ? 'low' : severity,
    origins,
    reason: `${speakers[0] ?? 'One utterance'} in ${variants.length} wordings${effects.length > 0 ? `: ${effects.join(', ')}` : ''}`,
    weight: origins + effects.length / 4 + Math.min(reference.content.size, 20) / 40,
    evidence,
    detail: {
      speakers,
      variants: rows.map((row) => ({
        ...row,
        ops: row.ops.map((op) => ({ op: op.op, a: [...op.a], b: [...op.b] })),
      })),
      effects,
    },
  };
}

/** The same words in the mouths of two people. */
function twoSpeakers(a: Utterance, b: Utterance, story: StoryContext): FindingDraft | null {
  if (a.document === b.document) return null;
  const evidence = [...evidenceFor([a], story, 'a'), ...evidenceFor([b], story, 'b')];
  const speakers = [nameOf(a.speaker, story)!, nameOf(b.speaker, story)!];
  return {
    kind: 'quote',
    verdict: 'differ',
    relation: 'same-words-two-speakers',
    severity: 'high',
    origins: originGroups(evidence, story).length,
    reason: `the same words are given to ${speakers.join(' and ')}`,
    weight: 4,
    evidence,
    detail: { speakers },
  };
}

/** Agreement of the wordings that several origins share, whole or in a common part; and the difference between wordings. */
function findingsOf(variants: readonly Variant[], story: StoryContext): FindingDraft[] {
  const agreed = variants
    .map((variant) => agreement(variant.members, story))
    .filter((draft) => draft !== null);
  if (variants.length === 1) return agreed;
  if (
    agreed.length === 0 &&
    variants.every((variant) => variant.effects.every((effect) => MILD.has(effect)))
  ) {
    const common = agreement(core(variants.flatMap((variant) => variant.members)), story);
    if (common) agreed.push(common);
  }
  const differing = difference(variants, story);
  return differing ? [...agreed, differing] : agreed;
}

function isPerson(utterance: Utterance, story: StoryContext): boolean {
  return entityById(story, utterance.speaker)?.type === 'person';
}

function compare(items: readonly Utterance[], pairs: readonly Pair[], story: StoryContext): FindingDraft[] {
  const sets = union(items.length);
  const drafts: FindingDraft[] = [];
  const told = new Set<string>();
  /** For speech that is reported: the quotation it is most like. */
  const nearest = new Map<number, { partner: number; overlap: number }>();
  const reported: Pair[] = [];
  const attach = (from: number, partner: number, overlap: number) => {
    if ((nearest.get(from)?.overlap ?? 0) < overlap) nearest.set(from, { partner, overlap });
  };
  for (const [i, j] of pairs) {
    const [a, b] = [items[i]!, items[j]!];
    if (a.document === b.document) continue;
    const like = likeness(a, b);
    const verdict = verdictOf(a, b, like, !isPerson(a, story) || !isPerson(b, story));
    if (verdict === 'one') {
      if (a.form === 'direct' && b.form === 'direct') sets.join(i, j);
      else if (a.form === 'direct') attach(j, i, like.overlap);
      else if (b.form === 'direct') attach(i, j, like.overlap);
      else reported.push([i, j]);
    }
    const key = `${a.speaker} ${b.speaker} ${a.words.map((word) => word.norm).join(' ')}`;
    if (verdict === 'two-speakers' && !told.has(key)) {
      told.add(key);
      const draft = twoSpeakers(a, b, story);
      if (draft) drafts.push(draft);
    }
  }
  // Reported speech joins one quotation, and never ties two different ones together.
  for (const [from, { partner }] of nearest) sets.join(from, partner);
  for (const [i, j] of reported) if (!nearest.has(i) && !nearest.has(j)) sets.join(i, j);
  for (const group of sets.groups()) {
    if (group.length < 2) continue;
    const variants = variantsOf(group.map((index) => items[index]!));
    drafts.push(...findingsOf(variants, story));
  }
  return drafts;
}

export const comparedQuotes = defineComparison<Utterance>({
  name: 'quotes',
  version: 1,
  items: utterancesOf,
  keys: keysOf,
  compare,
});
