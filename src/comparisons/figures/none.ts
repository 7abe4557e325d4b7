/** "No one was injured", "without casualties": a toll of nought, which no number states. */
import negation from '../../lexicon/en/negation.json' with { type: 'json' };
import type { Quantity } from '../../model/annotation.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import { allTerms } from '../../story/terms.ts';
import { countOf, harmOf } from './toll-words.ts';

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
      const family = harmOf(later.norm);
      if (family === null) continue;
      return [countOf('none', term, { low: 0, high: 0 }, family, [{ start: later.start, end: later.end }])];
    }
    return [];
  });
}
