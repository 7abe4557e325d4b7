/** One bomb or several. */
import counted from '../../lexicon/en/counted.json' with { type: 'json' };
import type { AnnotatedDocument } from '../../model/layers.ts';
import { phraseOf, type Tree, treeOf } from '../../story/arguments.ts';
import type { Proposition } from '../../story/propositions.ts';
import type { Term } from '../../story/terms.ts';
import { cover } from '../../text/span.ts';
import type { Told } from './statement.ts';
import { told } from './told.ts';

const { entries } = counted;
const BLOWS: ReadonlySet<string> = new Set(entries.blows);
const DEVICES: ReadonlySet<string> = new Set(entries.devices);
const ONE: ReadonlySet<string> = new Set(entries.one);
const MORE: ReadonlySet<string> = new Set(entries.more);
const AT_FIRST: ReadonlySet<string> = new Set(entries.atFirst);

const DEVICE = 'one bomb or more';
const SINGLE = 'one';
const SEVERAL = 'more than one';

/** The propositions in which a noun has a part, the one that it hangs on first. */
function deedsOf(tree: Tree, propositions: readonly Proposition[], { token }: Term): Proposition[] {
  const { head } = tree.tokens[token]!;
  const own = propositions.filter(
    (one) => one.token === head || one.arguments.some((argument) => argument.token === token),
  );
  return own.sort((x, y) => Number(y.token === head) - Number(x.token === head));
}

/** How many the words before a noun say there are; null where they do not. */
function countOf(tree: Tree, noun: number): string | null {
  const own = tree.children[noun]!.filter((child) =>
    /^(nummod|amod|det|compound)/.test(tree.tokens[child]!.rel),
  );
  const words = own.map((child) => tree.norms[child]!);
  if (words.some((word) => MORE.has(word))) return SEVERAL;
  return words.some((word) => ONE.has(word)) ? SINGLE : null;
}

const isPlural = (tree: Tree, noun: number): boolean => /Number=Plur/.test(tree.tokens[noun]!.feats ?? '');
const hasWord = (tree: Tree, noun: number, words: RegExp): boolean =>
  tree.children[noun]!.some((child) => words.test(tree.norms[child]!) && tree.tokens[child]!.rel === 'det');

/** "a car bomb", "a double bombing"; "a bomb" says one, but not that there was no other. */
function devices(tree: Tree, whole: number, token: number): Count | null {
  const count = countOf(tree, token) ?? countOf(tree, whole);
  if (count !== null) return { value: count };
  const plain = !isPlural(tree, whole) && hasWord(tree, whole, /^an?$/);
  return plain ? { value: SINGLE, weak: true } : null;
}

type Count = { readonly value: string; readonly weak?: boolean };

/** Told as what it is not, as what it was taken for at first, or not told at all. */
const unsaid = (one: Proposition): boolean =>
  one.negative ||
  one.below.some((word) => AT_FIRST.has(word)) ||
  one.status === 'question' ||
  one.status === 'condition' ||
  one.status === 'open';

function countTold(tree: Tree, term: Term, propositions: readonly Proposition[]): Told | null {
  if (term.pos !== 'NOUN' || !DEVICES.has(term.lemma)) return null;
  const { rel, head } = tree.tokens[term.token]!;
  // "a double bomb attack": what counts stands before the head.
  const whole = rel === 'compound' && head >= 0 ? head : term.token;
  // "a bomb squad" bombs nobody.
  if (whole !== term.token && !BLOWS.has(tree.lemmas[whole]!)) return null;
  const deeds = deedsOf(tree, propositions, { ...term, token: whole });
  const [by] = deeds.length > 0 ? deeds : propositions;
  if (!by || deeds.some(unsaid)) return null;
  const count = devices(tree, whole, term.token);
  if (!count) return null;
  const parts = phraseOf(tree, whole).filter((at) => tree.tokens[at]!.rel !== 'case');
  const span = cover(parts.map((at) => tree.tokens[at]!));
  return { ...told(DEVICE, 'number', count.value, by, span), ...(count.weak ? { weak: true } : {}) };
}

/** What a sentence tells of how many bombs there were. */
export function countsTold(
  document: AnnotatedDocument,
  terms: readonly Term[],
  propositions: readonly Proposition[],
): Told[] {
  const tree = treeOf(document);
  return terms.flatMap((term) => countTold(tree, term, propositions) ?? []);
}
