/**
 * How far a matter has come (ladders.json): one report tells that somebody was charged, another that he is on trial; a hearing is ahead
 * in one and begun in another. Of each report counts the furthest step that it tells.
 */
import words from '../../lexicon/en/ladders.json' with { type: 'json' };
import type { StoryContext } from '../../model/finding.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import { treeOf } from '../../story/arguments.ts';
import { type Proposition, propositionAt, roleOf } from '../../story/propositions.ts';
import { publicationDay } from '../../story/when.ts';
import { firstEndingAfter } from '../../text/span.ts';
import type { Filler, Slot } from './filler.ts';
import { headFinder } from './heads.ts';
import { type Holder, holderOf, SOMEBODY, somebodyOf } from './holders.ts';
import { isMain } from './main.ts';
import type { Place } from './place.ts';

type Ladder = {
  readonly question: string;
  /** Things by their nouns; left out where it is somebody's. */
  readonly things?: Readonly<Record<string, readonly string[]>>;
  readonly plural?: boolean;
  /** A deed asked for is its first step. */
  readonly deed?: boolean;
  /** A step that holds only as long as it is told as going on. */
  readonly going?: string;
  /** What is going on counts as done: "is running for mayor". */
  readonly lasting?: boolean;
  readonly again?: boolean;
  /** Steps that count only where they are done. */
  readonly done?: readonly string[];
  readonly steps: Readonly<Record<string, readonly string[]>>;
};
const {
  ladders,
  lead: LEAD,
  ahead,
  other,
  before,
  habit,
} = words.entries as unknown as {
  readonly ladders: readonly Ladder[];
  readonly lead: number;
  readonly other: readonly string[];
  readonly ahead: readonly string[];
  readonly before: readonly string[];
  readonly habit: readonly string[];
};
const OTHER: ReadonlySet<string> = new Set(other);
const AHEAD: ReadonlySet<string> = new Set(ahead);
/** "had previously been convicted", "often issues a report": of another time or of no time. */
const BEFORE: ReadonlySet<string> = new Set([...before, ...habit]);

type Step = {
  readonly ladder: number;
  readonly rank: number;
  /** The predicate tells that the step is to come: "is scheduled". */
  readonly ahead: boolean;
  readonly value: string;
  readonly role: 'p' | 'a' | 't' | 'c';
  readonly with: readonly string[];
};
const STEPS = new Map<string, Step[]>();
ladders.forEach(({ steps }, ladder) => {
  Object.entries(steps).forEach(([value, patterns], rank) => {
    for (const pattern of patterns) {
      const ahead = pattern.startsWith('-');
      const [role, words] = pattern.replace('-', '').split(':') as [Step['role'], string];
      const [head, ...wanted] = words.split('+');
      const step: Step = { ladder, rank: 2 * rank + 2, ahead, value, role, with: wanted };
      STEPS.set(head!, [...(STEPS.get(head!) ?? []), step]);
    }
  });
});
const headOf = headFinder(new Set(STEPS.keys()));

const NAMES: ReadonlySet<string> = new Set(ladders.map(({ question }) => question));
export const LADDER_SLOTS: readonly (readonly [string, Slot])[] = [...NAMES].map((name) => [
  name,
  { type: 'status', soft: true, alike: () => false },
]);
/** What can begin anew: the lead tells how it stands. */
const AGAIN: ReadonlySet<string> = new Set(
  ladders.filter(({ again }) => again).map(({ question }) => question),
);
export const isLadder = (slot: string): boolean => NAMES.has(slot);

/** Whose the step is. */
function holder(place: Place, ladder: Ladder, step: Step, one: Proposition): Holder | null {
  const { document, story } = place;
  const theme =
    step.role === 'p'
      ? roleOf(one, 'patient')
      : step.role === 'a'
        ? roleOf(one, 'agent')
        : (roleOf(one, 'patient') ?? roleOf(one, 'agent'));
  if (!theme) return null;
  if (!ladder.things) {
    const whose = holderOf(document, story, theme) ?? somebodyOf(document, theme);
    return whose && !/^(?:people|group) /.test(whose.key) ? whose : null;
  }
  const tree = treeOf(document);
  const found = Object.entries(ladder.things).find(([, nouns]) => nouns.includes(theme.lemma));
  if (!found || !isMain(found[1], story) || theme.plural !== (ladder.plural ?? false)) return null;
  // "approved legislation": of any.
  if (!theme.plural && !theme.definite && !theme.fresh) return null;
  if (tree.children[theme.token]!.some((child) => OTHER.has(tree.norms[child]!))) return null;
  const name = ladder.question.includes(found[0]) ? '' : `the ${found[0]}`;
  return { key: `thing ${found[0]}`, name };
}

/** Whether a clause tells what is under way or about to be: "is nominating", "are fighting". */
function isGoing(place: Place, at: number): boolean {
  const { tokens, norms, children } = treeOf(place.document);
  return (
    /ing$/.test(norms[at]!) &&
    children[at]!.some(
      (child) => /^aux$/.test(tokens[child]!.rel) && /^(is|are|am|was|were|'s|'re)$/.test(norms[child]!),
    )
  );
}

/** Rank of a step as it is meant: what is to come stands before it. */
function rankOf(place: Place, ladder: Ladder, step: Step, one: Proposition): number | null {
  const going = isGoing(place, one.token);
  if (ladder.going === step.value) return one.status === 'done' && (going || !one.past) ? step.rank : null;
  const ahead = ladder.done?.includes(step.value) ? null : step.rank - 1;
  if (step.ahead) return one.status === 'done' ? ahead : null;
  // "Hill to step down": a headline's future.
  const { children, norms, tokens } = treeOf(place.document);
  const infinitive = children[one.token]!.some(
    (child) => tokens[child]!.rel === 'mark' && norms[child] === 'to',
  );
  const governor = norms[tokens[one.token]!.head];
  // "is due to appear": the parser takes "due to" for an opener too.
  const around = [governor, ...children[one.token]!.map((child) => norms[child])];
  const coming =
    infinitive && (place.base.headline || around.some((word) => word !== undefined && AHEAD.has(word)));
  // "pressure for Hill to step down": no more than wished.
  if (one.status === 'done' && infinitive && !coming) return null;
  if (one.status === 'done') return coming || (going && !one.passive && !ladder.lasting) ? ahead : step.rank;
  if (one.status === 'planned') return ahead;
  if (ladder.deed && (one.status === 'asked' || one.status === 'possible')) return step.rank - 2;
  return null;
}

const YEAR = /^(?:19|20)\d\d$/;
const latest = new WeakMap<AnnotatedDocument, number>();

/** The latest year that a document names. */
function latestYear(document: AnnotatedDocument): number {
  let found = latest.get(document);
  if (found === undefined) {
    found = treeOf(document).norms.reduce(
      (most, norm) => (YEAR.test(norm) ? Math.max(most, Number(norm)) : most),
      0,
    );
    latest.set(document, found);
  }
  return found;
}

const earlier = new WeakMap<Place, boolean>();

/** Whether the sentence tells of an earlier time or of no time: "had previously been convicted", "In 2005 he was convicted". */
function isEarlier(place: Place): boolean {
  let found = earlier.get(place);
  if (found === undefined) {
    const { norms } = treeOf(place.document);
    let year = 0;
    found = false;
    for (let at = place.from; at < place.to && !found; at++) {
      found = BEFORE.has(norms[at]!);
      if (YEAR.test(norms[at]!)) year = Math.max(year, Number(norms[at]));
    }
    found ||= year > 0 && year < latestYear(place.document);
    earlier.set(place, found);
  }
  return found;
}

export function laddersAt(place: Place, at: number): Filler[] {
  const { document, story } = place;
  const tree = treeOf(document);
  if (!/^(?:VERB|NOUN|ADJ)$/.test(tree.tokens[at]!.pos)) return [];
  const particle = tree.children[at]!.find((child) => tree.tokens[child]!.rel === 'compound:prt');
  const single = headOf(tree.lemmas[at]!, tree.norms[at]!);
  const joined =
    particle === undefined ? undefined : `${single ?? tree.lemmas[at]!} ${tree.norms[particle]!}`;
  const steps = [...(STEPS.get(joined ?? '') ?? []), ...(STEPS.get(single ?? '') ?? [])];
  if (steps.length === 0) return [];
  const one = propositionAt(document, story, at);
  if (!one || one.negative || !/^(?:verb|copula)$/.test(one.kind) || one.quoted || isEarlier(place))
    return [];
  const best = new Map<number, Step>();
  for (const step of steps) {
    if ((step.role === 'c') !== (one.kind === 'copula')) continue;
    if (!step.with.every((word) => one.below.includes(word))) continue;
    const before = best.get(step.ladder);
    if (!before || before.with.length < step.with.length) best.set(step.ladder, step);
  }
  const lead = document.layers.sentences[0]
    ? firstEndingAfter(document.layers.sentences, place.sentence.start) < LEAD + headlines(place)
    : false;
  return [...best.values()].flatMap((step): Filler[] => {
    const ladder = ladders[step.ladder]!;
    const rank = rankOf(place, ladder, step, one);
    const whose = rank === null ? null : holder(place, ladder, step, one);
    if (rank === null || !whose) return [];
    const value = rank === step.rank ? step.value : `not yet ${step.value}`;
    return [
      {
        ...place.base,
        start: one.start,
        end: one.end,
        slot: ladder.question,
        holder: whose.key,
        name: whose.name,
        value,
        words: tree.tokens[at]!,
        hedged: false,
        rank,
        current: lead || place.base.headline || rank < step.rank || ladder.going === step.value,
      },
    ];
  });
}

const tops = new WeakMap<AnnotatedDocument, number>();

/** Sentences above the running text are none of its lead. */
function headlines({ document }: Place): number {
  let top = tops.get(document);
  if (top === undefined) {
    const first = document.layers.regions.find((one) => one.role === 'body');
    top = first ? firstEndingAfter(document.layers.sentences, first.start) : 0;
    tops.set(document, top);
  }
  return top;
}

/** Holders that may be the one person whom others name. */
const VAGUE = /^(?:role |aged )/;

/**
 * The fillers of one ladder by whose they are: who is only described is the one whom the story names or, where it names nobody, the
 * only one who has a role.
 */
export function ladderGroups(fillers: readonly Filler[]): Filler[][] {
  const known = (pattern: RegExp) =>
    new Set(fillers.map((one) => one.holder).filter((key) => pattern.test(key)));
  const named = known(/^person /);
  const roles = known(VAGUE);
  const [sole] = named.size === 1 ? [...named] : named.size === 0 && roles.size === 1 ? [...roles] : [];
  const naming = new Set(fillers.filter((one) => one.holder === sole).map((one) => one.document));
  // A report that names the one tells of another by "a man", but for its lead.
  const groups = Map.groupBy(fillers, (one) =>
    sole !== undefined &&
    (VAGUE.test(one.holder) || (one.holder === SOMEBODY && (one.current || !naming.has(one.document))))
      ? sole
      : one.holder,
  );
  groups.delete(SOMEBODY);
  return [...groups.values()];
}

/** Steps done: what is next ahead stands as far as the step before it. */
const doneOf = (one: Filler): number => Math.floor((one.rank ?? 0) / 2);

/**
 * How far the matter stands in each report: the furthest step that it tells. Unless it goes furthest a report counts only where that
 * step stands in its lead or the next is ahead.
 */
export function furthest(fillers: readonly Filler[], story: StoryContext): Filler[] {
  const most = (list: readonly Filler[]) =>
    list.reduce((best, one) => ((one.rank ?? 0) > (best.rank ?? 0) ? one : best));
  const states = [...Map.groupBy(fillers, (one) => one.document).values()].map((own) => {
    const current = AGAIN.has(own[0]!.slot) ? own.filter((one) => one.current) : [];
    const state = most(current.length > 0 ? current : own);
    return { state, ends: doneOf(most(own)) <= doneOf(state) };
  });
  const top = Math.max(...states.map(({ state }) => doneOf(state)));
  const day = (one: Filler) => publicationDay(story.documents.get(one.document)!);
  const last = states.filter(({ state }) => doneOf(state) === top).map(({ state }) => day(state));
  return states
    .filter(({ state, ends }) => {
      if (doneOf(state) === top) return true;
      const own = day(state);
      // A report of a later day that tells less tells only less.
      return ends && state.current && !last.some((late) => late !== null && own !== null && own > late);
    })
    .map(({ state }) => ({ ...state, value: `${doneOf(state)}`, shown: state.value }));
}
