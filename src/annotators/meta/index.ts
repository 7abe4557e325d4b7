/**
 * What the text or its reader states about the document: title, outlet, byline, address, language, dates. Each value with
 * the span that states it, or with its basis; what nobody states is null.
 */

import { languageOf } from '../../language/language-tag.ts';
import { isNewspaperName } from '../../language/outlet-names.ts';
import frontMatter from '../../lexicon/en/front-matter.json' with { type: 'json' };
import type { Region, Stated } from '../../model/annotation.ts';
import { defineAnnotator } from '../../model/stages.ts';
import { type Span, trim } from '../../text/span.ts';
import { bylineOf, outletOf } from './byline.ts';
import { datesOf } from './dates.ts';

type Field = 'title' | 'url' | 'byline' | 'outlet';
const fieldOf = new Map(
  Object.entries(frontMatter.entries).flatMap(([field, keys]) => keys.map((key) => [key, field] as const)),
);
/** Longest title in characters that may end with the name of a newspaper. */
const LONGEST = 400;

export const meta = defineAnnotator({
  name: 'meta',
  version: 4,
  needs: ['regions'],
  gives: 'meta',
  annotate(document, { regions }) {
    const { text, given } = document;
    const fields = fieldsOf(text, regions);
    const url = told(given.url) ?? fields.get('url') ?? null;
    const dates = datesOf(
      url === null ? document : { ...document, given: { ...given, url: url.value } },
      regions,
    );
    const byline =
      same(text, given.byline, regions, 'byline') ?? fields.get('byline') ?? bylineOf(text, regions);
    return {
      title: same(text, given.title, regions, 'title') ?? fields.get('title') ?? titleOf(text, regions),
      outlet:
        told(given.outlet) ??
        fields.get('outlet') ??
        outletOf(text, regions) ??
        paperBehind(text, regions)?.paper ??
        fromAddress(url),
      byline,
      url,
      language: given.language ?? languageOf(articleText(text, regions)),
      published: dates.published,
      modified: dates.modified,
    };
  },
});

function told(value: string | undefined): Stated | undefined {
  return value === undefined ? undefined : { value, basis: 'metadata' };
}

/** A given value, with the span of the first region of the role that says the same. */
function same(
  text: string,
  value: string | undefined,
  regions: readonly Region[],
  role: Region['role'],
): Stated | undefined {
  if (value === undefined) return undefined;
  const wanted = plain(value);
  for (const region of regions) {
    if (region.role !== role) continue;
    const own = text.slice(region.start, region.end);
    if (plain(own) === wanted) return { value: own, start: region.start, end: region.end, basis: 'stated' };
    const at = role === 'byline' ? own.indexOf(value) : -1;
    if (at >= 0)
      return { value, start: region.start + at, end: region.start + at + value.length, basis: 'stated' };
  }
  return told(value);
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The title without the name of a newspaper behind a mark, which pages add to it. */
function titleOf(text: string, regions: readonly Region[]): Stated | null {
  const region = regions.find(({ role }) => role === 'title');
  if (region === undefined) return null;
  const { start } = region;
  const end = paperBehind(text, regions)?.after ?? region.end;
  return { value: text.slice(start, end), start, end, basis: 'stated' };
}

/** The newspaper that a title names behind a mark ("Fire guts mill - The Orrin Courier"), and where the title proper ends. */
function paperBehind(
  text: string,
  regions: readonly Region[],
): { readonly after: number; readonly paper: Stated } | null {
  const region = regions.find(({ role }) => role === 'title');
  if (region === undefined || region.end - region.start > LONGEST) return null;
  const own = text.slice(region.start, region.end);
  const match = /^(\S+(?:\s+\S+){2,40}?)\s+[|–—-]\s+([^|–—]{3,50})$/u.exec(own);
  if (match === null || !isNewspaperName(match[2]!)) return null;
  const start = region.end - match[2]!.length;
  return {
    after: region.start + match[1]!.length,
    paper: { value: match[2]!, start, end: region.end, basis: 'stated' },
  };
}

/** Values of `key: value` lines before the article. */
function fieldsOf(text: string, regions: readonly Region[]): ReadonlyMap<Field, Stated> {
  const found = new Map<Field, Stated>();
  for (const { start, end, role } of regions) {
    if (role === 'body' || role === 'list') break;
    if (role !== 'boilerplate' && role !== 'byline') continue;
    const match = /^([A-Za-z][A-Za-z -]{1,20}):\s+(\S[^\n\r]*)$/.exec(text.slice(start, end));
    const field = match === null ? undefined : fieldOf.get(match[1]!.toLowerCase());
    if (match === null || (field !== 'title' && field !== 'url' && field !== 'byline' && field !== 'outlet'))
      continue;
    const span: Span = trim(text, { start: end - match[2]!.length, end });
    if (!found.has(field))
      found.set(field, { value: text.slice(span.start, span.end), ...span, basis: 'stated' });
  }
  return found;
}

/** The host of the address, which is what a URL says about its outlet; with its span where the text states the address. */
function fromAddress(url: Stated | null): Stated | null {
  if (url === null || !URL.canParse(url.value)) return null;
  const host = new URL(url.value).hostname.replace(/^www\d?\./, '');
  const at = url.value.toLowerCase().indexOf(host);
  if (host === '' || at < 0 || url.start === undefined)
    return host === '' ? null : { value: host, basis: 'url' };
  return { value: host, start: url.start + at, end: url.start + at + host.length, basis: 'url' };
}

function articleText(text: string, regions: readonly Region[]): string {
  let joined = '';
  for (const { start, end, role } of regions) {
    if (role !== 'body' && role !== 'list' && role !== 'title' && role !== 'deck') continue;
    joined += `${text.slice(start, Math.min(end, start + 6000))}\n`;
    if (joined.length > 6000) break;
  }
  return joined;
}
