/** What one report leaves open between two things or calls unconfirmed, and another states. */
import { isKnownNoun, kindred } from '../../language/word-kinds.ts';
import unknowns from '../../lexicon/en/unknowns.json' with { type: 'json' };
import type { StoryContext } from '../../model/finding.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import { type Argument, childWith, phraseOf, type Tree, treeOf } from '../../story/arguments.ts';
import { isOf } from '../../story/clause-meaning.ts';
import type { Proposition } from '../../story/propositions.ts';
import type { Term } from '../../story/terms.ts';
import { cover } from '../../text/span.ts';
import type { Clash } from './contradictions.ts';
import { isPerson } from './matching.ts';
import type { Choice, Statement } from './statement.ts';

const { entries } = unknowns;
const IGNORANT: ReadonlySet<string> = new Set(entries.ignorant);
const KNOWING: ReadonlySet<string> = new Set(entries.knowing);
const DEAD: ReadonlySet<string> = new Set(entries.dead);
const DOUBTED: ReadonlySet<string> = new Set(entries.doubted);
const REPORTS: ReadonlySet<string> = new Set(entries.reports);

/** Whether a word says that something is not known: "unclear", "not known". */
function ignores(tree: Tree, at: number, propositions: readonly Proposition[]): boolean {
  const one = propositions.find(({ token }) => token === at);
  if (IGNORANT.has(tree.lemmas[at]!)) return !one?.negative;
  return KNOWING.has(tree.lemmas[at]!) && one?.negative === true;
}

const contentOf = (tree: Tree, head: number): string[] => [
  tree.lemmas[head]!,
  ...phraseOf(tree, head)
    .filter((at) => at !== head && /^(NOUN|PROPN|ADJ)$/.test(tree.tokens[at]!.pos))
    .map((at) => tree.lemmas[at]!),
];

/** The choice that a sentence leaves open between two things that somebody or something is. */
export function choiceTold(
  document: AnnotatedDocument,
  terms: readonly Term[],
  propositions: readonly Proposition[],
): Choice | null {
  const tree = treeOf(document);
  const { tokens, norms, children } = tree;
  for (const one of propositions) {
    const { head } = tokens[one.token]!;
    if (one.kind !== 'copula' || tokens[one.token]!.pos !== 'NOUN' || head < 0) continue;
    const opener = childWith(tree, one.token, /^mark$/);
    if (opener === undefined || !isOf(norms[opener]!, 'open') || !ignores(tree, head, propositions)) continue;
    const subject = one.arguments.find(({ role }) => role === 'patient');
    const other = children[one.token]!.filter(
      (child) => tokens[child]!.rel === 'conj' && children[child]!.some((at) => norms[at] === 'or'),
    );
    // Who the dead were is asked of them by the slots.
    if (!subject || other.length === 0 || DEAD.has(subject.lemma)) continue;
    return {
      of: subject.lemma,
      between: [one.token, ...other].map((at) => contentOf(tree, at)),
      by: one,
      span: cover([
        tokens[head]!,
        ...terms.filter(({ token }) => token === one.token || other.includes(token)),
      ]),
    };
  }
  return null;
}

/** The word of a sentence that names the one of two things and not the other, with the modifiers of its phrase. */
function settled(one: Statement, choice: Choice): Term | null {
  const names = ([head, ...rest]: readonly string[]) =>
    one.content.find(
      (term) =>
        term.pos === 'NOUN' && kindred(term.lemma, head!) && rest.every((word) => one.lemmas.has(word)),
    );
  const found = choice.between.map(names);
  return found.filter((term) => term !== undefined).length === 1
    ? found.find((term) => term !== undefined)!
    : null;
}

/** Whether a sentence calls what it speaks of unconfirmed: "the report is still unconfirmed". */
export function isDoubt(terms: readonly Term[]): boolean {
  return (
    terms.some(({ lemma, norm }) => DOUBTED.has(lemma) || DOUBTED.has(norm)) &&
    terms.some(({ lemma }) => REPORTS.has(lemma))
  );
}

/** Content words of a sentence that doubts without saying what: "However, that report is unconfirmed." */
const BARE = 4;
/** Words that a doubted sentence and one that states it share, besides the doer. */
const ALIKE = 2;

/** The proposition by which a sentence states what is doubted: a deed of the like doer, with words in common. */
function stated(doubted: Statement, other: Statement, story: StoryContext): Proposition | undefined {
  const isDoer = (one: Argument) => one.role === 'agent' && one.pos === 'NOUN' && isPerson(one, story);
  const doers = doubted.propositions.flatMap((one) => one.arguments.filter(isDoer).map(({ lemma }) => lemma));
  return other.propositions.find(
    (one) =>
      one.kind === 'verb' &&
      one.status === 'done' &&
      !one.negative &&
      !one.hedged &&
      !isOf(one.lemma, 'saying') &&
      one.arguments.some(
        (argument) =>
          isDoer(argument) &&
          doers.some((doer) => mayBe(doer, argument.lemma) && shares(doubted, other, doer, argument.lemma)),
      ),
  );
}

/** Whether two nouns may mean the same people; of a noun that the lexicon lacks nothing is known. */
const mayBe = (a: string, b: string): boolean => kindred(a, b) || !isKnownNoun(a) || !isKnownNoun(b);

const alikeWords = (a: Statement, b: Statement): Term[] =>
  a.content.filter(({ pos, lemma }) => pos === 'NOUN' && b.lemmas.has(lemma) && !REPORTS.has(lemma));

const shares = (a: Statement, b: Statement, ...own: readonly string[]): boolean =>
  alikeWords(a, b).filter(({ lemma }) => !own.includes(lemma)).length >= ALIKE;

/** A proposition of a statement that is told as a fact. */
const firm = (one: Statement): Proposition | undefined =>
  one.propositions.find(
    (each) => each.kind !== 'attribute' && each.status === 'done' && !each.negative && !each.hedged,
  );

const conflict = (p: Proposition, q: Proposition, question: string, values: readonly [string, string]) => ({
  p,
  q,
  type: 'status',
  question,
  values,
  denial: false,
  soft: true,
  mild: true,
  strength: 1,
  order: ['left open', 'unconfirmed', 'stated'],
});

/** Sentences looked through for each that leaves something open: those of its neighbours in a long list of documents. */
const REACH = 4000;

export function doubtsApart(items: readonly Statement[], story: StoryContext): Clash[] {
  return items.flatMap((item, i): Clash[] => {
    const { choice, doubt } = item;
    if ((!choice && !doubt) || item.old) return [];
    const before = items[i - 1];
    const bare = item.content.length <= BARE && before?.document === item.document;
    const doubted = doubt && bare ? before : null;
    if (!choice && !doubted) return [];
    const found: Clash[] = [];
    for (let j = Math.max(0, i - REACH); j < items.length && j < i + REACH; j++) {
      const other = items[j]!;
      if (other.document === item.document || other.old || other.doubt || other.choice) continue;
      if (story.topicOf.get(other.document) !== story.topicOf.get(item.document)) continue;
      const states = firm(other);
      if (!states) continue;
      if (choice && other.lemmas.has(choice.of)) {
        const word = settled(other, choice);
        if (word) {
          const question = `which it was: ${choice.between.map(([head]) => head).join(' or ')}`;
          const p = { ...choice.by, ...choice.span };
          found.push({
            i,
            j,
            conflict: conflict(p, { ...states, start: word.start, end: word.end }, question, [
              'left open',
              'stated',
            ]),
          });
        }
      }
      if (doubted) {
        const deed = stated(doubted, other, story);
        const p = { ...(item.propositions[0] ?? states), start: item.start, end: item.end };
        const strength = deed ? alikeWords(doubted, other).length / 4 : 0;
        if (deed)
          found.push({
            i,
            j,
            conflict: { ...conflict(p, deed, 'how sure it is', ['unconfirmed', 'stated']), strength },
          });
      }
    }
    return found;
  });
}
