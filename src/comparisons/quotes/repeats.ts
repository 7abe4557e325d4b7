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
  const agreed: Agreed[] = drafts
    .filter(({ verdict }) => verdict === 'agree')
    .map((draft) => ({ draft, words: wordsIn(draft) }))
    .sort((a, b) => b.draft.weight - a.draft.weight);
  const all = byDocument(agreed);
  const kept = byDocument([]);
  const weights = new Map<FindingDraft, number>();
  for (const one of agreed) {
    const { draft, words } = one;
    const isPiece = beside(one, all).some(
      (other) =>
        other.words.length > words.length &&
        other.words.includes(words) &&
        other.draft.origins >= draft.origins &&
        mayBeOfOne(other.draft, draft),
    );
    if (isPiece) continue;
    const further = beside(one, kept).some(
      (other) => mayBeOfOne(other.draft, draft) && areOfOneStatement(other.draft, draft),
    );
    weights.set(draft, draft.weight * (further ? FURTHER : 1));
    put(one, kept);
  }
  return drafts.flatMap((draft) => {
    if (draft.verdict !== 'agree') return [draft];
    const weight = weights.get(draft);
    return weight === undefined ? [] : [{ ...draft, weight }];
  });
}

type Agreed = { readonly draft: FindingDraft; readonly words: string };
type Shelf = Map<string, Agreed[]>;

function put(one: Agreed, shelf: Shelf): void {
  for (const document of new Set(one.draft.evidence.map((part) => part.document))) {
    const own = shelf.get(document);
    if (own) own.push(one);
    else shelf.set(document, [one]);
  }
}

function byDocument(agreed: readonly Agreed[]): Shelf {
  const shelf: Shelf = new Map();
  for (const one of agreed) put(one, shelf);
  return shelf;
}

/** The other agreements that show a passage of a document of one. */
const beside = (one: Agreed, shelf: Shelf): Agreed[] =>
  [...new Set(one.draft.evidence.flatMap(({ document }) => shelf.get(document) ?? []))].filter(
    (other) => other !== one,
  );
