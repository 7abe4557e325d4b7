/** `crosswire list`: the documents of a store. */
import type { Command } from 'commander';
import { openStory } from '../engine.ts';
import type { AnnotatedDocument } from '../model/layers.ts';
import { print } from './console.ts';
import { formatOption, type OutputFlags, table } from './table.ts';

export function listCommand(program: Command): void {
  program
    .command('list')
    .summary('list the documents of a store')
    .description('Lists the documents of a store with what they state about themselves.')
    .argument('<store>', 'file name ending in .crosswire')
    .addOption(formatOption())
    .action(async (path: string, flags: OutputFlags) => {
      const story = await openStory(path, { mustExist: true });
      try {
        await story.annotate();
        const rows: Record<string, string | number | null>[] = [];
        for await (const document of story.annotated()) rows.push(row(document));
        await print(table(rows, ['id', 'outlet', 'published', 'title', 'sentences'], flags.format));
      } finally {
        await story.close();
      }
    });
}

function row({ document, layers }: AnnotatedDocument): Record<string, string | number | null> {
  const { title, outlet, published } = layers.meta;
  return {
    id: document.id,
    outlet: outlet?.value ?? null,
    published: published?.value ?? null,
    title: title?.value ?? null,
    sentences: layers.sentences.length,
  };
}
