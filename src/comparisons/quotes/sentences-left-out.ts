/**
 * Sentences left out inside a quotation: one report prints two sentences in one pair of marks, another has a third sentence between them.
 * Where a cue or dots stand between the two, the reporter has not run them together.
 */
import type { FindingDraft, StoryContext } from '../../model/finding.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import { evidenceOf } from '../../story/evidence.ts';
import { cover } from '../../text/span.ts';
import { differing } from './drafts.ts';
import { nameOf } from './shown.ts';
import type { Utterance } from './utterances.ts';

/** Longest passages shown, and longest sentence that a reason names, UTF-16 units. */
const LONGEST = 600;
const NAMED = 120;
/** Share of what is missing that the two sentences must have to have said it. */
const HAS = 0.75;
/** Fewest words of each of the sentences. */
const WORDS = 3;

/** Whether nothing stands between two utterances of a document, no dots either. */
const areTogether = (a: Utterance, b: Utterance, { document: { text } }: AnnotatedDocument): boolean =>
  a.end <= b.start &&
  /^\s*$/u.test(text.slice(a.end, b.start)) &&
  !/…|\.\s?\.\s*$/u.test(text.slice(a.start, a.end)) &&
  !/^\s*(?:…|\.)/u.test(text.slice(b.start, b.end));

/** Whether the two sentences have what is said to be missing. */
function haveIt(sentences: readonly Utterance[], missing: readonly Utterance[]): boolean {
  const own = new Set(sentences.flatMap(({ content }) => [...content]));
  const telling = missing.flatMap(({ content }) => [...content]);
  return telling.filter((lemma) => own.has(lemma)).length >= telling.length * HAS;
}

type Placed = { readonly one: Utterance; readonly cluster: number };

/** The quotations of each document in order, with the cluster that holds them. */
function placed(clusters: readonly (readonly Utterance[])[]): Map<string, Placed[]> {
  const found = new Map<string, Placed[]>();
  clusters.forEach((members, cluster) => {
    for (const one of members) {
      if (one.form !== 'direct' || one.headline || one.parts.length > 1 || one.words.length < WORDS) continue;
      const own = found.get(one.document) ?? [];
      own.push({ one, cluster });
      found.set(one.document, own);
    }
  });
  for (const own of found.values()) own.sort((a, b) => a.one.start - b.one.start);
  return found;
}

/** The quotations of a document between two of its own; null where there are none, or where anything else stands between. */
function between(
  first: Utterance,
  second: Utterance,
  items: readonly Utterance[],
  document: AnnotatedDocument,
): Utterance[] | null {
  const inside = items.filter(
    ({ form, start, end }) => form === 'direct' && start >= first.end && end <= second.start,
  );
  const row = [first, ...inside, second];
  const together = row.every((one, i) => i === 0 || areTogether(row[i - 1]!, one, document));
  return inside.length > 0 && together ? inside : null;
}

function finding(
  shorter: readonly [Utterance, Utterance],
  longer: readonly [Utterance, Utterance],
  missing: readonly Utterance[],
  story: StoryContext,
): FindingDraft | null {
  const spans = [cover(longer), cover(shorter)];
  if (spans.some(({ start, end }) => end - start > LONGEST)) return null;
  const evidence = [longer[0].document, shorter[0].document].map((id, i) =>
    evidenceOf(story.documents.get(id)!, spans[i]!, i === 0 ? 'a' : 'b'),
  );
  const text = missing
    .map((one) => one.text)
    .join(' ')
    .replace(/\s+/gu, ' ');
  const shown = text.length <= NAMED ? text : `${text.slice(0, NAMED).replace(/\s\S*$/u, '')} …`;
  const who = nameOf(shorter[0].speaker ?? longer[0].speaker, story);
  const reason = `${who ?? 'One speaker'} is quoted in one report without a sentence that another has in the middle: “${shown}”`;
  return differing(evidence, reason, story, {
    detail: { speakers: who === null ? [] : [who], effects: ['omission'] },
  });
}

/** Each pair of documents once for a quotation. */
export function sentencesLeftOut(
  clusters: readonly (readonly Utterance[])[],
  items: readonly Utterance[],
  story: StoryContext,
): FindingDraft[] {
  const byDocument = placed(clusters);
  const all = Map.groupBy(items, ({ document }) => document);
  const told = new Set<string>();
  return [...byDocument.values()].flatMap((own) =>
    own.slice(1).flatMap((second, i): FindingDraft[] => {
      const first = own[i]!;
      const document = story.documents.get(first.one.document)!;
      if (first.cluster === second.cluster || !areTogether(first.one, second.one, document)) return [];
      const others = clusters[first.cluster]!.filter((one) => one.document !== first.one.document);
      for (const start of others) {
        const end = byDocument
          .get(start.document)
          ?.find(({ one, cluster }) => cluster === second.cluster && one.start > start.end)?.one;
        if (!end || start.form !== 'direct' || start.parts.length > 1) continue;
        const missing = between(start, end, all.get(start.document)!, story.documents.get(start.document)!);
        const key = missing ? `${first.one.document} ${missing.map(({ text }) => text).join(' ')}` : '';
        if (!missing || told.has(key) || haveIt([first.one, second.one], missing)) continue;
        told.add(key);
        const draft = finding([first.one, second.one], [start, end], missing, story);
        return draft ? [draft] : [];
      }
      return [];
    }),
  );
}
