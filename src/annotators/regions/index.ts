/**
 * Regions of a page: the part that each stretch of text plays. Read from shape (length, place, case, marks, repetition) and
 * from lists of the words that sites put around articles; never from a known name. In doubt a stretch is body.
 */
import { isOutletName } from '../../language/outlet-names.ts';
import type { Region } from '../../model/annotation.ts';
import { defineAnnotator } from '../../model/stages.ts';
import { trim } from '../../text/span.ts';
import { datelineLength, isAgency } from './dateline.ts';
import { markDuplicates } from './duplicates.ts';
import { fieldRoles, isByline, isDateLine, type Role } from './head.ts';
import { type Paragraph, paragraphsOf } from './paragraphs.ts';
import { roleByPhrase } from './phrases.ts';
import { isKicker, markTitle, partRepetitions } from './title.ts';

export const regions = defineAnnotator({
  name: 'regions',
  version: 4,
  needs: [],
  gives: 'regions',
  annotate(document) {
    const paragraphs = paragraphsOf(document);
    const roles: Role[] = paragraphs.map(roleByMarkup);
    if (document.blocks === undefined) fieldRoles(paragraphs, roles);
    paragraphs.forEach((paragraph, i) => {
      if (roles[i] === undefined || roles[i] === 'heading' || roles[i] === 'list') {
        roles[i] = roleByPhrase(paragraph) ?? roles[i];
      }
    });
    markTitle(document, paragraphs, roles);
    partRepetitions(document.text, paragraphs, roles);
    markHead(paragraphs, roles);
    if (document.blocks === undefined) {
      markLists(paragraphs, roles);
      markHeadings(paragraphs, roles);
    }
    markTail(paragraphs, roles);
    markDuplicates(paragraphs, roles);
    return cut(document.text, paragraphs, roles);
  },
});

/** Longest caption in words: what is longer was only set inside a figure. */
const CAPTION = 80;

function roleByMarkup({ kind, words }: Paragraph): Role {
  if (kind === 'time') return 'dateline';
  if (kind === undefined || kind === 'paragraph' || kind === 'quote' || kind === 'other') return undefined;
  return kind === 'caption' && words > CAPTION ? undefined : kind;
}

/** Index of the first paragraph of the article itself. */
function firstOfArticle(paragraphs: readonly Paragraph[], roles: readonly Role[], from: number): number {
  for (let i = from; i < paragraphs.length; i++) {
    const { words, closed, text } = paragraphs[i]!;
    if (roles[i] === undefined && ((closed && words >= 6) || words >= 25 || datelineLength(text) > 0))
      return i;
  }
  return paragraphs.length;
}

/** Bylines and date lines wherever they stand; between title and article also deck, captions and labels. */
function markHead(paragraphs: readonly Paragraph[], roles: Role[]): void {
  const title = roles.indexOf('title');
  let first = firstOfArticle(paragraphs, roles, title + 1);
  if (first < paragraphs.length && title >= 0 && isDeck(paragraphs, roles, first)) {
    roles[first] = 'deck';
    first = firstOfArticle(paragraphs, roles, first + 1);
  }
  paragraphs.forEach((paragraph, i) => {
    if (roles[i] !== undefined || paragraph.words > LONGEST_LINE) return;
    if (isDateLine(paragraph)) roles[i] = 'dateline';
    else if (
      (i < first + 2 || i > paragraphs.length - 4) &&
      isByline(paragraph, beside(paragraphs, roles, i, -1), beside(paragraphs, roles, i, 1))
    ) {
      roles[i] = 'byline';
    }
  });
  if (first < paragraphs.length) markOutlet(paragraphs, roles, first);
  if (title < 0) return;
  for (let i = 0; i < Math.min(first, paragraphs.length); i++) {
    const paragraph = paragraphs[i]!;
    if (roles[i] !== undefined || paragraph.closed || paragraph.kind !== undefined) continue;
    if (isKicker(paragraphs, i) || (paragraph.words <= 3 && !/\p{Ll}/u.test(paragraph.text)))
      roles[i] = 'navigation';
    else if (i > title && first < paragraphs.length) roles[i] = roleBelowTitle(paragraphs, i);
  }
}

/** Words of a line of the head at most. */
const LONGEST_LINE = 24;

/** The paragraph before or after one, buttons and menus passed over. */
function beside(
  paragraphs: readonly Paragraph[],
  roles: readonly Role[],
  i: number,
  step: 1 | -1,
): Paragraph | undefined {
  let at = i + step;
  while (roles[at] === 'navigation') at += step;
  return paragraphs[at];
}

/** The outlet's name in a line of its own beside author or date, or an account's: "The Orrin Courier", "@orrincourier". */
function markOutlet(paragraphs: readonly Paragraph[], roles: Role[], first: number): void {
  for (let i = 0; i < first; i++) {
    const { text, words, kind } = paragraphs[i]!;
    if (roles[i] !== undefined || kind !== undefined || words > 5) continue;
    const stands = [roles[i - 1], roles[i + 1]].some((role) => role === 'byline' || role === 'dateline');
    if (stands && (isOutletName(text) || /^@\w+$/.test(text))) roles[i] = 'navigation';
  }
}

/** An open line under the title: a picture's description is short and has small nouns, a deck is longer. */
function roleBelowTitle(paragraphs: readonly Paragraph[], i: number): Role {
  const { words, capitals, text } = paragraphs[i]!;
  if (/:$/.test(text) || /^[•▪‣◦●■*·-]/.test(text)) return undefined;
  if (words >= 7) return words <= 45 ? 'deck' : undefined;
  return words >= 2 && capitals < 1 ? 'caption' : undefined;
}

/** A sentence under the title with the head going on after it: byline, date, summary, or a much longer first paragraph with a dateline. */
function isDeck(paragraphs: readonly Paragraph[], roles: readonly Role[], at: number): boolean {
  const { words, text, kind } = paragraphs[at]!;
  const next = paragraphs[at + 1];
  if (
    next === undefined ||
    words > 45 ||
    kind !== undefined ||
    /[.!?]["”]?\s+["“]?\p{Lu}/u.test(text.replace(/\b\p{L}\.\s?(?:\p{L}\.)*/gu, ''))
  )
    return false;
  if (datelineLength(text) > 0 || /["”]\s*$/.test(text)) return false;
  if (
    roles[at + 1] === 'dateline' ||
    roles[at + 1] === 'byline' ||
    isDateLine(next) ||
    isByline(next, undefined, paragraphs[at + 2])
  )
    return true;
  if (
    next.words <= 5 &&
    !next.closed &&
    paragraphs[at + 2] !== undefined &&
    isBullet(paragraphs[at + 2]!.text)
  )
    return true;
  return words <= 25 && datelineLength(next.text) > 0;
}

const BULLET = /^(?:([•▪‣◦●■✓])|([*–—·-])|(\d{1,2})[.)])\s+\S/;

function isBullet(text: string): boolean {
  return BULLET.test(text);
}

/** Points of a list: round bullets always, dashes and numbers where two stand together. */
function markLists(paragraphs: readonly Paragraph[], roles: Role[]): void {
  const kindOf = (i: number): string | undefined => {
    const match = BULLET.exec(paragraphs[i]?.text ?? '');
    return match === null ? undefined : (match[1] ?? match[2] ?? '#');
  };
  const found = paragraphs.map((_, i) => {
    const kind = kindOf(i);
    if (kind === undefined) return false;
    return /[•▪‣◦●■✓]/.test(kind) || kindOf(i - 1) === kind || kindOf(i + 1) === kind;
  });
  found.forEach((isPoint, i) => {
    if (isPoint && roles[i] === undefined) roles[i] = 'list';
  });
}

/** Short open lines between paragraphs of the article; none where so many lines are short that it is how the text is written. */
function markHeadings(paragraphs: readonly Paragraph[], roles: Role[]): void {
  const candidates: number[] = [];
  let plain = 0;
  for (let i = 0; i < paragraphs.length; i++) {
    if (roles[i] !== undefined) continue;
    plain++;
    if (isHeading(paragraphs, roles, i)) candidates.push(i);
  }
  if (candidates.length > plain * 0.5) return;
  for (const i of candidates) roles[i] = isCaption(paragraphs[i]!) ? 'caption' : 'heading';
}

/** An open line too long and too small-lettered for a heading, or one that begins or ends with an agency: under a picture. */
function isCaption({ text, words, capitals }: Paragraph): boolean {
  if (words >= 10 && capitals < 0.5) return true;
  const own = text.toLowerCase().split(/\s+/);
  const ends = [own[0]!, own.at(-1)!, own.join(' ')].map((word) => word.replace(/^\W+|\W+$/g, ''));
  return ends.some(isAgency);
}

function isHeading(paragraphs: readonly Paragraph[], roles: readonly Role[], i: number): boolean {
  const { text, words, closed, parted } = paragraphs[i]!;
  if (words === 0 || words > 14 || text.length > 110 || !/^["“‘'(¿]?[\p{Lu}\p{N}]/u.test(text)) return false;
  if (/^\d{1,2}(?::\d\d)?\s?[ap]\.?m\.?$/i.test(text)) return true;
  if (/[.!…:,;]["'”’)]?$/.test(text) || (closed && !(text.endsWith('?') && words <= 9))) return false;
  if (/^["“].*["”]$/.test(text) || /^\p{L}[\p{L}\s.]{0,30}:\s/u.test(text)) return false;
  for (let k = i + 1; k < Math.min(paragraphs.length, i + 4); k++) {
    if (roles[k] === 'list') return true;
    if (roles[k] === undefined && paragraphs[k]!.words >= 12)
      return parted || paragraphs[i + 1]!.parted || words <= 8;
  }
  return false;
}

/** After "Related articles" and the like at the end, what stands there as lines is navigation too. */
function markTail(paragraphs: readonly Paragraph[], roles: Role[]): void {
  let lastBody = -1;
  paragraphs.forEach(({ closed, words }, i) => {
    if (roles[i] === undefined && closed && words >= 8) lastBody = i;
  });
  const from = roles.findIndex((role, i) => i > lastBody && role === 'navigation');
  if (from < 0 || lastBody < 0) return;
  for (let i = from; i < paragraphs.length; i++) {
    if (roles[i] === undefined || roles[i] === 'heading' || roles[i] === 'caption') roles[i] = 'navigation';
  }
}

/** The regions: paragraphs with their roles, those of the article cut where a dateline ends. */
function cut(text: string, paragraphs: readonly Paragraph[], roles: readonly Role[]): Region[] {
  const found: Region[] = [];
  const add = (start: number, end: number, role: Region['role']): void => {
    const span = trim(text, { start, end });
    if (span.end > span.start) found.push({ ...span, role });
  };
  paragraphs.forEach((paragraph, i) => {
    const role = roles[i] ?? 'body';
    let { start } = paragraph;
    if (role === 'body' || role === 'list') {
      const dateline = datelineLength(text.slice(start, Math.min(paragraph.end, start + 200)));
      if (dateline > 0 && start + dateline < paragraph.end) {
        add(start, start + dateline, 'dateline');
        start += dateline;
      }
    }
    add(start, paragraph.end, role);
  });
  return found;
}
