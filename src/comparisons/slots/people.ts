/** What somebody is: related to whom ("his half-brother Ann Hill"), and in which part ("campaign manager Bo Tarn"). */

import { isKindOf, kindred } from '../../language/word-kinds.ts';
import sameOffices from '../../lexicon/en/same-offices.json' with { type: 'json' };
import words from '../../lexicon/en/slot-persons.json' with { type: 'json' };
import { treeOf } from '../../story/arguments.ts';
import { entityById } from '../../story/entities.ts';
import { overlapping } from '../../text/span.ts';
import type { Filler, Slot } from './filler.ts';
import type { Place } from './place.ts';

const { entries } = words;
const CLASS = new Map<string, string>(
  Object.entries(entries.relations).flatMap(([name, list]) => list.map((word) => [word, name] as const)),
);
const NAMES = [...CLASS.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
const WORD = NAMES.map((name) => name.replaceAll('-', '[- ]')).join('|');
/** "his brother, Ann Hill", "half-brother Ann Hill", "Tarn's wife Ann Hill": what stands before the name. */
const BEFORE = new RegExp(`(?:^|[\\s"“(])(${WORD}),?\\s$`, 'iu');
const same = new Set(entries.sameRelation.flatMap(([a, b]) => [`${a} / ${b}`, `${b} / ${a}`]));
const RANKS: ReadonlySet<string> = new Set(entries.ranks);
const REACH = 40;

export const ROLE = 'role';
/** Slots of relations by class: only words of one class are compared ("brother", "half-brother"). */
export const PEOPLE_SLOTS: readonly (readonly [string, Slot])[] = [
  ...Object.keys(entries.relations).map((name): readonly [string, Slot] => [
    `relation (${name})`,
    { type: 'relation', soft: true, alike: (a, b) => same.has(`${a.value} / ${b.value}`) },
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
    return [
      {
        ...place.base,
        start,
        end: mention.end,
        slot: `relation (${name})`,
        holder: `person ${id}`,
        name: entity.name,
        value,
        words: { start, end: start + match[1]!.length },
        hedged: false,
      },
    ];
  });
}

/** Parts told before a name, where a noun says what in: "former campaign manager Bo Tarn". */
function rolesIn(place: Place): Filler[] {
  const { document, story, sentence } = place;
  const tree = treeOf(document);
  const { text } = document.document;
  return overlapping(document.layers.mentions, sentence).flatMap((mention): Filler[] => {
    const id = story.entityOf(document.document.id, mention.entity);
    const entity = entityById(story, id ?? null);
    if (mention.form !== 'name' || entity?.type !== 'person') return [];
    let at = place.from;
    while (at < place.to && tree.tokens[at]!.start < mention.start) at++;
    const head = at - 1;
    if (
      head < place.from ||
      tree.tokens[head]!.pos !== 'NOUN' ||
      !/^\s+$/.test(text.slice(tree.tokens[head]!.end, mention.start))
    )
      return [];
    const noun = tree.lemmas[head]!;
    const field = head - 1 >= place.from ? tree.tokens[head - 1]! : undefined;
    if (
      !isKindOf(noun, 'person') ||
      field?.pos !== 'NOUN' ||
      !/^\s+$/.test(text.slice(field.end, tree.tokens[head]!.start))
    )
      return [];
    const rank = head - 2 >= place.from && RANKS.has(tree.norms[head - 2]!) ? `${tree.norms[head - 2]} ` : '';
    return [
      {
        ...place.base,
        start: field.start,
        end: mention.end,
        slot: ROLE,
        holder: `person ${id} ${tree.lemmas[head - 1]}`,
        name: entity.name,
        value: `${rank}${tree.lemmas[head - 1]} ${noun}`,
        words: { start: field.start, end: tree.tokens[head]!.end },
        hedged: false,
      },
    ];
  });
}

export function peopleIn(place: Place): Filler[] {
  return [...relationsIn(place), ...rolesIn(place)];
}
