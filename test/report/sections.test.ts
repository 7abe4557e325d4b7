/** Every section's rendering of the test story is stored; so is its silence where there is nothing to show. */
import { describe, expect, test } from 'vitest';
import { sections } from '../../src/catalog.ts';
import { alone, longStory, quiet, story } from './fixture.ts';
import { differenceFromStored } from './stored.ts';

describe.each(sections.map((section) => [section.name, section] as const))('section %s', (name, section) => {
  test('renders the stored HTML', () => {
    expect(differenceFromStored(name, 'html', section.html(section.load(story)))).toBeNull();
  });

  test('renders the stored Markdown', () => {
    expect(differenceFromStored(name, 'md', `${section.markdown(section.load(story))}\n`)).toBeNull();
  });

  test('says the same thing twice', () => {
    expect(section.html(section.load(story))).toBe(section.html(section.load(story)));
  });

  test('keeps to what is there where nothing was found', () => {
    const page = section.html(section.load(quiet));
    expect(page).not.toMatch(/undefined|NaN|\[object/);
    expect(section.html(section.load(alone))).not.toMatch(/undefined|NaN|\[object/);
  });
});

/** Mark-up that stands outside everything folded away. */
function unfolded(page: string): string {
  let open = 0;
  let kept = '';
  for (const part of page.split(/(<details[^>]*>|<\/details>)/)) {
    if (part.startsWith('<details')) open++;
    else if (part === '</details>') open--;
    else if (open === 0) kept += part;
  }
  return kept;
}

describe('a long story', () => {
  const long = longStory();

  test('shows at most ten differences to check first, the rest folded away', () => {
    const section = sections.find(({ name }) => name === 'check-first')!;
    const page = section.html(section.load(long));
    expect(unfolded(page).match(/<li class="finding/g)).toHaveLength(10);
    expect(page.match(/<li class="finding/g)).toHaveLength(150);
  });

  test('gives every finding exactly one line of its own', () => {
    const pages = sections.map((section) => section.html(section.load(long))).join('');
    const missing = long.examination.findings.filter(
      ({ id }) => pages.split(`id="finding-${id}"`).length !== 2,
    );
    expect(missing).toEqual([]);
  });
});

test('figures: measures of which none is news are shown where there are no others', () => {
  const section = sections.find(({ name }) => name === 'figures')!;
  const light = (input: typeof story): typeof story => ({
    ...input,
    examination: {
      ...input.examination,
      findings: input.examination.findings
        .filter(({ kind, verdict }) => kind === 'figure' && verdict !== 'single')
        .map((finding) => ({ ...finding, verdict: 'agree', weight: 0 })),
    },
  });
  const page = section.html(section.load(light(story)));
  expect(unfolded(page)).toContain('<div class="measure">');
  expect(page).not.toContain('<details class="more">');
});
