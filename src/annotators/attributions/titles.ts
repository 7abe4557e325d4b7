/** Quotation marks around the name of a work, a programme or a project, which nobody says. */
import { isSpeechLemma } from './acts.ts';
import type { Analysis } from './analysis.ts';
import type { Candidate } from './contents.ts';

/** Words of a title at most. */
const LONGEST = 7;
/** Roles whose words are all capitals anyway. */
const HEADLINES: ReadonlySet<string> = new Set(['title', 'deck', 'heading']);

/**
 * Whether the content begins with a short quotation in the capitals of a title, without a stop inside the marks, and its
 * cue is no verb of speaking ("showed “The Long Rain”", not "shouted “Go Home”").
 */
export function isTitle(analysis: Analysis, anchor: number, { ranges }: Candidate): boolean {
  const { quoteOf, quotes, word, tokens, text, sentence, paragraphOf, roleOf } = analysis;
  const q = quoteOf[ranges[0]!]!;
  if (q < 0 || q === quoteOf[anchor] || ranges.length > 2) return false;
  const { from, to, words } = quotes[q]!;
  if (words > LONGEST || HEADLINES.has(roleOf[paragraphOf[sentence[from]!]!]!)) return false;
  if (isSpeechLemma(tokens[anchor]!.lemma.toLowerCase())) return false;
  let capitals = 0;
  for (let i = from; i < to; i++) {
    const { start, end, pos } = tokens[i]!;
    if (word[i] === 0) {
      if (/[.,!?]/.test(text.slice(start, end)) && i < to - 1) return false;
      continue;
    }
    const capital = /^[\p{Lu}\p{N}]/u.test(text.slice(start, start + 2));
    if (capital) capitals++;
    else if (pos !== 'ADP' && pos !== 'DET' && pos !== 'CCONJ' && pos !== 'PART') return false;
  }
  return capitals > 0;
}
