/** The library's public face, as a program that imports it would use it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { annotateInputs, annotateText, InputError, openStory } from '../src/index.ts';

const examples = join(import.meta.dirname, '..', 'examples');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'crosswire-engine-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('annotateText', () => {
  test('gives spans of the text it was given', () => {
    const text = '\ufeffThe harbour closed on 3 May 2024. “We had no choice,” harbour master Ada Quill said.';
    const annotated = annotateText(text, { id: 'note', given: { published: '2024-05-04' } });
    expect(annotated.text).toBe(text);
    expect(annotated.sentences.map(({ start, end }) => text.slice(start, end))).toHaveLength(2);
    const [said] = annotated.attributions;
    expect(said!.content.map(({ start, end }) => text.slice(start, end)).join(' ')).toContain(
      'We had no choice',
    );
  });
});

describe('annotateInputs', () => {
  test('yields documents and errors in the order of the inputs', async () => {
    const names: string[] = [];
    const inputs = [
      join(examples, '2-meridian-press.txt'),
      join(folder, 'absent.txt'),
      join(examples, '6-untitled-digest.txt'),
    ];
    for await (const one of annotateInputs(inputs)) names.push(one instanceof InputError ? one.code : one.id);
    expect(names).toEqual(['2-meridian-press.txt', 'not-found', '6-untitled-digest.txt']);
  });
});

describe('openStory', () => {
  test('keeps a story in a file, examines it once per state, and remembers what failed', async () => {
    const path = join(folder, 'story.crosswire');
    const first = await openStory(path);
    const { added, failures } = await first.add([examples, join(folder, 'absent.txt')]);
    expect(added).toHaveLength(7);
    expect(failures).toMatchObject([{ code: 'not-found' }]);
    const examination = await first.examine();
    expect(examination.failures).toMatchObject([{ code: 'not-found' }]);
    expect(examination.findings.length).toBeGreaterThan(3);
    await first.close();

    const second = await openStory(path, { mustExist: true });
    let annotated = 0;
    expect(await second.examine({ onDocument: () => annotated++ })).toEqual(examination);
    expect(annotated).toBe(0);
    const text = join(folder, 'later.txt');
    writeFileSync(text, 'The death toll in the flood of Saltmere rose to five on Sunday, police said.');
    await second.add([text]);
    const later = await second.examine({ onDocument: () => annotated++ });
    expect(annotated).toBe(1);
    expect(later.documents.map((document) => document.id)).toContain('later.txt');
    await second.close();
  });

  test('copies of one wire text are one origin and do not count twice', async () => {
    const story = await openStory();
    await story.add([examples]);
    const { origins, findings } = await story.examine();
    const shared = origins.filter((origin) => origin.documents.length > 1);
    expect(shared.map((origin) => origin.documents)).toEqual([
      ['2-meridian-press.txt', '3-evening-bulletin.txt'],
    ]);
    const copies = new Set(shared[0]!.documents);
    for (const finding of findings) {
      const all = finding.evidence.every((one) => copies.has(one.document));
      if (all) expect(finding.verdict).not.toBe('agree');
    }
    await story.close();
  });
});
