/** `crosswire examine`: the cross-examination of one story as a JSON object. */
import type { Command } from 'commander';
import { print } from './console.ts';
import { exitCode } from './exit.ts';
import { INPUTS, type ReadFlags, withJobs, withReading } from './options.ts';
import { storyOf, withProgress } from './story.ts';

export function examineCommand(program: Command): void {
  const command = program
    .command('examine')
    .summary('compare the documents of one story, as JSON')
    .description(
      'Prints one JSON object for the set of documents: origins, entities, findings with their evidence, timeline,\n' +
        'share of words and omissions. A single argument ending in .crosswire is a store.',
    )
    .argument('[inputs...]', INPUTS);
  withJobs(withReading(command)).action(async (inputs: string[], flags: ReadFlags) => {
    const { story, failed } = await storyOf(inputs, flags);
    try {
      const examination = await withProgress(flags, (work) => story.examine(work));
      await print(`${JSON.stringify(examination)}\n`);
      process.exitCode = exitCode(examination.documents.length, failed);
    } finally {
      await story.close();
    }
  });
}
