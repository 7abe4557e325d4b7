/** `crosswire report`: the cross-examination as a page to read. */
import { writeFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { REPORT_FORMATS } from '../engine.ts';
import type { Examination } from '../model/finding.ts';
import { note, print } from './console.ts';
import { exitCode } from './exit.ts';
import { INPUTS, type ReadFlags, withJobs, withReading } from './options.ts';
import { formatOf, isStandardOutput, named, type OutFlags } from './report-file.ts';
import { storyOf, withProgress } from './story.ts';

type Flags = ReadFlags & OutFlags & { readonly title?: string };

export function reportCommand(program: Command): void {
  const command = program
    .command('report')
    .summary('write the cross-examination as a page to read')
    .description(
      'Writes a self-contained HTML page (it makes no request), Markdown or JSON. The format follows the name of --out ' +
        '(.html, .md, .json) and is HTML where that has no ending. A single argument ending in .crosswire is a store.',
    )
    .argument('[inputs...]', INPUTS)
    .option('-o, --out <file>', 'where to write; standard output where left out')
    .addOption(
      new Option(
        '--format <format>',
        'what to write, whatever the name of --out (html where neither says it)',
      ).choices(REPORT_FORMATS),
    )
    .option('--title <title>', 'name of the story at the top of the page');
  withJobs(withReading(command)).action(async (inputs: string[], flags: Flags) => {
    const format = formatOf(flags);
    const { story, failed } = await storyOf(inputs, flags);
    try {
      const title = flags.title === undefined ? {} : { title: flags.title };
      const page = await withProgress(flags, (work) => story.report(format, { ...work, ...title }));
      if (isStandardOutput(flags.out)) await print(page);
      else {
        await writeFile(flags.out, page);
        note(`Wrote ${named(flags, format)}: ${countsOf(await story.examine())}`);
      }
      process.exitCode = exitCode(1, failed);
    } finally {
      await story.close();
    }
  });
}

/** "7 documents, 6 independent origins, 5 differences, 21 agreements". */
function countsOf({ documents, origins, findings }: Examination): string {
  if (documents.length < 2) return 'one document, nothing to compare';
  const count = (...verdicts: string[]): number =>
    findings.filter(({ verdict }) => verdicts.includes(verdict)).length;
  const several = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;
  return [
    several(documents.length, 'document'),
    several(origins.length, 'independent origin'),
    several(count('differ', 'update', 'unclear'), 'difference'),
    several(count('agree'), 'agreement'),
  ].join(', ');
}
