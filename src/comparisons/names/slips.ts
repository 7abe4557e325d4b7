/** Slips within one document: a name in two casings, a street corner in two ways, a person called by his given name's like. */
import namings from '../../lexicon/en/namings.json' with { type: 'json' };
import type { EntityType, Mention } from '../../model/annotation.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import { isHeadline, regionAt, speaks } from '../../story/regions.ts';
import { editDistance } from '../../text/edit-distance.ts';
import { cover, type Span } from '../../text/span.ts';
import { wordsOf } from '../../text/words.ts';

/** Two passages of one document that name one bearer in two ways. */
export type Slip = { readonly type: EntityType; readonly spans: readonly [Span, Span] };

const STREETS: ReadonlySet<string> = new Set(namings.entries.streets);
/** Letters of a word whose casing tells a spelling. */
const LETTERS = 5;

const named = (document: AnnotatedDocument): Mention[] =>
  document.layers.mentions.filter(
    ({ form, start }) =>
      form === 'name' && speaks(document, start) && !isHeadline(regionAt(document, start)?.role),
  );

/** "Labrin" and "LaBrin": one word of a name with a capital inside and without. */
function casings(document: AnnotatedDocument, mentions: readonly Mention[]): Slip[] {
  const { text } = document.document;
  const found = new Map<string, Map<string, { span: Span; type: EntityType }>>();
  const types = new Map(document.layers.entities.map(({ id, type }) => [id, type]));
  for (const mention of mentions) {
    for (const { start, end } of wordsOf(text, mention)) {
      const written = text.slice(start, end).replace(/['’]s$/u, '');
      const plain = written.toLowerCase();
      if (plain.length < LETTERS || written === written.toUpperCase() || !/^\p{Lu}\p{L}+$/u.test(written))
        continue;
      const forms = found.get(plain) ?? new Map<string, { span: Span; type: EntityType }>();
      if (!forms.has(written))
        forms.set(written, { span: { start, end }, type: types.get(mention.entity) ?? 'other' });
      found.set(plain, forms);
    }
  }
  return [...found.values()].flatMap((forms): Slip[] => {
    const [a, b] = [...forms.values()];
    return a && b ? [{ type: a.type, spans: [a.span, b.span] }] : [];
  });
}

type Corner = { readonly span: Span; readonly streets: readonly [string, string] };

/** Words of a street's name at most, and the units after a first street in which a second may stand. */
const WORDS = 4;
const FAR = 60;

/** The corners of streets that a document names: "Mill Avenue and Quay Street", "Mill and Quay streets". */
function cornersOf(document: AnnotatedDocument, mentions: readonly Mention[]): Corner[] {
  const { text } = document.document;
  return mentions.flatMap((first): Corner[] => {
    const after = wordsOf(text, { start: first.end, end: Math.min(text.length, first.end + FAR) });
    if (!/^\s+(?:and|&)\s+$/.test(text.slice(first.end, after[1]?.start ?? first.end))) return [];
    const last = after.findIndex(({ norm }, at) => at > 1 && STREETS.has(norm));
    if (last < 0 || last > WORDS) return [];
    const second = after.slice(1, last);
    // The second street need not be known for a name: it is written like one.
    const named = second.every(({ start }) => /^[\p{Lu}\d]/u.test(text.slice(start, start + 2)));
    const end = after[last]!.end;
    if (!named || /[^\p{L}\p{M}\p{N}\s.'’-]/u.test(text.slice(second[0]!.start, end))) return [];
    const own = wordsOf(text, first).map(({ norm }) => norm);
    const streets = [own, second.map(({ norm }) => norm)].map((list) =>
      list.filter((word) => !STREETS.has(word)).join(' '),
    ) as [string, string];
    return streets.includes('') ? [] : [{ span: { start: first.start, end }, streets }];
  });
}

/** Corners of a document that are compared with each other. */
const MOST = 64;

/** One street in common, the other a letter apart. */
function cornersApart(all: readonly Corner[]): Slip[] {
  const corners = all.slice(0, MOST);
  return corners.flatMap((a, i) =>
    corners.slice(i + 1).flatMap((b): Slip[] => {
      const [same] = a.streets.filter((street) => b.streets.includes(street));
      const rest = [a, b].map(({ streets }) => streets.find((street) => street !== same));
      const [x, y] = rest;
      if (same === undefined || x === undefined || y === undefined || x === y) return [];
      return x[0] === y[0] && editDistance(x, y, 1) <= 1 ? [{ type: 'place', spans: [a.span, b.span] }] : [];
    }),
  );
}

/** "Rogers" for Roger Hill: a bare name that nobody bears, like the given name of somebody named shortly before. */
function givenForSurname(
  document: AnnotatedDocument,
  mentions: readonly Mention[],
  borne: (surname: string) => boolean,
): Slip[] {
  const { text } = document.document;
  const people = new Map(
    document.layers.entities.filter(({ type }) => type === 'person').map(({ id, name }) => [id, name]),
  );
  /** The last mention of somebody with a given name, by that name with an s. */
  const likeGiven = new Map<string, Mention>();
  return mentions.flatMap((mention): Slip[] => {
    const name = people.get(mention.entity)?.toLowerCase().split(/\s+/u) ?? [];
    const words = wordsOf(text, mention);
    const word = words[0]?.norm.replace(/['’]s$/u, '');
    const bare = words.length === 1 && word !== undefined && name.length > 0 && !borne(word);
    const meant = bare ? likeGiven.get(word) : undefined;
    if (name.length === 2 && `${name[0]}s` !== name[1]) likeGiven.set(`${name[0]}s`, mention);
    return meant && meant.entity !== mention.entity ? [{ type: 'person', spans: [meant, mention] }] : [];
  });
}

/** `borne` tells whether somebody of the story bears a surname. */
export function slipsIn(document: AnnotatedDocument, borne: (surname: string) => boolean): Slip[] {
  const mentions = named(document);
  return [
    ...casings(document, mentions),
    ...cornersApart(cornersOf(document, mentions)),
    ...givenForSurname(document, mentions, borne),
  ].map(({ type, spans }) => ({ type, spans: [cover([spans[0]]), cover([spans[1]])] }));
}
