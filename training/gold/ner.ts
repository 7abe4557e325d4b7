/**
 * Named entities of the shared gold, as texts with typed spans: CrossNER, GUM and the CoreNLP names of PolNeAR; and the
 * proper nouns of EWT, whose types nobody has marked.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { TAGGED_TYPES, type TaggedType } from '../../src/language/names-labels.ts';
import { LEXICON, lexiconBits, phraseBits } from '../../src/language/names-lexicon.ts';
import demonyms from '../../src/lexicon/en/demonyms.json' with { type: 'json' };
import nameKinds from '../../src/lexicon/en/name-kinds.json' with { type: 'json' };
import roles from '../../src/lexicon/en/roles.json' with { type: 'json' };
import titles from '../../src/lexicon/en/titles.json' with { type: 'json' };
import { bySpan, type Span } from '../../src/text/span.ts';

/** A name and the types it may have: several where the source does not settle it. */
export type GoldName = Span & { readonly types: readonly TaggedType[] };

export type NamedText = {
  readonly id: string;
  readonly source: 'crossner' | 'gum' | 'silver' | 'ewt';
  readonly text: string;
  /** In order, without overlaps. */
  readonly names: readonly GoldName[];
  /** Words that belong to a name of any type and extent. */
  readonly inside?: readonly Span[];
  /** Stretches where the source says nothing: a name or none. */
  readonly open: readonly Span[];
};

const ANY: readonly TaggedType[] = TAGGED_TYPES;

// ---------------------------------------------------------------------------------------------- CrossNER

const CROSSNER: Readonly<Record<string, TaggedType>> = {
  politician: 'person',
  person: 'person',
  politicalparty: 'organization',
  organisation: 'organization',
  country: 'place',
  location: 'place',
  election: 'event',
  event: 'event',
  misc: 'other',
};

const SENTENCES_PER_TEXT = 40;

/** Sentences of a CrossNER file, 40 to a text. Demonyms are "misc" there; here they are no names. */
export function crossner(file: string, id: string): NamedText[] {
  const blocks = readFileSync(file, 'utf8').split(/\r?\n\s*\r?\n/);
  const sentences = blocks.map((block) =>
    block
      .split(/\r?\n/)
      .filter((line) => line.includes('\t'))
      .map((line) => line.split('\t') as [string, string]),
  );
  const texts: NamedText[] = [];
  for (let first = 0; first < sentences.length; first += SENTENCES_PER_TEXT) {
    let text = '';
    const names: GoldName[] = [];
    for (const rows of sentences.slice(first, first + SENTENCES_PER_TEXT)) {
      if (rows.length === 0) continue;
      if (text !== '') text += '\n\n';
      const laid = layOut(rows.map(([word]) => word));
      names.push(...bioNames(rows, laid.offsets, text.length));
      text += laid.text;
    }
    texts.push({
      id: `${id}-${texts.length + 1}`,
      source: 'crossner',
      text,
      names: names.filter((name) => !isDemonym(text.slice(name.start, name.end))),
      open: [],
    });
  }
  return texts;
}

function bioNames(
  rows: readonly (readonly [string, string])[],
  offsets: readonly Span[],
  base: number,
): GoldName[] {
  const names: { start: number; end: number; types: readonly TaggedType[] }[] = [];
  rows.forEach(([, tag], i) => {
    if (tag === 'O') return;
    const type = CROSSNER[tag.slice(2)] ?? 'other';
    const { start, end } = offsets[i]!;
    if (tag.startsWith('B') || names.length === 0) {
      names.push({ start: base + start, end: base + end, types: [type] });
    } else names.at(-1)!.end = base + end;
  });
  return names;
}

/** Joins words to a text: no space before closing marks and clitics, none after opening ones. */
function layOut(words: readonly string[]): { text: string; offsets: Span[] } {
  let text = '';
  let glue = true;
  let open = false;
  const offsets = words.map((word) => {
    const closing = word === '”' || (word === '"' && open);
    if (word === '"') open = !open;
    const left = glue || closing || /^([,.;:!?%)\]}]|\.\.+|…|n't|['’](s|S|re|ve|ll|d|m|t)?|\/)$/.test(word);
    if (!left) text += ' ';
    const start = text.length;
    text += word;
    glue = /^[([{$£€#/]$/.test(word) || (/^["“”]$/.test(word) && !closing);
    return { start, end: text.length };
  });
  return { text, offsets };
}

// ---------------------------------------------------------------------------------------------- CoNLL-U

export type Row = {
  readonly form: string;
  readonly pos: string;
  readonly head: number;
  readonly rel: string;
  readonly misc: string;
  readonly start: number;
  readonly end: number;
};

type ConlluDocument = { readonly id: string; readonly text: string; readonly sentences: readonly Row[][] };

/** Documents of a CoNLL-U file, sentences joined by a space, paragraphs by a blank line; rows carry offsets. */
export function conlluDocuments(file: string): ConlluDocument[] {
  const documents: { id: string; text: string; sentences: Row[][] }[] = [];
  for (const block of readFileSync(file, 'utf8').split(/\r?\n\r?\n/)) {
    const lines = block.split(/\r?\n/);
    const text = lines.find((line) => line.startsWith('# text = '))?.slice(9);
    const id = lines.find((line) => line.startsWith('# newdoc id'))?.split('= ')[1];
    if (id !== undefined) documents.push({ id, text: '', sentences: [] });
    const document = documents.at(-1);
    if (text === undefined || document === undefined) continue;
    if (document.text !== '') {
      document.text += lines.some((line) => line.startsWith('# newpar')) ? '\n\n' : ' ';
    }
    document.sentences.push(rowsOf(lines, text, document.text.length));
    document.text += text;
  }
  return documents;
}

function rowsOf(lines: readonly string[], text: string, base: number): Row[] {
  const rows: Row[] = [];
  let at = 0;
  for (const line of lines) {
    const cells = line.split('\t');
    if (cells.length < 10 || !/^\d+$/.test(cells[0]!)) continue;
    const found = text.indexOf(cells[1]!, at);
    // Parts of a contracted word that is written otherwise ("gonna") stand where the text goes on.
    const start = found >= 0 && found - at < 3 ? found : at;
    const end = found >= 0 && found - at < 3 ? start + cells[1]!.length : start;
    at = end;
    rows.push({
      form: cells[1]!,
      pos: cells[3]!,
      head: Number(cells[6]) - 1,
      rel: cells[7]!,
      misc: cells[9]!,
      start: base + start,
      end: base + end,
    });
  }
  return rows;
}

// ---------------------------------------------------------------------------------------------- GUM

/** Genres whose licence allows a shipped model (the others are non-commercial). */
const GUM_GENRES = [
  'academic',
  'bio',
  'court',
  'interview',
  'news',
  'voyage',
  'speech',
  'textbook',
  'conversation',
  'vlog',
];

const GUM_TYPES: Readonly<Record<string, TaggedType>> = {
  person: 'person',
  organization: 'organization',
  place: 'place',
  event: 'event',
  object: 'other',
  abstract: 'other',
};

/** GUM marks all noun phrases; those whose head is a proper noun give the names, cut to the words of the name. */
export function gum(file: string): NamedText[] {
  return conlluDocuments(file)
    .filter(({ id }) => GUM_GENRES.some((genre) => id.startsWith(`GUM_${genre}_`)))
    .map(({ id, text, sentences }) => {
      const names = sentences.flatMap((rows) => gumNames(rows));
      return { id, source: 'gum' as const, text, names: withoutOverlaps(names), open: [] };
    });
}

function gumNames(rows: readonly Row[]): GoldName[] {
  const stack: { type: string; from: number }[] = [];
  const names: GoldName[] = [];
  rows.forEach((row, i) => {
    const entity = /Entity=([^|]*)/.exec(row.misc)?.[1];
    if (entity === undefined) return;
    for (const [part] of entity.matchAll(/\((\d+)-([a-z]+)-[^()]*\)?|(\d+)(\[[^\]]*\])?\)/g)) {
      if (part.startsWith('(')) stack.push({ type: part.split('-')[1]!, from: i });
      if (part.endsWith(')')) {
        const open = stack.pop();
        const name = open && gumName(rows, open.from, i, open.type);
        if (name) names.push(name);
      }
    }
  });
  return names;
}

const LOWER_INSIDE = new Set([
  'of',
  'the',
  'and',
  'for',
  'de',
  'del',
  'la',
  'von',
  'van',
  'der',
  'bin',
  'al',
  'in',
  'on',
  'to',
  '&',
  "'s",
  '’s',
  '-',
  'du',
  'des',
  'le',
  'da',
  'di',
  'dos',
  'y',
  'et',
]);
const ROLES = new Set([...roles.entries.neutral, ...roles.entries.male, ...roles.entries.female]);
const TITLES = new Set([...Object.keys(titles.entries.courtesy), ...titles.entries.office]);

/** The name inside the entity `from` … `to`: the words about its head that are proper, or undefined where the head is none. */
function gumName(rows: readonly Row[], from: number, to: number, type: string): GoldName | undefined {
  const tagged = GUM_TYPES[type];
  if (tagged === undefined) return undefined;
  let head = from;
  while (rows[head]!.head >= from && rows[head]!.head <= to) head = rows[head]!.head;
  const proper = (i: number): boolean =>
    rows[i]!.pos === 'PROPN' || (/^\p{Lu}/u.test(rows[i]!.form) && i > 0);
  if (rows[head]!.pos !== 'PROPN' && !(proper(head) && proper(from) && to > from)) return undefined;
  let first = head;
  while (first > from && (proper(first - 1) || rows[first - 1]!.form === '-')) first--;
  let last = head;
  for (;;) {
    let next = last + 1;
    while (next <= to && next < last + 4 && tagged !== 'person' && LOWER_INSIDE.has(rows[next]!.form)) next++;
    if (next > to || !(proper(next) || /^\p{N}+$/u.test(rows[next]!.form) || rows[next]!.form === '-')) break;
    if (rows[next]!.form === ',') break;
    last = next;
  }
  while (first < last && (/^(the|a|an)$/i.test(rows[first]!.form) || rows[first]!.pos === 'DET')) first++;
  if (tagged === 'person') while (first < last && TITLES.has(rows[first]!.form)) first++;
  const words = rows.slice(first, last + 1).map((row) => row.form);
  const name = words.join(' ');
  if (isCalendar(words) || isDemonym(name) || /^(https?:|www\.)|\.(com|org|net)$/.test(name))
    return undefined;
  // "Queen", "Father" and "Members" alone are roles, not names.
  if (tagged === 'person' && words.length === 1 && (TITLES.has(name) || ROLES.has(name.toLowerCase())))
    return undefined;
  // A country that acts is an organization in GUM; here it stays a place.
  const known = lexiconBits(name.toLowerCase()) | phraseBits(name.toLowerCase());
  const shown = tagged === 'organization' && known & LEXICON.country ? 'place' : tagged;
  return { start: rows[first]!.start, end: rows[last]!.end, types: [shown] };
}

// ---------------------------------------------------------------------------------------------- EWT

/** Proper nouns in EWT are part of a name whose type and extent are not marked; other words are no names. */
export function ewt(file: string): NamedText[] {
  return conlluDocuments(file).map(({ id, text, sentences }) => {
    const inside: Span[] = [];
    const open: Span[] = [];
    for (const rows of sentences) {
      rows.forEach((row, i) => {
        const { start, end } = row;
        if (row.pos === 'PROPN') {
          const named =
            !isCalendar([row.form]) &&
            !TITLES.has(row.form) &&
            !/[@/\d]|\.(com|org|net|doc|xls)/.test(row.form);
          (named ? inside : open).push({ start, end });
        } else if (JOINTS.test(row.form) && (rows[i - 1]?.pos === 'PROPN' || rows[i + 1]?.pos === 'PROPN')) {
          // What stands beside a proper noun ("University of Iowa") may belong to the name.
          open.push({ start, end });
        }
      });
    }
    return { id, source: 'ewt' as const, text, names: [], inside, open };
  });
}
const JOINTS = /^(of|and|the|for|&|-|'s|\.|,)$/i;

// ---------------------------------------------------------------------------------------------- silver

const SILVER: Readonly<Record<string, TaggedType>> = {
  PERSON: 'person',
  ORGANIZATION: 'organization',
  LOCATION: 'place',
};

type SilverToken = [start: number, end: number, tag: string, name: string, head: number, rel: string];
type SilverRow = { id: string; sentences: SilverToken[][] };

/** The PolNeAR training articles with the names CoreNLP found, titles cut off and demonyms left out. */
export function silver(gold: string): NamedText[] {
  const file = join(gold, 'silver', 'polnear-corenlp-train.jsonl.gz');
  if (!existsSync(file)) return [];
  const read = gunzipSync(readFileSync(file))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { id, sentences } = JSON.parse(line) as SilverRow;
      const text = readFileSync(join(gold, 'polnear', 'train', 'text', id), 'utf8');
      const names: GoldName[] = [];
      const open: Span[] = [];
      for (const sentence of sentences) silverNames(text, sentence, names, open);
      return { id, sentences, text, names, open };
    });
  const known = knownSurnames(read);
  return read.map(({ id, sentences, text, names, open }) => {
    withSurnames(text, sentences, names, open, known);
    return { id, source: 'silver' as const, text, names: withoutOverlaps(names), open };
  });
}

/** Surnames that many articles give with a first name, and that alone are mostly read as people. */
function knownSurnames(
  read: readonly { readonly text: string; readonly names: readonly GoldName[] }[],
): ReadonlySet<string> {
  const articles = new Map<string, number>();
  const alone = new Map<string, [person: number, all: number]>();
  for (const { text, names } of read) {
    for (const surname of surnamesIn(text, names)) articles.set(surname, (articles.get(surname) ?? 0) + 1);
    for (const { start, end, types } of names) {
      const name = text.slice(start, end);
      if (name.includes(' ')) continue;
      const count = alone.get(name) ?? [0, 0];
      count[0] += types[0] === 'person' ? 1 : 0;
      count[1]++;
      alone.set(name, count);
    }
  }
  const sure = [...articles].filter(([surname, count]) => {
    const [person, all] = alone.get(surname) ?? [0, 1];
    return count >= 5 && person / all > 0.4;
  });
  return new Set(sure.map(([surname]) => surname));
}

/** Last words of the people whom a text names in full. */
function surnamesIn(text: string, names: readonly GoldName[]): Set<string> {
  const full = names.map(({ start, end, types }) =>
    types[0] === 'person' ? text.slice(start, end).split(/\s+/) : [],
  );
  return new Set(full.filter((words) => words.length > 1).map((words) => words.at(-1)!));
}

function silverNames(text: string, sentence: readonly SilverToken[], names: GoldName[], open: Span[]): void {
  for (let i = 0; i < sentence.length; i++) {
    const kind = sentence[i]![3];
    let last = i;
    while (last + 1 < sentence.length && sentence[last + 1]![3] === kind) last++;
    if (kind === 'MISC') {
      const span = { start: sentence[i]![0], end: sentence[last]![1] };
      if (!isDemonym(text.slice(span.start, span.end))) open.push(span);
    }
    const type = SILVER[kind];
    if (type !== undefined) {
      let first = i;
      while (first < last && type === 'person' && TITLES.has(text.slice(...range(sentence[first]!)))) first++;
      const span = { start: sentence[first]![0], end: sentence[last]![1] };
      if (text.slice(span.start, span.end).includes('\n')) open.push(span);
      else names.push({ ...span, types: [type] });
    }
    i = last;
  }
}

/** A surname alone is the person that the article, or many articles, name in full, whatever the machine made of it. */
function withSurnames(
  text: string,
  sentences: readonly SilverToken[][],
  names: GoldName[],
  open: Span[],
  known: ReadonlySet<string>,
): void {
  const own = surnamesIn(text, names);
  const lone = new Map<number, number>();
  const capital = (token: SilverToken | undefined): boolean =>
    token !== undefined &&
    /^[\p{Lu}\p{N}]/u.test(text.slice(token[0], token[0] + 1)) &&
    !TITLES.has(text.slice(...range(token)));
  for (const sentence of sentences) {
    sentence.forEach((token, i) => {
      const word = text.slice(...range(token));
      if (!own.has(word) && !known.has(word)) return;
      if (capital(sentence[i + 1]) || capital(sentence[i - 1])) return;
      lone.set(token[0], token[1]);
    });
  }
  const covered = (span: Span): boolean => lone.get(span.start) === span.end;
  for (const list of [names, open]) {
    for (let k = list.length - 1; k >= 0; k--) {
      // A longer machine name over a surname ("In Harlow") gives way only where it is that word.
      if (covered(list[k]!)) list.splice(k, 1);
    }
  }
  const taken = [...names, ...open].sort(bySpan);
  for (const [start, end] of lone) {
    if (!taken.some((span) => span.start < end && start < span.end))
      names.push({ start, end, types: ['person'] });
  }
}

const range = (token: SilverToken): [number, number] => [token[0], token[1]];

// ---------------------------------------------------------------------------------------------- shared

const DEMONYMS = new Set(
  [...Object.keys(demonyms.entries.adjectives), ...Object.keys(demonyms.entries.people)].flatMap((word) => [
    word,
    `${word}s`,
  ]),
);
const CALENDAR = new Set(nameKinds.entries.months);

/** Whether a name is only an adjective or a noun of a country, people or religion. */
export function isDemonym(name: string): boolean {
  return DEMONYMS.has(name) || name.split('-').every((part) => DEMONYMS.has(part));
}

const isCalendar = (words: readonly string[]): boolean =>
  words.every((word) => CALENDAR.has(word) || /^\d+$/.test(word));

/** In order; of overlapping names the longer stays. */
function withoutOverlaps(names: readonly GoldName[]): GoldName[] {
  const kept: GoldName[] = [];
  for (const name of [...names].sort(bySpan)) {
    const before = kept.at(-1);
    if (before === undefined || before.end <= name.start) kept.push(name);
    else if (name.end - name.start > before.end - before.start) kept[kept.length - 1] = name;
  }
  return kept;
}

export { ANY as ANY_TYPE };
