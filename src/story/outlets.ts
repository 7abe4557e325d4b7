/** Names under which outlets and agencies are credited, and which outlets a document is of. */
import lexicon from '../lexicon/en/news-outlets.json' with { type: 'json' };
import type { AnnotatedDocument } from '../model/layers.ts';
import type { Span } from '../text/span.ts';

const { aliases, endings, openings, whole, tails } = lexicon.entries;
const ALIAS: ReadonlyMap<string, string> = new Map(
  aliases.flatMap((names) => names.map((name) => [name, compact(names[0]!)] as const)),
);
const COMPACT: ReadonlyMap<string, string> = new Map([...ALIAS].map(([name, key]) => [compact(name), key]));
const DOMAINS: ReadonlySet<string> = new Set(lexicon.entries.domains);
/** Outlets whose texts others print under their own name. */
const AGENCIES: ReadonlySet<string> = new Set(lexicon.entries.agencies.map(compact));
const ENDINGS: ReadonlySet<string> = new Set(endings);
const OPENINGS: ReadonlySet<string> = new Set(openings);
const WHOLE: ReadonlySet<string> = new Set(whole);
/** What may follow the name: "the Xinhua news agency". */
const TAIL = new RegExp(`\\s+(?:${[...tails].sort((a, b) => b.length - a.length).join('|')})$`);

function compact(name: string): string {
  return name.replace(/[^\p{L}\p{N}]+/gu, '');
}

/**
 * The key of the outlet or agency that a name stands for, null where it is none. Different names of one outlet have one key; the
 * letters of the name as a rule, so that it can be compared with the host of an address.
 */
export function outletKey(name: string): string | null {
  if (!/\p{Lu}/u.test(name) || name.length > 60) return null;
  const definite = /^the\s/i.test(name);
  const lower = name
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/^the\s+/, '')
    .replace(/'s?$/, '')
    .trim();
  const short = lower.replace(TAIL, '');
  for (const one of [lower, short]) {
    const key = ALIAS.get(one);
    if (key !== undefined) return key;
  }
  const words = short.split(/\s+/);
  if (words.length === 1) return (definite || lower !== short) && WHOLE.has(short) ? compact(short) : null;
  return ENDINGS.has(words.at(-1)!) || OPENINGS.has(words[0]!) ? compact(short) : null;
}

/** Whether a key is one common word, which several outlets are called by. */
export const isBareKey = (key: string): boolean => WHOLE.has(key);

/** Keys by which others may credit the document's outlet: its stated name, the labels of its host. */
export function ownOutlets(document: AnnotatedDocument): ReadonlySet<string> {
  const { outlet, url } = document.layers.meta;
  const keys = new Set<string>();
  if (outlet) {
    const key = outletKey(outlet.value);
    if (key !== null) keys.add(key);
  }
  const labels =
    (url && /^https?:\/\/([^/:?#]+)/i.exec(url.value)?.[1]?.toLowerCase().split('.').slice(0, -1)) || [];
  if (labels.length > 1 && DOMAINS.has(labels.at(-1)!)) labels.pop();
  const label = labels.at(-1);
  if (label !== undefined && label.length > 1) {
    const plain = compact(label).replace(/^the(?=.{4})/, '');
    keys.add(ALIAS.get(plain) ?? COMPACT.get(plain) ?? plain);
  }
  return keys;
}

/** Longest run of capitalised words in a byline, UTF-16 units. */
const LONGEST_CREDIT = 200;

export type Byline = { readonly key: string; readonly span: Span };

/** The agency that a document's byline, dateline or first line in brackets gives it to; null where none does. */
export function agencyOf(document: AnnotatedDocument): Byline | null {
  const { text } = document.document;
  for (const region of document.layers.regions) {
    if (region.role !== 'byline' && region.role !== 'dateline') continue;
    for (const match of text
      .slice(region.start, region.end)
      .matchAll(/\p{Lu}[\p{L}\p{M}-]*(?:\s\p{Lu}[\p{L}\p{M}-]*)*/gu)) {
      // A long run of capitals is no credit line.
      if (match[0].length > LONGEST_CREDIT) continue;
      const words = match[0].split(/\s/);
      for (let from = 0; from < words.length; from++) {
        const name = words.slice(from).join(' ');
        const key = outletKey(name);
        if (key === null || !AGENCIES.has(key)) continue;
        const start = region.start + match.index + match[0].length - name.length;
        return { key, span: { start, end: start + name.length } };
      }
    }
  }
  return null;
}
