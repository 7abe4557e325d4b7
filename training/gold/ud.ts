/** Reads Universal Dependencies treebanks (CoNLL-U) for training. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Word = {
  readonly form: string;
  readonly lemma: string;
  readonly pos: string;
  readonly feats: string;
  /** Index of the head in the sentence, -1 for the root. */
  readonly head: number;
  readonly rel: string;
  /** Offsets in the document's text. */
  readonly start: number;
  readonly end: number;
};

export type GoldSentence = { readonly words: readonly Word[]; readonly start: number; readonly end: number };

/** A document with its text laid out as it was: one space between sentences, a blank line between paragraphs. */
export type GoldDocument = {
  readonly id: string;
  readonly text: string;
  readonly sentences: readonly GoldSentence[];
};

/** GUM's genres whose texts may be used commercially: Wikinews, speeches, Wikipedia, Wikivoyage, CC BY textbooks and papers, court records. */
const GUM_GENRES = ['news', 'interview', 'speech', 'bio', 'academic', 'court', 'textbook', 'voyage'];

/** GUM news documents that are kept for development and never trained on. */
export const GUM_DEVELOPMENT = [
  'GUM_news_asylum',
  'GUM_news_crane',
  'GUM_news_election',
  'GUM_news_hackers',
  'GUM_news_korea',
  'GUM_news_taxes',
];

/** The documents of a CoNLL-U file. */
export function readConllu(path: string): GoldDocument[] {
  const documents: { id: string; text: string; sentences: GoldSentence[] }[] = [];
  let paragraph = false;
  let glue = '';
  for (const block of readFileSync(path, 'utf8').split('\n\n')) {
    const lines = block.split('\n');
    const id = /^# newdoc id = (.*)$/m.exec(block)?.[1];
    if (id !== undefined || documents.length === 0) {
      documents.push({ id: id ?? 'document', text: '', sentences: [] });
      glue = '';
    }
    paragraph = /^# newpar\b/m.test(block);
    const surface = /^# text = (.*)$/m.exec(block)?.[1];
    if (surface === undefined) continue;
    const document = documents.at(-1)!;
    if (document.text !== '') document.text += paragraph ? '\n\n' : glue;
    const start = document.text.length;
    const words = readWords(lines, surface, start);
    document.text += surface;
    document.sentences.push({ words, start, end: start + surface.length });
    glue = /SpaceAfter=No/.test(lines.findLast((line) => /^\d/.test(line)) ?? '') ? '' : ' ';
  }
  return documents;
}

function readWords(lines: readonly string[], surface: string, base: number): Word[] {
  const words: Word[] = [];
  let at = 0;
  for (const line of lines) {
    const [index = '', form = '', lemma = '', pos = '', , feats = '', head = '', rel = ''] = line.split('\t');
    if (!/^\d+$/.test(index)) continue;
    let start = surface.indexOf(form, at);
    if (start < 0) start = at;
    at = Math.min(surface.length, start + form.length);
    words.push({ form, lemma, pos, feats, head: Number(head) - 1, rel, start: base + start, end: base + at });
  }
  return words;
}

/** The treebanks below the gold folder: what to train on, and what is kept for development. */
export function readTreebanks(gold: string): {
  readonly train: readonly GoldDocument[];
  readonly ewtDev: readonly GoldDocument[];
  readonly newsDev: readonly GoldDocument[];
} {
  const ewt = readConllu(join(gold, 'ud', 'ewt', 'en_ewt-ud-train.rebuilt.conllu'));
  const gum = readConllu(join(gold, 'ud', 'gum', 'gum-train.conllu'));
  const held = new Set(GUM_DEVELOPMENT);
  const free = gum.filter((document) => GUM_GENRES.some((genre) => document.id.startsWith(`GUM_${genre}_`)));
  return {
    train: [...ewt, ...free.filter((document) => !held.has(document.id))],
    ewtDev: readConllu(join(gold, 'ud', 'ewt', 'en_ewt-ud-dev.conllu')),
    newsDev: gum.filter((document) => held.has(document.id)),
  };
}

const KEPT = new Set(['Number', 'Person', 'Gender', 'Tense', 'VerbForm', 'Mood', 'Degree', 'Voice', 'Poss']);

/** The features that are used; on verbs number and person only where the form shows them ("says"). */
export function keptFeats(pos: string, feats: string): string {
  if (feats === '_' || pos === 'PUNCT' || pos === 'SYM' || pos === 'X') return '';
  const verb = pos === 'VERB' || pos === 'AUX';
  const third = /Number=Sing/.test(feats) && /Person=3/.test(feats) && /Tense=Pres/.test(feats);
  return feats
    .split('|')
    .filter((feat) => {
      const name = feat.slice(0, feat.indexOf('='));
      if (verb && (name === 'Number' || name === 'Person')) return third;
      return KEPT.has(name);
    })
    .join('|');
}
