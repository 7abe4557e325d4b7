/**
 * Whose value it is: a person of the story by name, a role that only one has ("the driver", "the boy"), a counted group ("the two
 * sailors"). What may be somebody else's has no holder, since a value of another is a false conflict.
 */
import { isKindOf, isKnownNoun } from '../../language/word-kinds.ts';
import numberWords from '../../lexicon/en/number-words.json' with { type: 'json' };
import holders from '../../lexicon/en/slot-holders.json' with { type: 'json' };
import type { StoryContext } from '../../model/finding.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import { type Argument, treeOf } from '../../story/arguments.ts';
import { entityById } from '../../story/entities.ts';
import { firstEndingAfter, overlapping } from '../../text/span.ts';

export type Holder = {
  readonly key: string;
  readonly name: string;
  /** What a counted group is called: two groups of one number and of other kinds are two. */
  readonly noun?: string;
};

const { entries } = holders;
/** The class of a role noun: "boy" and "girl" are children, each of its own sex. */
const ROLES = new Map<string, string>(
  Object.entries(entries.roles).flatMap(([role, nouns]) => nouns.map((noun) => [noun, role] as const)),
);
/** The role that a noun tells; undefined for other nouns. */
export const roleNoun = (noun: string): string | undefined => ROLES.get(noun);

/** Whether two nouns tell of one role ("boy", "child"). */
export const sameRoleNoun = (a: string, b: string): boolean => ROLES.has(a) && ROLES.get(a) === ROLES.get(b);

const KIN: ReadonlySet<string> = new Set(entries.kin);
const ONE_OF_MANY: ReadonlySet<string> = new Set(entries.oneOfMany);
const ANYBODY: ReadonlySet<string> = new Set(entries.anybody);
const UNITS: Readonly<Record<string, number>> = numberWords.entries.units;

/** The number that a word of a small count states; undefined for other words. */
export function countOf(word: string): number | undefined {
  if (/^\d{1,3}$/.test(word)) return Number(word);
  return Object.hasOwn(UNITS, word) ? UNITS[word] : undefined;
}

const isPerson = (story: StoryContext, id: string | null | undefined): boolean =>
  entityById(story, id ?? null)?.type === 'person';

/** Sentences before one in which a name is looked for that a pronoun or "the father" may stand for. */
const BACK = 2;

/**
 * The one person named in a sentence up to an offset and in those before it; undefined where it is none or several. A name of one word
 * that nobody bears in full is not counted: it is often a place's.
 */
export function solePerson(
  document: AnnotatedDocument,
  story: StoryContext,
  offset: number,
): string | undefined {
  const { sentences, mentions } = document.layers;
  const at = firstEndingAfter(sentences, offset);
  const from = sentences[Math.max(0, at - BACK)];
  if (!from) return undefined;
  const named = new Set<string>();
  for (const mention of overlapping(mentions, { start: from.start, end: offset })) {
    const id = story.entityOf(document.document.id, mention.entity);
    const entity = entityById(story, id ?? null);
    if (mention.form === 'name' && entity?.type === 'person' && /\s/.test(entity.name)) named.add(entity.id);
  }
  return named.size === 1 ? [...named][0] : undefined;
}

const byRole = new WeakMap<AnnotatedDocument, Map<string, boolean>>();

/** Whether a document speaks of only one that has the role: none of its nouns is counted, "another", or a definite plural. */
function isOnly(document: AnnotatedDocument, role: string): boolean {
  const known = byRole.get(document) ?? new Map<string, boolean>();
  byRole.set(document, known);
  let only = known.get(role);
  if (only === undefined) {
    const { tokens, lemmas, norms, children } = treeOf(document);
    const sexes = new Set<string>();
    only = tokens.every((token, at) => {
      if (token.pos !== 'NOUN' || ROLES.get(lemmas[at]!) !== role) return true;
      if (entries.sexed.includes(lemmas[at]!)) sexes.add(lemmas[at]!);
      const about = children[at]!.map((child) => norms[child]!);
      if (about.some((word) => entries.several.includes(word))) return false;
      if (!/Number=Plur/.test(token.feats ?? '')) return true;
      return !about.some((word) => (countOf(word) ?? 0) > 1 || word === 'the' || word === 'both');
    });
    only &&= sexes.size < 2;
    known.set(role, only);
  }
  return only;
}

function named(story: StoryContext, id: string): Holder {
  return { key: `person ${id}`, name: entityById(story, id)?.name ?? '' };
}

/** The person whose name stands beside a noun: "gunman Jon Tarn", "Jon Tarn, the gunman", "the gunman, Jon Tarn". */
export function nameBeside(document: AnnotatedDocument, story: StoryContext, head: number): Holder | null {
  const tree = treeOf(document);
  const { rel, head: above } = tree.tokens[head]!;
  const beside = tree.children[head]!.filter((child) =>
    /^(flat|appos|nmod:desc)/.test(tree.tokens[child]!.rel),
  );
  for (const token of rel === 'appos' ? [above, ...beside] : beside) {
    for (const mention of overlapping(document.layers.mentions, tree.tokens[token]!)) {
      const id = story.entityOf(document.document.id, mention.entity);
      if (mention.form === 'name' && id !== undefined && isPerson(story, id)) return named(story, id);
    }
  }
  return null;
}

/** A person whose name, pronoun or description it is. */
function person(document: AnnotatedDocument, story: StoryContext, one: Argument): Holder | null {
  const { tokens, mentions } = document.layers;
  const head = tokens[one.token]!;
  const tree = treeOf(document);
  // "Mayor Ann Hill": the name stands beside the head of its phrase.
  const name = [head, ...tree.children[one.token]!.map((child) => tree.tokens[child]!)]
    .filter((token) => token === head || /^(flat|nmod:desc|appos)/.test(token.rel))
    .flatMap((token) => overlapping(mentions, token))
    .find((mention) => mention.form === 'name');
  const own = name && story.entityOf(document.document.id, name.entity);
  if (own !== undefined && isPerson(story, own) && !one.plural) return named(story, own);
  if (name) return null;
  const apposed = one.pos === 'NOUN' && !one.plural ? apposedTo(document, story, one) : null;
  if (apposed) return apposed;
  const sole = solePerson(document, story, head.start);
  if (sole === undefined) return null;
  // A pronoun has its own antecedent; "the father" after one name is its bearer.
  if (head.pos === 'PRON') return one.entity === sole ? named(story, sole) : null;
  const described = one.definite && !one.plural && KIN.has(one.lemma) && !hasOwner(document, one);
  return described || one.entity === sole ? named(story, sole) : null;
}

/** "the minister of Orl, Ann Hill": a name beside the phrase's last word. */
function apposedTo(document: AnnotatedDocument, story: StoryContext, one: Argument): Holder | null {
  const tree = treeOf(document);
  if (!isKindOf(one.lemma, 'person')) return null;
  for (const child of tree.children[one.token]!)
    if (tree.tokens[child]!.rel === 'nmod') {
      const found = nameBeside(document, story, child);
      if (found) return found;
    }
  return null;
}

/** The age that a phrase states: "the 30-year-old", "a 42-year-old man"; undefined where it states none. */
function ageIn(document: AnnotatedDocument, one: Argument): number | undefined {
  const { text } = document.document;
  const found = /\b(\d{1,2})[- ]years?[- ]old\b/.exec(
    text.slice(one.start, Math.min(one.end, one.start + 60)),
  );
  return found ? Number(found[1]) : undefined;
}

const ages = new WeakMap<StoryContext, ReadonlyMap<number, ReadonlySet<string>>>();

/** People of the story by the ages that documents put beside their names: "Ann Hill, 42,". */
function byAge(story: StoryContext): ReadonlyMap<number, ReadonlySet<string>> {
  let known = ages.get(story);
  if (!known) {
    const found = new Map<number, Set<string>>();
    for (const { document, layers } of story.documents.values()) {
      for (const mention of layers.mentions) {
        const id = mention.form === 'name' ? story.entityOf(document.id, mention.entity) : undefined;
        if (id === undefined || !isPerson(story, id)) continue;
        const age =
          /^,\s(?:aged\s)?(\d{1,2})[,.;)]/.exec(document.text.slice(mention.end, mention.end + 12)) ??
          // "42-year-old nurse Ann Hill"
          /(?<!\d)(\d{1,2})[- ]years?[- ]old\s(?:\p{Ll}+\s){0,2}$/u.exec(
            document.text.slice(Math.max(0, mention.start - 40), mention.start),
          );
        if (age) found.set(Number(age[1]), (found.get(Number(age[1])) ?? new Set()).add(id));
      }
    }
    known = found;
    ages.set(story, known);
  }
  return known;
}

/** "a 42-year-old man": the one of that age whom the story names, or somebody known by age alone. */
function aged(document: AnnotatedDocument, story: StoryContext, one: Argument): Holder | null {
  const age = one.plural ? undefined : ageIn(document, one);
  if (age === undefined) return null;
  const bearers = [...(byAge(story).get(age) ?? [])];
  if (bearers.length > 1) return null;
  return bearers[0] === undefined
    ? { key: `aged ${age}`, name: `the ${age}-year-old` }
    : named(story, bearers[0]);
}

/** "the father of the boy", "her father": somebody else's. */
function hasOwner(document: AnnotatedDocument, one: Argument): boolean {
  const { children, tokens, norms } = treeOf(document);
  return children[one.token]!.some(
    (child) =>
      tokens[child]!.rel === 'nmod:poss' ||
      (/^nmod/.test(tokens[child]!.rel) && children[child]!.some((word) => norms[word] === 'of')),
  );
}

const FAMILIES: ReadonlySet<string> = new Set(entries.families);

/** A number from which on two groups of it are hardly two in one story, whatever they are called. */
const RARE = 10;

/** A counted group of people: "the two sailors", "three people"; a count of parts ("two of the sailors") is none. */
function group(document: AnnotatedDocument, one: Argument): Holder | null {
  const { children, tokens, norms, lemmas } = treeOf(document);
  // "a family of five"
  const of = FAMILIES.has(lemmas[one.token]!)
    ? children[one.token]!.filter(
        (child) => /^nmod/.test(tokens[child]!.rel) && countOf(norms[child]!) !== undefined,
      )
    : [];
  const count = [...children[one.token]!.filter((child) => tokens[child]!.rel === 'nummod'), ...of];
  if (count.length !== 1 || childOther(children[one.token]!.map((child) => norms[child]!))) return null;
  const number = countOf(norms[count[0]!]!);
  const lemma = lemmas[one.token]!;
  if (number === undefined || number < 2) return null;
  if (of.length === 0 && !ANYBODY.has(lemma) && !isKindOf(lemma, 'person') && isKnownNoun(lemma)) return null;
  return {
    key: `people ${number}`,
    name: `${number} people`,
    ...(of.length > 0 || ANYBODY.has(lemma) || number >= RARE ? {} : { noun: lemma }),
  };
}

const childOther = (words: readonly string[]): boolean =>
  words.some((word) => entries.several.includes(word));

const EVERYBODY = new Map<string, string>(
  Object.entries(entries.everybody).flatMap(([name, nouns]) => nouns.map((noun) => [noun, name] as const)),
);

/** A whole group: "the passengers", "the injured"; not "some of the passengers", "the other passengers", "the two passengers". */
function everybody(document: AnnotatedDocument, one: Argument): Holder | null {
  const { children, norms, tokens } = treeOf(document);
  const name = EVERYBODY.get(one.lemma) ?? EVERYBODY.get(norms[one.token]!);
  if (name === undefined || one.numbers.length > 0) return null;
  const around = children[one.token]!;
  const plain = around.every(
    (child) =>
      /^(det|punct|case|acl|acl:relcl|nmod)$/.test(tokens[child]!.rel) &&
      !entries.several.includes(norms[child]!),
  );
  const whole = around.some((child) => norms[child] === 'the') && tokens[one.token]!.rel !== 'nmod';
  const plural =
    name === 'crew' || /Number=Plur/.test(tokens[one.token]!.feats ?? '') || tokens[one.token]!.pos === 'ADJ';
  return plain && whole && plural ? { key: `group ${name}`, name: `the ${name}` } : null;
}

/** Whose value it is that is told of a phrase; null where that is not sure. */
export function holderOf(document: AnnotatedDocument, story: StoryContext, one: Argument): Holder | null {
  if (one.none) return null;
  const found = person(document, story, one);
  if (found) return found;
  const { tokens, lemmas } = treeOf(document);
  const all = everybody(document, one);
  if (all) return all;
  if (tokens[one.token]!.pos !== 'NOUN') return null;
  const known = aged(document, story, one);
  if (known) return known;
  const counted = group(document, one);
  if (counted) return counted;
  const role = ROLES.get(lemmas[one.token]!);
  if (role === undefined || one.plural || one.numbers.length > 0 || !isOnly(document, role)) return null;
  if (isPerson(story, one.entity)) return named(story, one.entity!);
  return { key: `role ${role}`, name: `the ${role}` };
}

export const SOMEBODY = 'somebody';
export const SEVERAL = 'several';

/**
 * One person, or several, whom a phrase only describes ("a man", "the employees"): who that is shows where a story has one only
 * (`together`).
 */
export function describedBy(document: AnnotatedDocument, one: Argument): Holder | null {
  const { children, norms } = treeOf(document);
  if (one.none || one.pos !== 'NOUN' || !isKindOf(one.lemma, 'person')) return null;
  // "A victim" is one of many.
  if (ONE_OF_MANY.has(one.lemma) && one.fresh) return null;
  if (childOther(children[one.token]!.map((child) => norms[child]!))) return null;
  return { key: one.plural ? SEVERAL : SOMEBODY, name: '', noun: one.lemma };
}

/** One person whom a phrase only describes. */
export function somebodyOf(document: AnnotatedDocument, one: Argument): Holder | null {
  return one.plural ? null : describedBy(document, one);
}
