/** The title of a text and what repeats it. */
import { isOutletName } from '../../language/outlet-names.ts';
import omissions from '../../lexicon/en/headline-omissions.json' with { type: 'json' };
import type { Document } from '../../model/document.ts';
import { datelineLength } from './dateline.ts';
import { repetitionLength } from './duplicates.ts';
import { fieldAt, isByline, isDateLine, type Role } from './head.ts';
import { describe, type Paragraph } from './paragraphs.ts';
import { roleByPhrase } from './phrases.ts';

const omitted = new Set(omissions.entries);

/** Marks the title, its repetitions as duplicates, and the site's name above it as navigation. */
export function markTitle({ given }: Document, paragraphs: readonly Paragraph[], roles: Role[]): void {
  const told = given.title === undefined ? undefined : normal(given.title);
  let at = roles.indexOf('title');
  if (at < 0 && told !== undefined)
    at = paragraphs.findIndex(({ text }, i) => i < 12 && normal(text) === told);
  if (at < 0) at = titleAt(paragraphs, roles);
  if (at < 0) return;
  const { key, words } = paragraphs[at]!;
  paragraphs.forEach((paragraph, i) => {
    if (i < at && roles[i] === undefined && (isOutletName(paragraph.text) || isAddress(paragraph.text)))
      roles[i] = 'navigation';
    if (i !== at && words >= 3 && paragraph.key === key && roles[i] !== 'heading') roles[i] = 'duplicate';
  });
  roles[at] = 'title';
}

/** Index of the first line that can be a title, if it is one; what may stand above a title is passed over. */
function titleAt(paragraphs: readonly Paragraph[], roles: readonly Role[]): number {
  const counts = new Map<string, number>();
  for (const { key } of paragraphs) counts.set(key, (counts.get(key) ?? 0) + 1);
  for (let i = 0; i < Math.min(paragraphs.length, 12); i++) {
    const candidate = paragraphs[i]!;
    if (roles[i] !== undefined || isKicker(paragraphs, i) || isMasthead(paragraphs, roles, i)) continue;
    if (isAddress(candidate.text)) continue;
    if (isByline(candidate, undefined, paragraphs[i + 1]) || isDateLine(candidate)) continue;
    if (candidate.kind !== undefined || datelineLength(candidate.text) > 0) return -1;
    const next = paragraphs.find((_, k) => k > i && roles[k] === undefined);
    const fieldFollows = i + 1 < paragraphs.length && fieldAt(paragraphs[i + 1]!) === 'url';
    return isTitle(candidate, next, fieldFollows || counts.get(candidate.key)! > 1) ? i : -1;
  }
  return -1;
}

/** The address of a site or page: "orrincourier.com". */
const isAddress = (text: string): boolean =>
  text.length < 200 &&
  /^(?:https?:\/\/)?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,12}(?:\/\S*)?$/iu.test(text);

/** The name of the site above the title: named as outlets are, and an open line of a title's length follows. */
function isMasthead(paragraphs: readonly Paragraph[], roles: readonly Role[], i: number): boolean {
  if (paragraphs[i]!.words > 5 || !isOutletName(paragraphs[i]!.text)) return false;
  for (let k = i + 1; k < Math.min(paragraphs.length, i + 6); k++) {
    const { closed, words } = paragraphs[k]!;
    if (roles[k] !== undefined || isDateLine(paragraphs[k]!)) continue;
    return !closed && words >= 4;
  }
  return false;
}

/** Parts a paragraph that begins with the title again: what follows the title is judged on its own. */
export function partRepetitions(text: string, paragraphs: Paragraph[], roles: Role[]): void {
  const title = paragraphs[roles.indexOf('title')]?.text;
  if (title === undefined) return;
  for (let i = paragraphs.length - 1; i >= 0; i--) {
    const { start, end, kind, parted, text: own } = paragraphs[i]!;
    const length = roles[i] === undefined ? repetitionLength(own, title) : 0;
    if (length === 0) continue;
    const repeated = describe(text, { start, end: start + title.length }, kind, parted);
    const rest = describe(text, { start: start + length, end }, kind, false);
    paragraphs.splice(i, 1, repeated, rest);
    roles.splice(i, 1, 'duplicate', roleByPhrase(rest));
  }
}

function normal(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A label above a title: up to three words, in capitals or one alone, with more short lines or the title after it. */
export function isKicker(paragraphs: readonly Paragraph[], i: number): boolean {
  const { text, words, closed } = paragraphs[i]!;
  if (closed || words === 0 || words > 3 || text.length > 30 || /[:"“?]/.test(text)) return false;
  const next = paragraphs[i + 1];
  const capitals = !/\p{Ll}/u.test(text) && /\p{Lu}{3}/u.test(text);
  return (
    next !== undefined && next.words >= 4 && next.words <= 32 && !next.closed && (capitals || words === 1)
  );
}

/**
 * Whether a text's first paragraph is its title: a line of headline length that is no sentence of the article. One that
 * ends like a sentence is a title where it is written as headlines are, or a dateline follows.
 */
function isTitle(paragraph: Paragraph, next: Paragraph | undefined, repeated: boolean): boolean {
  const { text, words, closed, capitals } = paragraph;
  if (next === undefined || words < 2 || words > 32 || text.length > 220 || /[:,]$/.test(text)) return false;
  if (!/^[^\p{L}\p{N}]{0,3}[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u.test(text)) return repeated && words >= 4;
  if (repeated && words >= 4) return true;
  if (!closed) return !text.endsWith(';') || words >= 3;
  if (/[?!]["'”’]?$/u.test(text)) return words <= 16 && next.parted;
  if (!next.parted || /["”]\s*,?\s*\p{Ll}/u.test(text)) return false;
  if (datelineLength(next.text) > 0) return words <= 20;
  const headline = capitals >= 0.75 && words >= 4 && words <= 24;
  const short =
    words <= 14 &&
    next.words >= 18 &&
    next.words >= words * 2 &&
    !text
      .toLowerCase()
      .split(/\s+/)
      .some((word) => omitted.has(word.replaceAll('’', "'")));
  return headline || short;
}
