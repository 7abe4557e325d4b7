/** The whole page: it makes no request, its links lead somewhere, hostile text stays text. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sections } from '../../src/catalog.ts';
import type { ReportInput } from '../../src/model/stages.ts';
import { renderHtml } from '../../src/report/html-page.ts';
import { renderMarkdown } from '../../src/report/markdown-page.ts';
import { alone, annotated, longStory, quiet, story } from './fixture.ts';

const options = { version: '1.2.3' };
const page = renderHtml(story, sections, options);
const stories = { story, quiet, alone, long: longStory() };

describe.each(Object.entries(stories))('page of %s', (_, input) => {
  const rendered = renderHtml(input, sections, options);

  test('every id is there once', () => {
    const ids = [...rendered.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]!);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });

  test('every link inside the page leads somewhere', () => {
    const ids = new Set([...rendered.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]!));
    const broken = [...rendered.matchAll(/href="#([^"]*)"/g)]
      .map((match) => match[1]!)
      .filter((id) => !ids.has(id));
    expect(broken).toEqual([]);
  });

  test('nothing is loaded from anywhere', () => {
    expect(rendered).not.toMatch(
      /<(?:link|img|iframe|object|embed|source|audio|video)\b|@import|url\((?!#)/i,
    );
    expect(rendered).not.toMatch(/\ssrc=|href="(?!#)/);
  });
});

describe('page', () => {
  test('its policy names the digests of its one style and its one script', () => {
    const [, style] = /<style>(.*?)<\/style>/s.exec(page)!;
    const [, script] = /<script>(.*?)<\/script>/s.exec(page)!;
    for (const content of [style!, script!]) {
      expect(page).toContain(`&#39;sha256-${createHash('sha256').update(content).digest('base64')}&#39;`);
    }
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).toContain('default-src &#39;none&#39;');
    expect(page).not.toMatch(/\sstyle="|\son\w+="/);
  });

  test('is small', () => {
    expect(page.length).toBeLessThan(150_000);
    expect(renderHtml(stories.long, sections, options).length).toBeLessThan(2_000_000);
  });

  test('is called what it is told, else as the story, else by its documents', () => {
    expect(renderHtml(story, sections, { ...options, title: 'A <b>' })).toContain(
      '<h1 dir="auto">A &lt;b&gt;</h1>',
    );
    expect(page).toContain(`<h1 dir="auto">${story.examination.story}</h1>`);
    expect(renderHtml(alone, sections, options)).toContain('<h1 dir="auto">1 document cross-examined</h1>');
  });

  test('says what is not known', () => {
    expect(page).toContain('date not stated');
    expect(page).toContain('outlet not stated');
    expect(page).toContain('Speaker not named');
  });

  test('hostile text anywhere stays text', () => {
    const bad = fc.constantFrom(
      '</script><script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      "'--><style>*{}",
      '\0\r\u202e',
      '\ud800&amp;',
      ']]>',
    );
    fc.assert(
      fc.property(
        fc.array(bad, { minLength: 1, maxLength: 4 }),
        fc.string({ unit: 'binary' }),
        (parts, filler) => {
          const rendered = renderHtml(hostile(parts.join(filler)), sections, options);
          const tags = rendered.replace(/<style>.*?<\/style>|<script>.*?<\/script>/gs, '');
          const bare = [...tags.matchAll(/<[a-z][^>]*>/gi)].map(([tag]) => tag.replace(/"[^"]*"/g, '""'));
          expect(bare.filter((tag) => /^<(?:img|script|style)|\sonerror/.test(tag))).toEqual([]);
          expect(rendered).not.toContain('\0');
          expect(rendered.isWellFormed()).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });
});

/** A story in which every string that an article can choose is `text`. */
function hostile(text: string): ReportInput {
  const document = annotated({
    id: `${text}.txt`,
    text,
    title: text,
    outlet: text,
    signals: [[text, text, text]],
  });
  const item = { document: document.document.id, start: 0, end: text.length, text };
  const base = {
    severity: 'high',
    origins: 1,
    reason: text,
    weight: 1,
    evidence: [item],
    detail: {
      speakers: [text],
      type: text,
      measure: text,
      values: [
        {
          evidence: 0,
          low: 1,
          high: 2,
          comparator: text,
          unit: text,
          period: text,
          place: text,
          published: text,
        },
      ],
      conversion: text,
    },
  } as const;
  const kinds = ['quote', 'figure', 'claim', 'position'] as const;
  const verdicts = ['differ', 'agree', 'single'] as const;
  return {
    documents: [document],
    examination: {
      story: text,
      documents: [
        { id: item.document, digest: document.document.digest, meta: document.layers.meta, origin: text },
      ],
      origins: [{ id: text, documents: [item.document, item.document], why: text, overlap: 1 }],
      passages: [{ evidence: [item, item], why: text }],
      entities: [
        {
          id: 'e',
          name: text,
          type: 'person',
          members: [{ document: item.document, entity: 'e', why: text }],
        },
      ],
      findings: kinds.flatMap((kind) =>
        verdicts.map((verdict) => ({
          ...base,
          id: `f ${kind} ${verdict}`,
          kind,
          verdict,
          relation: text,
          evidence: [item],
          detail: { ...base.detail, speakers: [text], values: [...base.detail.values] },
        })),
      ),
      timeline: [{ date: text, precision: 'day', evidence: [item] }],
      share: [{ document: item.document, entity: 'e', direct: 2, indirect: 3 }],
      omissions: [],
      failures: [{ document: text, code: 'binary', message: text }],
    },
  };
}

describe('Markdown page', () => {
  const markdown = renderMarkdown(story, sections, options);

  test('has the same sections', () => {
    const titles = [...page.matchAll(/<h2[^>]*>([^<]+)<\/h2>/g)].map((match) => match[1]);
    expect([...markdown.matchAll(/^## (.+)$/gm)].map((match) => match[1])).toEqual(titles);
  });

  test('gives every finding with the place of its evidence', () => {
    for (const { document, start, end } of story.examination.findings.flatMap(
      (finding) => finding.evidence,
    )) {
      expect(markdown).toContain(`\`${document}:${start}-${end}\``);
    }
  });
});
