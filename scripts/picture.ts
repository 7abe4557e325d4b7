/**
 * Makes docs/report.png, the picture in the README: parts of the report on the example story, as a real Chromium shows
 * them. Run it after a change of the page's looks: `node scripts/picture.ts`.
 */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { openStory } from '../src/engine.ts';
import { findChromium } from './chromium.ts';

const root = join(import.meta.dirname, '..');
/** Sections and the rest of lists that the picture leaves out. */
const EXCERPT = `
#who-says-what,#figures,#agreed,#only-here,#timeline,#voices,#signals,#documents,footer,
#check-first .finding:nth-child(n+4),.documents,details.more,.origins,#glance h3,.matrix tbody tr:nth-child(n+6){display:none!important}
section{padding-top:1.6rem!important}section+section{margin-top:.8rem!important}`;

const story = await openStory();
await story.add(
  globSync('examples/*.{txt,html}', { cwd: root })
    .sort()
    .map((name) => join(root, name)),
);
const html = await story.report('html', { title: 'The flood at Saltmere' });
await story.close();

const executablePath = findChromium();
if (executablePath === undefined) throw new Error('no Chromium: run "npm test" once, which brings one');
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage({
  viewport: { width: 1180, height: 900 },
  deviceScaleFactor: 1.25,
  // The page forbids foreign styles; the picture's own are let in past that.
  bypassCSP: true,
});
await page.setContent(html);
await page.addStyleTag({ content: EXCERPT });
await page.screenshot({ path: join(root, 'docs', 'report.png'), fullPage: true });
await browser.close();
