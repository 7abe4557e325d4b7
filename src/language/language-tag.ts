/**
 * The language of a text as a BCP 47 tag. English is told by its own small words, else by the share of words that the core's
 * vocabulary knows; what has too few of both is left to the n-gram detector `eld` (Nito T.M., Apache-2.0), which is loaded
 * only then: it takes 100 MB.
 */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import english from '../lexicon/en/english-words.json' with { type: 'json' };
import { knownShare } from './core.ts';

type Detector = {
  detect(text: string): { readonly language: string; isReliable(): boolean };
};

const own = new Set(english.entries);
/** Characters looked at. */
const LOOKED_AT = 6000;
/** Share of known words from which a text is English: its lists of names have 0.76, prose of other languages at most 0.55. */
const ENGLISH = 0.75;
/** Fewest words on which a language is named. */
const FEWEST = 6;

let detector: Detector | undefined;

function loadDetector(): Detector {
  if (detector === undefined) {
    const path = fileURLToPath(import.meta.resolve('eld/extrasmall'));
    detector = (createRequire(import.meta.url)(path) as { eld: Detector }).eld;
  }
  return detector;
}

/** The main language of a text; null where it is too short or the detector is not sure. */
export function languageOf(text: string): string | null {
  const head = text.slice(0, LOOKED_AT);
  const words = head.toLowerCase().match(/\p{L}[\p{L}\p{M}'’]*/gu) ?? [];
  if (words.length < FEWEST) return null;
  const hits = words.filter((word) => own.has(word)).length;
  if (hits >= 3 && hits >= words.length * 0.12) return 'en';
  if (knownShare(words) >= ENGLISH) return 'en';
  const found = loadDetector().detect(head);
  return found.language !== '' && found.isReliable() ? found.language : null;
}
