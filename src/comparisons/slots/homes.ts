/** Where somebody lives or comes from: "Ann Hill, 42, from Orl", "the father, from Vey". */

import places from '../../lexicon/en/places.json' with { type: 'json' };
import words from '../../lexicon/en/slot-persons.json' with { type: 'json' };
import type { StoryContext } from '../../model/finding.ts';
import { argumentOf, treeOf } from '../../story/arguments.ts';
import { entityById } from '../../story/entities.ts';
import { overlapping, type Span } from '../../text/span.ts';
import type { Filler, Slot } from './filler.ts';
import { type Holder, holderOf } from './holders.ts';
import type { Place } from './place.ts';

export const HOME = 'home';

const { entries } = words;
/** A place's name in small letters without points and line breaks. */
export const plainPlace = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[.'’]/g, '')
    .replace(/[\s-]+/g, ' ')
    .trim();
const WIDE: ReadonlySet<string> = new Set(
  [...places.entries.countries, ...places.entries.regions].map(plainPlace),
);
const KNOWN: ReadonlySet<string> = new Set([...WIDE, ...places.entries.cities.map(plainPlace)]);

const either = (list: readonly string[]): string => list.map((one) => one.replace(/[-]/g, '[- ]')).join('|');
const CAPITAL = String.raw`\p{Lu}[\p{L}\p{M}'’-]*(?:\s(?:(?:of|upon|on|under|de|la|le|del|al)\s)?\p{Lu}[\p{L}\p{M}'’-]*){0,3}`;
const PLACE = `(?:(?:${either(entries.near)})\\s)*(${CAPITAL})(?:,\\s(?:(?:${either(entries.near)})\\s)*(${CAPITAL}))?`;
/** What stands after a name or description: an age, then the place. */
const AFTER = new RegExp(
  `^(?:(,?\\s\\(?(?:aged\\s)?\\d{1,3}\\)?),?\\s(?:${either([...entries.from, ...entries.ofAged])})|,\\s(?:${either(entries.from)})|,?\\s(?:${either(entries.living)}))\\s${PLACE}(?!\\s(?:to|University|College|Police|School|News)\\b)`,
  'u',
);
/** "Orl resident Ann Hill". */
const BEFORE = new RegExp(`(${CAPITAL})\\s(?:${either(entries.residents)})\\s$`, 'u');
/** First words of what may follow. */
const OPENERS: ReadonlySet<string> = new Set(
  [...entries.from, ...entries.ofAged, ...entries.living].map((words) => words.split(' ')[0]!),
);
/** Characters looked at on either side. */
const REACH = 120;

/** Names that the story's documents take to be places. */
const known = new WeakMap<StoryContext, ReadonlySet<string>>();

function placesOf(story: StoryContext): ReadonlySet<string> {
  let found = known.get(story);
  if (!found) {
    found = new Set(story.entities.filter((one) => one.type === 'place').map((one) => plainPlace(one.name)));
    known.set(story, found);
  }
  return found;
}

const isPlace = (name: string, story: StoryContext): boolean =>
  KNOWN.has(plainPlace(name)) || placesOf(story).has(plainPlace(name));

function found(place: Place, whose: Holder, from: number, to: number, at: Span, names: string[]): Filler[] {
  const [near, wide] = names;
  if (near === undefined) return [];
  const sure = isPlace(near, place.story) || (wide !== undefined && isPlace(wide, place.story));
  if (!sure) return [];
  return [
    {
      ...place.base,
      start: from,
      end: to,
      slot: HOME,
      holder: whose.key,
      name: whose.name,
      value: names.map(plainPlace).join(', '),
      shown: near,
      words: at,
      hedged: false,
    },
  ];
}

/** Homes told beside a name, or beside a description that stands for the one named before. */
export function homesIn(place: Place): Filler[] {
  const { document, story, sentence } = place;
  const { text } = document.document;
  const tree = treeOf(document);
  const fillers: Filler[] = [];
  const look = (whose: Holder, start: number, end: number) => {
    const after = AFTER.exec(text.slice(end, Math.min(sentence.end, end + REACH)));
    if (after) {
      const names = [after[2], after[3]].filter((name) => name !== undefined);
      const stop = end + after[0].length;
      fillers.push(...found(place, whose, start, stop, { start: end, end: stop }, names));
    }
    const before = BEFORE.exec(text.slice(Math.max(sentence.start, start - REACH), start));
    if (before)
      fillers.push(
        ...found(
          place,
          whose,
          start - before[0].length,
          end,
          { start: start - before[0].length, end: start },
          [before[1]!],
        ),
      );
  };
  for (const mention of overlapping(document.layers.mentions, sentence)) {
    const id = story.entityOf(document.document.id, mention.entity);
    if (mention.form !== 'name' || id === undefined) continue;
    const entity = entityById(story, id);
    if (entity?.type === 'person')
      look({ key: `person ${id}`, name: entity.name }, mention.start, mention.end);
  }
  for (let at = place.from; at < place.to; at++) {
    if (tree.tokens[at]!.pos !== 'NOUN') continue;
    const next = tree.norms[at + 1] === ',' ? tree.norms[at + 2] : tree.norms[at + 1];
    if (next === undefined || !OPENERS.has(next)) continue;
    const one = argumentOf(document, story, at, 'agent');
    if (!one.definite) continue;
    const whose = holderOf(document, story, one);
    if (whose && !whose.key.startsWith('people '))
      look(whose, Math.max(one.start, sentence.start), tree.tokens[at]!.end);
  }
  return fillers;
}

const texts = new WeakMap<StoryContext, readonly string[]>();

/** The texts of the story in small letters without points and line breaks. */
function textsOf(story: StoryContext): readonly string[] {
  const known =
    texts.get(story) ?? [...story.documents.values()].map(({ document }) => plainPlace(document.text));
  texts.set(story, known);
  return known;
}

/** Whether a document of the story puts one place into the other: "Orl, Vey", "Orl in Vey", "Vey's Orl". */
function inside(a: string, b: string, story: StoryContext): boolean {
  const pattern = (near: string, wide: string) =>
    [
      `${near}, ${wide}`,
      `${near} in ${wide}`,
      `${wide}s ${near}`,
      `${near} area of ${wide}`,
      `${near} ${wide}`,
    ].map(plainPlace);
  const wanted = [
    ...pattern(a, b),
    ...pattern(b, a),
    `${a}, ${b}`,
    `${b}, ${a}`,
    `${a}, in ${b}`,
    `${b}, in ${a}`,
  ];
  return textsOf(story).some((text) => wanted.some((one) => text.includes(one)));
}

/** Homes go together where one is known to lie in the other. */
export function homeSlot(story: StoryContext): Slot {
  return {
    type: 'place',
    soft: true,
    alike(a, b) {
      const [x, y] = [a.value.split(', '), b.value.split(', ')];
      if (x[0] === y[0] || x[0] === y[1] || x[1] === y[0]) return true;
      // A town and a country or region: nobody says that the one is not in the other.
      if (WIDE.has(x[0]!) !== WIDE.has(y[0]!)) return true;
      return inside(x[0]!, y[0]!, story);
    },
  };
}
