/** Who is taken for whom across documents, and why. */
import { describe, expect, test } from 'vitest';
import type { Entity, EntityType } from '../../src/model/annotation.ts';
import type { AnnotatedDocument, Layers } from '../../src/model/layers.ts';
import { toDocument } from '../../src/readers/document.ts';
import { mergeEntities } from '../../src/story/entities.ts';
import { nameOf, sameEntity, shortFor } from '../../src/story/same-name.ts';

type Named = readonly [EntityType, string];

/** A document that names these entities, in order. */
function naming(id: string, ...named: readonly Named[]): AnnotatedDocument {
  const document = toDocument(id, {
    text: named.map(([, name]) => name).join('. '),
    format: 'text',
    given: {},
    origin: [],
  });
  const entities = named.map(([type, name], i): Entity => ({ id: `e${i + 1}`, name, type, wikidata: null }));
  return { document, layers: { entities } as unknown as Layers };
}

/** The names of each story entity with more than one member, with the reasons of all but the first. */
function merged(...documents: readonly (readonly Named[])[]): string[] {
  const all = documents.map((named, i) => naming(`${i + 1}.txt`, ...named));
  const nameIn = new Map(
    all.flatMap(({ document, layers }) =>
      layers.entities.map((one) => [`${document.id} ${one.id}`, one.name]),
    ),
  );
  return mergeEntities(all)
    .entities.filter(({ members }) => members.length > 1)
    .map(({ members }) =>
      members
        .map(
          ({ document, entity, why }, i) =>
            `${nameIn.get(`${document} ${entity}`)}${i === 0 ? '' : ` (${why})`}`,
        )
        .join(' + '),
    );
}

describe('people', () => {
  test('names that agree are one person, with the reason', () => {
    expect(merged([['person', 'James Quill']], [['person', 'Jim Quill']])).toEqual([
      'James Quill + Jim Quill (same surname, like given name)',
    ]);
    expect(merged([['person', 'Ban Ro-min']], [['person', 'Ban Ro Min']])).toEqual([
      'Ban Ro-min + Ban Ro Min (same name)',
    ]);
    expect(merged([['person', 'Ada Quill']], [['person', 'Quill']])).toEqual([
      'Ada Quill + Quill (only bearer of the surname)',
    ]);
  });

  test('two people with one surname stay two, and a bare surname joins neither', () => {
    expect(
      merged(
        [
          ['person', 'Ada Quill'],
          ['person', 'Odo Quill'],
        ],
        [['person', 'Quill']],
      ),
    ).toEqual([]);
    expect(merged([['person', 'Ada Quill']], [['person', 'Odo Quill']])).toEqual([]);
  });

  test('an initial that two may have joins neither', () => {
    expect(merged([['person', 'Anna Quill']], [['person', 'Alma Quill']], [['person', 'A. Quill']])).toEqual(
      [],
    );
  });

  test('father and son are told apart, one without the mark is not', () => {
    expect(sameEntity(nameOf('person', 'Odo Quill Jr.'), nameOf('person', 'Odo Quill Sr.'))).toBeNull();
    expect(merged([['person', 'Odo Quill Jr.']], [['person', 'Odo Quill']])).toHaveLength(1);
  });
});

describe('organizations and places', () => {
  test('legal forms, acronyms and other names of a country', () => {
    expect(
      merged([['organization', 'Brandt Dredging Ltd.']], [['organization', 'Brandt Dredging']]),
    ).toHaveLength(1);
    expect(merged([['organization', 'Orrin Harbour Board']], [['organization', 'OHB']])).toEqual([
      'Orrin Harbour Board + OHB (acronym)',
    ]);
    expect(merged([['place', 'U.S.']], [['place', 'the United States']])).toHaveLength(1);
  });

  test('an acronym of two names joins neither', () => {
    expect(
      merged(
        [['organization', 'Orrin Harbour Board']],
        [['organization', 'Old Horse Breeders']],
        [['organization', 'OHB']],
      ),
    ).toEqual([]);
  });

  test('a name without its place, but no senate or party: each place has its own', () => {
    expect(shortFor(nameOf('organization', 'Herons'), nameOf('organization', 'Boston Herons'))).toBe(
      'name without its place',
    );
    expect(
      shortFor(nameOf('organization', 'Senate'), nameOf('organization', 'Pennsylvania Senate')),
    ).toBeNull();
    expect(shortFor(nameOf('organization', 'House'), nameOf('organization', 'White House'))).toBeNull();
  });

  test('a person and a company of one name stay apart, and so do a country and its capital', () => {
    expect(merged([['person', 'Ada Quill']], [['organization', 'Ada Quill']])).toEqual([]);
    expect(
      merged([['place', 'France']], [['place', 'Paris']], [['organization', 'French government']]),
    ).toEqual([]);
  });
});
