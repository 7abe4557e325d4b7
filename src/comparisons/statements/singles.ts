/** Statements that one origin alone makes and that somebody would want to check. */
import consequential from '../../lexicon/en/consequential.json' with { type: 'json' };
import type { FindingDraft, StoryContext } from '../../model/finding.ts';
import { evidenceOf } from '../../story/evidence.ts';
import { novelty } from '../../story/novelty.ts';
import { quotedSpans } from '../../story/quoted.ts';
import { overlapping } from '../../text/span.ts';
import { isRunTogether, type Statement } from './statement.ts';

const CONSEQUENTIAL: ReadonlySet<string> = new Set(consequential.entries);
/** Origins a topic needs before one of them can stand alone. */
const ENOUGH = 3;
/** Statements shown a document. */
const MOST = 4;
/** Share of a statement's weight that another origin may also have. */
const COVERED = 0.4;
/** Share of its words that no other origin may have anywhere: what others tell in other sentences is no news. */
const NEW = 0.55;
/** Longest statement, UTF-16 units: longer ones say several things. */
const LONGEST = 320;

/** Least worth of a statement that is told. */
const LEAST = 5.5;
/** What a statement of an earlier time is worth less. */
const PAST = 2;
/** Share of the words of the shorter from which a document says a thing twice. */
const TWICE = 0.6;

/** Without what a statement before it in the list says in the same words. */
function saidOnce(list: readonly { readonly statement: Statement }[]): Statement[] {
  return list
    .map(({ statement }) => statement)
    .filter((one, i, all) =>
      all.slice(0, i).every((other) => {
        const shared = [...one.lemmas].filter((lemma) => other.lemmas.has(lemma)).length;
        return shared < TWICE * Math.min(one.lemmas.size, other.lemmas.size);
      }),
    );
}

/** How much there is to check: figures, names, quoted words, consequences. */
function score(statement: Statement, story: StoryContext): { score: number; why: string[] } {
  const why: string[] = [];
  const document = story.documents.get(statement.document)!;
  const consequences = statement.words.filter((term) => CONSEQUENTIAL.has(term.lemma)).length;
  if (overlapping(document.layers.quantities, statement).some((quantity) => quantity.comparable))
    why.push('a figure');
  if (
    overlapping(
      document.layers.attributions.flatMap((one) => one.content),
      statement,
    ).length > 0
  )
    why.push('somebody’s words');
  else if (overlapping(quotedSpans(document), statement).length > 0) why.push('quoted words');
  if (statement.words.some((term) => term.pos === 'PROPN')) why.push('names');
  if (consequences > 0) why.push('consequences');
  const figure = why.includes('a figure') ? 1 : 0;
  return {
    score: why.length + figure + Math.min(consequences, 3) * 0.7 + Math.min(statement.words.length, 20) / 20,
    why,
  };
}

/** Share of the other origins from which on a figure is the story's own. */
const MAIN = 0.5;

/** Whether a statement holds a figure that most origins have: what is new in it is only how it is told. */
function hasMainFigure(
  statement: Statement,
  holders: ReadonlyMap<number, ReadonlySet<string>>,
  all: number,
): boolean {
  return [...statement.values].some((value) => (holders.get(value)?.size ?? 0) > MAIN * all);
}

/** Origins in whose statements each figure stands. */
function holdersOf(
  items: readonly Statement[],
  story: StoryContext,
): ReadonlyMap<number, ReadonlySet<string>> {
  const found = new Map<number, Set<string>>();
  for (const { values, document } of items)
    for (const value of values)
      found.set(value, (found.get(value) ?? new Set()).add(story.originOf.get(document)!));
  return found;
}

/** `shared` gives for each statement the largest share of its weight that a statement of another origin has. */
export function singles(
  items: readonly Statement[],
  shared: ReadonlyMap<number, number>,
  story: StoryContext,
): FindingDraft[] {
  const origins = new Map<string, Set<string>>();
  for (const [id, origin] of story.originOf) {
    const topic = story.topicOf.get(id)!;
    origins.set(topic, (origins.get(topic) ?? new Set()).add(origin));
  }
  const byOrigin = new Map<string, { statement: Statement; score: number; why: string[] }[]>();
  const holders = holdersOf(items, story);
  items.forEach((statement, i) => {
    if (statement.headline || statement.end - statement.start > LONGEST || statement.words.length < 5) return;
    const all = origins.get(story.topicOf.get(statement.document)!)?.size ?? 0;
    if (all < ENOUGH || hasMainFigure(statement, holders, all)) return;
    if (isRunTogether(statement, story) || (shared.get(i) ?? 0) > COVERED) return;
    const origin = story.originOf.get(statement.document)!;
    if (novelty(statement.words, origin, story) < NEW) return;
    const { score: full, why } = score(statement, story);
    const worth = statement.old ? full - PAST : full;
    if (worth < LEAST) return;
    const made = { statement, score: worth, why };
    byOrigin.set(origin, [...(byOrigin.get(origin) ?? []), made]);
  });
  return [...byOrigin.values()].flatMap((list) => {
    const sorted = list.sort(
      (a, b) =>
        b.score - a.score || a.statement.order - b.statement.order || a.statement.start - b.statement.start,
    );
    const once = new Set(saidOnce(sorted));
    return sorted
      .filter(({ statement }) => once.has(statement))
      .slice(0, MOST)
      .map(
        ({ statement, score: weight, why }): FindingDraft => ({
          kind: 'claim',
          verdict: 'single',
          relation: 'single-source',
          severity: 'low',
          origins: 1,
          reason: `only one origin says this; it holds ${why.join(', ')}`,
          weight: weight / 10,
          evidence: [evidenceOf(story.documents.get(statement.document)!, statement)],
          detail: { support: [{ document: statement.document, stance: 'says', evidence: 0 }] },
        }),
      );
  });
}
