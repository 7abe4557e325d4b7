/** A real Chromium for the tests. Without one they fail and say what to do; they are never skipped. */
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';
import { findChromium } from '../../scripts/chromium.ts';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function launch(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    throw new Error(
      'no Chromium found for the browser tests: run "npm test", which brings one, or name one in CROSSWIRE_CHROMIUM',
    );
  }
  return chromium.launch({ executablePath, args: FLAGS });
}
