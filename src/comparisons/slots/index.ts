/** Slots: what documents tell of one person, role, group, thing or the event, where the values exclude each other. */
import type { FindingDraft, StoryContext } from '../../model/finding.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import { defineComparison } from '../../model/stages.ts';
import { DEED_SLOTS, deedsIn } from './deeds.ts';
import { DESCRIPTION_SLOTS, descriptionsAt } from './descriptions.ts';
import type { Filler, Slot } from './filler.ts';
import { findingOf } from './findings.ts';
import { HOME, homeSlot, homesIn } from './homes.ts';
import { identityIn, NAMES, WHO_SLOTS, WORK, withoutTold } from './identity.ts';
import { INJURY_SLOTS, injuriesAt } from './injuries.ts';
import { NAMED_SLOTS, namedIn } from './named.ts';
import { OPEN_SLOTS, openAt } from './open.ts';
import { ENTRIES } from './patterns.ts';
import { PEOPLE_SLOTS, peopleIn } from './people.ts';
import { placesOf } from './place.ts';
import { RANK_SLOTS, ranksIn } from './ranks.ts';
import { SUFFIX_SLOTS, suffixedAt } from './suffixed.ts';
import { toldAt } from './told.ts';

function fillersOf(document: AnnotatedDocument, story: StoryContext): Filler[] {
  return placesOf(document, story).flatMap((place) => {
    if (place.old) return [];
    const found: Filler[] = [
      ...homesIn(place),
      ...peopleIn(place),
      ...deedsIn(place),
      ...identityIn(place),
      ...namedIn(place),
      ...ranksIn(place),
    ];
    for (let at = place.from; at < place.to; at++)
      found.push(
        ...toldAt(place, at),
        ...injuriesAt(place, at),
        ...openAt(place, at),
        ...suffixedAt(place, at),
        ...descriptionsAt(place, at),
      );
    return found;
  });
}

const SLOTS = new Map<string, Slot>([
  ...INJURY_SLOTS,
  ...PEOPLE_SLOTS,
  ...DEED_SLOTS,
  ...WHO_SLOTS,
  ...NAMED_SLOTS,
  ...OPEN_SLOTS,
  ...SUFFIX_SLOTS,
  ...DESCRIPTION_SLOTS,
  ...RANK_SLOTS,
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
  version: 1,
  items: fillersOf,
  keys: (item) => [`${item.slot} ${item.holder}`],
  compare(items, _pairs, story): FindingDraft[] {
    const groups = Map.groupBy(
      items,
      (item) => `${story.topicOf.get(item.document) ?? item.document}\0${item.slot}\0${item.holder}`,
    );
    return [...groups.values()].flatMap((group) => {
      const name = group[0]!.slot;
      const slot = name === HOME ? homeSlot(story) : SLOTS.get(name);
      const fillers = name === NAMES || name === WORK ? withoutTold(group) : group;
      const draft = slot && findingOf(fillers, slot, story);
      return draft ? [draft] : [];
    });
  },
});
