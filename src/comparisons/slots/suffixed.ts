/** Adjectives like "rebel-held", "Vey-flagged": by whom or from where a place, a ship or a person is. */
import words from '../../lexicon/en/slot-persons.json' with { type: 'json' };
import { argumentOf, treeOf } from '../../story/arguments.ts';
import { entityById } from '../../story/entities.ts';
import { documentFrequency } from '../../story/weights.ts';
import type { Filler, Slot } from './filler.ts';
import type { Place } from './place.ts';

const { entries } = words;

const SUFFIXED = new RegExp(`^(\\p{L}[\\p{L}.'’-]*)-(${entries.suffixes.join('|')})$`, 'u');
const SUFFIX_SLOT = new Map<string, Slot>(
  entries.suffixes.map((suffix) => [
    suffix,
    { type: 'kind', soft: true, alike: (a, b) => a.value.slice(0, 3) === b.value.slice(0, 3) },
  ]),
);
export const SUFFIX_SLOTS: readonly (readonly [string, Slot])[] = [...SUFFIX_SLOT];

export function suffixedAt(place: Place, at: number): Filler[] {
  const { document, story } = place;
  const tree = treeOf(document);
  const match = SUFFIXED.exec(tree.norms[at]!);
  const { head, start } = tree.tokens[at]!;
  if (!match || head < 0) return [];
  const described = argumentOf(document, story, head, 'patient');
  const entity = entityById(story, described.entity);
  const named = entity && /^\p{Lu}/u.test(entity.name) ? entity : undefined;
  const frequency = documentFrequency(story).get(described.lemma) ?? 0;
  if (!named && (described.plural || frequency * 2 < story.documents.size)) return [];
  const end = Math.max(tree.tokens[at]!.end, tree.tokens[head]!.end);
  return [
    {
      ...place.base,
      start: Math.min(start, tree.tokens[head]!.start),
      end,
      slot: match[2]!,
      holder: `thing ${named?.id ?? described.lemma}`,
      name: named?.name ?? `the ${described.lemma}`,
      value: match[1]!,
      words: tree.tokens[at]!,
      hedged: false,
    },
  ];
}
