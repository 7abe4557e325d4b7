/**
 * Runs the JSON cases of `specs/<layer>/*.json`: a text, and the annotations of that layer that are expected.
 * `docs/architecture.md` says how a case is written. A folder that names no layer fails.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { annotators } from '../src/catalog.ts';
import type { Given } from '../src/model/document.ts';
import type { Layer, Layers } from '../src/model/layers.ts';
import { toDocument } from '../src/readers/document.ts';
import { annotate } from '../src/run/annotate.ts';
import { plan } from '../src/run/plan.ts';

type Case = {
  readonly name?: string;
  readonly text: string;
  /** What is given with the document: published, title … */
  readonly given?: Given;
  /** All annotations of the layer in order, as far as their fields are named here. */
  readonly expect: unknown;
  /** A known gap: the case must fail, and loses this mark when it passes. */
  readonly pending?: boolean;
};
type Suite = { readonly about: string; readonly cases: readonly Case[] };

const root = join(import.meta.dirname, '..', 'specs');
const layers = new Set<string>(annotators.map((annotator) => annotator.gives));
/** Keys that hold an entity id, shown as the entity's name. */
const ENTITY_KEYS = new Set(['entity', 'speaker']);

/** An annotation as a case writes it: spans become their words, entity ids become names. */
function readable(value: unknown, text: string, all: Partial<Layers>, key = '', top = false): unknown {
  if (Array.isArray(value)) return value.map((item) => readable(item, text, all, key, top));
  if (typeof value === 'string' && ENTITY_KEYS.has(key)) {
    return all.entities?.find((entity) => entity.id === value)?.name ?? value;
  }
  if (value === null || typeof value !== 'object') return value;
  const { start, end, ...rest } = value as { start?: number; end?: number };
  const words = start === undefined || end === undefined ? undefined : text.slice(start, end);
  const fields = Object.fromEntries(
    Object.entries(rest).map(([name, field]) => [name, readable(field, text, all, name)]),
  );
  if (words === undefined) return fields;
  if (!top && Object.keys(fields).length === 0) return words;
  return { text: words, start, end, ...fields };
}

/** The layer's annotations of a case in readable form. */
function run(layer: Layer, spec: Case): unknown {
  const document = toDocument(
    'spec.txt',
    { text: spec.text, format: 'text', given: {}, origin: [] },
    spec.given,
  );
  const wanted: Layer[] = layer === 'attributions' || layer === 'mentions' ? [layer, 'entities'] : [layer];
  const all = annotate(document, plan(annotators, wanted));
  return readable(all[layer], spec.text, all, '', true);
}

/** Whether `actual` has all that `wanted` names: arrays item by item, objects by the fields named; a string matches `{ text }`. */
function check(actual: unknown, wanted: unknown): void {
  if (Array.isArray(wanted) && Array.isArray(actual)) {
    const shown = actual.map((item, i) => (typeof wanted[i] === 'string' ? textOf(item) : item));
    expect(shown).toMatchObject(wanted);
  } else if (wanted === null || typeof wanted !== 'object') {
    expect(actual).toEqual(wanted);
  } else {
    expect(actual).toMatchObject(wanted);
  }
}

function textOf(item: unknown): unknown {
  return item !== null && typeof item === 'object' && 'text' in item ? item.text : item;
}

for (const folder of readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
  const files = readdirSync(join(root, folder.name)).filter((file) => file.endsWith('.json'));
  describe(`specs/${folder.name}`, () => {
    test('is a layer of the catalog', () => expect(layers).toContain(folder.name));
    for (const file of files) {
      const suite = JSON.parse(readFileSync(join(root, folder.name, file), 'utf8')) as Suite;
      describe(basename(file, '.json'), () => {
        suite.cases.forEach((spec, i) => {
          const title = `${i + 1}. ${spec.name ?? spec.text.slice(0, 70)}`;
          const body = () => check(run(folder.name as Layer, spec), spec.expect);
          if (spec.pending) test.fails(title, body);
          else test(title, body);
        });
      });
    }
  });
}
