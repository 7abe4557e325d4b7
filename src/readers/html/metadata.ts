/** What a page says of itself: JSON-LD (schema.org), OpenGraph and other meta elements, time elements, links. */
import { writtenDates } from '../../language/written-dates.ts';
import bylines from '../../lexicon/en/bylines.json' with { type: 'json' };
import type { Given } from '../../model/document.ts';
import { isIsoDate } from '../../text/iso-date.ts';

/** What the page states, and the article's text where its linked data has it. */
export type PageFacts = { readonly given: Given; readonly body: string | undefined };

type Json = Readonly<Record<string, unknown>>;

/** Meta elements by what they say, the most trusted first. */
const META_NAMES = {
  title: [
    'og:title',
    'twitter:title',
    'parsely-title',
    'sailthru.title',
    'dc.title',
    'dcterms.title',
    'citation_title',
    'headline',
  ],
  byline: [
    'author',
    'parsely-author',
    'sailthru.author',
    'article:author_name',
    'byl',
    'dc.creator',
    'dcterms.creator',
    'article:author',
    'citation_author',
    'cxenseparse:author',
    'twitter:creator_name',
    'authors',
    'weibo: article:author',
  ],
  outlet: [
    'og:site_name',
    'application-name',
    'al:ios:app_name',
    'twitter:app:name:iphone',
    'dc.publisher',
    'publisher',
    'article:publisher_name',
  ],
  published: [
    'article:published_time',
    'og:article:published_time',
    'article:published',
    'datepublished',
    'og:published_time',
    'parsely-pub-date',
    'sailthru.date',
    'pubdate',
    'publishdate',
    'publish-date',
    'publish_date',
    'published_time',
    'publication_date',
    'article.published',
    'dc.date.issued',
    'dcterms.issued',
    'dc.date',
    'dcterms.date',
    'dcterms.created',
    'dc.date.created',
    'citation_publication_date',
    'citation_date',
    'article:date',
    'article_date_original',
    'cxenseparse:recs:publishtime',
    'date',
    'timestamp',
    'originalpublicationdate',
    'bt:pubdate',
    'analyticsattributes.articledate',
    'article:published_date',
  ],
  modified: [
    'article:modified_time',
    'og:article:modified_time',
    'datemodified',
    'og:updated_time',
    'article:modified',
    'lastmod',
    'last-modified',
    'dcterms.modified',
    'dc.date.modified',
    'article:modified_date',
  ],
} as const;

/** What content systems put where no author is known. */
const nobody = new Set(bylines.entries.nobody);
const ARTICLE_TYPE =
  /(?:Article|BlogPosting|Report|LiveBlogPosting|Review|OpinionNewsArticle|NewsMediaPage)$/;

/** Everything the page states in mark-up; a value that it does not state is left out. */
export function statedByPage(document: Document): PageFacts {
  const metas = metaValues(document);
  const article = articleOf(linkedData(document));
  const body = stringOf(article?.articleBody);
  const first = (field: keyof typeof META_NAMES): string | undefined => {
    for (const name of META_NAMES[field]) {
      const value = metas.get(name);
      if (value !== undefined) return value;
    }
    return undefined;
  };
  const outlet = first('outlet') ?? nameOf(article?.publisher);
  const url =
    document.querySelector('link[rel="canonical"]')?.getAttribute('href') ??
    metas.get('og:url') ??
    stringOf(article?.url);
  const given: Record<string, string | undefined> = {
    title: titleOf(document, [first('title'), stringOf(article?.headline)], outlet),
    outlet: outlet === undefined ? undefined : tidy(outlet),
    byline: bylineOf(namesOf(article?.author), first('byline'), outlet),
    url: url !== undefined && /^https?:\/\/[^\s]+$/i.test(url) ? url : undefined,
    published:
      isoOf(stringOf(article?.datePublished)) ?? isoOf(first('published')) ?? publishedElement(document),
    modified: isoOf(stringOf(article?.dateModified)) ?? isoOf(first('modified')),
  };
  const known = Object.entries(given).filter(([, value]) => value !== undefined && value !== '');
  return { given: Object.fromEntries(known) as Given, body };
}

function metaValues(document: Document): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const element of document.querySelectorAll('meta')) {
    const content = element.getAttribute('content')?.trim();
    if (!content) continue;
    for (const attribute of ['property', 'name', 'itemprop']) {
      for (const name of (element.getAttribute(attribute) ?? '').toLowerCase().split(/\s+(?=\S)/)) {
        if (name !== '' && !values.has(name)) values.set(name, content);
      }
    }
  }
  return values;
}

function linkedData(document: Document): Json[] {
  const found: Json[] = [];
  const collect = (value: unknown, depth: number): void => {
    if (depth > 6 || value === null || typeof value !== 'object') return;
    if (Array.isArray(value)) for (const item of value.slice(0, 200)) collect(item, depth + 1);
    else {
      found.push(value as Json);
      for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'itemListElement'])
        collect((value as Json)[key], depth + 1);
    }
  };
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const text = (script.textContent ?? '')
      .replace(/^\s*<!(?:--|\[CDATA\[)|(?:\]\]>|-->)\s*$/g, '')
      .replace(/[\n\r\t]/g, ' ');
    try {
      collect(JSON.parse(text), 0);
    } catch {
      // A page’s broken linked data says nothing.
    }
  }
  return found;
}

function articleOf(items: readonly Json[]): Json | undefined {
  return items.find((item) =>
    [item['@type']].flat().some((type) => typeof type === 'string' && ARTICLE_TYPE.test(type)),
  );
}

function stringOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return stringOf(value[0]);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function nameOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return nameOf(value[0]);
  if (value !== null && typeof value === 'object') return stringOf((value as Json).name);
  return stringOf(value);
}

function namesOf(value: unknown): string | undefined {
  const names = [value]
    .flat()
    .map(nameOf)
    .filter((name) => name !== undefined);
  return names.length === 0 ? undefined : [...new Set(names)].join(', ');
}

/** Entities that were escaped twice, and white space. */
function tidy(text: string): string {
  return text
    .replace(/&(?:amp;)?(?:#0?39|apos|rsquo);/g, '’')
    .replace(/&(?:amp;)?(?:quot|#34);/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/&nbsp;/g, ' ')
    .replace(/<[^>]{0,80}>/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The heading that a stated title contains, else the stated title without the site’s name. */
function titleOf(
  document: Document,
  stated: readonly (string | undefined)[],
  outlet: string | undefined,
): string | undefined {
  const own = tidy(document.querySelector('title')?.textContent ?? '');
  const candidates = [...stated.filter((one) => one !== undefined).map(tidy), own].filter(
    (one) => one !== '',
  );
  const headings = [...document.querySelectorAll('h1')]
    .map((element) => tidy(element.textContent ?? ''))
    .filter((one) => one.length > 3);
  for (const candidate of candidates) {
    const heading = headings.find((one) => plain(one) === plain(candidate));
    if (heading !== undefined) return heading;
  }
  for (const candidate of candidates) {
    const inner = headings.find((one) => one.split(' ').length >= 3 && plain(candidate).includes(plain(one)));
    if (inner !== undefined) return inner;
  }
  // Where nothing on the page repeats the linked data's headline, it may be a description.
  const best =
    candidates.find((one) => own === '' || one === own || plain(own).includes(plain(one))) ?? candidates[0];
  if (best === undefined) return headings.length === 1 ? headings[0] : undefined;
  return withoutSite(best, outlet, document);
}

function withoutSite(title: string, outlet: string | undefined, document: Document): string {
  const host = hostOf(document);
  const parts = title.split(/\s+[|·•»:—–-]+\s+|\s*\|\s*/);
  if (parts.length < 2) return title;
  const isSite = (part: string): boolean => {
    const name = plain(part);
    const joined = name.replaceAll(' ', '');
    return (
      (outlet !== undefined && (name === plain(outlet) || plain(outlet).includes(name))) ||
      (joined.length > 3 && host.includes(joined))
    );
  };
  let end = title.length;
  let start = 0;
  for (let i = parts.length - 1; i > 0 && isSite(parts[i]!); i--) end = title.lastIndexOf(parts[i]!, end - 1);
  if (isSite(parts[0]!)) start = title.indexOf(parts[1]!, parts[0]!.length);
  const kept = start < end ? title.slice(start, end).replace(/[\s|·•»:—–-]+$/, '') : '';
  if (kept !== title && kept.split(' ').length >= 2) return kept;
  const last = /^(.*\S)\s+(?:[|·•»—]|[–-](?=\s))\s+([^|·•»—–]{2,40})$/u.exec(title);
  const isSuffix = last !== null && last[2]!.split(' ').length <= 4 && last[1]!.split(' ').length >= 4;
  return isSuffix ? last[1]!.replace(/[\s|·•»:—–-]+$/, '') : title;
}

function hostOf(document: Document): string {
  const url =
    document.querySelector('link[rel="canonical"]')?.getAttribute('href') ??
    document.querySelector('meta[property="og:url"]')?.getAttribute('content') ??
    '';
  return URL.canParse(url) ? new URL(url).hostname.replace(/[^a-z0-9]/g, '') : '';
}

function bylineOf(
  linked: string | undefined,
  meta: string | undefined,
  outlet: string | undefined,
): string | undefined {
  for (const value of [linked, meta]) {
    if (value === undefined || /^(?:https?:|\/|www\.|@)/i.test(value) || value.length > 200) continue;
    const names = tidy(value).replace(/^by\s+/i, '');
    if (/\p{L}/u.test(names) && writtenDates(names).length === 0 && !nobody.has(names.toLowerCase())) {
      if (outlet !== undefined && linked === undefined && plain(names) === plain(outlet)) continue;
      return names;
    }
  }
  return undefined;
}

/** A date as ISO 8601; undefined where it cannot be read with certainty. */
export function isoOf(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const compact = /^(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)\d*Z?)?$/.exec(value.trim());
  const text = compact === null ? value.trim() : `${compact[1]}-${compact[2]}-${compact[3]}`;
  const iso = text
    .replace(/^(\d{4}-\d\d-\d\d)\s+(?=\d)/, '$1T')
    .replace(/\s+(?=(?:[+-]\d\d:?\d\d|Z)$)/, '')
    .replace(/([+-]\d\d)(\d\d)$/, (all, hours: string, minutes: string, at: number) =>
      at > 11 ? `${hours}:${minutes}` : all,
    )
    .replace(/\s*(?:UTC|GMT)$/, 'Z');
  if (/^\d{4}-\d\d-\d\d/.test(iso) && isIsoDate(iso)) return iso;
  return writtenDates(text).find(({ precision }) => precision !== 'month')?.value;
}

/** The date that an element marks as the publication’s. */
function publishedElement(document: Document): string | undefined {
  const marked = document.querySelector('[itemprop~="datePublished"], time[pubdate]');
  if (marked === null) return undefined;
  return isoOf(
    marked.getAttribute('datetime') ?? marked.getAttribute('content') ?? marked.textContent ?? undefined,
  );
}
