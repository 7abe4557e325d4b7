/** Whether it is told who the dead are: names not released, "unclear if they were guests", against names, homes or work. */

import { isKindOf } from '../../language/word-kinds.ts';
import words from '../../lexicon/en/slot-persons.json' with { type: 'json' };
import { type Argument, phraseOf, type Tree, treeOf } from '../../story/arguments.ts';
import { entityById } from '../../story/entities.ts';
import { type Proposition, propositionAt } from '../../story/propositions.ts';
import { overlapping } from '../../text/span.ts';
import type { Filler, Slot } from './filler.ts';
import type { Place } from './place.ts';

const { entries } = words;
const setOf = (list: readonly string[]): ReadonlySet<string> => new Set(list);
const IDENTITY = setOf(entries.identity);
const UNKNOWN = setOf(entries.unknown);
const UNTOLD = setOf(entries.untold);
const DEAD = setOf(entries.dead);
const DYING = setOf(entries.dying);
const NAMING = setOf(entries.naming);
const KILLING = setOf(entries.killing);
const ASKED = setOf(entries.asked);

export const NAMES = 'names of the dead';
export const WORK = 'who the dead were';
const [OPEN, TOLD] = ['not known', 'told'] as const;
const slot: Slot = { type: 'status', soft: true, later: [OPEN, TOLD], alike: () => false };
export const WHO_SLOTS: readonly (readonly [string, Slot])[] = [
  [NAMES, slot],
  [WORK, slot],
];

const has = (tree: Tree, tokens: readonly number[], set: ReadonlySet<string>): boolean =>
  tokens.some((token) => set.has(tree.lemmas[token]!) || set.has(tree.norms[token]!));

function filler(place: Place, one: Proposition, slot: string, value: string): Filler {
  const token = place.document.layers.tokens[one.token]!;
  const short = one.end - one.start <= 240;
  return {
    ...place.base,
    start: short ? one.start : token.start,
    end: short ? one.end : token.end,
    slot,
    holder: 'event',
    name: '',
    value,
    words: token,
    hedged: false,
  };
}

/** Sentences before one in which the dead are spoken of. */
const BACK = 3;

/** Whether the dead are spoken of in the sentence or shortly before it. */
function ofDead(place: Place, tree: Tree): boolean {
  const { sentences } = place.document.layers;
  const at = sentences.findIndex((one) => one.start === place.sentence.start);
  const from = sentences[Math.max(0, at - BACK)]?.start ?? place.sentence.start;
  for (let token = place.to - 1; token >= 0 && tree.tokens[token]!.start >= from; token--)
    if (DEAD.has(tree.lemmas[token]!) || DYING.has(tree.lemmas[token]!)) return true;
  return false;
}

/** "The names have not been released": which slot a predicate leaves open; null where none. */
function leftOpen(place: Place, one: Proposition): string | null {
  const tree = treeOf(place.document);
  const phrases = one.arguments.flatMap((argument) => phraseOf(tree, argument.token));
  const untold = one.negative && UNTOLD.has(one.lemma) && has(tree, phrases, IDENTITY);
  const unasked = one.negative && one.passive && ASKED.has(one.lemma);
  if (untold && ofDead(place, tree)) return NAMES;
  if (unasked && has(tree, phrases, DEAD)) return NAMES;
  const sentence = Array.from({ length: place.to - place.from }, (_, i) => place.from + i);
  const asked = one.kind === 'copula' && (one.status === 'condition' || one.status === 'open');
  return asked && has(tree, phrases, DEAD) && has(tree, sentence, UNKNOWN) ? WORK : null;
}

/** Who is said to have died: those whom the deed befalls, or whom a naming verb lists among the dead. */
function theDead(one: Proposition, tree: Tree): readonly Argument[] {
  if (DYING.has(one.lemma)) {
    const role = one.passive || KILLING.has(one.lemma) ? 'patient' : 'agent';
    return one.arguments.filter((argument) => argument.role === role);
  }
  const phrases = one.arguments.map((argument) => phraseOf(tree, argument.token));
  if (!NAMING.has(one.lemma) || !phrases.some((phrase) => has(tree, phrase, DEAD))) return [];
  return one.arguments.filter((argument) => argument.role !== 'oblique');
}

/** Whether a phrase names a person, or where people are from ("the families from Orl"). */
function isNamed(place: Place, tree: Tree, one: Argument, dying: boolean): boolean {
  const { document, story } = place;
  return phraseOf(tree, one.token).some((token) =>
    overlapping(document.layers.mentions, tree.tokens[token]!).some((mention) => {
      const type = entityById(story, story.entityOf(document.document.id, mention.entity) ?? null)?.type;
      if (mention.form !== 'name') return false;
      return type === 'person' || (type === 'place' && !dying && token !== one.token);
    }),
  );
}

/** What a predicate tells of the dead: their names, or what they were. */
function toldOf(place: Place, one: Proposition): string[] {
  const tree = treeOf(place.document);
  if (one.negative || one.status !== 'done' || one.kind === 'attribute') return [];
  const dying = DYING.has(one.lemma);
  return theDead(one, tree).flatMap((argument) => {
    const worker =
      dying &&
      isKindOf(argument.lemma, 'person') &&
      tree.children[argument.token]!.some(
        (child) => tree.tokens[child]!.rel === 'compound' && tree.tokens[child]!.pos === 'NOUN',
      );
    return [...(worker ? [WORK] : []), ...(isNamed(place, tree, argument, dying) ? [NAMES] : [])];
  });
}

function identityAt(place: Place, at: number): Filler[] {
  const tree = treeOf(place.document);
  const lemma = tree.lemmas[at]!;
  const { pos } = tree.tokens[at]!;
  if (!/^(VERB|NOUN|ADJ)$/.test(pos)) return [];
  const verb = UNTOLD.has(lemma) || DYING.has(lemma) || NAMING.has(lemma);
  if (!verb && !tree.children[at]!.some((child) => tree.tokens[child]!.rel === 'cop')) return [];
  const one = propositionAt(place.document, place.story, at);
  if (!one) return [];
  const open = leftOpen(place, one);
  if (open !== null) return [filler(place, one, open, OPEN)];
  const told = verb ? [...new Set(toldOf(place, one))].map((slot) => filler(place, one, slot, TOLD)) : [];
  return told;
}

export function identityIn(place: Place): Filler[] {
  const found: Filler[] = [];
  for (let at = place.from; at < place.to; at++) found.push(...identityAt(place, at));
  return found;
}

/** A document that leaves it open is not taken to tell it, though it may name one of them. */
export function withoutTold(fillers: readonly Filler[]): Filler[] {
  const open = new Set(fillers.filter((one) => one.value === OPEN).map((one) => one.document));
  return fillers.filter((one) => one.value === OPEN || !open.has(one.document));
}
