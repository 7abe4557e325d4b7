/** How and to whom the same words were said: "in a statement" in one report, "in an interview" or "on Twitter" in another. */
import frames from '../../lexicon/en/slot-frames.json' with { type: 'json' };
import words from '../../lexicon/en/slot-kinds.json' with { type: 'json' };
import type { Attribution } from '../../model/annotation.ts';
import type { StoryContext } from '../../model/finding.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import { phraseOf, treeOf } from '../../story/arguments.ts';
import { entityById } from '../../story/entities.ts';
import { propositionAt } from '../../story/propositions.ts';
import { recent } from '../../story/recent.ts';
import { bySpan, contains, cover, overlapping, type Span } from '../../text/span.ts';
import { wordsOf } from '../../text/words.ts';
import type { Filler, Slot } from './filler.ts';
import type { Place } from './place.ts';
import { valueAt, type WordSet, wordSet } from './sets.ts';

const { sayings } = words.entries;
const MEDIUM = wordSet(frames.entries.sets.medium);
const HEARERS = wordSet(sayings.hearers);
const POSTING = new Map<string, string>(
  Object.entries(sayings.posting).flatMap(([value, verbs]) => verbs.map((verb) => [verb, value] as const)),
);
const AT: ReadonlySet<string> = new Set(sayings.at);
const TO: ReadonlySet<string> = new Set(sayings.to);
const pairsOf = (list: readonly (readonly string[])[]) =>
  new Set(list.flatMap(([a, b]) => [`${a} / ${b}`, `${b} / ${a}`]));
const sameMedium = pairsOf(sayings.sameMedium);
const sameHearers = pairsOf(sayings.sameHearers);

export const HOW_SAID = 'how it was said';
export const TO_WHOM = 'to whom it was said';
export const SAYING_SLOTS: readonly (readonly [string, Slot])[] = [
  [
    HOW_SAID,
    {
      type: 'attribution',
      soft: true,
      single: true,
      alike: (a, b) => sameMedium.has(`${a.value} / ${b.value}`),
    },
  ],
  [
    TO_WHOM,
    {
      type: 'attribution',
      soft: true,
      single: true,
      alike: (a, b) => sameHearers.has(`${a.value} / ${b.value}`),
    },
  ],
];

/** Words in a row by which two quotations are one. */
const RUN = 6;

const ids = new WeakMap<StoryContext, ReadonlyMap<string, string>>();

const runsOf = (document: AnnotatedDocument, span: Span): string[] => {
  const list = wordsOf(document.document.text, span).map(({ norm }) => norm);
  return list.slice(0, Math.max(0, list.length - RUN + 1)).map((_, i) => list.slice(i, i + RUN).join(' '));
};

/** The first quotation of the story by each run of words; runs of one quotation lead to one name. */
function quotations(story: StoryContext): ReadonlyMap<string, string> {
  let found = ids.get(story);
  if (!found) {
    const names = new Map<string, string>();
    for (const document of story.documents.values())
      for (const one of document.layers.attributions) {
        if (one.kind === 'indirect') continue;
        // The sentences of one quotation lead to one name, whichever of them another report has.
        const runs = one.content.flatMap((span) => runsOf(document, span));
        const known = runs.map((run) => names.get(run)).find((name) => name !== undefined);
        const name = known ?? `${document.document.id} ${one.content[0]?.start ?? 0}`;
        for (const run of runs) if (!names.has(run)) names.set(run, name);
      }
    found = names;
    ids.set(story, found);
  }
  return found;
}

type Told = { readonly slot: string; readonly value: string; readonly span: Span };

/** The value of a set in a phrase, its head first. */
function inPhrase(document: AnnotatedDocument, set: WordSet, head: number): string | undefined {
  const tree = treeOf(document);
  for (const token of [head, ...phraseOf(tree, head).filter((other) => other !== head)]) {
    const value = valueAt(document, set, token);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** What stands around the verb of saying: its form and its hearers. */
function toldBy(place: Place, one: Attribution, at: number): Told[] {
  const { document, story } = place;
  const { tokens, lemmas } = treeOf(document);
  const posted = POSTING.get(lemmas[at]!);
  const found: Told[] = posted === undefined ? [] : [{ slot: HOW_SAID, value: posted, span: tokens[at]! }];
  const deed = propositionAt(document, story, at);
  for (const argument of deed?.arguments ?? []) {
    // What stands in the words said themselves tells nothing of them.
    if (one.content.some((span) => contains(span, tokens[argument.token]!))) continue;
    const span = { start: argument.start, end: argument.end };
    if (argument.preposition !== null && AT.has(argument.preposition)) {
      const value = inPhrase(document, MEDIUM, argument.token);
      if (value !== undefined) found.push({ slot: HOW_SAID, value, span });
    }
    const hears =
      argument.role === 'patient' ||
      argument.role === 'recipient' ||
      (argument.preposition !== null && TO.has(argument.preposition));
    if (!hears || entityById(story, argument.entity)?.type === 'organization') continue;
    const value = inPhrase(document, HEARERS, argument.token);
    if (value !== undefined) found.push({ slot: TO_WHOM, value, span });
  }
  return found;
}

/** The verbs of saying of quotations in order, each with its attribution. */
const cuesOf = recent((document: AnnotatedDocument): readonly (Span & { readonly one: Attribution })[] =>
  document.layers.attributions
    .flatMap((one) => {
      const [cue] = one.cue;
      return one.kind === 'indirect' || one.negated || !cue ? [] : [{ start: cue.start, end: cue.end, one }];
    })
    .sort(bySpan),
);

/** What a sentence tells of quotations whose verb of saying stands in it. */
export function sayingsIn(place: Place): Filler[] {
  const { document, story, sentence } = place;
  const { tokens } = treeOf(document);
  const names = quotations(story);
  return overlapping(cuesOf(document), sentence).flatMap(({ one, ...cue }): Filler[] => {
    const name = one.content
      .flatMap((span) => runsOf(document, span))
      .map((run) => names.get(run))
      .find((known) => known !== undefined);
    if (name === undefined) return [];
    const found: Filler[] = [];
    for (let at = place.from; at < place.to; at++) {
      if (tokens[at]!.pos !== 'VERB' || !contains(cue, tokens[at]!)) continue;
      for (const { slot, value, span } of toldBy(place, one, at))
        found.push({
          ...place.base,
          ...cover([tokens[at]!, span]),
          slot,
          holder: `quotation ${name}`,
          name:
            entityById(story, story.entityOf(document.document.id, one.speaker ?? '') ?? null)?.name ?? '',
          value,
          words: span,
          hedged: false,
        });
    }
    return found;
  });
}
