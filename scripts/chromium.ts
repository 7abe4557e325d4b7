/**
 * Makes sure that the browser tests have a Chromium, and says what it does: the one that CROSSWIRE_CHROMIUM names, one
 * that is installed, else Debian's package as root, else playwright's own download.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
];

/** The browser to test with, or undefined. */
export function findChromium(): string | undefined {
  const own = chromium.executablePath();
  const places = [process.env.CROSSWIRE_CHROMIUM, ...INSTALLED, own];
  return places.find((path): path is string => path !== undefined && path !== '' && existsSync(path));
}

function run(command: string, args: readonly string[]): void {
  console.error(`chromium: ${command} ${args.join(' ')}`);
  execFileSync(command, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

function install(): void {
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.error('chromium: none here; installing Debian’s package for the browser tests');
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core']);
  } else {
    console.error(
      'chromium: none here and not root; letting playwright download its own for the browser tests',
    );
    run(process.execPath, [
      'node_modules/playwright-core/cli.js',
      'install',
      'chromium-headless-shell',
      'chromium',
    ]);
  }
}

if (process.argv[1] === import.meta.filename) {
  if (findChromium() === undefined) install();
  const found = findChromium();
  if (found === undefined) {
    console.error('chromium: still none; install one and name it in CROSSWIRE_CHROMIUM');
    process.exit(1);
  }
  console.error(`chromium: ${found}`);
}
