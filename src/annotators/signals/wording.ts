/** Signals that a text's own words give: notes of its maker, machine authors, answers to a prompt, blanks to fill in. */
import { compileLinePhrases, phraseForm } from '../../language/line-phrases.ts';
import leftovers from '../../lexicon/en/leftovers.json' with { type: 'json' };
import machineAuthors from '../../lexicon/en/machine-authors.json' with { type: 'json' };
import placeholders from '../../lexicon/en/placeholders.json' with { type: 'json' };
import promptResidue from '../../lexicon/en/prompt-residue.json' with { type: 'json' };
import type { Region, Signal } from '../../model/annotation.ts';
import type { Span } from '../../text/span.ts';

const WHY: Readonly<Record<string, string>> = {
  'leftover-word-count': 'a note of the text’s length that was meant to go before publishing',
  'template-text': 'a line of a template that was meant to go before publishing',
};
const longestFirst = (words: readonly string[]): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) =>
      word
        .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
        .replaceAll(' ', '\\s+')
        .replaceAll("'", "['’]"),
    )
    .join('|');
const phrase = (words: readonly string[], flags: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst(words)})(?![\\p{L}\\p{N}])`, flags);

const leftoverKinds = [...new Set(leftovers.entries.map(({ kind }) => kind))].map((kind) => ({
  kind,
  matches: compileLinePhrases(
    leftovers.entries.filter((entry) => entry.kind === kind).map(({ pattern }) => pattern),
  ),
}));
const countNotes = compileLinePhrases(
  leftovers.entries.map(({ pattern }) => pattern).filter((pattern) => pattern.includes('count')),
);

/** Whole lines that are a maker's note, and such notes in brackets inside a paragraph. */
export function leftoverSignals(text: string, regions: readonly Region[]): Signal[] {
  const found: Signal[] = [];
  for (const { start, end, role } of regions) {
    const own = text.slice(start, end);
    if (role === 'boilerplate' && own.length < 300) {
      const kind = leftoverKinds.find(({ matches }) => matches(phraseForm(own)))?.kind;
      if (kind !== undefined)
        found.push({ kind, start, end, why: WHY[kind] ?? 'a line that was meant to go before publishing' });
    } else if (role === 'body') {
      for (const match of own.matchAll(/[([][^()[\]\n]{6,60}[)\]]/g)) {
        if (!countNotes(phraseForm(match[0]))) continue;
        const at = start + match.index;
        found.push({
          kind: 'leftover-word-count',
          start: at,
          end: at + match[0].length,
          why: WHY['leftover-word-count']!,
        });
      }
    }
  }
  return found;
}

const { marks, authorRoles, syntheticMarks, anyRoles, names, notes, subjects } = machineAuthors.entries;
const LABEL = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:${longestFirst(marks)})[\\s-]+(?:\\p{L}+\\s+){0,2}?(?:${longestFirst(authorRoles)})|(?:${longestFirst(syntheticMarks)})[\\s-]+(?:\\p{L}+\\s+)?(?:${longestFirst(anyRoles)})|${longestFirst(names)})(?![\\p{L}\\p{N}])`,
  'iu',
);
const NOTE = phrase(notes, 'iu');
const SUBJECT = new RegExp(`^[*(\\[\\s]*(?:${longestFirst(subjects)})(?![\\p{L}\\p{N}])`, 'iu');

/** Bylines that name a machine, and notes that say the text itself was made by one. */
export function machineAuthorSignals(text: string, regions: readonly Region[]): Signal[] {
  const found: Signal[] = [];
  for (const region of regions) {
    const own = text.slice(region.start, Math.min(region.end, region.start + 400));
    const label = region.role === 'byline' ? LABEL.exec(own) : null;
    const note = label === null && notesAllowed(region, own) ? NOTE.exec(own) : null;
    const match = label ?? note;
    if (match === null) continue;
    const start = region.start + match.index;
    const why =
      label === null ? 'the text says that a machine made it' : 'the byline names a machine as author';
    found.push({ kind: 'machine-author', start, end: start + match[0].length, why });
  }
  return found;
}

/** A note about the text: in a byline, or beginning with "This article …" or its like. */
function notesAllowed({ role, start, end }: Region, own: string): boolean {
  if (role === 'byline') return true;
  return end - start < 400 && role !== 'title' && role !== 'heading' && SUBJECT.test(own);
}

const anywhere = phrase(
  promptResidue.entries.filter((entry) => !entry.startsWith('^')),
  'giu',
);
const atStart = new RegExp(
  `^(?:${longestFirst(promptResidue.entries.filter((entry) => entry.startsWith('^')).map((entry) => entry.slice(1)))})`,
  'iu',
);

/** What a language model says to its user, outside quotation marks. */
export function promptSignals(
  text: string,
  regions: readonly Region[],
  quoted: (at: number) => boolean,
): Signal[] {
  const found: Signal[] = [];
  const why = 'an answer to a prompt was left in the text';
  const add = (start: number, length: number): void => {
    if (!quoted(start)) found.push({ kind: 'prompt-residue', start, end: start + length, why });
  };
  regions.forEach((region, i) => {
    if (region.role === 'duplicate') return;
    const own = text.slice(region.start, region.end);
    const opening = i < 2 ? atStart.exec(own) : null;
    if (opening !== null) add(region.start, opening[0].length);
    for (const match of own.matchAll(anywhere)) add(region.start + match.index, match[0].length);
  });
  return found;
}

const { filler, orders, blanks } = placeholders.entries;
const FILLER = phrase(filler, 'iu');
const ORDER = new RegExp(`^(?:${longestFirst(orders)})(?![\\p{L}\\p{N}])`, 'iu');
const BLANK = new RegExp(`^(?:${longestFirst(blanks)})$`, 'iu');
const BRACKETS = /\[[^\][\n]{2,80}\]|\{\{[^{}\n]{1,60}\}\}|<[A-Z][A-Z _-]{2,40}>|\bTKTK\b/gu;

/** Blanks that nobody filled in, and typesetters' Latin. */
export function placeholderSignals(
  text: string,
  regions: readonly Region[],
  quoted: (at: number) => boolean,
): Signal[] {
  const found: Signal[] = [];
  for (const { start, end } of regions) {
    const own = text.slice(start, end);
    const latin = FILLER.exec(own);
    if (latin !== null) found.push(placeholder(start + latin.index, latin[0].length));
    for (const match of own.matchAll(BRACKETS)) {
      if (isBlank(match[0]) && !quoted(start + match.index))
        found.push(placeholder(start + match.index, match[0].length));
    }
  }
  return found;
}

function isBlank(bracket: string): boolean {
  if (!bracket.startsWith('[')) return true;
  const inner = bracket.slice(1, -1).trim();
  return ORDER.test(inner) || (/^\p{Lu}/u.test(inner) && BLANK.test(inner));
}

function placeholder(start: number, length: number): Signal & Span {
  return { kind: 'placeholder-text', start, end: start + length, why: 'a blank that was never filled in' };
}
