/** Whose voice stands in each sentence of a document, from its attributions. */
import type { Attribution, Sentence } from '../model/annotation.ts';
import type { AnnotatedDocument } from '../model/layers.ts';
import { overlapping, type Span } from '../text/span.ts';
import { sourceName } from './source-names.ts';

export type Voice = {
  readonly name: string | null;
  readonly kind: Attribution['kind'];
  readonly act: string;
};
export type SentenceVoices = { readonly sentence: Sentence; readonly voices: readonly Voice[] };

/** The sentences that hold words of a source; all others are the outlet's own voice. */
export function sentenceVoices(annotated: AnnotatedDocument): readonly SentenceVoices[] {
  const { layers } = annotated;
  const found = new Map<Sentence, Voice[]>();
  for (const attribution of layers.attributions) {
    const voice = voiceOf(attribution, annotated);
    for (const span of attribution.content) {
      for (const sentence of overlapping(layers.sentences, span)) {
        const known = found.get(sentence);
        if (known === undefined) found.set(sentence, [voice]);
        else if (!known.some((other) => other.name === voice.name && other.kind === voice.kind))
          known.push(voice);
      }
    }
  }
  return layers.sentences
    .filter((sentence) => found.has(sentence))
    .map((sentence) => ({ sentence, voices: found.get(sentence)! }));
}

function voiceOf(attribution: Attribution, annotated: AnnotatedDocument): Voice {
  return { name: sourceName(attribution, annotated), kind: attribution.kind, act: attribution.act };
}

/** The stretches that are a source's words, for the drawing of the text; nested ones included. */
export function saidSpans(attributions: readonly Attribution[]): readonly (Span & { direct: boolean })[] {
  return attributions
    .flatMap(({ content, kind }) =>
      content.map(({ start, end }) => ({ start, end, direct: kind === 'direct' })),
    )
    .filter((span) => span.end > span.start);
}
