/** Names: one person, place or organisation spelt in two ways. */
import namings from '../../lexicon/en/namings.json' with { type: 'json' };
import type { EntityType } from '../../model/annotation.ts';
import type { FindingDraft, StoryContext } from '../../model/finding.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import { defineComparison, type Pair } from '../../model/stages.ts';
import { evidenceOf } from '../../story/evidence.ts';
import { orderOf } from '../../story/order.ts';
import { quotedSpans } from '../../story/quoted.ts';
import { isHeadline, regionAt, speaks } from '../../story/regions.ts';
import { allTerms, termsOf } from '../../story/terms.ts';
import { firstEndingAfter, overlapping, overlaps, type Span } from '../../text/span.ts';
import { wordsOf } from '../../text/words.ts';
import { formFinding, listed, SIDES, unlike, versionFinding } from './findings.ts';
import { type Formed, formOf, genitivesIn, longer, twoForms } from './forms.ts';
import { slipsIn } from './slips.ts';
import { SHORTEST, skeleton, variant } from './spelling.ts';
import { twoVersions } from './versions.ts';

type Named = {
  readonly document: string;
  readonly order: number;
  readonly type: EntityType;
  readonly entity: string | null;
  readonly words: readonly string[];
  /** Words of the fullest name that the document gives. */
  readonly full: readonly string[];
  /** The names as written, each form once, with its first mention. */
  readonly forms: ReadonlyMap<string, Span>;
  /** First mention in running text, or the first at all. */
  readonly span: Span;
  readonly count: number;
  /** Content words of the sentence around the first mention, as the document's other words for its bearer. */
  readonly around: ReadonlySet<string>;
  /** The word for a public office stands beside one of its mentions. */
  readonly office: boolean;
};

const nameWords = (name: string): string[] =>
  wordsOf(name, { start: 0, end: name.length }).map((word) => word.norm);

/** Content words of the sentence in which a name stands, written small: what is said of its bearer. */
function wordsAround(document: AnnotatedDocument, mention: Span): string[] {
  const { sentences } = document.layers;
  const sentence = sentences[firstEndingAfter(sentences, mention.start)];
  if (!sentence || sentence.start > mention.start) return [];
  return termsOf(document, sentence)
    .filter((term) => term.content && term.pos !== 'PROPN' && !overlaps(term, mention))
    .map((term) => term.lemma);
}

const OFFICES = new RegExp(`(?<!\\p{L})(?:${namings.entries.offices.join('|')})(?!\\p{L})`, 'iu');
/** UTF-16 units on either side of a name in which the word for an office is looked for. */
const BESIDE = 36;

const besideOffice = (text: string, { start, end }: Span): boolean =>
  OFFICES.test(text.slice(Math.max(0, start - BESIDE), start)) || OFFICES.test(text.slice(end, end + BESIDE));

/** Shared words that show two names of one word, in two documents, to have one bearer. */
const ALIKE = 2;

/** A word alone in one document is another document's longer name, or another word, only where much is said alike. */
function oneBearer(a: Named, b: Named): boolean {
  const bare = [a, b].some((one) => one.full.length === 1);
  if (a.document === b.document || a.type !== 'person' || !bare) return true;
  if (a.entity !== null && a.entity === b.entity) return true;
  return [...a.around].filter((word) => b.around.has(word)).length >= ALIKE;
}

/** The spellings of names in a document, each with its first mention. */
function namesOf(document: AnnotatedDocument, story: StoryContext): Named[] {
  const { text, id } = document.document;
  const order = orderOf(story, id);
  const entities = new Map(document.layers.entities.map((entity) => [entity.id, entity]));
  const quoted = quotedSpans(document);
  const found = new Map<string, Named>();
  for (const mention of document.layers.mentions) {
    if (mention.form !== 'name' || !speaks(document, mention.start)) continue;
    const words = wordsOf(text, mention).map((word) => word.norm);
    const entity = entities.get(mention.entity);
    const type = entity?.type ?? 'other';
    // "Const. Hill": an abbreviation is no name.
    const cut = words.length === 1 && text[mention.end] === '.' && words[0]!.length <= SHORTEST;
    if (cut || words.some((word) => /\d/.test(word))) continue;
    const key = `${type} ${words.join(' ')}`;
    const earlier = found.get(key);
    const poor = (span: Span) =>
      isHeadline(regionAt(document, span.start)?.role) || overlapping(quoted, span).length > 0;
    const better = !earlier || (poor(earlier.span) && !poor(mention));
    const forms = new Map(earlier?.forms);
    for (const span of type === 'person' ? longer(text, mention) : [mention]) {
      const written = formOf(text.slice(span.start, span.end));
      if (written && !poor(mention) && !forms.has(written.form)) forms.set(written.form, span);
    }
    found.set(key, {
      document: id,
      order,
      type,
      entity: story.entityOf(id, mention.entity) ?? null,
      words,
      full: entity ? nameWords(entity.name) : words,
      forms,
      span: better ? { start: mention.start, end: mention.end } : earlier.span,
      count: (earlier?.count ?? 0) + 1,
      around: new Set([...(earlier?.around ?? []), ...wordsAround(document, mention)]),
      office: (earlier?.office ?? false) || besideOffice(text, mention),
    });
  }
  return [...found.values()];
}

/**
 * Every word, and every word with one letter left out: words one letter apart share one of these (Mor and Fraenkel 1982).
 * Names of several words also meet by all but the last and its first letter.
 */
function keysOf({ type, words, forms }: Named): string[] {
  const given =
    words.length > 1
      ? [
          `${type} ${words.slice(0, -1).join(' ')} ${words.at(-1)![0]}`,
          `${type} ${skeleton(words[0]!)} ${words.slice(1).join(' ')}`,
          `${type} ${words.slice(0, -1).join(' ')} ${skeleton(words.at(-1)!)}`,
        ]
      : [];
  const written = [...forms.keys()].map((form) => `form ${form.replace(/[' -]/g, '')}`);
  return words
    .filter((word) => word.length >= SHORTEST)
    .flatMap((word) => [word, ...Array.from(word, (_, i) => word.slice(0, i) + word.slice(i + 1))])
    .map((word) => `${type} ${word}`)
    .concat(given, written);
}

/** Spellings of one word of a name, with the names that hold them. */
type Spellings = Map<string, Named[]>;

function compare(items: readonly Named[], pairs: readonly Pair[], story: StoryContext): FindingDraft[] {
  /** Documents in which each spelling of a word stands. */
  const holders = new Map<string, Set<string>>();
  for (const item of items) {
    for (const word of item.words) holders.set(word, (holders.get(word) ?? new Set()).add(item.document));
  }
  const common = commonWords(story);
  const groups = new Map<string, Spellings>();
  const enter = (spellings: Spellings, word: string, item: Named) => {
    groups.set(`${item.type} ${word}`, spellings);
    const list = spellings.get(word) ?? [];
    if (!list.includes(item)) spellings.set(word, [...list, item]);
  };
  for (const [i, j] of pairs) {
    const [a, b] = [items[i]!, items[j]!];
    const words = variant(a, b);
    if (!words || (words.some((word) => common.has(word)) && !(a.type === 'place' && a.words.length > 1)))
      continue;
    if (!oneBearer(a, b)) continue;
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
  const formed = items.flatMap((item) =>
    [...item.forms].map(([form, span]) => ({
      document: item.document,
      order: item.order,
      type: item.type,
      letters: form.replace(/[' -]/g, ''),
      form,
      span,
    })),
  );
  formed.push(...[...story.documents.values()].flatMap((document) => bodiesOf(document, story)));
  return [
    ...[...new Set(groups.values())].flatMap((spellings) => finding(spellings, story)),
    ...twoForms(formed).flatMap((group) => formFinding(group, story)),
    ...twoVersions(items).flatMap((group) => versionFinding(group, story)),
    ...slips(story),
  ];
}

/** Bodies named by those they are of ("Miners' League"), found by their form. */
function bodiesOf(document: AnnotatedDocument, story: StoryContext): Formed[] {
  const { id, text } = document.document;
  return genitivesIn(text)
    .filter(({ span }) => regionAt(document, span.start)?.role === 'body')
    .map((one) => ({ ...one, document: id, order: orderOf(story, id), type: 'organization' }));
}

/** Words that the story writes small more often than with a capital: no spellings of a name. */
function commonWords(story: StoryContext): Set<string> {
  const balance = new Map<string, number>();
  for (const document of story.documents.values()) {
    const { text } = document.document;
    for (const term of allTerms(document)) {
      const first = text[term.start]!;
      const small = first === first.toLowerCase() && first !== first.toUpperCase();
      balance.set(term.norm, (balance.get(term.norm) ?? 0) + (small ? 1 : -1));
    }
  }
  return new Set([...balance].filter(([, count]) => count > 0).map(([word]) => word));
}

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
  const shown = sorted.map(
    ([word]) => evidence[members.findIndex(({ one }) => one.words.includes(word))]!.text,
  );
  return [
    unlike(
      `spelt ${listed(shown)}`,
      1,
      type,
      evidence,
      members.map(({ side }) => side === 'a'),
      story,
    ),
  ];
}

/** Slips within a document, each told once. */
function slips(story: StoryContext): FindingDraft[] {
  const surnames = new Set(
    story.entities.flatMap(({ type, name }) => {
      const words = name.toLowerCase().split(/\s+/u);
      return type === 'person' && words.length > 1 ? [words.at(-1)!] : [];
    }),
  );
  const told = new Set<string>();
  return [...story.documents.values()].flatMap((document) =>
    slipsIn(document, (word) => surnames.has(word)).flatMap(({ type, spans }): FindingDraft[] => {
      const evidence = spans.map((span, i) => evidenceOf(document, span, SIDES[i]));
      const reason = `one document has ${listed(evidence.map(({ text }) => text))}`;
      if (told.has(reason)) return [];
      told.add(reason);
      return [unlike(reason, 0.5, type, evidence, [true, false], story)];
    }),
  );
}

export const comparedNames = defineComparison<Named>({
  name: 'names',
  version: 2,
  items: namesOf,
  keys: keysOf,
  compare,
});
