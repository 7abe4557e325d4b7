/** Imports go down only: a lower room never knows a higher one, siblings never meet, and there is no circle. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', 'src');

/** Rooms of the house from the ground up; rooms of one rank do not import each other. */
const RANKS: readonly (readonly string[])[] = [
  ['text', 'lexicon'],
  ['model', 'version.ts'],
  ['language'],
  ['story'],
  ['readers', 'annotators', 'comparisons', 'report', 'store'],
  ['catalog.ts'],
  ['run'],
  ['engine.ts'],
  ['cli'],
];
/** The public face: whoever uses the package imports it, nobody inside does. */
const ENTRY = 'index.ts';
/** Rooms whose parts stand alone: one annotator, comparison or section never imports another. */
const APART = ['annotators', 'comparisons', join('report', 'sections')];

const files = globSync('**/*.ts', { cwd: root }).sort();
const imports = new Map(files.map((file) => [file, importsOf(file)]));

function importsOf(file: string): string[] {
  const source = readFileSync(join(root, file), 'utf8');
  return [...source.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) =>
    relative(root, join(root, dirname(file), match[1]!)),
  );
}

const room = (file: string): string => file.split('/')[0]!;
const rank = (file: string): number => RANKS.findIndex((rooms) => rooms.includes(room(file)));

describe('architecture', () => {
  test('every file stands in a known room', () => {
    expect(files.length).toBeGreaterThan(20);
    expect(files.filter((file) => file !== ENTRY && rank(file) < 0)).toEqual([]);
  });

  test('imports go down, never to a sibling room', () => {
    const wrong: string[] = [];
    for (const [file, targets] of imports) {
      if (file === ENTRY) continue;
      for (const target of targets) {
        const inside = room(file) === room(target);
        if (!inside && rank(target) >= rank(file)) wrong.push(`${file} → ${target}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('annotators, comparisons and sections do not import each other', () => {
    const wrong: string[] = [];
    for (const [file, targets] of imports) {
      for (const part of APART) {
        if (!file.startsWith(`${part}/`)) continue;
        const own = file.slice(part.length + 1).split('/')[0]!;
        for (const target of targets) {
          if (!target.startsWith(`${part}/`)) continue;
          const other = target.slice(part.length + 1).split('/')[0]!;
          if (other !== own) wrong.push(`${file} → ${target}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  test('no circle', () => {
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
      if (done.has(file) || path.includes(file)) return;
      for (const target of imports.get(file) ?? []) visit(target, [...path, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(circles).toEqual([]);
  });

  test('only run/ and the engine write to a store', () => {
    const writes = /\.(?:putLayers|putExamination|addDocument|removeDocument|putFailure|beginRun)\(/;
    const writers = files.filter((file) => writes.test(readFileSync(join(root, file), 'utf8')));
    expect(writers.filter((file) => !['engine.ts', 'run', 'store'].includes(room(file)))).toEqual([]);
  });

  test('one index, no utils', () => {
    const barrels = files.filter((file) => /(^|\/)index\.ts$/.test(file) && file !== ENTRY);
    const reexports = barrels.filter((file) =>
      /^export .* from /m.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(reexports).toEqual([]);
    expect(files.filter((file) => /(^|\/)utils?(\.ts|\/)/.test(file))).toEqual([]);
  });
});
