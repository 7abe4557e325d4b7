/** Slots: what documents tell of one person, role, group, thing or the event, where the values exclude each other. */
import type { FindingDraft, StoryContext } from '../../model/finding.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import { defineComparison } from '../../model/stages.ts';
import { CARRIER_SLOTS, carriersAt } from './carriers.ts';
import { CAUSE_SLOTS, causesAt } from './causes.ts';
import { DAMAGE_SLOTS, damageAt } from './damage.ts';
import { DEED_SLOTS, deedsIn } from './deeds.ts';
import { DESCRIPTION_SLOTS, descriptionsAt } from './descriptions.ts';
import { DOING_SLOTS, doingsAt } from './doings.ts';
import { EXTENT_SLOTS, extentsAt } from './extents.ts';
import type { Filler, Slot } from './filler.ts';
import { findingOf, together } from './findings.ts';
import { FRAME_SLOTS, framesAt } from './frames.ts';
import { HOME, homeSlot, homesIn } from './homes.ts';
import { identityIn, WHO_SLOTS, withoutTold } from './identity.ts';
import { INJURY_SLOTS, injuriesAt } from './injuries.ts';
import { KIND_SLOTS, kindsAt } from './kinds.ts';
import { furthest, isLadder, LADDER_SLOTS, ladderGroups, laddersAt } from './ladders.ts';
import { NAMED_SLOTS, namedIn, WAY_SLOTS } from './named.ts';
import { ENTRIES } from './patterns.ts';
import { PEOPLE_SLOTS, peopleIn } from './people.ts';
import { placesOf } from './place.ts';
import { RANK_SLOTS, ranksIn } from './ranks.ts';
import { RELATIVE_SLOTS, relativesIn } from './relatives.ts';
import { SAYING_SLOTS, sayingsIn } from './sayings.ts';
import { SUFFIX_SLOTS, suffixedAt } from './suffixed.ts';
import { TELLER_SLOTS, tellersIn } from './tellers.ts';
import { toldAt } from './told.ts';

/** What the words of a sentence tell one by one; only such as head a phrase or a clause. */
const HEADS: ReadonlySet<string> = new Set(['NOUN', 'VERB', 'ADJ', 'PROPN', 'X', 'ADV']);
const BY_WORD = [
  toldAt,
  damageAt,
  carriersAt,
  injuriesAt,
  framesAt,
  suffixedAt,
  descriptionsAt,
  causesAt,
  kindsAt,
  extentsAt,
  doingsAt,
  laddersAt,
];
const BY_SENTENCE = [
  homesIn,
  peopleIn,
  deedsIn,
  identityIn,
  namedIn,
  ranksIn,
  sayingsIn,
  relativesIn,
  tellersIn,
];

function fillersOf(document: AnnotatedDocument, story: StoryContext): Filler[] {
  const found: Filler[] = [];
  const { tokens } = document.layers;
  for (const place of placesOf(document, story)) {
    if (place.old) continue;
    for (const read of BY_SENTENCE) found.push(...read(place));
    for (let at = place.from; at < place.to; at++) {
      if (!HEADS.has(tokens[at]!.pos)) continue;
      for (const read of BY_WORD) for (const one of read(place, at)) found.push(one);
    }
  }
  return found;
}

const WHO: ReadonlySet<string> = new Set(WHO_SLOTS.map(([name]) => name));
const SLOTS = new Map<string, Slot>([
  ...INJURY_SLOTS,
  ...PEOPLE_SLOTS,
  ...DEED_SLOTS,
  ...WHO_SLOTS,
  ...NAMED_SLOTS,
  ...RELATIVE_SLOTS,
  ...FRAME_SLOTS,
  ...SUFFIX_SLOTS,
  ...DESCRIPTION_SLOTS,
  ...RANK_SLOTS,
  ...CAUSE_SLOTS,
  ...DAMAGE_SLOTS,
  ...CARRIER_SLOTS,
  ...KIND_SLOTS,
  ...EXTENT_SLOTS,
  ...DOING_SLOTS,
  ...SAYING_SLOTS,
  ...TELLER_SLOTS,
  ...LADDER_SLOTS,
  ...ENTRIES.map((entry): readonly [string, Slot] => {
    const alike = new Set((entry.alike ?? []).flatMap(([a, b]) => [`${a} / ${b}`, `${b} / ${a}`]));
    return [
      entry.slot,
      {
        type: entry.type,
        soft: entry.soft ?? false,
        ...(entry.single ? { single: true } : {}),
        ...(entry.later ? { later: Object.keys(entry.values) } : {}),
        alike: (a, b) => alike.has(`${a.value} / ${b.value}`),
      },
    ];
  }),
]);

export const comparedSlots = defineComparison<Filler>({
  name: 'slots',
  version: 2,
  byTopic: true,
  items: fillersOf,
  keys: (item) => [`${item.slot} ${item.holder}`],
  compare(items, _pairs, story): FindingDraft[] {
    const slots = Map.groupBy(
      items,
      (item) => `${story.topicOf.get(item.document) ?? item.document}\0${item.slot}`,
    );
    return [...slots.values()]
      .flatMap((group) => (isLadder(group[0]!.slot) ? ladderGroups(group) : together(group)))
      .flatMap((group) => {
        const name = group[0]!.slot;
        const slot = name === HOME || WAY_SLOTS.has(name) ? homeSlot(story) : SLOTS.get(name);
        const fillers = WHO.has(name) ? withoutTold(group) : isLadder(name) ? furthest(group, story) : group;
        const draft = slot && findingOf(fillers, slot, story);
        return draft ? [draft] : [];
      });
  },
});
