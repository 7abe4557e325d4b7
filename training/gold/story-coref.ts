/**
 * Coreference across documents in the shared gold: people, organizations and places of MEANTIME (one corpus), of ECB+ (a story for
 * each topic) and of NewsWCL50 (a story for each event), as texts with mentions whose clusters run over the whole story.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CorefText, type GoldMention, meantime } from './coref.ts';

export type CorefStory = { readonly id: string; readonly texts: readonly CorefText[] };

/** The Apple part of MEANTIME at corpus level. */
export function meantimeStory(folder: string): CorefStory {
  return { id: 'apple', texts: meantime(folder, 'instance_id') };
}

type EcbDocument = {
  readonly doc: string;
  readonly topic: number;
  readonly tokens: readonly string[];
  readonly sentence: readonly number[];
  readonly mentions: readonly {
    readonly id: string;
    readonly type: string;
    readonly tokens: readonly number[];
  }[];
  readonly relations: readonly {
    readonly type: string;
    readonly note: string;
    readonly sources: readonly string[];
  }[];
};

const ECB_TYPES = /^(?:HUMAN_PART_(?:PER|ORG|GPE)|LOC_GEO)$/;

/** ECB+ topics 1 to `topics`; mentions of the sentences that were checked for coreference. */
export function ecbStories(folder: string, topics: number): CorefStory[] {
  const file = join(folder, 'ecbplus.jsonl');
  if (!existsSync(file)) return [];
  const checked = new Set(
    readFileSync(join(folder, 'coreference_sentences.csv'), 'utf8')
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(','))
      .map(([topic, name, sentence]) => `${topic}_${name} ${sentence}`),
  );
  const byTopic = new Map<number, CorefText[]>();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line.trim() === '') continue;
    const document = JSON.parse(line) as EcbDocument;
    if (document.topic > topics) continue;
    byTopic.set(document.topic, [...(byTopic.get(document.topic) ?? []), ecbText(document, checked)]);
  }
  return [...byTopic].sort(([a], [b]) => a - b).map(([topic, texts]) => ({ id: `topic ${topic}`, texts }));
}

function ecbText(document: EcbDocument, checked: ReadonlySet<string>): CorefText {
  const { text, places } = joined(document.tokens, document.sentence);
  const clusterOf = new Map(
    document.relations
      .filter(({ type }) => type === 'CROSS_DOC_COREF')
      .flatMap(({ note, sources }) => sources.map((source) => [source, note] as const)),
  );
  const mentions = document.mentions.flatMap((mention): GoldMention[] => {
    const cluster = clusterOf.get(mention.id);
    const sentence = document.sentence[mention.tokens[0]!]!;
    if (cluster === undefined || !ECB_TYPES.test(mention.type)) return [];
    if (!checked.has(`${document.doc} ${sentence}`)) return [];
    const own = mention.tokens.map((token) => places[token]!);
    return [goldMention(text, own, cluster)];
  });
  return { id: document.doc, text, mentions, until: text.length };
}

const WCL_TYPES = /_ACTOR$/;

/**
 * The events of NewsWCL50; chains of single people. Its chains of countries and groups take a government, its capital, its
 * officials and its people for one, which is another question.
 */
export function wclStories(file: string): CorefStory[] {
  if (!existsSync(file)) return [];
  const stories = new Map<string, CorefText[]>();
  for (const part of readFileSync(file, 'utf8')
    .split(/#begin document /)
    .slice(1)) {
    const id = part.slice(0, part.indexOf(';')).trim();
    const rows = part
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t'))
      .filter((cells) => cells.length >= 5);
    const { text, places } = joined(
      // A line break is a token of two characters.
      rows.map((cells) => (cells[3] === '\\n' ? '\n\n' : cells[3]!)),
      rows.map((cells) => Number(cells[1])),
    );
    const mentions: GoldMention[] = [];
    const open = new Map<string, number[]>();
    rows.forEach((cells, i) => {
      for (const piece of cells[4]!.trim().split('|')) {
        const name = piece.replace(/^\(|\)$/g, '');
        if (piece.startsWith('(')) open.set(name, [...(open.get(name) ?? []), i]);
        if (!piece.endsWith(')')) continue;
        const from = open.get(name)?.pop();
        if (from !== undefined && WCL_TYPES.test(name))
          mentions.push(goldMention(text, places.slice(from, i + 1), name));
      }
    });
    const story = id.split('/')[0]!;
    stories.set(story, [...(stories.get(story) ?? []), { id, text, mentions, until: text.length }]);
  }
  return [...stories].map(([id, texts]) => ({ id: `event ${id}`, texts }));
}

const PRONOUN =
  /^(?:he|him|his|she|her|hers|it|its|they|them|their|theirs|himself|herself|itself|themselves|who|whose|whom|which|that|i|me|my|we|us|our|you|your)$/i;

/** The mention over tokens at `places`: its head is the last, or the last before "of" and the like. */
function goldMention(
  text: string,
  places: readonly { start: number; end: number }[],
  cluster: string,
): GoldMention {
  const words = places.map(({ start, end }) => text.slice(start, end));
  const stop = words.findIndex((word, i) => i > 0 && /^(?:of|in|for|at|from|who|which|that|,)$/i.test(word));
  const head = places[(stop < 0 ? places.length : stop) - 1]!;
  const word = text.slice(head.start, head.end);
  const form = PRONOUN.test(word) ? 'pronoun' : /^\p{Lu}/u.test(word) ? 'name' : 'nominal';
  return { start: places[0]!.start, end: places.at(-1)!.end, head, cluster, form };
}

/** Tokens as a text: sentences of the first two, which are often a headline and a date, as paragraphs of their own. */
function joined(
  tokens: readonly string[],
  sentences: readonly number[],
): { text: string; places: { start: number; end: number }[] } {
  let text = '';
  let quoteOpen = false;
  const places = tokens.map((token, i) => {
    const raw = token === '``' || token === "''" ? '"' : token;
    const closes = raw === '"' && quoteOpen;
    const glued =
      text === '' ||
      closes ||
      /^(?:[,.;:!?%)\]…]|'s|’s|n't|n’t|'|’|'(?:re|ve|ll|d|m))$/.test(raw) ||
      /[($[“‘]$/.test(text) ||
      (quoteOpen && text.endsWith('"')) ||
      raw === '-' ||
      (text.endsWith('-') && !/\s-$/.test(text));
    if (i > 0 && sentences[i] !== sentences[i - 1]) text += sentences[i]! <= 1 ? '\n\n' : ' ';
    else if (!glued) text += ' ';
    if (raw === '"') quoteOpen = !quoteOpen;
    const start = text.length;
    text += raw;
    return { start, end: text.length };
  });
  return { text, places };
}
