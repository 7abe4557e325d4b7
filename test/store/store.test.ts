/** Every store behaves the same; `STORES` lists how to open each. */
import { existsSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { annotators } from '../../src/catalog.ts';
import type { Examination } from '../../src/model/finding.ts';
import type { Store } from '../../src/model/store.ts';
import { toDocument } from '../../src/readers/document.ts';
import { annotateAll } from '../../src/run/annotate.ts';
import { plan } from '../../src/run/plan.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';

const folder = mkdtempSync(join(tmpdir(), 'crosswire-store-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
const STORES: Readonly<Record<string, () => Promise<Store>>> = {
  'SQLite in memory': () => openSqliteStore(),
  'SQLite file': () => openSqliteStore(join(folder, `story-${++files}.crosswire`)),
};

const document = (id: string, text: string) =>
  toDocument(id, { text, format: 'text', given: { outlet: 'The Tern' }, origin: [] });
const TERN = 'Ida Brook said the ferry was late. 😀 “It was not,” Otto Lind replied.';

for (const [name, open] of Object.entries(STORES)) {
  describe(name, () => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
    });
    afterAll(() => store.close());

    test('a document is added once, and another text under its name is a conflict', async () => {
      expect(await store.addDocument(document('tern.txt', TERN))).toBe('added');
      expect(await store.addDocument(document('tern.txt', TERN))).toBe('unchanged');
      expect(await store.addDocument(document('tern.txt', 'Another text.'))).toBe('conflict');
      expect(await store.document('tern.txt')).toEqual(document('tern.txt', TERN));
      expect(await store.document('absent.txt')).toBeUndefined();
    });

    test('layers come back as they were put', async () => {
      expect(await store.annotated('tern.txt')).toBeUndefined();
      const layers = annotateAll(document('tern.txt', TERN), plan(annotators));
      await store.putLayers('tern.txt', layers, 'v1');
      await store.putLayers('tern.txt', layers, 'v2');
      expect((await store.annotated('tern.txt'))?.layers).toEqual(layers);
      expect(await store.documents()).toMatchObject([{ id: 'tern.txt', annotatedWith: 'v2' }]);
    });

    test('search gives sentences as spans of the text, also after characters of two code units', async () => {
      const [hit] = await store.search('otto replied', 10);
      expect(hit).toMatchObject({ document: 'tern.txt' });
      expect(TERN.slice(hit!.start, hit!.end)).toBe(hit!.text);
      expect(hit!.text).toContain('Otto Lind');
      expect(await store.search('"; DROP TABLE documents', 10)).toEqual([]);
      expect(await store.search('', 10)).toEqual([]);
    });

    test('an examination is given back for its own state only', async () => {
      const examination: Examination = {
        documents: [],
        origins: [],
        passages: [],
        entities: [],
        findings: [
          {
            id: 'f1',
            kind: 'figure',
            verdict: 'differ',
            relation: 'same-measure',
            severity: 'high',
            origins: 2,
            reason: '3 against 4',
            weight: 1,
            evidence: [{ document: 'tern.txt', start: 0, end: 3, text: 'Ida', side: 'a' }],
            detail: {},
          },
        ],
        timeline: [],
        share: [],
        omissions: [],
        failures: [],
      };
      await store.putExamination(examination, 's1');
      await store.putExamination(examination, 's2');
      expect(await store.examination('s1')).toBeUndefined();
      expect(await store.examination('s2')).toEqual(examination);
      expect(await store.info()).toMatchObject({ documents: 1, annotated: 1, findings: 1, integrity: 'ok' });
    });

    test('runs are numbered, failures kept until the document is read', async () => {
      const run = await store.beginRun('add', '0.0.0');
      await store.endRun(run);
      await store.putFailure({ document: 'late.txt', code: 'empty', message: 'late.txt: no text' });
      await store.putFailure({ document: 'late.txt', code: 'binary', message: 'late.txt: binary' });
      expect(await store.failures()).toMatchObject([{ document: 'late.txt', code: 'binary' }]);
      await store.addDocument(document('late.txt', 'Now it can be read.'));
      expect(await store.failures()).toEqual([]);
    });

    test('a removed document takes its layers and its sentences with it', async () => {
      await store.removeDocument('tern.txt');
      expect(await store.annotated('tern.txt')).toBeUndefined();
      expect(await store.search('otto', 10)).toEqual([]);
    });
  });
}

describe('a store that is none', () => {
  test('each kind of wrong file gives one clear error', async () => {
    const notes = join(folder, 'notes.txt');
    writeFileSync(notes, 'these are my notes, not a database');
    await expect(openSqliteStore(notes)).rejects.toThrow(/notes\.txt: this file is not a Crosswire store\. /);
    await expect(openSqliteStore(folder)).rejects.toThrow(/this is a folder/);
    const absent = join(folder, 'absent.crosswire');
    await expect(openSqliteStore(absent, { mustExist: true })).rejects.toThrow(/there is no store/);
    expect(existsSync(absent)).toBe(false);
  });

  test('a truncated store is refused, not repaired', async () => {
    const path = join(folder, 'cut.crosswire');
    const store = await openSqliteStore(path);
    await store.addDocument(document('a.txt', 'word '.repeat(50_000)));
    await store.close();
    truncateSync(path, 5000);
    const open = openSqliteStore(path).then((opened) => opened.info());
    await expect(open.then((info) => info.integrity)).rejects.toThrow(
      /cut\.crosswire: the store cannot be read/,
    );
  });

  test('a foreign SQLite file is left alone', async () => {
    const path = join(folder, 'other.sqlite');
    const { DatabaseSync } = await import('node:sqlite');
    const other = new DatabaseSync(path);
    other.exec('CREATE TABLE recipes (name TEXT)');
    other.close();
    await expect(openSqliteStore(path)).rejects.toThrow(/holds other tables/);
  });
});
