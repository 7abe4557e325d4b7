/**
 * Passages that a document credits to another outlet or an agency: "The Courier reported that …", "…, Reuters reported", "she told the
 * Herald that …", "quoted by AFP". Their origin is the one credited, not the document that prints them.
 *
 * Only named outlets count: "on state television" says where something was said. A document's own outlet is no other.
 */
import lexicon from '../lexicon/en/news-outlets.json' with { type: 'json' };
import type { Attribution } from '../model/annotation.ts';
import type { Credit } from '../model/finding.ts';
import type { AnnotatedDocument } from '../model/layers.ts';
import { cover, overlapping, overlaps, type Span } from '../text/span.ts';
import { agencyOf, isBareKey, outletKey, ownOutlets } from './outlets.ts';
import { type Named, outletMeant, outletsIn } from './outlets-meant.ts';
import { termsOf } from './terms.ts';

/** A word that makes the medium of an utterance an outlet's own work: an interview given to it. */
const GIVEN = new RegExp(`\\b(?:${lexicon.entries.given.join('|')})\\b`, 'i');
const QUOTED_BY = new RegExp(`\\b(?:${lexicon.entries.passed.join('|')})\\s+(.{2,60})$`, 'i');

/** The outlet that an attribution credits with its content, and by which words; null where it credits none. */
function creditedBy(
  document: AnnotatedDocument,
  attribution: Attribution,
): { readonly named: Named; readonly words: Span; readonly why: string } | null {
  const { text } = document.document;
  const { source, cue, addressee, occasion } = attribution;
  if (addressee) {
    // A reporter of an outlet is its ear.
    // "Told the news agency Tass" may be parsed as two objects.
    const widened = { start: addressee.start, end: addressee.end + 2 };
    const named = outletsIn(document, widened)[0] ?? outletMeant(document, addressee);
    if (named) return { named, words: addressee, why: 'told' };
  }
  if (occasion && GIVEN.test(text.slice(occasion.start, occasion.end))) {
    const [named] = outletsIn(document, occasion);
    if (named) return { named, words: occasion, why: 'interview' };
  }
  for (const part of source) {
    const [named] = outletsIn(document, part);
    if (!named) {
      const meant = outletMeant(document, part);
      if (meant) return { named: meant, words: cue[0] ? cover([part, cue[0]]) : part, why: 'reported' };
      continue;
    }
    const words = text.slice(part.start, part.end);
    const passed = QUOTED_BY.exec(words);
    if (passed && part.end - passed[1]!.length <= named.start)
      return { named, words: { start: named.start, end: part.end }, why: 'quoted' };
    // The outlet itself speaks: its name is the source, but for an article, a noun before it or its newsroom.
    const before = text.slice(part.start, named.start).trim();
    const after = hasAside(document, named, part.end) ? '' : text.slice(named.end, part.end).trim();
    if (
      !joinsAnother(document, named) &&
      /^(?:[Tt]he|[Aa]n?|(?:[Tt]he |[Aa]n? )?\p{Ll}[\p{Ll}\s-]{0,30})?$/u.test(before) &&
      /^(?:\p{Ll}[\p{Ll}\s-]{0,24}|['’]s? \p{Ll}+)?$/u.test(after)
    ) {
      const [first] = cue;
      return { named, words: first ? cover([part, first]) : part, why: 'reported' };
    }
  }
  return null;
}

/** Characters between a name and the word after it at most, which is of no account here. */
const LONGEST_GAP = 4;

/** "The Gazette and police said": what two say is nobody's own. */
function joinsAnother({ layers }: AnnotatedDocument, named: Named): boolean {
  const [next] = overlapping(layers.tokens, { start: named.end, end: named.end + LONGEST_GAP });
  return next?.pos === 'CCONJ';
}

/** Whether a clause is set beside a name: "the Gazette, which …", "the Gazette, citing …". */
function hasAside({ document, layers }: AnnotatedDocument, named: Named, limit: number): boolean {
  if (!/^\s?[,(–—]/.test(document.text.slice(named.end, named.end + 2))) return false;
  return overlapping(layers.tokens, { start: named.end, end: limit }).some(({ rel, head }) => {
    const noun = /^(?:acl|advcl)/.test(rel) ? layers.tokens[head] : undefined;
    return noun !== undefined && overlaps(noun, named);
  });
}

/** All credits of a document, in order of what they credit; `outlets` are the keys of the story's documents. */
export function creditsOf(document: AnnotatedDocument, outlets: Iterable<string>): Credit[] {
  const own = ownOutlets(document);
  const named = document.layers.names.map(({ start, end }) =>
    outletKey(document.document.text.slice(start, end)),
  );
  const known = new Set([...outlets, ...named.filter((key) => key !== null)]);
  const found: Credit[] = [];
  const agency = agencyOf(document);
  if (agency && !own.has(agency.key)) {
    const body = document.layers.regions.filter(
      ({ role }) => role === 'body' || role === 'list' || role === 'title' || role === 'deck',
    );
    if (body.length > 0)
      found.push(creditFor(document, cover(body), { key: agency.key, words: agency.span, why: 'byline' }));
  }
  for (const attribution of document.layers.attributions) {
    const credited = creditedBy(document, attribution);
    if (!credited || attribution.content.length === 0) continue;
    const key = fullKey(credited.named.key, known);
    if (own.has(key)) continue;
    found.push(
      creditFor(document, reach(document, cover(attribution.content)), {
        key,
        words: credited.words,
        why: credited.why,
      }),
    );
  }
  return found;
}

/** "The Times" of a text that has named the Orrin Times, or of a story with one of its articles, is that one. */
function fullKey(key: string, known: ReadonlySet<string>): string {
  if (!isBareKey(key)) return key;
  const longer = [...known].filter((one) => one !== key && one.endsWith(key));
  return longer.length === 1 ? longer[0]! : key;
}

/** "…, which was first reported by the Courier": what is credited is the sentence: content without a verb says nothing. */
function reach(document: AnnotatedDocument, content: Span): Span {
  if (termsOf(document, content).some((term) => term.pos === 'VERB' || term.pos === 'AUX')) return content;
  return overlapping(document.layers.sentences, content)[0] ?? content;
}

function creditFor(
  document: AnnotatedDocument,
  { start, end }: Span,
  { key, words, why }: { readonly key: string; readonly words: Span; readonly why: string },
): Credit {
  const { text, id } = document.document;
  return {
    document: id,
    start,
    end,
    outlet: key,
    by: { start: words.start, end: words.end },
    why: `${why}: “${text.slice(words.start, words.end).replace(/\s+/g, ' ')}”`,
  };
}
