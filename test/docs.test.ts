/** The documentation says what the code does: generated parts are current, every part has its page, links lead somewhere. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { generated } from '../scripts/docs.ts';
import { annotators, comparisons, sections } from '../src/catalog.ts';
import {
  ACTS,
  AnnotatedSchema,
  ENTITY_TYPES,
  QUANTITY_KINDS,
  REGION_ROLES,
} from '../src/model/annotation.ts';
import { ExaminationSchema, FINDING_KINDS, RELATIONS, VERDICTS } from '../src/model/finding.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

describe('docs', () => {
  for (const [path, content] of Object.entries(generated())) {
    test(`${path} is current (npm run docs)`, () => expect(read(path)).toBe(content));
  }

  test.each(annotators.map((annotator) => annotator.gives))('the layer "%s" has a page', (layer) => {
    expect(existsSync(join(root, 'docs', 'layers', `${layer}.md`))).toBe(true);
  });

  test.each(comparisons.map((comparison) => comparison.name))('the comparison "%s" has a page', (name) => {
    expect(existsSync(join(root, 'docs', 'comparisons', `${name}.md`))).toBe(true);
  });

  test('every section of the report is described', () => {
    const page = read('docs/report.md');
    expect(sections.filter((section) => !page.includes(section.title))).toEqual([]);
  });

  test('data-format.md names every field and every value of the output', () => {
    const page = read('docs/data-format.md');
    const named = new Set(page.match(/`[^`\n]+`/g)?.map((code) => code.slice(1, -1)));
    const wanted = [
      ...fieldsOf(AnnotatedSchema),
      ...fieldsOf(ExaminationSchema),
      ...REGION_ROLES,
      ...ENTITY_TYPES,
      ...ACTS,
      ...QUANTITY_KINDS,
      ...FINDING_KINDS,
      ...VERDICTS,
      ...Object.values(RELATIONS).flat(),
    ];
    expect([...new Set(wanted)].filter((word) => !named.has(word))).toEqual([]);
  });

  test('links between pages lead somewhere', () => {
    const pages = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/**/*.md', { cwd: root })];
    const broken = pages.flatMap((page) =>
      [...read(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
        .map((match) => match[1]!)
        .filter((target) => !existsSync(join(root, dirname(page), target)))
        .map((target) => `${page} → ${target}`),
    );
    expect(broken).toEqual([]);
  });

  test('npm scripts that the pages name exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const pages = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/**/*.md', { cwd: root })];
    const named = pages.flatMap((page) =>
      [...read(page).matchAll(/npm run ([\w:-]+)/g)].map((match) => match[1]!),
    );
    expect(named.length).toBeGreaterThan(3);
    expect([...new Set(named)].filter((name) => !(name in scripts))).toEqual([]);
  });
});

/** What this test reads of a zod type: an object's fields, an array's items, what is nullable or optional. */
type ZodType = { readonly _zod: { readonly def: Definition } };
type Definition = {
  readonly shape?: Readonly<Record<string, ZodType>>;
  readonly element?: ZodType;
  readonly innerType?: ZodType;
};

/** Names of all fields of a zod object type, nested ones included. */
function fieldsOf(type: unknown): string[] {
  const def = (type as ZodType | undefined)?._zod.def;
  if (def === undefined) return [];
  const own = Object.entries(def.shape ?? {}).flatMap(([name, field]) => [name, ...fieldsOf(field)]);
  return [...own, ...fieldsOf(def.element), ...fieldsOf(def.innerType)];
}
