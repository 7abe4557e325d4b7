/** Findings of slots: values of one slot of one holder that no document gives together. */
import { kindred } from '../../language/word-kinds.ts';
import holders from '../../lexicon/en/slot-holders.json' with { type: 'json' };
import type { FindingDraft, StoryContext } from '../../model/finding.ts';
import { evidenceOf, originGroups } from '../../story/evidence.ts';
import { publicationDay } from '../../story/when.ts';
import type { Filler, Slot } from './filler.ts';
import { SEVERAL, SOMEBODY } from './holders.ts';

const SEXED: ReadonlySet<string> = new Set(holders.entries.adults);
const SIDES = 'abcdefgh';
/** Passages shown for one value. */
const PASSAGES = 5;

/** Two groups of one number that are called by nouns of which none is a kind of the other: other people. */
function areOthers(a: Filler, b: Filler): boolean {
  if (a.noun === undefined || b.noun === undefined || kindred(a.noun, b.noun)) return false;
  // "a woman", "a customer" may be one; "a woman", "a man" are two.
  return SEXED.has(a.noun) === SEXED.has(b.noun) || a.holder !== SOMEBODY;
}

/** Pairs of fillers of different documents whose values exclude each other and neither document gives both. */
function apart(fillers: readonly Filler[], slot: Slot): [Filler, Filler][] {
  const told = new Map<string, Filler[]>();
  for (const one of fillers) told.set(one.document, [...(told.get(one.document) ?? []), one]);
  const found: [Filler, Filler][] = [];
  fillers.forEach((a, i) => {
    for (const b of fillers.slice(i + 1)) {
      if (a.document === b.document || a.value === b.value || slot.alike(a, b) || areOthers(a, b)) continue;
      // A document that also has the other's value, or one like it, tells more and not otherwise.
      const also = (one: Filler, other: Filler) =>
        told.get(one.document)!.some((own) => own.value === other.value || slot.alike(own, other));
      if (also(a, b) || also(b, a)) continue;
      found.push([a, b]);
    }
  });
  return found;
}

/** Whether a later value is told on an earlier day than an earlier one: that is no progress. */
function isReversed(chosen: readonly Filler[], order: readonly string[], story: StoryContext): boolean {
  const days = chosen.map((one) => ({
    rank: order.indexOf(one.value),
    day: publicationDay(story.documents.get(one.document)!),
  }));
  return days.some((a) =>
    days.some((b) => a.rank < b.rank && a.day !== null && b.day !== null && a.day > b.day),
  );
}

/** Whether the document of a filler gives another value too. */
function tellsSeveral(one: Filler, all: readonly Filler[]): boolean {
  return all.some((other) => other.document === one.document && other.value !== one.value);
}

/** Holders of whom others may only be described: one person, or one group. */
const DESCRIBED: readonly (readonly [string, RegExp])[] = [
  [SOMEBODY, /^(?:person|role|aged) /],
  [SEVERAL, /^(?:people|group) /],
];

/**
 * The fillers of one slot by holder; those of people who are only described ("a man", "the employees") stand with those of the
 * one whom others name or count, where there is one, and each document tells of one such.
 */
export function together(fillers: readonly Filler[]): Filler[][] {
  const groups = Map.groupBy(fillers, (one) => one.holder);
  for (const [described, known] of DESCRIBED) {
    const own = groups.get(described);
    const named = [...groups.keys()].filter((holder) => known.test(holder));
    groups.delete(described);
    if (!own || named.length > 1) continue;
    const sure = own.filter((one) => !tellsSeveral(one, own));
    const holder = named[0] ?? described;
    const told = new Set((groups.get(holder) ?? []).map((one) => one.document));
    // A document that names the one tells of another by "a man".
    const others = sure.filter((one) => !told.has(one.document));
    groups.set(holder, [...(groups.get(holder) ?? []), ...others]);
  }
  return [...groups.values()].filter((group) => group.length > 0);
}

/** The finding of the fillers of one slot and holder; null where nothing sets them apart. */
export function findingOf(all: readonly Filler[], slot: Slot, story: StoryContext): FindingDraft | null {
  const fillers = slot.single ? all.filter((one) => !tellsSeveral(one, all)) : all;
  const pairs = apart(fillers, slot);
  if (pairs.length === 0) return null;
  const involved = new Set(pairs.flat());
  const values = [...new Set(fillers.filter((one) => involved.has(one)).map((one) => one.value))];
  const kept = new Map<string, number>();
  const chosen = [...fillers]
    .filter((one) => involved.has(one))
    .sort(
      (a, b) =>
        values.indexOf(a.value) - values.indexOf(b.value) ||
        Number(a.headline) - Number(b.headline) ||
        Number(a.hedged) - Number(b.hedged) ||
        a.order - b.order ||
        a.start - b.start,
    )
    .filter((one) => {
      const own = `${one.document} ${one.value}`;
      const count = kept.get(one.value) ?? 0;
      if (kept.has(own) || count >= PASSAGES) return false;
      kept.set(own, 1);
      kept.set(one.value, count + 1);
      return true;
    });
  const evidence = chosen.map((one) =>
    evidenceOf(
      story.documents.get(one.document)!,
      one,
      SIDES[Math.min(values.indexOf(one.value), SIDES.length - 1)],
    ),
  );
  // Two versions of one text that tell it differently are two documents all the same.
  const origins = originGroups(evidence, story).length;
  const climbs = chosen.every((one) => one.rank !== undefined);
  const update = climbs || (slot.later !== undefined && !isReversed(chosen, slot.later, story));
  const hedged = pairs.every((pair) => pair.some((one) => one.hedged));
  const shown = values.map((value) => {
    const one = chosen.find((filler) => filler.value === value)!;
    return (one.shown ?? value).replace(/\s+/g, ' ');
  });
  const name = fillers.find((one) => one.name !== '')?.name ?? '';
  const { slot: question } = fillers[0]!;
  return {
    kind: 'claim',
    verdict: update ? 'update' : 'differ',
    relation: 'contradiction',
    severity: slot.soft || hedged || update ? 'low' : 'medium',
    origins,
    reason: `${name === '' ? '' : `${name}: `}${question}: ${shown.join(' / ')}`,
    weight: origins + 0.5,
    evidence,
    detail: {
      type: slot.type,
      support: chosen.map((one, i) => ({
        document: one.document,
        stance: one.value === values[0] ? 'says' : 'otherwise',
        evidence: i,
      })),
      marks: chosen.map((one, i) => ({
        evidence: i,
        spans: [
          {
            start: Math.max(one.words.start, evidence[i]!.start),
            end: Math.min(one.words.end, evidence[i]!.end),
          },
        ],
      })),
    },
  };
}
