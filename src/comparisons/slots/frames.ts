/**
 * Frames (slot-frames.json): a deed, whose it is, and in which of its phrases a value stands: where somebody was arrested, who found
 * a body, why a launch was put off, in what form somebody resigned. A value is a word of a closed set, or any noun of a kind.
 */
import { isKindOf, isKnownNoun, kindred } from '../../language/word-kinds.ts';
import words from '../../lexicon/en/slot-frames.json' with { type: 'json' };
import { type Argument, phraseOf, type Tree, treeOf } from '../../story/arguments.ts';
import { type Proposition, propositionAt, roleOf } from '../../story/propositions.ts';
import { cover } from '../../text/span.ts';
import type { Filler, Slot } from './filler.ts';
import { headFinder } from './heads.ts';
import { type Holder, holderOf, sameRoleNoun, somebodyOf } from './holders.ts';
import { isMain } from './main.ts';
import type { Place } from './place.ts';
import { valueAt, type WordSet, wordSet } from './sets.ts';

type Frame = {
  readonly slot: string;
  readonly type: string;
  /** Names of deeds. */
  readonly deeds: readonly string[];
  /** Whose it is: the participant of a role ("either": who undergoes it, else who does it), or the event itself. */
  readonly of: 'patient' | 'agent' | 'either' | 'event';
  /** A class of things that the participant must be of. */
  readonly thing?: string;
  /** Prepositions, roles, "adverb", "before" (what stands before a noun), "clause" or "citing". */
  readonly at: readonly string[];
  readonly set?: string;
  readonly kind?: string;
  /** A word that must stand with the predicate. */
  readonly needs?: readonly string[];
  /** Words of which half of the documents must have one. */
  readonly main?: readonly string[];
  readonly single?: boolean;
  readonly planned?: boolean;
};
const entries = words.entries as unknown as {
  readonly deeds: Readonly<Record<string, readonly string[]>>;
  readonly things: Readonly<Record<string, readonly string[]>>;
  readonly sets: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly alike: Readonly<Record<string, readonly (readonly string[])[]>>;
  readonly sameKinds: readonly (readonly string[])[];
  readonly many: readonly string[];
  readonly anybody: readonly string[];
  readonly clauses: readonly string[];
  readonly citing: readonly string[];
  readonly frames: readonly Frame[];
};

const FRAMES = new Map<string, Frame[]>();
for (const frame of entries.frames)
  for (const name of frame.deeds)
    for (const verb of entries.deeds[name]!) FRAMES.set(verb, [...(FRAMES.get(verb) ?? []), frame]);
const headOf = headFinder(new Set(FRAMES.keys()));

const SETS = new Map(Object.entries(entries.sets).map(([name, values]) => [name, wordSet(values)]));
const ALIKE = new Map(
  Object.entries(entries.alike).map(([name, pairs]) => [
    name,
    new Set(pairs.flatMap(([a, b]) => [`${a} / ${b}`, `${b} / ${a}`])),
  ]),
);
const THINGS = new Map(Object.entries(entries.things).map(([name, list]) => [name, new Set(list)]));
/** Things that are told of as many. */
const MANY: ReadonlySet<string> = new Set(entries.many);
/** Nouns that mean people though they name a body: "a helicopter crew". */
const TEAMS: ReadonlySet<string> = new Set(entries.sameKinds.flat());
const ANYBODY: ReadonlySet<string> = new Set(entries.anybody);
const CLAUSES: ReadonlySet<string> = new Set(entries.clauses);
const CITING: ReadonlySet<string> = new Set(entries.citing);

const sameKind = (a: string, b: string): boolean =>
  kindred(a, b) ||
  sameRoleNoun(a, b) ||
  entries.sameKinds.some((group) => group.includes(a) && group.includes(b));

export const FRAME_SLOTS: readonly (readonly [string, Slot])[] = entries.frames.map((frame) => [
  frame.slot,
  {
    type: frame.type,
    soft: true,
    ...(frame.single ? { single: true } : {}),
    alike: (a, b) =>
      frame.set === undefined
        ? sameKind(a.value, b.value)
        : (ALIKE.get(frame.set)?.has(`${a.value} / ${b.value}`) ?? false),
  },
]);

/** The participant that the frame asks of. */
function themeOf(one: Proposition, of: Frame['of']): Argument | undefined {
  if (of === 'patient' || of === 'agent') return roleOf(one, of);
  return roleOf(one, 'patient') ?? roleOf(one, 'agent');
}

function holder(place: Place, frame: Frame, theme: Argument | undefined): Holder | null {
  if (frame.thing !== undefined) {
    const own = THINGS.get(frame.thing)!;
    if (!theme || !own.has(theme.lemma) || !isMain(own, place.story)) return null;
    if (theme.plural && !MANY.has(frame.thing)) return null;
    return frame.of === 'event'
      ? { key: 'event', name: '' }
      : { key: `thing ${frame.thing}`, name: `the ${theme.lemma}` };
  }
  if (frame.of === 'event') return { key: 'event', name: '' };
  if (!theme) return null;
  return holderOf(place.document, place.story, theme) ?? somebodyOf(place.document, theme);
}

type Found = { readonly value: string; readonly token: number; readonly phrase: readonly number[] };

/** The value of a closed set that a phrase has, its head first. */
function inSet(place: Place, set: WordSet, head: number, phrase: readonly number[]): Found | null {
  for (const token of [head, ...phrase.filter((other) => other !== head)]) {
    const value = valueAt(place.document, set, token);
    if (value !== undefined) return { value, token, phrase };
  }
  return null;
}

/** A noun of a kind that heads a phrase; of things where the kind is no person. */
function ofKind(tree: Tree, kind: string, { lemma, token, pos, none }: Argument): Found | null {
  if (pos !== 'NOUN' || none || ANYBODY.has(lemma) || !isKnownNoun(lemma)) return null;
  const fits =
    kind === 'thing'
      ? !isKindOf(lemma, 'person')
      : isKindOf(lemma, kind) || (kind === 'person' && TEAMS.has(lemma));
  return fits ? { value: lemma, token, phrase: phraseOf(tree, token) } : null;
}

/** Relations below a clause that are searched as well. */
const NOTHING = /^punct$/;

/** The values that a predicate has in the phrases of a frame; those of phrases that are no participants where these have none. */
function valuesIn(place: Place, frame: Frame, one: Proposition, theme: Argument | undefined): Found[] {
  const tree = treeOf(place.document);
  const at = new Set(frame.at);
  const set = frame.set === undefined ? undefined : SETS.get(frame.set)!;
  const found = one.arguments.flatMap((argument): Found[] => {
    if (argument.token === theme?.token && frame.of !== 'event') return [];
    // Who undergoes it stands as what is done only where somebody does it.
    const role = argument.role === 'patient' && one.passive ? '' : argument.role;
    if (!at.has(role) && (argument.preposition === null || !at.has(argument.preposition))) return [];
    const value = set
      ? inSet(place, set, argument.token, phraseOf(tree, argument.token))
      : ofKind(tree, frame.kind!, argument);
    return value ? [value] : [];
  });
  if (found.length > 0 || !set) return found;
  const beside = besideOf(place, at, set, one);
  return beside ? [beside] : [];
}

/** A value in phrases that are no participants: adverbs, words before a noun, phrases of participants, clauses. */
function besideOf(place: Place, at: ReadonlySet<string>, set: WordSet, one: Proposition): Found | null {
  const tree = treeOf(place.document);
  const { tokens, norms, lemmas, children } = tree;
  const nouns = one.arguments.flatMap(({ token }) =>
    children[token]!.filter((child) => /^nmod/.test(tokens[child]!.rel)),
  );
  for (const child of [...children[one.token]!, ...nouns]) {
    const { rel, pos } = tokens[child]!;
    const opener = children[child]!.find((word) => /^(case|mark)$/.test(tokens[word]!.rel));
    const word = opener === undefined ? '' : norms[opener]!;
    const wanted =
      (/^advmod/.test(rel) && at.has('adverb')) ||
      (/^(compound|amod)/.test(rel) && at.has('before')) ||
      (/^(nmod|obl)/.test(rel) && at.has(word));
    const clause =
      (/^advcl/.test(rel) &&
        ((at.has('clause') && CLAUSES.has(word)) || (at.has('citing') && CITING.has(lemmas[child]!)))) ||
      (at.has('doing') && /^(advcl|xcomp|acl)/.test(rel) && pos === 'VERB' && (word === '' || word === 'by'));
    if (!wanted && !clause) continue;
    const found = inSet(place, set, child, phraseOf(tree, child, clause ? NOTHING : undefined));
    if (found) return found;
  }
  return null;
}

/** Longest evidence and longest words shown in a reason, UTF-16 units. */
const LONGEST = 240;
const SHOWN = 60;

function fillersOf(place: Place, frame: Frame, one: Proposition): Filler[] {
  if (frame.main && !isMain(frame.main, place.story)) return [];
  if (frame.needs && !frame.needs.some((word) => one.below.includes(word))) return [];
  const theme = themeOf(one, frame.of === 'event' ? 'either' : frame.of);
  const whose = holder(place, frame, theme);
  return whose
    ? valuesIn(place, frame, one, theme).map((found) => filler(place, frame, one, whose, found))
    : [];
}

function filler(place: Place, frame: Frame, one: Proposition, whose: Holder, found: Found): Filler {
  const { tokens } = treeOf(place.document);
  const inside = found.phrase.filter((token) => token >= place.from && token < place.to);
  const words = cover([tokens[found.token]!, ...inside.map((token) => tokens[token]!)]);
  const whole = cover([one, words]);
  const span = whole.end - whole.start <= LONGEST ? whole : cover([tokens[one.token]!, tokens[found.token]!]);
  const short = words.end - words.start <= SHOWN;
  return {
    ...place.base,
    start: Math.max(span.start, place.sentence.start),
    end: Math.min(span.end, place.sentence.end),
    slot: frame.slot,
    holder: whose.key,
    name: whose.name,
    ...(whose.noun === undefined ? {} : { noun: whose.noun }),
    value: found.value,
    ...(short ? { shown: place.document.document.text.slice(words.start, words.end) } : {}),
    words: short ? words : tokens[found.token]!,
    hedged: one.hedged,
  };
}

/** The noun that an adjective describes ("the packed hall") may be the value. */
const DESCRIBED = 'described';
const DONE: ReadonlySet<string> = new Set(['done', 'tried', 'forced']);
const PLANNED: ReadonlySet<string> = new Set(['planned', 'hypothetical', 'possible']);

/** "the packed hall": the noun that a participle describes. */
function described(place: Place, at: number, frames: readonly Frame[]): Filler[] {
  const tree = treeOf(place.document);
  const { head } = tree.tokens[at]!;
  if (head < place.from || head >= place.to) return [];
  return frames.flatMap((frame): Filler[] => {
    if (frame.of !== 'event' || !frame.set || !frame.at.includes(DESCRIBED)) return [];
    if (frame.main && !isMain(frame.main, place.story)) return [];
    const found = inSet(place, SETS.get(frame.set)!, head, [head]);
    if (!found) return [];
    const span = cover([tree.tokens[at]!, tree.tokens[head]!]);
    const { slot } = frame;
    return [
      {
        ...place.base,
        ...span,
        slot,
        holder: 'event',
        name: '',
        value: found.value,
        words: tree.tokens[head]!,
        hedged: false,
      },
    ];
  });
}

export function framesAt(place: Place, at: number): Filler[] {
  const { document, story } = place;
  const tree = treeOf(document);
  const { pos } = tree.tokens[at]!;
  if (pos !== 'VERB' && pos !== 'NOUN' && pos !== 'ADJ') return [];
  const single = headOf(tree.lemmas[at]!, tree.norms[at]!);
  const one = propositionAt(document, story, at);
  if (!one && tree.tokens[at]!.rel === 'amod') return described(place, at, FRAMES.get(single ?? '') ?? []);
  if (!one || one.negative || one.kind === 'attribute') return [];
  const frames = [
    ...(FRAMES.get(one.phrase) ?? []),
    ...(single === undefined || single === one.phrase ? [] : (FRAMES.get(single) ?? [])),
    ...(one.kind === 'noun' && one.lemma !== single ? (FRAMES.get(one.lemma) ?? []) : []),
  ];
  const done = DONE.has(one.status);
  return frames
    .filter((frame) => done || (frame.planned && PLANNED.has(one.status)))
    .flatMap((frame) => fillersOf(place, frame, one));
}
