/** Lines that are the name of a newspaper, broadcaster or site by the words they are made of. */
import newspaperWords from '../lexicon/en/newspaper-words.json' with { type: 'json' };
import outletWords from '../lexicon/en/outlet-words.json' with { type: 'json' };

const words = new Set(outletWords.entries);
const papers = new Set(newspaperWords.entries);
/** Longest name in words. */
const LONGEST = 6;
const PART = /^(?:[\p{Lu}\p{N}][\p{L}\p{M}\p{N}'’.&-]*|of|the|and|&|de|la|el)$/u;

/** Whether words are capitalised as a name and hold one that outlets are named with ("The Port Lowell Echo", "EchoLive"). */
export function isOutletName(line: string): boolean {
  if (line.length > 60) return false;
  const parts = line.trim().split(/\s+/);
  if (
    parts.length > LONGEST ||
    !parts.every((part) => PART.test(part)) ||
    !/^[\p{Lu}\p{N}]/u.test(line.trim())
  )
    return false;
  const split = line
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  return parts.length + split.length > 2 && split.some((part) => words.has(part));
}

/** Whether words can be nothing but the name of a newspaper, wherever they stand: "The Orrin Courier", not "Latest News". */
export function isNewspaperName(line: string): boolean {
  return isOutletName(line) && papers.has(line.trim().split(/\s+/).at(-1)!.toLowerCase());
}
