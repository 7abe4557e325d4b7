/**
 * What is said to have caused the story's event, or to have made people ill or killed somebody: "a short circuit caused the fire",
 * "investigators blamed speed for the crash", "the cause was heart failure", and that the cause is not known.
 */

import { isKindOf, kindred } from '../../language/word-kinds.ts';
import known from '../../lexicon/en/causes.json' with { type: 'json' };
import words from '../../lexicon/en/slot-persons.json' with { type: 'json' };
import type { StoryContext } from '../../model/finding.ts';
import { type Argument, argumentOf, childWith, treeOf } from '../../story/arguments.ts';
import { type Proposition, propositionAt, roleOf } from '../../story/propositions.ts';
import { cover } from '../../text/span.ts';
import type { Filler, Slot } from './filler.ts';
import { documentsWith, isMain } from './main.ts';
import type { Place } from './place.ts';

const { entries } = known;
const setOf = (list: readonly string[]): ReadonlySet<string> => new Set(list);
const CAUSING = setOf(words.entries.causing);
/** "The inquiry into what caused the fire" names no cause. */
const OPEN = setOf(entries.open);
const DENIED = setOf(entries.denied);
const EVENTS = setOf(entries.events);
const BLAMING = setOf(entries.blaming);
const CAUSES = setOf(entries.causes);
const TRACING = setOf(entries.tracing);
const BEHIND = setOf(entries.behind);
const VAGUE = setOf(entries.vague);

export const CAUSE = 'cause';
const UNKNOWN = 'not known';
export const CAUSE_SLOTS: readonly (readonly [string, Slot])[] = [
  [CAUSE, { type: 'cause', soft: true, later: [UNKNOWN], alike: (a, b) => shares(a.value, b.value) }],
];

/** Causes that share a word, or of which one is a kind of the other. */
function shares(a: string, b: string): boolean {
  if (a === UNKNOWN || b === UNKNOWN) return false;
  const [x, y] = [a.split(' '), b.split(' ')];
  return (
    x.some((word) => y.includes(word)) ||
    kindred(x.at(-1)!, y.at(-1)!) ||
    entries.alike.some(
      (group) => x.some((word) => group.includes(word)) && y.some((word) => group.includes(word)),
    )
  );
}

const namesOf = (event: string): readonly string[] =>
  entries.sameEvents.find((list) => list.includes(event)) ?? [event];

type Told = { readonly event: string; readonly cause: Argument | null };

/** What may be a cause; people are none but of what they carry ("traced to a tourist"). */
const isCause = (one: Argument | undefined, carriers = false): one is Argument =>
  one !== undefined &&
  (one.pos === 'NOUN' || (one.entity === null && /^(X|PROPN)$/.test(one.pos))) &&
  !EVENTS.has(one.lemma) &&
  !OPEN.has(one.lemma) &&
  !VAGUE.has(one.lemma) &&
  (carriers || !isKindOf(one.lemma, 'person'));

/** "The fire was caused by a fryer", "police blamed speed for the crash", "the crash was blamed on speed". */
function byVerb(place: Place, one: Proposition): Told | null {
  const { document, story } = place;
  const tree = treeOf(document);
  const patient = roleOf(one, 'patient');
  // "traced the outbreak to a nurse": the tree may hang it on the outbreak.
  const inside = patient
    ? tree.children[patient.token]!.filter((child) => tree.tokens[child]!.rel === 'nmod').map((child) =>
        argumentOf(document, story, child, 'oblique'),
      )
    : [];
  const behind = [...one.arguments, ...inside].find(
    (argument) => argument.role === 'oblique' && BEHIND.has(argument.preposition ?? ''),
  );
  if (CAUSING.has(one.lemma)) {
    const cause = roleOf(one, 'agent');
    return patient && EVENTS.has(patient.lemma) && isCause(cause) ? { event: patient.lemma, cause } : null;
  }
  if (!BLAMING.has(one.lemma) || !patient) return null;
  if (EVENTS.has(patient.lemma))
    return isCause(behind, TRACING.has(one.lemma)) ? { event: patient.lemma, cause: behind } : null;
  const event = [...one.arguments.map(({ lemma }) => lemma), ...one.below].find((word) => EVENTS.has(word));
  return event !== undefined && isCause(patient) ? { event, cause: patient } : null;
}

/** "The cause of the fire is not known", "the cause was heart failure", "heart failure was the cause of death". */
function byNoun(place: Place, one: Proposition): Told | null {
  const { document, story } = place;
  const tree = treeOf(document);
  const ofEvent = (token: number): string | undefined =>
    tree.children[token]!.map((child) => tree.lemmas[child]!).find((word) => EVENTS.has(word));
  const subject = roleOf(one, 'patient') ?? roleOf(one, 'agent');
  if (!subject) return null;
  const event = CAUSES.has(subject.lemma)
    ? (ofEvent(subject.token) ?? (subject.lemma === entries.causes[0] ? mainOf(story) : undefined))
    : undefined;
  if (one.kind === 'copula') {
    const own = argumentOf(document, story, one.token, 'complement');
    if (CAUSES.has(own.lemma) && isCause(subject)) {
      const told = ofEvent(own.token);
      return told === undefined ? null : { event: told, cause: subject };
    }
    if (event === undefined) return null;
    if (OPEN.has(own.lemma) || (own.pos === 'ADJ' && one.negative && DENIED.has(own.lemma)))
      return { event, cause: null };
    return isCause(own) && !one.negative ? { event, cause: own } : null;
  }
  if (event === undefined) return null;
  const open = (one.negative && DENIED.has(one.lemma)) || OPEN.has(one.lemma);
  return open ? { event, cause: null } : null;
}

/** The event of which "the cause" is told without a name for it: the one that most documents have. */
function mainOf(story: StoryContext): string | undefined {
  return entries.events
    .filter((event) => isMain(namesOf(event), story))
    .sort((a, b) => documentsWith(namesOf(b), story) - documentsWith(namesOf(a), story))[0];
}

export function causesAt(place: Place, at: number): Filler[] {
  const { document, story } = place;
  const tree = treeOf(document);
  const lemma = tree.lemmas[at]!;
  const copula = childWith(tree, at, /^cop$/) !== undefined;
  const verb = tree.tokens[at]!.pos === 'VERB';
  const naming = verb && (CAUSING.has(lemma) || BLAMING.has(lemma));
  if (!naming && !copula && !(verb && (DENIED.has(lemma) || OPEN.has(lemma)))) return [];
  const one = propositionAt(document, story, at);
  if (!one || !/^(done|possible)$/.test(one.status) || (naming && one.negative)) return [];
  const found = naming ? byVerb(place, one) : byNoun(place, one);
  if (!found || !isMain(namesOf(found.event), story)) return [];
  const { cause, event } = found;
  const parts = cover([tree.tokens[at]!, ...(cause ? [cause] : [])]);
  const whole = cover([one, parts]);
  return [
    {
      ...place.base,
      ...(whole.end - whole.start <= 240 ? whole : parts),
      slot: CAUSE,
      holder: `event ${namesOf(event)[0]}`,
      name: `the ${event}`,
      value: cause
        ? [...cause.words.filter((word) => word !== cause.lemma && !EVENTS.has(word)), cause.lemma].join(' ')
        : UNKNOWN,
      ...(cause ? { shown: document.document.text.slice(cause.start, cause.end) } : {}),
      words: cause ? { start: cause.start, end: cause.end } : tree.tokens[at]!,
      hedged: one.hedged || one.status === 'possible',
    },
  ];
}
