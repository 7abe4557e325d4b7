/** Quotations: one utterance across documents, in full, in part, in other words; the same words given to two speakers. */
import type { Evidence, FindingDraft, StoryContext } from '../../model/finding.ts';
import { defineComparison, type Pair } from '../../model/stages.ts';
import { entityById } from '../../story/entities.ts';
import { evidenceOf, originGroups } from '../../story/evidence.ts';

import { wordDiff } from '../../text/word-diff.ts';
import { likeness } from './alike.ts';
import { type Compared, clustersOf, comparer, type Variant, variantsOf } from './clusters.ts';
import type { Effect } from './effect-kinds.ts';
import { effectsOf, isRetold } from './effects.ts';
import { printsBoth, saidOnce, tellingOf } from './occasions.ts';
import { surnamesMeet } from './speakers.ts';
import { type Utterance, utterancesOf } from './utterances.ts';

/** Words in a row that make two utterances meet. */
const GRAM = 3;

function keysOf(utterance: Utterance): string[] {
  const words = utterance.words.map((word) => word.key);
  const grams = words.slice(0, words.length - GRAM + 1).map((_, i) => words.slice(i, i + GRAM).join(' '));
  const own =
    utterance.speaker === null ? [] : [...utterance.content].map((word) => `${utterance.speaker} ${word}`);
  return [...(words.length < GRAM ? [words.join(' ')] : grams), ...own];
}

const SIDES = 'abcdefghijklmnopqrstuvwxyz';

function nameOf(id: string | null, story: StoryContext): string | null {
  return entityById(story, id)?.name ?? null;
}

/** One passage a document: its quotation rather than its report of it, the longest of several. */
function evidenceFor(utterances: readonly Utterance[], story: StoryContext, side?: string): Evidence[] {
  const best = new Map<string, Utterance>();
  const rank = (one: Utterance) => (one.form === 'direct' ? 0 : 1);
  for (const one of utterances) {
    const other = best.get(one.document);
    if (
      !other ||
      rank(one) < rank(other) ||
      (rank(one) === rank(other) && one.words.length > other.words.length)
    )
      best.set(one.document, one);
  }
  return [...best.values()]
    .sort((a, b) => a.order - b.order)
    .map((one) => evidenceOf(story.documents.get(one.document)!, one, side));
}

function speakersOf(cluster: readonly Utterance[], story: StoryContext): string[] {
  return [
    ...new Set(cluster.map((one) => nameOf(one.speaker, story)).filter((name) => name !== null)),
  ].sort();
}

/** Likeness from which a report and what it is compared with say the same. */
const REPORTED = 0.75;
/** Likeness from which two reports without a quotation do. */
const BOTH_REPORTED = 0.6;

/** Those that have the words of the longest quotation; where there is none, reports that are alike as a whole. */
function inSameWords(cluster: readonly Utterance[]): Utterance[] {
  const lead = [...cluster]
    .sort(
      (a, b) => Number(a.form !== 'direct') - Number(b.form !== 'direct') || b.words.length - a.words.length,
    )
    .at(0)!;
  return cluster.filter((one) => {
    if (one === lead || one.form === 'direct') return true;
    if (one.headline) return false;
    const like = likeness(lead, one);
    return lead.form === 'direct'
      ? like.overlap >= REPORTED || like.cited >= 2
      : like.mutual >= BOTH_REPORTED;
  });
}

/** Several origins quote the same words, or report them. */
function agreement(cluster: readonly Utterance[], story: StoryContext): FindingDraft | null {
  const members = inSameWords(cluster);
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
    reason: `${origins} origins have ${speakers.length === 1 ? speakers[0] : 'the same speaker'} in the same words`,
    weight: origins + Math.min(size, 20) / 20,
    evidence,
    detail: { speakers },
  };
}

const GRAVE: ReadonlySet<Effect> = new Set(['negation', 'number']);
const TELLING: ReadonlySet<Effect> = new Set(['modal', 'tense', 'condition', 'wording']);

/** High where the sense is turned, medium where a telling word is another, low where the sentence says the same in other words. */
function severityOf(variants: readonly Variant[]): FindingDraft['severity'] {
  const [lead, ...others] = variants as readonly [Variant, ...Variant[]];
  const effects = others.flatMap((variant) => variant.effects);
  if (effects.some((effect) => GRAVE.has(effect))) return 'high';
  const tells = others.some(({ utterance, effects: own }) => {
    const { ops } = likeness(lead.utterance, utterance);
    const retold = isRetold(lead.utterance, utterance, ops);
    return own.some((effect) => TELLING.has(effect) && !(effect === 'wording' && retold));
  });
  return tells ? 'medium' : 'low';
}

/** The wordings differ: a word diff against the longest, and what the changes do. */
function difference(variants: readonly Variant[], story: StoryContext, documents = 2): FindingDraft | null {
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
  if (new Set(evidence.map((part) => part.document)).size < documents) return null;
  const effects = [...new Set(variants.flatMap((variant) => variant.effects))];
  const speakers = speakersOf(
    variants.flatMap((variant) => variant.members),
    story,
  );
  const severity = severityOf(variants);
  const origins = originGroups(evidence, story).length;
  const texts = new Set(evidence.map((part) => story.originOf.get(part.document)));
  return {
    kind: 'quote',
    verdict: 'differ',
    relation: 'same-utterance',
    // Copies differ by their editing only; that two outlets heard it from a third makes no difference smaller.
    severity: texts.size < 2 && severity !== 'high' ? 'low' : severity,
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

/** One finding a cluster: what its wordings differ in, else that several origins have it. */
function findingOf(cluster: readonly Utterance[], story: StoryContext): FindingDraft | null {
  const [lead, ...others] = variantsOf(cluster) as [Variant, ...Variant[]];
  if (others.length === 0) return agreement(cluster, story);
  const told = tellingOf([lead, ...others.filter((other) => saidOnce(lead, other))]);
  const once = told.slice(1).filter((other) => !printsBoth(told[0]!, other, story));
  if (once.length > 0) return difference([told[0]!, ...once], story);
  return agreement(lead.members, story);
}

/** Code units between two places of a document that quote one utterance; nearer ones are sentences built alike. */
const ELSEWHERE = 400;
const IN_ONE: ReadonlySet<Effect> = new Set(['negation', 'number', 'modal']);

/** A document that quotes one utterance in two wordings. */
function withinOne(
  a: Utterance,
  b: Utterance,
  { like, relation }: Compared,
  story: StoryContext,
): FindingDraft[] {
  if (relation !== 'one' || a.form !== 'direct' || b.form !== 'direct' || a.speech === b.speech) return [];
  if (like.mutual < 0.6 || like.shared < 3 || Math.abs(a.start - b.start) < ELSEWHERE) return [];
  const effects = effectsOf(a, b, like.ops);
  if (!effects.some((effect) => IN_ONE.has(effect))) return [];
  const variants = [
    { utterance: a, members: [a], effects: [] },
    { utterance: b, members: [b], effects },
  ];
  const draft = difference(variants, story, 1);
  return draft ? [{ ...draft, severity: 'low' }] : [];
}

function compare(items: readonly Utterance[], pairs: readonly Pair[], story: StoryContext): FindingDraft[] {
  const compared = comparer(items, story);
  const apart = pairs.filter(([i, j]) => items[i]!.document !== items[j]!.document);
  const drafts = clustersOf(items, apart, compared).flatMap(
    (cluster) =>
      findingOf(
        cluster.map((index) => items[index]!),
        story,
      ) ?? [],
  );
  for (const [i, j] of pairs) {
    const [a, b] = [items[i]!, items[j]!];
    if (a.document === b.document) drafts.push(...withinOne(a, b, compared(i, j), story));
  }
  const told = new Set<string>();
  for (const [i, j] of apart) {
    const [a, b] = [items[i]!, items[j]!];
    if (compared(i, j).relation !== 'two-speakers' || surnamesMeet(a, b, story)) continue;
    const key = [a.speaker, b.speaker].sort().join(' ') + a.words.map((word) => word.norm).join(' ');
    if (told.has(key)) continue;
    told.add(key);
    const draft = twoSpeakers(a, b, story);
    if (draft) drafts.push(draft);
  }
  return drafts;
}

export const comparedQuotes = defineComparison<Utterance>({
  name: 'quotes',
  version: 2,
  byTopic: true,
  items: utterancesOf,
  keys: keysOf,
  compare,
});
