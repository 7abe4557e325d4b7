/** `crosswire add`: puts documents into a store. */
import type { Command } from 'commander';
import { openStory } from '../engine.ts';
import { UsageError } from '../model/errors.ts';
import { complain, note } from './console.ts';
import { exitCode } from './exit.ts';
import { INPUTS, type ReadFlags, readingOf, withJobs, withReading } from './options.ts';
import { isStoreName, withProgress } from './story.ts';

export function addCommand(program: Command): void {
  const command = program
    .command('add')
    .summary('put documents into a store and annotate them')
    .description(
      'Puts documents into STORE (one SQLite file a story, made when it is not there) and annotates them.\n' +
        'A document that is already there is left as it is; after an interruption the same command goes on where it was.',
    )
    .argument('<store>', 'file name ending in .crosswire')
    .argument('<inputs...>', INPUTS);
  withJobs(withReading(command)).action(async (path: string, inputs: string[], flags: ReadFlags) => {
    if (!isStoreName(path)) {
      throw new UsageError(`"${path}" does not end in .crosswire: name the store first, then the documents.`);
    }
    const story = await openStory(path);
    try {
      const reading = readingOf(inputs, flags);
      const { added, unchanged, failures } = await story.add(reading.inputs, {
        ...reading.options,
        onFailure: (error) => complain(error.message),
      });
      await withProgress(flags, (work) => story.annotate(work));
      note(`${path}: ${added.length} added, ${unchanged.length} already there, ${failures.length} failed`);
      process.exitCode = exitCode(added.length + unchanged.length, failures.length);
    } finally {
      await story.close();
    }
  });
}
