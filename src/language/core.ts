/**
 * The language core: reads sentences and gives each word its part of speech, lemma, features, head and relation.
 * The model is read at the first use (about 0.1 s).
 */
import type { Token } from '../model/annotation.ts';
import type { Span } from '../text/span.ts';
import { coreFile } from './core-file.ts';
import { casingOf, openings } from './features.ts';
import { joinHyphenatedNames } from './hyphenated-names.ts';
import { type LemmaRules, lemmaMemory } from './lemmas.ts';
import { lazy } from './model-file.ts';
import { type Analysis, analyse, CAPACITY, isKnown, type NetworkSizes, networkFrom } from './network.ts';
import { hangMarks } from './punctuation.ts';
import { tokenize } from './tokenizer.ts';

/** What the core's model file says besides numbers. */
export type CoreMeta = {
  readonly sizes: NetworkSizes;
  /** "NOUN Number=Sing": the part of speech, then features where it has any. */
  readonly tags: readonly string[];
  readonly rels: readonly string[];
  readonly lemmas: LemmaRules;
};

const core = lazy(() => {
  const file = coreFile();
  const meta = file.meta as CoreMeta;
  const tags = meta.tags.map((tag) => {
    const [pos = 'X', feats] = tag.split(' ');
    return { tag, pos, feats };
  });
  return { net: networkFrom(file, meta.sizes), tags, rels: meta.rels, lemmaOf: lemmaMemory(meta.lemmas) };
});

/** Words that are parsed as one; a longer sentence is parsed in pieces, hung together under the root of the first. */
const LONGEST = 200;

type Piece = { readonly forms: readonly string[]; readonly first: number; readonly opens: boolean };

/** The words of the given sentences of a text, in order; heads are indexes of the returned array. */
export function readWords(text: string, sentences: readonly Span[]): Token[] {
  const spans: Span[] = [];
  const pieces: Piece[] = [];
  for (const sentence of sentences) {
    const words = tokenize(text, sentence.start, sentence.end);
    for (let from = 0; from < words.length; from += LONGEST) {
      const some = words.slice(from, from + LONGEST);
      const forms = some.map((word) => text.slice(word.start, word.end));
      pieces.push({ forms, first: spans.length + from, opens: from === 0 });
    }
    for (const word of words) spans.push(word);
  }
  const tokens: Token[] = [];
  let root = -1;
  for (const batch of batches(pieces)) {
    const results = analyse(
      core().net,
      batch.map((piece) => piece.forms),
    );
    results.forEach((result, p) => {
      root = write(tokens, spans, batch[p]!, result, root);
    });
  }
  return tokens;
}

/** Pieces that go through the network together. */
function* batches(pieces: readonly Piece[]): Generator<Piece[]> {
  let some: Piece[] = [];
  let words = 0;
  for (const piece of pieces) {
    if (words + piece.forms.length > CAPACITY) {
      yield some;
      some = [];
      words = 0;
    }
    some.push(piece);
    words += piece.forms.length;
  }
  if (some.length > 0) yield some;
}

/** Appends the words of a piece; gives the index of the sentence's root. */
function write(
  tokens: Token[],
  spans: readonly Span[],
  piece: Piece,
  result: Analysis,
  rootBefore: number,
): number {
  const { tags, rels, lemmaOf } = core();
  const marks = piece.forms.map((_, i) => tags[result.tags[i]!]!.pos === 'PUNCT');
  const relations = Array.from(result.rels, (rel) => rels[rel]!);
  const pieces = piece.forms.map((form, i) => ({
    form,
    name: tags[result.tags[i]!]!.pos === 'PROPN',
    glued: i > 0 && spans[piece.first + i - 1]!.end === spans[piece.first + i]!.start,
  }));
  joinHyphenatedNames(pieces, result.heads, relations, result.tags);
  hangMarks(piece.forms, marks, result.heads);
  const plain = casingOf(piece.forms) === 'plain';
  const first = openings(piece.forms);
  let root = rootBefore;
  piece.forms.forEach((form, i) => {
    const { start, end } = spans[piece.first + i]!;
    const { tag, pos, feats } = tags[result.tags[i]!]!;
    const lemma = lemmaOf(form, tag, plain && !first[i] && meansItsCapital(form, pos));
    const local = result.heads[i]!;
    const top = local < 0;
    if (top && piece.opens) root = piece.first + i;
    const head = top ? (piece.opens ? -1 : rootBefore) : piece.first + local;
    const rel = top ? (piece.opens ? 'root' : 'parataxis') : marks[i] ? 'punct' : relations[i]!;
    tokens.push(
      feats === undefined
        ? { start, end, pos, lemma, head, rel }
        : { start, end, pos, lemma, head, rel, feats },
    );
  });
  return root;
}

/**
 * The share of words of a sentence that the vocabulary does not know, 0 to 1: near 0 in English, high in another
 * language or in noise. Words are counted as the tokeniser cuts them.
 */
export function unknownShare(text: string, sentence: Span): number {
  const words = tokenize(text, sentence.start, sentence.end).slice(0, LONGEST);
  if (words.length === 0) return 0;
  const forms = words.map((word) => text.slice(word.start, word.end));
  return analyse(core().net, [forms])[0]!.unknown;
}

/** The share of words that the vocabulary knows, 0 to 1: of English prose at least three quarters, of other languages about half or less. */
export function knownShare(words: readonly string[]): number {
  const { net } = core();
  return words.filter((word) => isKnown(net, word)).length / Math.max(1, words.length);
}

/** Adjectives made from names ("Palestinian") and initialisms keep their capitals in the lemma. */
function meansItsCapital(form: string, pos: string): boolean {
  return pos === 'ADJ' || (pos === 'NOUN' && form.length > 1 && form === form.toUpperCase());
}
