/** `crosswire search`: sentences of a store that hold all words of a query. */
import { type Command, Option } from 'commander';
import { openStory } from '../engine.ts';
import { print } from './console.ts';
import { formatOption, type OutputFlags, table } from './table.ts';

export function searchCommand(program: Command): void {
  program
    .command('search')
    .summary('find sentences of a store by their words')
    .description(
      'Prints the sentences that hold all words of the query, best first. Exit code 1 when there is none.',
    )
    .argument('<store>', 'file name ending in .crosswire')
    .argument('<words...>', 'the words to look for')
    .addOption(new Option('--limit <n>', 'most sentences to print').argParser(Number).default(20))
    .addOption(formatOption())
    .action(async (path: string, words: string[], flags: OutputFlags & { limit: number }) => {
      const story = await openStory(path, { mustExist: true });
      try {
        await story.annotate();
        const hits = await story.store.search(words.join(' '), flags.limit);
        await print(table(hits, ['document', 'start', 'end', 'text'], flags.format));
        process.exitCode = hits.length > 0 ? 0 : 1;
      } finally {
        await story.close();
      }
    });
}
