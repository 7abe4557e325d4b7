/** Fillers by pattern (slots.json): a predicate or a noun with the words that tell the value. */

import { type Argument, argumentOf, phraseOf, type Tree, treeOf } from '../../story/arguments.ts';
import type { Status } from '../../story/clause-meaning.ts';
import { type Proposition, propositionAt, roleOf } from '../../story/propositions.ts';
import { cover, type Span } from '../../text/span.ts';
import type { Filler } from './filler.ts';
import { describedBy, type Holder, holderOf, somebodyOf } from './holders.ts';
import { isMain } from './main.ts';
import {
  classOf,
  DOING,
  ENDURED,
  type Entry,
  headOf,
  PATTERNS,
  type Pattern,
  REFLEXIVE,
} from './patterns.ts';
import type { Place } from './place.ts';

const FIRM: ReadonlySet<Status> = new Set(['done', 'planned', 'forced', 'ordered']);

/** Words of a phrase by lemma, and by form where the lemma is another, with their tokens. */
type Words = ReadonlyMap<string, number>;

function wordsAt(tree: Tree, tokens: Iterable<number>): Words {
  const found = new Map<string, number>();
  for (const token of tokens)
    for (const word of [tree.lemmas[token]!, tree.norms[token]!])
      if (!found.has(word)) found.set(word, token);
  return found;
}

const ENDURING: ReadonlySet<string> = new Set(ENDURED);
/** Relations that lead from a predicate to another clause. */
const APART = /^(punct|ccomp|advcl|parataxis|conj|cc|csubj|acl)/;

/** Tokens of a predicate's phrases and of its participants. */
function tokensOf(tree: Tree, at: number, args: readonly Argument[]): Set<number> {
  const found = new Set<number>();
  const noun = tree.tokens[at]!.pos === 'NOUN';
  for (const child of tree.children[at]!) {
    const { rel } = tree.tokens[child]!;
    // "a bomb hidden in a car", "died after suffering a stroke".
    const told = (noun && rel === 'acl') || (rel === 'advcl' && ENDURING.has(tree.lemmas[child]!));
    if (told || !APART.test(rel)) for (const token of phraseOf(tree, child)) found.add(token);
  }
  for (const one of args) for (const token of phraseOf(tree, one.token)) found.add(token);
  found.delete(at);
  return found;
}

/** The tokens of the words that a pattern wants; null where one is missing. */
function matched(pattern: Pattern, words: Words, tree: Tree): number[] | null {
  const found: number[] = [];
  for (const wanted of pattern.with) {
    let at: number | undefined;
    for (const word of wanted) {
      const token = words.get(word);
      if (token !== undefined && (pattern.after === null || isAfter(tree, token, pattern.after))) at = token;
    }
    if (at === undefined) return null;
    found.push(at);
  }
  return found;
}

/** Whether the phrase of a word stands behind one of the prepositions. */
function isAfter(tree: Tree, token: number, prepositions: readonly string[]): boolean {
  const cases = [token, tree.tokens[token]!.head]
    .filter((at) => at >= 0)
    .flatMap((at) => tree.children[at]!.filter((child) => tree.tokens[child]!.rel === 'case'));
  if (cases.length === 0)
    return prepositions.includes('') && /^(obj|nsubj:pass|conj|compound)$/.test(tree.tokens[token]!.rel);
  return cases.some((child) => prepositions.includes(tree.norms[child]!));
}

/** "the ousting of": a deed named, whose participants are less sure. */
function isNominal(document: Place['document'], at: number): boolean {
  const { children, tokens } = treeOf(document);
  return children[at]!.some((child) => tokens[child]!.rel === 'det');
}

/** "denied her bail", "granted the driver bail": whose the thing done is. */
function givenTo(
  { document, story }: Pick<Place, 'document' | 'story'>,
  one: Proposition,
  patient: Argument | undefined,
): Argument | undefined {
  const { children, tokens } = treeOf(document);
  const own = patient && children[patient.token]!.find((child) => tokens[child]!.rel === 'nmod:poss');
  return own === undefined ? roleOf(one, 'recipient') : argumentOf(document, story, own, 'recipient');
}

function holder(
  { document, story }: Place,
  entry: Entry,
  one: Proposition | null,
  words: Words,
): Holder | null {
  if (entry.holder === 'event') return { key: 'event', name: '' };
  if (entry.holder === 'thing') {
    for (const word of words.keys()) {
      const name = classOf(word, entry.of!);
      if (name !== undefined)
        return {
          key: `thing ${name === 'venue' || name === 'building' || name === 'settlement' ? word : name}`,
          name: `the ${word}`,
        };
    }
    return null;
  }
  if (!one || one.kind === 'noun' || isNominal(document, one.token)) return null;
  const own = DOING.has(headOf(one.lemma, one.phrase) ?? one.lemma) || DOING.has(one.phrase);
  const patient = roleOf(one, 'patient');
  const agent = roleOf(one, 'agent');
  // "killed himself": the doer undergoes it.
  const owner = patient && !REFLEXIVE.has(patient.lemma) ? patient : own || patient ? agent : undefined;
  const told =
    owner === undefined
      ? null
      : (holderOf(document, story, owner) ?? (entry.many ? describedBy : somebodyOf)(document, owner));
  // "committed suicide": what is done is no person.
  const other = own && agent && agent !== owner ? agent : givenTo({ document, story }, one, patient);
  const whose = told ?? (other ? holderOf(document, story, other) : null);
  if (whose && entry.roles && !entry.roles.some((role) => whose.key === `role ${role}`)) return null;
  if (whose && entry.least && Number(/^people (\d+)$/.exec(whose.key)?.[1] ?? 0) < entry.least) return null;
  return whose;
}

/** Longest evidence, UTF-16 units. */
const LONGEST = 240;

function spanOf(place: Place, at: number, one: Proposition | null, found: readonly number[]): Span {
  const { tokens } = place.document.layers;
  const words = [tokens[at]!, ...found.map((token) => tokens[token]!)];
  const whole = cover(one ? [one, ...words] : words);
  return whole.end - whole.start <= LONGEST ? whole : cover(words);
}

/** The noun with what stands in its phrase, as an argument of its own. */
function nounAt({ document, story }: Place, at: number): Argument {
  return argumentOf(document, story, at, 'complement');
}

export function toldAt(place: Place, at: number): Filler[] {
  const { document, story } = place;
  const tree = treeOf(document);
  const particle = tree.children[at]!.find(
    (child) =>
      tree.tokens[child]!.rel === 'compound:prt' ||
      // "came down in a field": the tagger takes some particles for adverbs.
      (child === at + 1 && tree.tokens[child]!.rel === 'advmod'),
  );
  const single = headOf(tree.lemmas[at]!, tree.norms[at]!);
  const joined =
    particle === undefined ? undefined : `${single ?? tree.lemmas[at]!} ${tree.lemmas[particle]!}`;
  const patterns = [
    ...(joined === undefined ? [] : (PATTERNS.get(joined) ?? [])),
    ...(single === undefined ? [] : (PATTERNS.get(single) ?? [])),
  ].filter(({ entry }) => !entry.main || isMain(entry.main, story));
  if (patterns.length === 0) return [];
  const one = propositionAt(document, story, at);
  const noun = tree.tokens[at]!.pos === 'NOUN' || tree.tokens[at]!.pos === 'PROPN';
  if (!one && !noun) return [];
  const words = wordsAt(tree, tokensOf(tree, at, one?.arguments ?? []));
  const best = new Map<Entry, { pattern: Pattern; found: number[] }>();
  for (const pattern of patterns) {
    const found = matched(pattern, words, tree);
    if (!found) continue;
    const before = best.get(pattern.entry);
    // Of the values that one head can have, the one told nearest to it.
    const nearer =
      before && pattern.entry.heads && Math.abs(found[0]! - at) < Math.abs(before.found[0]! - at);
    if (!before || nearer || before.pattern.with.length < pattern.with.length)
      best.set(pattern.entry, { pattern, found });
  }
  return [...best].flatMap(([entry, { pattern, found }]): Filler[] => {
    const denied = one ? one.negative && !pattern.with.some((set) => set.has('not')) : nounAt(place, at).none;
    const open = one !== null && !FIRM.has(one.status) && !(entry.hedged && one.status === 'possible');
    if (denied || open) return [];
    const whose = holder(place, entry, one, words);
    if (!whose) return [];
    const span = spanOf(place, at, one, found);
    return [
      {
        ...place.base,
        start: span.start,
        end: span.end,
        slot: entry.slot,
        holder: whose.key,
        name: whose.name,
        ...(whose.noun === undefined ? {} : { noun: whose.noun }),
        value: pattern.value,
        words: cover([tree.tokens[at]!, ...found.map((token) => tree.tokens[token]!)]),
        hedged: one ? one.hedged || one.status === 'possible' : false,
      },
    ];
  });
}
