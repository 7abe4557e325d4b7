/**
 * A quotation in one report and the same sentence without marks in another, where nobody is said to say it: a speech printed in full, a
 * post shown below the text, a statement copied. Its words may differ there.
 */
import type { FindingDraft, StoryContext } from '../../model/finding.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import { quotedSpans } from '../../story/quoted.ts';
import { isHeadline, regionAt, speaks } from '../../story/regions.ts';
import { merged, overlapping, type Span } from '../../text/span.ts';
import { wordsOf } from '../../text/words.ts';
import { type Likeness, likeness } from './alike.ts';
import { difference } from './differences.ts';
import { type Effect, isChanged } from './effect-kinds.ts';
import { effectsOf } from './effects.ts';
import { type Utterance, unattributed } from './utterances.ts';

/** Fewest words of the quotation, and words in a row by which a sentence meets it. */
const WORDS = 8;
const GRAM = 5;
/** Quotations that share a row of words, of which a sentence meets only so many. */
const REACH = 8;

/** What makes a sentence the one that was said: reporters use a speaker's phrases in sentences of their own. */
const isSaid = ({ mutual, cover, run, runContent }: Likeness): boolean =>
  mutual >= 0.6 && cover >= 0.7 && run >= 6 && runContent >= 3;

const gramsOf = (norms: readonly string[]): string[] =>
  norms.slice(0, Math.max(0, norms.length - GRAM + 1)).map((_, i) => norms.slice(i, i + GRAM).join(' '));

/** Sentences of a document that nobody is said to say and that stand in no marks. */
function sentencesOf(document: AnnotatedDocument): Span[] {
  const { attributions, sentences } = document.layers;
  const said = attributions.flatMap(({ content, cue, source }) => [...content, ...cue, ...source]);
  const taken = merged([...said, ...quotedSpans(document)]);
  return sentences.filter(
    (sentence) =>
      speaks(document, sentence.start) &&
      !isHeadline(regionAt(document, sentence.start)?.role) &&
      overlapping(taken, sentence).length === 0,
  );
}

type Found = { readonly quote: Utterance; readonly plain: Utterance; readonly effects: readonly Effect[] };

function foundIn(
  document: AnnotatedDocument,
  byGram: ReadonlyMap<string, readonly Utterance[]>,
  story: StoryContext,
): Found[] {
  const { text, id } = document.document;
  return sentencesOf(document).flatMap((sentence): Found[] => {
    const grams = gramsOf(wordsOf(text, sentence).map(({ norm }) => norm));
    const met = new Set(grams.flatMap((gram) => byGram.get(gram) ?? []));
    const others = [...met].filter((one) => one.document !== id);
    const plain = others.length > 0 ? unattributed(document, sentence, story) : null;
    if (!plain) return [];
    const like = others.map((quote) => ({ quote, like: likeness(quote, plain) }));
    const best = like.filter((one) => isSaid(one.like)).sort((a, b) => b.like.mutual - a.like.mutual)[0];
    if (!best) return [];
    const effects = effectsOf(best.quote, plain, best.like.ops);
    return isChanged(effects) ? [{ quote: best.quote, plain, effects }] : [];
  });
}

/** Each quotation once in a document that does not quote it itself. */
export function printedUnmarked(
  documents: readonly AnnotatedDocument[],
  items: readonly Utterance[],
  clusters: readonly (readonly Utterance[])[],
  story: StoryContext,
): FindingDraft[] {
  const byGram = new Map<string, Utterance[]>();
  for (const one of items) {
    if (one.form !== 'direct' || one.headline || one.words.length < WORDS) continue;
    const norms = wordsOf(one.text, { start: 0, end: one.text.length }).map(({ norm }) => norm);
    for (const gram of new Set(gramsOf(norms))) {
      const own = byGram.get(gram);
      if (!own) byGram.set(gram, [one]);
      else if (own.length < REACH) own.push(one);
    }
  }
  if (byGram.size === 0) return [];
  const mates = new Map(clusters.flatMap((cluster) => cluster.map((one) => [one, cluster] as const)));
  const told = new Set<string>();
  return documents.flatMap((document) =>
    foundIn(document, byGram, story).flatMap(({ quote, plain, effects }): FindingDraft[] => {
      const cluster = mates.get(quote) ?? [quote];
      const lead = cluster[0]!;
      const key = `${lead.document} ${lead.start} ${plain.document}`;
      if (told.has(key) || cluster.some((one) => one.document === plain.document)) return [];
      told.add(key);
      const draft = difference(
        [
          { utterance: quote, members: [quote], effects: [] },
          { utterance: plain, members: [plain], effects },
        ],
        story,
      );
      return draft ? [{ ...draft, reason: `${draft.reason}, in one report without marks` }] : [];
    }),
  );
}
