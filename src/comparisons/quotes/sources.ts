/**
 * On whose word a thing is told: by sources without a name in one report, by a person or another outlet in others; the same words of a
 * person here and of a lawsuit, or of another's statement, there.
 */
import levels from '../../lexicon/en/source-levels.json' with { type: 'json' };
import type { FindingDraft, StoryContext } from '../../model/finding.ts';
import type { Pair } from '../../model/stages.ts';
import { entityById } from '../../story/entities.ts';
import { evidenceOf } from '../../story/evidence.ts';
import { cover, overlapping, type Span } from '../../text/span.ts';
import { type Likeness, likeness } from './alike.ts';
import { differing, OF_SOURCES } from './drafts.ts';
import type { Utterance } from './utterances.ts';

const UNNAMED: ReadonlySet<string> = new Set(levels.entries.unnamed);
const PAPERS: ReadonlySet<string> = new Set(levels.entries.papers);
const PUT_OUT: ReadonlySet<string> = new Set(levels.entries.puttingOut);
/** Words in a row, and content words among them, by which two quotations are the same words. */
const SAME = { words: 4, content: 3 };
/** Longest passage that shows source and content together, and longest source that a reason names, UTF-16 units. */
const LONGEST = 500;
const NAMED = 80;

const isUnnamed = ({ speaker, role, outlet }: Utterance): boolean =>
  speaker === null && outlet === null && role !== null && UNNAMED.has(role);

/** Whether `open` rests on a person's word, or on that of an outlet other than the one that has sources without a name. */
function isNamed(open: Utterance, hidden: Utterance, story: StoryContext): boolean {
  if (open.outlet !== null) return !story.outletsOf.get(hidden.document)?.has(open.outlet);
  return open.byName && entityById(story, open.speaker)?.type === 'person';
}

/** What is required was found by reading pairs: two reports on one matter share its names. */
const isSame = ({ mutual, cover: covered, shared }: Likeness): boolean =>
  mutual >= 0.36 && covered >= 0.4 && shared >= 4;

/** The passage of a source and what it tells, or what it tells alone where they stand far apart. */
function passage({ source, start, end }: Utterance): Span {
  const whole = source ? cover([source, { start, end }]) : { start, end };
  return whole.end - whole.start <= LONGEST ? whole : { start, end };
}

function nameOf({ source, document }: Utterance, story: StoryContext): string | null {
  const text = story.documents.get(document)!.document.text;
  const name = source && text.slice(source.start, source.end).replace(/\s+/gu, ' ').trim();
  return name && name.length <= NAMED ? name : null;
}

function finding(
  hidden: Utterance,
  open: readonly Utterance[],
  what: string,
  story: StoryContext,
): FindingDraft {
  const evidence = [hidden, ...open].map((one, i) =>
    evidenceOf(story.documents.get(one.document)!, passage(one), i === 0 ? 'a' : 'b'),
  );
  const names = [hidden, open[0]!].map((one) => nameOf(one, story));
  const shown = names.every((name) => name !== null) ? `: ${names.join('; ')}` : '';
  return differing(evidence, `${what}${shown}`, story, OF_SOURCES);
}

/** What one report has from sources without a name and others on somebody's word; one finding a passage. */
export function onWhoseWord(
  items: readonly Utterance[],
  pairs: readonly Pair[],
  story: StoryContext,
): FindingDraft[] {
  const found = new Map<Utterance, Map<string, Utterance>>();
  for (const [i, j] of pairs) {
    const [a, b] = [items[i]!, items[j]!];
    if (a.form === 'direct' || b.form === 'direct' || a.headline || b.headline) continue;
    const [hidden, open] = isUnnamed(a) ? [a, b] : [b, a];
    if (!isUnnamed(hidden) || isUnnamed(open) || !isNamed(open, hidden, story)) continue;
    if (!isSame(likeness(a, b))) continue;
    const own = found.get(hidden) ?? new Map<string, Utterance>();
    if (!own.has(open.document)) found.set(hidden, own.set(open.document, open));
  }
  const what = 'told on the word of sources without a name and of one with a name';
  return [...found].map(([hidden, open]) => finding(hidden, [...open.values()], what, story));
}

/** Whether a source is a paper that is not the speaker's own: a lawsuit, or a statement that names somebody else. */
function isOfAnother(paper: Utterance, speaker: string, story: StoryContext): boolean {
  const { role, source, document, outlet, ofMany } = paper;
  if (role === null || source === null || outlet !== null || ofMany) return false;
  const { layers } = story.documents.get(document)!;
  const named = overlapping(layers.mentions, source)
    .filter(({ form }) => form === 'name')
    .map(({ entity }) => entityById(story, story.entityOf(document, entity) ?? null));
  if (named.some((one) => one?.id === speaker)) return false;
  return PAPERS.has(role) || (PUT_OUT.has(role) && named.some((one) => one?.type === 'person'));
}

/** The same words of a named person in one report, of a paper of somebody else in another; each pair of sources once. */
export function sameWordsOfPaper(
  items: readonly Utterance[],
  pairs: readonly Pair[],
  story: StoryContext,
): FindingDraft[] {
  const told = new Map<string, { readonly paper: Utterance; readonly open: Utterance[] }>();
  for (const [i, j] of pairs) {
    const [a, b] = [items[i]!, items[j]!];
    if (a.form !== 'direct' || b.form !== 'direct' || a.headline || b.headline) continue;
    const [open, paper] = a.speaker !== null ? [a, b] : [b, a];
    if (open.speaker === null || paper.speaker !== null || !open.byName) continue;
    if (entityById(story, open.speaker)?.type !== 'person' || !isOfAnother(paper, open.speaker, story))
      continue;
    const { run, runContent, overlap } = likeness(a, b);
    if (run < SAME.words || runContent < SAME.content || overlap < 0.9) continue;
    const key = `${open.speaker} ${paper.document}`;
    const own = told.get(key) ?? { paper, open: [] };
    if (!own.open.some(({ document }) => document === open.document)) own.open.push(open);
    told.set(key, own);
  }
  const what = 'the same words are given to two sources';
  return [...told.values()].map(({ paper, open }) => finding(paper, open, what, story));
}
