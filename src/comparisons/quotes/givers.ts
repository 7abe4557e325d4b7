/**
 * To whom the same words are given: to a person by name in one report, in another, which never names that person, to somebody
 * described ("a spokeswoman", "a neighbour") or to an organization; to two relatives of one person.
 */
import kin from '../../lexicon/en/kin.json' with { type: 'json' };
import levels from '../../lexicon/en/source-levels.json' with { type: 'json' };
import type { FindingDraft, StoryContext } from '../../model/finding.ts';
import { entityById } from '../../story/entities.ts';
import { evidenceOf } from '../../story/evidence.ts';
import { cover, type Span } from '../../text/span.ts';
import { wordsOf } from '../../text/words.ts';
import { likeness } from './alike.ts';
import { differing, OF_SOURCES } from './drafts.ts';
import { printed } from './occasions.ts';
import type { Utterance } from './utterances.ts';

const KIN: ReadonlyMap<string, string> = new Map(
  Object.entries(kin.entries).flatMap(([kind, words]) => words.map((word) => [word, kind] as const)),
);
const WRITTEN: ReadonlySet<string> = new Set([...levels.entries.puttingOut, ...levels.entries.papers]);

/** What makes two quotations the same words: their share of the shorter one, words in a row and content words among them. */
const SAME = { cover: 0.75, run: 4, content: 2, shared: 4 };
/** Longest passage that shows source and words together, longest source that a reason names, UTF-16 units, and passages shown. */
const LONGEST = 400;
const NAMED = 80;
const PASSAGES = 6;

const areSameWords = (a: Utterance, b: Utterance): boolean => {
  const like = likeness(a, b);
  return (
    like.cover >= SAME.cover &&
    like.run >= SAME.run &&
    like.runContent >= SAME.content &&
    like.shared >= SAME.shared
  );
};

/** Whether a source stands in the sentence of its words, before or after them. */
function isBeside({ source, start, end, document }: Utterance, story: StoryContext): boolean {
  if (source === null) return false;
  const { text } = story.documents.get(document)!.document;
  const [from, to] = source.start >= end ? [end, source.start] : [source.end, start];
  return !/[.!?\n\r]/u.test(text.slice(from, Math.max(from, to)));
}

/** Whether a document prints the surname of somebody anywhere. */
function names(document: string, person: string, story: StoryContext): boolean {
  const name = entityById(story, person)?.name ?? '';
  const surname = wordsOf(name, { start: 0, end: name.length }).at(-1)?.norm;
  return surname === undefined || printed(story.documents.get(document)!).includes(` ${surname} `);
}

const isPerson = (id: string | null, story: StoryContext): boolean =>
  entityById(story, id)?.type === 'person';

/** By what a report that does not name the person gives the words; null where it may well be the person, or nobody is said to speak. */
function described(one: Utterance, person: string, story: StoryContext): string | null {
  const { speaker, role, source, document } = one;
  if (source === null || names(document, person, story)) return null;
  if (speaker === null) return role === null || WRITTEN.has(role) ? null : role;
  return entityById(story, speaker)?.type === 'organization' ? speaker : null;
}

/** Two relatives that are not one person: a brother and a sister. */
function areOtherKin(a: Utterance, b: Utterance): boolean {
  const [x, y] = [KIN.get(a.role ?? ''), KIN.get(b.role ?? '')];
  return a.speaker === null && b.speaker === null && x !== undefined && y !== undefined && x !== y;
}

function passage({ source, start, end }: Utterance): Span {
  const whole = source ? cover([source, { start, end }]) : { start, end };
  return whole.end - whole.start <= LONGEST ? whole : { start, end };
}

function nameOf({ source, document }: Utterance, story: StoryContext): string {
  const { text } = story.documents.get(document)!.document;
  const name = source ? text.slice(source.start, source.end).replace(/\s+/gu, ' ').trim() : '';
  return name.length <= NAMED ? name : `${name.slice(0, NAMED).trim()}…`;
}

function finding(a: readonly Utterance[], b: readonly Utterance[], story: StoryContext): FindingDraft {
  const evidence = [a, b].flatMap((side, i) =>
    side
      .slice(0, PASSAGES / 2)
      .map((one) => evidenceOf(story.documents.get(one.document)!, passage(one), i === 0 ? 'a' : 'b')),
  );
  const reason = `the same words are given to two sources: ${nameOf(a[0]!, story)}; ${nameOf(b[0]!, story)}`;
  return differing(evidence, reason, story, OF_SOURCES);
}

/** Of the clusters of one utterance each pair of sources once. */
export function twoGivers(clusters: readonly (readonly Utterance[])[], story: StoryContext): FindingDraft[] {
  const told = new Map<string, Map<string, Utterance[]>>();
  for (const cluster of clusters) {
    const direct = cluster.filter(({ form, headline, ofMany }) => form === 'direct' && !headline && !ofMany);
    for (const a of direct)
      for (const b of direct) {
        if (a.document === b.document) continue;
        const isNamed = a.inFull && isPerson(a.speaker, story) && isBeside(a, story);
        const value = isNamed ? described(b, a.speaker!, story) : null;
        if (value === null && !(a.order < b.order && areOtherKin(a, b))) continue;
        if (!areSameWords(a, b)) continue;
        const givers =
          value === null ? [KIN.get(a.role ?? '')!, KIN.get(b.role ?? '')!] : [a.speaker!, value];
        const key = givers.toSorted().join(' ');
        const own = told.get(key) ?? new Map(givers.map((giver) => [giver, []]));
        for (const [i, one] of [a, b].entries()) {
          const side = own.get(givers[i]!)!;
          if (!side.some(({ document }) => document === one.document)) side.push(one);
        }
        told.set(key, own);
      }
  }
  return [...told.values()].map((sides) => {
    const [a, b] = [...sides.values()];
    return finding(a!, b!, story);
  });
}
