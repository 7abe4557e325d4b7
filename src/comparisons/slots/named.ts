/** Slots whose value is a name: the hospital somebody was taken to, where a plane was bound, who claimed an attack, who is whose wife. */
import words from '../../lexicon/en/slot-persons.json' with { type: 'json' };
import type { Argument } from '../../story/arguments.ts';
import { treeOf } from '../../story/arguments.ts';
import { entityById } from '../../story/entities.ts';
import { type Proposition, propositionAt, roleOf } from '../../story/propositions.ts';
import { overlapping, type Span } from '../../text/span.ts';
import { normalWord } from '../../text/words.ts';
import type { Filler, Slot } from './filler.ts';
import { holderOf } from './holders.ts';
import { plainPlace } from './homes.ts';
import { classOf } from './patterns.ts';
import type { Place } from './place.ts';

const { entries } = words;
const setOf = (list: readonly string[]): ReadonlySet<string> => new Set(list);
const ADMITTING = setOf(entries.admitting);
const FACILITIES = setOf(entries.facilities);
const JAILING = setOf(entries.jailing);
const JAILS = setOf(entries.jails);
const CLAIMING = setOf(entries.claiming);
const CLAIMED = setOf(entries.claimed);
const MOVERS = setOf(entries.movers);
const CRIMES = setOf(entries.crimes);
const BLAMING = setOf(entries.blaming);
const COMMITTING = setOf(entries.committing);
/** First words of verbs with a particle. */
const FIRST = setOf(entries.committing.map((verb) => verb.split(' ')[0]!));

const [HOSPITAL, JAIL, CLAIM, BEHIND] = [
  'taken where',
  'held where',
  'who claimed it',
  'who is held responsible',
] as const;
/** Where a vehicle was going and where it came from: places that are compared as homes are. */
const BOUND = 'bound for';
const ORIGIN = 'come from';
export const WAY_SLOTS: ReadonlySet<string> = new Set([BOUND, ORIGIN]);
const NOBODY = 'nobody';

const namesOf = (value: string): string[] =>
  value
    .split(/[^\p{L}\p{N}]+/u)
    .map(normalWord)
    .filter((word) => word.length > 2 && !FACILITIES.has(word) && !JAILS.has(word));

/** Names that share a word, or begin alike ("Sandi", "Sandra"), may be of one. */
export const likeNames = (a: Filler, b: Filler): boolean => {
  const [x, y] = [namesOf(a.shown ?? a.value), namesOf(b.shown ?? b.value)];
  return (
    x.length === 0 ||
    y.length === 0 ||
    x.some((word) => y.some((other) => word.slice(0, 3) === other.slice(0, 3)))
  );
};

const place: Slot = { type: 'place', soft: true, alike: likeNames };
export const NAMED_SLOTS: readonly (readonly [string, Slot])[] = [
  [HOSPITAL, place],
  [JAIL, place],
  [BEHIND, { type: 'actor', soft: true, alike: likeNames }],
  [
    CLAIM,
    {
      type: 'actor',
      soft: true,
      later: [NOBODY],
      alike: (a, b) => a.value !== NOBODY && b.value !== NOBODY && likeNames(a, b),
    },
  ],
];

type Told = {
  readonly slot: string;
  readonly holder: string;
  readonly name: string;
  readonly value: string;
  readonly shown: string;
};

function filler(at: Place, span: Span, told: Told, from: Span): Filler {
  const whole = { start: Math.min(span.start, from.start), end: Math.max(span.end, from.end) };
  const kept = whole.end - whole.start <= 240 ? whole : span;
  return { ...at.base, ...kept, ...told, words: span, hedged: false };
}

/** The named body or place that a phrase means, with a word of some kind in its name. */
function facility(
  at: Place,
  one: Argument,
  kinds: ReadonlySet<string>,
): (Span & { readonly shown: string }) | null {
  const { document } = at;
  const mention = overlapping(document.layers.mentions, { start: one.start, end: one.end }).find(
    ({ form, start, end }) =>
      form === 'name' &&
      document.document.text
        .slice(start, end)
        .split(/[^\p{L}]+/u)
        .some((word) => kinds.has(normalWord(word))),
  );
  if (!mention || mention.start > document.layers.tokens[one.token]!.end) return null;
  return {
    start: mention.start,
    end: mention.end,
    shown: document.document.text.slice(mention.start, mention.end),
  };
}

function admitted(at: Place, one: Proposition): Filler[] {
  if (one.negative || one.status !== 'done') return [];
  const cases: [ReadonlySet<string>, ReadonlySet<string>, string][] = [
    [ADMITTING, FACILITIES, HOSPITAL],
    [JAILING, JAILS, JAIL],
  ];
  return cases.flatMap(([verbs, kinds, slot]) => {
    if (!verbs.has(one.lemma) && !verbs.has(one.phrase)) return [];
    const owner = one.passive
      ? roleOf(one, 'patient')
      : /^(check|enter)/.test(one.lemma)
        ? roleOf(one, 'agent')
        : roleOf(one, 'patient');
    const whose = owner && holderOf(at.document, at.story, owner);
    // A whole group is taken to several places.
    if (!whose || whose.key.startsWith('group ')) return [];
    return one.arguments.flatMap((argument) => {
      if (argument === owner || argument.role === 'agent') return [];
      const found = facility(at, argument, kinds);
      return found
        ? [
            filler(
              at,
              found,
              {
                slot,
                holder: whose.key,
                name: whose.name,
                value: normalWord(found.shown),
                shown: found.shown,
              },
              one,
            ),
          ]
        : [];
    });
  });
}

/** "The Northern Front claimed responsibility", "nobody has claimed responsibility". */
function claimed(at: Place, one: Proposition): Filler[] {
  if (!CLAIMING.has(one.lemma) || one.kind !== 'verb') return [];
  const patient = roleOf(one, 'patient');
  const agent = roleOf(one, 'agent');
  if (!patient || !agent || !CLAIMED.has(patient.lemma) || one.status !== 'done') return [];
  const { tokens } = at.document.layers;
  const base = { slot: CLAIM, holder: 'event', name: '' };
  if (agent.none || one.negative)
    return [filler(at, tokens[one.token]!, { ...base, value: NOBODY, shown: NOBODY }, one)];
  const entity = entityById(at.story, agent.entity);
  return entity && /^\p{Lu}/u.test(entity.name) && entity.type !== 'place'
    ? [filler(at, agent, { ...base, value: entity.id, shown: entity.name }, one)]
    : [];
}

/** A named person or body that a phrase means; a place is none. */
function actorOf(
  at: Place,
  one: Argument | undefined,
): { readonly id: string; readonly name: string } | null {
  const entity = entityById(at.story, one?.entity ?? null);
  return entity &&
    /^\p{Lu}/u.test(entity.name) &&
    (entity.type === 'organization' || entity.type === 'person')
    ? entity
    : null;
}

/** "Officials blamed the Northern Front for the attack", "the attack was carried out by the Front". */
function behind(at: Place, one: Proposition): Filler[] {
  const blaming = BLAMING.has(one.lemma);
  if (one.kind !== 'verb' || one.negative || one.status !== 'done') return [];
  if (!blaming && !COMMITTING.has(one.lemma) && !COMMITTING.has(one.phrase)) return [];
  const crime = one.arguments.some((argument) => CRIMES.has(argument.lemma));
  if (!crime) return [];
  const patient = roleOf(one, 'patient');
  const on = one.arguments.find((argument) => argument.role === 'oblique' && argument.preposition === 'on');
  const actor = blaming ? (actorOf(at, on) ?? actorOf(at, patient)) : actorOf(at, roleOf(one, 'agent'));
  if (!actor) return [];
  const token = at.document.layers.tokens[one.token]!;
  return [
    filler(at, token, { slot: BEHIND, holder: 'event', name: '', value: actor.id, shown: actor.name }, one),
  ];
}

const CAPITAL = String.raw`\p{Lu}[\p{L}\p{M}'’-]*(?:\s\p{Lu}[\p{L}\p{M}'’-]*){0,2}`;
const way = (phrases: readonly string[]) =>
  new RegExp(`\\b(?:${phrases.join('|')})\\s(?:the\\s)?(?:[a-z]+\\s){0,2}?(${CAPITAL})`, 'gu');
/** One name for the nouns of one vehicle. */
const groupOf = (noun: string): string => classOf(noun, ['aircraft', 'rail', 'ship']) ?? noun;
const WAYS: readonly (readonly [string, RegExp])[] = [
  [BOUND, way(entries.bound)],
  [ORIGIN, way(entries.origin)],
];

/** "a ferry bound for Vey", "a plane flying from Orl": a place that a vehicle of the sentence goes to or comes from. */
function onTheWay(at: Place): Filler[] {
  const { document, story, sentence } = at;
  const { text } = document.document;
  const tree = treeOf(document);
  const part = text.slice(sentence.start, Math.min(sentence.end, sentence.start + 1000));
  return WAYS.flatMap(([slot, pattern]) =>
    [...part.matchAll(pattern)].flatMap((match): Filler[] => {
      const end = sentence.start + match.index + match[0].length;
      const start = end - match[1]!.length;
      const entity = overlapping(document.layers.mentions, { start, end })
        .map((mention) => entityById(story, story.entityOf(document.document.id, mention.entity) ?? null))
        .find((one) => one?.type === 'place');
      let mover = -1;
      for (let token = at.from; token < at.to && tree.tokens[token]!.start < start; token++)
        if (MOVERS.has(tree.lemmas[token]!)) mover = token;
      if (!entity || mover < 0) return [];
      const told = {
        slot,
        holder: `thing ${groupOf(tree.lemmas[mover]!)}`,
        name: `the ${tree.lemmas[mover]}`,
        value: plainPlace(entity.name),
        shown: entity.name,
      };
      return [filler(at, { start: sentence.start + match.index, end }, told, tree.tokens[mover]!)];
    }),
  );
}

export function namedIn(at: Place): Filler[] {
  const tree = treeOf(at.document);
  const found = onTheWay(at);
  for (let token = at.from; token < at.to; token++) {
    const lemma = tree.lemmas[token]!;
    if (tree.tokens[token]!.pos !== 'VERB') continue;
    const sets = [ADMITTING, JAILING, CLAIMING, BLAMING, COMMITTING];
    if (!sets.some((set) => set.has(lemma) || FIRST.has(lemma))) continue;
    const one = propositionAt(at.document, at.story, token);
    if (one) found.push(...admitted(at, one), ...claimed(at, one), ...behind(at, one));
  }
  return found;
}
