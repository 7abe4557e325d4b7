/** The report in a real Chromium: quiet, linked both ways, readable by keyboard, screen reader, phone and printer. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { source as axe } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sections } from '../../src/catalog.ts';
import type { ReportInput } from '../../src/model/stages.ts';
import { cardMap, spanAnchor } from '../../src/report/cards.ts';
import { renderHtml } from '../../src/report/html-page.ts';
import { alone, longStory, quiet, story } from '../report/fixture.ts';
import { launch } from './chromium.ts';

const stories = { story, quiet, alone, crowded: longStory(17, 40), long: longStory() };
/** Axe looks at everything that a page has open: the longest one has nothing that the crowded one lacks. */
const examined = ['story', 'quiet', 'alone', 'crowded'] as const;
const folder = mkdtempSync(join(tmpdir(), 'crosswire-report-'));
const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 360, height: 740 };
let browser: Browser;

beforeAll(async () => {
  for (const [name, input] of Object.entries(stories)) {
    writeFileSync(join(folder, `${name}.html`), renderHtml(input, sections, { version: '0.0.0' }));
  }
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

const address = (name: string): string => pathToFileURL(join(folder, `${name}.html`)).href;

/** Opens a page and hands it to `work`, with what it said on its console and asked for. */
async function open(
  name: keyof typeof stories,
  options: BrowserContextOptions,
  work: (page: Page, said: { readonly errors: string[]; readonly requests: string[] }) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ viewport: DESKTOP, ...options });
  try {
    const page = await context.newPage();
    const errors: string[] = [];
    const requests: string[] = [];
    page.on('console', (message) => errors.push(message.text()));
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(address(name));
    await work(page, { errors, requests });
  } finally {
    await context.close();
  }
}

describe.each(Object.keys(stories) as (keyof typeof stories)[])('%s', (name) => {
  test('says nothing on the console and asks for nothing but itself', async () => {
    await open(name, {}, async (page, { errors, requests }) => {
      await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
      expect(errors).toEqual([]);
      expect(requests).toEqual([address(name)]);
    });
  });

  test('a phone never scrolls it sideways', async () => {
    await open(name, { viewport: PHONE, hasTouch: true, isMobile: true }, async (page) => {
      await page.evaluate(() => {
        for (const box of document.querySelectorAll('details')) box.open = true;
      });
      const [whole, seen] = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.clientWidth,
      ]);
      expect(whole).toBeLessThanOrEqual(seen!);
    });
  });
});

describe.each(examined)('%s', (name) => {
  test.each([
    ['light', DESKTOP],
    ['dark', DESKTOP],
    ['light', PHONE],
  ] as const)('axe finds nothing, %s, %j', async (colorScheme, viewport) => {
    await open(name, { colorScheme, viewport }, async (page) => {
      expect(await violations(page)).toEqual([]);
    });
  });
});

/** Axe's violations, short, with everything unfolded. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    for (const box of document.querySelectorAll('details')) box.open = true;
  });
  // The page's policy lets no other script in; the inspector's own evaluation is not bound by it.
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { axe: examiner } = window as unknown as { axe: { run(): Promise<AxeResults> } };
    return (await examiner.run()).violations;
  });
  return found.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map((node) => `${id}: ${node.html.slice(0, 160)}`),
  );
}
type AxeResults = { violations: { id: string; nodes: { html: string }[] }[] };

/** Every piece of evidence in the examination with its anchor, and what the page has at that anchor. */
async function evidenceInPage(
  page: Page,
  input: ReportInput,
): Promise<{ wanted: string; found: string | null }[]> {
  const cards = cardMap(input);
  const { findings, timeline, passages } = input.examination;
  const items = [...findings, ...timeline, ...passages].flatMap((entry) => entry.evidence);
  const anchors = items.map((item) => ({ id: spanAnchor(cards.get(item.document)!, item), text: item.text }));
  const texts = await page.evaluate(
    (ids) =>
      ids.map((id) => {
        const first = document.getElementById(id);
        if (first === null || first.tagName !== 'MARK') return null;
        const rest = [...document.querySelectorAll(`[data-of="${id}"]`)];
        return [first, ...rest].map((piece) => piece.textContent).join('');
      }),
    anchors.map(({ id }) => id),
  );
  return anchors.map(({ text }, i) => ({ wanted: text, found: texts[i]! }));
}

describe('evidence', () => {
  test.each(['story', 'long'] as const)(
    '%s: each mark holds exactly the words of its evidence',
    async (name) => {
      await open(name, { javaScriptEnabled: true }, async (page) => {
        const pairs = await evidenceInPage(page, stories[name]);
        expect(pairs.length).toBeGreaterThan(20);
        expect(pairs.filter(({ wanted, found }) => wanted !== found)).toEqual([]);
      });
    },
  );

  test('the full text is the document, every character of it', async () => {
    await open('story', {}, async (page) => {
      const texts = await page.evaluate(() =>
        [...document.querySelectorAll('.text')].map((text) => text.textContent),
      );
      expect(texts).toEqual(story.documents.map(({ document }) => document.text));
    });
  });

  test('a link leads to its words, lit up, and back to its line', async () => {
    await open('story', {}, async (page) => {
      await page.click('#finding-f1 .side.s2 a.to');
      const words = page.locator('mark:target');
      expect(await words.textContent()).toBe('We will reopen the line before every rope has been checked');
      expect(await words.evaluate((mark) => getComputedStyle(mark).backgroundColor)).toBe(
        'rgb(255, 220, 102)',
      );
      expect(await words.evaluate(inView)).toBe(true);
      await page.locator('mark:target + a.back').click();
      expect(await page.locator(':target').getAttribute('id')).toBe('finding-f1');
      expect(await page.locator(':target').evaluate(inView)).toBe(true);
    });
  });

  test('words cut by other evidence light up as one', async () => {
    await open('story', {}, async (page) => {
      const cut = page.locator('[data-of]').first();
      const id = await cut.getAttribute('data-of');
      await page.goto(`${address('story')}#${id}`);
      expect(await cut.evaluate((mark) => getComputedStyle(mark).backgroundColor)).toBe('rgb(255, 220, 102)');
    });
  });

  test('a link into something folded away unfolds it, with and without script', async () => {
    for (const javaScriptEnabled of [true, false]) {
      await open('long', { javaScriptEnabled }, async (page) => {
        const hidden = stories.long.examination.findings
          .filter(({ verdict }) => verdict === 'differ')
          .at(-1)!;
        await page.goto(`${address('long')}#finding-${hidden.id}`);
        await expect.poll(() => page.locator(`#finding-${hidden.id}`).isVisible()).toBe(true);
      });
    }
  });
});

function inView(element: Element): boolean {
  const box = element.getBoundingClientRect();
  return box.bottom > 0 && box.top < window.innerHeight;
}

describe('reading', () => {
  test('by keyboard: the skip link comes first, then sections, and focus is seen', async () => {
    await open('story', {}, async (page) => {
      await page.keyboard.press('Tab');
      const first = page.locator(':focus');
      expect(await first.textContent()).toBe('Skip to the report');
      expect((await first.boundingBox())!.x).toBeGreaterThanOrEqual(0);
      await page.keyboard.press('Enter');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
      await page.keyboard.press('Tab');
      expect(await page.locator(':focus').evaluate((link) => link.closest('section')?.id)).toBe('glance');
      expect(await page.locator(':focus').evaluate((link) => getComputedStyle(link).outlineStyle)).toBe(
        'solid',
      );
      await page.locator('#check-first > details > summary').focus();
      await page.keyboard.press('Enter');
      expect(await page.locator('#check-first > details').getAttribute('open')).toBe('');
    });
  });

  test('by screen reader: one heading of the first rank, no rank left out, charts have names', async () => {
    await open('story', {}, async (page) => {
      const ranks = await page.evaluate(() =>
        [...document.querySelectorAll('h1,h2,h3,h4')].map((heading) => Number(heading.tagName[1])),
      );
      expect(ranks.filter((rank) => rank === 1)).toHaveLength(1);
      expect(ranks.filter((rank, i) => i > 0 && rank > ranks[i - 1]! + 1)).toEqual([]);
      const unnamed = await page.locator('svg:not([aria-hidden]):not([aria-label])').count();
      expect(unnamed).toBe(0);
    });
  });

  test('without script everything is there', async () => {
    await open('story', { javaScriptEnabled: false }, async (page) => {
      expect(await page.locator('h2').count()).toBe(sections.length);
    });
  });

  test('the voices of sentences are shown, and hidden on demand', async () => {
    await open('story', {}, async (page) => {
      const voice = page.locator('#doc-A').locator('xpath=..').locator('.voice').first();
      const words = (): Promise<string> =>
        voice.evaluate((note) => getComputedStyle(note, '::after').content);
      expect(await words()).toContain('Tessa Brandt, quoted');
      await page.uncheck('#show-voices');
      expect(await words()).toBe('none');
    });
  });

  test('on paper: no navigation, what is folded away is printed, ink on white', async () => {
    await open('long', { colorScheme: 'dark' }, async (page) => {
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
      expect(await page.locator('nav').isVisible()).toBe(false);
      const folded = page.locator('details.more .finding').last();
      expect(await folded.isVisible()).toBe(true);
      expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
        'rgb(255, 255, 255)',
      );
      await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
      expect(await page.locator('details.more[open]').count()).toBe(0);
    });
  });

  test('opens in under a second', async () => {
    await open('story', {}, async (page) => {
      const timing = await page.evaluate(() => {
        const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
        return entry!.loadEventEnd;
      });
      expect(timing).toBeLessThan(1000);
    });
  });
});
