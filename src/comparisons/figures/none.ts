/** "No one was injured", "without casualties": a toll of nought, which no number states. */
import families from '../../lexicon/en/measure-families.json' with { type: 'json' };
import negation from '../../lexicon/en/negation.json' with { type: 'json' };
import type { Quantity } from '../../model/annotation.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import { allTerms } from '../../story/terms.ts';

type Family = {
  readonly family: string;
  readonly objects?: readonly string[];
  readonly subjects?: readonly string[];
  readonly states?: readonly string[];
  readonly nouns?: readonly string[];
};

const WEAK: ReadonlySet<string> = new Set(families.entries.weakVerbs.filter((word) => word !== 'hurt'));
/** Families of tolls by the words that tell them. */
const WORDS = new Map<string, string>();
for (const { family, objects, subjects, states, nouns } of families.entries
  .families as unknown as readonly Family[]) {
  if (family !== 'deaths' && family !== 'injured') continue;
  for (const word of [...(objects ?? []), ...(subjects ?? []), ...(states ?? []), ...(nouns ?? [])])
    if (!WORDS.has(word) && !WEAK.has(word)) WORDS.set(word, family);
}
const NOBODY: ReadonlySet<string> = new Set(negation.nobody);
/** Words between "no one" and what did not happen to them. */
const REACH = 4;

/** Tolls of nought as quantities that stand on the words which deny them. */
export function noughts(document: AnnotatedDocument): Quantity[] {
  const terms = allTerms(document);
  const { text } = document.document;
  return terms.flatMap((term, i): Quantity[] => {
    if (!NOBODY.has(term.norm)) return [];
    for (const later of terms.slice(i + 1, i + 1 + REACH)) {
      if (/[.,;:!?"”\n]/.test(text.slice(term.end, later.start))) return [];
      const family = WORDS.get(later.norm);
      if (family === undefined) continue;
      return [
        {
          id: `none-${term.start}`,
          start: term.start,
          end: term.end,
          low: 0,
          high: 0,
          comparator: '=',
          unit: 'person',
          kind: 'count',
          measure: [{ start: later.start, end: later.end }],
          family,
          aspect: 'level',
          period: null,
          place: null,
          attribution: null,
          comparable: true,
        },
      ];
    }
    return [];
  });
}
