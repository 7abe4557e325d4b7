/** Who says two utterances: one speaker, two, or unknown. */
import type { StoryContext, StoryEntity } from '../../model/finding.ts';
import { entityById } from '../../story/entities.ts';
import type { Utterance } from './utterances.ts';

/**
 * 'two' needs two people whom nothing makes one: an organization may speak through a person, and of two people with one surname a
 * short name may be either. A speaker whom a document does not settle is taken to be the one it last quoted: the words themselves
 * must then be alike too.
 */
export function speakersOfPair(a: Utterance, b: Utterance, story: StoryContext): 'same' | 'two' | 'unknown' {
  if (a.speaker === null || b.speaker === null) {
    const [x, y] = [a.speaker ?? a.presumed, b.speaker ?? b.presumed];
    if (x !== null && x === y) return 'same';
    return a.role !== null && a.role === b.role ? 'same' : 'unknown';
  }
  if (a.speaker === b.speaker) return 'same';
  const [x, y] = [entityById(story, a.speaker), entityById(story, b.speaker)];
  if (x?.type !== 'person' || y?.type !== 'person') return 'unknown';
  // A pronoun may have been taken for somebody else.
  if (!a.byName || !b.byName) return 'unknown';
  return surnames(x, y) ? 'unknown' : 'two';
}

/** Fewest content words that two people do not say by chance or custom. */
const LONG = 6;
/** How far around a quotation nobody else may be named who could have said it, UTF-16 units. */
const AROUND = 600;

/**
 * Whether two documents do give the same words to two people. Mostly one of them was only misread: both must be named in full in the
 * sentence of a long quotation (`inFull`), and neither document may name the other's speaker anywhere near.
 */
export function isOfTwo(a: Utterance, b: Utterance, story: StoryContext): boolean {
  if (Math.min(a.content.size, b.content.size) < LONG) return false;
  return !namesNear(a, b.speaker, story) && !namesNear(b, a.speaker, story);
}

function namesNear(
  { document, start, end }: Utterance,
  speaker: string | null,
  story: StoryContext,
): boolean {
  const { text } = story.documents.get(document)!.document;
  const own = words(entityById(story, speaker)?.name ?? '').filter((word) => word.length > 2);
  const near = new Set(words(text.slice(Math.max(0, start - AROUND), end + AROUND)));
  return own.some((word) => near.has(word));
}

/** Whether the speakers share a surname: then "Mrs. Quill" may be either. */
export function surnamesMeet(a: Utterance, b: Utterance, story: StoryContext): boolean {
  const [x, y] = [entityById(story, a.speaker), entityById(story, b.speaker)];
  return x === undefined || y === undefined || surnames(x, y);
}

const words = (name: string): string[] => name.toLowerCase().match(/[\p{L}\p{M}'’-]+/gu) ?? [];

function surnames(a: StoryEntity, b: StoryEntity): boolean {
  const [x, y] = [words(a.name), words(b.name)];
  return (
    x.at(-1) === y.at(-1) || (x.length === 1 && y.includes(x[0]!)) || (y.length === 1 && x.includes(y[0]!))
  );
}
