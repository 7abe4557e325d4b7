/** A sentence of a document in which values are looked for. */
import type { Region } from '../../model/annotation.ts';
import type { StoryContext } from '../../model/finding.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import { isOf } from '../../story/clause-meaning.ts';
import { orderOf } from '../../story/order.ts';
import { isHeadline, regionAt, speaks } from '../../story/regions.ts';
import { isEarlier, publicationDay } from '../../story/when.ts';
import { overlapping, type Span } from '../../text/span.ts';
import { normalWord } from '../../text/words.ts';
import type { Filler } from './filler.ts';

export type Place = {
  readonly document: AnnotatedDocument;
  readonly story: StoryContext;
  readonly sentence: Span;
  /** Indexes of the sentence's tokens: from, up to (excluded). */
  readonly from: number;
  readonly to: number;
  /** It speaks of an earlier time or of another event beside the story's. */
  readonly old: boolean;
  readonly base: Pick<Filler, 'document' | 'order' | 'headline'>;
};

/** The sentences of a document that speak. */
export function placesOf(document: AnnotatedDocument, story: StoryContext): Place[] {
  const { sentences, tokens, times } = document.layers;
  const { text, id } = document.document;
  const published = publicationDay(document);
  const order = orderOf(story, id);
  const found: Place[] = [];
  let from = 0;
  /** The paragraph of a sentence that told of an earlier time: the rest of it does too. */
  let past: Region | undefined;
  for (const sentence of sentences) {
    while (from < tokens.length && tokens[from]!.end <= sentence.start) from++;
    let to = from;
    while (to < tokens.length && tokens[to]!.start < sentence.end) to++;
    if (speaks(document, sentence.start) && to > from) {
      const first = normalWord(text.slice(tokens[from]!.start, tokens[from]!.end));
      const region = regionAt(document, sentence.start);
      const earlier = overlapping(times, sentence).some((time) => isEarlier(time, published));
      if (earlier) past = region;
      found.push({
        document,
        story,
        sentence,
        from,
        to,
        old: isOf(first, 'aside') || earlier || (region !== undefined && region === past),
        base: { document: id, order, headline: isHeadline(region?.role) },
      });
    }
    from = to;
  }
  return found;
}
