/** A headline that tells a deed as done which the text below tells only as planned or possible. */
import type { StoryContext } from '../../model/finding.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import { childWith, treeOf } from '../../story/arguments.ts';
import { isOf, type Status } from '../../story/clause-meaning.ts';
import type { Proposition } from '../../story/propositions.ts';
import type { Clash } from './contradictions.ts';
import { common, samePredicate } from './matching.ts';
import type { Statement } from './statement.ts';
import { tie } from './tie.ts';
import type { Reports } from './voices.ts';

/** What a headline that tells the deed as done overstates. */
const SHORT_OF: ReadonlySet<Status> = new Set(['possible', 'planned', 'tried', 'asked']);
/** How surely headline and text must tell of one deed. */
const SURE = 0.8;
/** Weight of shared words by which a sentence without the same participants may tell it too. */
const CONTEXT = 2;

/** Headlines of a document that are compared with its text. */
const MOST = 8;

/** Deeds that a headline tells as done; "to open" is to come, and a question or a quotation asserts nothing. */
export function asserted(document: AnnotatedDocument, propositions: readonly Proposition[]): Proposition[] {
  const tree = treeOf(document);
  return propositions.filter(
    (one) =>
      one.kind === 'verb' &&
      one.status === 'done' &&
      !one.negative &&
      !one.hedged &&
      !one.quoted &&
      !isOf(one.lemma, 'light') &&
      !isOf(one.lemma, 'saying') &&
      childWith(tree, one.token, /^mark$/) === undefined,
  );
}

/** Headlines against the sentences below them, by documents. */
export function overstated(items: readonly Statement[], reports: Reports, story: StoryContext): Clash[] {
  const places = new Map(items.map((item, at) => [item, at]));
  return [...reports.values()].flatMap((statements) => {
    const below = statements.filter(({ headline }) => !headline);
    return statements
      .filter(({ asserted: deeds }) => deeds.length > 0)
      .slice(0, MOST)
      .flatMap((headline) =>
        headline.asserted.flatMap((p): Clash[] => {
          const told = below.flatMap((item) =>
            item.propositions
              .filter((q) => q.kind === 'verb' && samePredicate(p, q))
              .map((q) => ({ item, q, sure: tie(p, q, story) }))
              .filter(({ q, sure }) => sure > 0 || common(headline, item, p, q) >= CONTEXT),
          );
          // The text tells it as done as well, or denies it: another rule's matter.
          if (told.some(({ q }) => q.status === 'done' || q.negative)) return [];
          const best = told.reduce<(typeof told)[number] | null>(
            (most, one) => (one.sure > (most?.sure ?? 0) ? one : most),
            null,
          );
          if (!best || best.sure < SURE || !SHORT_OF.has(best.q.status)) return [];
          return [
            {
              i: places.get(headline)!,
              j: places.get(best.item)!,
              conflict: {
                p,
                q: best.q,
                type: 'status',
                question: `how far it has come: ${p.phrase}`,
                values: ['done', best.q.status],
                denial: false,
                soft: true,
                mild: true,
                strength: best.sure,
              },
            },
          ];
        }),
      );
  });
}
