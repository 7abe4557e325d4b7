/** Passages that stand twice in one document. */
import type { Role } from './head.ts';
import type { Paragraph } from './paragraphs.ts';

/** Shortest paragraph in words that counts as a passage. */
const PASSAGE = 6;

/**
 * Marks the copies of paragraphs that stand twice as `duplicate`. Where the article is preceded by a teaser made of its
 * own paragraphs, the teaser is the copy, so that the whole flow of the article stays; else the later one is.
 */
export function markDuplicates(paragraphs: readonly Paragraph[], roles: Role[]): void {
  const places = new Map<string, number[]>();
  paragraphs.forEach(({ key, words }, i) => {
    if (
      words < PASSAGE ||
      (roles[i] !== undefined && roles[i] !== 'list' && roles[i] !== 'deck' && roles[i] !== 'heading')
    )
      return;
    places.set(key, [...(places.get(key) ?? []), i]);
  });
  const repeated = [...places.values()].filter((at) => at.length > 1);
  if (repeated.length === 0) return;
  const last = new Map(repeated.flatMap((at) => at.map((i) => [i, at.at(-1)!] as const)));
  const teaser = teaserOf(paragraphs, roles, last);
  for (const at of repeated) {
    const kept = at.find((i) => !teaser.has(i)) ?? at[0]!;
    for (const i of at) if (i !== kept) roles[i] = 'duplicate';
  }
}

/** Indexes of the paragraphs at the head that all stand again below, after the last of them. */
function teaserOf(
  paragraphs: readonly Paragraph[],
  roles: readonly Role[],
  last: ReadonlyMap<number, number>,
): ReadonlySet<number> {
  const teaser = new Set<number>();
  for (let i = 0; i < paragraphs.length; i++) {
    if (roles[i] !== undefined) continue;
    const again = last.get(i);
    if (again === undefined || again === i) break;
    if ([...teaser].some((one) => last.get(one)! <= i)) break;
    teaser.add(i);
  }
  for (const i of teaser) if ([...teaser].some((one) => one !== i && last.get(i) === one)) teaser.delete(i);
  return teaser;
}

/**
 * Length of the repetition of `title` that a paragraph begins with, the blanks after it included; 0 where it begins with
 * something else. Only a title of four words or more is looked for.
 */
export function repetitionLength(text: string, title: string): number {
  if (title.split(/\s+/).length < 4 || !text.startsWith(title)) return 0;
  const after = text.slice(title.length);
  if (!/^\s+(?=["“‘'(]?[\p{Lu}\p{N}])/u.test(after)) return 0;
  return title.length + /^\s+/.exec(after)![0].length;
}
