/** Who and what stands in a clause: the words of a phrase under its head, with the story's entity that it means. */
import clauseWords from '../lexicon/en/clause-words.json' with { type: 'json' };
import negation from '../lexicon/en/negation.json' with { type: 'json' };
import type { Mention, Token } from '../model/annotation.ts';
import type { StoryContext } from '../model/finding.ts';
import type { AnnotatedDocument } from '../model/layers.ts';
import { overlapping, type Span } from '../text/span.ts';
import { normalWord } from '../text/words.ts';
import { recent } from './recent.ts';
import { isFunctionWord } from './terms.ts';

/** Roles by grammar: agent and patient are those of the deed, whatever the voice; the rest by relation and preposition. */
export type Role = 'agent' | 'patient' | 'recipient' | 'oblique' | 'complement';

export type Argument = Span & {
  readonly role: Role;
  /** Index of the head in the document's tokens. */
  readonly token: number;
  readonly lemma: string;
  readonly pos: string;
  /** The preposition, where one stands before it. */
  readonly preposition: string | null;
  /** Story entity, null where the phrase names none. */
  readonly entity: string | null;
  /** Content lemmas of the phrase, the head's among them. */
  readonly words: readonly string[];
  /** Its figures and number words. */
  readonly numbers: readonly string[];
  readonly plural: boolean;
  /** "no", "nobody", "none": the phrase denies its clause. */
  readonly none: boolean;
  readonly definite: boolean;
  /** "a", "another": something not spoken of before. */
  readonly fresh: boolean;
};

/** The tree of a document's words: heads as tokens give them, and what hangs below each. */
export type Tree = {
  readonly tokens: readonly Token[];
  readonly norms: readonly string[];
  readonly lemmas: readonly string[];
  readonly children: readonly (readonly number[])[];
};

export const treeOf: (document: AnnotatedDocument) => Tree = recent(({ document, layers }) => {
  const { tokens } = layers;
  const { text } = document;
  const children: number[][] = tokens.map(() => []);
  tokens.forEach((token, i) => {
    if (token.head >= 0) children[token.head]?.push(i);
  });
  const norms = tokens.map((token) => normalWord(text.slice(token.start, token.end)));
  const lemmas = tokens.map((token, i) => normalWord(token.lemma) || norms[i]!);
  return { tokens, norms, lemmas, children };
});

/** Relations that open a clause or a new statement below a phrase. */
const CLAUSAL = /^(acl|advcl|parataxis|ccomp|csubj|xcomp|appos|conj|cc|punct|discourse|list|dep|orphan)/;

/** Tokens of the phrase under `head`, its relative clauses and appositions left out; at most `LONGEST` of them. */
const LONGEST = 40;

export function phraseOf(tree: Tree, head: number, stop: RegExp = CLAUSAL): number[] {
  const found = [head];
  for (let at = 0; at < found.length && found.length < LONGEST; at++) {
    for (const child of tree.children[found[at]!]!)
      if (!stop.test(tree.tokens[child]!.rel)) found.push(child);
  }
  return found.sort((a, b) => a - b);
}

export function childWith(tree: Tree, head: number, rel: RegExp): number | undefined {
  return tree.children[head]!.find((child) => rel.test(tree.tokens[child]!.rel));
}

const NONE: ReadonlySet<string> = new Set(negation.nobody);
const FRESH: ReadonlySet<string> = new Set(clauseWords.entries.fresh);
const DEFINITE: ReadonlySet<string> = new Set(clauseWords.entries.definite);

/** The mention whose head is `token`: the shortest that holds it, or one of a name that belongs to it. */
function mentionAt(document: AnnotatedDocument, tree: Tree, token: number): Mention | undefined {
  const { mentions } = document.layers;
  const holders = (at: number) =>
    overlapping(mentions, tree.tokens[at]!).sort((a, b) => a.end - a.start - (b.end - b.start));
  const [own] = holders(token);
  if (own) {
    // "the Varn government": a mention that ends before the head names only a part of the phrase.
    return own;
  }
  const name = childWith(tree, token, /^(flat|nmod:desc)/);
  return name === undefined ? undefined : holders(name)[0];
}

export function argumentOf(
  document: AnnotatedDocument,
  story: StoryContext,
  head: number,
  role: Role,
): Argument {
  const tree = treeOf(document);
  const { tokens, norms, lemmas } = tree;
  const phrase = phraseOf(tree, head);
  const cased = childWith(tree, head, /^case$/);
  const inner = phrase.filter(
    (token) => (token !== cased && !/^(mark|case)$/.test(tokens[token]!.rel)) || token === head,
  );
  const mention = mentionAt(document, tree, head);
  const words = new Set<string>();
  for (const token of inner) {
    if (!/^(NOUN|PROPN|ADJ|VERB|NUM|X)$/.test(tokens[token]!.pos)) continue;
    if (!isFunctionWord(lemmas[token]!) || token === head) words.add(lemmas[token]!);
  }
  return {
    start: Math.min(...inner.map((token) => tokens[token]!.start)),
    end: Math.max(...inner.map((token) => tokens[token]!.end)),
    role,
    token: head,
    lemma: lemmas[head]!,
    pos: tokens[head]!.pos,
    preposition: cased === undefined ? null : norms[cased]!,
    entity: mention === undefined ? null : (story.entityOf(document.document.id, mention.entity) ?? null),
    words: [...words],
    numbers: inner.filter((token) => tokens[token]!.pos === 'NUM').map((token) => norms[token]!),
    plural: /Number=Plur/.test(tokens[head]!.feats ?? '') || childWith(tree, head, /^conj$/) !== undefined,
    none:
      NONE.has(norms[head]!) ||
      tree.children[head]!.some((child) => tokens[child]!.rel === 'det' && NONE.has(norms[child]!)) ||
      (norms[head] === 'one' && tree.children[head]!.some((child) => norms[child] === 'no')),
    fresh: tree.children[head]!.some((child) => FRESH.has(norms[child]!)),
    definite: tree.children[head]!.some(
      (child) => DEFINITE.has(norms[child]!) || tokens[child]!.rel === 'nmod:poss',
    ),
  };
}
