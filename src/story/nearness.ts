/** Where a document comes near a statement that others make: in other words, with another value, or only in part. */

import { numbersIn } from '../language/number-words.ts';
import { actOf } from '../language/word-kinds.ts';
import classes from '../lexicon/en/event-classes.json' with { type: 'json' };
import families from '../lexicon/en/measure-families.json' with { type: 'json' };
import type { Evidence, Finding } from '../model/finding.ts';
import type { AnnotatedDocument } from '../model/layers.ts';
import { overlaps, type Span } from '../text/span.ts';
import { recent } from './recent.ts';
import { allTerms, type Term, termsOf } from './terms.ts';
import { weightOfFrequency } from './weights.ts';

/** Whether `document` says anything like what `finding` shows in other documents. */
export type Question = { readonly finding: Finding; readonly document: string };

/**
 * Share of the weight of a passage's words that two sentences in a row must have to come near it, 0..1: a quotation is
 * known by its words, anything else can be told in others. Chosen by reading what is then called silent beside the texts:
 * all of it was, where without this most documents that were called silent did tell it.
 */
const NEAR = { quote: 0.28, other: 0.25 };
/** Wordings of a finding that are looked for; the others are much like these. */
const WORDINGS = 8;
/** A name or a number tells more than another word. */
const TELLING = 1.2;

/** Kinds of event and families of measures by the words that tell of them: "crash" and "derail", "killed" and "dead". */
const TOPICS: ReadonlyMap<string, readonly string[]> = topics();

function topics(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const add = (word: string, topic: string): void => {
    if (!/\s/.test(word)) found.set(word, [...(found.get(word) ?? []), topic]);
  };
  for (const [name, words] of Object.entries(classes.entries))
    for (const word of words) add(word, `event ${name}`);
  for (const { family, nouns, objects, subjects, states } of families.entries.families as readonly Family[]) {
    const deeds = [...(objects ?? []), ...(subjects ?? []), ...(states ?? [])];
    for (const word of [...deeds, ...(deeds.length > 0 ? (nouns ?? []) : [])]) add(word, `measure ${family}`);
  }
  return found;
}
type Family = {
  readonly family: string;
  readonly nouns?: readonly string[];
  readonly objects?: readonly string[];
  readonly subjects?: readonly string[];
  readonly states?: readonly string[];
};

/** A content word or a number, with all it can be recognised by. */
type Mark = Span & { readonly keys: readonly string[]; readonly telling: boolean };

function marksIn(document: AnnotatedDocument, terms: readonly Term[], range: Span): readonly Mark[] {
  const numbers = numbersIn(document.document.text, range);
  const words = terms.filter((term) => term.content && !numbers.some((number) => overlaps(number, term)));
  return [
    ...words.map(({ start, end, norm, lemma, pos }) => {
      const act = actOf(lemma);
      const keys = [
        lemma,
        ...(act === undefined ? [] : [act]),
        ...(TOPICS.get(norm) ?? []),
        ...(TOPICS.get(lemma) ?? []),
      ];
      return { start, end, keys, telling: pos === 'PROPN' };
    }),
    ...numbers.map(({ start, end, value }) => ({ start, end, keys: [`= ${value}`], telling: true })),
  ];
}

/** Sentences of a document by what stands in them. */
type Index = ReadonlyMap<string, ReadonlySet<number>>;

const indexOf: (document: AnnotatedDocument) => Index = recent((document) => {
  const index = new Map<string, Set<number>>();
  const { sentences, quantities } = document.layers;
  const sentenceAt = (offset: number): number => {
    let [low, high] = [0, sentences.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sentences[middle]!.end > offset) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  const add = (key: string, offset: number): void => {
    const known = index.get(key);
    if (known === undefined) index.set(key, new Set([sentenceAt(offset)]));
    else known.add(sentenceAt(offset));
  };
  const whole = { start: 0, end: document.document.text.length };
  for (const { keys, start } of marksIn(document, allTerms(document), whole))
    for (const key of keys) add(key, start);
  for (const { family, start } of quantities) if (family !== null) add(`counted ${family}`, start);
  return index;
});

/** Number of documents that hold each key. */
function frequencies(documents: Iterable<AnnotatedDocument>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const document of documents)
    for (const key of indexOf(document).keys()) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/**
 * For each question the passage of its document that comes nearest to the finding, or null where none comes near: no
 * other finding that shares words with this one cites the document, it gives no figure of the same measure, and no two
 * sentences of it in a row have a considerable share of the content words of any of the finding's passages, verbs and
 * nouns of one kind of event and numbers of one value taken for the same. Words of many documents weigh less.
 */
export function nearPassages(
  questions: readonly Question[],
  findings: readonly Finding[],
  documents: ReadonlyMap<string, AnnotatedDocument>,
): readonly (Span | null)[] {
  if (questions.length === 0) return [];
  const counts = frequencies(documents.values());
  const weightOf = ({ keys, telling }: Mark): number =>
    weightOfFrequency(counts.get(keys[0]!) ?? 1, documents.size) * (telling ? TELLING : 1);
  const cited = citedBy(findings);
  const answer = ({ finding, document }: Question): Span | null => {
    const asked = documents.get(document);
    if (asked === undefined) return null;
    const told = toldElsewhere(finding, document, cited);
    if (told !== undefined) return told;
    const family = finding.kind === 'figure' ? finding.detail.family : null;
    const index = indexOf(asked);
    const counted = typeof family === 'string' ? index.get(`counted ${family}`) : undefined;
    const { sentences } = asked.layers;
    if (counted !== undefined) return sentences[[...counted][0]!] ?? null;
    const best = wordingsOf(finding, documents)
      .map((marks) => nearestOf(marks, index, weightOf))
      .reduce((a, b) => (b.share > a.share ? b : a), { share: 0, sentence: 0 });
    return best.share >= (finding.kind === 'quote' ? NEAR.quote : NEAR.other)
      ? (sentences[best.sentence] ?? null)
      : null;
  };
  // Document by document: of many documents only the last ones are kept at hand.
  const byDocument = Map.groupBy(questions, ({ document }) => document);
  const answers = new Map([...byDocument.values()].flat().map((question) => [question, answer(question)]));
  return questions.map((question) => answers.get(question) ?? null);
}

/** Evidence of all findings by document. */
type Cited = ReadonlyMap<string, readonly { readonly item: Evidence; readonly finding: Finding }[]>;

function citedBy(findings: readonly Finding[]): Cited {
  const all = findings.flatMap((finding) => finding.evidence.map((item) => ({ item, finding })));
  return Map.groupBy(all, ({ item }) => item.document);
}

/** What another finding on the same words cites from the document. */
function toldElsewhere(finding: Finding, document: string, cited: Cited): Span | undefined {
  for (const item of finding.evidence) {
    for (const other of cited.get(item.document) ?? []) {
      if (other.finding === finding || !overlaps(other.item, item)) continue;
      const own = other.finding.evidence.find((one) => one.document === document);
      if (own !== undefined) return { start: own.start, end: own.end };
    }
  }
  return undefined;
}

function wordingsOf(
  finding: Finding,
  documents: ReadonlyMap<string, AnnotatedDocument>,
): readonly (readonly Mark[])[] {
  const different = new Map(finding.evidence.map((item) => [item.text, item]));
  return [...different.values()].slice(0, WORDINGS).flatMap((item) => {
    const document = documents.get(item.document);
    return document === undefined ? [] : [marksIn(document, termsOf(document, item), item)];
  });
}

/** The sentence with which two in a row have the largest share of the weight of `marks`. */
function nearestOf(
  marks: readonly Mark[],
  index: Index,
  weightOf: (mark: Mark) => number,
): { share: number; sentence: number } {
  const different = [...new Map(marks.map((mark) => [mark.keys[0]!, mark])).values()];
  const gained = new Map<number, number>();
  let all = 0;
  for (const mark of different) {
    const weight = weightOf(mark);
    all += weight;
    const windows = new Set<number>();
    for (const key of mark.keys) {
      for (const sentence of index.get(key) ?? []) windows.add(sentence).add(sentence - 1);
    }
    for (const window of windows) gained.set(window, (gained.get(window) ?? 0) + weight);
  }
  let [most, at] = [0, 0];
  for (const [window, weight] of gained) if (weight > most) [most, at] = [weight, window];
  return { share: all === 0 ? 0 : most / all, sentence: Math.max(at, 0) };
}
