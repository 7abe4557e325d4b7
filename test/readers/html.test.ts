import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReadResult } from '../../src/model/stages.ts';
import { html } from '../../src/readers/html/index.ts';
import { isoOf } from '../../src/readers/html/metadata.ts';

const read = (page: string | Uint8Array): ReadResult =>
  html.read('page.html', typeof page === 'string' ? Buffer.from(page) : page);

const filler =
  'The harbour master of Port Lowell said the quay would stay closed until the cranes are checked again.';
const story = (inner: string, head = ''): string =>
  `<!doctype html><html><head><title>Quay stays closed</title>${head}</head><body><header><nav><a href="/">Home</a></nav></header>` +
  `<article><h1>Quay stays closed</h1>${inner}<p>${filler} ${filler}</p><p>${filler}</p></article><footer>Imprint</footer></body></html>`;

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: '\u00a0',
  eacute: 'é',
};
/** Mark-up as the text it stands for. */
const plain = (markup: string): string =>
  markup.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex, decimal, name) =>
    hex
      ? String.fromCodePoint(parseInt(hex, 16))
      : decimal
        ? String.fromCodePoint(Number(decimal))
        : (NAMED[name] ?? all),
  );
const bare = (text: string): string => text.replace(/[ \n\t\r\f\u200b\ufeff]+/g, '');

function checkOrigin(result: ReadResult, bytes: Uint8Array): void {
  let covered = 0;
  for (const { span, source } of result.origin) {
    const slice = Buffer.from(bytes.subarray(source.start, source.end)).toString('utf8');
    expect(bare(plain(slice))).toBe(bare(result.text.slice(span.start, span.end)));
    covered += bare(result.text.slice(span.start, span.end)).length;
  }
  expect(covered).toBe(bare(result.text).length);
}

describe('origin', () => {
  test('every part of the text stands where the origin says, byte by byte', () => {
    const word = fc.constantFrom(
      'quay',
      'Zoë',
      '“no”',
      '🚢',
      '&amp;',
      '&eacute;',
      '&#8212;',
      '&nbsp;',
      'a<b>b</b>c',
      '<a href="/x">link</a>',
      '\r\n',
      '\t',
      'naïve',
      '&#x1f6a2;',
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(word, { minLength: 8, maxLength: 30 }), { minLength: 1, maxLength: 6 }),
        fc.boolean(),
        (paragraphs, mark) => {
          const page = story(paragraphs.map((words) => `<p>${filler} ${words.join(' ')}</p>`).join('\n'));
          const bytes = Buffer.from((mark ? '\ufeff' : '') + page);
          checkOrigin(read(bytes), bytes);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('blocks cover the text but for white space, in order', () => {
    const { text, blocks } = read(
      story(
        '<h2>Cranes</h2><ul><li>One crane fell.</li><li>Two stand.</li></ul><blockquote><p>We wait.</p></blockquote>',
      ),
    );
    let at = 0;
    for (const block of blocks!) {
      expect(text.slice(at, block.start).trim()).toBe('');
      expect(block.end).toBeGreaterThan(block.start);
      at = block.end;
    }
    expect(text.slice(at).trim()).toBe('');
    expect(blocks!.map(({ kind, start, end }) => [kind, text.slice(start, end)]).slice(0, 5)).toEqual([
      ['title', 'Quay stays closed'],
      ['heading', 'Cranes'],
      ['list', 'One crane fell.'],
      ['list', 'Two stand.'],
      ['quote', 'We wait.'],
    ]);
  });

  test('a page in Windows-1252 keeps its characters and offsets', () => {
    const page = story(
      '<p>Caf\xe9 \x93Lowell\x94 is flooded, its owner said, and will not open again before the spring.</p>',
      '<meta charset="windows-1252">',
    );
    const bytes = Buffer.from(page, 'latin1');
    const result = read(bytes);
    expect(result.text).toContain('Café “Lowell” is flooded');
    const part = result.origin.find(({ span }) =>
      result.text.slice(span.start, span.end).startsWith('Café'),
    )!;
    expect(bytes.subarray(part.source.start, part.source.start + 4).toString('latin1')).toBe('Caf\xe9');
  });
});

describe('what the page says of itself', () => {
  test('linked data, OpenGraph, links', () => {
    const { given } = read(
      story(
        '<p class="byline">By Ana Ruiz</p><time datetime="2025-05-04">May 4, 2025</time>',
        `<link rel="canonical" href="https://echo.example/quay"><meta property="og:site_name" content="The Lowell Echo">
         <script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Quay stays closed","author":[{"name":"Ana Ruiz"},{"name":"Bo Lind"}],
         "datePublished":"2025-05-04T09:30:00+02:00","dateModified":"2025-05-05"}]}</script>`,
      ),
    );
    expect(given).toEqual({
      title: 'Quay stays closed',
      outlet: 'The Lowell Echo',
      byline: 'Ana Ruiz, Bo Lind',
      url: 'https://echo.example/quay',
      published: '2025-05-04T09:30:00+02:00',
      modified: '2025-05-05',
    });
  });

  test('a value that the page does not state is left out', () => {
    expect(read(story('')).given).toEqual({ title: 'Quay stays closed' });
  });

  test('dates in the forms that pages use; a date that can be read two ways is none', () => {
    expect(isoOf('20250504')).toBe('2025-05-04');
    expect(isoOf('2025-05-04 09:30:00 +0200')).toBe('2025-05-04T09:30:00+02:00');
    expect(isoOf('Sun, 04 May 2025 09:30:00 GMT')).toBe('2025-05-04T09:30:00Z');
    expect(isoOf('May 4, 2025')).toBe('2025-05-04');
    expect(isoOf('03/04/2025')).toBeUndefined();
    expect(isoOf('yesterday')).toBeUndefined();
  });
});

describe('the article and no more', () => {
  test('related links, share bars and sign-ups are left out', () => {
    const links = [
      'Ferry lost off Lowell Point',
      'Why the cranes of Lowell fell',
      'Mayor asks for a new quay',
    ];
    const { text } = read(
      story(
        `<p>${filler}</p><div class="related-stories"><h3>Related</h3></div><ul>${links.map((one) => `<li><a href="/x">${one}</a></li>`).join('')}</ul>
         <div class="newsletter-signup"><p>Get the Echo in your inbox every morning.</p></div>`,
      ),
    );
    expect(text).toContain('The harbour master');
    expect(text).not.toMatch(/Ferry lost|Related|inbox|Imprint|Home/);
  });

  test('an article in several containers is read whole, another article below it is not', () => {
    const part = (...paragraphs: string[]): string =>
      `<div class="column"><div class="story-text">${paragraphs.map((one) => `<p class="story-paragraph">${one}</p>`).join('')}</div></div>`;
    const opening = 'A crane fell on the quay of Port Lowell on Sunday, hours before the ferry was due.';
    const page =
      `<html><head><title>Crane falls on quay</title></head><body><main><h1>Crane falls on quay</h1><section>${part(opening)}</section><figure><img></figure>` +
      `<section>${part(...Array.from({ length: 8 }, (_, i) => `${filler} ${filler} It said so ${i + 2} times.`))}</section>` +
      `<section><h1>Ferry fares rise</h1>${part('Fares to the islands rise by a tenth in June, the company says.')}</section></main></body></html>`;
    const { text } = read(page);
    expect(text.indexOf(opening)).toBeGreaterThanOrEqual(0);
    expect(text.indexOf(opening)).toBeLessThan(text.indexOf('It said so 2 times'));
    expect(text).not.toContain('Fares to the islands');
  });

  test('a decorated first letter belongs to its word', () => {
    const { text } = read(
      story(
        `<div><div class="dropcap">T</div><p>he ferry is late again, and nobody at the harbour office can say why.</p></div>`,
      ),
    );
    expect(text).toContain('\n\nThe ferry is late again');
  });

  test('truncated pages are read as far as they go', () => {
    const page = story(`<p>${filler}</p>`);
    expect(read(page.slice(0, page.indexOf('<p>The harbour') + 200)).text).toContain(
      'The harbour master of Port Lowell said',
    );
  });

  test('an article in the linked data stands in for a page that shows hardly any of it', () => {
    const body = [filler, filler.replace('quay', 'pier'), filler.replace('cranes', 'ropes')].join('\\n');
    const { text } = read(
      `<html><head><script type="application/ld+json">{"@type":"Article","headline":"Quay stays closed","articleBody":"${body}"}</script></head><body><p>Log in to read on.</p></body></html>`,
    );
    expect(text).toContain('the pier would stay closed');
  });

  test('a page without text is refused', () => {
    expect(() => read('<html><body><script>let a = 1;</script></body></html>')).toThrow(/no text was found/);
  });

  test('odd mark-up never throws anything but that', () => {
    const bits = fc.constantFrom(
      '<p>',
      '</p>',
      '<div class="',
      '">',
      '<b',
      '&#0;',
      '&#xfffff;',
      '<!--',
      '-->',
      '<table><tr>',
      '<svg>',
      '</svg>',
      '<script>',
      '</script>',
      'text ',
      '\u0000',
      '<a href=x>',
      '\ud800',
      '<br>',
      '<li>',
      '<![CDATA[',
      ']]>',
    );
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 40 }), (parts) => {
        const bytes = Buffer.from(`<html><body><p>${filler}</p>${parts.join('')}`);
        const result = read(bytes);
        for (const { span, source } of result.origin) {
          expect(span.end).toBeLessThanOrEqual(result.text.length);
          expect(source.end).toBeLessThanOrEqual(bytes.length);
          expect(source.start).toBeLessThan(source.end);
        }
      }),
      { numRuns: 300 },
    );
  });
});
