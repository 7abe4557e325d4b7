/** The commands, and how the process ends. */
import { Command, CommanderError } from 'commander';
import { version } from '../version.ts';
import { addCommand } from './add.ts';
import { annotateCommand } from './annotate.ts';
import { complain } from './console.ts';
import { doctorCommand } from './doctor.ts';
import { examineCommand } from './examine.ts';
import { EXIT, explain } from './exit.ts';
import { listCommand } from './list.ts';
import { reportCommand } from './report.ts';
import { searchCommand } from './search.ts';
import { showCommand } from './show.ts';
import { NothingRead } from './story.ts';

const AFTER = `
Exit codes: 0 ok · 1 failed · 2 wrong usage · 3 some documents failed · 130 interrupted

Examples:
  crosswire report articles/ --out report.html
  crosswire annotate article.txt | jq .attributions
  crosswire add flood.crosswire articles/*.txt https://example.org/story
  crosswire report flood.crosswire --out report.md`;

/** The program with all commands; nothing runs until it parses. */
export function program(): Command {
  const root = new Command('crosswire')
    .description(
      'Cross-examines news coverage: who said what, what agrees, what differs, with the exact words.',
    )
    .version(version, '-V, --version')
    .exitOverride()
    .showHelpAfterError('(add --help for the options)')
    .addHelpText('after', AFTER);
  for (const add of [
    reportCommand,
    examineCommand,
    annotateCommand,
    addCommand,
    listCommand,
    showCommand,
    searchCommand,
    doctorCommand,
  ]) {
    add(root);
  }
  return root;
}

/** Runs the command line and sets the exit code. */
export async function run(argv: readonly string[]): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.ok);
    throw error;
  });
  process.once('SIGINT', () => process.exit(EXIT.interrupted));
  try {
    await program().parseAsync([...argv]);
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    } else if (error instanceof NothingRead) {
      process.exitCode = EXIT.failed;
    } else {
      const { line, code } = explain(error);
      complain(line);
      process.exitCode = code;
    }
  }
}
