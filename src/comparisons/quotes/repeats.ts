/** Agreements on quotations that say again what others say: pieces of a longer one, further sentences of one statement. */
import type { FindingDraft } from '../../model/finding.ts';
import { wordsOf } from '../../text/words.ts';

/** What a further sentence of a statement is worth of which one stands above. */
const FURTHER = 0.6;
/** How far apart two sentences of one statement stand, UTF-16 units. */
const NEAR = 600;

const wordsIn = ({ evidence }: FindingDraft): string => {
  const texts = evidence.map(({ text }) =>
    wordsOf(text, { start: 0, end: text.length }).map((word) => word.norm),
  );
  const longest = texts.reduce((best, words) => (words.length > best.length ? words : best), []);
  return ` ${longest.join(' ')} `;
};

const speakersOf = ({ detail }: FindingDraft): readonly string[] =>
  (detail.speakers as readonly string[] | undefined) ?? [];

/** Whether nothing says that two findings are of two speakers. */
function mayBeOfOne(a: FindingDraft, b: FindingDraft): boolean {
  const [x, y] = [speakersOf(a), speakersOf(b)];
  return x.length === 0 || y.length === 0 || x.some((name) => y.includes(name));
}

/** Whether two findings show neighbouring passages of two documents at least. */
function areOfOneStatement(a: FindingDraft, b: FindingDraft): boolean {
  const shared = new Set(
    a.evidence.flatMap((part) =>
      b.evidence
        .filter(({ document, start }) => document === part.document && Math.abs(start - part.start) <= NEAR)
        .map(({ document }) => document),
    ),
  );
  return shared.size >= 2;
}

/**
 * Agreements without those whose words stand in a longer one that as many origins have; of one statement the weightiest sentence
 * keeps its weight.
 */
export function withoutRepeats(drafts: readonly FindingDraft[]): FindingDraft[] {
  const agreed = drafts
    .filter(({ verdict }) => verdict === 'agree')
    .map((draft) => ({ draft, words: wordsIn(draft) }))
    .sort((a, b) => b.draft.weight - a.draft.weight);
  const kept: { draft: FindingDraft; words: string }[] = [];
  const weights = new Map<FindingDraft, number>();
  for (const one of agreed) {
    const isPiece = agreed.some(
      (other) =>
        other !== one &&
        other.words.length > one.words.length &&
        other.words.includes(one.words) &&
        other.draft.origins >= one.draft.origins &&
        mayBeOfOne(other.draft, one.draft),
    );
    if (isPiece) continue;
    const further = kept.some(
      ({ draft }) => mayBeOfOne(draft, one.draft) && areOfOneStatement(draft, one.draft),
    );
    weights.set(one.draft, one.draft.weight * (further ? FURTHER : 1));
    kept.push(one);
  }
  return drafts.flatMap((draft) => {
    if (draft.verdict !== 'agree') return [draft];
    const weight = weights.get(draft);
    return weight === undefined ? [] : [{ ...draft, weight }];
  });
}
