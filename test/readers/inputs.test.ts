import { closeSync, ftruncateSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readers } from '../../src/catalog.ts';
import type { Document } from '../../src/model/document.ts';
import { InputError } from '../../src/model/errors.ts';
import { isPrivateAddress } from '../../src/readers/fetch.ts';
import { type InputOptions, readInputs } from '../../src/readers/inputs.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'crosswire-inputs-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, content: string | Uint8Array = 'The ferry sank off Port Lowell.\n'): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

async function read(inputs: readonly string[], options: Partial<InputOptions> = {}) {
  const documents: Document[] = [];
  const errors: InputError[] = [];
  for await (const one of readInputs(inputs, { readers, ...options })) {
    if (one instanceof InputError) errors.push(one);
    else documents.push(one);
  }
  return { documents, errors, ids: documents.map((one) => one.id), codes: errors.map((one) => one.code) };
}

describe('files, folders, globs and standard input', () => {
  test('a folder gives its texts by name, below it too, without sidecars and hidden files', async () => {
    for (const name of ['b.txt', 'a.html', 'sub/c.txt', '.hidden.txt', 'a.meta.json', 'notes.json']) {
      put(name, name.endsWith('.json') ? '{}' : 'The ferry sank off Port Lowell.');
    }
    expect((await read([folder])).ids).toEqual(['a.html', 'b.txt', 'c.txt']);
  });

  test('equal base names take their folders in front, only as far as needed', async () => {
    put('001/source.html');
    put('002/source.html');
    put('002/other.txt');
    expect((await read([folder])).ids).toEqual(['001/source.html', 'other.txt', '002/source.html']);
  });

  test('a file named twice is one document', async () => {
    const path = put('a.txt');
    expect((await read([path, folder, join(folder, '*.txt')])).ids).toEqual(['a.txt']);
  });

  test('a dash reads standard input', async () => {
    async function* stdin() {
      yield Buffer.from('The ferry ');
      yield Buffer.from('sank.');
    }
    const { documents } = await read(['-'], { stdin: stdin() });
    expect(documents.map(({ id, text }) => [id, text])).toEqual([['stdin', 'The ferry sank.']]);
  });

  test('the text is the file, unit by unit', async () => {
    const content = '\ufeffOne.\r\n\r\n“Two” 🚢\u2028three\u00a0four\n';
    expect((await read([put('a.txt', content)])).documents[0]?.text).toBe(content);
  });
});

describe('what is given beside the text', () => {
  test('both sidecar names, a meta file over them, --published for the rest', async () => {
    put('a.txt');
    put('b.txt');
    put('c.txt');
    put('a.meta.json', '{"published":"2025-01-02","outlet":"Lowell Echo","title":null,"extra":[1]}');
    put('a.txt.meta.json', '{"outlet":"The Lowell Echo"}');
    const table = put('table.csv', 'id,published,title\nb.txt,2025-03-04,"Ferry, sunk ""at last"""\n');
    const { documents } = await read([folder], { metaFiles: [table], published: '2024-12-31' });
    expect(documents.map((one) => one.given)).toEqual([
      { published: '2025-01-02', outlet: 'The Lowell Echo' },
      { published: '2025-03-04', title: 'Ferry, sunk "at last"' },
      { published: '2024-12-31' },
    ]);
  });

  test('JSON Lines and a JSON object work as tables, by id with or without extension', async () => {
    put('a.txt');
    put('b.txt');
    const lines = put('one.jsonl', '{"id":"a","outlet":"Echo"}\n');
    const object = put('two.json', '{"b.txt":{"outlet":"Post"}}');
    const { documents } = await read([join(folder, '*.txt')], { metaFiles: [lines, object] });
    expect(documents.map((one) => one.given.outlet)).toEqual(['Echo', 'Post']);
  });

  test('a bad sidecar or date is that document’s error, the others go on', async () => {
    put('a.txt');
    put('a.meta.json', '{"published":"last Tuesday"}');
    put('b.txt');
    put('b.meta.json', '{"published":');
    put('c.txt');
    const { ids, codes, errors } = await read([folder]);
    expect(ids).toEqual(['c.txt']);
    expect(codes).toEqual(['bad-metadata', 'bad-metadata']);
    expect(errors[0]?.message).toContain('"last Tuesday" is no ISO 8601 date');
  });
});

describe('bad input is one clear line, and the others go on', () => {
  test('each kind', async () => {
    const huge = put('huge.txt', '');
    const handle = openSync(huge, 'w');
    ftruncateSync(handle, 2 * 1024 ** 3);
    closeSync(handle);
    put('empty.txt', '');
    put('binary.txt', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
    put('damaged.txt', Buffer.concat([Buffer.from('“Zoë”, “São”.'), Buffer.from([0xff])]));
    put('fine.txt');
    mkdirSync(join(folder, 'nothing'));
    const names = [
      'huge.txt',
      'empty.txt',
      'binary.txt',
      'damaged.txt',
      'gone.txt',
      'nothing',
      '*.pdf',
      'fine.txt',
    ];
    const { ids, codes, errors } = await read(names.map((name) => join(folder, name)));
    expect(ids).toEqual(['fine.txt']);
    expect(codes).toEqual([
      'too-large',
      'empty',
      'binary',
      'encoding',
      'not-found',
      'empty-folder',
      'not-found',
    ]);
    for (const error of errors) {
      expect(error.message).not.toContain('\n');
      expect(error.message.startsWith(folder)).toBe(true);
      expect(error.advice).toMatch(/\.$|\?$/);
    }
  });

  test('a missing file hints at the one that is meant', async () => {
    put('ferry.txt');
    const { errors } = await read([join(folder, 'Ferry.html')]);
    expect(errors[0]?.advice).toContain('ferry.txt');
  });
});

describe('URLs', () => {
  let server: Server;
  let base = '';
  beforeAll(async () => {
    server = createServer((request, response) => {
      const page =
        '<html><head><title>Ferry</title></head><body><p>The ferry sank off Port Lowell.</p></body></html>';
      const send = (status: number, headers: Record<string, string>, body: string | Buffer = ''): void => {
        response.writeHead(status, headers);
        response.end(body);
      };
      const html = { 'content-type': 'text/html; charset=utf-8' };
      if (request.url === '/page') send(200, html, page);
      else if (request.url === '/agent')
        send(200, { 'content-type': 'text/plain' }, request.headers['user-agent']);
      else if (request.url === '/packed') send(200, { ...html, 'content-encoding': 'gzip' }, gzipSync(page));
      else if (request.url === '/bomb') {
        send(200, { ...html, 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(4_000_000, 97)));
      } else if (request.url === '/moved') send(302, { location: '/page' });
      else if (request.url === '/circle') send(302, { location: '/circle' });
      else if (request.url === '/away') send(302, { location: 'file:///etc/hosts' });
      else if (request.url === '/image') send(200, { 'content-type': 'image/png' }, 'x');
      else if (request.url === '/latin') {
        send(
          200,
          { 'content-type': 'text/plain; charset=iso-8859-1' },
          Buffer.from('caf\xe9 and \xc3\xa9', 'latin1'),
        );
      } else if (request.url === '/slow') response.writeHead(200, html).write('<p>');
      else send(404, html, 'gone');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const local = { allowPrivate: true, timeoutMs: 5000, userAgent: 'crosswire/9.9.9' };

  test('a page, packed or redirected, with the address it was found at', async () => {
    const { documents } = await read([`${base}/page`, `${base}/packed`, `${base}/moved`], { fetch: local });
    expect(documents.map((one) => one.given.url)).toEqual([`${base}/page`, `${base}/packed`, `${base}/page`]);
    for (const one of documents) expect(one.text).toContain('The ferry sank off Port Lowell.');
  });

  test('the user agent names the program and the header’s encoding counts', async () => {
    const { documents } = await read([`${base}/agent`, `${base}/latin`], { fetch: local });
    expect(documents.map((one) => one.text.replace(/^\ufeff/, ''))).toEqual([
      'crosswire/9.9.9',
      'café and Ã©',
    ]);
  });

  test('limits and refusals', async () => {
    const names = ['/circle', '/away', '/image', '/missing', '/slow', '/bomb'].map((path) => base + path);
    const { codes } = await read(names, { maxBytes: 1_000_000, fetch: { ...local, timeoutMs: 700 } });
    expect(codes).toEqual([
      'fetch-failed',
      'bad-url',
      'fetch-failed',
      'fetch-failed',
      'fetch-failed',
      'too-large',
    ]);
  });

  test('addresses of this machine are refused, by number and by name', async () => {
    const port = new URL(base).port;
    const { codes } = await read([
      `${base}/page`,
      `http://localhost:${port}/page`,
      `http://[::1]:${port}/`,
      'http://',
    ]);
    expect(codes).toEqual(['private-address', 'private-address', 'private-address', 'bad-url']);
  });
});

test('private addresses', () => {
  const closed = [
    '127.0.0.1',
    '10.1.2.3',
    '169.254.169.254',
    '192.168.1.1',
    '::1',
    'fe80::1%eth0',
    'fd00::1',
    '::ffff:10.0.0.1',
    '0.0.0.0',
  ];
  expect(closed.filter((address) => !isPrivateAddress(address))).toEqual([]);
  expect(['8.8.8.8', '2606:4700::1111', '::ffff:8.8.8.8'].filter(isPrivateAddress)).toEqual([]);
});
