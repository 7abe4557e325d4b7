/** The articles that the benchmarks of many documents read: PolNeAR train and BASIL, mixed in a fixed order. */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

export type Source = { readonly name: string; readonly text: string };

/** One article of BASIL after each four of PolNeAR; `gold` is the folder of the shared data sets. */
export function articlesOf(gold: string): Source[] {
  const polnear = globSync(join(gold, 'polnear', 'train', 'text', '*.txt'))
    .sort()
    .map((file) => ({ name: basename(file), text: readFileSync(file, 'utf8') }));
  const basil = globSync(join(gold, 'stories', 'basil', '*.jsonl'))
    .sort()
    .flatMap((file) => readFileSync(file, 'utf8').trim().split('\n'))
    .map(
      (line) =>
        JSON.parse(line) as { file: string; article: { 'body-paragraphs'?: unknown; title?: string } },
    )
    .map(({ file, article }) => ({ name: basename(file), text: textOf(article) }));
  const mixed: Source[] = [];
  while (polnear.length > 0 || basil.length > 0) mixed.push(...polnear.splice(0, 4), ...basil.splice(0, 1));
  return mixed;
}

/** All strings of an article record, paragraph by paragraph. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(textOf).join('\n');
  if (value === null || typeof value !== 'object') return '';
  const { title, 'body-paragraphs': body } = value as { title?: string; 'body-paragraphs'?: unknown };
  return [title ?? '', textOf(body ?? [])].join('\n\n');
}
