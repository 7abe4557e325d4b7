/** Coreference of the shared gold: GUM news and the MEANTIME articles, as texts with clusters of mentions of named entities. */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Span } from '../../src/text/span.ts';
import { conlluDocuments, type Row } from './ner.ts';

/** A mention: its whole phrase, the head word that a found mention must hold, and the cluster it belongs to. */
export type GoldMention = Span & {
  readonly head: Span;
  readonly cluster: string;
  readonly form: 'name' | 'nominal' | 'pronoun';
};

export type CorefText = {
  readonly id: string;
  readonly text: string;
  readonly mentions: readonly GoldMention[];
  /** Where the annotation ends; later mentions are not counted. */
  readonly until: number;
};

const FIRST_AND_SECOND =
  /^(i|me|my|mine|myself|you|your|yours|yourself|yourselves|we|us|our|ours|ourselves)$/i;

/** The clusters that hold a name: people, organizations and places that are named in the text. */
function namedOnly(mentions: readonly GoldMention[], text: string): GoldMention[] {
  const named = new Set(mentions.filter(({ form }) => form === 'name').map(({ cluster }) => cluster));
  return mentions.filter(
    (one) => named.has(one.cluster) && !FIRST_AND_SECOND.test(text.slice(one.head.start, one.head.end)),
  );
}

/** GUM documents of one genre ("news"). */
export function gumCoreference(file: string, genre: string): CorefText[] {
  return conlluDocuments(file)
    .filter(({ id }) => id.startsWith(`GUM_${genre}_`))
    .map(({ id, text, sentences }) => {
      const mentions = sentences.flatMap((rows) => gumMentions(rows));
      return { id, text, mentions: namedOnly(mentions, text), until: text.length };
    });
}

function gumMentions(rows: readonly Row[]): GoldMention[] {
  const stack: { id: string; type: string; from: number }[] = [];
  const found: GoldMention[] = [];
  rows.forEach((row, i) => {
    const entity = /Entity=([^|]*)/.exec(row.misc)?.[1];
    if (entity === undefined) return;
    for (const [part] of entity.matchAll(/\((\d+)-([a-z]+)-[^()]*\)?|(\d+)(\[[^\]]*\])?\)/g)) {
      if (part.startsWith('(')) {
        const [id, type] = part.slice(1).split('-') as [string, string];
        stack.push({ id, type, from: i });
      }
      if (!part.endsWith(')')) continue;
      const open = stack.pop();
      if (open && /^(person|organization|place)$/.test(open.type)) {
        found.push(gumMention(rows, open.from, i, open.id));
      }
    }
  });
  return found;
}

function gumMention(rows: readonly Row[], from: number, to: number, cluster: string): GoldMention {
  let head = from;
  while (rows[head]!.head >= from && rows[head]!.head <= to) head = rows[head]!.head;
  const { pos, start, end } = rows[head]!;
  const form = pos === 'PROPN' ? 'name' : pos === 'PRON' ? 'pronoun' : 'nominal';
  return { start: rows[from]!.start, end: rows[to]!.end, head: { start, end }, cluster, form };
}

/**
 * The MEANTIME articles. Only the first sentences of each are annotated. Clusters are named by the document's own entity (`m_id`), or
 * by the corpus's (`instance_id`), which other documents share.
 */
export function meantime(folder: string, named: 'm_id' | 'instance_id' = 'm_id'): CorefText[] {
  return globSync(join(folder, '*.xml'))
    .sort()
    .map((file) => meantimeText(basename(file, '.xml'), readFileSync(file, 'utf8'), named));
}

function meantimeText(id: string, xml: string, named: 'm_id' | 'instance_id'): CorefText {
  let text = '';
  let last = -1;
  const tokens = new Map<string, Span>();
  for (const [, sentence, number, raw] of xml.matchAll(
    /<token[^>]*sentence="(\d+)"[^>]*t_id="(\d+)"[^>]*>([^<]*)</g,
  )) {
    const word = unescaped(raw!);
    const next = Number(sentence);
    const glued = text === '' || /^([,.;:!?%)\]]|'s|n't|'|'')$/.test(raw!) || /[($[]$/.test(text);
    if (last >= 0 && next !== last) text += next <= 2 ? '\n\n' : ' ';
    else if (!glued) text += ' ';
    last = next;
    tokens.set(number!, { start: text.length, end: text.length + word.length });
    text += word;
  }
  const clusterOf = new Map<string, string>();
  for (const [, body] of xml.matchAll(/<REFERS_TO[^>]*>([\s\S]*?)<\/REFERS_TO>/g)) {
    const target = /<target m_id="(\d+)"/.exec(body!)?.[1];
    for (const [, source] of body!.matchAll(/<source m_id="(\d+)"/g)) clusterOf.set(source!, target!);
  }
  const types = new Map(
    [...xml.matchAll(/<ENTITY [^>]*ent_type="([A-Z]*)"[^>]*m_id="(\d+)"/g)].map(([, type, m]) => [m!, type!]),
  );
  const instances = new Map(
    [...xml.matchAll(/<ENTITY [^>]*instance_id="([^"]*)"[^>]*m_id="(\d+)"/g)].map(([, instance, m]) => [
      m!,
      instance!,
    ]),
  );
  const mentions: GoldMention[] = [];
  for (const [, m, kind, body] of xml.matchAll(
    /<ENTITY_MENTION[^>]*m_id="(\d+)"[^>]*syntactic_type="([A-Z.]*)"[^>]*>([\s\S]*?)<\/ENTITY_MENTION>/g,
  )) {
    const cluster = clusterOf.get(m!);
    const anchors = [...body!.matchAll(/t_id="(\d+)"/g)].map(([, t]) => tokens.get(t!)!).filter(Boolean);
    if (cluster === undefined || anchors.length === 0 || !/^(PER|ORG|LOC)$/.test(types.get(cluster) ?? ''))
      continue;
    const form = kind!.startsWith('PRO') ? 'pronoun' : kind === 'NAM' ? 'name' : 'nominal';
    mentions.push({
      start: anchors[0]!.start,
      end: anchors.at(-1)!.end,
      head: anchors.at(-1)!,
      cluster: named === 'm_id' ? cluster : (instances.get(cluster) ?? `${id} ${cluster}`),
      form,
    });
  }
  const until = Math.max(0, ...mentions.map(({ end }) => end));
  return { id, text, mentions: namedOnly(mentions, text), until };
}

function unescaped(word: string): string {
  const plain = word
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
  return plain === '``' || plain === "''" ? '"' : plain;
}
