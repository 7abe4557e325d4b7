/** Slots whose value is any noun: whom shots were meant for, what a bullet bounced off, where somebody hid. */

import { isKindOf, isKnownNoun, kindred } from '../../language/word-kinds.ts';
import words from '../../lexicon/en/slot-persons.json' with { type: 'json' };
import type { StoryContext } from '../../model/finding.ts';
import { treeOf } from '../../story/arguments.ts';
import { propositionAt } from '../../story/propositions.ts';
import { documentFrequency } from '../../story/weights.ts';
import type { Filler, Slot } from './filler.ts';
import { sameRoleNoun } from './holders.ts';
import type { Place } from './place.ts';

const { open } = words.entries;
type Frame = (typeof open)[number];
const FRAMES = new Map<string, Frame[]>();
for (const frame of open)
  for (const verb of frame.verbs) FRAMES.set(verb, [...(FRAMES.get(verb) ?? []), frame]);

export const OPEN_SLOTS: readonly (readonly [string, Slot])[] = open.map(({ slot }) => [
  slot,
  { type: 'kind', soft: true, alike: (a, b) => kindred(a.value, b.value) || sameRoleNoun(a.value, b.value) },
]);

/** Whether half of the documents tell of such an event. */
function isMain(frame: Frame, story: StoryContext): boolean {
  const frequency = documentFrequency(story);
  const most = Math.max(...frame.main.map((word) => frequency.get(word) ?? 0));
  return most >= 2 && most * 2 >= story.documents.size;
}

export function openAt(place: Place, at: number): Filler[] {
  const { document, story } = place;
  const tree = treeOf(document);
  const frames = FRAMES.get(tree.lemmas[at]!)?.filter((frame) => isMain(frame, story));
  if (!frames || tree.tokens[at]!.pos !== 'VERB') return [];
  const one = propositionAt(document, story, at);
  if (!one || one.negative || (one.status !== 'done' && one.status !== 'tried')) return [];
  return frames.flatMap((frame) =>
    one.arguments.flatMap((argument): Filler[] => {
      const after =
        argument.role === 'patient' && !one.passive
          ? ''
          : argument.role === 'oblique'
            ? argument.preposition
            : null;
      if (after === null || !frame.after.includes(after)) return [];
      if (argument.pos !== 'NOUN' || argument.none || !isKnownNoun(argument.lemma)) return [];
      if (isKindOf(argument.lemma, 'person') !== (frame.kind === 'person')) return [];
      return [
        {
          ...place.base,
          start: Math.min(tree.tokens[at]!.start, argument.start),
          end: Math.max(tree.tokens[at]!.end, argument.end),
          slot: frame.slot,
          holder: 'event',
          name: '',
          value: argument.lemma,
          words: { start: argument.start, end: argument.end },
          hedged: one.hedged,
        },
      ];
    }),
  );
}
