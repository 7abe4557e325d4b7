/**
 * Anchors: the word a cue hangs on ("said", "according", "criticism", a colon). The features say what the word is and
 * what stands around it; the trained model says how likely it is that the word puts something in somebody's mouth or mind.
 */

import { type FeatureList, hashText, mix, push } from '../../language/perceptron.ts';
import acts from '../../lexicon/en/acts.json' with { type: 'json' };
import type { Analysis } from './analysis.ts';

const h = hashText;
const OPEN = new Set(['VERB', 'NOUN', 'ADJ', 'ADV', 'ADP', 'AUX', 'PROPN', 'SCONJ', 'INTJ', 'X']);
/** Tokens that are looked at on either side for a quotation: rows of marks are no neighbours. */
const FAR = 80;
const NONE = h('<none>');
const EDGE = h('<edge>');
const SUBJECTS = new Set([h('nsubj'), h('csubj')]);
const OBJECT = h('obj');
const DASH = /^[\u2010-\u2015-]$/;
/** The acts of the lexicon by hash of the lemma: unseen cue words behave as the known words of their act do. */
const ACT_OF = new Map<number, number>();
Object.entries(acts.entries).forEach(([act, { verbs, nouns, adjectives }]) => {
  for (const word of [...verbs, ...nouns, ...adjectives]) {
    const key = h(word.split(' ')[0]!);
    if (!ACT_OF.has(key)) ACT_OF.set(key, h(act));
  }
});
const COMPLEMENTS = new Set([h('ccomp'), h('xcomp'), h('parataxis')]);

/** Whether a token can be an anchor at all: an open-class word, a preposition, or a colon or dash that sets off words. */
export function mayAnchor(analysis: Analysis, i: number): boolean {
  if (analysis.word[i] === 1) return OPEN.has(analysis.tokens[i]!.pos);
  const { start, end } = analysis.tokens[i]!;
  if (end - start > 2) return false;
  const char = analysis.text[start]!;
  return char === ':' || DASH.test(char);
}

/** Small number for a count: 0 1 2 3 4(-5) 5(-8) 6(-14) 7(-25) 8. */
export function bucket(count: number): number {
  return count < 4 ? count : count < 6 ? 4 : count < 9 ? 5 : count < 15 ? 6 : count < 26 ? 7 : 8;
}

/** The first child of `i` whose relation is in `rels`, or -1. */
export function childOf(analysis: Analysis, i: number, rels: ReadonlySet<number>): number {
  for (let c = analysis.childAt[i]!; c < analysis.childAt[i + 1]!; c++) {
    const child = analysis.children[c]!;
    if (rels.has(analysis.rel[child]!)) return child;
  }
  return -1;
}

/** The features of token `i` as an anchor, each joined with `salt` (templates 1–60). */
export function anchorFeatures(analysis: Analysis, i: number, salt: number, list: FeatureList): void {
  const { form, lemma, pos, rel, head, kind, childAt, children, sentence, sentenceAt } = analysis;
  const add = (template: number, a: number, b = 0): void => push(list, mix(mix(salt * 64 + template, a), b));
  const s = sentence[i]!;
  const from = sentenceAt[s]!;
  const to = sentenceAt[s + 1]!;
  const formAt = (at: number): number => (at >= from && at < to ? form[at]! : EDGE);
  const posAt = (at: number): number => (at >= from && at < to ? pos[at]! : EDGE);
  const up = head[i]!;
  const upLemma = up < 0 ? NONE : lemma[up]!;
  add(0, 1);
  add(1, lemma[i]!);
  add(2, lemma[i]!, pos[i]!);
  add(3, form[i]!);
  add(4, pos[i]!, rel[i]!);
  add(5, lemma[i]!, rel[i]!);
  add(6, upLemma, rel[i]!);
  add(7, lemma[i]!, upLemma);
  add(8, lemma[i]!, formAt(i + 1));
  add(9, lemma[i]!, formAt(i - 1));
  add(10, pos[i]!, formAt(i + 1));
  add(11, pos[i]!, formAt(i - 1));
  add(12, pos[i]!, mix(posAt(i - 1), posAt(i + 1)));
  add(13, lemma[i]!, mix(formAt(i + 1), formAt(i + 2)));
  add(14, pos[i]!, mix(formAt(i + 1), posAt(i + 2)));
  let complement = 0;
  let rels = 0;
  for (let c = childAt[i]!; c < childAt[i + 1]!; c++) {
    const child = children[c]!;
    rels = (rels + mix(rel[child]!, 77)) >>> 0;
    add(15, rel[child]!, pos[i]!);
    add(16, rel[child]!, lemma[i]!);
    add(17, mix(rel[child]!, lemma[child]!), pos[i]!);
    add(18, mix(rel[child]!, lemma[child]!), lemma[i]!);
    add(19, mix(rel[child]!, pos[child]!), lemma[i]!);
    if (COMPLEMENTS.has(rel[child]!)) complement = rel[child]!;
  }
  add(20, rels, pos[i]!);
  add(21, complement, pos[i]!);
  const subject = childOf(analysis, i, SUBJECTS);
  const object = childOf(analysis, i, new Set([OBJECT]));
  if (subject >= 0) {
    add(22, mix(kind[subject]!, pos[subject]!), pos[i]!);
    add(23, mix(kind[subject]!, pos[subject]!), lemma[i]!);
    add(24, mix(lemma[subject]!, complement));
    add(25, mix(kind[subject]!, pos[subject]!), mix(rel[i]!, complement));
  } else add(26, lemma[i]!, rel[i]!);
  if (object >= 0) {
    add(27, mix(kind[object]!, pos[object]!), lemma[i]!);
    add(28, lemma[object]!, lemma[i]!);
  }
  const act = ACT_OF.get(lemma[i]!) ?? 0;
  add(45, act, pos[i]!);
  add(46, act, mix(complement, subject < 0 ? 0 : mix(kind[subject]!, pos[subject]!)));
  add(47, act, mix(pos[i]!, rel[i]!));
  add(48, act, formAt(i + 1));
  add(49, up < 0 ? 0 : (ACT_OF.get(upLemma) ?? 1), mix(pos[i]!, rel[i]!));
  add(50, analysis.roleOf[analysis.paragraphOf[s]!] === 'title' ? 1 : 0, pos[i]!);
  quoteFeatures(analysis, i, from, to, act, add);
}

function quoteFeatures(
  analysis: Analysis,
  i: number,
  from: number,
  to: number,
  act: number,
  add: (template: number, a: number, b?: number) => void,
): void {
  const { quoteOf, quotes, lemma, pos, word, form } = analysis;
  const inside = quoteOf[i]! >= 0;
  add(30, inside ? 1 : 0);
  if (inside) add(31, lemma[i]!, 1);
  const start = analysis.paragraphAt[analysis.paragraphOf[analysis.sentence[i]!]!]!;
  let before = 9;
  for (let at = i - 1, gap = 0; at >= Math.max(start, i - FAR) && gap < 8; at--) {
    if (quoteOf[at]! >= 0 && !inside) {
      before = bucket(gap) + (at < from ? 10 : 0);
      break;
    }
    gap += word[at]!;
  }
  let after = 9;
  let next = -1;
  for (let at = i + 1, gap = 0; at < Math.min(analysis.size, to + 2, i + FAR) && gap < 10; at++) {
    if (quoteOf[at]! >= 0 && !inside) {
      after = bucket(gap) + (at >= to ? 10 : 0);
      next = quotes[quoteOf[at]!]!.words;
      break;
    }
    gap += word[at]!;
  }
  add(32, before, after);
  add(33, mix(before, after), pos[i]!);
  add(34, mix(before === 9 ? 0 : 1, after === 9 ? 0 : 1), lemma[i]!);
  add(35, bucket(next + 1), after);
  add(41, before, mix(act, pos[i]!));
  add(42, after, mix(act, pos[i]!));
  add(43, mix(before, to - from < 6 ? to - from : 6), pos[i]!);
  if (word[i] === 0) {
    add(36, form[i]!, mix(bucket(i - from), after));
    add(37, form[i]!, mix(bucket(to - i), analysis.paragraphOf[analysis.sentence[i]!] === 0 ? 1 : 0));
    add(38, analysis.kind[Math.max(0, i - 1)]!, pos[Math.max(0, i - 1)]!);
    add(39, form[i]!, mix(pos[Math.max(0, i - 1)]!, pos[Math.min(analysis.size - 1, i + 1)]!));
    add(
      40,
      analysis.roleOf[analysis.paragraphOf[analysis.sentence[i]!]!] === 'title' ? 1 : 0,
      bucket(i - from),
    );
  }
}
