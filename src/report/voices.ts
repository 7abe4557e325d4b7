/** Whose voice stands in each sentence of a document, from its attributions. */
import pronouns from '../lexicon/en/pronouns.json' with { type: 'json' };
import type { Attribution, Entity, Sentence } from '../model/annotation.ts';
import type { AnnotatedDocument } from '../model/layers.ts';
import { overlapping, type Span } from '../text/span.ts';

export type Voice = {
  readonly name: string | null;
  readonly kind: Attribution['kind'];
  readonly act: string;
};
export type SentenceVoices = { readonly sentence: Sentence; readonly voices: readonly Voice[] };

/** The sentences that hold words of a source; all others are the outlet's own voice. */
export function sentenceVoices({ document, layers }: AnnotatedDocument): readonly SentenceVoices[] {
  const entities = new Map(layers.entities.map((entity) => [entity.id, entity]));
  const found = new Map<Sentence, Voice[]>();
  for (const attribution of layers.attributions) {
    const voice = voiceOf(attribution, entities, document.text);
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

/** Speaker's name, else the words that name the source, else null: the text does not say. */
export function sourceName(
  attribution: Attribution,
  entities: ReadonlyMap<string, Entity>,
  text: string,
): string | null {
  const speaker = attribution.speaker === null ? undefined : entities.get(attribution.speaker);
  if (speaker !== undefined) return speaker.name;
  const words = attribution.source.map((span) =>
    text.slice(span.start, span.end).replace(/\s+/g, ' ').trim(),
  );
  const name = words.join(' … ');
  // A pronoun nobody is known to stand behind names no source.
  return name === '' || Object.hasOwn(pronouns.entries, name.toLowerCase()) ? null : name;
}

function voiceOf(attribution: Attribution, entities: ReadonlyMap<string, Entity>, text: string): Voice {
  return { name: sourceName(attribution, entities, text), kind: attribution.kind, act: attribution.act };
}

/** The stretches that are a source's words, for the drawing of the text; nested ones included. */
export function saidSpans(attributions: readonly Attribution[]): readonly (Span & { direct: boolean })[] {
  return attributions
    .flatMap(({ content, kind }) =>
      content.map(({ start, end }) => ({ start, end, direct: kind === 'direct' })),
    )
    .filter((span) => span.end > span.start);
}
