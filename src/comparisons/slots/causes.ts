/** What is said to have caused the story's event: "a short circuit caused the fire", "the blast was caused by a gas leak". */

import { isKindOf, kindred } from '../../language/word-kinds.ts';
import known from '../../lexicon/en/causes.json' with { type: 'json' };
import words from '../../lexicon/en/slot-persons.json' with { type: 'json' };
import { treeOf } from '../../story/arguments.ts';
import { propositionAt, roleOf } from '../../story/propositions.ts';
import { documentFrequency } from '../../story/weights.ts';
import type { Filler, Slot } from './filler.ts';
import type { Place } from './place.ts';

const CAUSING: ReadonlySet<string> = new Set(words.entries.causing);
/** "The inquiry into what caused the fire" names no cause. */
const OPEN: ReadonlySet<string> = new Set(known.entries.open);
const EVENTS: ReadonlySet<string> = new Set(known.entries.events);

export const CAUSE = 'cause';
export const CAUSE_SLOTS: readonly (readonly [string, Slot])[] = [
  [CAUSE, { type: 'cause', soft: true, alike: (a, b) => shares(a.value, b.value) }],
];

/** Causes that share a word, or of which one is a kind of the other. */
function shares(a: string, b: string): boolean {
  const [x, y] = [a.split(' '), b.split(' ')];
  return x.some((word) => y.includes(word)) || kindred(x.at(-1)!, y.at(-1)!);
}

export function causesAt(place: Place, at: number): Filler[] {
  const { document, story } = place;
  const tree = treeOf(document);
  if (!CAUSING.has(tree.lemmas[at]!) || tree.tokens[at]!.pos !== 'VERB') return [];
  const one = propositionAt(document, story, at);
  if (!one || one.negative || !/^(done|possible)$/.test(one.status)) return [];
  const event = roleOf(one, 'patient');
  const cause = roleOf(one, 'agent');
  if (!event || !cause || !EVENTS.has(event.lemma) || cause.pos !== 'NOUN') return [];
  if (EVENTS.has(cause.lemma) || OPEN.has(cause.lemma) || isKindOf(cause.lemma, 'person')) return [];
  // The story's own event: half of the documents speak of such a one.
  if ((documentFrequency(story).get(event.lemma) ?? 0) * 2 < story.documents.size) return [];
  return [
    {
      ...place.base,
      start: one.start,
      end: one.end - one.start <= 240 ? one.end : Math.max(tree.tokens[at]!.end, cause.end),
      slot: CAUSE,
      holder: `event ${event.lemma}`,
      name: `the ${event.lemma}`,
      value: [...cause.words.filter((word) => word !== cause.lemma), cause.lemma].join(' '),
      shown: document.document.text.slice(cause.start, cause.end),
      words: { start: cause.start, end: cause.end },
      hedged: one.hedged || one.status === 'possible',
    },
  ];
}
