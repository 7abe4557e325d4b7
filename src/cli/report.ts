/** `crosswire report`: the cross-examination as a page to read. */
import { writeFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { REPORT_FORMATS, type ReportFormat } from '../engine.ts';
import { note, print } from './console.ts';
import { exitCode } from './exit.ts';
import { INPUTS, type ReadFlags, withJobs, withReading } from './options.ts';
import { storyOf, withProgress } from './story.ts';

type Flags = ReadFlags & { format?: ReportFormat; out?: string; title?: string };

export function reportCommand(program: Command): void {
  const command = program
    .command('report')
    .summary('write the cross-examination as a page to read')
    .description(
      'Writes a self-contained HTML page (it makes no request), Markdown or JSON. The format follows the name of --out\n' +
        '(.html, .md, .json). A single argument ending in .crosswire is a store.',
    )
    .argument('[inputs...]', INPUTS)
    .option('-o, --out <file>', 'where to write; standard output where left out')
    .addOption(new Option('--format <format>', 'what to write').choices(REPORT_FORMATS))
    .option('--title <title>', 'name of the story at the top of the page');
  withJobs(withReading(command)).action(async (inputs: string[], flags: Flags) => {
    const { story, failed } = await storyOf(inputs, flags);
    try {
      const title = flags.title === undefined ? {} : { title: flags.title };
      const page = await withProgress(flags, (work) => story.report(formatOf(flags), { ...work, ...title }));
      if (flags.out === undefined || flags.out === '-') await print(page);
      else {
        await writeFile(flags.out, page);
        note(`Wrote ${flags.out}`);
      }
      process.exitCode = exitCode(1, failed);
    } finally {
      await story.close();
    }
  });
}

function formatOf(flags: Flags): ReportFormat {
  if (flags.format !== undefined) return flags.format;
  if (flags.out?.endsWith('.md')) return 'markdown';
  if (flags.out?.endsWith('.json')) return 'json';
  return 'html';
}
