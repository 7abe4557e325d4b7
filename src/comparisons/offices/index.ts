/** Offices: the office that documents give one person. */
import roles from '../../lexicon/en/roles.json' with { type: 'json' };
import sameOffices from '../../lexicon/en/same-offices.json' with { type: 'json' };
import type { FindingDraft, StoryContext } from '../../model/finding.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import { defineComparison } from '../../model/stages.ts';
import { entityById } from '../../story/entities.ts';
import { evidenceOf, originGroups } from '../../story/evidence.ts';
import { orderOf } from '../../story/order.ts';
import { speaks } from '../../story/regions.ts';
import { type Term, termsOf } from '../../story/terms.ts';
import { cover, type Span } from '../../text/span.ts';

type Held = {
  readonly document: string;
  readonly order: number;
  readonly person: string;
  /** Its group of like offices, or the office itself. */
  readonly office: string;
  /** "former", "acting" or "deputy" stands before it: another office, and none that is held. */
  readonly qualified: boolean;
  readonly span: Span;
};

const OPEN: ReadonlySet<string> = new Set(sameOffices.open);
const QUALIFIERS: ReadonlySet<string> = new Set(sameOffices.qualifiers);
/** Offices with one holder at a time, longest first; words that only say that somebody leads are left out. */
const OFFICES = roles.entries.unique
  .filter((office) => !OPEN.has(office))
  .map((office) => ({
    office: sameOffices.entries.find((group) => group.includes(office))?.[0] ?? office,
    words: office.split(/[\s-]+/),
  }))
  .sort((a, b) => b.words.length - a.words.length);

/** The office whose words end at (before a name) or begin at (after it) a place in the list. */
function officeAt(
  terms: readonly Term[],
  at: number,
  before: boolean,
): { office: string; from: number; to: number } | null {
  for (const { office, words } of OFFICES) {
    const from = before ? at - words.length + 1 : at;
    if (from >= 0 && words.every((word, k) => terms[from + k]?.norm === word))
      return { office, from, to: from + words.length };
  }
  return null;
}

/** Kinds of word that may stand between a name and its office. */
const BETWEEN: ReadonlySet<string> = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'PART', 'ADV']);
/** Words between a name and the office set after it ("Ann Hill, the regional president"). */
const REACH = 3;

/** Names of people of the story in full, in small letters. */
const fullNames = new WeakMap<StoryContext, ReadonlyMap<string, string>>();

/** A person's full name of which only the last word was recognised as a name, and not as a person's. */
function fullName(
  text: string,
  last: Span,
  story: StoryContext,
): (Span & { readonly person: string }) | null {
  let names = fullNames.get(story);
  if (!names) {
    const people = story.entities.filter(({ name, type }) => type === 'person' && /\s/.test(name));
    names = new Map(people.map(({ name, id }) => [name.toLowerCase(), id]));
    fullNames.set(story, names);
  }
  const before = /\p{Lu}[\p{L}\p{M}'’-]*\s$/u.exec(text.slice(Math.max(0, last.start - 30), last.start));
  if (!before) return null;
  const start = last.start - before[0].length;
  const person = names.get(text.slice(start, last.end).toLowerCase().replace(/\s+/g, ' '));
  return person === undefined ? null : { start, end: last.end, person };
}

function heldIn(document: AnnotatedDocument, story: StoryContext): Held[] {
  const { text, id } = document.document;
  const order = orderOf(story, id);
  const people = new Set(
    document.layers.entities.filter((entity) => entity.type === 'person').map((entity) => entity.id),
  );
  return document.layers.mentions.flatMap((found): Held[] => {
    if (found.form !== 'name' || !speaks(document, found.start)) return [];
    const own = story.entityOf(id, found.entity);
    const full = people.has(found.entity) ? null : fullName(text, found, story);
    const person = full?.person ?? own;
    if (person === undefined || (full === null && !people.has(found.entity))) return [];
    const mention: Span = full ?? found;
    const before = termsOf(document, { start: Math.max(0, mention.start - 60), end: mention.start });
    const after = termsOf(document, { start: mention.end, end: Math.min(text.length, mention.end + 80) });
    const near =
      text.slice(before.at(-1)?.end ?? 0, mention.start).trim() === ''
        ? officeAt(before, before.length - 1, true)
        : null;
    // "the president Hill worked for": what stands small after "the" is no title.
    const title =
      near && before[near.from - 1]?.norm === 'the' && /^\p{Ll}/u.test(text.slice(before[near.from]!.start))
        ? null
        : near;
    const offices: { terms: readonly Term[]; at: NonNullable<ReturnType<typeof officeAt>> }[] = title
      ? [{ terms: before, at: title }]
      : [];
    if (/^,\s/.test(text.slice(mention.end, mention.end + 2))) {
      for (let i = 0; i <= REACH && i < after.length; i++) {
        if (/[,;:.()]/.test(text.slice(mention.end + 1, after[i]!.start))) break;
        // "Hill, and after the president resigned", "Hill, now President Marsh's envoy": somebody else's office.
        if (i > 0 && !BETWEEN.has(after[i - 1]!.pos)) break;
        const at = officeAt(after, i, false);
        const next = at && after[at.to];
        if (
          next &&
          /^(?:NOUN|PROPN)$/.test(next.pos) &&
          /^\s+$/.test(text.slice(after[at.to - 1]!.end, next.start))
        )
          break;
        // "the president’s envoy" is not the president.
        if (at && !/^\s*['’]/.test(text.slice(after[at.to - 1]!.end))) offices.push({ terms: after, at });
        if (at) break;
      }
    }
    return offices.map(({ terms, at }) => ({
      document: id,
      order,
      person,
      office: at.office,
      qualified: terms.slice(Math.max(0, at.from - 2), at.from).some((term) => QUALIFIERS.has(term.norm)),
      span: cover([mention, { start: terms[at.from]!.start, end: terms[at.to - 1]!.end }]),
    }));
  });
}

const SIDES = 'abcdefgh';

/** Offices of one person that no document gives it at the same time. */
function findings(held: readonly Held[], story: StoryContext): FindingDraft[] {
  const current = held.filter((one) => !one.qualified);
  const offices = [...new Set(current.map((one) => one.office))];
  const documentsOf = (office: string, all: readonly Held[]) =>
    new Set(all.filter((one) => one.office === office).map((one) => one.document));
  const alone = (a: string, b: string) =>
    [...documentsOf(a, current)].some((id) => !documentsOf(b, current).has(id));
  const apart = offices.filter((a) => offices.some((b) => a !== b && alone(a, b) && alone(b, a)));
  // Where one document gives both, the others only tell it differently.
  const both = offices.some((a) =>
    offices.some(
      (b) => a !== b && [...documentsOf(a, current)].some((id) => documentsOf(b, current).has(id)),
    ),
  );
  if (apart.length < 2) return [];
  const seen = new Set<string>();
  const chosen = current
    .filter((one) => apart.includes(one.office))
    .sort(
      (a, b) =>
        apart.indexOf(a.office) - apart.indexOf(b.office) || a.order - b.order || a.span.start - b.span.start,
    )
    .filter((one) => !seen.has(`${one.document} ${one.office}`) && seen.add(`${one.document} ${one.office}`));
  const evidence = chosen.map((one) =>
    evidenceOf(
      story.documents.get(one.document)!,
      one.span,
      SIDES[Math.min(apart.indexOf(one.office), SIDES.length - 1)],
    ),
  );
  const origins = originGroups(evidence, story).length;
  if (origins < 2) return [];
  const name = entityById(story, held[0]!.person)?.name ?? '';
  return [
    {
      kind: 'name',
      verdict: 'differ',
      relation: 'same-person',
      severity: both ? 'low' : 'medium',
      origins,
      reason: `${name}: ${apart.join(' against ')}`,
      weight: origins + 0.5,
      evidence,
      detail: {
        type: 'actor',
        support: chosen.map((one, i) => ({
          document: one.document,
          stance: one.office === apart[0] ? 'says' : 'otherwise',
          evidence: i,
        })),
      },
    },
  ];
}

export const comparedOffices = defineComparison<Held>({
  name: 'offices',
  version: 3,
  items: heldIn,
  keys: (item) => [item.person],
  compare(items, _pairs, story) {
    const byPerson = Map.groupBy(items, (item) => item.person);
    return [...byPerson.values()].flatMap((held) => findings(held, story));
  },
});
