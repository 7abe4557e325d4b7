/** How a clause is meant: affirmed or denied, done or only planned, asked, possible, open; in whose voice; on which days. */
import clauseWords from '../lexicon/en/clause-words.json' with { type: 'json' };
import modality from '../lexicon/en/modality.json' with { type: 'json' };
import negation from '../lexicon/en/negation.json' with { type: 'json' };
import type { Attribution } from '../model/annotation.ts';
import type { StoryContext } from '../model/finding.ts';
import type { AnnotatedDocument } from '../model/layers.ts';
import { firstEndingAfter, overlapping, type Span } from '../text/span.ts';
import type { Argument, Tree } from './arguments.ts';
import { quotedSpans } from './quoted.ts';

/**
 * What stands of the deed: `done` (it is told as a fact), `planned`, `tried`, `asked` for, `ordered`, `forced`, `possible`, a
 * `duty` or allowed, `open` (somebody leaves open whether or how), a `question`, or only supposed (`condition`, `hypothetical`).
 */
export type Status =
  | 'done'
  | 'planned'
  | 'tried'
  | 'asked'
  | 'ordered'
  | 'forced'
  | 'possible'
  | 'duty'
  | 'open'
  | 'question'
  | 'condition'
  | 'hypothetical';

export type Meaning = {
  readonly negative: boolean;
  readonly status: Status;
  /** Weakened: "appears to", "allegedly". */
  readonly hedged: boolean;
  /** Somebody denies, disputes or doubts it. */
  readonly denied: boolean;
  /** "only", "immediately", "fully" … beside it: what is denied may be the limit alone. */
  readonly limited: boolean;
  /** "not yet", "so far", "not immediately": it may come. */
  readonly early: boolean;
  /** Innermost attribution that holds the predicate. */
  readonly attribution: Attribution | null;
  /** Story entity of its source, null where nobody is named. */
  readonly speaker: string | null;
  readonly quoted: boolean;
  /** Days that times in the clause name, ISO. */
  readonly days: readonly string[];
};

const { entries } = clauseWords;
type Class = keyof typeof entries;
const SETS = Object.fromEntries(
  Object.entries(entries).map(([name, words]) => [name, new Set(words)]),
) as unknown as Readonly<Record<Class, ReadonlySet<string>>>;
const NEGATION: ReadonlySet<string> = new Set([...negation.entries, "n't", 'n’t']);
const HEDGES: ReadonlySet<string> = new Set(modality.entries.hedge);

export const isOf = (word: string, name: Class): boolean => SETS[name].has(word);

/** Clauses around a predicate that are looked at. */
const HEIGHT = 4;
/** Status that a governing verb or noun gives, the first that knows it. */
const GOVERNORS: readonly Status[] = ['planned', 'tried', 'asked', 'ordered', 'forced'];

type Draft = {
  negative: boolean;
  status: Status;
  hedged: boolean;
  denied: boolean;
  limited: boolean;
  early: boolean;
};

function own(tree: Tree, at: number, draft: Draft): void {
  const { tokens, norms, children } = tree;
  for (const child of children[at]!) {
    const word = norms[child]!;
    const { rel } = tokens[child]!;
    if (/^(advmod|aux|det|cc:preconj|neg)/.test(rel) && (NEGATION.has(word) || word === 'cannot'))
      draft.negative = !draft.negative;
    if (/^(advmod|det)/.test(rel) && HEDGES.has(word)) draft.hedged = true;
    if (/^(advmod|det|amod)/.test(rel) && isOf(word, 'limiting') && !isOf(norms[child + 1] ?? '', 'early'))
      draft.limited = true;
    if (/^(advmod|amod)/.test(rel) && isOf(word, 'early')) draft.early = true;
    if (rel === 'mark' && word === 'without') draft.negative = !draft.negative;
    if (rel === 'case' && word === 'without') draft.negative = !draft.negative;
    if (rel === 'mark' && isOf(word, 'condition')) draft.status = 'condition';
  }
  if (draft.status === 'done') draft.status = modal(tree, at);
}

const CLIPPED = /^'?d$/;

/** "where he'd slept": of "had" and "would", only the one stands before a past form without another "have". */
const isHad = (tree: Tree, clipped: number, at: number): boolean =>
  /Tense=Past/.test(tree.tokens[at]!.feats ?? '') &&
  !tree.children[at]!.some((child) => child !== clipped && tree.lemmas[child] === 'have');

/** The status that an auxiliary gives; `done` where there is none. */
function modal(tree: Tree, at: number): Status {
  for (const child of tree.children[at]!) {
    if (tree.tokens[child]!.rel !== 'aux') continue;
    const word = tree.norms[child]!;
    if (isOf(word, 'future')) return 'planned';
    if (CLIPPED.test(word) && isHad(tree, child, at)) continue;
    if (isOf(word, 'hypothetical')) return 'hypothetical';
    if (isOf(word, 'possible')) return 'possible';
    if (isOf(tree.lemmas[child]!, 'duty')) return 'duty';
  }
  return 'done';
}

const isCopula = (tree: Tree, at: number): boolean =>
  tree.children[at]!.some((child) => tree.tokens[child]!.rel === 'cop');

/** Whether an infinitive at `at` is what `governor` asks for, orders or forces. */
export function isControlled(tree: Tree, at: number, governor: string): boolean {
  return (
    /VerbForm=Inf/.test(tree.tokens[at]!.feats ?? '') &&
    (['asked', 'ordered', 'forced'] as const).some((name) => isOf(governor, name))
  );
}

/** What the clauses around it make of the predicate at `at`. */
function around(tree: Tree, at: number, draft: Draft): void {
  const { tokens, lemmas, norms, children } = tree;
  let below = at;
  for (let height = 0; height < HEIGHT; height++) {
    const { rel, head, pos } = tokens[below]!;
    if (head < 0) return;
    // What is done with a noun tells of its deed; what is done around that does not.
    if (height > 0 && pos === 'NOUN' && tokens[at]!.pos === 'NOUN') return;
    if (height === 0 && pos === 'NOUN' && !/^(obj|nsubj:pass|conj)$/.test(rel) && !isCopula(tree, at)) return;
    const word = lemmas[head]!;
    const negated = children[head]!.some(
      (child) => NEGATION.has(norms[child]!) && /^(advmod|aux|det)/.test(tokens[child]!.rel),
    );
    if (/^(xcomp|ccomp|acl|csubj|obj|obl|nmod|advcl)$/.test(rel))
      govern(controlled(rel) ? 'xcomp' : rel, word, negated);
    // What surrounds an adverbial clause says nothing of its truth.
    if (rel === 'advcl' && !/VerbForm=Inf/.test(tokens[below]!.feats ?? '')) return;
    if (rel === 'conj') {
      // "did not see or hear": what is denied of the first is denied of the second without an own subject.
      if (
        negated &&
        !children[below]!.some((child) => /^nsubj/.test(tokens[child]!.rel)) &&
        tokens[head]!.pos === tokens[below]!.pos
      )
        draft.negative = orJoined() ? !draft.negative : draft.negative;
      if (draft.status === 'done' && /VerbForm=Inf/.test(tokens[below]!.feats ?? ''))
        draft.status = modal(tree, head);
    } else if (/^(nsubj|acl:relcl|parataxis|appos|root)/.test(rel)) return;
    below = head;
  }

  /** "forced the council to sign": an infinitive that hangs on a verb of asking or forcing is its complement. */
  function controlled(rel: string): boolean {
    const { head } = tokens[below]!;
    return rel === 'advcl' && isControlled(tree, below, lemmas[head]!);
  }
  function orJoined(): boolean {
    return children[below]!.some((child) => tokens[child]!.rel === 'cc' && /^(or|nor)$/.test(norms[child]!));
  }
  function govern(rel: string, word: string, negated: boolean): void {
    const clause = /^(xcomp|ccomp|acl|csubj)$/.test(rel);
    const deed = tokens[below]!.pos === 'NOUN';
    if (isOf(word, 'denied') && (clause || (deed && rel === 'obj'))) {
      draft.denied = true;
      if (!negated) draft.negative = !draft.negative;
      return;
    }
    if (isOf(word, 'doubted') && clause && !negated) draft.denied = true;
    if (isOf(word, 'failed') && clause) {
      if (!negated) draft.negative = !draft.negative;
      return;
    }
    const opener = children[below]!.some(
      (child) =>
        /^(mark|advmod|nsubj|obj|obl|nsubj:pass|det)$/.test(tokens[child]!.rel) &&
        isOf(norms[child]!, 'open') &&
        child < below,
    );
    if (clause && opener && (isOf(word, 'unsure') || (negated && isOf(word, 'known')))) {
      draft.status = 'open';
      return;
    }
    if (!clause) return;
    // "the idea that …": nobody need hold it.
    if (/^(ccomp|acl)$/.test(rel) && tokens[head()]!.pos === 'NOUN' && isOf(word, 'supposed'))
      draft.status = 'hypothetical';
    if (rel === 'ccomp' && negated) {
      // "did not think that it was": it was not; "did not say that it was": left open.
      if (isOf(word, 'raising')) draft.negative = !draft.negative;
      else draft.status = 'open';
    }
    if (rel === 'ccomp' && draft.status === 'hypothetical' && /Tense=Past/.test(tokens[head()]!.feats ?? ''))
      draft.status = 'planned';
    if (isOf(word, 'seeming')) {
      const passive = children[head()]!.some((child) => /pass$/.test(tokens[child]!.rel));
      if (rel === 'xcomp' || passive) draft.hedged = true;
    }
    // "can resume testing": what may be done to the deed holds of the deed.
    if (rel === 'xcomp' && draft.status === 'done') draft.status = modal(tree, head());
    if (rel === 'xcomp' || rel === 'acl' || /VerbForm=Inf/.test(tokens[below]!.feats ?? '')) {
      const status = isOf(word, 'allowed') ? 'duty' : GOVERNORS.find((name) => isOf(word, name as Class));
      if (status !== undefined && (draft.status === 'done' || draft.status === 'planned'))
        draft.status = status;
      // "is not going to pay", "was not allowed to leave".
      if (negated && (status !== undefined || rel === 'xcomp')) draft.negative = !draft.negative;
    }
  }
  function head(): number {
    return tokens[below]!.head;
  }
}

type Content = { readonly start: number; readonly end: number; readonly one: Attribution };
/** Contents of attributions in order of their starts, of the document asked for last. */
let last: { readonly document: AnnotatedDocument; readonly list: readonly Content[] } | undefined;

function contents(document: AnnotatedDocument): readonly Content[] {
  if (last?.document === document) return last.list;
  const list = document.layers.attributions
    .flatMap((one) => one.content.map(({ start, end }) => ({ start, end, one })))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  last = { document, list };
  return list;
}

/** Contents looked back at for one that holds a word. */
const BACK = 12;

function attributionAt(document: AnnotatedDocument, offset: number): Attribution | null {
  const list = contents(document);
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  for (let i = low - 1; i >= 0 && i >= low - BACK; i--) if (list[i]!.end > offset) return list[i]!.one;
  return null;
}

/** How far from a predicate a day may stand that is taken to be its own, UTF-16 units. */
const FAR = 400;

/** The part of a sentence around an offset: a broken text can be one sentence from end to end. */
function nearby(sentence: Span, offset: number): Span {
  return { start: Math.max(sentence.start, offset - FAR), end: Math.min(sentence.end, offset + FAR) };
}

export function meaningOf(
  document: AnnotatedDocument,
  story: StoryContext,
  tree: Tree,
  at: number,
  args: readonly Argument[],
): Meaning {
  const draft: Draft = {
    negative: false,
    status: 'done',
    hedged: false,
    denied: false,
    limited: false,
    early: false,
  };
  const { start } = tree.tokens[at]!;
  own(tree, at, draft);
  if (args.some((one) => one.none && one.role !== 'oblique')) draft.negative = !draft.negative;
  around(tree, at, draft);
  const { sentences, times } = document.layers;
  const sentence = sentences[firstEndingAfter(sentences, start)];
  const { text } = document.document;
  if (
    sentence &&
    sentence.start <= start &&
    /\?["”'’)\s]*$/.test(text.slice(Math.max(sentence.start, sentence.end - 6), sentence.end))
  )
    draft.status = 'question';
  const attribution = attributionAt(document, start);
  if (attribution?.negated) draft.denied = true;
  if (attribution?.act === 'deny' && !draft.denied) {
    draft.denied = true;
    if (!attribution.negated) draft.negative = !draft.negative;
  }
  if (attribution?.hedge) draft.hedged = true;
  // "said that he would retire": said of the future then.
  if (attribution && attribution.kind !== 'direct' && draft.status === 'hypothetical')
    draft.status = 'planned';
  const phrase = sentence && sentence.start <= start ? overlapping(times, nearby(sentence, start)) : [];
  return {
    ...draft,
    attribution,
    speaker:
      attribution === null || attribution.speaker === null
        ? null
        : (story.entityOf(document.document.id, attribution.speaker) ?? null),
    quoted: overlapping(quotedSpans(document), tree.tokens[at]!).length > 0,
    days: phrase
      .filter(
        (time) => (time.type === 'DATE' || time.type === 'TIME') && /^\d{4}-\d{2}-\d{2}/.test(time.value),
      )
      .map((time) => time.value.slice(0, 10)),
  };
}
