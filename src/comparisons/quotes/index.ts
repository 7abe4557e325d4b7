/** Quotations: one utterance across documents, in full, in part, in other words; the same words given to two speakers. */
import type { FindingDraft, StoryContext } from '../../model/finding.ts';
import { defineComparison, type Pair } from '../../model/stages.ts';
import { overlaps } from '../../text/span.ts';
import { agreement } from './agreements.ts';
import { citedOtherwise } from './citations.ts';
import { clustersOf, comparer, type Variant, variantsOf } from './clusters.ts';
import { completions } from './completions.ts';
import { difference, SAME_OTHERWISE } from './differences.ts';
import { differing } from './drafts.ts';
import { isChanged } from './effect-kinds.ts';
import { fragmentsInTwo } from './fragments.ts';
import { twoGivers } from './givers.ts';
import { sourcesOfNews } from './news.ts';
import { printsBoth, saidOnce, tellingOf } from './occasions.ts';
import { phrasesInTwo } from './phrases.ts';
import { withoutRepeats } from './repeats.ts';
import { reportsOf } from './reports.ts';
import { retellings } from './retellings.ts';
import { sentencesLeftOut } from './sentences-left-out.ts';
import { evidenceFor, nameOf } from './shown.ts';
import { onWhoseWord, sameWordsOfPaper } from './sources.ts';
import { surnamesMeet } from './speakers.ts';
import { printedUnmarked } from './unmarked.ts';
import { type Utterance, utterancesOf } from './utterances.ts';
import { withinOne } from './within.ts';

/** Words in a row that make two utterances meet. */
const GRAM = 3;

function keysOf(utterance: Utterance): string[] {
  const words = utterance.words.map((word) => word.key);
  const grams = words.slice(0, words.length - GRAM + 1).map((_, i) => words.slice(i, i + GRAM).join(' '));
  const speaker = utterance.speaker ?? utterance.presumed;
  const own = speaker === null ? [] : [...utterance.content].map((word) => `${speaker} ${word}`);
  return [...(words.length < GRAM ? [words.join(' ')] : grams), ...own];
}

/** The same words in the mouths of two people. */
function twoSpeakers(a: Utterance, b: Utterance, story: StoryContext): FindingDraft | null {
  if (a.document === b.document) return null;
  const evidence = [...evidenceFor([a], story, 'a'), ...evidenceFor([b], story, 'b')];
  const speakers = [nameOf(a.speaker, story)!, nameOf(b.speaker, story)!];
  return differing(evidence, `the same words are given to ${speakers.join(' and ')}`, story, {
    relation: 'same-words-two-speakers',
    severity: 'high',
    weight: 4,
    detail: { speakers },
  });
}

/** What a cluster's wordings differ in, and which of its words several origins have. */
function findingsOf(cluster: readonly Utterance[], story: StoryContext): FindingDraft[] {
  const [lead, ...others] = variantsOf(cluster) as [Variant, ...Variant[]];
  const told = tellingOf([lead, ...others.filter((other) => saidOnce(lead, other))]);
  const once = told.slice(1).filter((other) => !printsBoth(told[0]!, other, story));
  const differ = once.length > 0 ? difference([told[0]!, ...once], story) : null;
  const same = variantsOf(cluster, isChanged).map(({ members }) => agreement(members, story));
  return [differ, ...same].filter((draft) => draft !== null);
}

/** Whether a difference shows the passages of another already. */
const shows = (other: FindingDraft, draft: FindingDraft): boolean =>
  other.verdict === 'differ' &&
  draft.evidence.every((part) =>
    other.evidence.some((own) => own.document === part.document && overlaps(own, part)),
  );

/** Of a speaker whose sentences stand in other words throughout, as in two translations, one other word tells little. */
function withRetellers(drafts: readonly FindingDraft[]): FindingDraft[] {
  const speaker = ({ detail }: FindingDraft) => (detail.speakers as readonly string[] | undefined)?.[0];
  const retold = new Set(
    drafts.filter(({ reason }) => reason.endsWith(SAME_OTHERWISE)).map((draft) => speaker(draft)),
  );
  return drafts.map((draft) =>
    draft.verdict === 'differ' && draft.severity === 'medium' && retold.has(speaker(draft) ?? '')
      ? { ...draft, severity: 'low', weight: Math.min(draft.weight, 0.5) }
      : draft,
  );
}

function compare(items: readonly Utterance[], pairs: readonly Pair[], story: StoryContext): FindingDraft[] {
  const compared = comparer(items, story);
  const apart = pairs.filter(([i, j]) => items[i]!.document !== items[j]!.document);
  const clusters = clustersOf(items, apart, compared);
  const uttered = clusters.map((cluster) => cluster.map((index) => items[index]!));
  const drafts = withoutRepeats(uttered.flatMap((cluster) => findingsOf(cluster, story)));
  const documents = [...new Set(items.map(({ document }) => document))].map((id) => story.documents.get(id)!);
  const more = [
    ...citedOtherwise(documents, story),
    ...completions(items, apart, story),
    ...retellings(items, apart, compared, clusters, story),
    ...fragmentsInTwo(documents, items, story),
    ...phrasesInTwo(items, apart, story),
    ...reportsOf(items, apart, compared, story),
    ...printedUnmarked(documents, items, uttered, story),
  ];
  drafts.push(...sourcesOfNews(items, story), ...twoGivers(uttered, story));
  drafts.push(...sentencesLeftOut(uttered, items, story));
  drafts.push(...onWhoseWord(items, apart, story), ...sameWordsOfPaper(items, apart, story));
  drafts.push(...withinOne(items, pairs, compared, story));
  for (const draft of more) if (!drafts.some((other) => shows(other, draft))) drafts.push(draft);
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
  return withRetellers(drafts);
}

export const comparedQuotes = defineComparison<Utterance>({
  name: 'quotes',
  version: 2,
  byTopic: true,
  items: utterancesOf,
  keys: keysOf,
  compare,
});
