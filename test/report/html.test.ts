import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeHtml, html } from '../../src/report/html.ts';
import { escapeMarkdown, place, quotedMarkdown } from '../../src/report/markdown.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 60 });

/** What a parser makes of escaped text. */
function parsed(escaped: string): string {
  const names: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#13': '\r' };
  return escaped.replace(/&([^;]+);/g, (_, name: string) => names[name] ?? '?');
}

describe('the escaping template', () => {
  test('text comes out as text, whatever it is', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { markup } = html`<p title="${text}">${text}</p>`;
        const [, title, body] = /^<p title="([^"<>]*)">([^<>]*)<\/p>$/s.exec(markup)!;
        const expected = text.replaceAll('\0', '\ufffd').toWellFormed();
        expect(parsed(title!)).toBe(expected);
        expect(parsed(body!)).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  test('mark-up of the template stays mark-up, lists are joined, nothing is left of nothing', () => {
    const items = ['<a>', 2, null, undefined, false] as const;
    expect(html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`.markup).toBe(
      '<ul><li>&lt;a&gt;</li><li>2</li><li></li><li></li><li></li></ul>',
    );
  });

  test('a closing script tag in a text closes nothing', () => {
    expect(escapeHtml('</script><script>')).toBe('&lt;/script&gt;&lt;script&gt;');
  });
});

describe('Markdown', () => {
  test('has no mark-up and no line break from a text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const escaped = escapeMarkdown(text);
        expect(escaped).not.toMatch(/[\n\r\u2028\u2029\0]|(?<!\\)[*_`[\]|]|</);
      }),
      { numRuns: 500 },
    );
  });

  test('a line of an article starts no list, heading or rule', () => {
    const lines = ['- a', '+ a', '1. a', '12) a', '# a', '> a', '=== a', '--- a'];
    for (const line of lines) expect(escapeMarkdown(line)).toMatch(/^\\|^\d*\\/);
  });

  test('a number or a minus at the start stays what it is', () => {
    expect(['3.5 million', '-5 degrees', '12:20 p.m.'].map(escapeMarkdown)).toEqual([
      '3.5 million',
      '-5 degrees',
      '12:20 p.m.',
    ]);
  });

  test('words that hold quotation marks get no others around them', () => {
    expect(quotedMarkdown('No, Minister')).toBe('“No, Minister”');
    expect(quotedMarkdown('“No,” she said')).toBe('“No,” she said');
  });

  test('a place is one code span', () => {
    expect(place('a `b`\n.txt', 3, 9)).toBe('`a b .txt:3-9`');
  });
});
