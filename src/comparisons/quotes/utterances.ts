/** Utterances: what a document puts in somebody's mouth, sentence by sentence. */
import type { Attribution, EntityType } from '../../model/annotation.ts';
import type { StoryContext } from '../../model/finding.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import { type Speech, speechOf } from '../../story/carried.ts';
import { entityById } from '../../story/entities.ts';
import { orderOf } from '../../story/order.ts';
import { outletKey } from '../../story/outlets.ts';
import { quotedSpans } from '../../story/quoted.ts';
import { isHeadline, regionAt, speaks } from '../../story/regions.ts';
import { termsOf } from '../../story/terms.ts';
import { contains, cover, overlapping, overlaps, type Span } from '../../text/span.ts';
import { wordsOf } from '../../text/words.ts';
import { NOWHERE, type Setting, settingsOf } from './settings.ts';
import { bySentence, cut, isAfterClosing, sentencesOf, uninterrupted, withOtherPart } from './stretches.ts';
import { type Surroundings, surroundingsOf } from './surroundings.ts';
import { inPerson } from './voices.ts';
import { type SpokenWord, spokenWords } from './wording.ts';

export type Utterance = Span &
  Surroundings & {
    readonly document: string;
    /** Index of the document in the story. */
    readonly order: number;
    /** Its words as printed. */
    readonly text: string;
    /** The stretches it is printed in: two where its cue stands in the middle ("…," she said, "…"). */
    readonly parts: readonly Span[];
    /** Words, contractions opened; what editors put in brackets is left out. */
    readonly words: readonly SpokenWord[];
    /** Normalised words that are no function words. */
    readonly content: ReadonlySet<string>;
    /** Story entity who says it, null where unknown. */
    readonly speaker: string | null;
    /** Whether the speaker is named where it is said to speak, not referred to by a pronoun. */
    readonly byName: boolean;
    /** Whether its own sentence has given name and surname of its speaker, outside headlines and bylines. */
    readonly inFull: boolean;
    /** Key of the outlet to which it was said, an interview of its own; else null. */
    readonly told: string | null;
    /** Outlets spoken to and kind of occasion, also where an earlier sentence states them. */
    readonly setting: Setting;
    /** Where the speaker is unknown: who was last quoted close before, null where nobody was. */
    readonly presumed: string | null;
    /** Who is said to speak, as the document has it; null where nobody is. */
    readonly source: Span | null;
    /** Key of the outlet that the source names, else null. */
    readonly outlet: string | null;
    /** Where the source is no entity: the noun that names it ("letter", "spokesman"), else null. */
    readonly role: string | null;
    /** Whether the source is many ("Democrats", "residents"), who say like things without agreeing on words. */
    readonly ofMany: boolean;
    readonly form: 'direct' | 'mixed' | 'indirect';
    /** What stands in marks. */
    readonly quoted: readonly Span[];
    /** Sentences of one speech are numbered on; the same speech has the same number. */
    readonly speech: number;
    readonly headline: boolean;
  };

/** Longest stretch taken as one utterance, in words. */
const LONGEST = 70;
/** Fewest words of a quotation that nobody is named for. */
const UNNAMED = 6;

type Fields = Pick<
  Utterance,
  | 'speaker'
  | 'byName'
  | 'inFull'
  | 'told'
  | 'setting'
  | 'presumed'
  | 'source'
  | 'outlet'
  | 'role'
  | 'ofMany'
  | 'form'
  | 'speech'
>;
const marked = (document: AnnotatedDocument, parts: readonly Span[]): Span[] =>
  parts.flatMap((part) => overlapping(quotedSpans(document), part).map((stretch) => cut(part, stretch)));

function utterance(
  document: AnnotatedDocument,
  story: StoryContext,
  parts: readonly Span[],
  fields: Fields,
): Utterance | null {
  const { text, id } = document.document;
  const words = spokenWords(document, parts, story);
  const { start, end } = cover(parts);
  if (words.length === 0 || words.length > LONGEST || !speaks(document, start)) return null;
  return {
    start,
    end,
    text: text.slice(start, end),
    document: id,
    order: orderOf(story, id),
    parts,
    words,
    content: new Set(words.filter((word) => word.content).map((word) => word.lemma)),
    ...surroundingsOf(document, { start, end }, story),
    quoted: marked(document, parts),
    headline: isHeadline(regionAt(document, start)?.role),
    ...fields,
  };
}

/** How far before a quotation of nobody named its speaker may have been quoted, UTF-16 units. */
const PRESUMED = 600;

/** The noun that names a source which is no entity; null for pronouns and where nothing names it. */
function roleOf(document: AnnotatedDocument, { source }: Speech): string | null {
  const [first] = source;
  if (!first) return null;
  const nouns = termsOf(document, first).filter((term) => term.pos === 'NOUN');
  return nouns.find((noun) => !nouns.some((other) => other.token === noun.token + 1))?.lemma ?? null;
}

/** Whether the last noun of the source is a plural. */
function isOfMany(document: AnnotatedDocument, { source }: Speech): boolean {
  const last = source
    .flatMap((part) => overlapping(document.layers.tokens, part))
    .findLast(({ pos }) => pos === 'NOUN' || pos === 'PROPN');
  return last?.feats?.includes('Number=Plur') ?? false;
}

/** Whether the source of an attribution has a name of its speaker in it. */
function isNamed(document: AnnotatedDocument, { source, speaker }: Speech): boolean {
  return source.some((part) =>
    overlapping(document.layers.mentions, part).some(
      (mention) => mention.entity === speaker && mention.form === 'name',
    ),
  );
}

/** Code units between a quotation and the name of its speaker in one sentence. */
const BESIDE = 60;

/** Whether a full name of the speaker stands beside the quotation: two words at least, no sentence end between. */
function isNamedInFull(document: AnnotatedDocument, said: Speech): boolean {
  const { text } = document.document;
  return said.source.some((part) => {
    const names = overlapping(document.layers.mentions, part).filter(
      (mention) => mention.entity === said.speaker && mention.form === 'name',
    );
    if (regionAt(document, part.start)?.role !== 'body') return false;
    return names.some((name) => {
      const words = wordsOf(text, name).filter((word) =>
        /^\p{Lu}\p{L}{2}/u.test(text.slice(word.start, word.end)),
      );
      return words.length >= 2 && said.content.some((content) => isBeside(text, content, name));
    });
  });
}

function isBeside(text: string, content: Span, name: Span): boolean {
  const [from, to] = name.start >= content.end ? [content.end, name.start] : [name.end, content.start];
  return from <= to && to - from <= BESIDE && !/[\n\r.;]/u.test(text.slice(from, to));
}

/** The outlet named in one of some places. */
function outletIn(document: AnnotatedDocument, spans: readonly (Span | null)[]): string | null {
  const { text } = document.document;
  for (const span of spans) {
    for (const name of span ? overlapping(document.layers.names, span) : []) {
      const key = outletKey(text.slice(name.start, name.end));
      if (key !== null) return key;
    }
  }
  return null;
}

/** What is known of a speaker where nobody is named. */
const NOBODY: Omit<Fields, 'form' | 'speech'> = {
  speaker: null,
  byName: false,
  inFull: false,
  told: null,
  setting: NOWHERE,
  presumed: null,
  source: null,
  outlet: null,
  role: null,
  ofMany: false,
};

/** A sentence that nobody is said to say, taken as an utterance; null where it has no words or too many. */
export const unattributed = (
  document: AnnotatedDocument,
  sentence: Span,
  story: StoryContext,
): Utterance | null => utterance(document, story, [sentence], { ...NOBODY, form: 'direct', speech: 0 });

/** What says nothing: words that seem to be a law's or an event's are its name. */
const MUTE: ReadonlySet<EntityType> = new Set(['law', 'event']);

/** The utterances of a document: quotations with their speaker, quotations of nobody named, and indirect speech. */
export function utterancesOf(document: AnnotatedDocument, story: StoryContext): Utterance[] {
  const quoted = quotedSpans(document).filter((stretch) => !isAfterClosing(document, stretch));
  const found: Utterance[] = [];
  const taken: Span[] = [];
  let speech = 0;
  const add = (parts: readonly Span[], fields: Fields) => {
    const made = utterance(document, story, parts, fields);
    if (made) found.push(made);
  };
  const known: { readonly end: number; readonly speaker: string }[] = [];
  /** Who was quoted last before `at`, close by. */
  const lastSpeaker = (at: number): string | null => {
    const last = known.findLast((one) => one.end <= at);
    return last && at - last.end <= PRESUMED ? last.speaker : null;
  };
  const settings = settingsOf(document);
  const claimed = document.layers.attributions.flatMap(({ content }) => content);
  const free = quoted.filter((stretch) => !claimed.some((content) => overlaps(content, stretch)));
  for (const attribution of document.layers.attributions as readonly Attribution[]) {
    const setting = settings[speech]!;
    speech++;
    const said = inPerson(document, speechOf(document, attribution), attribution.cue);
    const own = said.speaker === null ? undefined : story.entityOf(document.document.id, said.speaker);
    const speaker = own ?? null;
    if (MUTE.has(entityById(story, speaker)?.type ?? 'person')) continue;
    const [content] = said.content;
    if (speaker !== null && content) known.push({ end: said.content.at(-1)!.end, speaker });
    const role = speaker === null ? roleOf(document, said) : null;
    const presumed = speaker === null && content ? lastSpeaker(content.start) : null;
    const byName = speaker !== null && isNamed(document, said);
    const inFull = byName && isNamedInFull(document, said);
    const who = {
      speaker,
      byName,
      inFull,
      told: outletIn(document, [attribution.addressee, attribution.occasion]),
      setting,
      presumed,
      source: said.source.length > 0 ? cover(said.source) : null,
      outlet: outletIn(document, said.source),
      role,
      ofMany: isOfMany(document, said),
      speech,
    };
    const direct: Span[] = [];
    for (const content of said.content) {
      const stretches = overlapping(quoted, content);
      if (attribution.kind === 'indirect' || stretches.length === 0) {
        for (const part of bySentence(document, content)) add([part], { ...who, form: 'indirect' });
        continue;
      }
      taken.push(...stretches);
      direct.push(...stretches.map((stretch) => cut(stretch, content)));
      if (attribution.kind === 'mixed') {
        for (const part of bySentence(document, content)) {
          if (!stretches.some((stretch) => contains(stretch, part))) add([part], { ...who, form: 'mixed' });
        }
      }
    }
    const whole = withOtherPart(document, direct, free, attribution.cue);
    taken.push(...whole);
    for (const stretches of uninterrupted(document, whole, attribution.cue)) {
      for (const parts of sentencesOf(document, stretches)) add(parts, { ...who, form: 'direct' });
    }
  }
  const unclaimed = quoted.filter(
    // Single marks may hold a title or a word in another sense: alone they are nobody's speech.
    (stretch) => stretch.marks !== 'single' && !taken.some((one) => overlaps(one, stretch)),
  );
  for (const stretches of uninterrupted(document, unclaimed, [])) {
    speech++;
    for (const parts of sentencesOf(document, stretches)) {
      const words = parts.reduce((sum, part) => sum + wordsOf(document.document.text, part).length, 0);
      if (words < UNNAMED) continue;
      const presumed = lastSpeaker(parts[0]!.start);
      add(parts, { ...NOBODY, presumed, form: 'direct', speech });
    }
  }
  return distinct(found);
}

/** One utterance a stretch: of nested attributions the one whose speaker is known, quoted before reported. */
function distinct(found: readonly Utterance[]): Utterance[] {
  const rank = (one: Utterance) =>
    (one.form === 'direct' ? 0 : one.form === 'mixed' ? 2 : 4) + (one.speaker === null ? 1 : 0);
  const best = new Map<string, Utterance>();
  for (const one of found) {
    const key = `${one.start} ${one.end}`;
    const other = best.get(key);
    if (!other || rank(one) < rank(other)) best.set(key, one);
  }
  return [...best.values()].sort((a, b) => a.start - b.start || b.end - a.end);
}
