/** The command line as a person meets it: a real process, its output, its exit code. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AnnotatedSchema } from '../../src/model/annotation.ts';
import { ExaminationSchema } from '../../src/model/finding.ts';

const root = join(import.meta.dirname, '..', '..');
const main = join(root, 'src', 'cli', 'main.ts');
const examples = join(root, 'examples');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'crosswire-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Outcome = { readonly code: number; readonly out: string; readonly err: string };

function crosswire(
  args: readonly string[],
  options: { input?: string; cwd?: string } = {},
): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [main, ...args],
      { cwd: options.cwd ?? root, maxBuffer: 1 << 28 },
      (error, out, err) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
    child.stdin?.end(options.input ?? '');
  });
}

const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');

describe('annotate', () => {
  test('prints one document a line that satisfies the schema, in input order', async () => {
    const files = ['2-meridian-press.txt', '1-saltmere-courier.txt', '7-the-long-view.html'];
    const { code, out, err } = await crosswire(['annotate', ...files.map((file) => join(examples, file))]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const documents = lines(out).map((line) => AnnotatedSchema.parse(JSON.parse(line)));
    expect(documents.map((document) => document.id)).toEqual(files);
    expect(documents[1]!.text).toBe(readFileSync(join(examples, '1-saltmere-courier.txt'), 'utf8'));
  });

  test('the same input gives the same bytes, whatever the number of workers', async () => {
    const runs = await Promise.all(
      ['1', '2'].map((jobs) => crosswire(['annotate', examples, '--jobs', jobs])),
    );
    expect(runs[0]!.out.length).toBeGreaterThan(10_000);
    expect(runs[1]!.out).toBe(runs[0]!.out);
  });

  test('standard input, a date for all, and chosen layers', async () => {
    const args = ['annotate', '-', '--published', '2025-03-04', '--layers', 'meta,sentences'];
    const { code, out } = await crosswire(args, { input: 'The ferry sank on Tuesday. Nobody was hurt.' });
    expect(code).toBe(0);
    const document = JSON.parse(out) as Record<string, unknown>;
    expect(Object.keys(document)).toEqual(['id', 'digest', 'text', 'meta', 'sentences']);
    expect(document.meta).toMatchObject({ published: { value: '2025-03-04', basis: 'metadata' } });
    expect(document.sentences).toHaveLength(2);
  });

  test('--meta before a text reads sidecars; before a data file reads that', async () => {
    const text = join(folder, 'ferry.txt');
    const table = join(folder, 'table.csv');
    writeFileSync(text, 'The ferry sank.');
    writeFileSync(join(folder, 'ferry.meta.json'), '{"published":"2025-03-05"}');
    writeFileSync(table, 'id,outlet\nferry.txt,The Tern\n');
    const sidecar = await crosswire(['annotate', '--meta', text]);
    expect(JSON.parse(sidecar.out).meta.published.value).toBe('2025-03-05');
    const both = await crosswire(['annotate', '--meta', table, text]);
    expect(JSON.parse(both.out).meta).toMatchObject({ outlet: { value: 'The Tern' } });
  });
});

describe('bad input: one clear line each, the others go on', () => {
  const good = () => join(examples, '1-saltmere-courier.txt');

  async function beside(name: string, make: (path: string) => void): Promise<Outcome> {
    const path = join(folder, name);
    make(path);
    return crosswire(['annotate', '--layers', 'sentences', path, good()]);
  }

  test.each<readonly [string, string, (path: string) => void, RegExp]>([
    ['a missing file', 'absent.txt', () => {}, /absent\.txt: no such file/],
    ['a folder without texts', 'hollow', (path) => mkdirSync(path), /hollow: .*no \.txt or \.html/],
    [
      'a binary',
      'photo.txt',
      (path) => writeFileSync(path, Buffer.from([0, 255, 1, 0, 254, 3, 0, 0, 7])),
      /photo\.txt: /,
    ],
    [
      'a file of 2 GB',
      'huge.txt',
      (path) => {
        writeFileSync(path, '');
        truncateSync(path, 2 ** 31);
      },
      /huge\.txt: is larger than 20 MB/,
    ],
    ['an empty file', 'void.txt', (path) => writeFileSync(path, ''), /void\.txt: .*empty/],
  ])('%s', async (_title, name, make, message) => {
    const { code, out, err } = await beside(name, make);
    expect(lines(err)).toHaveLength(1);
    expect(err).toMatch(message);
    expect(err).toMatch(/\. [A-Z].+[.?]$/m); // and what to do
    expect(lines(out).map((line) => JSON.parse(line).id)).toEqual(['1-saltmere-courier.txt']);
    expect(code).toBe(3);
  });

  test('invalid UTF-8 and truncated HTML are read as far as they go', async () => {
    const latin = join(folder, 'latin.txt');
    const cut = join(folder, 'cut.html');
    writeFileSync(
      latin,
      Buffer.from('The caf\xe9 on the quay burned down on Monday, the owner said.', 'latin1'),
    );
    writeFileSync(cut, '<html><body><article><p>The ferry sank on Tuesday, the owner said.</p><p>Nobody was');
    const { code, out } = await crosswire(['annotate', latin, cut]);
    expect(code).toBe(0);
    const [first, second] = lines(out).map((line) => JSON.parse(line));
    expect(first.text).toContain('café');
    expect(second.text).toContain('The ferry sank');
  });

  test('nothing readable is exit code 1', async () => {
    expect((await crosswire(['annotate', join(folder, 'absent.txt')])).code).toBe(1);
    const { code, err } = await crosswire(['examine', join(folder, 'absent.txt')]);
    expect(code).toBe(1);
    expect(lines(err)).toHaveLength(1);
  });

  test('a corrupt store and a file that is none', async () => {
    const store = join(folder, 'bad.crosswire');
    writeFileSync(store, 'not a database at all');
    const { code, err } = await crosswire(['list', store]);
    expect(code).toBe(1);
    expect(lines(err)).toHaveLength(1);
    expect(err).toMatch(/bad\.crosswire: .*not a Crosswire store\. \w/);
  });
});

describe('usage', () => {
  test.each([
    [['bogus'], /unknown command 'bogus'/],
    [['annotate'], /no input: name files/],
    [['annotate', '--bogus', 'x.txt'], /unknown option '--bogus'/],
    [['annotate', '--layers', 'bogus', 'x.txt'], /there is no "bogus"/],
    [['annotate', '--jobs', '0', 'x.txt'], /whole number above 0/],
    [['report', '--format', 'pdf', 'x.txt'], /Allowed choices are html, markdown, json/],
    [['report', 'x.txt', '--out', 'x.pdf'], /cannot be \.pdf\. End the name in \.html, \.md or \.json/],
    [['report', 'x.txt', '--out', 'nowhere/page.html'], /there is no folder nowhere\. Make it first/],
    [['report', 'x.txt', '--out', 'examples'], /examples: that is a folder\. Name a file in it/],
    [['report', 'x.txt', '--out', ''], /--out names no file/],
    [['add', 'notes.txt', 'x.txt'], /does not end in \.crosswire/],
  ])('%j is exit code 2', async (args, message) => {
    const { code, out, err } = await crosswire(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(message);
  });

  test('help and version go to standard output', async () => {
    const help = await crosswire(['--help']);
    expect(help).toMatchObject({ code: 0, err: '' });
    expect(help.out).toContain('Exit codes:');
    expect((await crosswire(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test('a reader that goes away ends the command quietly', async () => {
    const command = `"${process.execPath}" "${main}" annotate "${examples}" | head -c 10`;
    const { out, err } = await new Promise<Outcome>((resolve) => {
      execFile('bash', ['-o', 'pipefail', '-c', command], (error, out, err) =>
        resolve({ code: Number(error?.code ?? 0), out, err }),
      );
    });
    expect(out).toHaveLength(10);
    expect(err).toBe('');
  });
});

describe('examine, report and the store', () => {
  test('examine prints an examination that satisfies the schema', async () => {
    const { code, out } = await crosswire(['examine', examples]);
    expect(code).toBe(0);
    const examination = ExaminationSchema.parse(JSON.parse(out));
    expect(examination.documents).toHaveLength(7);
  });

  test('report writes the format that the file name asks for', async () => {
    for (const [name, start] of [
      ['report.html', '<!doctype html>'],
      ['report.md', '# '],
      ['report.json', '{'],
    ] as const) {
      const path = join(folder, name);
      const { code, err, out } = await crosswire(['report', examples, '--out', path]);
      expect({ code, out }).toEqual({ code: 0, out: '' });
      expect(err).toMatch(
        /^Wrote (.+): 7 documents, 6 independent origins, \d+ differences, \d+ agreements\n$/,
      );
      expect(err).toContain(path);
      expect(readFileSync(path, 'utf8').toLowerCase().startsWith(start)).toBe(true);
    }
  });

  test('a device and a name without an ending get a page, and the note says so', async () => {
    const path = join(folder, 'report.2025-02');
    const plain = await crosswire(['report', examples, '--out', path]);
    expect(plain).toMatchObject({ code: 0, out: '' });
    expect(plain.err).toContain(`Wrote ${path} (HTML): 7 documents`);
    expect(readFileSync(path, 'utf8').startsWith('<!doctype html>')).toBe(true);
    const nowhere = await crosswire(['report', examples, '--out', '/dev/null']);
    expect(nowhere).toMatchObject({ code: 0, out: '' });
    expect(nowhere.err).toContain('Wrote /dev/null (HTML): 7 documents');
  });

  test('add, list, search, show and doctor work on one store; adding again changes nothing', async () => {
    const store = join(folder, 'saltmere.crosswire');
    const first = await crosswire(['add', store, examples]);
    expect(first).toMatchObject({ code: 0, out: '' });
    expect(first.err).toContain('7 added, 0 already there, 0 failed');
    const again = await crosswire(['add', store, examples]);
    expect(again.err).toContain('0 added, 7 already there, 0 failed');
    const list = await crosswire(['list', store, '--format', 'json']);
    expect(JSON.parse(list.out)).toHaveLength(7);
    const found = await crosswire(['search', store, 'fish', 'market']);
    expect(found.out).toContain('fish market');
    expect((await crosswire(['search', store, 'zeppelin'])).code).toBe(1);
    const examined = await crosswire(['examine', store]);
    const direct = await crosswire(['examine', examples]);
    expect(examined.out).toBe(direct.out);
    const shown = await crosswire(['show', store, '1-saltmere-courier.txt']);
    expect(shown.out).toContain('Sea wall gives way');
    expect((await crosswire(['show', store, 'f1'])).out).toMatch(/^f1 {2}/);
    const doctor = await crosswire(['doctor', store]);
    expect(doctor).toMatchObject({ code: 0 });
    expect(doctor.out).toContain('7, 7 annotated');
  });

  test('another text under a stored name is refused, the stored one stays', async () => {
    const store = join(folder, 'names.crosswire');
    const a = join(folder, 'a');
    const b = join(folder, 'b');
    for (const place of [a, b]) {
      mkdirSync(place, { recursive: true });
      writeFileSync(
        join(place, 'same.txt'),
        `The text of ${place === a ? 'the first' : 'the second'} folder.`,
      );
    }
    await crosswire(['add', store, join(a, 'same.txt')]);
    const { code, err } = await crosswire(['add', store, join(b, 'same.txt')]);
    expect(code).toBe(1);
    expect(err).toMatch(/same\.txt: another text is stored under this name/);
    expect((await crosswire(['show', store, 'same.txt'])).out).toContain('the first');
  });

  test('a store that was killed in the middle is whole and goes on where it was', async () => {
    const store = join(folder, 'killed.crosswire');
    const many = join(folder, 'many');
    mkdirSync(many);
    const text = readFileSync(join(examples, '4-national-ledger.txt'), 'utf8');
    for (let i = 0; i < 60; i++) writeFileSync(join(many, `n${i}.txt`), `${text}\nEdition ${i}.\n`);
    await new Promise<void>((resolve) => {
      const child = execFile(process.execPath, [main, 'add', store, many, '--jobs', '1'], () => resolve());
      setTimeout(() => child.kill('SIGKILL'), 1500);
    });
    const { code, err } = await crosswire(['add', store, many]);
    expect(code).toBe(0);
    const [, added, held] = /(\d+) added, (\d+) already there, 0 failed/.exec(err) ?? [];
    expect(Number(added) + Number(held)).toBe(60);
    const doctor = await crosswire(['doctor', store]);
    expect(doctor.out).toMatch(/documents +60, 60 annotated/);
    expect(doctor.out).toMatch(/file +whole/);
  });
});
