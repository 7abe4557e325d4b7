/**
 * A few words cited in two wordings: a "paper wall" and a "paper harbour wall", a "reckless step" and a "reckless"
 * plan. Fragments are too short for alignment; what ties them is a word that few documents have, of one speaker, or two such words.
 */
import type { FindingDraft, StoryContext } from '../../model/finding.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import type { Pair } from '../../model/stages.ts';
import { evidenceOf, originGroups } from '../../story/evidence.ts';
import { quotedSpans } from '../../story/quoted.ts';
import { isHeadline, regionAt, speaks } from '../../story/regions.ts';
import type { Span } from '../../text/span.ts';
import { align } from './alike.ts';
import { rareFrom } from './retellings.ts';
import { sharesSense } from './senses.ts';
import { areApart } from './settings.ts';
import { nameOf } from './shown.ts';
import { speakersOfPair } from './speakers.ts';
import type { Utterance } from './utterances.ts';
import { has, INTERJECTIONS, PERSONS } from './word-kinds.ts';
import { type SpokenWord, spokenWords } from './wording.ts';

/** All words, and content words, of a fragment that is compared whoever says it. */
const SIZE = { most: 8, least: 2 };
/** Fragments with one word in common, of which each meets only so many of the next. */
const REACH = 64;
/** Longest fragment, UTF-16 units. */
const LONGEST = 80;

type Fragment = Span & { readonly document: string; readonly words: readonly SpokenWord[] };

const isTitle = (text: string, words: readonly SpokenWord[]): boolean =>
  words.every((word) => !word.content || /^[\p{Lu}\p{N}]/u.test(text.slice(word.start, word.start + 2)));

function fragmentsOf(document: AnnotatedDocument, story: StoryContext): Fragment[] {
  const { id, text } = document.document;
  return quotedSpans(document).flatMap((span): Fragment[] => {
    if (span.end - span.start > LONGEST || !speaks(document, span.start)) return [];
    if (isHeadline(regionAt(document, span.start)?.role)) return [];
    const words = spokenWords(document, [span], story);
    const content = words.filter((word) => word.content).length;
    if (words.length > SIZE.most || content < SIZE.least || isTitle(text, words)) return [];
    return has(words, INTERJECTIONS) ? [] : [{ document: id, start: span.start, end: span.end, words }];
  });
}

const isRare = (word: SpokenWord, least: number): boolean =>
  word.content && !word.name && word.pos !== 'PROPN' && word.pos !== 'NUM' && word.weight >= least;

const isPiece = (part: readonly SpokenWord[], whole: readonly SpokenWord[]): boolean =>
  ` ${whole.map((word) => word.key).join(' ')} `.includes(` ${part.map((word) => word.key).join(' ')} `);

/**
 * Whether two fragments cite one phrase: two content words in common in order, one of them of the weight `least` and no name, and one
 * word that is another.
 */
function areOnePhrase(a: Fragment, b: Fragment, least: number): boolean {
  if (isPiece(a.words, b.words) || isPiece(b.words, a.words)) return false;
  const pairs = align(a.words, b.words).filter(([i, j]) => a.words[i]!.lemma === b.words[j]!.lemma);
  const shared = pairs.filter(([i]) => a.words[i]!.content);
  if (shared.length < SIZE.least || !shared.some(([i]) => isRare(a.words[i]!, least))) return false;
  const content = (words: readonly SpokenWord[]) => words.filter((word) => word.content).length;
  const [x, y] = [content(a.words), content(b.words)];
  if (shared.length * 2 < Math.max(x, y)) return false;
  // "can and will win", "will and can win": words of form only.
  return x > shared.length || y > shared.length;
}

const headOf = ({ words }: Fragment): string => words.findLast((word) => word.content)!.lemma;

function finding(
  passages: readonly Fragment[],
  shown: readonly [string, string],
  speaker: string | null,
  story: StoryContext,
): FindingDraft {
  const evidence = passages.map((one, i) =>
    evidenceOf(story.documents.get(one.document)!, one, i === 0 ? 'a' : 'b'),
  );
  const who =
    speaker === null ? 'one phrase is cited in two wordings' : `${speaker} is cited in two wordings`;
  return {
    kind: 'quote',
    verdict: 'differ',
    relation: 'same-utterance',
    severity: 'low',
    origins: originGroups(evidence, story).length,
    reason: `${who}: “${shown[0]}”, “${shown[1]}”`,
    weight: 0.3,
    evidence,
    detail: { speakers: speaker === null ? [] : [speaker], effects: ['wording'] },
  };
}

const wordsOf = (one: Fragment, story: StoryContext): string =>
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
  const rare = rareFrom(story);
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
  const found: FindingDraft[] = [];
  for (const group of byWord.values())
    for (const [i, { one: a }] of group.entries())
      for (const { one: b } of group.slice(i + 1, i + 1 + REACH)) {
        if (a.document === b.document || used.has(a) || used.has(b) || !areOnePhrase(a, b, 0)) continue;
        const [x, y] = [spoken(a), spoken(b)];
        // Of one speaker a phrase is known by its words, of nobody known by a word that few documents have.
        const known = x && y && speakersOfPair(x, y, story) === 'same' && headOf(a) === headOf(b);
        if (!known && !areOnePhrase(a, b, rare)) continue;
        if (x && y && (speakersOfPair(x, y, story) === 'two' || areApart(x.setting, y.setting))) continue;
        used.add(a).add(b);
        const speaker = x?.speaker ?? y?.speaker ?? null;
        found.push(finding([a, b], [wordsOf(a, story), wordsOf(b, story)], nameOf(speaker, story), story));
      }
  return found;
}

/** The phrase that a word in marks makes with its neighbour: a describing word with its noun, a noun with what describes it. */
function phraseAt(
  one: Utterance,
  at: number,
): { readonly neighbour: SpokenWord; readonly span: Span } | null {
  const [before, word, after] = [one.words[at - 1], one.words[at]!, one.words[at + 1]];
  const gap = (x: SpokenWord, y: SpokenWord) => one.text.slice(x.end - one.start, y.start - one.start);
  const isNext = (x: SpokenWord, y: SpokenWord) => /^["“”'’]{0,2}[\s-]["“”'’]{0,2}$/u.test(gap(x, y));
  if (word.pos === 'ADJ' && after?.pos === 'NOUN' && isNext(word, after))
    return { neighbour: after, span: { start: word.start, end: after.end } };
  if (word.pos === 'NOUN' && after?.pos !== 'NOUN' && before && isNext(before, word))
    if (before.pos === 'ADJ' && before.content)
      return { neighbour: before, span: { start: before.start, end: word.end } };
  return null;
}

/** Most words of a quotation that cites one phrase only. */
const PHRASE = 3;

/** Whether the words in marks around a phrase are the phrase itself. */
const isCited = (one: Utterance, phrase: Span): boolean =>
  one.quoted.some(
    (part) =>
      part.start < phrase.end &&
      phrase.start < part.end &&
      one.words.filter((word) => part.start <= word.start && word.end <= part.end).length <= PHRASE,
  );

const inMarks = (one: Utterance, word: SpokenWord): boolean =>
  one.form === 'direct' || one.quoted.some((part) => part.start <= word.start && word.end <= part.end);

function phrasesOf(a: Utterance, b: Utterance, rare: number): readonly [Span, Span] | null {
  for (const [i, word] of a.words.entries()) {
    if (!isRare(word, rare) || !inMarks(a, word)) continue;
    for (const [j, other] of b.words.entries()) {
      if (other.lemma !== word.lemma || other.pos !== word.pos || !inMarks(b, other)) continue;
      const [x, y] = [phraseAt(a, i), phraseAt(b, j)];
      if (!x || !y || x.neighbour.lemma === y.neighbour.lemma) continue;
      if (sharesSense(x.neighbour.lemma, y.neighbour.lemma) || PERSONS.has(y.neighbour.norm)) continue;
      const cited = [isCited(a, x.span), isCited(b, y.span)];
      // "the national interest" and "its own interest" are two interests.
      if (word.pos === 'ADJ' ? cited.includes(true) : !cited.includes(false)) return [x.span, y.span];
    }
  }
  return null;
}

/** Phrases that one speaker is cited with in two ways, one of them a fragment; each pair of documents once for a speaker. */
export function phrasesInTwo(
  items: readonly Utterance[],
  pairs: readonly Pair[],
  story: StoryContext,
): FindingDraft[] {
  const rare = rareFrom(story);
  const told = new Set<string>();
  return pairs.flatMap(([i, j]): FindingDraft[] => {
    const [a, b] = [items[i]!, items[j]!];
    if (a.form === 'indirect' || b.form === 'indirect' || a.headline || b.headline) return [];
    if (speakersOfPair(a, b, story) !== 'same' || areApart(a.setting, b.setting)) return [];
    const key = `${a.speaker ?? a.presumed} ${a.document} ${b.document}`;
    const phrases = told.has(key) ? null : phrasesOf(a, b, rare);
    if (!phrases) return [];
    told.add(key);
    const passages = [a, b].map(
      (one, k): Fragment => ({ document: one.document, words: [], ...phrases[k]! }),
    );
    const shown: [string, string] = [wordsOf(passages[0]!, story), wordsOf(passages[1]!, story)];
    return [finding(passages, shown, nameOf(a.speaker ?? b.speaker, story), story)];
  });
}
