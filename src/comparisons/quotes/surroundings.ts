/** What stands around an utterance in its document. */
import type { StoryContext } from '../../model/finding.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import { quotedSpans } from '../../story/quoted.ts';
import { overlapping, overlaps, type Span } from '../../text/span.ts';
import { wordsOf } from '../../text/words.ts';
import { type SpokenWord, spokenWords } from './wording.ts';

export type Surroundings = {
  /** Words around it in its document, as they are compared: what is cut off here may stand in the sentence before or after. */
  readonly nearby: () => ReadonlySet<string>;
  /** Whether its own sentence has most of some words, or what is quoted close by has them in a row: they are printed, not left out. */
  readonly prints: (words: readonly SpokenWord[]) => boolean;
  /** The words before it on its line that lead to it, normalised: at most as many as a phrase has. */
  readonly leadIn: () => readonly string[];
  /** What is quoted with it in one pair of marks before and after it: as many words as a sentence has. */
  readonly beside: () => readonly [readonly SpokenWord[], readonly SpokenWord[]];
};

/** Looked up when asked for, and once. */
export function surroundingsOf(document: AnnotatedDocument, span: Span, story: StoryContext): Surroundings {
  return {
    nearby: once(() => wordsNear(document, span, story)),
    prints: printer(document, span, story),
    leadIn: once(() => leadIn(document.document.text, span.start)),
    beside: once(() => quotedBeside(document, span, story)),
  };
}

function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** How far around an utterance its document may go on with it, UTF-16 units. */
const NEARBY = 260;
/** Words of the document close by, the stretch itself left out; contexts of a headline are other sentences. */
function wordsNear(document: AnnotatedDocument, span: Span, story: StoryContext): Set<string> {
  const { text } = document.document;
  const around = { start: Math.max(0, span.start - NEARBY), end: Math.min(text.length, span.end + NEARBY) };
  const words = spokenWords(document, [around], story).filter((word) => !overlaps(word, span));
  return new Set(words.flatMap((word) => [word.key, word.lemma]));
}

/** How far from a quotation the rest of it may be quoted, UTF-16 units. */
const QUOTED_ON = 600;
/** Share of some words that stand in a row where they are printed. */
const IN_ROW = 0.75;

function printer(document: AnnotatedDocument, span: Span, story: StoryContext): Surroundings['prints'] {
  const own = once(() => {
    const sentences = overlapping(document.layers.sentences, span);
    const words = spokenWords(document, sentences, story).filter((word) => !overlaps(word, span));
    return new Set(words.flatMap((word) => [word.key, word.lemma]));
  });
  const quoted = once(() => {
    const near = { start: span.start - QUOTED_ON, end: span.end + QUOTED_ON };
    return quotedSpans(document)
      .filter((stretch) => overlaps(stretch, near))
      .map((stretch) => {
        const words = spokenWords(document, [stretch], story).filter((word) => !overlaps(word, span));
        return ` ${words.map((word) => word.key).join(' ')} `;
      });
  });
  return (words) => {
    const telling = words.filter((word) => word.content);
    const told = telling.filter((word) => own().has(word.key) || own().has(word.lemma)).length;
    if (telling.length > 0 && told * 2 > telling.length) return true;
    const size = Math.ceil(words.length * IN_ROW);
    return words.slice(0, words.length - size + 1).some((_, i) => {
      const row = words.slice(i, i + size);
      const keys = ` ${row.map((word) => word.key).join(' ')} `;
      return row.some((word) => word.content) && quoted().some((text) => text.includes(keys));
    });
  };
}

/** Words of a phrase that leads to a quotation set into a sentence, and how far before it they may stand, UTF-16 units. */
const LEAD_WORDS = 6;
const LEAD_IN = 60;

function leadIn(text: string, start: number): string[] {
  const line = text
    .slice(Math.max(0, start - LEAD_IN), start)
    .split(/[\n\r]/)
    .at(-1)!;
  const words = wordsOf(line, { start: 0, end: line.length });
  return words.slice(-LEAD_WORDS).map((word) => word.norm);
}

/** Words before or after an utterance that may say what is left out of it. */
const BESIDE_WORDS = 20;

function quotedBeside(
  document: AnnotatedDocument,
  { start, end }: Span,
  story: StoryContext,
): [SpokenWord[], SpokenWord[]] {
  const [first, last] = [start, end - 1].map((at) =>
    quotedSpans(document).find((stretch) => stretch.start <= at && at < stretch.end),
  );
  const words = (from: number, to: number) => spokenWords(document, [{ start: from, end: to }], story);
  return [
    first ? words(Math.max(first.start, start - NEARBY), start).slice(-BESIDE_WORDS) : [],
    last ? words(end, Math.min(last.end, end + NEARBY)).slice(0, BESIDE_WORDS) : [],
  ];
}
