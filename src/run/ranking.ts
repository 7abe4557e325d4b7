/**
 * The order of findings: what an editor wants to know first stands first, and what has been told already stands behind what has
 * not, so that a screen of findings says different things (after the idea of maximal marginal relevance, Carbonell and
 * Goldstein 1998, with passages for similarity). Nothing is left out.
 */
import type { Evidence, FindingDraft, StoryContext } from '../model/finding.ts';
import { termsOf } from '../story/terms.ts';
import { overlapping, overlaps, type Span } from '../text/span.ts';

const SEVERITY = { high: 0, medium: 1, low: 2 } as const;

/** Share of a finding's passages that findings before it must show for it to be told already. */
const TOLD = 0.5;

/** Share of the words that its passages have in common which one finding before it must have shown. */
const SAID = 0.75;

/** Kinds whose agreements are held against the words shown before, too, with the number of words they must have in common. */
const REPEATING: ReadonlyMap<FindingDraft['kind'], number> = new Map([
  ['claim', 3],
  ['quote', 3],
  ['figure', 2],
]);

const isConflict = ({ verdict }: FindingDraft): boolean => verdict === 'differ' || verdict === 'update';

/** By severity, then weight; equal weight goes by place. */
function byImportance(order: ReadonlyMap<string, number>): (a: FindingDraft, b: FindingDraft) => number {
  const place = (draft: FindingDraft) => order.get(draft.evidence[0]!.document) ?? 0;
  return (a, b) =>
    SEVERITY[a.severity] - SEVERITY[b.severity] ||
    b.weight - a.weight ||
    place(a) - place(b) ||
    a.evidence[0]!.start - b.evidence[0]!.start ||
    (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0);
}

/**
 * What has been told: of a conflict the words themselves, since one sentence often holds several; of anything else the
 * sentences, since an agreement on half a sentence after its other half is little news.
 */
function newScreen(story: StoryContext): {
  holds(finding: FindingDraft): boolean;
  add(finding: FindingDraft): void;
} {
  const spans = new Map<string, Span[]>();
  const sentences = new Set<string>();
  const sentenceOf = (part: Evidence): string => {
    const own = story.documents.get(part.document)?.layers.sentences ?? [];
    return `${part.document}\0${overlapping(own, part)[0]?.start ?? part.start}`;
  };
  const isTold = (part: Evidence): boolean =>
    (spans.get(part.document) ?? []).some((span) => overlaps(span, part));
  const wordsIn = (document: string, span: Span): string[] => {
    const own = story.documents.get(document);
    return own ? termsOf(own, span).flatMap((term) => (term.content ? [term.lemma] : [])) : [];
  };
  /** The words of the sentences of what was shown, by document. */
  const shown = new Map<string, ReadonlySet<string>[]>();
  /** Whether what several passages have in common stood in a finding before, in whatever sentences. */
  const isSaid = ({ kind, evidence }: FindingDraft): boolean => {
    const least = REPEATING.get(kind);
    if (least === undefined) return false;
    const passages = evidence.map((part) => new Set(wordsIn(part.document, part)));
    const common = [...passages[0]!].filter(
      (word) => passages.filter((own) => own.has(word)).length * 2 >= passages.length,
    );
    if (common.length < least) return false;
    return [...new Set(evidence.map(({ document }) => document))]
      .flatMap((document) => shown.get(document) ?? [])
      .some((words) => common.filter((word) => words.has(word)).length >= SAID * common.length);
  };
  return {
    holds(finding) {
      if (finding.verdict === 'agree' && isSaid(finding)) return true;
      const told = finding.evidence.filter(
        isConflict(finding) ? isTold : (part) => sentences.has(sentenceOf(part)),
      );
      return told.length >= TOLD * finding.evidence.length;
    },
    add(finding) {
      const words = new Set(
        finding.evidence.flatMap((part) =>
          overlapping(story.documents.get(part.document)?.layers.sentences ?? [], part).flatMap((sentence) =>
            wordsIn(part.document, sentence),
          ),
        ),
      );
      for (const document of new Set(finding.evidence.map((part) => part.document)))
        shown.set(document, [...(shown.get(document) ?? []), words]);
      for (const part of finding.evidence) {
        sentences.add(sentenceOf(part));
        const list = spans.get(part.document);
        if (list) list.push(part);
        else spans.set(part.document, [part]);
      }
    },
  };
}

/** Kinds of which one side of a difference is no finding beside it. */
const SIDED: ReadonlySet<FindingDraft['kind']> = new Set(['figure', 'date']);

/** Whether an agreement shows one side of a difference of its kind and nothing else. */
function isSideOf({ kind, verdict, evidence }: FindingDraft, conflicts: readonly FindingDraft[]): boolean {
  if (verdict !== 'agree' || !SIDED.has(kind)) return false;
  const shows = (conflict: FindingDraft, part: Evidence) =>
    conflict.evidence.some((own) => own.document === part.document && overlaps(own, part));
  return conflicts.some(
    (conflict) => conflict.kind === kind && evidence.every((part) => shows(conflict, part)),
  );
}

/** All findings, in order of importance; of one severity those that say again what stands before them come last. */
export function ranked(drafts: readonly FindingDraft[], story: StoryContext): FindingDraft[] {
  const order = new Map([...story.documents.keys()].map((id, i) => [id, i]));
  const screen = newScreen(story);
  const again = new Set<FindingDraft>();
  const conflicts = drafts.filter(isConflict);
  const sorted = drafts.filter((draft) => !isSideOf(draft, conflicts)).sort(byImportance(order));
  for (const draft of sorted) {
    if (screen.holds(draft)) again.add(draft);
    else screen.add(draft);
  }
  const rank = (draft: FindingDraft) => SEVERITY[draft.severity] * 2 + (again.has(draft) ? 1 : 0);
  return sorted
    .map((draft, i) => ({ draft, i }))
    .sort((a, b) => rank(a.draft) - rank(b.draft) || a.i - b.i)
    .map(({ draft }) => draft);
}
