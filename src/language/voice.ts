/** Whose voice each sentence is: what stands outside every attribution is the outlet's own. */
import type { Attribution, Sentence, Token } from '../model/annotation.ts';
import { firstEndingAfter, merged, type Span } from '../text/span.ts';

/** A sentence and the stretches of it that are attributed to nobody, in order. */
export type Voice = Span & {
  /** The outlet speaks, others do, or both in turn. */
  readonly whose: 'outlet' | 'attributed' | 'mixed';
  /** Clauses (stretches with a verb) that no attribution holds, without the words that attribute. */
  readonly own: readonly Span[];
};

/**
 * One entry a sentence. A stretch without a verb that is left over between contents ("and", "on Monday") is nobody's
 * statement and is left out; a whole sentence without attribution is the outlet's, with or without a verb.
 */
export function voices(
  sentences: readonly Sentence[],
  tokens: readonly Token[],
  attributions: readonly Attribution[],
): Voice[] {
  const taken = merged(
    attributions.flatMap((one) => [
      ...one.content,
      ...one.source,
      ...one.cue,
      ...(one.occasion === null ? [] : [one.occasion]),
      ...(one.addressee === null ? [] : [one.addressee]),
    ]),
  );
  const contents = merged(attributions.flatMap((one) => one.content));
  return sentences.map(({ start, end }): Voice => {
    const sentence = { start, end };
    const inside = touching(contents, sentence);
    if (inside.length === 0 && touching(taken, sentence).length === 0)
      return { ...sentence, whose: 'outlet', own: [sentence] };
    const own = gaps(sentence, touching(taken, sentence)).flatMap((gap) => clause(tokens, gap));
    const whose = own.length === 0 ? 'attributed' : inside.length === 0 ? 'outlet' : 'mixed';
    return { ...sentence, whose, own };
  });
}

function touching(sorted: readonly Span[], span: Span): Span[] {
  const found: Span[] = [];
  for (let i = firstEndingAfter(sorted, span.start); i < sorted.length && sorted[i]!.start < span.end; i++) {
    found.push(sorted[i]!);
  }
  return found;
}

function gaps(span: Span, taken: readonly Span[]): Span[] {
  const found: Span[] = [];
  let at = span.start;
  for (const { start, end } of taken) {
    if (start > at) found.push({ start: at, end: start });
    at = Math.max(at, end);
  }
  if (at < span.end) found.push({ start: at, end: span.end });
  return found;
}

/** The gap from its first to its last word, where it holds a verb. */
function clause(tokens: readonly Token[], gap: Span): Span[] {
  let first = -1;
  let last = -1;
  let verb = false;
  for (let i = firstEndingAfter(tokens, gap.start); i < tokens.length && tokens[i]!.start < gap.end; i++) {
    const { pos, start, end } = tokens[i]!;
    if (start < gap.start || end > gap.end || pos === 'PUNCT') continue;
    if (pos === 'VERB' || pos === 'AUX') verb = true;
    if (first < 0) first = i;
    last = i;
  }
  return verb && first >= 0 && last > first ? [{ start: tokens[first]!.start, end: tokens[last]!.end }] : [];
}
