/**
 * Who is meant: names, noun phrases and pronouns of one document joined to entities.
 *
 * Names are joined first (`references-names.ts`). Then one walk over the text resolves the noun phrases by role and the
 * pronouns by what was mentioned before. What the text leaves open gets no mention.
 */
import type { Entity, EntityType, Mention, Name, Region, Sentence, Token } from '../model/annotation.ts';
import { bySpan, type Span } from '../text/span.ts';
import { bodyAt, bodyMeant } from './references-bodies.ts';
import { anchorOf, type Frame, frameOf, isPossessive } from './references-frame.ts';
import { joinNames } from './references-names.ts';
import { courtesyGender, genderOf, type NameGroup } from './references-people.ts';
import { antecedent, type Mentioned, pronounAt, type Referent } from './references-pronouns.ts';
import {
  fits,
  type Gender,
  isGeneric,
  isUnique,
  type RoleFact,
  type RolePhrase,
  roleNominals,
  rolesBeside,
} from './references-roles.ts';

export type DocumentView = {
  readonly regions: readonly Region[];
  readonly sentences: readonly Sentence[];
  readonly tokens: readonly Token[];
  readonly names: readonly Name[];
};

/** What the text says of an entity beside its names. */
type Known = { readonly facts: RoleFact[]; gender: Gender | undefined };

/** The mentions of a document in order; entity ids e1, e2 … in order of first mention. */
export function findMentions(text: string, view: DocumentView): Mention[] {
  const frame = frameOf(text, view.regions, view.sentences, view.tokens, view.names);
  const groups = joinNames(frame);
  const groupOf = new Int32Array(view.names.length);
  groups.forEach((group, g) => {
    for (const member of group.members) groupOf[member] = g;
  });
  const { known, beside } = knownOf(frame, groups, groupOf);
  const found = walk(frame, groups, groupOf, known, beside);
  return numbered(found);
}

/** A mention with the group it belongs to. */
type Found = Span & { readonly group: number; readonly form: Mention['form'] };

/** Sorts mentions and numbers their groups by first mention. */
function numbered(found: readonly Found[]): Mention[] {
  const ids = new Map<number, string>();
  return [...found].sort(bySpan).map(({ start, end, group, form }) => {
    if (!ids.has(group)) ids.set(group, `e${ids.size + 1}`);
    return { start, end, entity: ids.get(group)!, form };
  });
}

// ---------------------------------------------------------------------------------------------- what is known

/** Roles and gender of each group, and the words that stand beside a name as its role. */
function knownOf(
  frame: Frame,
  groups: readonly NameGroup[],
  groupOf: Int32Array,
): { known: Known[]; beside: ReadonlySet<number> } {
  const known: Known[] = groups.map(() => ({ facts: [], gender: undefined }));
  const beside = new Set<number>();
  frame.names.forEach((_, n) => {
    const g = groupOf[n]!;
    if (groups[g]!.type !== 'person') return;
    for (const { fact, phrase } of rolesBeside(frame, n)) {
      known[g]!.facts.push(fact);
      for (let t = phrase.first; t < phrase.last; t++) beside.add(t);
    }
    known[g]!.gender ??= courtesyGender(frame, n);
  });
  groups.forEach((group, g) => {
    if (group.type === 'person') known[g]!.gender ??= genderOf(group.words, known[g]!.facts);
  });
  return { known, beside };
}

// ---------------------------------------------------------------------------------------------- the walk

/** Goes through the text once and resolves noun phrases and pronouns by what came before. */
function walk(
  frame: Frame,
  groups: readonly NameGroup[],
  groupOf: Int32Array,
  known: readonly Known[],
  beside: ReadonlySet<number>,
): Found[] {
  const found: Found[] = [];
  const history: Mentioned[] = [];
  const referents: Referent[] = groups.map((group, g) => ({ type: group.type, gender: known[g]!.gender }));
  const nominals = new Map(roleNominals(frame, (t) => beside.has(t)).map((phrase) => [phrase.first, phrase]));
  const { tokens, nameAt, ranges, names, sentenceOf } = frame;
  const groupAt = (token: number): number => (nameAt[token]! >= 0 ? groupOf[nameAt[token]!]! : -1);
  for (let t = 0; t < tokens.length; t++) {
    const n = nameAt[t]!;
    if (n >= 0) {
      if (ranges[n]!.first !== t) continue;
      found.push({ start: names[n]!.start, end: names[n]!.end, group: groupOf[n]!, form: 'name' });
      history.push(mentioned(frame, groupOf[n]!, ranges[n]!, false));
      continue;
    }
    const phrase = nominals.get(t);
    if (phrase !== undefined) {
      const group = holder(phrase, t, frame, history, known);
      if (group >= 0) {
        found.push({
          start: tokens[phrase.whole]!.start,
          end: tokens[phrase.to - 1]!.end,
          group,
          form: 'nominal',
        });
        history.push(mentioned(frame, group, { first: phrase.first, last: phrase.last }, false));
      }
      continue;
    }
    const body = bodyAt(frame, t);
    if (body !== undefined) {
      const group = bodyMeant(frame, body, history, groups);
      if (group >= 0) {
        found.push({ start: tokens[body.first]!.start, end: tokens[t]!.end, group, form: 'nominal' });
        history.push(mentioned(frame, group, body, false));
      }
      continue;
    }
    const pronoun = pronounAt(frame, t);
    if (pronoun === undefined) continue;
    const group = antecedent(frame, t, pronoun, history, referents, groupAt);
    if (group < 0) continue;
    if (pronoun.gender === 'male' || pronoun.gender === 'female') referents[group]!.gender ??= pronoun.gender;
    found.push({ start: tokens[t]!.start, end: tokens[t]!.end, group, form: 'pronoun' });
    const { rel } = tokens[t]!;
    history.push({
      group,
      token: t,
      sentence: sentenceOf[t]!,
      subject: rel.startsWith('nsubj'),
      possessive: pronoun.case === 'possessive',
      pronoun: true,
    });
  }
  return found;
}

function mentioned(
  frame: Frame,
  group: number,
  range: { readonly first: number; readonly last: number },
  pronoun: boolean,
): Mentioned {
  const token = anchorOf(frame, range);
  return {
    group,
    token,
    sentence: frame.sentenceOf[range.first]!,
    subject: frame.tokens[token]!.rel.startsWith('nsubj'),
    possessive: isPossessive(frame, range),
    pronoun,
  };
}

/** How many sentences back a role without a country may point. */
const ROLE_REACH = 3;

/** The person that a role phrase means: the only one with that role, or the only one of them mentioned last; else -1. */
function holder(
  phrase: RolePhrase,
  t: number,
  frame: Frame,
  history: readonly Mentioned[],
  known: readonly Known[],
): number {
  const candidates: number[] = [];
  known.forEach(({ facts }, g) => {
    if (facts.some((fact) => fits(phrase, fact))) candidates.push(g);
  });
  if (candidates.length === 0) return -1;
  const s = frame.sentenceOf[t]!;
  const recent = history.findLast((mention) => candidates.includes(mention.group));
  const near = recent !== undefined && s - recent.sentence <= ROLE_REACH;
  if (candidates.length === 1) {
    if (phrase.of !== null || near) return candidates[0]!;
    return isUnique(phrase.role) && !isGeneric(phrase.role) ? candidates[0]! : -1;
  }
  if (!near) return -1;
  const rivals = history.filter(
    (mention) => mention.sentence === recent.sentence && candidates.includes(mention.group),
  );
  return rivals.every((mention) => mention.group === recent.group) ? recent.group : -1;
}

// ---------------------------------------------------------------------------------------------- entities

/** The entities that mentions refer to: each with its fullest name, the type most of its names have, its roles and gender. */
export function entitiesOf(text: string, view: DocumentView, mentions: readonly Mention[]): Entity[] {
  const frame = frameOf(text, view.regions, view.sentences, view.tokens, view.names);
  const nameAt = new Map(view.names.map((name, n) => [`${name.start} ${name.end}`, n]));
  const byId = new Map<string, Mention[]>();
  for (const mention of mentions) {
    const list = byId.get(mention.entity);
    if (list === undefined) byId.set(mention.entity, [mention]);
    else list.push(mention);
  }
  return [...byId].map(([id, list]) => {
    const named = list.filter((mention) => mention.form === 'name');
    const numbers = named
      .map((mention) => nameAt.get(`${mention.start} ${mention.end}`) ?? -1)
      .filter((n) => n >= 0);
    const type = mostFrequent<EntityType>(longest(text, numbers, view.names)) ?? 'other';
    const name = fullest(text, named);
    const entity = { id, name, type, wikidata: null };
    return type === 'person' ? { ...entity, ...personOf(frame, name, numbers, list) } : entity;
  });
}

function personOf(
  frame: Frame,
  name: string,
  numbers: readonly number[],
  mentions: readonly Mention[],
): Pick<Entity, 'roles' | 'gender'> {
  const facts = numbers.flatMap((n) => rolesBeside(frame, n).map(({ fact }) => fact));
  let gender = numbers.map((n) => courtesyGender(frame, n)).find((value) => value !== undefined);
  gender ??= genderOf(name.toLowerCase().split(' '), facts);
  gender ??= genderOfPronouns(frame.text, mentions);
  const roles = facts.map(({ span }) => span).sort(bySpan);
  return { ...(roles.length > 0 ? { roles } : {}), ...(gender === undefined ? {} : { gender }) };
}

/** The gender of the pronouns that were joined to a person. */
function genderOfPronouns(text: string, mentions: readonly Mention[]): Gender | undefined {
  const first = mentions.find((mention) => mention.form === 'pronoun');
  if (first === undefined) return undefined;
  const word = text.slice(first.start, first.end).toLowerCase();
  return word.startsWith('s') || word.startsWith('her')
    ? 'female'
    : word.startsWith('h')
      ? 'male'
      : undefined;
}

/** Types of the names with most words: the short forms follow them. */
function longest(text: string, numbers: readonly number[], names: readonly Name[]): EntityType[] {
  const lengths = numbers.map((n) =>
    Math.min(2, text.slice(names[n]!.start, names[n]!.end).split(/\s+/).length),
  );
  const most = Math.max(0, ...lengths);
  return numbers.filter((_, i) => lengths[i] === most).map((n) => names[n]!.type);
}

/** The name with most words that ends as most names of the entity do; of equals the one not in capitals, then the first. */
function fullest(text: string, mentions: readonly Mention[]): string {
  const names = mentions.map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' '));
  const lastOf = (name: string): string => name.slice(name.lastIndexOf(' ') + 1).toLowerCase();
  const last = mostFrequent(names.map(lastOf));
  let best = '';
  let most = -1;
  for (const name of names) {
    const capitals = name.length > 4 && name === name.toUpperCase();
    const words = name.split(' ').length;
    const score = words * 2 - (capitals ? 1 : 0) + (lastOf(name) === last && words > 1 ? 100 : 0);
    if (score > most) [best, most] = [name, score];
  }
  return best;
}

function mostFrequent<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: T | undefined;
  for (const [value, count] of counts) if (best === undefined || count > counts.get(best)!) best = value;
  return best;
}
