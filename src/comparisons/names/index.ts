/** Names: one person, place or organisation spelt in two ways. */
import type { EntityType } from '../../model/annotation.ts';
import type { FindingDraft, StoryContext } from '../../model/finding.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import { defineComparison, type Pair } from '../../model/stages.ts';
import { evidenceOf, originGroups } from '../../story/evidence.ts';
import { orderOf } from '../../story/order.ts';
import { quotedSpans } from '../../story/quoted.ts';
import { isHeadline, regionAt, speaks } from '../../story/regions.ts';
import { allTerms } from '../../story/terms.ts';
import { editDistance } from '../../text/edit-distance.ts';
import { overlapping, type Span } from '../../text/span.ts';
import { wordsOf } from '../../text/words.ts';

type Named = {
  readonly document: string;
  readonly order: number;
  readonly type: EntityType;
  readonly entity: string | null;
  readonly words: readonly string[];
  /** First mention in running text, or the first at all. */
  readonly span: Span;
  readonly count: number;
};

/** Shortest name word whose spelling can be told from another name, in letters. */
const SHORTEST = 5;
/** Letters from which two may be wrong. */
const LONG = 8;

/** The spellings of names in a document, each with its first mention. */
function namesOf(document: AnnotatedDocument, story: StoryContext): Named[] {
  const { text, id } = document.document;
  const order = orderOf(story, id);
  const types = new Map(document.layers.entities.map((entity) => [entity.id, entity.type]));
  const quoted = quotedSpans(document);
  const found = new Map<string, Named>();
  for (const mention of document.layers.mentions) {
    if (mention.form !== 'name' || !speaks(document, mention.start)) continue;
    const words = wordsOf(text, mention).map((word) => word.norm);
    const type = types.get(mention.entity) ?? 'other';
    if (words.some((word) => /\d/.test(word))) continue;
    const key = `${type} ${words.join(' ')}`;
    const earlier = found.get(key);
    const poor = (span: Span) =>
      isHeadline(regionAt(document, span.start)?.role) || overlapping(quoted, span).length > 0;
    const better = !earlier || (poor(earlier.span) && !poor(mention));
    found.set(key, {
      document: id,
      order,
      type,
      entity: story.entityOf(id, mention.entity) ?? null,
      words,
      span: better ? { start: mention.start, end: mention.end } : earlier.span,
      count: (earlier?.count ?? 0) + 1,
    });
  }
  return [...found.values()];
}

/**
 * Every word, and every word with one letter left out: words one letter apart share one of these (Mor and Fraenkel 1982).
 * Names of several words also meet by all but the last and its first letter.
 */
function keysOf({ type, words }: Named): string[] {
  const given = words.length > 1 ? [`${type} ${words.slice(0, -1).join(' ')} ${words.at(-1)![0]}`] : [];
  return words
    .filter((word) => word.length >= SHORTEST)
    .flatMap((word) => [word, ...Array.from(word, (_, i) => word.slice(0, i) + word.slice(i + 1))])
    .map((word) => `${type} ${word}`)
    .concat(given);
}

/** Two spellings of one word: one letter apart, same first letter, and not an inflection of each other. */
function sameWordMisspelt(a: string, b: string, limit = 1): boolean {
  if (a === b || Math.min(a.length, b.length) < SHORTEST || a[0] !== b[0]) return false;
  if (/\d/.test(a + b) || editDistance(a, b, limit) > limit) return false;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return (
    !long.startsWith(short) && !(a.slice(0, -1) === b.slice(0, -1) && /[sn]$/.test(a) && /[sn]$/.test(b))
  );
}

/** The words in which two names differ, or null where they are no spellings of one name. */
function variant(a: Named, b: Named): readonly [string, string] | null {
  if (a.type !== b.type) return null;
  if (a.words.length === b.words.length) {
    const differing = a.words.flatMap((word, i) => (word === b.words[i] ? [] : [i]));
    const [at] = differing;
    if (differing.length !== 1 || at === undefined) return null;
    // Beside an equal given name a long surname may be two letters off.
    const long = a.words.length > 1 && Math.min(a.words[at]!.length, b.words[at]!.length) >= LONG;
    return sameWordMisspelt(a.words[at]!, b.words[at]!, long ? 2 : 1) ? [a.words[at]!, b.words[at]!] : null;
  }
  const [short, long] = a.words.length < b.words.length ? [a, b] : [b, a];
  const end = long.type === 'person' ? [long.words[0]!, long.words.at(-1)!] : long.words;
  if (short.words.length !== 1) return null;
  const word = end.find((one) => sameWordMisspelt(one, short.words[0]!));
  if (word === undefined) return null;
  return short === a ? [short.words[0]!, word] : [word, short.words[0]!];
}

/** Spellings of one word of a name, with the names that hold them. */
type Spellings = Map<string, Named[]>;

function compare(items: readonly Named[], pairs: readonly Pair[], story: StoryContext): FindingDraft[] {
  /** Documents in which each spelling of a word stands. */
  const holders = new Map<string, Set<string>>();
  for (const item of items) {
    for (const word of item.words) holders.set(word, (holders.get(word) ?? new Set()).add(item.document));
  }
  const groups = new Map<string, Spellings>();
  const enter = (spellings: Spellings, word: string, item: Named) => {
    groups.set(`${item.type} ${word}`, spellings);
    const list = spellings.get(word) ?? [];
    if (!list.includes(item)) spellings.set(word, [...list, item]);
  };
  for (const [i, j] of pairs) {
    const [a, b] = [items[i]!, items[j]!];
    const words = variant(a, b);
    if (!words) continue;
    const [x, y] = words.map((word) => holders.get(word)!);
    const both = [...x!].some((document) => y!.has(document));
    // A document that holds both spellings tells two names apart, unless one of them is a single slip.
    if (both && !(a.document === b.document && Math.min(a.count, b.count) === 1)) continue;
    const [own, other] = words.map((word) => groups.get(`${a.type} ${word}`));
    const spellings = own ?? other ?? new Map<string, Named[]>();
    if (own && other && own !== other)
      for (const [word, list] of other) for (const item of list) enter(own, word, item);
    enter(spellings, words[0], a);
    enter(spellings, words[1], b);
  }
  return [...new Set(groups.values())].flatMap((spellings) => finding(spellings, story));
}

const SIDES = 'abcdefgh';
const RELATION = { person: 'same-person', place: 'same-place', organization: 'same-organization' } as const;

type Member = { readonly one: Pick<Named, 'document' | 'span' | 'words' | 'type'>; readonly side: string };

/** Documents of the topic that have a spelling as a capitalised word which was not recognised as a name. */
function elsewhere(
  sorted: readonly (readonly [string, readonly Named[]])[],
  members: readonly Member[],
  story: StoryContext,
): Member[] {
  const told = new Set(members.map(({ one }) => one.document));
  const topic = story.topicOf.get(members[0]!.one.document);
  const { type } = members[0]!.one;
  return [...story.documents].flatMap(([id, document]) => {
    if (told.has(id) || story.topicOf.get(id) !== topic) return [];
    const { text } = document.document;
    for (const term of allTerms(document)) {
      const i = sorted.findIndex(([word]) => word === term.norm);
      if (i < 0 || text[term.start] === text[term.start]!.toLowerCase() || !speaks(document, term.start))
        continue;
      return [
        {
          one: { document: id, span: term, words: [term.norm], type },
          side: SIDES[Math.min(i, SIDES.length - 1)]!,
        },
      ];
    }
    return [];
  });
}

function finding(spellings: Spellings, story: StoryContext): FindingDraft[] {
  const sorted = [...spellings].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
  if (sorted.length < 2) return [];
  const members: Member[] = sorted.flatMap(([, list], i) => {
    const seen = new Set<string>();
    const first = [...list].sort((a, b) => a.order - b.order || a.span.start - b.span.start);
    return first
      .filter((one) => !seen.has(one.document) && seen.add(one.document))
      .map((one) => ({ one, side: SIDES[Math.min(i, SIDES.length - 1)]! }));
  });
  members.push(...elsewhere(sorted, members, story));
  const evidence = members.map(({ one, side }) =>
    evidenceOf(story.documents.get(one.document)!, one.span, side),
  );
  const { type } = members[0]!.one;
  const origins = originGroups(evidence, story).length;
  const shown = sorted.map(
    ([word]) => evidence[members.findIndex(({ one }) => one.words.includes(word))]!.text,
  );
  return [
    {
      kind: 'name',
      verdict: 'differ',
      relation: type in RELATION ? RELATION[type as keyof typeof RELATION] : 'same-person',
      severity: type === 'person' && origins > 1 ? 'medium' : 'low',
      origins,
      reason: `spelt ${shown.map((name) => name.replace(/\s+/g, ' ')).join(' and ')}`,
      weight: 1 + members.length / 4,
      evidence,
      detail: {
        type: 'wording',
        support: members.map(({ one, side }, i) => ({
          document: one.document,
          stance: side === 'a' ? 'says' : 'otherwise',
          evidence: i,
        })),
      },
    },
  ];
}

export const comparedNames = defineComparison<Named>({
  name: 'names',
  version: 1,
  items: namesOf,
  keys: keysOf,
  compare,
});
