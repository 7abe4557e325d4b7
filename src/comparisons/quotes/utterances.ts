/** Utterances: what a document puts in somebody's mouth, sentence by sentence. */
import { openContractions } from '../../language/contractions.ts';
import type { Attribution } from '../../model/annotation.ts';
import type { StoryContext } from '../../model/finding.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import { orderOf } from '../../story/order.ts';
import { quotedSpans } from '../../story/quoted.ts';
import { isHeadline, regionAt, speaks } from '../../story/regions.ts';
import { isFunctionWord } from '../../story/terms.ts';
import { contains, overlapping, overlaps, type Span, trim } from '../../text/span.ts';
import { type Word, wordsOf } from '../../text/words.ts';

export type Utterance = Span & {
  readonly document: string;
  /** Index of the document in the story. */
  readonly order: number;
  /** Its words as printed. */
  readonly text: string;
  /** Words, contractions opened. */
  readonly words: readonly Word[];
  /** Normalised words that are no function words. */
  readonly content: ReadonlySet<string>;
  /** Story entity who says it, null where unknown. */
  readonly speaker: string | null;
  /** Quoted words around it in its document: what is cut off here may stand in the sentence before or after. */
  readonly nearby: () => ReadonlySet<string>;
  readonly form: 'direct' | 'mixed' | 'indirect';
  /** Sentences of one speech are numbered on; the same speech has the same number. */
  readonly speech: number;
  readonly headline: boolean;
};

/** Longest stretch taken as one utterance, in words. */
const LONGEST = 70;
/** How far around an utterance its document may go on with it, UTF-16 units. */
const NEARBY = 260;
/** Fewest words of a quotation that nobody is named for. */
const UNNAMED = 6;

/** Quoted words of the document close by, the stretch itself left out. */
function wordsNear(document: AnnotatedDocument, span: Span): Set<string> {
  const { text } = document.document;
  const around = { start: Math.max(0, span.start - NEARBY), end: Math.min(text.length, span.end + NEARBY) };
  const words = overlapping(quotedSpans(document), around).flatMap((quoted) =>
    wordsOf(text, cut(around, quoted)),
  );
  return new Set(openContractions(words.filter((word) => !overlaps(word, span))).map((word) => word.norm));
}

function utterance(
  document: AnnotatedDocument,
  order: number,
  span: Span,
  fields: Pick<Utterance, 'speaker' | 'form' | 'speech'>,
): Utterance | null {
  const { text, id } = document.document;
  const words = openContractions(wordsOf(text, span));
  if (words.length === 0 || words.length > LONGEST || !speaks(document, span.start)) return null;
  const content = new Set(words.map((word) => word.norm).filter((norm) => !isFunctionWord(norm)));
  const headline = isHeadline(regionAt(document, span.start)?.role);
  const { start, end } = trim(text, span);
  return {
    start,
    end,
    text: text.slice(start, end),
    document: id,
    order,
    words,
    content,
    nearby: () => wordsNear(document, { start, end }),
    headline,
    ...fields,
  };
}

/** A stretch cut at the document's sentence bounds. */
function bySentence(document: AnnotatedDocument, span: Span): Span[] {
  const { text } = document.document;
  const parts = overlapping(document.layers.sentences, span).map((sentence) => ({
    start: Math.max(sentence.start, span.start),
    end: Math.min(sentence.end, span.end),
  }));
  return (parts.length > 0 ? parts : [span])
    .map((part) => trim(text, part))
    .filter((part) => part.end > part.start);
}

function cut(outer: Span, inner: Span): Span {
  return { start: Math.max(outer.start, inner.start), end: Math.min(outer.end, inner.end) };
}

/** The utterances of a document: quotations with their speaker, quotations of nobody named, and indirect speech. */
export function utterancesOf(document: AnnotatedDocument, story: StoryContext): Utterance[] {
  const order = orderOf(story, document.document.id);
  const quoted = quotedSpans(document);
  const found: Utterance[] = [];
  const taken: Span[] = [];
  let speech = 0;
  const add = (span: Span, fields: Pick<Utterance, 'speaker' | 'form' | 'speech'>) => {
    const made = utterance(document, order, span, fields);
    if (made) found.push(made);
  };
  for (const attribution of document.layers.attributions as readonly Attribution[]) {
    speech++;
    const speaker =
      attribution.speaker === null
        ? null
        : (story.entityOf(document.document.id, attribution.speaker) ?? null);
    for (const content of attribution.content) {
      const stretches = overlapping(quoted, content);
      if (attribution.kind === 'indirect' || stretches.length === 0) {
        for (const part of bySentence(document, content)) add(part, { speaker, form: 'indirect', speech });
        continue;
      }
      for (const stretch of stretches) {
        taken.push(stretch);
        for (const part of bySentence(document, cut(stretch, content)))
          add(part, { speaker, form: 'direct', speech });
      }
      if (attribution.kind === 'mixed') {
        for (const part of bySentence(document, content)) {
          if (!stretches.some((stretch) => contains(stretch, part)))
            add(part, { speaker, form: 'mixed', speech });
        }
      }
    }
  }
  for (const stretch of quoted) {
    // Single marks may hold a title or a word in another sense: alone they are nobody's speech.
    if (stretch.marks === 'single') continue;
    if (taken.some((one) => one.start < stretch.end && stretch.start < one.end)) continue;
    speech++;
    for (const part of bySentence(document, stretch)) {
      if (wordsOf(document.document.text, part).length >= UNNAMED)
        add(part, { speaker: null, form: 'direct', speech });
    }
  }
  return distinct(found);
}

/** One utterance a stretch: of nested attributions the one whose speaker is known, quoted before reported. */
function distinct(found: readonly Utterance[]): Utterance[] {
  const rank = (one: Utterance) =>
    (one.form === 'direct' ? 0 : one.form === 'mixed' ? 2 : 4) + (one.speaker === null ? 1 : 0);
  const best = new Map<string, Utterance>();
  for (const one of found) {
    const key = `${one.start} ${one.end}`;
    const other = best.get(key);
    if (!other || rank(one) < rank(other)) best.set(key, one);
  }
  return [...best.values()].sort((a, b) => a.start - b.start || b.end - a.end);
}
