/** Reads the part of a time that is meant: "early 1990", "the end of the week", "later this afternoon", "mid-November". */
import type { Node } from './reading.ts';
import { afterHyphen, codeAt, isHyphen, type Words, wordAt, wordText } from './words.ts';

/** The mod of a word such as "early" or "end". */
function modOf(w: Words, i: number): string | null {
  const { roles } = wordAt(w, i);
  if (roles.has('start')) return 'START';
  if (roles.has('end')) return 'END';
  if (roles.has('mid')) return 'MID';
  return null;
}

/** Reads a whole time expression at a word; handed in by `find.ts`, which this file is part of. */
export type Phrase = (w: Words, i: number, depth: number) => Node | null;

export function edgeAt(w: Words, i: number, depth: number, phrase: Phrase): Node | null {
  const word = wordAt(w, i);
  const mod = modOf(w, i);
  if (mod === null) return yearEnd(w, i);
  if (word.roles.has('partOf')) return partOf(w, i, mod, depth, phrase);
  if (!word.roles.has('before')) return null;
  const at = afterHyphen(w, i + 1);
  const comparative = word.roles.has('backward') || word.roles.has('forward');
  if (comparative) return earlier(w, at, mod, depth, phrase);
  const inside = wordAt(w, at).roles.has('in') ? at + 1 : at;
  if (inside > at && !wordAt(w, inside).roles.has('the')) return null;
  const inner = inside > at ? null : (barePart(w, at) ?? phrase(w, at, depth + 1));
  if (
    inner === null ||
    inner.reading.kind === 'duration' ||
    inner.reading.kind === 'reference' ||
    inner.reading.kind === 'set'
  )
    return null;
  const { kind } = inner.reading;
  if (kind === 'moved' || kind === 'clock' || kind === 'compared') return null;
  if (kind === 'definite') return null;
  const weekdayOrMonth = inner.reading.kind === 'part' && !inner.article;
  return { ...inner, mod, article: !weekdayOrMonth || wordText(w, i).length === 0 };
}

/** "early morning", "mid-afternoon", "late night". */
function barePart(w: Words, i: number): Node | null {
  const { part, plural } = wordAt(w, i);
  if (part === '' || plural || wordAt(w, i + 1).roles.has('nightNotTime')) return null;
  if (isHyphen(codeAt(w, i + 1))) return null;
  return { to: i + 1, reading: { kind: 'daypart', part }, article: true };
}

/** "earlier this month", "later that year", "earlier in the day"; not "three days later". */
function earlier(w: Words, i: number, mod: string, depth: number, phrase: Phrase): Node | null {
  if (wordAt(w, i).roles.has('in') && wordAt(w, i + 1).roles.has('the')) {
    const { unit, plural } = wordAt(w, i + 2);
    const able =
      unit === 'day' || unit === 'week' || unit === 'month' || unit === 'quarter' || unit === 'year';
    return able && !plural ? { to: i + 3, reading: { kind: 'definite', grain: unit }, mod } : null;
  }
  const inner = phrase(w, i, depth + 1);
  if (inner === null) return null;
  const { reading } = inner;
  const relative = reading.kind === 'relative' || reading.kind === 'daypart';
  const day = reading.kind === 'part' && (reading.part.grain === 'weekday' || reading.shift === 0);
  return relative || day ? { ...inner, mod } : null;
}

/** "the end of 1990", "the beginning of the week", "the middle of October". */
function partOf(w: Words, i: number, mod: string, depth: number, phrase: Phrase): Node | null {
  if (!wordAt(w, i + 1).roles.has('of')) return null;
  const inner = phrase(w, i + 2, depth + 1);
  if (inner === null) return null;
  const { kind } = inner.reading;
  if (kind !== 'absolute' && kind !== 'part' && kind !== 'relative' && kind !== 'definite') return null;
  return { ...inner, mod, article: true };
}

/** "year-end", "year end", "month's end". */
function yearEnd(w: Words, i: number): Node | null {
  const { unit, plural } = wordAt(w, i);
  if ((unit !== 'year' && unit !== 'month' && unit !== 'quarter' && unit !== 'week') || plural) return null;
  let at = afterHyphen(w, i + 1);
  if (wordAt(w, at).text === '' && wordAt(w, at + 1).roles.has('possessive')) at += 2;
  if (wordText(w, at) !== 'end') return null;
  return { to: at + 1, reading: { kind: 'definite', grain: unit }, mod: 'END', article: true };
}
