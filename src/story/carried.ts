/**
 * Whose words an attribution passes on. "The Courier quoted the mayor as saying the dam was dry": the paper carries the words, the mayor
 * speaks them. Nor does a person speak whom the quotation names and only a pronoun makes its speaker.
 */
import lexicon from '../lexicon/en/news-outlets.json' with { type: 'json' };
import type { Attribution } from '../model/annotation.ts';
import type { AnnotatedDocument } from '../model/layers.ts';
import { overlapping, type Span } from '../text/span.ts';

const CARRIED = new RegExp(
  `^([^"“”]{2,120}?)\\s(?:${lexicon.entries.carried.join('|')})[,:]?\\s+(?:that\\s+)?`,
  'i',
);

/** Whether a pronoun was taken for somebody whom the quotation names: "“The minister is wrong,” he said" is said by another. */
function namesItself(document: AnnotatedDocument, { kind, speaker, source, content }: Attribution): boolean {
  if (kind !== 'direct' || speaker === null) return false;
  const mentions = (spans: readonly Span[]) =>
    spans
      .flatMap((span) => overlapping(document.layers.mentions, span))
      .filter(({ entity }) => entity === speaker);
  const own = mentions(source);
  return (
    own.length > 0 &&
    own.every(({ form }) => form === 'pronoun') &&
    mentions(content).some(({ form }) => form === 'name')
  );
}

export type Speech = {
  /** Entity of the document, null where the text does not settle who speaks. */
  readonly speaker: string | null;
  readonly source: readonly Span[];
  readonly content: readonly Span[];
};

/** Speaker, source and content of an attribution, those of a speech that its source only carries where there is one. */
export function speechOf(document: AnnotatedDocument, attribution: Attribution): Speech {
  const { speaker, source, content } = attribution;
  const [first, ...rest] = content;
  const found = first && CARRIED.exec(document.document.text.slice(first.start, first.end));
  if (!first || !found)
    return { speaker: namesItself(document, attribution) ? null : speaker, source, content };
  const person = { start: first.start, end: first.start + found[1]!.length };
  const words = { start: first.start + found[0].length, end: first.end };
  const mention = overlapping(document.layers.mentions, person).findLast((one) => one.end <= person.end);
  return {
    speaker: mention?.entity ?? null,
    source: [person],
    content: words.end > words.start ? [words, ...rest] : rest,
  };
}
