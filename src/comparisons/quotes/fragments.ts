/**
 * A few words cited in two wordings: a "paper wall" and a "paper harbour wall", a "reckless step" and a "reckless"
 * plan. Fragments are too short for alignment; what ties them is a word that few documents have, of one speaker, or two such words.
 */
import type { FindingDraft, StoryContext } from '../../model/finding.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import { evidenceOf } from '../../story/evidence.ts';
import { quotedSpans } from '../../story/quoted.ts';
import { isHeadline, regionAt, speaks } from '../../story/regions.ts';
import type { Span } from '../../text/span.ts';
import { wordDiff } from '../../text/word-diff.ts';
import { align } from './alike.ts';
import { differing } from './drafts.ts';
import { printed } from './occasions.ts';
import { commonIn } from './rarity.ts';
import { areApart } from './settings.ts';
import { nameOf } from './shown.ts';
import { speakersOfPair } from './speakers.ts';
import type { Utterance } from './utterances.ts';
import { has, INTERJECTIONS, onlyFillers, PERSONS } from './word-kinds.ts';
import { type SpokenWord, spokenWords } from './wording.ts';

/** All words, and content words, of a fragment that is compared whoever says it. */
const SIZE = { most: 8, least: 2 };
/** Fragments with one word in common, of which each meets only so many of the next. */
const REACH = 64;
/** Longest fragment, UTF-16 units. */
const LONGEST = 80;

/** A stretch of a document. */
export type Passage = Span & { readonly document: string };
type Fragment = Passage & {
  readonly words: readonly SpokenWord[];
  readonly headline: boolean;
};

const isTitle = (text: string, words: readonly SpokenWord[]): boolean =>
  words.every((word) => !word.content || /^[\p{Lu}\p{N}]/u.test(text.slice(word.start, word.start + 2)));

function fragmentsOf(document: AnnotatedDocument, story: StoryContext): Fragment[] {
  const { id, text } = document.document;
  return quotedSpans(document).flatMap((span): Fragment[] => {
    if (span.end - span.start > LONGEST || !speaks(document, span.start)) return [];
    const words = spokenWords(document, [span], story);
    const content = words.filter((word) => word.content).length;
    if (words.length > SIZE.most || content < SIZE.least || isTitle(text, words)) return [];
    const headline = isHeadline(regionAt(document, span.start)?.role);
    return has(words.slice(0, 1), INTERJECTIONS)
      ? []
      : [{ document: id, start: span.start, end: span.end, words, headline }];
  });
}

/** Whether a word tells and is no name or number, of the weight `least`. */
export const isRare = (word: SpokenWord, least: number): boolean =>
  word.content && !word.name && word.pos !== 'PROPN' && word.pos !== 'NUM' && word.weight >= least;

const NONE: ReadonlySet<string> = new Set();

const isPiece = (part: readonly SpokenWord[], whole: readonly SpokenWord[]): boolean =>
  ` ${whole.map((word) => word.key).join(' ')} `.includes(` ${part.map((word) => word.key).join(' ')} `);

const contentOf = (words: readonly SpokenWord[]): SpokenWord[] => words.filter((word) => word.content);

/** Whether the same telling words are tied by other words of form: "does not hold with law", "did not hold with the law". */
function differInForm(a: readonly SpokenWord[], b: readonly SpokenWord[]): boolean {
  const ops = wordDiff(
    a.map(({ key }) => key),
    b.map(({ key }) => key),
  );
  return ops.some(({ op, a: x, b: y }, i) => {
    if (op === 'same') return false;
    const [gone, come] = [a.slice(...x), b.slice(...y)];
    if ([...gone, ...come].some((word) => word.content) || (has(gone, PERSONS) && has(come, PERSONS)))
      return false;
    if (gone.length > 0 && come.length > 0) return true;
    return i > 0 && i < ops.length - 1 && !onlyFillers([...gone, ...come]);
  });
}

/**
 * Whether two fragments cite one phrase: two content words in common in order, one of them no name and none of
 * `common`, and one word that is another, or words of form that are.
 */
function areOnePhrase(a: Fragment, b: Fragment, common: ReadonlySet<string>): boolean {
  if (isPiece(a.words, b.words) || isPiece(b.words, a.words)) return false;
  const pairs = align(a.words, b.words).filter(([i, j]) => a.words[i]!.lemma === b.words[j]!.lemma);
  const shared = pairs.filter(([i]) => a.words[i]!.content);
  if (shared.length < SIZE.least) return false;
  if (!shared.some(([i]) => isRare(a.words[i]!, 0) && !common.has(a.words[i]!.lemma))) return false;
  const [x, y] = [contentOf(a.words).length, contentOf(b.words).length];
  if (shared.length * 2 < Math.max(x, y)) return false;
  // A headline leaves out and bends words.
  const isReplaced = x > shared.length && y > shared.length;
  if (a.headline || b.headline) return isReplaced;
  // "can and will win", "will and can win": the same words of form.
  return x > shared.length || y > shared.length || differInForm(a.words, b.words);
}

/** Code units between two places of a document that cite one phrase; nearer ones go on with each other. */
const ELSEWHERE = 300;
/** Words in common, in order, by which a phrase that one document cites in two places is one. */
const TWICE = { content: 2, words: 3 };

/** Whether a document cites one phrase in two places, the second time in other words of form or with a word more or less inside. */
function isCitedTwice(a: Fragment, b: Fragment): boolean {
  if (a.headline || b.headline || Math.abs(a.start - b.start) < ELSEWHERE) return false;
  if (isPiece(a.words, b.words) || isPiece(b.words, a.words)) return false;
  const pairs = align(a.words, b.words).filter(([i, j]) => a.words[i]!.key === b.words[j]!.key);
  const shared = pairs.filter(([i]) => a.words[i]!.content).length;
  const [x, y] = [contentOf(a.words).length, contentOf(b.words).length];
  return (
    pairs.length >= TWICE.words && shared >= Math.max(TWICE.content, Math.min(x, y)) && Math.abs(x - y) <= 1
  );
}

/** Whether one document prints both phrases from the first to the last word that they share: they were said or written both. */
function printsBoth(documents: readonly AnnotatedDocument[], a: Fragment, b: Fragment): boolean {
  const shared = align(a.words, b.words).filter(([i]) => a.words[i]!.content);
  const [first, last] = [shared[0]!, shared.at(-1)!];
  const core = (words: readonly SpokenWord[], from: number, to: number) =>
    ` ${words
      .slice(from, to + 1)
      .map((word) => word.norm)
      .join(' ')} `;
  const [x, y] = [core(a.words, first[0], last[0]), core(b.words, first[1], last[1])];
  return (
    x !== y && documents.some((document) => printed(document).includes(x) && printed(document).includes(y))
  );
}

const headOf = ({ words }: Fragment): string => words.findLast((word) => word.content)!.lemma;

/** A few words of one speaker, or of nobody named, in two wordings. */
export function citedInTwo(
  passages: readonly Passage[],
  shown: readonly [string, string],
  speaker: string | null,
  story: StoryContext,
): FindingDraft {
  const inOne = passages.every(({ document }) => document === passages[0]!.document);
  const evidence = passages.map((one, i) =>
    evidenceOf(story.documents.get(one.document)!, one, i === 0 ? 'a' : 'b'),
  );
  const who =
    speaker === null ? 'one phrase is cited in two wordings' : `${speaker} is cited in two wordings`;
  return differing(evidence, `${who}${inOne ? ' by one report' : ''}: “${shown[0]}”, “${shown[1]}”`, story, {
    detail: { speakers: speaker === null ? [] : [speaker], effects: ['wording'] },
  });
}

/** The words of a passage without their marks. */
export const shownOf = (one: Passage, story: StoryContext): string =>
  story.documents
    .get(one.document)!
    .document.text.slice(one.start, one.end)
    .replace(/\s+/gu, ' ')
    .replace(/["“”]|[\s,.;]+$/gu, '');

/** Fragments of the documents of one topic that cite one phrase in two wordings; each once. */
export function fragmentsInTwo(
  documents: readonly AnnotatedDocument[],
  items: readonly Utterance[],
  story: StoryContext,
): FindingDraft[] {
  const common = commonIn(story);
  const all = documents.flatMap((document) => fragmentsOf(document, story));
  const byWord = Map.groupBy(
    all.flatMap((one) =>
      [...new Set(one.words.filter((word) => isRare(word, 0)).map((word) => word.lemma))].map((lemma) => ({
        lemma,
        one,
      })),
    ),
    ({ lemma }) => lemma,
  );
  const used = new Set<Fragment>();
  const spoken = (one: Fragment) =>
    items.find(
      (item) =>
        item.form === 'direct' &&
        item.document === one.document &&
        item.start <= one.start &&
        one.end <= item.end,
    );
  /** Whether two fragments, said by `x` and `y`, cite one phrase. */
  const isOne = (a: Fragment, b: Fragment, x: Utterance | undefined, y: Utterance | undefined): boolean => {
    if (x && y && (speakersOfPair(x, y, story) === 'two' || areApart(x.setting, y.setting))) return false;
    if (a.document === b.document) return isCitedTwice(a, b);
    // Of one speaker a phrase is known by its words, of nobody known by a word that few documents have.
    const known = x && y && speakersOfPair(x, y, story) === 'same' && headOf(a) === headOf(b);
    return areOnePhrase(a, b, known ? NONE : common) && (known || !printsBoth(documents, a, b));
  };
  const found: FindingDraft[] = [];
  for (const group of byWord.values())
    for (const [i, { one: a }] of group.entries())
      for (const { one: b } of group.slice(i + 1, i + 1 + REACH)) {
        if (used.has(a) || used.has(b)) continue;
        const [x, y] = [spoken(a), spoken(b)];
        if (!isOne(a, b, x, y)) continue;
        used.add(a).add(b);
        const name = nameOf(x?.speaker ?? y?.speaker ?? null, story);
        found.push(citedInTwo([a, b], [shownOf(a, story), shownOf(b, story)], name, story));
      }
  return found;
}
