/** What somebody is: related to whom ("his half-brother Ann Hill"), and in which part ("campaign manager Bo Tarn"). */

import { isKindOf, kindred } from '../../language/word-kinds.ts';
import sameOffices from '../../lexicon/en/same-offices.json' with { type: 'json' };
import words from '../../lexicon/en/slot-persons.json' with { type: 'json' };
import { treeOf } from '../../story/arguments.ts';
import { entityById } from '../../story/entities.ts';
import { cover, overlapping, type Span } from '../../text/span.ts';
import type { Filler, Slot } from './filler.ts';
import { solePerson } from './holders.ts';
import type { Place } from './place.ts';

const { entries } = words;
const CLASS = new Map<string, string>(
  Object.entries(entries.relations).flatMap(([name, list]) => list.map((word) => [word, name] as const)),
);
const NAMES = [...CLASS.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
const WORD = NAMES.map((name) => name.replaceAll('-', '[- ]')).join('|');
/** "his brother, Ann Hill", "half-brother Ann Hill", "Tarn's wife Ann Hill": what stands before the name. */
const BEFORE = new RegExp(`(?:^|[\\s"“(])(${WORD}),?\\s$`, 'iu');
/** Whose relation it is: "his wife", "Tarn's wife". */
const OWNER = /(?:\b(his|her)|(\p{Lu}[\p{L}\p{M}'’-]*)['’]s)\s(?:\p{Ll}+\s){0,2}$/u;
const same = new Set(entries.sameRelation.flatMap(([a, b]) => [`${a} / ${b}`, `${b} / ${a}`]));
/** Words for what somebody may become, or is to others. */
const NO_PART: ReadonlySet<string> = new Set(entries.noPart);
/** Words for what somebody does for another, of which one names the same person in one way or the other. */
const FAMILIES = new Map<string, string>(
  Object.entries(entries.roles).flatMap(([family, list]) =>
    list.map((word) => [word, `function (${family})`] as const),
  ),
);
const RANKS: ReadonlySet<string> = new Set(entries.ranks);
const REACH = 40;

export const ROLE = 'role';
/** Slots of relations by class: only words of one class are compared ("brother", "half-brother"). */
export const PEOPLE_SLOTS: readonly (readonly [string, Slot])[] = [
  ...Object.keys(entries.relations).map((name): readonly [string, Slot] => [
    `relation (${name})`,
    { type: 'relation', soft: true, alike: (a, b) => same.has(`${a.value} / ${b.value}`) },
  ]),
  ...[...new Set(FAMILIES.values())].map((family): readonly [string, Slot] => [
    family,
    { type: 'actor', soft: true, alike: (a, b) => sameRole(a.value, b.value) },
  ]),
  [ROLE, { type: 'actor', soft: true, alike: (a, b) => sameRole(a.value, b.value) }],
];

const stem = (word: string): string => word.replace(/(?:man|woman|person|men|women)$/, '');

function sameRole(a: string, b: string): boolean {
  const [x, y] = [a.split(' ').at(-1)!, b.split(' ').at(-1)!];
  if (x === y) return a === b;
  if (stem(x) === stem(y)) return true;
  return kindred(x, y) || sameOffices.entries.some((group) => group.includes(x) && group.includes(y));
}

/** The person that a relation before `offset` is of; null where that is not sure. */
function ownerBefore(place: Place, offset: number): string | null {
  const { document, story, sentence } = place;
  const { text, id } = document.document;
  const match = OWNER.exec(text.slice(Math.max(sentence.start, offset - REACH), offset));
  if (!match) return null;
  if (match[1]) return solePerson(document, story, offset - 1) ?? null;
  const at = offset - match[0].length;
  const owners = overlapping(document.layers.mentions, { start: at, end: offset })
    .map((mention) => story.entityOf(id, mention.entity))
    .filter((one) => entityById(story, one ?? null)?.type === 'person');
  return owners[0] ?? null;
}

/** Relations told right before a name. */
function relationsIn(place: Place): Filler[] {
  const { document, story, sentence } = place;
  const { text } = document.document;
  return overlapping(document.layers.mentions, sentence).flatMap((mention): Filler[] => {
    const id = story.entityOf(document.document.id, mention.entity);
    const entity = entityById(story, id ?? null);
    if (mention.form !== 'name' || entity?.type !== 'person') return [];
    const from = Math.max(sentence.start, mention.start - REACH);
    const match = BEFORE.exec(text.slice(from, mention.start));
    if (!match) return [];
    const start = mention.start - match[0].length + (/^[\s"“(]/.test(match[0]) ? 1 : 0);
    const value = match[1]!
      .toLowerCase()
      .replace(/\s+/g, ' ')
      .replace(/^(half|step) /, '$1-');
    const name = CLASS.get(value);
    if (name === undefined) return [];
    // A mother is one of a person, and another's mother-in-law; a brother of one is rarely another's half-brother.
    const owner = name === 'sibling' ? '' : ownerBefore(place, start);
    if (owner === null) return [];
    return [
      {
        ...place.base,
        start,
        end: mention.end,
        slot: `relation (${name})`,
        holder: `person ${id} ${owner}`,
        name: entity.name,
        value,
        words: { start, end: start + match[1]!.length },
        hedged: false,
      },
    ];
  });
}

type Field = { readonly token: number; readonly key: string };

/** The person or body that a token names; null where it names none. */
function bodyAt(place: Place, token: number): string | null {
  const { document, story } = place;
  for (const mention of overlapping(document.layers.mentions, treeOf(document).tokens[token]!)) {
    const id = story.entityOf(document.document.id, mention.entity);
    const type = entityById(story, id ?? null)?.type;
    if (mention.form === 'name' && (type === 'person' || type === 'organization')) return id!;
  }
  return null;
}

/** What somebody's part is in or of: a noun joined to it, a person it belongs to, the body behind "of". */
function fieldsOf(place: Place, head: number): Field[] {
  const { document, story } = place;
  const tree = treeOf(document);
  const before = head - 1;
  const found: Field[] = [];
  if (before >= place.from && tree.tokens[before]!.pos === 'NOUN')
    found.push({ token: before, key: tree.lemmas[before]! });
  for (const child of tree.children[head]!) {
    const { rel } = tree.tokens[child]!;
    if (child < place.from || !/^(nmod|compound)/.test(rel)) continue;
    const body = bodyAt(place, child);
    if (body === null) continue;
    const person = entityById(story, body)?.type === 'person';
    const of = tree.children[child]!.some((word) => tree.norms[word] === 'of');
    if (person ? /^(nmod:poss|compound)/.test(rel) : of) found.push({ token: child, key: body });
  }
  return found;
}

/** The noun of a part beside a name: right before it, or after it in apposition. */
function partsBeside(place: Place, name: Span): number[] {
  const { document } = place;
  const tree = treeOf(document);
  const { text } = document.document;
  const found: number[] = [];
  let before = place.from;
  while (before < place.to && tree.tokens[before]!.start < name.start) before++;
  before--;
  if (before >= place.from && tree.norms[before] === ',') before--;
  if (before >= place.from && /^,?\s+$/.test(text.slice(tree.tokens[before]!.end, name.start)))
    found.push(before);
  for (let at = before + 1; at < place.to && tree.tokens[at]!.start < name.end; at++)
    if (tree.tokens[at]!.start >= name.start)
      for (const child of tree.children[at]!)
        if (tree.tokens[child]!.rel === 'appos' && child > at && child < place.to) found.push(child);
  return found.filter((at) => tree.tokens[at]!.pos === 'NOUN');
}

/** Parts told beside a name, with what they are in or of: "former campaign manager Bo Tarn", "Bo Tarn, director of Orl Zoo". */
function rolesIn(place: Place): Filler[] {
  const { document, story, sentence } = place;
  const tree = treeOf(document);
  return overlapping(document.layers.mentions, sentence).flatMap((mention): Filler[] => {
    const id = story.entityOf(document.document.id, mention.entity);
    const entity = entityById(story, id ?? null);
    if (mention.form !== 'name' || entity?.type !== 'person') return [];
    return partsBeside(place, mention).flatMap((head): Filler[] => {
      const lemma = tree.lemmas[head]!;
      const family = FAMILIES.get(lemma);
      const words = tree.tokens[head]!;
      const holder = `person ${id}`;
      const told = {
        ...place.base,
        ...cover([words, mention]),
        holder,
        name: entity.name,
        value: lemma,
        words,
      };
      const own = family === undefined ? [] : [{ ...told, slot: family, hedged: false }];
      if (!isKindOf(lemma, 'person') || CLASS.has(lemma) || NO_PART.has(lemma)) return own;
      const parts = fieldsOf(place, head).map((field) => {
        const first = Math.min(field.token, head);
        const rank =
          first > place.from && RANKS.has(tree.norms[first - 1]!) ? `${tree.norms[first - 1]} ` : '';
        const span = cover([tree.tokens[field.token]!, tree.tokens[head]!]);
        return {
          ...place.base,
          ...cover([span, mention]),
          slot: ROLE,
          holder: `person ${id} ${field.key}`,
          name: entity.name,
          value: `${rank}${lemma}`,
          shown: `${rank}${document.document.text.slice(span.start, span.end)}`,
          words: span,
          hedged: false,
        };
      });
      return [...own, ...parts];
    });
  });
}

export function peopleIn(place: Place): Filler[] {
  return [...relationsIn(place), ...rolesIn(place)];
}
