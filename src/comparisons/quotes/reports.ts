/** A quotation in one report and what a reporter makes of it in another: "My brother drove the crane", that his cousin drove it. */
import type { FindingDraft, StoryContext } from '../../model/finding.ts';
import type { Pair } from '../../model/stages.ts';
import { type Likeness, likeness } from './alike.ts';
import { changesOf, SLOT } from './changes.ts';
import type { Compared } from './clusters.ts';
import { difference } from './differences.ts';
import type { Effect } from './effect-kinds.ts';
import { innerEffects } from './inner-changes.ts';
import { sharesSense } from './senses.ts';
import { speakersOfPair } from './speakers.ts';
import type { Utterance } from './utterances.ts';
import { FILLERS, telling } from './word-kinds.ts';
import type { SpokenWord } from './wording.ts';

/** What a rendering must share: of the lighter utterance's content, of the heavier one's weight, content words. */
const SHARE = 0.6;
const MUTUAL = 0.35;
const CONTENT = 2;
/** Likeness of the lighter one from which a document prints a part of a quotation. */
const PRINTED = 0.7;
/** Likeness of the lighter one from which a report only says a part of it. */
const WHOLE = 0.9;

const GRAVE: ReadonlySet<Effect> = new Set(['negation', 'number']);

/** Whether a report renders a quotation in other words. */
function isRendering(quote: Utterance, report: Utterance, like: Likeness): boolean {
  const least = Math.min(quote.content.size, report.content.size);
  return (
    like.shared >= CONTENT &&
    like.shared >= SHARE * least &&
    like.mutual >= MUTUAL &&
    like.overlap < WHOLE &&
    (like.shared > CONTENT || least <= CONTENT + 1)
  );
}

const isOther = (gone: readonly SpokenWord[], come: readonly SpokenWord[]): boolean => {
  // Verbs are bent to fit the reporter's sentence.
  const [x, y] = [telling(gone), telling(come)].map((words) =>
    words.filter((word) => !FILLERS.has(word.norm) && word.pos !== 'VERB'),
  );
  const isLike = (word: SpokenWord, other: SpokenWord) =>
    other.lemma === word.lemma || sharesSense(word.lemma, other.lemma);
  return x!.length > 0 && y!.length > 0 && !x!.some((word) => y!.some((other) => isLike(word, other)));
};

/** What the rendering changes: a negation, a figure, a telling word for another between what both have. */
function changed(quote: Utterance, report: Utterance, like: Likeness): Effect[] {
  const changes = changesOf(quote, report, like.ops);
  const inner = changes.filter(
    ({ edge, gone, come }) =>
      edge === null || (gone.length > 0 && come.length > 0 && Math.max(gone.length, come.length) <= SLOT),
  );
  const found = new Set<Effect>();
  for (const change of inner) {
    for (const effect of innerEffects(change, quote, report)) if (GRAVE.has(effect)) found.add(effect);
    if (isOther(change.gone, change.come)) found.add('wording');
  }
  return [...found];
}

/** Pairs of a quotation and a report of it that no cluster holds, the most alike first; each once a document. */
export function reportsOf(
  items: readonly Utterance[],
  pairs: readonly Pair[],
  compared: (i: number, j: number) => Compared,
  story: StoryContext,
): FindingDraft[] {
  const direct = items.filter(({ form, headline }) => form === 'direct' && !headline);
  const quotes = Map.groupBy(direct, ({ document }) => document);
  /** Whether a document has the quotation too: its report is then a part of the story, not of the wording. */
  const alsoQuotes = (document: string, quote: Utterance) =>
    (quotes.get(document) ?? []).some((own) => {
      const like = likeness(quote, own);
      return like.mutual >= SHARE || (like.overlap >= PRINTED && like.shared > CONTENT);
    });
  const found = pairs.flatMap(([i, j]) => {
    const [a, b] = [items[i]!, items[j]!];
    if ((a.form === 'direct') === (b.form === 'direct') || a.headline || b.headline) return [];
    const [quote, report] = a.form === 'direct' ? [a, b] : [b, a];
    const { like: own } = compared(i, j);
    if (own.shared < CONTENT || speakersOfPair(a, b, story) !== 'same') return [];
    const like = likeness(quote, report);
    if (!isRendering(quote, report, like) || alsoQuotes(report.document, quote)) return [];
    const effects = changed(quote, report, like);
    return effects.length > 0 ? [{ quote, report, effects, value: like.mutual }] : [];
  });
  const used = new Set<string>();
  return found
    .sort((x, y) => y.value - x.value || x.quote.order - y.quote.order || x.quote.start - y.quote.start)
    .flatMap(({ quote, report, effects }): FindingDraft[] => {
      const keys = [
        `${report.document} ${report.start}`,
        `${report.document} ${quote.document} ${quote.start}`,
        `${quote.document} ${quote.start}`,
      ];
      if (keys.some((key) => used.has(key))) return [];
      for (const key of keys) used.add(key);
      const draft = difference(
        [
          { utterance: quote, members: [quote], effects: [] },
          { utterance: report, members: [report], effects: ['reported', ...effects] },
        ],
        story,
      );
      if (!draft) return [];
      const [who] = draft.detail.speakers as readonly string[];
      const reason = `${who ?? 'A source'} is quoted in one report and told of in other words in another: ${effects.join(', ')}`;
      return [{ ...draft, severity: 'low', weight: 0.3, reason }];
    });
}
