/** What several documents say alike: stretches of two sentences with the same words, numbers and polarity, from two origins. */
import type { FindingDraft, StoryContext } from '../../model/finding.ts';
import { isOf } from '../../story/clause-meaning.ts';
import { originGroups } from '../../story/evidence.ts';
import { closeness } from '../../story/novelty.ts';
import type { Proposition } from '../../story/propositions.ts';
import { overlapping, type Span } from '../../text/span.ts';
import { type Alignment, align } from './align.ts';
import { excerpt, widened } from './excerpt.ts';
import { type Edge, type Group, groupsOf, overlap } from './groups.ts';
import { denied } from './sentence.ts';
import { alike, likeness, shownWords } from './shown.ts';
import { isRunTogether, type Statement } from './statement.ts';
import { consequences, figuresAmong, isNumber, isPrecise, isYear } from './substance.ts';

/** Least shared weight, share of the stretch and number of words for two statements to be one. */
const AGREE = { weight: 2.4, density: 0.6, words: 3 };
/** Words that a further sentence must share with this share of a group. */
const TOGETHER = 3;
const MOSTLY = 0.5;
type Bond = 'same' | 'loose' | 'apart';
/** Least weight where next to nothing stands between the shared words. */
const WHOLE = { weight: 2, density: 0.95 };
/** Agreeing statements kept a topic. */
const MOST = 40;

/** Whether the shared words hold a predicate: a name alone, however long, states nothing. */
function statesSomething(statement: Statement, alignment: Alignment): boolean {
  const shared = new Set(alignment.shared);
  const terms = statement.content.filter((term) => shared.has(term.lemma));
  if (terms.some((term) => term.pos === 'VERB' && !isOf(term.lemma, 'saying'))) return true;
  if (terms.every((term) => term.pos === 'X')) return shared.size >= 4;
  const count = (...pos: string[]) =>
    new Set(terms.filter((term) => pos.includes(term.pos)).map((term) => term.lemma)).size;
  // Nouns alone state something where they are many, or have a number and nearly nothing else stands between.
  if (shared.size >= 5 && count('NOUN', 'ADJ') >= 2) return true;
  const numbers = figuresAmong(statement, terms);
  // "31,842 crowns", "eleven of the 14": such numbers are hardly of two things that go by one noun.
  if (count('NOUN') >= 1 && (new Set(numbers.map((term) => term.norm)).size >= 2 || numbers.some(isPrecise)))
    return true;
  return alignment.density >= 0.8 && count('NOUN') >= 2 && (shared.size >= 4 || terms.some(isNumber));
}

/** Whether most of the shared words stand in quotation marks. */
export function mostlyQuoted(statement: Statement, alignment: Alignment): boolean {
  const shared = new Set(alignment.shared);
  const terms = statement.content.filter((term) => shared.has(term.lemma));
  return terms.filter((term) => overlapping(statement.quoted, term).length > 0).length * 2 > terms.length;
}

function numbersIn(statement: Statement, window: Span): Set<string> {
  const inside = statement.content.filter((term) => term.start >= window.start && term.end <= window.end);
  return new Set(inside.filter(isNumber).map((term) => term.lemma));
}

/** A number in the thousands that is no year: two sentences that have none in common tell of two amounts, or of one told apart. */
const isLarge = (number: string): boolean => /^\d{4,}$/.test(number) && !isYear(number);

function sameNumbers(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const meets = (x: readonly string[], y: ReadonlySet<string>) =>
    x.length === 0 || y.size === 0 || x.some((number) => y.has(number));
  return meets([...a], b) && meets([...a].filter(isLarge), new Set([...b].filter(isLarge)));
}

/** False where both stretches, as they are shown, have figures and none in common: they cannot say the same. */
export function sameFigures(a: Statement, x: Span, b: Statement, y: Span, story: StoryContext): boolean {
  const figuresOf = (statement: Statement, window: Span) => {
    const { text } = story.documents.get(statement.document)!.document;
    return numbersIn(statement, widened(statement, window, text));
  };
  return sameNumbers(figuresOf(a, x), figuresOf(b, y));
}

/** One excerpt a document, running text before headlines. */
function perDocument(cluster: Group, items: readonly Statement[]): [Statement, Span][] {
  const best = new Map<string, [Statement, Span]>();
  for (const [index, window] of [...cluster.members].sort((a, b) => a[0] - b[0])) {
    const statement = items[index]!;
    const other = best.get(statement.document);
    if (!other || (other[0].headline && !statement.headline))
      best.set(statement.document, [statement, window]);
  }
  return [...best.values()].sort((a, b) => a[0].order - b[0].order);
}

/** What an agreement is worth to a reader: the more consequences, the more; past events and nothing of consequence, less. */
const WORTH = {
  consequence: 0.3,
  most: 3,
  none: -0.2,
  old: -1.5,
  state: -1,
  torn: -1,
  aside: -0.8,
  word: 0.2,
  unlike: -4,
};
/** Likeness of the passages below which an agreement counts less. */
const CLEAR = 0.4;
/** Words in common from which on an agreement counts more, and up to which. */
const WORDS = { middle: 5, most: 8 };
/** Share of the words that the story opens with below which a stretch of no consequence is told in passing. */
const NEAR = 0.34;

/** Whether a stretch tells that something was done, of consequence or in figures: "the league, once known as" only says what is. */
function tellsDeed(statement: Statement, window: Span): boolean {
  const inside = (one: Span) => overlap(one, window) > 0;
  return (
    statement.propositions.some(
      (one) => one.kind === 'verb' && inside(one) && !isOf(one.lemma, 'light') && !isOf(one.lemma, 'saying'),
    ) || statement.content.some((term) => inside(term) && /^\d/.test(term.norm))
  );
}

function importance(members: readonly [Statement, Span][], story: StoryContext): number {
  const [first] = members;
  const [statement, window] = first!;
  const told = consequences(
    statement.words.filter((term) => overlap(term, window) > 0).map((term) => term.lemma),
  );
  const old = members.some(([one]) => one.old) ? WORTH.old : 0;
  const state = told === 0 && !members.every(([one, stretch]) => tellsDeed(one, stretch)) ? WORTH.state : 0;
  const torn = members.some(([one]) => !one.headline && isRunTogether(one, story)) ? WORTH.torn : 0;
  const near = (one: Statement, stretch: Span) => {
    const words = one.words.filter((term) => overlap(term, stretch) > 0);
    return closeness(words, story) >= NEAR * new Set(words.map((term) => term.lemma)).size;
  };
  const aside = told === 0 && !members.some(([one, stretch]) => near(one, stretch)) ? WORTH.aside : 0;
  const bags = members.map((one) => shownWords(...one, story));
  const common = Math.min(
    ...bags.slice(1).map((bag) => [...bag.keys()].filter((lemma) => bags[0]!.has(lemma)).length),
  );
  const like = Math.min(...bags.slice(1).map((bag) => likeness(bags[0]!, bag)));
  const unlike = WORTH.unlike * Math.max(0, CLEAR - like);
  const said = WORTH.word * (Math.min(common, WORDS.most) - WORDS.middle);
  return (
    old +
    state +
    torn +
    aside +
    said +
    unlike +
    (told === 0 ? WORTH.none : WORTH.consequence * Math.min(told, WORTH.most))
  );
}

function agreement(cluster: Group, items: readonly Statement[], story: StoryContext): FindingDraft | null {
  const members = alike(perDocument(cluster, items), story);
  const evidence = members.map(([statement, window]) => excerpt(statement, window, story));
  const origins = originGroups(evidence, story).length;
  if (origins < 2) return null;
  return {
    kind: 'claim',
    verdict: 'agree',
    relation: 'same-statement',
    severity: 'low',
    origins,
    reason: `${origins} origins say the same`,
    weight: origins + Math.min(cluster.weight, 10) / 10 + importance(members, story),
    evidence,
    detail: {
      support: members.map(([statement], i) => ({
        document: statement.document,
        stance: 'says',
        evidence: i,
      })),
    },
  };
}

/** Predicates that one sentence affirms and the other denies. */
function opposed(a: Statement, b: Statement, alignment: Alignment): string[] {
  const shared = new Set(alignment.shared);
  const [x, y] = [denied(a, shared), denied(b, shared)];
  return [...shared].filter((lemma) => x.has(lemma) !== y.has(lemma)).sort();
}

/** Whether what they have in common is a deed that one tells as done and the other as planned, asked for or only supposed. */
function standsApart(a: Statement, b: Statement, alignment: Alignment): boolean {
  const deeds = (statement: Statement, window: Span) =>
    statement.propositions.filter(
      (one) => one.kind === 'verb' && alignment.shared.includes(one.lemma) && overlap(one, window) > 0,
    );
  const [x, y] = [deeds(a, alignment.a), deeds(b, alignment.b)];
  const denies = (one: Proposition) => isOf(one.lemma, 'denied') && one.status === 'done' && !one.negative;
  const denial = [
    [a, alignment.a],
    [b, alignment.b],
  ].map(([statement, window]) =>
    (statement as Statement).propositions.some((one) => denies(one) && overlap(one, window as Span) > 0),
  );
  if (denial[0] !== denial[1]) return true;
  // "Overrides" in a headline is often read as a noun: what the other tells as planned is then told as done.
  const planned = (deeds: readonly Proposition[], others: readonly Proposition[]) =>
    deeds.some((p) => p.status === 'planned' && !others.some((q) => q.lemma === p.lemma));
  if ((b.headline && planned(x, y)) || (a.headline && planned(y, x))) return true;
  const pairs = x.flatMap((p) => y.filter((q) => p.lemma === q.lemma).map((q) => [p, q] as const));
  return pairs.length > 0 && pairs.every(([p, q]) => (p.status === 'done') !== (q.status === 'done'));
}

/** Whether nothing in two stretches speaks against their saying the same. */
function compatible(a: Statement, b: Statement, alignment: Alignment): boolean {
  return opposed(a, b, alignment).length === 0 && !standsApart(a, b, alignment);
}

/** Whether the statements at the ends of an edge say the same: enough words, the same numbers, nothing denied. */
export function agrees(a: Statement, b: Statement, alignment: Alignment, story: StoryContext): boolean {
  return (
    alignment.shared.length >= AGREE.words &&
    alignment.weight >= (alignment.density >= WHOLE.density ? WHOLE.weight : AGREE.weight) &&
    alignment.density >= AGREE.density &&
    statesSomething(a, alignment) &&
    statesSomething(b, alignment) &&
    compatible(a, b, alignment) &&
    sameNumbers(numbersIn(a, alignment.a), numbersIn(b, alignment.b)) &&
    sameFigures(a, alignment.a, b, alignment.b, story)
  );
}

export function agreements(
  edges: readonly Edge[],
  items: readonly Statement[],
  story: StoryContext,
): FindingDraft[] {
  const strength = ({ alignment }: Edge) => alignment.weight * alignment.density;
  const byStrength = (x: Edge, y: Edge) => strength(y) - strength(x) || x.i - y.i || x.j - y.j;
  /** How a statement stands to one of a group: `apart` where something speaks against it, `loose` where little is shared. */
  const bond = (i: number, x: Span, j: number, y: Span): Bond => {
    const [a, b] = [items[i]!, items[j]!];
    const alignment = align(a, b);
    if (alignment === null) return 'loose';
    if (!compatible(a, b, alignment) || !sameFigures(a, x, b, y, story)) return 'apart';
    return alignment.shared.length >= TOGETHER ? 'same' : 'loose';
  };
  const fits = (members: Group['members'], statement: number, window: Span) => {
    const bonds = [...members].map(([own, stretch]) => bond(own, stretch, statement, window));
    return !bonds.includes('apart') && bonds.filter((one) => one === 'same').length >= MOSTLY * bonds.length;
  };
  return groupsOf([...edges].sort(byStrength), (index) => items[index]!.document, fits)
    .map((group) => agreement(group, items, story))
    .filter((draft) => draft !== null)
    .slice(0, MOST * Math.max(1, new Set(story.topicOf.values()).size));
}
