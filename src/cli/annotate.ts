/** `crosswire annotate`: one JSON object a document, one a line. */
import type { Command } from 'commander';
import { annotateLines } from '../engine.ts';
import { InputError, UsageError } from '../model/errors.ts';
import { FIELDS } from '../run/output.ts';
import { complain, print, progress } from './console.ts';
import { exitCode } from './exit.ts';
import { INPUTS, type ReadFlags, readingOf, withJobs, withReading } from './options.ts';

export function annotateCommand(program: Command): void {
  const command = program
    .command('annotate')
    .summary('print what each document says, as JSON Lines')
    .description(
      'Prints one JSON object a document: its regions, sentences, tokens, entities, mentions, attributions,\n' +
        'quantities, times and signals, each with the span of the text that is its evidence.',
    )
    .argument('[inputs...]', INPUTS)
    .option('--layers <names>', 'only these fields besides id, digest and text, separated by commas');
  withJobs(withReading(command)).action(async (inputs: string[], flags: ReadFlags & { layers?: string }) => {
    const fields = chosen(flags.layers);
    const reading = readingOf(inputs, flags);
    const bar = progress('annotating');
    let done = 0;
    let failed = 0;
    const options = {
      ...reading.options,
      ...(flags.jobs === undefined ? {} : { jobs: flags.jobs }),
      ...(fields === undefined ? {} : { fields }),
    };
    for await (const one of annotateLines(reading.inputs, { ...options, onDocument: bar.step })) {
      if (one instanceof InputError) {
        failed++;
        complain(one.message);
        continue;
      }
      done++;
      await print(`${one}\n`);
    }
    bar.end();
    process.exitCode = exitCode(done, failed);
  });
}

function chosen(names: string | undefined): readonly string[] | undefined {
  if (names === undefined) return undefined;
  const wanted = names.split(',').map((name) => name.trim());
  const unknown = wanted.find((name) => !FIELDS.includes(name));
  if (unknown === undefined) return wanted;
  throw new UsageError(`--layers: there is no "${unknown}". Choose from ${FIELDS.slice(3).join(', ')}.`);
}
