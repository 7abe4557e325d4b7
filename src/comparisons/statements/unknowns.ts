/** What a report leaves open and another knows: who somebody is, who owns up to a deed and why it was done. */
import negation from '../../lexicon/en/negation.json' with { type: 'json' };
import unknowns from '../../lexicon/en/unknowns.json' with { type: 'json' };
import type { Mention } from '../../model/annotation.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import { type Argument, childWith, type Tree, treeOf } from '../../story/arguments.ts';
import type { Proposition } from '../../story/propositions.ts';
import { type Term, termsOf } from '../../story/terms.ts';
import { overlapping, type Span } from '../../text/span.ts';
import type { Told } from './statement.ts';
import { told } from './told.ts';

const { entries } = unknowns;
const IGNORANT: ReadonlySet<string> = new Set(entries.ignorant);
const KNOWING: ReadonlySet<string> = new Set(entries.knowing);
const SEEKING: ReadonlySet<string> = new Set(entries.seeking);
const NAMING: ReadonlySet<string> = new Set(entries.naming);
const NAME: ReadonlySet<string> = new Set(entries.name);
const DYING: ReadonlySet<string> = new Set(entries.dying);
/** The role in an event that a noun names. */
const ROLES: ReadonlyMap<string, string> = new Map(
  Object.entries(entries.roles).flatMap(([role, nouns]) =>
    nouns.map((noun): [string, string] => [noun, role]),
  ),
);

const MOTIVES: ReadonlySet<string> = new Set(entries.motives);
const EARLY: ReadonlySet<string> = new Set(entries.early);
const PROBING: ReadonlySet<string> = new Set(entries.probing);
const CLAIM: ReadonlySet<string> = new Set(entries.claim);
const RESPONSIBILITY: ReadonlySet<string> = new Set(entries.responsibility);
const NEGATION: ReadonlySet<string> = new Set(negation.entries);

const LEFT_OPEN = 'left open';
const TOLD = 'told';
const NOBODY = 'nobody so far';
const SOMEBODY = 'claimed';
const ORDER = [LEFT_OPEN, NOBODY, TOLD, SOMEBODY];

type Roles = ReadonlyMap<string, ReadonlySet<string>>;

/** Nouns that head a mention or stand beside it: "the driver", "driver Hill", "Hill, the driver". */
function nounsOf(document: AnnotatedDocument, tree: Tree, mention: Span): string[] {
  const { tokens, lemmas, children } = tree;
  return termsOf(document, mention).flatMap(({ token }) => {
    const { head, rel } = tokens[token]!;
    const inner = head >= 0 && tokens[head]!.start >= mention.start && tokens[head]!.end <= mention.end;
    const beside = head >= 0 && /^(appos|flat|nmod:desc)$/.test(rel) && !inner ? [lemmas[head]!] : [];
    const below = children[token]!.filter((child) =>
      /^(appos|compound|nmod:desc|flat)$/.test(tokens[child]!.rel),
    ).map((child) => lemmas[child]!);
    return [...(inner ? [] : [lemmas[token]!]), ...beside, ...below];
  });
}

/** The roles of the document asked for last: it is asked for word by word. */
let last: { readonly document: AnnotatedDocument; readonly roles: Roles } | undefined;

/** The roles that a document gives its entities, by the nouns that it uses for them. */
function rolesOf(document: AnnotatedDocument): Roles {
  if (last?.document === document) return last.roles;
  const found = new Map<string, Set<string>>();
  const tree = treeOf(document);
  for (const mention of document.layers.mentions) {
    if (mention.form === 'pronoun') continue;
    for (const noun of nounsOf(document, tree, mention)) {
      const role = ROLES.get(noun);
      if (role !== undefined) found.set(mention.entity, (found.get(mention.entity) ?? new Set()).add(role));
    }
  }
  last = { document, roles: found };
  return found;
}

/** The roles of whoever a word means: by the word, or for a pronoun or "the man" by what the document calls the same person. */
function rolesAt(document: AnnotatedDocument, token: number): readonly string[] {
  const tree = treeOf(document);
  const own = ROLES.get(tree.lemmas[token]!);
  if (own !== undefined) return [own];
  const [mention] = overlapping(document.layers.mentions, tree.tokens[token]!);
  if (!mention || mention.form === 'name') return [];
  return [...(rolesOf(document).get(mention.entity) ?? [])];
}

/** Whether a proposition says that something is not known, or not told. */
function leavesOpen(one: Proposition, tree: Tree): boolean {
  if (one.status === 'question' || one.status === 'condition') return false;
  if (IGNORANT.has(one.lemma)) return !one.negative;
  const yet = one.status !== 'done' && one.early;
  if (KNOWING.has(one.lemma) || NAMING.has(one.lemma)) {
    if (one.negative || yet) return true;
    // "has yet to be named"
    const { head, rel } = tree.tokens[one.token]!;
    if (rel === 'xcomp' && head >= 0 && childWith(tree, head, /^advmod$/) !== undefined)
      return tree.children[head]!.some((child) => tree.norms[child] === 'yet');
  }
  return SEEKING.has(one.lemma) && (one.status === 'tried' || one.status === 'planned');
}

/** Words back in which the people are looked for whose names are meant. */
const BACK = 40;

/** The role of the last noun of one before a word; where people died before it, it is theirs and left to the slots. */
function rolesBefore(tree: Tree, token: number): string[] {
  for (let at = token - 1; at >= 0 && at > token - BACK; at--) {
    const role = ROLES.get(tree.lemmas[at]!);
    if (role !== undefined) return [role];
    if (DYING.has(tree.lemmas[at]!)) return [];
  }
  return [];
}

/** Whose name is left open: roles. */
function unnamed(document: AnnotatedDocument, one: Proposition): readonly string[] {
  const tree = treeOf(document);
  const patient = one.arguments.find(({ role }) => role === 'patient');
  if (!patient || !leavesOpen(one, tree)) return [];
  if (NAMING.has(one.lemma)) return rolesAt(document, patient.token);
  if (!NAME.has(patient.lemma)) return [];
  const owners = tree.children[patient.token]!.filter((child) => /^nmod/.test(tree.tokens[child]!.rel));
  const found = owners.flatMap((token) => {
    // "the child, whose name …"
    const relative = tree.norms[token] === 'whose' ? tree.tokens[one.token]!.head : token;
    return relative < 0 ? [] : rolesAt(document, relative);
  });
  return found.length > 0 ? found : rolesBefore(tree, Math.max(patient.token, ...owners));
}

/** The person whom an argument names. */
function personNamed(document: AnnotatedDocument, argument: Argument): Mention | undefined {
  const { mentions, entities, tokens } = document.layers;
  const mention = overlapping(mentions, tokens[argument.token]!).find(({ form }) => form === 'name');
  return entities.find(({ id }) => id === mention?.entity)?.type === 'person' ? mention : undefined;
}

/** The roles in the event of the people whom a proposition names. */
function named(document: AnnotatedDocument, one: Proposition): string[] {
  const found = one.arguments.flatMap((argument) => {
    const mention = personNamed(document, argument);
    return mention ? [{ argument, roles: rolesOf(document).get(mention.entity) ?? [] }] : [];
  });
  // "The gunman was identified as Jon Tarn": the noun and the name are one.
  const patient = one.arguments.find(({ role }) => role === 'patient');
  const other = patient && found.some(({ argument }) => argument !== patient && argument.role !== 'agent');
  const own = other && NAMING.has(one.lemma) && !one.negative ? rolesAt(document, patient.token) : [];
  return [...new Set([...found.flatMap(({ roles }) => [...roles]), ...own])];
}

/** Whether somebody owns up to a deed: "no group has claimed responsibility". */
function owned(tree: Tree, one: Proposition): Told[] {
  if (!CLAIM.has(one.lemma) || one.status !== 'done') return [];
  const matter = one.arguments.find(({ lemma }) => RESPONSIBILITY.has(lemma));
  if (!matter) return [];
  // "no claim of responsibility": the noun itself is denied.
  const none = tree.children[one.token]!.some((child) => NEGATION.has(tree.norms[child]!));
  // Read as a passive, "the group claimed responsibility" has the group befallen.
  const doer = one.arguments.find(
    (other) => other !== matter && (other.role === 'agent' || other.entity !== null),
  );
  if (!one.negative && !none && (one.kind !== 'verb' || !doer)) return [];
  return [told('who claims responsibility', 'attribution', one.negative || none ? NOBODY : SOMEBODY, one)];
}

/** What a sentence tells of why it was done: a motive named, or left open. */
function motive(tree: Tree, terms: readonly Term[], propositions: readonly Proposition[]): Told[] {
  const asks = propositions.find(
    ({ lemma, arguments: parts }) => MOTIVES.has(lemma) || parts.some((part) => MOTIVES.has(part.lemma)),
  );
  if (!asks || asks.quoted) return [];
  const open =
    terms.some(({ lemma }) => IGNORANT.has(lemma) || PROBING.has(lemma)) ||
    propositions.some((one) => leavesOpen(one, tree) || (EARLY.has(one.lemma) && !one.negative));
  if (open) return [told('the motive', 'cause', LEFT_OPEN, asks)];
  // "the motive was revenge", "was motivated by anger"
  const named =
    (asks.kind === 'copula' || (asks.kind === 'verb' && MOTIVES.has(asks.lemma))) &&
    asks.status === 'done' &&
    !asks.negative;
  return named ? [told('the motive', 'cause', TOLD, asks)] : [];
}

/** What a sentence leaves open and tells of who it was, and why. */
export function identitiesTold(
  document: AnnotatedDocument,
  terms: readonly Term[],
  propositions: readonly Proposition[],
): Told[] {
  const tree = treeOf(document);
  const question = (role: string) => `the name of the ${role}`;
  return [
    ...motive(tree, terms, propositions),
    ...propositions.flatMap((one) => [
      ...owned(tree, one),
      ...unnamed(document, one).map((role) => told(question(role), 'status', LEFT_OPEN, one)),
      ...named(document, one).map((role) => told(question(role), 'status', TOLD, one)),
    ]),
  ].map((each) => ({ ...each, order: ORDER }));
}
