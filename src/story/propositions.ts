/**
 * Clauses as propositions: a predicate with who did it, to whom, where and when, whether it is denied, and how it is meant.
 *
 * Read off the Universal Dependencies of the `tokens` layer (de Marneffe et al. 2021): active, passive, relative, joined and
 * controlled clauses have the roles of the deed; a noun of action ("the arrest of X by Y") counts as its verb, an
 * adjective before a noun as said of it.
 */
import { actOf } from '../language/word-kinds.ts';
import type { StoryContext } from '../model/finding.ts';
import type { AnnotatedDocument } from '../model/layers.ts';
import { overlapping, type Span } from '../text/span.ts';
import { type Argument, argumentOf, childWith, phraseOf, type Role, type Tree, treeOf } from './arguments.ts';
import { isControlled, type Meaning, meaningOf } from './clause-meaning.ts';

export type Proposition = Span &
  Meaning & {
    /** Index of the predicate in the document's tokens. */
    readonly token: number;
    readonly kind: 'verb' | 'copula' | 'noun' | 'attribute';
    /** Lemma of the predicate; a noun of action has its verb's. */
    readonly lemma: string;
    /** With its particle: "step down". */
    readonly phrase: string;
    readonly arguments: readonly Argument[];
    readonly passive: boolean;
    /** Told as over: a finite past form, or an auxiliary of the past. */
    readonly past: boolean;
    /** A clause that hangs below: "because …", "as if …", "when …". */
    readonly modified: boolean;
    /** Lemmas that hang below the predicate: particles, adverbs, objects and obliques with their nouns. */
    readonly below: readonly string[];
  };

const SUBJECT = /^nsubj(:outer)?$/;
const PASSIVE = /^nsubj:pass$/;

/** The argument of a role; the first where there are several. */
export function roleOf(proposition: Proposition, role: Role): Argument | undefined {
  return proposition.arguments.find((one) => one.role === role);
}

type Found = { readonly head: number; readonly role: Role };
/** How far a missing subject is looked for. */
const DEPTH = 3;

/** The subject that a verb without one takes from the clause around it, as a token and whether it undergoes. */
function borrowedSubject(tree: Tree, verb: number, depth = DEPTH): number | undefined {
  const { tokens } = tree;
  const { rel, head } = tokens[verb]!;
  if (head < 0 || depth === 0) return undefined;
  const own = (at: number) => childWith(tree, at, /^nsubj/);
  if (rel === 'xcomp' || (rel === 'advcl' && isControlled(tree, verb, tree.lemmas[head]!))) {
    // "asked him to leave", "forced them off": the object leaves.
    const object = childWith(tree, head, /^(obj|iobj|nsubj:pass)$/);
    return object ?? own(head) ?? borrowedSubject(tree, head, depth - 1);
  }
  if (rel === 'conj' || rel === 'parataxis') {
    if (tokens[head]!.pos !== 'VERB' && tokens[head]!.pos !== 'ADJ') return undefined;
    return rel === 'conj' ? (own(head) ?? borrowedSubject(tree, head, depth - 1)) : undefined;
  }
  if (rel === 'acl' || rel === 'acl:relcl') {
    const own =
      /VerbForm=(Inf|Ger)/.test(tokens[verb]!.feats ?? '') ||
      childWith(tree, verb, /^(mark|case)$/) !== undefined;
    return own ? undefined : head;
  }
  if (rel === 'advcl' && /VerbForm=(Part|Ger|Inf)/.test(tokens[verb]!.feats ?? ''))
    return own(head) ?? borrowedSubject(tree, head, depth - 1);
  return undefined;
}

const isPassive = (tree: Tree, verb: number): boolean =>
  childWith(tree, verb, /^(aux:pass|nsubj:pass|obl:agent)$/) !== undefined ||
  /Voice=Pass/.test(tree.tokens[verb]!.feats ?? '');

function isPast(tree: Tree, at: number, depth = DEPTH): boolean {
  // "began hearing": what holds of the beginning holds of the deed.
  const { rel, head } = tree.tokens[at]!;
  if (rel === 'xcomp' && head >= 0 && depth > 0) return isPast(tree, head, depth - 1);
  // "was seeking", "is naming": under way, not over.
  if (/Tense=Pres/.test(tree.tokens[at]!.feats ?? '')) return false;
  const finite = (token: number) =>
    /Tense=Past/.test(tree.tokens[token]!.feats ?? '') &&
    /VerbForm=Fin/.test(tree.tokens[token]!.feats ?? '');
  return (
    finite(at) ||
    tree.children[at]!.some(
      (child) =>
        /^(aux|cop)/.test(tree.tokens[child]!.rel) && (finite(child) || tree.lemmas[child] === 'have'),
    )
  );
}

/** A relative pronoun stands for the noun that its clause belongs to. */
function antecedent(tree: Tree, token: number, verb: number): number {
  const { rel, head } = tree.tokens[verb]!;
  const relative = /^(who|which|that|whom)$/.test(tree.norms[token]!);
  return relative && rel === 'acl:relcl' && head >= 0 ? head : token;
}

const isBy = (tree: Tree, token: number): boolean => {
  const preposition = childWith(tree, token, /^case$/);
  return preposition !== undefined && tree.norms[preposition] === 'by' && tree.tokens[token]!.pos !== 'NUM';
};

function rolesOfVerb(tree: Tree, verb: number): Found[] {
  const { tokens, children } = tree;
  const passive = isPassive(tree, verb);
  const found: Found[] = [];
  for (const child of children[verb]!) {
    const { rel } = tokens[child]!;
    const head = antecedent(tree, child, verb);
    if (PASSIVE.test(rel)) found.push({ head, role: 'patient' });
    else if (SUBJECT.test(rel)) found.push({ head, role: passive ? 'patient' : 'agent' });
    else if (rel === 'obj') found.push({ head, role: passive ? 'complement' : 'patient' });
    else if (rel === 'iobj') found.push({ head, role: 'recipient' });
    else if (rel === 'obl:agent') found.push({ head, role: 'agent' });
    else if (/^obl/.test(rel)) found.push({ head, role: passive && isBy(tree, child) ? 'agent' : 'oblique' });
    else if (rel === 'xcomp' && tokens[child]!.pos !== 'VERB') found.push({ head, role: 'complement' });
  }
  const wanted: Role = passive ? 'patient' : 'agent';
  if (!found.some((one) => one.role === wanted)) {
    const subject = borrowedSubject(tree, verb);
    if (subject !== undefined)
      found.push({ head: antecedent(tree, subject, tokens[verb]!.head), role: wanted });
  }
  // "Ann and Bo were hurt": each of them was.
  return found.flatMap(({ head, role }) => [
    { head, role },
    ...(role === 'agent' || role === 'patient'
      ? children[head]!.filter((child) => tokens[child]!.rel === 'conj').map((child) => ({
          head: child,
          role,
        }))
      : []),
  ]);
}

function rolesOfNoun(tree: Tree, noun: number): Found[] {
  const { tokens, children, norms } = tree;
  const found: Found[] = [];
  for (const child of children[noun]!) {
    const { rel, pos } = tokens[child]!;
    const preposition = childWith(tree, child, /^case$/);
    const word = preposition === undefined ? '' : norms[preposition]!;
    if (rel === 'nmod:poss') found.push({ head: child, role: 'agent' });
    else if (/^nmod/.test(rel) && word === 'of') found.push({ head: child, role: 'patient' });
    else if (/^nmod/.test(rel) && word === 'by') found.push({ head: child, role: 'agent' });
    else if (/^nmod/.test(rel) && word !== '') found.push({ head: child, role: 'oblique' });
    else if (rel === 'compound' && /^(NOUN|PROPN)$/.test(pos)) found.push({ head: child, role: 'patient' });
  }
  // "his resignation", "the crash of the plane": who has the noun is known only where a second one tells the roles apart.
  return found;
}

/** What is said of a noun: by a copula, or by an adjective before it. */
function rolesOfQuality(tree: Tree, word: number): Found[] {
  const { tokens, children } = tree;
  if (tokens[word]!.rel === 'amod') return [{ head: tokens[word]!.head, role: 'patient' }];
  const found: Found[] = [];
  for (const child of children[word]!) {
    const { rel } = tokens[child]!;
    if (/^nsubj/.test(rel)) found.push({ head: antecedent(tree, child, word), role: 'patient' });
    else if (/^obl/.test(rel)) found.push({ head: child, role: 'oblique' });
  }
  if (found.every((one) => one.role !== 'patient')) {
    const subject = borrowedSubject(tree, word);
    if (subject !== undefined) found.push({ head: subject, role: 'patient' });
  }
  return found;
}

function kindOf(tree: Tree, at: number): Proposition['kind'] | null {
  const { tokens, lemmas } = tree;
  const { pos, rel } = tokens[at]!;
  if (/^(aux|cop|case|mark|fixed|flat|goeswith|reparandum)/.test(rel)) return null;
  if (pos === 'VERB' && !/^(amod|compound)$/.test(rel)) return 'verb';
  if (/^(ADJ|NOUN|PROPN|VERB)$/.test(pos) && childWith(tree, at, /^cop$/) !== undefined) return 'copula';
  if (pos === 'ADJ' && rel === 'amod') return 'attribute';
  if (pos === 'ADJ' && /^(xcomp|conj|root|ccomp|advcl)$/.test(rel)) return 'copula';
  if (pos === 'NOUN' && actOf(lemmas[at]!) !== undefined) return 'noun';
  return null;
}

function read(
  document: AnnotatedDocument,
  story: StoryContext,
  tree: Tree,
  at: number,
  kind: Proposition['kind'],
): Proposition {
  const { tokens, lemmas, children } = tree;
  const found =
    kind === 'verb'
      ? rolesOfVerb(tree, at)
      : kind === 'noun'
        ? rolesOfNoun(tree, at)
        : rolesOfQuality(tree, at);
  const args = found
    .map(({ head, role }) => argumentOf(document, story, head, role))
    .filter((one) => one.role === 'oblique' || !isTime(document, one));
  const lemma = kind === 'noun' ? actOf(lemmas[at]!)! : lemmas[at]!;
  const particle = childWith(tree, at, /^compound:prt$/);
  const below = new Set<string>();
  for (const child of children[at]!) {
    if (/^(nsubj|cop|punct|ccomp|advcl|parataxis|conj|cc|csubj|acl)/.test(tokens[child]!.rel)) continue;
    for (const token of phraseOf(tree, child)) below.add(lemmas[token]!);
  }
  const parts = [tokens[at]!, ...args.filter((one) => Math.abs(one.token - at) < 40)];
  return {
    start: Math.min(...parts.map((one) => one.start)),
    end: Math.max(...parts.map((one) => one.end)),
    token: at,
    kind,
    lemma,
    phrase: particle === undefined ? lemma : `${lemma} ${lemmas[particle]}`,
    arguments: args,
    passive: kind === 'verb' && isPassive(tree, at),
    past: isPast(tree, at),
    modified: childWith(tree, at, /^advcl/) !== undefined,
    below: [...below],
    ...meaningOf(document, story, tree, at, args),
  };
}

/** Whether a phrase's head stands in a time: "met Wednesday" meets nobody. */
function isTime(document: AnnotatedDocument, one: Argument): boolean {
  return overlapping(document.layers.times, document.layers.tokens[one.token]!).length > 0;
}

/** The proposition whose predicate is the token `at`; null where that is no predicate, or a bare one with nothing said of it. */
export function propositionAt(
  document: AnnotatedDocument,
  story: StoryContext,
  at: number,
): Proposition | null {
  const tree = treeOf(document);
  const kind = kindOf(tree, at);
  if (kind === null) return null;
  const one = read(document, story, tree, at, kind);
  return kind !== 'verb' && one.arguments.length === 0 ? null : one;
}

/** The propositions of a document in order of their predicates. */
export function propositionsOf(document: AnnotatedDocument, story: StoryContext): readonly Proposition[] {
  return document.layers.tokens.flatMap((_, at) => propositionAt(document, story, at) ?? []);
}
