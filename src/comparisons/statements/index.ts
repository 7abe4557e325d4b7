/** Statements: what several documents say in common, and where two of them cannot both be right. */
import figureWords from '../../lexicon/en/figure-words.json' with { type: 'json' };
import type { Evidence, FindingDraft, StoryContext } from '../../model/finding.ts';
import { defineComparison, type Pair } from '../../model/stages.ts';
import { evidenceOf, originGroups } from '../../story/evidence.ts';
import { overlapping, type Span } from '../../text/span.ts';
import { type Alignment, align } from './align.ts';
import { type Answer, answersOf, questions } from './contrasts.ts';
import { denied, hedges, keysOf, type Statement, speaksOfDenial, statementsOf } from './sentence.ts';
import { singles } from './singles.ts';

/** Least shared weight, share of the stretch and number of words for two statements to be one. */
const AGREE = { weight: 2.4, density: 0.6, words: 3 };
const OPPOSE = { weight: 1.8, density: 0.7, words: 3 };
/** Longest excerpt, UTF-16 units. */
const LONGEST = 260;
/** Words around a stretch whose clause is longer, UTF-16 units. */
const MARGIN = 60;
/** Agreeing statements kept a topic. */
const MOST = 40;

type Edge = { readonly i: number; readonly j: number; readonly alignment: Alignment };

/** Whether the shared words hold a predicate: a name alone, however long, states nothing. */
function statesSomething(statement: Statement, alignment: Alignment): boolean {
  const shared = new Set(alignment.shared);
  const terms = statement.content.filter((term) => shared.has(term.lemma));
  if (terms.some((term) => term.pos === 'VERB')) return true;
  if (terms.every((term) => term.pos === 'X')) return shared.size >= 4;
  const count = (pos: string) =>
    new Set(terms.filter((term) => term.pos === pos).map((term) => term.lemma)).size;
  return shared.size >= 5 && count('NOUN') >= 2;
}

/** Whether most of the shared words stand in quotation marks. */
function mostlyQuoted(statement: Statement, alignment: Alignment): boolean {
  const shared = new Set(alignment.shared);
  const terms = statement.content.filter((term) => shared.has(term.lemma));
  return terms.filter((term) => overlapping(statement.quoted, term).length > 0).length * 2 > terms.length;
}

function numbersIn(statement: Statement, window: Span): Set<string> {
  const inside = statement.content.filter((term) => term.start >= window.start && term.end <= window.end);
  return new Set(
    inside.filter((term) => /^\d/.test(term.norm) || term.pos === 'NUM').map((term) => term.norm),
  );
}

function sameNumbers(a: Set<string>, b: Set<string>): boolean {
  return a.size === 0 || b.size === 0 || [...a].some((number) => b.has(number));
}

/** False where both stretches, as they are shown, have figures and none in common: they cannot say the same. */
function sameFigures(a: Statement, x: Span, b: Statement, y: Span, story: StoryContext): boolean {
  const figuresOf = (statement: Statement, window: Span) => {
    const { text } = story.documents.get(statement.document)!.document;
    return numbersIn(statement, widened(statement, window, text));
  };
  return sameNumbers(figuresOf(a, x), figuresOf(b, y));
}

/** The stretch with its clause, where that is short enough to show. */
function widened(statement: Statement, window: Span, text: string): Span {
  let { start, end } = window;
  while (start > statement.start && !/[,;:()–—"“”\n]/.test(text[start - 1]!)) start--;
  while (end < statement.end && !/[,;:()–—"“”\n]/.test(text[end]!)) end++;
  if (end - start <= LONGEST) return { start, end };
  // The clause is too long to show: some words on either side.
  const cut = (at: number, step: 1 | -1) => {
    let to = at;
    for (let moved = 0; moved < MARGIN && to > statement.start && to < statement.end; moved++) to += step;
    while (to > statement.start && to < statement.end && !/\s/.test(text[to]!)) to -= step;
    return to;
  };
  return {
    start: Math.min(window.start, cut(window.start, -1)),
    end: Math.max(window.end, cut(window.end, 1)),
  };
}

function excerpt(statement: Statement, window: Span, story: StoryContext, side?: string): Evidence {
  const document = story.documents.get(statement.document)!;
  const span = widened(statement, window, document.document.text);
  return evidenceOf(document, span.end - span.start <= 2 * LONGEST ? span : statement, side);
}

type Cluster = { readonly members: Map<number, Span>; weight: number };

const overlap = (a: Span, b: Span): number => Math.min(a.end, b.end) - Math.max(a.start, b.start);
const covers = (a: Span, b: Span): boolean => overlap(a, b) * 2 >= Math.min(a.end - a.start, b.end - b.start);

/** Strongest pairs first; another sentence joins where it says the same stretch and `fits` each member. */
function clustersOf(
  edges: readonly Edge[],
  fits: (a: number, x: Span, b: number, y: Span) => boolean = () => true,
): Cluster[] {
  const clusters: Cluster[] = [];
  const of = new Map<number, Cluster[]>();
  const enter = (cluster: Cluster, statement: number, window: Span) => {
    cluster.members.set(statement, window);
    const list = of.get(statement);
    if (list) list.push(cluster);
    else of.set(statement, [cluster]);
  };
  const home = (statement: number, window: Span) =>
    (of.get(statement) ?? []).find((cluster) => covers(cluster.members.get(statement)!, window));
  for (const { i, j, alignment } of edges) {
    const [x, y] = [home(i, alignment.a), home(j, alignment.b)];
    if (x && y) continue;
    const join = (cluster: Cluster, statement: number, window: Span) => {
      const members = [...cluster.members];
      if (members.every(([own, stretch]) => fits(own, stretch, statement, window)))
        enter(cluster, statement, window);
    };
    if (x) join(x, j, alignment.b);
    else if (y) join(y, i, alignment.a);
    else {
      const cluster: Cluster = { members: new Map(), weight: alignment.weight };
      clusters.push(cluster);
      enter(cluster, i, alignment.a);
      enter(cluster, j, alignment.b);
    }
  }
  return clusters;
}

/** One excerpt a document, running text before headlines. */
function perDocument(cluster: Cluster, items: readonly Statement[]): [Statement, Span][] {
  const best = new Map<string, [Statement, Span]>();
  for (const [index, window] of [...cluster.members].sort((a, b) => a[0] - b[0])) {
    const statement = items[index]!;
    const other = best.get(statement.document);
    if (!other || (other[0].headline && !statement.headline))
      best.set(statement.document, [statement, window]);
  }
  return [...best.values()].sort((a, b) => a[0].order - b[0].order);
}

function agreement(cluster: Cluster, items: readonly Statement[], story: StoryContext): FindingDraft | null {
  const members = perDocument(cluster, items);
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
    weight: origins + Math.min(cluster.weight, 10) / 10,
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

/** The same words, once affirmed and once denied. */
function opposition(
  { i, j, alignment }: Edge,
  items: readonly Statement[],
  story: StoryContext,
): FindingDraft {
  const [a, b] = [items[i]!, items[j]!];
  const evidence = [excerpt(a, alignment.a, story, 'a'), excerpt(b, alignment.b, story, 'b')];
  const origins = originGroups(evidence, story).length;
  const within = a.document === b.document;
  const words = opposed(a, b, alignment);
  const denies = denied(a, new Set(words)).size > 0;
  return {
    kind: 'claim',
    verdict: 'differ',
    relation:
      a.headline !== b.headline && within
        ? 'headline-and-body'
        : speaksOfDenial(a) || speaksOfDenial(b)
          ? 'claim-and-denial'
          : 'contradiction',
    severity: origins > 1 ? 'high' : 'medium',
    origins,
    reason: `one affirms, the other denies: ${words.join(', ')}`,
    weight: 2 + Math.min(alignment.weight, 10) / 5,
    evidence,
    detail: {
      type: 'polarity',
      support: [
        { document: a.document, stance: denies ? 'otherwise' : 'says', evidence: 0 },
        { document: b.document, stance: denies ? 'says' : 'otherwise', evidence: 1 },
      ],
    },
  };
}

const SIDES = 'abcdefgh';
const PEOPLE: ReadonlySet<string> = new Set(figureWords.entries.generic);
/** Passages of one document for one answer. */
const PASSAGES = 2;

/** Different answers to one question of the news. */
function contrasts(items: readonly Statement[], story: StoryContext): FindingDraft[] {
  const byQuestion = new Map<string, Answer[]>();
  items.forEach((statement, index) => {
    for (const answer of statement.old ? [] : answersOf(statement, index)) {
      const key = `${story.topicOf.get(statement.document)} ${answer.question}`;
      byQuestion.set(key, [...(byQuestion.get(key) ?? []), answer]);
    }
  });
  return [...byQuestion.values()].flatMap((answers) => {
    const linked = linkedAnswers(answers, items);
    return linked.length > 1 ? contrastFinding(linked, items, story) : [];
  });
}

/** Answers that have a differing one in another document about the same thing. */
function linkedAnswers(answers: readonly Answer[], items: readonly Statement[]): Answer[] {
  const { share, about, names } = questions[answers[0]!.question]!;
  const own = new Set([...about, ...answers.flatMap((answer) => [...answer.words])]);
  const kept = new Set<Answer>();
  answers.forEach((a, i) => {
    for (const b of answers.slice(i + 1, i + 60)) {
      const [x, y] = [items[a.statement]!, items[b.statement]!];
      if (a.value === b.value || x.document === y.document) continue;
      if (names && ![...x.entities].some((entity) => y.entities.has(entity))) continue;
      const common = new Set(
        x.content.filter((term) => term.pos !== 'ADV' && y.lemmas.has(term.lemma)).map((term) => term.lemma),
      );
      if ([...common].filter((lemma) => !own.has(lemma) && !PEOPLE.has(lemma)).length < share) continue;
      kept.add(a);
      kept.add(b);
    }
  });
  return answers.filter((answer) => kept.has(answer));
}

function contrastFinding(
  linked: readonly Answer[],
  items: readonly Statement[],
  story: StoryContext,
): FindingDraft[] {
  const { question, type } = questions[linked[0]!.question]!;
  const values = [...new Set(linked.map((answer) => answer.value))];
  const counts = new Map<string, number>();
  const bodyFirst = [...linked].sort(
    (a, b) => Number(items[a.statement]!.headline) - Number(items[b.statement]!.headline),
  );
  const chosen = bodyFirst.filter((answer) => {
    const key = `${items[answer.statement]!.document} ${answer.value}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts.get(key)! <= PASSAGES;
  });
  chosen.sort((a, b) => values.indexOf(a.value) - values.indexOf(b.value) || a.statement - b.statement);
  const evidence = chosen.map((answer) =>
    excerpt(
      items[answer.statement]!,
      answer,
      story,
      SIDES[Math.min(values.indexOf(answer.value), SIDES.length - 1)],
    ),
  );
  const origins = originGroups(evidence, story).length;
  if (origins < 2) return [];
  const hedged = chosen.some((answer) => hedges(items[answer.statement]!) > 0);
  return [
    {
      kind: 'claim',
      verdict: 'differ',
      relation: 'contradiction',
      severity: hedged ? 'medium' : 'high',
      origins,
      reason: `${question}: ${values.join(' against ')}`,
      weight: origins + 1,
      evidence,
      detail: {
        type,
        support: chosen.map((answer, i) => ({
          document: items[answer.statement]!.document,
          stance: answer.value === values[0] ? 'says' : 'otherwise',
          evidence: i,
        })),
        marks: chosen.map((answer, i) => ({
          evidence: i,
          spans: [{ start: answer.start, end: answer.end }],
        })),
      },
    },
  ];
}

function compare(items: readonly Statement[], pairs: readonly Pair[], story: StoryContext): FindingDraft[] {
  const same: Edge[] = [];
  const against: Edge[] = [];
  const covered = new Map<number, number>();
  for (const [i, j] of pairs) {
    const [a, b] = [items[i]!, items[j]!];
    if (a.document === b.document) continue;
    const alignment = align(a, b);
    // What both quote is for the comparison of quotations, which knows who says it.
    if (alignment && mostlyQuoted(a, alignment) && mostlyQuoted(b, alignment)) continue;
    if (alignment && story.originOf.get(a.document) !== story.originOf.get(b.document)) {
      for (const [index, statement] of [
        [i, a],
        [j, b],
      ] as const) {
        const share = alignment.weight / statement.weights.reduce((sum, weight) => sum + weight, 0.01);
        covered.set(index, Math.max(covered.get(index) ?? 0, share));
      }
    }
    if (
      !alignment ||
      alignment.shared.length < 3 ||
      !statesSomething(a, alignment) ||
      !statesSomething(b, alignment)
    )
      continue;
    const edge = { i, j, alignment };
    const meets = (need: typeof AGREE) =>
      alignment.weight >= need.weight &&
      alignment.density >= need.density &&
      alignment.shared.length >= need.words;
    if (opposed(a, b, alignment).length > 0) {
      if (meets(OPPOSE)) against.push(edge);
    } else if (
      meets(AGREE) &&
      sameNumbers(numbersIn(a, alignment.a), numbersIn(b, alignment.b)) &&
      sameFigures(a, alignment.a, b, alignment.b, story)
    )
      same.push(edge);
  }
  const strength = ({ alignment }: Edge) => alignment.weight * alignment.density;
  const byStrength = (x: Edge, y: Edge) => strength(y) - strength(x) || x.i - y.i || x.j - y.j;
  const fits = (i: number, x: Span, j: number, y: Span) => sameFigures(items[i]!, x, items[j]!, y, story);
  const agreed = clustersOf(same.sort(byStrength), fits)
    .map((cluster) => agreement(cluster, items, story))
    .filter((draft) => draft !== null)
    .slice(0, MOST * Math.max(1, new Set(story.topicOf.values()).size));
  const opposing = clustersOf(against.sort(byStrength))
    .map((cluster) => {
      const [first, second] = [...cluster.members.keys()];
      const edge = against.find(
        ({ i, j }) => (i === first && j === second) || (i === second && j === first),
      )!;
      return opposition(edge, items, story);
    })
    .filter((draft) => draft.origins > 1);
  return [...agreed, ...opposing, ...contrasts(items, story), ...singles(items, covered, story)];
}

export const comparedStatements = defineComparison<Statement>({
  name: 'statements',
  version: 1,
  items: statementsOf,
  keys: keysOf,
  compare,
});
